"""What is read back from each format is what the entries say, and so the same from all three."""

from __future__ import annotations

import json
from calendar import timegm
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from whole_feeds import hard_feed, own_sites, real_blogs, whole_feed

from feedkit import to_atom, to_json, to_rss

if TYPE_CHECKING:
    from pathlib import Path
    from time import struct_time

    from feedkit import Feed

OWN = [pytest.param(root, id=name) for name, root in own_sites().items()]
REAL = [pytest.param(root, id=name, marks=pytest.mark.slow) for name, root in real_blogs().items()]


@dataclass(frozen=True)
class Read:
    """What a reader knows of an entry."""

    id: str
    title: str
    link: str
    published: datetime
    updated: datetime | None  #: None in RSS, which has no element for it
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    content: str


def written(feed: Feed) -> list[Read]:
    """Return what the entries of `feed` say."""
    return [
        Read(
            id=entry.id,
            title=entry.title,
            link=entry.link,
            published=entry.published,
            updated=entry.modified,
            authors=tuple(person.name for person in feed.authors_of(entry)),
            tags=entry.tags,
            content=(entry.content or "").strip(),
        )
        for entry in feed.entries
    ]


def from_xml(document: bytes) -> list[Read]:
    """Return what feedparser reads."""
    # It is asked for what was written, not for what it deems safe.
    found = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.bozo_exception
    return [
        Read(
            id=entry.id,
            title=entry.title,
            link=entry.link,
            published=_instant(entry.published_parsed),
            updated=_instant(entry.updated_parsed) if "updated" in entry else None,
            authors=tuple(author.name for author in entry.authors),
            tags=tuple(tag.term for tag in entry.get("tags", [])),
            # feedparser calls an RSS item's description its summary.
            content=entry.content[0].value if "content" in entry else entry.get("summary", ""),
        )
        for entry in found.entries
    ]


def from_json(document: bytes) -> list[Read]:
    """Return what the members of JSON Feed 1.1 say; no released feedparser reads it."""
    return [_item(item) for item in json.loads(document)["items"]]


def _item(item: dict[str, Any]) -> Read:
    return Read(
        id=item["id"],
        title=item["title"],
        link=item["url"],
        published=datetime.fromisoformat(item["date_published"]),
        updated=datetime.fromisoformat(item["date_modified"]),
        authors=tuple(author["name"] for author in item["authors"]),
        tags=tuple(item.get("tags", [])),
        content=item["content_html"].strip(),
    )


def _instant(time: struct_time) -> datetime:
    return datetime.fromtimestamp(timegm(time), UTC)


@pytest.mark.parametrize("root", OWN + REAL)
def test_all_entries_read_back_the_same_from_every_format(root: Path) -> None:
    """Ids, titles as text, links, instants, authors, tags and the HTML, in the entries' order."""
    _read_back(whole_feed(root))


def test_texts_that_look_like_something_else_read_back_the_same() -> None:
    """Markup, references, numbers and signs in titles, names and tags are text and stay it."""
    _read_back(hard_feed())


def _read_back(feed: Feed) -> None:
    entries = written(feed)
    assert from_xml(to_atom(feed)) == entries
    assert from_json(to_json(feed)) == entries
    assert from_xml(to_rss(feed)) == [replace(entry, updated=None) for entry in entries]
