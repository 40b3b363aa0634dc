"""Feeds to test with, and how to look at what is written of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from lxml import etree

from feedkit import Enclosure, Entry, Feed, Image, Person, Site

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"

SITE = Site(
    title="Keeper's notes",
    url="https://lighthouse.example/",
    author="Ada Lovelace",
    language="en",
    description="What the light saw",
)


def entry(number: int = 1, **changes: Any) -> Entry:  # noqa: ANN401 - whatever an entry has
    """Return an entry that is whole in the plainest way; later numbers are older."""
    values: dict[str, Any] = {
        "id": f"https://lighthouse.example/{number}/",
        "title": f"Post {number}",
        "link": f"https://lighthouse.example/{number}/",
        "published": datetime(2024, 5, 1, 12, tzinfo=UTC) - timedelta(days=number),
        "content": f"<p>Text {number}</p>",
        "summary": f"Summary {number}",
    }
    return Entry(**values | changes)


def feed(*entries: Entry, **changes: Any) -> Feed:  # noqa: ANN401 - whatever a feed has
    """Return a feed of these entries."""
    values: dict[str, Any] = {
        "site": SITE,
        "url": "https://lighthouse.example/feed.xml",
        "entries": entries,
    }
    return Feed(**values | changes)


def rich() -> Entry:
    """Return an entry that has one of everything."""
    return entry(
        title="Fish & chips <3 — 🐟",
        published=datetime(2024, 5, 1, 12, 30, 15, 999999, timezone(timedelta(hours=2))),
        updated=datetime(2024, 5, 2, 8, tzinfo=UTC),
        authors=(Person(name="Grace Hopper"), Person(name="Ada Lovelace", email="ada@x.example")),
        tags=("food", "sea & sky"),
        image=Image(url="https://lighthouse.example/a.png", type="image/png", width=640),
        enclosures=(
            Enclosure(url="https://lighthouse.example/a b.mp3", type="audio/mpeg", length=1234),
            Enclosure(url="https://lighthouse.example/b.mp4", type="video/mp4", length=0),
        ),
        language="de",
        external_url="https://elsewhere.example/page",
    )


def parse(document: bytes) -> etree._Element:
    """Return the root of an XML document."""
    return etree.fromstring(document)
