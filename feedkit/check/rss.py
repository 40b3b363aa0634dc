"""RSS 2.0: the specification, the Advisory Board's profile, and what readers make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.check.archive import archive_findings
from feedkit.check.atom_links import link_findings, self_findings
from feedkit.check.dates import read_rfc822
from feedkit.check.elements import ATOM, W3C_WARNING, entry_name, text_of
from feedkit.check.entries import Listed, order_findings, same_id_findings
from feedkit.check.findings import Finding, Rule
from feedkit.check.html import title_findings
from feedkit.check.podcast import podcast_findings
from feedkit.check.quoting import quoted
from feedkit.check.rss_channel import channel_findings
from feedkit.check.rss_item import item_findings
from feedkit.check.source import bare_titles
from feedkit.check.structure import Shape, structure_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from feedkit.check.document import Document

__all__ = ["rss_findings"]

WRONG_VERSION = Rule(
    "wrong-version",
    "error",
    "https://www.rssboard.org/rss-specification#whatIsRss",
    'write version="2.0"',
)
MISPLACED_ITEM = Rule(
    "misplaced-item",
    "error",
    "https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt",
    "put the items into the channel",
)
TITLE_CHARACTER_DATA = Rule(
    "title-character-data",
    "warning",
    f"{W3C_WARNING}/CharacterData.html",
    "write & and < in titles as &#x26; and &#x3C;, which mean the same to every reader",
)

RSS = Shape("{}", required="channel", many="item")


def rss_findings(document: Document, url: str | None) -> Iterator[Finding]:
    """Yield what is wrong with an RSS 2.0 document; `url` is where it is published."""
    root = document.root
    version = root.get("version")
    if version != "2.0":
        found = "no version" if version is None else f"version {quoted(version)}"
        yield WRONG_VERSION.at(root.sourceline, found)
    yield from structure_findings(root, RSS, "rss")
    for item in root.iterchildren("item"):
        yield MISPLACED_ITEM.at(item.sourceline, "an item outside of the channel")
    for channel in root.iterchildren("channel"):
        yield from _whole_findings(channel, url)
        yield from podcast_findings(channel)
    yield from _title_findings(document)


def _whole_findings(channel: _Element, url: str | None) -> Iterator[Finding]:
    yield from channel_findings(channel)
    for link in channel.iterchildren(f"{ATOM}link"):
        yield from link_findings(link, "channel, atom:link")
    yield from self_findings(channel, url)
    yield from archive_findings(channel)
    listed = []
    for number, item in enumerate(channel.iterchildren("item"), start=1):
        where = entry_name(number, item.find("title"))
        published = read_rfc822(text_of(item.find("pubDate")))
        identifier = text_of(item.find("guid")).strip()
        listed.append(Listed(where, item.sourceline, identifier, published, None))
        yield from item_findings(item, where)
    yield from same_id_findings(listed)
    yield from order_findings(listed)


def _title_findings(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with titles: of the channel, the image, the items.

    A title whose ``&`` and ``<`` are written as the profile has it is text, whatever it looks like.
    """
    titles = list(document.root.iter("title"))
    if not any("&" in text_of(title) or "<" in text_of(title) for title in titles):
        return
    for title, bare in zip(titles, bare_titles(document.source), strict=False):
        if bare:
            where = f"title {quoted(text_of(title))}"
            yield TITLE_CHARACTER_DATA.at(title.sourceline, where)
            yield from title_findings(text_of(title), title.sourceline, "title")
