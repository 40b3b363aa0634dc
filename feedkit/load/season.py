"""Which posts may be seen now, and when that changes by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.report import Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedkit.load.verdicts import Verdicts
    from feedkit.load.wanted import Wanted

__all__ = ["Season", "season_of"]


class Season(Struct, frozen=True):
    """What may be seen at one time."""

    order: list[str]  #: the paths of posts that may be, newest first
    skipped: list[Skipped]  #: the others, but for those with a problem
    next_due: datetime | None  #: when the next of them is to be published, UTC
    until: float | None  #: when the next is due or expires, seconds since 1970


def season_of(paths: Sequence[str], verdicts: Verdicts, wanted: Wanted, *, always: bool) -> Season:
    """Return what may be seen of the posts at `paths`, which are in order, by the verdicts on them.

    Where the generator shows posts `always`, it does so before they are published, too. Posts of
    the same time stay in the order of their paths.
    """
    now = wanted.now.timestamp()
    times, special = verdicts.published, verdicts.special
    newest_first = sorted(range(len(paths)), key=times.__getitem__, reverse=True)
    opening: dict[int, int] = {}
    if not (wanted.future or always):
        future = takewhile(lambda place: times[place] > now, newest_first)
        opening = {place: times[place] for place in future if place not in special}
    closing: list[int] = []
    left_out: dict[int, str | None] = {}
    for place, each in special.items():
        if each.reason is not None or each.lost:
            left_out[place] = each.reason
        if each.opens is not None and each.opens > now and not wanted.future:
            opening[place] = each.opens
        elif each.closes is not None and each.closes <= now:
            left_out[place] = f"expired on {_minute(each.closes)}"
        if each.closes is not None and each.closes > now:
            closing.append(each.closes)
    left_out |= {place: f"not before {_minute(opens)}" for place, opens in opening.items()}
    return Season(
        order=[paths[place] for place in newest_first if place not in left_out],
        skipped=[
            Skipped(path=paths[place], reason=reason)
            for place, reason in sorted(left_out.items())
            if reason is not None
        ],
        next_due=_utc(min(opening.values())) if opening else None,
        until=min([*opening.values(), *closing], default=None),
    )


def _minute(seconds: int) -> str:
    return f"{_utc(seconds):%Y-%m-%d %H:%M} UTC"


def _utc(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
