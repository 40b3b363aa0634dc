"""What an Atom feed says of its entries and of itself, beyond what every feed says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
from samples import ATOM, SITE, entry, feed, parse, rich

from feedkit import Enclosure, Feed, Origin, Person, Site, to_atom

if TYPE_CHECKING:
    from lxml import etree

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def first_entry(document: Feed) -> etree._Element:
    """Return the first ``entry`` element."""
    element = parse(to_atom(document)).find(f"{ATOM}entry")
    assert element is not None
    return element


def test_contributors_stand_beside_the_authors() -> None:
    """RFC 4287 §4.2.3: each with what is known of them."""
    helper = Person(name="Translator", url="https://t.example/", email="t@t.example")
    element = first_entry(feed(entry(contributors=(helper, Person(name="Editor")))))
    found = element.findall(f"{ATOM}contributor")
    assert [[(part.tag, part.text) for part in person] for person in found] == [
        [
            (f"{ATOM}name", "Translator"),
            (f"{ATOM}email", "t@t.example"),
            (f"{ATOM}uri", "https://t.example/"),
        ],
        [(f"{ATOM}name", "Editor")],
    ]
    assert element.findtext(f"{ATOM}author/{ATOM}name") == "Ada Lovelace"
    read = feedparser.parse(to_atom(feed(entry(contributors=(helper,))))).entries[0]
    assert [person.name for person in read.contributors] == ["Translator"]


def test_rights_are_the_sites_unless_an_entry_has_its_own() -> None:
    """RFC 4287 §4.2.10."""
    site = Site(title="S", url="https://x.example/", rights="CC BY 4.0")
    root = parse(to_atom(feed(entry(1, rights="© me"), entry(2), site=site)))
    assert root.findtext(f"{ATOM}rights") == "CC BY 4.0"
    assert [e.findtext(f"{ATOM}rights") for e in root.findall(f"{ATOM}entry")] == ["© me", None]


def test_a_category_names_the_scheme_of_the_feed() -> None:
    """RFC 4287 §4.2.2.2: whose word it is."""
    document = feed(entry(tags=("a", "b")), scheme="https://x.example/tags/")
    found = [dict(each.attrib) for each in first_entry(document).iter(f"{ATOM}category")]
    assert found == [
        {"term": "a", "scheme": "https://x.example/tags/"},
        {"term": "b", "scheme": "https://x.example/tags/"},
    ]


def test_the_feed_has_the_sites_pictures() -> None:
    """RFC 4287 §4.2.5, §4.2.8."""
    site = Site(
        title="S",
        url="https://x.example/",
        icon="https://x.example/i.svg",
        logo="https://x.example/l.svg",
    )
    root = parse(to_atom(feed(site=site)))
    assert root.findtext(f"{ATOM}icon") == "https://x.example/i.svg"
    assert root.findtext(f"{ATOM}logo") == "https://x.example/l.svg"


def test_a_feed_of_its_own_language_and_description_says_them() -> None:
    """A feed of a tag or a language differs from the site in both."""
    root = parse(to_atom(feed(entry(), language="de", description="Nur Deutsches")))
    assert root.get(LANG) == "de"
    assert root.findtext(f"{ATOM}subtitle") == "Nur Deutsches"
    root = parse(to_atom(feed(entry())))
    assert root.get(LANG) == "en"
    assert root.findtext(f"{ATOM}subtitle") == SITE.description


def test_the_source_of_an_entry_is_the_feed_it_is_from() -> None:
    """RFC 4287 §4.2.11: feedgen would write the feed's address as that of a page."""
    origin = Origin(title="Fish & Co", url="https://elsewhere.example/feed.xml")
    document = to_atom(feed(entry(origin=origin)))
    source = parse(document).find(f"{ATOM}entry/{ATOM}source")
    assert source is not None
    assert [(part.tag, part.text, dict(part.attrib)) for part in source] == [
        (f"{ATOM}title", "Fish & Co", {"type": "text"}),
        (f"{ATOM}link", None, {"rel": "self", "href": "https://elsewhere.example/feed.xml"}),
    ]
    read = feedparser.parse(document).entries[0]
    assert (read.title, read.source.title) == ("Post 1", "Fish & Co")
    assert read.link == "https://lighthouse.example/1/"


def test_comments_are_replies_on_a_page() -> None:
    """RFC 4685 §4: without ``type`` the link would lead to a feed of comments."""
    item = entry(
        comments="https://forum.example/1",
        external_url="https://elsewhere.example/",
        enclosures=(Enclosure(url="https://x.example/a", type="a/b", length=0, title="A & B"),),
    )
    links = [dict(link.attrib) for link in first_entry(feed(item)).iter(f"{ATOM}link")]
    assert [link["rel"] for link in links] == ["alternate", "related", "enclosure", "replies"]
    assert links[2]["title"] == "A & B"
    assert links[3] == {
        "rel": "replies",
        "href": "https://forum.example/1",
        "type": "text/html",
    }


def test_what_is_added_to_links_is_not_added_to_ids() -> None:
    """Readers know an entry by its id; changing it would show every entry anew."""
    items = (entry(1, link="https://x.example/?p=1#top", id="https://x.example/?p=1#top"), entry(2))
    query = {"utm_source": "feed", "utm_medium": "a b&c"}
    added = "utm_source=feed&utm_medium=a+b%26c"
    root = parse(to_atom(feed(*items, query=query)))
    ids = [element.findtext(f"{ATOM}id") for element in root.iter(f"{ATOM}entry")]
    assert ids == [item.id for item in items]
    links = [link.get("href") for link in root.findall(f"{ATOM}entry/{ATOM}link")]
    assert links == [
        f"https://x.example/?p=1&{added}#top",
        f"https://lighthouse.example/2/?{added}",
    ]


def test_a_stylesheet_stands_on_its_own_line_before_the_root() -> None:
    """https://www.w3.org/TR/xml-stylesheet/, with the address escaped as in an attribute."""
    lines = to_atom(feed(rich(), stylesheet="https://x.example/a.css?b&c")).decode().splitlines()
    instruction = '<?xml-stylesheet type="text/css" href="https://x.example/a.css?b&amp;c"?>'
    assert lines[0].startswith("<?xml ")
    assert lines[1] == instruction
    assert lines[2].startswith("<feed ")
    assert not feedparser.parse("\n".join(lines).encode()).bozo
