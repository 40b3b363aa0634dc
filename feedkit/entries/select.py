"""Which posts become part of a feed, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from feedkit.entries.dialect import DRAFT, Dialect
from feedkit.entries.fields import Fields, as_text, is_false
from feedkit.errors import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from feedkit.entries.normalize import Window
    from feedkit.model import Entry

__all__ = ["newest_first", "out_of_season", "unique", "unwanted"]


def unwanted(
    fields: Fields, dialect: Dialect, *, where: Mapping[str, object], drafts: bool
) -> str | None:
    """Return why a post is left out, as far as its front matter alone says; None when it is not."""
    for key, expected in where.items():
        value = fields.get(key)
        if not _matches(value, expected):
            return f"{key} is not {expected!r}" if value is not None else f"has no {key}"
    if is_false(fields.get("feed")):
        return "feed: false"
    rule = dialect.leaves_out(fields)
    if rule is None or (drafts and rule.kind == DRAFT):
        return None
    return rule.reason or f"{rule.key}: {_shown(fields.get(rule.key))}"


def out_of_season(window: Window, *, now: datetime, future: bool) -> str | None:
    """Return why an entry is left out at the time `now`; None when it is not."""
    if window.opens > now and not future:
        return f"not before {window.opens:%Y-%m-%d %H:%M} UTC"
    if window.closes and window.closes <= now:
        return f"expired on {window.closes:%Y-%m-%d %H:%M} UTC"
    return None


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return `entries` by publication, newest first; those of one instant by their path."""
    by_path = sorted(entries, key=lambda entry: (entry.source or "", entry.id))
    return sorted(by_path, key=lambda entry: entry.published, reverse=True)


def unique(entries: Iterable[Entry], on_problem: Callable[[Problem], None]) -> list[Entry]:
    """Return `entries` without those whose id an earlier one has; they are a problem.

    Two entries with one id are one entry to a reader (RFC 4287 §4.1.1 forbids them).
    """
    by_id: dict[str, Entry] = {}
    for entry in entries:
        first = by_id.setdefault(entry.id, entry)
        if first is not entry:
            message = f"has the same id as {first.source}: {entry.id}"
            on_problem(Problem(path=entry.source or "", field="id", message=message))
    return list(by_id.values())


def _matches(value: object, expected: object) -> bool:
    """Compare as text, since a command line knows nothing else; any item of a list may match."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return any(_matches(item, expected) for item in value)
    return _shown(value) == _shown(expected)


def _shown(value: object) -> str | None:
    return str(value).lower() if isinstance(value, bool) else as_text(value)
