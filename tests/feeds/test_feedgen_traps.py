"""Each fault of feedgen 1.0.0 that a naive use of it would put into a feed."""

from __future__ import annotations

import locale
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from feedgen.feed import FeedGenerator
from samples import ATOM, DC, MEDIA, SITE, entry, feed, parse, rich

from feedkit import Entry, Feed, Person, to_atom, to_rss
from feedkit.feeds.rss_elements import RssFeed


def links(element: object) -> list[dict[str, str]]:
    """Return the attributes of an element's Atom links."""
    return [dict(link.attrib) for link in element.findall(f"{ATOM}link")]  # type: ignore[attr-defined]


def test_atom_entry_links_keep_rel_type_and_length() -> None:
    """An enclosure without ``rel`` would be a second page, and readers would open the MP3."""
    element = parse(to_atom(feed(rich()))).find(f"{ATOM}entry")
    assert links(element) == [
        {"href": "https://lighthouse.example/1/", "rel": "alternate", "type": "text/html"},
        {"href": "https://elsewhere.example/page", "rel": "related"},
        {
            "href": "https://lighthouse.example/a%20b.mp3",
            "rel": "enclosure",
            "type": "audio/mpeg",
            "length": "1234",
        },
        {"href": "https://lighthouse.example/b.mp4", "rel": "enclosure", "type": "video/mp4"},
    ]


def test_a_naive_use_of_feedgen_would_lose_them() -> None:
    """The fault is still there; when it is mended, the extension can go."""
    generator = FeedGenerator()
    generator.id("x")
    generator.title("x")
    item = generator.add_entry()
    item.id("x")
    item.title("x")
    item.link(href="https://x.example/a.mp3", rel="enclosure", type="audio/mpeg", length="1")
    item.content("x")
    element = parse(generator.atom_str()).find(f"{ATOM}entry")
    assert links(element) == [{"href": "https://x.example/a.mp3"}]


def test_rss_has_one_enclosure_with_a_number_for_its_length() -> None:
    """Of several six readers keep one; feedgen would keep the last, and write ``None``."""
    item = parse(to_rss(feed(rich()))).find("channel/item")
    assert item is not None
    assert [dict(enclosure.attrib) for enclosure in item.findall("enclosure")] == [
        {"url": "https://lighthouse.example/a%20b.mp3", "length": "1234", "type": "audio/mpeg"}
    ]


def test_the_rss_channel_links_to_the_site() -> None:
    """feedgen takes whichever link was added last, the feed's own for one."""
    channel = parse(to_rss(feed(entry()))).find("channel")
    assert channel is not None
    assert channel.findtext("link") == "https://lighthouse.example/"
    assert links(channel) == [
        {
            "href": "https://lighthouse.example/feed.xml",
            "rel": "self",
            "type": "application/rss+xml",
        }
    ]


def test_entries_keep_their_order() -> None:
    """feedgen prepends unless told otherwise."""
    document = feed(entry(1), entry(2), entry(3))
    atom = [element.text for element in parse(to_atom(document)).iter(f"{ATOM}title")]
    rss = [element.text for element in parse(to_rss(document)).iter("title")]
    assert atom == rss == ["Keeper's notes", "Post 1", "Post 2", "Post 3"]


def test_the_clock_is_never_read() -> None:
    """``updated`` and ``lastBuildDate`` come from the entries; feedgen would write the time."""
    document = feed(entry(updated=datetime(2024, 6, 1, tzinfo=UTC)))
    assert parse(to_atom(document)).findtext(f"{ATOM}updated") == "2024-06-01T00:00:00+00:00"
    channel = parse(to_rss(document)).find("channel")
    assert channel is not None
    assert channel.findtext("lastBuildDate") == "Sat, 01 Jun 2024 00:00:00 +0000"


def test_an_empty_feed_has_a_fixed_date() -> None:
    """Even without an entry to take it from, no run differs from the last."""
    assert to_atom(feed()) == to_atom(feed())
    assert parse(to_atom(feed())).findtext(f"{ATOM}updated") == "2005-12-01T00:00:00+00:00"


def test_times_have_whole_seconds() -> None:
    """feedgen writes microseconds, which RFC 822 has no place for."""
    document = feed(rich())
    element = parse(to_atom(document)).find(f"{ATOM}entry")
    assert element is not None
    assert element.findtext(f"{ATOM}published") == "2024-05-01T10:30:15+00:00"
    item = parse(to_rss(document)).find("channel/item")
    assert item is not None
    assert item.findtext("pubDate") == "Wed, 01 May 2024 10:30:15 +0000"


def test_the_locale_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """feedgen switches that of the whole process to write a date, all threads' under their feet."""

    def setlocale(*_: object) -> str:
        raise AssertionError("the locale was switched")

    monkeypatch.setattr(locale, "setlocale", setlocale)
    channel = parse(to_rss(replace(feed(rich()), ttl=60))).find("channel")
    assert channel is not None
    names = [child.tag for child in channel]
    assert names.count("lastBuildDate") == names.count("ttl") == 1


def test_a_feedgen_that_writes_the_time_all_the_same_is_corrected() -> None:
    """That it does not is asked of it by a name that is its own, which may change."""
    rss = parse(b"<rss><channel><title/><lastBuildDate>now</lastBuildDate></channel></rss>")
    channel = RssFeed()
    channel.feed = feed(entry())
    channel.extend_rss(rss)
    dates = [found.text for found in rss.iter("lastBuildDate")]
    assert dates == ["Tue, 30 Apr 2024 12:00:00 +0000"]


def test_an_rss_author_needs_no_address() -> None:
    """feedgen drops an author without an e-mail address; two would make the item invalid."""
    item = parse(to_rss(feed(rich()))).find("channel/item")
    assert item is not None
    assert [creator.text for creator in item.findall(f"{DC}creator")] == [
        "Grace Hopper",
        "Ada Lovelace",
    ]
    assert item.find("author") is None


def test_an_entry_without_authors_names_the_sites_in_every_format() -> None:
    """Seventeen readers do not let an entry inherit the feed's author."""
    element = parse(to_atom(feed(entry()))).find(f"{ATOM}entry")
    item = parse(to_rss(feed(entry()))).find("channel/item")
    assert element is not None
    assert item is not None
    assert element.findtext(f"{ATOM}author/{ATOM}name") == "Ada Lovelace"
    assert item.findtext(f"{DC}creator") == "Ada Lovelace"


def test_an_author_without_an_address_is_in_atom() -> None:
    """Only what is known of an author is written."""
    element = parse(to_atom(feed(rich()))).find(f"{ATOM}entry")
    assert element is not None
    written = [[child.tag for child in author] for author in element.findall(f"{ATOM}author")]
    assert written == [[f"{ATOM}name"], [f"{ATOM}name", f"{ATOM}email"]]


def test_html_that_is_no_xml_is_content_like_any_other() -> None:
    """As XHTML, ``<br>`` or ``&nbsp;`` would raise; ``CDATA`` would become Atom's type."""
    html = "<p>a<br>b&nbsp;c ]]> <![CDATA[</p>"
    element = parse(to_atom(feed(entry(content=html)))).find(f"{ATOM}entry/{ATOM}content")
    assert element is not None
    assert (element.text, element.get("type")) == (html, "html")
    assert parse(to_rss(feed(entry(content=html)))).findtext("channel/item/description") == html


def test_titles_say_that_they_are_plain_text() -> None:
    """feedgen writes no type; 22 of 26 readers show ``text`` exactly."""
    root = parse(to_atom(feed(rich())))
    titles = list(root.iter(f"{ATOM}title"))
    assert [title.get("type") for title in titles] == ["text", "text"]
    assert titles[1].text == "Fish & chips <3 — 🐟"


@pytest.mark.parametrize(
    ("show", "description", "encoded"),
    [
        ("full", "<p>Text 1</p>", None),
        ("summary", "Summary 1", None),
        ("both", "Summary 1", "<p>Text 1</p>"),
    ],
)
def test_rss_shows_what_the_feed_is_for(show: str, description: str, encoded: str | None) -> None:
    """Four readers never look at ``content:encoded``; it never stands alone."""
    item = parse(to_rss(feed(entry(), show=show))).find("channel/item")
    assert item is not None
    content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert (item.findtext("description"), content) == (description, encoded)
    tags = [child.tag for child in item]
    if encoded:
        assert tags.index("description") < tags.index(
            "{http://purl.org/rss/1.0/modules/content/}encoded"
        )


@pytest.mark.parametrize(
    ("show", "content", "summary"),
    [
        ("full", "<p>Text 1</p>", None),
        ("summary", None, "Summary 1"),
        ("both", "<p>Text 1</p>", "Summary 1"),
    ],
)
def test_atom_shows_what_the_feed_is_for(
    show: str, content: str | None, summary: str | None
) -> None:
    """Three readers show a summary in place of the content, so a full feed has none."""
    element = parse(to_atom(feed(entry(), show=show))).find(f"{ATOM}entry")
    assert element is not None
    assert element.findtext(f"{ATOM}content") == content
    assert element.findtext(f"{ATOM}summary") == summary


def test_a_summary_is_plain_text_in_every_format() -> None:
    """An RSS description is HTML, so the markup characters of a summary are escaped in it."""
    document = feed(entry(summary="AT&T <3", content=None))
    summary = parse(to_atom(document)).find(f"{ATOM}entry/{ATOM}summary")
    assert summary is not None
    assert (summary.text, summary.get("type")) == ("AT&T <3", "text")
    assert parse(to_rss(document)).findtext("channel/item/description") == "AT&amp;T &lt;3"


def test_the_guid_says_whether_it_is_an_address() -> None:
    """``id()`` after ``guid(permalink=True)`` would reset the flag."""
    document = feed(entry(1), entry(2, id="tag:lighthouse.example,2024:2"))
    guids = [(g.text, g.get("isPermaLink")) for g in parse(to_rss(document)).iter("guid")]
    assert guids == [
        ("https://lighthouse.example/1/", "true"),
        ("tag:lighthouse.example,2024:2", "false"),
    ]


def test_categories_are_never_empty() -> None:
    """feedgen makes an empty category of ``label=None``."""
    document = feed(entry(tags=("a", "", "  ", "b & c")))
    terms = [dict(c.attrib) for c in parse(to_atom(document)).iter(f"{ATOM}category")]
    assert terms == [{"term": "a"}, {"term": "b & c"}]
    assert [c.text for c in parse(to_rss(document)).iter("category")] == ["a", "b & c"]


def test_media_stand_outside_a_group() -> None:
    """The validator asks for alternatives in a ``media:group``; a picture has none."""
    for root, path in (
        (parse(to_atom(feed(rich()))), f"{ATOM}entry"),
        (parse(to_rss(feed(rich()))), "channel/item"),
    ):
        element = root.find(path)
        assert element is not None
        content = element.find(f"{MEDIA}content")
        thumbnail = element.find(f"{MEDIA}thumbnail")
        assert content is not None
        assert thumbnail is not None
        assert dict(content.attrib) == {
            "url": "https://lighthouse.example/a.png",
            "medium": "image",
            "type": "image/png",
            "width": "640",
        }
        assert thumbnail.get("url") == "https://lighthouse.example/a.png"


def test_control_characters_never_reach_the_document() -> None:
    """One of them makes the whole feed unreadable; lxml raises for most, but lets C1 pass."""
    dirty = "a\x00b\x08c\x0bd\x1fe\x7ff\x80g\x9fh\ufffei\ud800j\udfffk"
    item = entry(title=dirty, content=f"<p>{dirty}</p>", summary=dirty, tags=(dirty,))
    document = feed(replace(item, authors=(Person(name=dirty),)))
    for data in (to_atom(document), to_rss(document)):
        assert "abcdefghijk" in data.decode()
        parse(data)


def test_an_entrys_own_language_is_on_the_entry() -> None:
    """feedgen has no way to say it."""
    root = parse(to_atom(feed(rich(), entry(2))))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(lang) == "en"
    assert [element.get(lang) for element in root.findall(f"{ATOM}entry")] == ["de", None]


def test_atom_is_the_default_namespace() -> None:
    """Six readers refuse ``ns0:feed``; a namespaced child would bring in such a prefix."""
    text = to_atom(feed(rich())).decode()
    assert "ns0" not in text
    assert (
        '<feed xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"'
        in text
    )


@pytest.mark.parametrize("emit", [to_atom, to_rss])
def test_the_hash_seed_changes_nothing(emit: object) -> None:
    """feedgen writes some of its elements in the order of a set."""
    program = (
        "import sys; sys.path.insert(0, 'tests'); import samples, feedkit;"
        f"sys.stdout.buffer.write(feedkit.{emit.__name__}(samples.feed(samples.rich())))"  # type: ignore[attr-defined]
    )
    outputs = {
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("2", "America/New_York"))
    }
    assert len(outputs) == 1


def test_a_required_field_that_is_missing_is_named() -> None:
    """feedgen says ``Required fields not set`` and not which."""
    with pytest.raises(ValueError, match=r"Entry\.title: expected some text, got none"):
        Entry(
            id="x",
            title=" \x00 ",
            link="https://x.example/",
            published=datetime(2024, 1, 1, tzinfo=UTC),
        )
    with pytest.raises(ValueError, match=r"Feed\.url: expected an absolute http\(s\) URL"):
        Feed(site=SITE, url="feed.xml")
