"""What is wrong with entries beside each other: ids, dates and order, whatever the format."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.check.elements import READERS, W3C_ERROR, W3C_WARNING
from feedkit.check.findings import Finding, Rule
from feedkit.check.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

__all__ = ["Listed", "order_findings", "same_id_findings", "same_updated_findings"]

DUPLICATE_ENTRY = Rule(
    "duplicate-entry",
    "error",
    f"{W3C_ERROR}/DuplicateEntries.html",
    "leave one of them out, or give each an id of its own: readers show one",
)
SAME_UPDATED = Rule(
    "same-updated",
    "warning",
    f"{W3C_WARNING}/DuplicateUpdated.html",
    "give the time of each change, not its day alone: readers sort by it",
)
NOT_NEWEST_FIRST = Rule(
    "not-newest-first", "advice", READERS, "put the newest entry first: few readers sort"
)


class Listed(Struct, frozen=True):
    """What matters of an entry where others are beside it."""

    where: str
    line: int | None
    id: str
    published: datetime | None
    updated: datetime | None


def same_id_findings(entries: Sequence[Listed]) -> Iterator[Finding]:
    """Yield entries that have the id of an earlier one."""
    first: dict[str, Listed] = {}
    for entry in entries:
        earlier = first.setdefault(entry.id, entry)
        if entry.id and earlier is not entry:
            found = f"{entry.where} has the id of {earlier.where}, {quoted(entry.id)}"
            yield DUPLICATE_ENTRY.at(entry.line, found)


def same_updated_findings(entries: Sequence[Listed]) -> Iterator[Finding]:
    """Yield times at which several entries were updated."""
    at: defaultdict[datetime, list[Listed]] = defaultdict(list)
    for entry in entries:
        if entry.updated:
            at[entry.updated].append(entry)
    for time, same in at.items():
        if len(same) > 1:
            found = f"{same[0].where} and {len(same) - 1} more were updated at {time.isoformat()}"
            yield SAME_UPDATED.at(same[1].line, found)


def order_findings(entries: Sequence[Listed]) -> Iterator[Finding]:
    """Yield the first entry that is newer than the one before it, by both of its dates."""
    orders = ([entry.published for entry in entries], [entry.updated for entry in entries])
    late = [place for dates in orders if (place := _newer_than_before(dates)) is not None]
    if len(late) == len(orders) or (late and not all(any(dates) for dates in orders)):
        entry = entries[late[0]]
        yield NOT_NEWEST_FIRST.at(entry.line, f"{entry.where} is newer than the one before it")


def _newer_than_before(dates: Sequence[datetime | None]) -> int | None:
    for place, (before, date) in enumerate(pairwise(dates), start=1):
        if before and date and date > before:
            return place
    return None
