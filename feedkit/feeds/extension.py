"""What feedgen lacks, supplied through its own extension interface.

feedgen builds the skeleton of a document and checks what is required; it loses every attribute of
an Atom entry's links but the address, writes one enclosure, drops RSS authors without an e-mail
address, and knows one RSS link. Each extension here is handed the finished element and completes
it from the `Feed` or `Entry` it was given. The order of elements carries no meaning in either
format (RFC 4287 §4.1.1, RSS 2.0).

feedgen writes Atom's namespace as a literal attribute, so in lxml's eyes its Atom elements have
none: new ones are made without a namespace as well, or they would come out as ``ns0:link``.
"""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

if TYPE_CHECKING:
    from datetime import datetime

    from feedkit.model import Entry, Feed, Image

__all__ = ["AtomEntry", "AtomFeed", "RssFeed", "RssItem"]

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class AtomFeed(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Completes the ``feed`` element."""

    feed: Feed

    def extend_ns(self) -> dict[str, str]:
        """Return the namespaces that entries will use, to be declared once on the root."""
        return {"media": MEDIA} if any(entry.image for entry in self.feed.entries) else {}

    def extend_atom(self, element: etree._Element) -> etree._Element:
        """Say that the title is plain text."""
        _child(element, "title").set("type", "text")
        return element


class AtomEntry(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Completes an ``entry`` element."""

    entry: Entry

    def extend_atom(self, element: etree._Element) -> etree._Element:
        """Give the links their attributes; add enclosures, the image and the language."""
        entry = self.entry
        _child(element, "title").set("type", "text")
        # The one link that feedgen wrote: the post's page. Two readers take an entry's first link
        # for the post whatever it says, so nothing may come before it.
        link = _child(element, "link")
        link.set("rel", "alternate")
        link.set("type", "text/html")
        for enclosure in reversed(entry.enclosures):
            attributes = {"rel": "enclosure", "href": enclosure.url, "type": enclosure.type}
            if enclosure.length:
                attributes["length"] = str(enclosure.length)
            if enclosure.title:
                attributes["title"] = enclosure.title
            link.addnext(element.makeelement("link", attributes))
        if entry.external_url:
            attributes = {"rel": "related", "href": entry.external_url}
            link.addnext(element.makeelement("link", attributes))
        if entry.image:
            _add_media(element, entry.image)
        if entry.language:
            element.set(XML_LANG, entry.language)
        return element


class RssFeed(AtomFeed):
    """Completes the ``rss`` element."""

    def extend_ns(self) -> dict[str, str]:
        """Return the namespaces that items will use, to be declared once on the root."""
        return {"dc": DC, **super().extend_ns()}

    def extend_rss(self, element: etree._Element) -> etree._Element:
        """Write the title's markup characters as readers understand them, and the date."""
        channel = _child(element, "channel")
        _spell_out(_child(channel, "title"))
        _child(channel, "lastBuildDate").text = rfc822(self.feed.updated)
        return element


class RssItem(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Completes an ``item`` element."""

    feed: Feed
    entry: Entry

    def extend_rss(self, element: etree._Element) -> etree._Element:
        """Add the authors, the date, one enclosure and the image."""
        entry = self.entry
        _spell_out(_child(element, "title"))
        # `author` would have to be an e-mail address, and readers show both.
        for person in self.feed.authors_of(entry):
            etree.SubElement(element, f"{{{DC}}}creator").text = person.name
        etree.SubElement(element, "pubDate").text = rfc822(entry.published)
        if entry.enclosures:
            # RSS 2.0 is silent on several; six readers keep one, and the validator objects.
            first = entry.enclosures[0]
            attributes = {"url": first.url, "length": str(first.length), "type": first.type}
            etree.SubElement(element, "enclosure", attributes)
        if entry.image:
            _add_media(element, entry.image)
        return element


def rfc822(time: datetime) -> str:
    """Return `time`, in UTC, as RSS writes dates: ``Sat, 06 Apr 2019 07:09:27 +0000``.

    Two readers do not know named zones, so the offset is a number.
    """
    return format_datetime(time)


def _child(element: etree._Element, name: str) -> etree._Element:
    child = element.find(name)
    if child is None:
        raise AssertionError(f"feedgen wrote no {name}")
    return child


def _add_media(element: etree._Element, image: Image) -> None:
    """Add what readers look for when they show a picture beside an entry (Media RSS 1.5.1)."""
    attributes = {"url": image.url, "medium": "image"}
    optional = {
        "type": image.type,
        "fileSize": image.length,
        "width": image.width,
        "height": image.height,
    }
    attributes |= {name: str(value) for name, value in optional.items() if value is not None}
    etree.SubElement(element, f"{{{MEDIA}}}content", attributes)
    etree.SubElement(element, f"{{{MEDIA}}}thumbnail", url=image.url)


def _spell_out(title: etree._Element) -> None:
    """Write ``&`` and ``<`` of an RSS title as ``&#x26;`` and ``&#x3C;``.

    RSS 2.0 does not say whether a title is HTML. The RSS Advisory Board's profile asks for these
    spellings of the characters HTML gives a meaning to
    (https://www.rssboard.org/rss-profile#data-types-characterdata): XML parsers see no difference,
    and the W3C validator warns of any other.
    """
    text = title.text or ""
    title.text = None
    last: etree._Element | None = None
    piece = ""
    for character in text:
        if character in "&<":
            _append_text(title, last, piece)
            last, piece = etree.Entity(f"#x{ord(character):X}"), ""
            title.append(last)
        else:
            piece += character
    _append_text(title, last, piece)


def _append_text(title: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        title.text = text
    else:
        last.tail = text
