"""Where else a feed is: its hubs (WebSub), and the rest of its entries (RFC 5005)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from feedkit.feeds.namespaces import HISTORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedkit.model import Feed

__all__ = ["add_history", "links", "says_history"]


def links(feed: Feed) -> Iterator[tuple[str, str]]:
    """Yield relation and address of each Atom link to them; RSS borrows these from Atom."""
    for hub in feed.hubs:
        yield "hub", hub  # https://www.w3.org/TR/websub/#discovery
    paging = feed.paging
    related = {
        "current": paging.current,
        "next": paging.next,
        "prev-archive": paging.prev_archive,
        "next-archive": paging.next_archive,
    }
    for relation, address in related.items():
        if address:
            yield relation, address


def says_history(feed: Feed) -> bool:
    """Say whether `add_history` adds anything."""
    return feed.paging.is_archive or feed.paging.is_complete


def add_history(element: etree._Element, feed: Feed) -> None:
    """Say of a document that it is an archive (RFC 5005 §4), or all there is (§2)."""
    if feed.paging.is_archive:
        etree.SubElement(element, f"{{{HISTORY}}}archive")
    if feed.paging.is_complete:
        etree.SubElement(element, f"{{{HISTORY}}}complete")
