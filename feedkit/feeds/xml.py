"""Atom (RFC 4287) and RSS 2.0, through feedgen.

Every choice here follows what feed readers were seen to do with it; the tests name the reason
beside each.
"""

from __future__ import annotations

from html import escape
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedgen.feed import FeedGenerator

from feedkit.feeds import MEDIA_TYPES
from feedkit.feeds.atom_elements import AtomEntry, AtomFeed
from feedkit.feeds.paging import links
from feedkit.feeds.rss_elements import RssFeed, RssItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedgen.entry import FeedEntry
    from feedgen.ext.base import BaseExtension

    from feedkit.model import Entry, Feed, Person, Site

__all__ = ["to_atom", "to_rss"]

# No version: upgrading feedkit is no reason for every feed of every site to change.
GENERATOR = "feedkit"

# RSS 2.0 knows these three kinds of picture, and the validator objects to any other.
RSS_IMAGES = frozenset({".gif", ".jpeg", ".jpg", ".png"})


def to_atom(feed: Feed) -> bytes:
    """Return `feed` as an Atom 1.0 document (RFC 4287) in UTF-8.

    The same feed gives the same bytes, whatever the time, the machine and its settings. Entries
    come in the order they have in `feed`. Raises ModelError for `namespaces` that XML does not
    allow and for an `extend` that fails.
    """
    generator = _generator(feed, AtomFeed, AtomEntry)
    generator.id(feed.id)
    generator.updated(feed.updated)
    generator.author(_person(feed.site.person))
    generator.subtitle(feed.about)
    generator.icon(feed.site.icon)
    generator.logo(feed.site.logo)
    generator.rights(feed.site.rights)
    generator.link(href=feed.site.url, rel="alternate", type="text/html")
    generator.link(href=feed.url, rel="self", type=MEDIA_TYPES["atom"])
    for relation, address in links(feed):
        generator.link(href=address, rel=relation)
    for entry in feed.entries:
        _add_atom_entry(generator, feed, entry)
    return _written(generator.atom_file)


def to_rss(feed: Feed) -> bytes:
    """Return `feed` as an RSS 2.0 document in UTF-8.

    The same feed gives the same bytes, whatever the time, the machine and its settings. Entries
    come in the order they have in `feed`. Raises ModelError for `namespaces` that XML does not
    allow and for an `extend` that fails.
    """
    generator = _generator(feed, RssFeed, RssItem)
    generator.description(feed.about or feed.name)
    # Left to `RssFeed`: to write a date, feedgen switches the locale of the whole process.
    vars(generator)["_FeedGenerator__rss_lastBuildDate"] = None
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.copyright(feed.site.rights)
    # feedgen gives it the channel's title and link, as RSS 2.0 asks for.
    generator.image(_rss_image(feed.site))
    generator.link(href=feed.url, rel="self", type=MEDIA_TYPES["rss"])
    # feedgen takes the link that was added last for the channel's own.
    generator.link(href=feed.site.url, rel="alternate")
    for entry in feed.entries:
        _add_rss_item(generator, feed, entry)
    return _written(generator.rss_file)


def _written(write: Callable[..., None]) -> bytes:
    """Return what feedgen writes into a file; as text it takes twice the memory."""
    file = BytesIO()
    write(file, pretty=True)
    return file.getvalue()


def _generator(feed: Feed, whole: type[BaseExtension], part: type[BaseExtension]) -> FeedGenerator:
    """Return a generator that knows what Atom and RSS have in common."""
    generator = FeedGenerator()
    generator.register_extension("feedkit", whole, part)
    generator.feedkit.feed = feed
    generator.title(feed.name)
    generator.language(feed.lang)
    generator.generator(GENERATOR)
    return generator


def _add_entry(generator: FeedGenerator, feed: Feed, entry: Entry) -> FeedEntry:
    """Add what Atom and RSS have in common."""
    element = generator.add_entry(order="append")
    element.feedkit.feed = feed
    element.feedkit.entry = entry
    element.title(entry.title)
    element.link(href=feed.link_of(entry))
    element.category([{"term": tag, "scheme": feed.scheme} for tag in entry.tags])
    return element


def _add_atom_entry(generator: FeedGenerator, feed: Feed, entry: Entry) -> None:
    element = _add_entry(generator, feed, entry)
    element.id(entry.id)
    element.published(entry.published)
    element.updated(entry.modified)
    # Seventeen readers do not let entries inherit the feed's author.
    element.author([_person(person) for person in feed.authors_of(entry)])
    element.contributor([_person(person) for person in entry.contributors])
    element.rights(entry.rights)
    content, summary = feed.texts_of(entry)
    if content is not None:
        element.content(content, type="html")
    if summary is not None:
        element.summary(summary, type="text")


def _add_rss_item(generator: FeedGenerator, feed: Feed, entry: Entry) -> None:
    element = _add_entry(generator, feed, entry)
    # It is the page's own address, whatever is added to the link.
    element.guid(entry.id, permalink=entry.id == entry.link)
    element.comments(entry.comments)
    if entry.origin:
        element.source(url=entry.origin.url, title=entry.origin.title)
    content, summary = feed.texts_of(entry)
    # A description is HTML to every reader, so a summary, which is plain text, is escaped once
    # more than XML asks for.
    if summary is not None:
        element.description(escape(summary, quote=False))
    if content is not None:
        # Without a summary this becomes the description, which four readers show exclusively.
        element.content(content)


def _person(person: Person) -> dict[str, str | None]:
    return {"name": person.name, "email": person.email, "uri": person.url}


def _rss_image(site: Site) -> str | None:
    """Return the site's logo, or else its icon, that RSS can show, judging by its name."""
    for address in filter(None, (site.logo, site.icon)):
        if PurePosixPath(urlsplit(address).path).suffix.lower() in RSS_IMAGES:
            return address
    return None
