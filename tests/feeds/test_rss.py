"""What an RSS feed says of its items and of itself, beyond what every feed says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import DC, SITE, entry, feed, parse

from feedkit import Entry, Feed, Origin, Person, Site, to_rss

if TYPE_CHECKING:
    from lxml import etree

MARKDOWN = "{http://source.scripting.com/}markdown"


def channel(**changes: Any) -> etree._Element:  # noqa: ANN401 - whatever a feed has
    """Return the ``channel`` element of a feed."""
    found = parse(to_rss(feed(entry(), **changes))).find("channel")
    assert found is not None
    return found


def first_item(item: Entry, **changes: Any) -> etree._Element:  # noqa: ANN401 - the same
    """Return the ``item`` element of an entry."""
    found = parse(to_rss(feed(item, **changes))).find("channel/item")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("logo", "icon", "shown"),
    [
        ("https://x.example/l.png", "https://x.example/i.png", "https://x.example/l.png"),
        ("https://x.example/l.svg", "https://x.example/i.JPG?v=1", "https://x.example/i.JPG?v=1"),
        (None, "https://x.example/i.gif", "https://x.example/i.gif"),
        (None, "https://x.example/favicon.ico", None),
        ("https://x.example/l.svg", None, None),
        (None, None, None),
    ],
)
def test_the_channels_image_is_one_that_rss_can_show(
    logo: str | None, icon: str | None, shown: str | None
) -> None:
    """RSS 2.0 "image": a GIF, JPEG or PNG; title and link are the channel's."""
    site = Site(title="Fish & chips", url="https://x.example/", icon=icon, logo=logo)
    document = to_rss(feed(site=site))
    image = parse(document).find("channel/image")
    if shown is None:
        assert image is None
        return
    assert image is not None
    assert image.findtext("url") == shown
    assert image.findtext("link") == "https://x.example/"
    assert document.count(b"<title>Fish &#x26; chips</title>") == 2
    assert feedparser.parse(document).feed.image.href == shown


def test_the_feed_says_when_not_to_ask() -> None:
    """RSS 2.0 ``ttl``, ``skipHours``, ``skipDays``: in order; feedgen writes them as sets do."""
    found = channel(ttl=90, skip_hours=(23, 8, 0, 16, 1), skip_days=("Sunday", "Monday"))
    assert found.findtext("ttl") == "90"
    assert [hour.text for hour in found.findall("skipHours/hour")] == ["0", "1", "8", "16", "23"]
    assert [day.text for day in found.findall("skipDays/day")] == ["Monday", "Sunday"]


def test_a_feed_that_does_not_say_it_has_no_empty_lists() -> None:
    """A list without members would be invalid."""
    assert not {"ttl", "skipHours", "skipDays", "image"} & {child.tag for child in channel()}


def test_a_category_names_the_scheme_of_the_feed() -> None:
    """RSS 2.0 calls it the domain."""
    found = first_item(entry(tags=("a & b",)), scheme="https://x.example/tags/").find("category")
    assert found is not None
    assert (found.text, dict(found.attrib)) == ("a & b", {"domain": "https://x.example/tags/"})


def test_people_language_and_rights_are_dublin_cores() -> None:
    """RSS has an element for none of them, or one for e-mail addresses alone."""
    people = (Person(name="A"), Person(name="B", email="b@x.example"))
    item = entry(authors=people, contributors=people[::-1], language="de", rights="© me")
    element = first_item(item)
    assert [each.text for each in element.findall(f"{DC}creator")] == ["A", "B"]
    assert [each.text for each in element.findall(f"{DC}contributor")] == ["B", "A"]
    assert element.findtext(f"{DC}language") == "de"
    assert element.findtext(f"{DC}rights") == "© me"
    read = feedparser.parse(to_rss(feed(item))).entries[0]
    assert [author.name for author in read.authors] == ["A", "B"]
    assert [each.name for each in read.contributors] == ["B", "A"]


def test_comments_and_source() -> None:
    """RSS 2.0 ``comments``: a page; ``source``: the feed that the item is from."""
    origin = Origin(title="Fish & Co", url="https://elsewhere.example/feed.xml")
    element = first_item(entry(comments="https://forum.example/1", origin=origin))
    assert element.findtext("comments") == "https://forum.example/1"
    source = element.find("source")
    assert source is not None
    assert (source.text, dict(source.attrib)) == ("Fish & Co", {"url": origin.url})


def test_a_feed_of_its_own_language_and_description_says_them() -> None:
    """A feed of a tag or a language differs from the site in both."""
    found = channel(language="de", description="Nur Deutsches")
    assert (found.findtext("language"), found.findtext("description")) == ("de", "Nur Deutsches")
    assert channel().findtext("description") == SITE.description


@pytest.mark.parametrize("show", ["full", "both"])
@pytest.mark.parametrize("source", ["a.md", "a.mdx", "a.markdown", None])
def test_the_markdown_is_what_the_author_wrote(show: str, source: str | None) -> None:
    """http://source.scripting.com/, without what XML forbids, and never the whole text alone."""
    item = entry(body="# Fish & *chips*\r\n\x08<b>", source=source)
    element = first_item(item, markdown=True, show=show)
    assert element.findtext(MARKDOWN) == "# Fish & *chips*\n<b>"
    assert b"source:markdown" in to_rss(feed(item, markdown=True, show=show))
    assert element.find("description") is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "a.rst"},
        {"source": "a.HTML"},
        {"body": ""},
        {"show": "summary"},  # the text is kept back, and so is what it was made of
    ],
)
def test_not_every_body_is_markdown_for_subscribers(changes: dict[str, Any]) -> None:
    """Another markup is not Markdown, and a feed of summaries keeps the text back."""
    item = entry(**{"body": "text", "source": "a.md"} | changes)
    assert first_item(item, markdown=True).find(MARKDOWN) is None


def test_nobody_is_told_the_markdown_unasked() -> None:
    """Neither the element nor its namespace."""
    assert b"source.scripting.com" not in to_rss(feed(entry(body="text")))


def test_a_guid_stays_the_pages_address_when_something_is_added_to_links() -> None:
    """Whatever readers count by, the id of an entry and its meaning stay."""
    element = first_item(entry(), query={"utm_source": "feed"})
    guid = element.find("guid")
    assert guid is not None
    assert element.findtext("link") == "https://lighthouse.example/1/?utm_source=feed"
    assert guid.text == "https://lighthouse.example/1/"
    assert guid.get("isPermaLink") == "true"


def test_a_stylesheet_stands_on_its_own_line_before_the_root() -> None:
    """https://www.w3.org/TR/xml-stylesheet/."""
    lines = to_rss(feed(entry(), stylesheet="https://x.example/a.css")).decode().splitlines()
    assert lines[1] == '<?xml-stylesheet type="text/css" href="https://x.example/a.css"?>'
    assert lines[2].startswith("<rss ")


@given(st.text("a&<> ;é"))
def test_markup_in_titles_is_spelled_out_wherever_it_stands(text: str) -> None:
    """Each ``&`` and ``<`` as its reference, and nothing of the title lost."""
    title = f"x{text}x"
    item = entry(title=title)
    written = re.findall("<title>(.*?)</title>", to_rss(feed(item)).decode())[1]
    expected = item.title.replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&gt;")
    assert written == expected


def test_a_feed_without_anything_of_this_declares_nothing_of_it() -> None:
    """What is not used is not declared either: files stay as they were."""
    root = parse(to_rss(Feed(site=SITE, url="https://x.example/rss.xml", entries=(entry(),))))
    assert set(root.nsmap) == {"dc", "atom", "content"}
