"""The XML namespaces of what Atom and RSS themselves have no elements for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ATOM",
    "DC",
    "HISTORY",
    "ITUNES",
    "MEDIA",
    "PODCAST",
    "PREFIXES",
    "SOURCE",
    "XML",
]

ATOM = "http://www.w3.org/2005/Atom"  #: RFC 4287
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"  #: Dublin Core
HISTORY = "http://purl.org/syndication/history/1.0"  #: RFC 5005
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"  #: Apple Podcasts
MEDIA = "http://search.yahoo.com/mrss/"  #: Media RSS 1.5.1
PODCAST = "https://podcastindex.org/namespace/1.0"  #: Podcasting 2.0
SOURCE = "http://source.scripting.com/"
XML = "http://www.w3.org/XML/1998/namespace"

#: By the prefixes that some readers know them by alone; nothing else may be called like that.
PREFIXES: Mapping[str, str] = {
    "atom": ATOM,
    "content": CONTENT,
    "dc": DC,
    "fh": HISTORY,
    "itunes": ITUNES,
    "media": MEDIA,
    "podcast": PODCAST,
    "source": SOURCE,
    "xml": XML,
}
