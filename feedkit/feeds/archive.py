"""A feed in parts: what people subscribe to, and archives of what is older (RFC 5005 §4).

Whoever has read an archive need not look at it again (§4.1), so an archive has all of its entries
from the start. Those that are too few for another one stay in what people subscribe to. Together
the parts hold each entry once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from feedkit.model import Entry, Paging

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from feedkit.model import Feed

__all__ = ["Division", "archive_name", "divide", "in_archives"]


class Division(NamedTuple):
    """Which entries go where; newest first, as everywhere."""

    current: tuple[Entry, ...]  #: what people subscribe to
    archives: Sequence[tuple[Entry, ...]]  #: the oldest first


def divide(
    entries: Sequence[Entry], *, limit: int, size: int, archived: Collection[str] | None = None
) -> Division:
    """Divide `entries`, newest first, so that at least `limit` of them are current.

    As soon as there are `size` more, the oldest become an archive. `archived` are the ids in an
    archive that was published before: it comes first, with those of its entries that there still
    are.
    """
    before = archived or ()
    rest = [entry for entry in entries if entry.id not in before]
    spare = max(len(rest) - limit, 0) // size * size
    oldest_first = rest[::-1][:spare]
    archives = [tuple(oldest_first[start : start + size][::-1]) for start in range(0, spare, size)]
    if archived is not None:
        archives.insert(0, tuple(entry for entry in entries if entry.id in before))
    return Division(tuple(rest[: len(rest) - spare]), archives)


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
    """Yield the feed of each of `archives`, which are numbered from `first` on, then `feed` itself.

    All of them know their neighbours by the `address` of each number. The feed itself has the
    number 0.
    """
    last = first + len(archives) - 1
    for number, entries in enumerate(archives, start=first):
        paging = Paging(
            current=feed.url,
            prev_archive=address(number - 1) if number > 1 else None,
            next_archive=address(number + 1) if number < last else None,
            is_archive=True,
        )
        # Nobody subscribes to an archive, so there is nothing that a hub could tell of it.
        yield (
            number,
            replace(feed, url=address(number), id=feed.id, entries=entries, paging=paging, hubs=()),
        )
    newest = address(last) if last else None
    yield 0, replace(feed, paging=replace(feed.paging, prev_archive=newest))
