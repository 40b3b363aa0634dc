"""OPML 2.0 (http://opml.org/spec2.opml): a list of feeds that readers import all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from feedkit.characters import one_line
from feedkit.errors import ModelError
from feedkit.feeds.autodiscovery import named
from feedkit.feeds.elements import add_empty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedkit.feeds.autodiscovery import FeedLink
    from feedkit.model import Person

__all__ = ["to_opml"]


def to_opml(title: str, feeds: Iterable[FeedLink], *, owner: Person | None = None) -> bytes:
    """Return a subscription list of `feeds`, in their order, as an OPML 2.0 document in UTF-8.

    `title` is what the list is called; `owner` is whose list it is. It has neither
    ``dateCreated`` nor ``dateModified``: the same feeds give the same bytes. Raises ModelError
    where there are no feeds: OPML wants one.
    """
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    about = {
        "title": one_line(title),
        "docs": "http://opml.org/spec2.opml",
        "ownerName": owner and owner.name,
        "ownerEmail": owner and owner.email,
        "ownerId": owner and owner.url,
    }
    for name, text in about.items():
        if text:
            etree.SubElement(head, name).text = text
    body = etree.SubElement(root, "body")
    for name, feed in named(feeds):
        _add_outline(body, name, feed)
    if not len(body):
        raise ModelError("to_opml: expected at least one feed, got none")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _add_outline(body: etree._Element, name: str, feed: FeedLink) -> None:
    """Add a feed to `body` ("Subscription lists" in the specification)."""
    attributes = {
        "type": "rss",  # of Atom and JSON Feed as well: many readers import no other
        "text": name,
        "title": feed.title,
        "xmlUrl": feed.url,
        "htmlUrl": feed.site_url,
        "description": feed.description,
        "language": feed.language,
        # There is no value for other formats, and the W3C validator objects to those that were
        # made up (https://validator.w3.org/feed/docs/warning/InvalidOutlineVersion.html).
        "version": "RSS2" if feed.format == "rss" else None,
    }
    add_empty(body, "outline", attributes)
