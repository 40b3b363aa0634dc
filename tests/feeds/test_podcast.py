"""The elements of podcasts: Apple's, and those of Podcasting 2.0."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from samples import SITE, entry, feed, parse

from feedkit import (
    Chapters,
    Contributor,
    Enclosure,
    Entry,
    Episode,
    FeedkitError,
    Funding,
    Paging,
    Person,
    Podcast,
    Site,
    Transcript,
    to_atom,
    to_json,
    to_rss,
)
from feedkit.check import check
from feedkit.feeds.podcast import guid_of

if TYPE_CHECKING:
    from feedkit import Feed

NAMESPACES = {
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "https://podcastindex.org/namespace/1.0": "podcast",
}
AUDIO = Enclosure(
    url="https://lighthouse.example/1.mp3", type="audio/mpeg", length=1234, duration=125
)
SHOW = Podcast(
    image="https://lighthouse.example/cover.png", categories=("Technology",), explicit=False
)

Said = tuple[str, str | None, dict[str, str]]


def said(element: etree._Element | None) -> list[Said]:
    """Return name, text and attributes of each podcast element, also of those within."""
    assert element is not None
    found = []
    for each in element.iter(etree.Element):
        name = etree.QName(each)
        inside = any(parent.tag == "item" for parent in each.iterancestors())
        if name.namespace in NAMESPACES and inside == (element.tag == "item"):
            attributes = {str(key): str(value) for key, value in each.attrib.items()}
            prefix = NAMESPACES[name.namespace]
            text = (each.text or "").strip() or None
            found.append((f"{prefix}:{name.localname}", text, attributes))
    return found


def show(podcast: Podcast, **changes: Any) -> list[Said]:  # noqa: ANN401 - whatever a feed has
    """Return what the channel says."""
    return said(parse(to_rss(feed(podcast=podcast, **changes))).find("channel"))


def episode(item: Entry) -> list[Said]:
    """Return what the item says."""
    return said(parse(to_rss(feed(item, podcast=SHOW))).find("channel/item"))


def whole() -> Feed:
    """Return a podcast that says all that can be said."""
    podcast = Podcast(
        image="https://lighthouse.example/cover.png",
        categories=("Arts > Books", "Society & Culture"),
        explicit=True,
        author="The keepers",
        owner=Person(name="Ada", email="ada@lighthouse.example"),
        type="serial",
        title="Keepers",
        guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
        locked=True,
        funding=(Funding(url="https://lighthouse.example/give", text="Light & oil"),),
        contributors=(Contributor(name="Ada", role="host", group="cast"),),
        medium="podcast",
        new_feed_url="https://lighthouse.example/new.xml",
        complete=True,
        block=True,
    )
    item = entry(
        enclosures=(AUDIO,),
        episode=Episode(
            title="Fog",
            duration=130,
            image="https://lighthouse.example/fog.jpg",
            number=3,
            season=2,
            type="full",
            explicit=False,
            block=True,
            transcripts=(
                Transcript(url="https://lighthouse.example/1.vtt", type="text/vtt", captions=True),
                Transcript(
                    url="https://lighthouse.example/1.html", type="text/html", language="de"
                ),
            ),
            chapters=Chapters(url="https://lighthouse.example/1.json"),
            contributors=(
                Contributor(
                    name="Grace",
                    role="guest",
                    image="https://lighthouse.example/g.png",
                    url="https://grace.example/",
                ),
            ),
        ),
    )
    return feed(item, podcast=podcast)


def test_what_a_whole_podcast_says_of_itself() -> None:
    """All that Apple requires and recommends, and Podcasting 2.0 but for ``value``."""
    assert said(parse(to_rss(whole())).find("channel")) == [
        ("itunes:title", "Keepers", {}),
        ("itunes:author", "The keepers", {}),
        ("itunes:explicit", "true", {}),
        ("itunes:type", "serial", {}),
        ("itunes:new-feed-url", "https://lighthouse.example/new.xml", {}),
        ("itunes:block", "Yes", {}),
        ("itunes:complete", "Yes", {}),
        ("itunes:image", None, {"href": "https://lighthouse.example/cover.png"}),
        ("itunes:category", None, {"text": "Arts"}),
        ("itunes:category", None, {"text": "Books"}),
        ("itunes:category", None, {"text": "Society & Culture"}),
        ("itunes:owner", None, {}),
        ("itunes:name", "Ada", {}),
        ("itunes:email", "ada@lighthouse.example", {}),
        ("podcast:guid", "917393e3-1b1e-5cef-ace4-edaa54e1f810", {}),
        ("podcast:medium", "podcast", {}),
        ("podcast:locked", "yes", {"owner": "ada@lighthouse.example"}),
        ("podcast:funding", "Light & oil", {"url": "https://lighthouse.example/give"}),
        ("podcast:person", "Ada", {"role": "host", "group": "cast"}),
    ]


def test_what_a_whole_episode_says() -> None:
    """All that Apple requires and recommends of an episode, and Podcasting 2.0."""
    assert said(parse(to_rss(whole())).find("channel/item")) == [
        ("itunes:duration", "130", {}),
        ("itunes:title", "Fog", {}),
        ("itunes:episode", "3", {}),
        ("itunes:season", "2", {}),
        ("itunes:episodeType", "full", {}),
        ("itunes:explicit", "false", {}),
        ("itunes:block", "Yes", {}),
        ("itunes:image", None, {"href": "https://lighthouse.example/fog.jpg"}),
        (
            "podcast:transcript",
            None,
            {"url": "https://lighthouse.example/1.vtt", "type": "text/vtt", "rel": "captions"},
        ),
        (
            "podcast:transcript",
            None,
            {"url": "https://lighthouse.example/1.html", "type": "text/html", "language": "de"},
        ),
        (
            "podcast:chapters",
            None,
            {"url": "https://lighthouse.example/1.json", "type": "application/json+chapters"},
        ),
        (
            "podcast:person",
            "Grace",
            {
                "role": "guest",
                "img": "https://lighthouse.example/g.png",
                "href": "https://grace.example/",
            },
        ),
    ]


def test_a_subcategory_stands_inside_its_category() -> None:
    """Apple: a tree of two levels; a name may have any white space around it."""
    podcast = replace(SHOW, categories=("Arts>Books", " Arts  > Design ", "Technology", ""))
    channel = parse(to_rss(feed(podcast=podcast))).find("channel")
    assert channel is not None
    category = "{http://www.itunes.com/dtds/podcast-1.0.dtd}category"
    tree = [
        (top.get("text"), [sub.get("text") for sub in top]) for top in channel.findall(category)
    ]
    assert tree == [("Arts", ["Books"]), ("Arts", ["Design"]), ("Technology", [])]


def test_a_plain_podcast_says_what_apple_requires() -> None:
    """Image, category, explicit; the author is the site's; the guid is of the address."""
    assert show(SHOW) == [
        ("itunes:author", "Ada Lovelace", {}),
        ("itunes:explicit", "false", {}),
        ("itunes:image", None, {"href": "https://lighthouse.example/cover.png"}),
        ("itunes:category", None, {"text": "Technology"}),
        ("podcast:guid", guid_of("https://lighthouse.example/feed.xml"), {}),
    ]


def test_a_plain_recording_says_how_long_it_is() -> None:
    """The file tells it where the episode does not."""
    assert episode(entry(enclosures=(AUDIO,))) == [("itunes:duration", "125", {})]
    assert episode(entry(enclosures=(AUDIO,), episode=Episode(number=1))) == [
        ("itunes:duration", "125", {}),
        ("itunes:episode", "1", {}),
    ]
    assert episode(entry()) == []
    unknown = replace(AUDIO, duration=None)
    assert episode(entry(enclosures=(unknown,), episode=Episode())) == []


def test_the_enclosure_of_an_episode_is_its_recording() -> None:
    """RSS has room for one, and players need the audio; other feeds keep the first."""
    notes = Enclosure(url="https://lighthouse.example/1.pdf", type="application/pdf", length=9)
    for podcast, url in ((SHOW, AUDIO.url), (None, notes.url)):
        document = to_rss(feed(entry(enclosures=(notes, AUDIO)), podcast=podcast))
        urls = [each.get("url") for each in parse(document).iter("enclosure")]
        assert urls == [url]


@pytest.mark.parametrize(
    ("address", "guid"),
    [
        # https://podcasting2.org/docs/podcast-namespace/tags/guid gives this one as its example.
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("http://mp3s.nashownotes.com/pc20rss.xml//", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_the_guid_is_made_of_the_address(address: str, guid: str) -> None:
    """Without its scheme and without slashes at its end."""
    assert guid_of(address) == guid


def test_an_archive_has_the_guid_of_the_podcast() -> None:
    """It is the same podcast, at another address."""
    paging = Paging(current="https://lighthouse.example/feed.xml", is_archive=True)
    url = "https://lighthouse.example/feed-1.xml"
    guids = [
        [text for name, text, _ in show(SHOW, **changes) if name == "podcast:guid"]
        for changes in ({}, {"url": url, "paging": paging})
    ]
    assert guids[0] == guids[1]


@pytest.mark.parametrize(
    ("owner", "attributes"),
    [
        (None, {}),
        (Person(name="Ada"), {}),
        (Person(name="Ada", email="ada@x.example"), {"owner": "ada@x.example"}),
    ],
)
def test_a_lock_names_its_owners_address_where_it_is_known(
    owner: Person | None, attributes: dict[str, str]
) -> None:
    """``yes`` or ``no``; nothing when nothing was said."""
    for locked, text in ((True, "yes"), (False, "no")):
        found = show(replace(SHOW, owner=owner, locked=locked))
        assert ("podcast:locked", text, attributes) in found
    assert all(name != "podcast:locked" for name, _, _ in show(SHOW))


def test_a_feed_that_is_no_podcast_has_none_of_it() -> None:
    """Neither has Atom, which no directory reads: the elements are RSS's alone."""
    whole_podcast = whole()
    no_podcast = replace(whole_podcast, podcast=None)
    for document in (to_rss(no_podcast), to_atom(whole_podcast), to_atom(no_podcast)):
        assert b"itunes" not in document
        assert b"podcastindex" not in document
    assert to_atom(whole_podcast) == to_atom(no_podcast)


def test_feedparser_reads_it() -> None:
    """The same episode in RSS, and its recording in all formats."""
    document = to_rss(whole())
    read = feedparser.parse(document)
    assert not read.bozo
    assert read.feed.image.href == "https://lighthouse.example/cover.png"
    assert read.entries[0].itunes_duration == "130"
    assert read.entries[0].enclosures[0].href == AUDIO.url
    assert read.entries[0].title == "Post 1"
    assert AUDIO.url.encode() in to_json(whole())


def test_every_prefix_is_declared_once_on_the_root() -> None:
    """Some podcast directories look for ``itunes:`` by that name."""
    document = to_rss(whole())
    for prefix in ("itunes", "podcast"):
        assert document.count(f"xmlns:{prefix}=".encode()) == 1
    assert b"ns0" not in document


def test_a_podcast_without_an_author_has_the_sites_name() -> None:
    """As its entries have."""
    site = Site(title="Nobody's notes", url=SITE.url)
    assert ("itunes:author", "Nobody's notes", {}) in show(SHOW, site=site)


def test_the_check_has_no_objection() -> None:
    """Apple's rules and Podcasting 2.0's, as `feedkit check` knows them."""
    objections = [each for each in check(to_rss(whole())) if each.severity != "advice"]
    assert objections == []


#: Any text at all, lone surrogates and control characters included.
any_text = st.text(st.characters())


@given(any_text, st.lists(any_text, max_size=3), any_text | st.none())
def test_any_text_gives_a_podcast_or_an_error_of_ours(
    text: str, categories: list[str], other: str | None
) -> None:
    """Whatever a library user puts into a field, lxml parses what comes out."""
    try:
        podcast = replace(
            SHOW,
            categories=tuple(categories),
            author=other,
            title=other,
            medium=other,
            guid=other,
            owner=Person(name=text, email=other),
            locked=True,
            funding=(Funding(url=SITE.url, text=text),),
            contributors=(Contributor(name=text, role=other, group=other),),
        )
        told = Episode(title=other, transcripts=(Transcript(url=SITE.url, type=text),))
        document = feed(entry(episode=told, body=text), podcast=podcast, markdown=True)
    except FeedkitError:
        return
    parse(to_rss(document))
