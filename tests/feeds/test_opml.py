"""The list of feeds, by the rules of OPML 2.0 and as another program reads it."""

from __future__ import annotations

import listparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import parse

from feedkit import FeedLink, ModelError, Person, to_opml

FEEDS = (
    FeedLink(
        title="Field notes",
        url="https://x.example/feed.xml",
        format="atom",
        site_url="https://x.example/",
        description='Fish & chips, "quoted" <b>',
        language="en-GB",
    ),
    FeedLink(title="Field notes", url="https://x.example/rss.xml?a=1&b=2", format="rss"),
    FeedLink(title="灯台 🐟", url="https://x.example/feed.json", format="json"),
)
ADA = Person(name="Ada Lovelace", email="ada@x.example", url="https://ada.example/")


def test_another_program_reads_it() -> None:
    """listparser finds the list's title and owner, and all feeds in their order."""
    found = listparser.parse(to_opml("Feeds of <x> & y", FEEDS, owner=ADA).decode())
    assert (found.version, found.bozo) == ("opml2", False)
    assert found.meta.title == "Feeds of <x> & y"
    assert (found.meta.author.name, found.meta.author.email) == (ADA.name, ADA.email)
    assert found.meta.author.url == ADA.url
    assert [feed.url for feed in found.feeds] == [feed.url for feed in FEEDS]
    titles = ["Field notes (Atom)", "Field notes (RSS)", "灯台 🐟"]
    assert [feed.title for feed in found.feeds] == titles


def test_outlines_say_what_the_specification_asks_for() -> None:
    """Section "Subscription lists": type, text, xmlUrl; the rest where there is something."""
    root = parse(to_opml("Feeds", FEEDS))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert [child.tag for child in root] == ["head", "body"]
    atom, rss, json = (dict(outline.attrib) for outline in root.findall("body/outline"))
    assert atom == {
        "type": "rss",
        "text": "Field notes (Atom)",
        "title": "Field notes",
        "xmlUrl": "https://x.example/feed.xml",
        "htmlUrl": "https://x.example/",
        "description": 'Fish & chips, "quoted" <b>',
        "language": "en-GB",
    }
    assert rss == {
        "type": "rss",
        "text": "Field notes (RSS)",
        "title": "Field notes",
        "xmlUrl": "https://x.example/rss.xml?a=1&b=2",
        "version": "RSS2",
    }
    assert json == {
        "type": "rss",
        "text": "灯台 🐟",
        "title": "灯台 🐟",
        "xmlUrl": "https://x.example/feed.json",
    }


def test_the_head_says_nothing_that_changes() -> None:
    """No date, so the file is written anew only when the feeds have changed."""
    head = parse(to_opml("Feeds", FEEDS, owner=Person(name="Ada"))).find("head")
    assert head is not None
    assert [child.tag for child in head] == ["title", "docs", "ownerName"]
    assert to_opml("Feeds", FEEDS) == to_opml("Feeds", iter(FEEDS))


def test_it_is_utf8_and_says_so() -> None:
    """Other scripts are readable in the file itself."""
    document = to_opml("Feeds", FEEDS)
    assert document.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert "灯台 🐟" in document.decode()


def test_a_list_of_nothing_is_none() -> None:
    """A body has one outline or more."""
    with pytest.raises(ModelError, match="expected at least one feed"):
        to_opml("Feeds", [])


@given(st.text())
def test_any_text_makes_a_whole_document(words: str) -> None:
    """Control characters, line breaks and markup among it."""
    document = to_opml(words, FEEDS, owner=ADA)
    assert parse(document).findtext("head/docs") == "http://opml.org/spec2.opml"
