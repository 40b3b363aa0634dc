"""Where else a feed is, in each format: hubs, pages and archives."""

from __future__ import annotations

import json

import feedparser
import pytest
from samples import ATOM, entry, feed, parse

from feedkit import Paging, to_atom, to_json, to_rss

HISTORY = "{http://purl.org/syndication/history/1.0}"
HERE = "https://lighthouse.example/feed.xml"
ARCHIVE = Paging(
    current=HERE,
    prev_archive="https://lighthouse.example/feed-1.xml",
    next_archive="https://lighthouse.example/feed-3.xml",
    is_archive=True,
)


@pytest.mark.parametrize("emit", [to_atom, to_rss])
def test_links_of_an_archive(emit: object) -> None:
    """RFC 5005 §4: to the feed that it belongs to and to its neighbours, and what it is."""
    document = emit(feed(entry(), paging=ARCHIVE, hubs=("https://hub.example/",)))  # type: ignore[operator]
    root = parse(document)
    top = root if emit is to_atom else root[0]
    links = {link.get("rel"): link.get("href") for link in top.findall(f"{ATOM}link")}
    links.pop("alternate", None)
    assert links == {
        "self": HERE,
        "hub": "https://hub.example/",
        "current": HERE,
        "prev-archive": "https://lighthouse.example/feed-1.xml",
        "next-archive": "https://lighthouse.example/feed-3.xml",
    }
    assert top.find(f"{HISTORY}archive") is not None
    assert top.find(f"{HISTORY}complete") is None
    assert b"<fh:archive/>" in document
    read = feedparser.parse(document)
    assert not read.bozo
    assert read.feed.link == "https://lighthouse.example/"


@pytest.mark.parametrize("emit", [to_atom, to_rss])
def test_a_feed_that_has_all_there_is_says_so(emit: object) -> None:
    """RFC 5005 §2: what is gone from it is gone."""
    document = emit(feed(entry(), paging=Paging(is_complete=True)))  # type: ignore[operator]
    assert document.count(b"<fh:complete/>") == 1
    assert b"fh:archive" not in document


@pytest.mark.parametrize("emit", [to_atom, to_rss])
def test_every_hub_is_linked_to(emit: object) -> None:
    """WebSub §4: a publisher may have several; the link to itself is there as well."""
    hubs = ("https://a.example/", "https://b.example/")
    root = parse(emit(feed(entry(), hubs=hubs)))  # type: ignore[operator]
    found = [link.get("href") for link in root.iter(f"{ATOM}link") if link.get("rel") == "hub"]
    assert found == list(hubs)


@pytest.mark.parametrize("emit", [to_atom, to_rss])
def test_the_next_page(emit: object) -> None:
    """RFC 5005 §3."""
    paging = Paging(next="https://x.example/feed-2.xml")
    root = parse(emit(feed(entry(), paging=paging)))  # type: ignore[operator]
    found = [link.get("href") for link in root.iter(f"{ATOM}link") if link.get("rel") == "next"]
    assert found == ["https://x.example/feed-2.xml"]


@pytest.mark.parametrize(
    ("paging", "next_url"),
    [
        (Paging(next="https://x.example/2.json"), "https://x.example/2.json"),
        (ARCHIVE, "https://lighthouse.example/feed-1.xml"),
        (Paging(), None),
    ],
)
def test_json_feed_knows_the_older_ones_alone(paging: Paging, next_url: str | None) -> None:
    """JSON Feed 1.1 ``next_url``, and ``hubs`` with their kind."""
    read = json.loads(to_json(feed(entry(), paging=paging, hubs=("https://hub.example/",))))
    assert read.get("next_url") == next_url
    assert read["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
