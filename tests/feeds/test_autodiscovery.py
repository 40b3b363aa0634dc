"""What a page's head says of feeds, as browsers and readers read it."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import feed

from feedkit import FeedLink, ModelError, links

ATOM = FeedLink(title="Field notes", url="https://x.example/feed.xml", format="atom")
RSS = FeedLink(title="Field notes", url="https://x.example/rss.xml", format="rss")
JSON = FeedLink(title="Field notes | sea", url="https://x.example/sea.json", format="json")


def read(text: str) -> list[dict[str, str]]:
    """Return the attributes of the elements, read as the head of a page; no error is let pass."""
    document = (
        f'<!doctype html><html lang="en"><head><title>x</title>{text}</head><body></body></html>'
    )
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    head = parser.parse(document).find("head")
    assert [child.tag for child in head] == ["title"] + ["link"] * (len(head) - 1)
    return [dict(link.attrib) for link in head.findall("link")]


def test_each_feed_has_its_line() -> None:
    """In the order given, with the media type of its format."""
    text = links([ATOM, JSON])
    assert len(text.splitlines()) == 2
    assert read(text) == [
        {
            "rel": "alternate",
            "type": "application/atom+xml",
            "title": "Field notes",
            "href": "https://x.example/feed.xml",
        },
        {
            "rel": "alternate",
            "type": "application/feed+json",
            "title": "Field notes | sea",
            "href": "https://x.example/sea.json",
        },
    ]
    assert links([]) == ""


def test_the_same_title_twice_says_the_format() -> None:
    """Who has to choose sees the titles only."""
    titles = [link["title"] for link in read(links([ATOM, RSS, JSON]))]
    assert titles == ["Field notes (Atom)", "Field notes (RSS)", "Field notes | sea"]


@pytest.mark.parametrize(
    "title",
    ['"><script>alert(1)</script>', "Fish & chips", "&quot;&#34;", "'single'", "{title} {0}"],
)
def test_a_title_is_only_a_title(title: str) -> None:
    """Whatever is in it, one element comes out, with that title."""
    link = FeedLink(title=title, url="https://x.example/?a=1&b=2", format="rss")
    (found,) = read(links([link]))
    assert (found["title"], found["href"]) == (title, "https://x.example/?a=1&b=2")


@given(st.text(min_size=1))
def test_any_title_comes_out_as_it_went_in(title: str) -> None:
    """Line breaks and what no feed may hold excepted, which the title is rid of."""
    try:
        link = FeedLink(title=title, url="https://x.example/feed.xml", format="rss")
    except ModelError:
        return  # nothing but white space and characters that no feed may hold
    (found,) = read(links([link]))
    assert found["title"] == link.title


def test_it_is_made_of_a_feed() -> None:
    """With all that the feed says of itself."""
    assert FeedLink.to(feed(title="Notes | sea", description="About the sea"), "rss") == FeedLink(
        title="Notes | sea",
        url="https://lighthouse.example/feed.xml",
        format="rss",
        site_url="https://lighthouse.example/",
        description="About the sea",
        language="en",
    )


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"title": " \n"}, "title"),
        ({"url": "/feed.xml"}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"site_url": "x.example"}, "site_url"),
    ],
)
def test_what_cannot_be_published_cannot_be_made(values: dict[str, str], problem: str) -> None:
    """As with all that the model is made of."""
    whole = {"title": "x", "url": "https://x.example/feed.xml"} | values
    with pytest.raises(ModelError, match=rf"FeedLink\.{problem}: "):
        FeedLink(format="atom", **whole)
