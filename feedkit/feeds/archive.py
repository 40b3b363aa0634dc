"""A feed in parts: what people subscribe to, and archives of what is older (RFC 5005 §4).

Whoever has read an archive need not look at it again (§4.1), so an archive has all of its entries
from the start, and never changes. Those that are too few for another one stay in what people
subscribe to. Together the parts hold each entry once.

An archive has a link to the next one from the start, too. So that it leads somewhere, there is a
document without entries in the place of the archive that is to come. It is no archive yet, and does
not say that it is one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.model import Entry, Paging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from feedkit.model import Feed

__all__ = ["Division", "archive_name", "divide", "in_archives"]


class Division(Struct, frozen=True):
    """Which entries go where; newest first, as everywhere."""

    current: tuple[Entry, ...]  #: what people subscribe to
    archives: Sequence[tuple[Entry, ...]]  #: the oldest first


def divide(entries: Sequence[Entry], *, limit: int, size: int) -> Division:
    """Divide `entries`, newest first, that are in no archive yet.

    At least `limit` of them are current. As soon as there are `size` more, the oldest become an
    archive.
    """
    spare = max(len(entries) - limit, 0) // size * size
    oldest_first = entries[::-1][:spare]
    archives = [tuple(oldest_first[start : start + size][::-1]) for start in range(0, spare, size)]
    return Division(tuple(entries[: len(entries) - spare]), archives)


def archive_name(path: str, number: int) -> str:
    """Return the name of a feed's archive, `path` being the feed's: ``feed.archive-3.xml``.

    It works for addresses as well as for paths. The oldest archive is number 1. No tag has a feed
    of that name, as there is no dot in a slug.
    """
    folder, slash, name = path.rpartition("/")
    stem, suffix = name.rsplit(".", 1) if "." in name[1:] else (name, "")
    return f"{folder}{slash}{stem}.archive-{number}{suffix and '.' + suffix}"


def in_archives(
    feed: Feed,
    archives: Sequence[tuple[Entry, ...]],
    *,
    first: int,
    address: Callable[[int], str],
) -> Iterator[tuple[int, Feed]]:
    """Yield the feed of each of `archives`, which are numbered from `first` on, and their number.

    Then, where there are any archives, new or old, what stands in for the next one; and at last
    `feed` itself, which has the number 0. All of them know their neighbours by the `address` of
    each number.
    """

    def part(number: int, entries: tuple[Entry, ...], paging: Paging) -> tuple[int, Feed]:
        # Nobody subscribes to an archive, so there is nothing that a hub could tell of it.
        url = address(number)
        return number, replace(feed, url=url, id=feed.id, entries=entries, paging=paging, hubs=())

    coming = first + len(archives)
    for number, entries in enumerate(archives, start=first):
        paging = Paging(
            current=feed.url,
            prev_archive=address(number - 1) if number > 1 else None,
            next_archive=address(number + 1),
            is_archive=True,
        )
        yield part(number, entries, paging)
    if coming > 1:
        yield part(coming, (), Paging(current=feed.url))
    newest = address(coming - 1) if coming > 1 else None
    yield 0, replace(feed, paging=replace(feed.paging, prev_archive=newest))
