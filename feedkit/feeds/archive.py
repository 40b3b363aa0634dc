"""A feed in parts: what people subscribe to, and archives of what is older (RFC 5005 §4).

An archive is never changed once it is full, so that whoever has read it need not read it again.
Together the parts hold each entry once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from feedkit.model import Entry, Paging

if TYPE_CHECKING:
    from feedkit.model import Feed

__all__ = ["Division", "archive_name", "in_archives", "partition"]


@dataclass(frozen=True, slots=True)
class Division:
    """Which entries go where; newest first, as everywhere."""

    current: tuple[Entry, ...]  #: what people subscribe to
    archives: Sequence[tuple[Entry, ...]]  #: those that can still change, the oldest first


def partition(entries: Sequence[Entry], *, limit: int, size: int) -> Division:
    """Divide `entries`, newest first, that are in no full archive yet.

    The newest `limit` of them (at least one) are what people subscribe to, the rest goes into
    archives of `size` entries each, the oldest first. The last archive is never full: an archive
    is full together with its link to the next one, which therefore has to exist. Where there would
    be nothing in that one, an entry more stays with the newest.
    """
    limit = max(limit, 1)
    spare = max(len(entries) - limit, 0)
    if spare % size == 0 and spare:
        spare -= 1
    oldest_first = entries[::-1]
    archives = [
        tuple(oldest_first[start : min(start + size, spare)][::-1])
        for start in range(0, spare, size)
    ]
    return Division(tuple(entries[: len(entries) - spare]), archives)


def archive_name(path: str, number: int) -> str:
    """Return the name of a feed's archive, `path` being the feed's: ``feed-archive-3.xml``.

    It works for addresses as well as for paths. The oldest archive is number 1.
    """
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return f"{folder}{slash}{stem or suffix}-archive-{number}{dot if stem else ''}" + (
        suffix if stem else ""
    )


def in_archives(
    feed: Feed, archives: Sequence[tuple[Entry, ...]], *, first: int
) -> Iterator[tuple[int, Feed]]:
    """Yield the feed of each of `archives`, which are numbered from `first` on, then `feed` itself.

    All of them know their neighbours. The feed itself has the number 0.
    """
    last = first + len(archives) - 1
    for number, entries in enumerate(archives, start=first):
        paging = Paging(
            current=feed.url,
            prev_archive=archive_name(feed.url, number - 1) if number > 1 else None,
            next_archive=archive_name(feed.url, number + 1) if number < last else None,
            is_archive=True,
        )
        url = archive_name(feed.url, number)
        yield number, replace(feed, url=url, id=feed.id, entries=entries, paging=paging)
    newest = archive_name(feed.url, last) if last else None
    yield 0, replace(feed, paging=replace(feed.paging, prev_archive=newest))
