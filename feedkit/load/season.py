"""Which posts may be seen now, and when that changes by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.report import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedkit.load.reading import Verdict
    from feedkit.load.wanted import Wanted

__all__ = ["Season", "season_of"]


class Season(Struct, frozen=True):
    """What may be seen at one time."""

    order: list[str]  #: the paths of posts that may be, newest first
    skipped: list[Skipped]  #: the others, but for those with a problem
    next_due: datetime | None  #: when the next of them is to be published, UTC
    until: float | None  #: when the next is due or expires, seconds since 1970


def season_of(paths: Iterable[str], verdicts: Iterable[Verdict], wanted: Wanted) -> Season:
    """Return what may be seen of the posts at `paths`, which are in order, by the verdicts on them.

    Posts of the same time stay in the order of their paths.
    """
    now = wanted.now.timestamp()
    seen: list[str] = []
    times: list[int] = []
    skipped: list[Skipped] = []
    opening: list[int] = []
    closing: list[int] = []
    for path, verdict in zip(paths, verdicts, strict=True):
        published, opens, closes = verdict.published, verdict.opens, verdict.closes
        reason = verdict.reason
        if opens is not None and opens > now:
            opening.append(opens)
            if not wanted.future:
                reason = f"not before {_utc(opens):%Y-%m-%d %H:%M} UTC"
        if closes is not None:
            if closes > now:
                closing.append(closes)
            elif reason is None:
                reason = f"expired on {_utc(closes):%Y-%m-%d %H:%M} UTC"
        if reason is not None:
            skipped.append(Skipped(path=path, reason=reason))
        elif published is not None:
            seen.append(path)
            times.append(published)
    newest_first = sorted(range(len(seen)), key=times.__getitem__, reverse=True)
    return Season(
        order=[seen[place] for place in newest_first],
        skipped=skipped,
        next_due=_utc(min(opening)) if opening and not wanted.future else None,
        until=min([*opening, *closing], default=None),
    )


def _utc(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
