"""JSON Feed 1.1: every member that the specification has, and only those (§ numbers it has none).

https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from samples import SITE, entry, feed, rich

from feedkit import Enclosure, Person, Podcast, Site, to_json

if TYPE_CHECKING:
    from feedkit import Feed


def read(document: Feed) -> dict[str, Any]:
    """Return what a feed says."""
    found: dict[str, Any] = json.loads(to_json(document))
    return found


def test_what_a_whole_feed_says_of_itself() -> None:
    """Top-level members."""
    site = Site(
        title="S",
        url="https://x.example/",
        author=Person(name="A", url="https://a.example/", avatar="https://a.example/a.png"),
        icon="https://x.example/i.png",
        logo="https://x.example/l.png",
    )
    found = read(feed(site=site, title="T", description="D", language="de"))
    assert found == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "home_page_url": "https://x.example/",
        "feed_url": "https://lighthouse.example/feed.xml",
        "description": "D",
        "icon": "https://x.example/l.png",
        "favicon": "https://x.example/i.png",
        "authors": [
            {"name": "A", "url": "https://a.example/", "avatar": "https://a.example/a.png"}
        ],
        "language": "de",
        "items": [],
    }
    assert read(feed())["description"] == SITE.description


def test_what_it_says_of_a_whole_entry() -> None:
    """Members of an item; empty ones are left out."""
    item = replace(
        rich(),
        banner="https://lighthouse.example/wide.png",
        enclosures=(
            Enclosure(
                url="https://lighthouse.example/a.mp3",
                type="audio/mpeg",
                length=1234,
                title="Episode",
                duration=60,
            ),
            Enclosure(url="https://lighthouse.example/b.mp4", type="video/mp4", length=0),
        ),
    )
    assert read(feed(item, query={"from": "feed"}))["items"] == [
        {
            "id": "https://lighthouse.example/1/",
            "url": "https://lighthouse.example/1/?from=feed",
            "external_url": "https://elsewhere.example/page",
            "title": "Fish & chips <3 — 🐟",
            "content_html": "<p>Text 1</p>",
            "summary": "Summary 1",
            "image": "https://lighthouse.example/a.png",
            "banner_image": "https://lighthouse.example/wide.png",
            "date_published": "2024-05-01T10:30:15Z",
            "date_modified": "2024-05-02T08:00:00Z",
            "authors": [{"name": "Grace Hopper"}, {"name": "Ada Lovelace"}],
            "tags": ["food", "sea & sky"],
            "language": "de",
            "attachments": [
                {
                    "url": "https://lighthouse.example/a.mp3",
                    "mime_type": "audio/mpeg",
                    "title": "Episode",
                    "size_in_bytes": 1234,
                    "duration_in_seconds": 60,
                },
                {"url": "https://lighthouse.example/b.mp4", "mime_type": "video/mp4"},
            ],
        }
    ]


def test_an_entry_that_says_little() -> None:
    """One of the two contents has to be there."""
    (item,) = read(feed(entry(content=None, summary=None)))["items"]
    assert item == {
        "id": "https://lighthouse.example/1/",
        "url": "https://lighthouse.example/1/",
        "title": "Post 1",
        "content_text": "",
        "date_published": "2024-04-30T12:00:00Z",
        "date_modified": "2024-04-30T12:00:00Z",
        "authors": [{"name": "Ada Lovelace"}],
    }


def test_the_posts_file_is_told_when_asked_for() -> None:
    """An extension's name begins with ``_``, and it says what it is ``about``."""
    items = (entry(1, source="posts/a.md"), entry(2))
    told = [item.get("_feedkit") for item in read(feed(*items, paths=True))["items"]]
    assert told == [
        {"about": "https://pypi.org/project/feedkit-posts/", "source": "posts/a.md"},
        None,
    ]
    (nameless,) = read(feed(entry(source="\udcffa.md"), paths=True))["items"]
    assert nameless["_feedkit"]["source"] == "a.md"  # bytes that are no UTF-8 have no place in JSON
    assert all("_feedkit" not in item for item in read(feed(*items))["items"])


def test_a_podcast_that_has_ended_has_expired() -> None:
    """``expired``: the feed will never be updated again."""
    podcast = Podcast(image="https://x.example/a.png", categories=("Arts",), explicit=False)
    assert "expired" not in read(feed(podcast=podcast))
    assert read(feed(podcast=replace(podcast, complete=True)))["expired"] is True
