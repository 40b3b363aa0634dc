"""The namespaces of feeds, and how findings name the parts of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.check.quoting import quoted

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "ATOM",
    "CONTENT",
    "DC",
    "HISTORY",
    "ITUNES",
    "MEDIA",
    "PODCAST",
    "READERS",
    "W3C_ERROR",
    "W3C_WARNING",
    "XHTML",
    "XML",
    "entry_name",
    "name_of",
    "tag_of",
    "text_of",
]

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
MEDIA = "{http://search.yahoo.com/mrss/}"
# Podcasting 2.0, and another name of it that players have to know as well.
PODCAST = (
    "{https://podcastindex.org/namespace/1.0}",
    "{https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md}",
)
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"

# Where rules come from that no specification has.
W3C_ERROR = "https://validator.w3.org/feed/docs/error"
W3C_WARNING = "https://validator.w3.org/feed/docs/warning"
READERS = "what 27 feed readers were seen to do"


def tag_of(element: _Element) -> str:
    """Return an element's name with its namespace in braces."""
    return str(element.tag)


def name_of(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return tag_of(element).rpartition("}")[2]


def text_of(element: _Element | None) -> str:
    """Return the text of an element, without what is in elements below it; of none, nothing."""
    return "" if element is None else element.text or ""


def entry_name(number: int, title: _Element | None) -> str:
    """Return how findings call an entry: ``entry 3 'Its title'``."""
    text = " ".join(text_of(title).split())
    return f"entry {number} {quoted(text)}" if text else f"entry {number}"
