"""Feeds in several documents (RFC 5005): complete, paged and archived ones, Atom and RSS alike."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from feedkit.check.elements import ATOM, HISTORY
from feedkit.check.findings import Finding, Rule
from feedkit.check.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["archive_findings"]

NOT_EMPTY = Rule(
    "history-not-empty", "warning", "RFC 5005 §2", "leave fh:complete and fh:archive empty"
)
COMPLETE_AND_PART = Rule(
    "complete-and-part",
    "warning",
    "RFC 5005 §2",
    "leave fh:complete out of feeds that have other pages or archives",
)
REPEATED_RELATION = Rule(
    "repeated-relation",
    "warning",
    "RFC 5005 §3",
    "name one document for each relation: readers follow one",
)
LINK_TO_ITSELF = Rule(
    "link-to-itself",
    "warning",
    "RFC 5005 §3",
    "name the document before or after this one, or none: readers go round in circles",
)
ARCHIVE_WITHOUT_CURRENT = Rule(
    "archive-without-current",
    "warning",
    "RFC 5005 §4",
    'add a link with rel="current" and the address that people subscribe to',
)
UNMARKED_ARCHIVE = Rule(
    "unmarked-archive", "warning", "RFC 5005 §4", "add an empty fh:archive element to archives"
)

#: Relations that lead to another document of the feed …
OTHERS = ("next", "previous", "prev-archive", "next-archive")
#: … and all of RFC 5005's.
RELATIONS = (*OTHERS, "first", "last", "current")


def archive_findings(head: _Element) -> Iterator[Finding]:
    """Yield what is wrong with the paging of a feed; `head` is its ``feed`` or ``channel``."""
    links: defaultdict[str, list[_Element]] = defaultdict(list)
    for link in head.findall(f"{ATOM}link"):
        links[link.get("rel", "alternate")].append(link)
    own = {link.get("href") for link in links["self"]}
    for relation in RELATIONS:
        for link in links[relation][1:]:
            yield REPEATED_RELATION.at(link.sourceline, f"feed: a second link {relation}")
    for relation in OTHERS:
        for link in links[relation]:
            if link.get("href") in own:
                found = f"feed, link {relation}: {quoted(link.get('href', ''))}"
                yield LINK_TO_ITSELF.at(link.sourceline, found)
    yield from _mark_findings(head, links, own)


def _mark_findings(
    head: _Element, links: dict[str, list[_Element]], own: set[str | None]
) -> Iterator[Finding]:
    complete, archive = head.find(f"{HISTORY}complete"), head.find(f"{HISTORY}archive")
    for mark in (complete, archive):
        if mark is not None and (len(mark) or (mark.text or "").strip()):
            yield NOT_EMPTY.at(mark.sourceline, f"feed: {quoted(mark.text or '')}")
    parts = [relation for relation in OTHERS if links[relation]]
    if complete is not None and (parts or archive is not None):
        found = f"feed: fh:complete beside {parts[0] if parts else 'fh:archive'}"
        yield COMPLETE_AND_PART.at(complete.sourceline, found)
    if archive is not None and not links["current"]:
        yield ARCHIVE_WITHOUT_CURRENT.at(archive.sourceline, "feed: an archive")
    # Archives alone have newer ones, or say that what is current is elsewhere.
    elsewhere = [link for link in links["current"] if own and link.get("href") not in own]
    if archive is None and (links["next-archive"] or (links["prev-archive"] and elsewhere)):
        mark = (links["next-archive"] or elsewhere)[0]
        yield UNMARKED_ARCHIVE.at(mark.sourceline, "feed: an archive by its links")
