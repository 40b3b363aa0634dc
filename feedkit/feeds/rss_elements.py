"""What feedgen lacks of RSS 2.0, supplied through its own extension interface.

feedgen drops authors without an e-mail address, writes the last of several enclosures, and knows
one Atom link. Each extension here is handed the finished element and completes it from the `Feed`
and the `Entry` it was given. The order of elements carries no meaning.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from feedkit.characters import legal
from feedkit.feeds.elements import add_empty, add_stylesheet, add_texts, child
from feedkit.feeds.extend import extend, own_namespaces
from feedkit.feeds.media import add_image, recording
from feedkit.feeds.namespaces import ATOM, DC, HISTORY, ITUNES, MEDIA, PODCAST, SOURCE
from feedkit.feeds.paging import add_history, links, says_history
from feedkit.feeds.podcast import add_episode, add_show
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from feedkit.model import Entry, Feed

__all__ = ["RssFeed", "RssItem"]

# RFC 822 §5.1. (`email.utils` has them, too, and imports what sends mail.)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
MARKUP = lazy_re("([&<])")
# Of the files that posts are read from, those that are not Markdown; MDX is near enough.
NO_MARKDOWN = frozenset({".htm", ".html", ".rst", ".txt", ".xhtml"})


class RssFeed(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Completes the ``rss`` element."""

    feed: Feed

    def extend_ns(self) -> dict[str, str]:
        """Return the namespaces that are used, to be declared once on the root."""
        feed = self.feed
        declared = {"dc": DC}
        if any(entry.image for entry in feed.entries):
            declared["media"] = MEDIA
        if says_history(feed):
            declared["fh"] = HISTORY
        if feed.podcast:
            declared |= {"itunes": ITUNES, "podcast": PODCAST}
        if feed.markdown:
            declared["source"] = SOURCE
        return declared | own_namespaces(feed)

    def extend_rss(self, element: etree._Element) -> etree._Element:
        """Complete the channel, which has no items yet."""
        feed = self.feed
        channel = child(element, "channel")
        for title in channel.iter("title"):  # the channel's, and its picture's
            _spell_out(title)
        for written in channel.findall("lastBuildDate"):  # by a feedgen to come
            channel.remove(written)
        etree.SubElement(channel, "lastBuildDate").text = _rfc822(feed.updated)
        if feed.ttl:
            etree.SubElement(channel, "ttl").text = str(feed.ttl)
        for relation, address in links(feed):
            add_empty(channel, f"{{{ATOM}}}link", {"href": address, "rel": relation})
        add_history(channel, feed)
        _add_choices(channel, "skipHours", "hour", map(str, feed.skip_hours))
        _add_choices(channel, "skipDays", "day", feed.skip_days)
        add_show(channel, feed)
        add_stylesheet(element, feed)
        extend(feed, None, channel)
        return element


class RssItem(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Completes an ``item`` element."""

    feed: Feed
    entry: Entry

    def extend_rss(self, element: etree._Element) -> etree._Element:
        """Add people, dates, language and rights, one enclosure, the image and the Markdown."""
        feed, entry = self.feed, self.entry
        _spell_out(child(element, "title"))
        # `author` would have to be an e-mail address, and readers show both.
        for person in feed.authors_of(entry):
            etree.SubElement(element, f"{{{DC}}}creator").text = person.name
        etree.SubElement(element, "pubDate").text = _rfc822(entry.published)
        for person in entry.contributors:
            etree.SubElement(element, f"{{{DC}}}contributor").text = person.name
        add_texts(element, DC, {"language": entry.language, "rights": entry.rights})
        _add_enclosure(element, feed, entry)
        if entry.image:
            add_image(element, entry.image)
        if feed.markdown:
            add_texts(element, SOURCE, {"markdown": _markdown(feed, entry)})
        add_episode(element, feed, entry)
        extend(feed, entry, element)
        return element


def _rfc822(time: datetime) -> str:
    """Return `time`, in UTC, as RSS writes dates: ``Sat, 06 Apr 2019 07:09:27 +0000``.

    Two readers do not know named zones, so the offset is a number.
    """
    day, month = DAYS[time.weekday()], MONTHS[time.month - 1]
    return f"{day}, {time.day:02} {month} {time.year:04} {time:%H:%M:%S} +0000"


def _spell_out(title: etree._Element) -> None:
    """Write ``&`` and ``<`` of an RSS title as ``&#x26;`` and ``&#x3C;``.

    RSS 2.0 does not say whether a title is HTML. The RSS Advisory Board's profile asks for these
    spellings of the characters HTML gives a meaning to
    (https://www.rssboard.org/rss-profile#data-types-characterdata): XML parsers see no difference,
    and the W3C validator warns of any other.
    """
    title.text, *rest = MARKUP.split(title.text or "")
    for character, text in zip(rest[::2], rest[1::2], strict=True):
        reference = etree.Entity(f"#x{ord(character):X}")
        reference.tail = text
        title.append(reference)


def _add_choices(channel: etree._Element, tag: str, name: str, choices: Iterable[str]) -> None:
    """Add a list such as ``skipHours``. feedgen would write it in the order of a set."""
    texts = list(choices)
    if texts:
        parent = add_empty(channel, tag, {})
        for text in texts:
            add_empty(parent, name, {}).text = text


def _add_enclosure(element: etree._Element, feed: Feed, entry: Entry) -> None:
    """Add the first enclosure; of an episode, its recording.

    RSS 2.0 is silent on several; six readers keep one, and the validator objects.
    """
    first = next(iter(entry.enclosures), None)
    chosen = (recording(entry) if feed.podcast else None) or first
    if chosen:
        attributes = {"url": chosen.url, "length": str(chosen.length), "type": chosen.type}
        add_empty(element, "enclosure", attributes)


def _markdown(feed: Feed, entry: Entry) -> str | None:
    """Return what the author wrote, where it is Markdown and subscribers get the whole text."""
    content, _ = feed.texts_of(entry)
    other = PurePosixPath(entry.source or "").suffix.lower() in NO_MARKDOWN
    return None if content is None or other else legal(entry.body) or None
