"""The page for people: what it tells, for whom it is fit, and that it runs and loads nothing."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SITE, entry, feed, rich

from feedkit import Enclosure, ModelError, Person, Podcast, Site, to_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from feedkit import Feed
    from feedkit.feeds import Format

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ALSO: tuple[tuple[Format, str], ...] = (
    ("rss", "https://lighthouse.example/rss.xml"),
    ("json", "https://lighthouse.example/feed.json"),
)
HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    "\"'><a href='javascript:alert(1)'>x",
    "{{ feed }} {% raw %} &amp;lt; <!--",
)


def page(what: Feed) -> Element:
    """Return the page about a feed, as a browser reads it. No parse error is let pass."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(to_page(what, "atom", also=ALSO))
    return root


def text(element: Element | None) -> str:
    """Return an element's text on one line."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def all_of(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names in their order."""
    return (element for element in root.iter() if element.tag in names)


def podcast() -> Feed:
    """Return the feed of a podcast."""
    file = Enclosure(url="https://x.example/1.mp3", type="audio/mpeg", length=12_345_678)
    long = Enclosure(url="https://x.example/2.ogg", type="video/ogg", length=0, duration=3723)
    show = Podcast(image="https://x.example/i.png", categories=("Technology",), explicit=False)
    return feed(entry(enclosures=(file, long)), podcast=show)


def test_it_says_what_a_feed_is_and_where() -> None:
    """Title, description, two sentences, the address to copy, the formats, the way to the site."""
    root = page(feed(rich()))
    assert text(root.find(".//h1")) == text(root.find(".//title")) == "Keeper's notes"
    assert "What the light saw" in text(root.find(".//header"))
    sentences = text(root.find(".//section/p"))
    assert sentences.startswith("This is a web feed")
    assert sentences.count(".") == 2
    address = root.find(".//input")
    assert address is not None
    assert address.get("value") == "https://lighthouse.example/feed.xml"
    assert "readonly" in address.attrib
    formats = {text(link): link.get("href") for link in root.findall(".//section[1]/ul/li/a")}
    assert formats == {"Atom": address.get("value"), "RSS": ALSO[0][1], "JSON Feed": ALSO[1][1]}
    assert "https://lighthouse.example/" in {link.get("href") for link in root.iter("a")}


def test_it_lists_the_entries() -> None:
    """In the feed's order: title and link, date, authors, summary, files, tags."""
    root = page(feed(rich(), entry(2, link="https://lighthouse.example/2/?a=1&b=2")))
    first, second = root.iter("article")
    assert [text(element) for element in first.iter("h3")] == ["Fish & chips <3 — 🐟"]
    (time,) = first.iter("time")
    assert (time.get("datetime"), text(time)) == ("2024-05-01T10:30:15+00:00", "2024-05-01")
    assert [text(name) for name in first.iter("bdi")] == ["Grace Hopper", "Ada Lovelace"]
    assert "Summary 1" in [text(paragraph) for paragraph in first.iter("p")]
    assert [text(item) for item in first.iter("li")] == [
        *("Audio, 1.2 kB", "Video"),
        *("food", "sea & sky"),
    ]
    assert [link.get("href") for link in second.iter("a")] == [
        "https://lighthouse.example/2/?a=1&b=2"
    ]


def test_an_empty_feed_says_so() -> None:
    """A list of nothing would look like a mistake."""
    root = page(feed())
    assert not list(root.iter("article"))
    assert "There is nothing yet." in text(root)


def test_links_to_posts_have_the_feeds_query() -> None:
    """As the links in the feed itself."""
    root = page(feed(entry(), query={"utm_source": "feed"}))
    (link,) = root.findall(".//article//a")
    assert link.get("href") == "https://lighthouse.example/1/?utm_source=feed"


def test_dates_are_those_of_the_sites_clock() -> None:
    """Evening in Tokyo is noon in UTC, and the next day begins nine hours earlier."""
    late = entry(published=datetime(2024, 5, 1, 20, tzinfo=UTC))
    tokyo = Site(title="x", url="https://x.example/", timezone="Asia/Tokyo")
    (time,) = page(feed(late, site=tokyo)).iter("time")
    assert (time.get("datetime"), text(time)) == ("2024-05-02T05:00:00+09:00", "2024-05-02")


def test_a_podcast_is_called_one() -> None:
    """And each file says what it is, how long and how big, as far as is known."""
    root = page(podcast())
    assert "podcast app" in text(root.find(".//section/p"))
    assert [text(item) for item in root.findall(".//article//li")] == [
        "Audio, 12.3 MB",
        "Video, 1:02:03",
    ]


def test_readers_find_the_feed_from_the_page() -> None:
    """Whoever gives the page's address to a reader subscribes."""
    found = [link.attrib for link in page(feed()).findall("head/link")]
    assert [(link["rel"], link["type"], link["href"]) for link in found] == [
        ("alternate", "application/atom+xml", "https://lighthouse.example/feed.xml"),
        ("alternate", "application/rss+xml", ALSO[0][1]),
        ("alternate", "application/feed+json", ALSO[1][1]),
    ]


@pytest.mark.parametrize("what", [feed(), feed(rich(), entry(2)), podcast()])
def test_it_has_a_structure(what: Feed) -> None:
    """One h1, no level left out, landmarks that have names, unique ids (WCAG 2.2, 1.3.1)."""
    root = page(what)
    levels = [HEADINGS.index(element.tag) + 1 for element in all_of(root, *HEADINGS)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [len(list(root.iter(name))) for name in ("header", "main")] == [1, 1]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {element.get("aria-labelledby") for element in root.iter("section")} <= set(ids)
    assert [label.get("for") for label in root.iter("label")] == ["address"]
    assert all(text(link) for link in root.iter("a"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("en", "ltr")),
        ("ar", ("ar", "rtl")),
        ("fa-IR", ("fa-IR", "rtl")),
        ("he", ("he", "rtl")),
        ("ur-Latn-PK", ("ur-Latn-PK", "ltr")),
        ("az-Arab", ("az-Arab", "rtl")),
        ("ja", ("ja", "ltr")),
        (None, ("en", "ltr")),
    ],
)
def test_it_is_in_the_feeds_language(language: str | None, expected: tuple[str, str]) -> None:
    """And in the direction of its script; what is English is marked so, wherever it stands."""
    site = Site(title="x", url="https://x.example/", language=language)
    root = page(feed(entry(language="yi"), entry(2), site=site))
    assert (root.get("lang"), root.get("dir")) == expected
    english = list(all_of(root, "h2", "label", "input"))
    english += root.findall(".//section[1]/p")
    assert {element.get("dir") for element in english} == {"ltr"}
    assert {element.get("lang") for element in english if element.tag != "input"} == {"en"}
    first, second = root.iter("article")
    assert (first.get("lang"), first.get("dir")) == ("yi", "rtl")
    assert second.get("lang") is None


def test_nothing_runs_and_nothing_is_loaded() -> None:
    """No script, no event handler, no frame, no form, no picture, no font, no address in CSS."""
    document = to_page(feed(rich(), entry(2)), "atom", also=ALSO).decode()
    root = page(feed(rich(), entry(2)))
    passive = {
        "html",
        "head",
        "meta",
        "title",
        "link",
        "style",
        "body",
        "header",
        "main",
        "section",
    }
    passive |= {"article", "h1", "h2", "h3", "p", "a", "ul", "li", "label", "input", "bdi", "time"}
    assert {element.tag for element in root.iter()} <= passive
    assert {link.get("rel") for link in root.iter("link")} == {"alternate"}
    for element in root.iter():
        assert "src" not in element.attrib
        assert "style" not in element.attrib
        assert not any(name.startswith("on") for name in element.attrib)
    (style,) = root.iter("style")
    assert not re.search(r"url\(|@import|@font-face|image\(", text(style))
    assert "http-equiv" in document


def test_its_policy_lets_nothing_else_in() -> None:
    """The content security policy allows this very style and nothing more (CSP 3)."""
    root = page(feed())
    (style,) = root.iter("style")
    (policy,) = (m.get("content") for m in root.iter("meta") if m.get("http-equiv"))
    rules = dict(rule.split(" ", 1) for rule in (policy or "").split("; "))
    digest = sha256((style.text or "").encode()).digest()
    assert rules.pop("style-src").startswith("'sha256-")
    assert b64decode((policy or "").split("sha256-")[1].partition("'")[0]) == digest
    assert set(rules) == {"default-src", "base-uri", "form-action"}
    assert set(rules.values()) == {"'none'"}


def shape(root: Element) -> list[str]:
    """Return the names of all elements."""
    return [str(element.tag) for element in root.iter()]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    """Wherever they stand, they add no element and come out as they went in."""

    def made(words: str) -> Element:
        site = Site(title=words, url="https://x.example/", description=words, rights=words)
        post = entry(title=words, summary=words, tags=(words,), authors=(Person(name=words),))
        return page(feed(post, site=site, language=words))

    root = made(words)
    assert shape(root) == shape(made("plain"))
    plain = " ".join(words.split())
    assert text(root.find(".//h1")) == text(root.find(".//h3")) == plain
    assert text(root.find(".//bdi")) == text(root.find(".//li[@dir='auto']")) == plain


@given(st.text(min_size=1))
def test_any_title_comes_out_as_it_went_in(words: str) -> None:
    """Whatever characters it has, the page is well-formed and shows them."""
    try:
        post = entry(title=words)
    except ModelError:
        return  # nothing but white space and characters that no feed may hold
    assert "".join(page(feed(post)).find(".//h3").itertext()) == post.title  # type: ignore[union-attr]  # it is there


def test_the_same_feed_gives_the_same_bytes() -> None:
    """It is written anew only when something has changed."""
    what = feed(rich(), entry(2))
    assert to_page(what, "rss") == to_page(feed(rich(), entry(2)), "rss")


def test_an_address_has_to_be_one() -> None:
    """What stands in a page as a link leads somewhere."""
    with pytest.raises(ModelError, match=r"FeedLink\.url"):
        to_page(feed(), "atom", also=[("rss", "javascript:alert(1)")])


def test_sites_without_a_description_or_rights_have_no_empty_places() -> None:
    """An element that says nothing is noise to who listens to the page."""
    bare = Site(title="x", url="https://x.example/")
    root = page(feed(entry(summary=None), site=bare))
    assert not list(root.iter("footer"))
    assert all(text(element) for element in all_of(root, "p", "li"))
    rights = Site(title="x", url="https://x.example/", rights="© x")
    assert text(page(feed(site=rights)).find(".//footer")) == "© x"
    assert SITE.rights is None
