"""What feedgen lacks of Atom (RFC 4287), supplied through its own extension interface.

feedgen builds the skeleton of a document and checks what is required; it loses every attribute of
an entry's links but the address. Each extension here is handed the finished element and completes
it from the `Feed` and the `Entry` it was given. The order of elements carries no meaning
(RFC 4287 §4.1.1).

feedgen writes Atom's namespace as a literal attribute, so in lxml's eyes its Atom elements have
none: new ones are made without a namespace as well, or they would come out as ``ns0:link``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedgen.ext.base import BaseEntryExtension, BaseExtension

from feedkit.feeds.elements import add_empty, add_stylesheet, child
from feedkit.feeds.extend import extend, own_namespaces
from feedkit.feeds.media import add_image
from feedkit.feeds.namespaces import HISTORY, MEDIA, XML
from feedkit.feeds.paging import add_history, says_history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from feedkit.model import Entry, Feed, Origin

__all__ = ["AtomEntry", "AtomFeed"]


class AtomFeed(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Completes the ``feed`` element."""

    feed: Feed

    def extend_ns(self) -> dict[str, str]:
        """Return the namespaces that are used, to be declared once on the root."""
        declared = {"media": MEDIA} if any(entry.image for entry in self.feed.entries) else {}
        if says_history(self.feed):
            declared["fh"] = HISTORY
        return declared | own_namespaces(self.feed)

    def extend_atom(self, element: etree._Element) -> etree._Element:
        """Say that the title is plain text, and what the document is of the whole feed."""
        child(element, "title").set("type", "text")
        add_history(element, self.feed)
        add_stylesheet(element, self.feed)
        extend(self.feed, None, element)
        return element


class AtomEntry(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Completes an ``entry`` element."""

    feed: Feed
    entry: Entry

    def extend_atom(self, element: etree._Element) -> etree._Element:
        """Give the links their attributes; add other links, the image, language and origin."""
        entry = self.entry
        child(element, "title").set("type", "text")
        # The one link that feedgen wrote: the post's page. Two readers take an entry's first link
        # for the post whatever it says, so nothing may come before it.
        last = child(element, "link")
        last.set("rel", "alternate")
        last.set("type", "text/html")
        for attributes in _other_links(entry):
            link = add_empty(element, "link", attributes)
            last.addnext(link)
            last = link
        if entry.image:
            add_image(element, entry.image)
        if entry.language:
            element.set(f"{{{XML}}}lang", entry.language)
        if entry.origin:
            _add_source(element, entry.origin)
        extend(self.feed, entry, element)
        return element


def _other_links(entry: Entry) -> Iterator[dict[str, str | int | None]]:
    """Yield the attributes of each link that does not lead to the entry's own page."""
    if entry.external_url:
        yield {"rel": "related", "href": entry.external_url}
    for enclosure in entry.enclosures:
        yield {
            "rel": "enclosure",
            "href": enclosure.url,
            "type": enclosure.type,
            "length": enclosure.length or None,
            "title": enclosure.title,
        }
    if entry.comments:
        # RFC 4685 §4: without a type they would be a feed of comments.
        yield {"rel": "replies", "href": entry.comments, "type": "text/html"}


def _add_source(element: etree._Element, origin: Origin) -> None:
    """Add the feed that the entry is from (RFC 4287 §4.2.11).

    feedgen would write its address as that of a page. Its id and date are not known.
    """
    source = add_empty(element, "source", {})
    add_empty(source, "title", {"type": "text"}).text = origin.title
    add_empty(source, "link", {"rel": "self", "href": origin.url})
