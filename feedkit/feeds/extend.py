"""What users add to the XML: namespaces, and elements by a function of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from feedkit.characters import one_line
from feedkit.errors import FeedkitError, ModelError
from feedkit.feeds.namespaces import PREFIXES

if TYPE_CHECKING:
    from feedkit.model import Entry, Feed

__all__ = ["extend", "own_namespaces"]


def own_namespaces(feed: Feed) -> dict[str, str]:
    """Return the feed's `namespaces`, by prefix.

    Raises ModelError for those that XML does not allow (Namespaces in XML 1.0 §3, §4), and for a
    prefix that means something else in feeds.
    """
    for prefix, uri in feed.namespaces.items():
        known = PREFIXES.get(prefix, uri)
        if known != uri:
            raise ModelError(f"Feed.namespaces: {prefix!r} stands for {known!r}, got {uri!r}")
        try:
            # lxml lets pass what no parser would accept.
            etree.fromstring(etree.tostring(etree.Element("x", nsmap={prefix: uri})))
        except (ValueError, etree.XMLSyntaxError) as error:
            expected = "Feed.namespaces: expected a prefix and the URI it stands for"
            raise ModelError(f"{expected}, got {prefix!r} = {uri!r}: {error}") from error
    return dict(feed.namespaces)


def extend(feed: Feed, entry: Entry | None, element: etree._Element) -> None:
    """Let the feed's `extend` add to the finished `element` of `entry`; None is the feed itself.

    The feed's element, ``feed`` in Atom and ``channel`` in RSS, has no entries yet. Elements of
    Atom's and RSS's own are in no namespace here. A FeedkitError that is raised comes through; any
    other error becomes a ModelError, since the function is part of the `Feed`.
    """
    if feed.extend is None:
        return
    try:
        feed.extend(entry, element)
    except FeedkitError:
        raise
    except Exception as error:
        at = "the feed" if entry is None else entry.source or entry.id
        found = one_line(f"{type(error).__name__}: {error}")
        raise ModelError(f"Feed.extend: it failed on {at}: {found}") from error
