"""What 27 feed readers were seen to need: each rule, and that the feeds keep it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import ATOM, entry, feed, parse, rich

from feedkit import Entry, Feed, FeedkitError, Person, Site, to_atom, to_json, to_rss

#: Any text at all, lone surrogates and control characters included.
any_text = st.text(st.characters())


def test_titles_are_escaped_once() -> None:
    """Escaped twice, 19 readers show ``&amp;``; references outside ASCII are corrupted by 2."""
    document = feed(entry(title="Fish & chips <3 — 🐟"))
    assert '<title type="text">Fish &amp; chips &lt;3 — 🐟</title>' in to_atom(document).decode()
    assert "<title>Fish &#x26; chips &#x3C;3 — 🐟</title>" in to_rss(document).decode()
    assert parse(to_rss(document)).findtext("channel/item/title") is not None


def test_atom_says_both_dates_in_utc() -> None:
    """11 readers see no ``published`` when there is only ``updated``; one drops the offset."""
    element = parse(to_atom(feed(entry()))).find(f"{ATOM}entry")
    assert element is not None
    published, updated = (element.findtext(f"{ATOM}{tag}") for tag in ("published", "updated"))
    assert published == updated == "2024-04-30T12:00:00+00:00"


def test_rss_dates_have_numeric_offsets_and_items_no_atom_date() -> None:
    """2 readers ignore named zones; 2 take ``atom:updated`` for the date; ISO breaks one."""
    item = parse(to_rss(feed(rich()))).find("channel/item")
    assert item is not None
    assert re.fullmatch(
        r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000", item.findtext("pubDate") or ""
    )
    assert item.find(f"{ATOM}updated") is None
    assert item.find("{http://purl.org/dc/elements/1.1/}date") is None


def test_an_atom_entry_begins_with_its_page() -> None:
    """The first link wins in 2 readers, the last in 1, so the page comes first."""
    for element in parse(to_atom(feed(rich(), entry(2)))).iter(f"{ATOM}entry"):
        first = element.find(f"{ATOM}link")
        assert first is not None
        assert first.get("rel") == "alternate"


def test_an_rss_item_has_link_and_guid_and_no_atom_link() -> None:
    """Without ``<link>`` 10 show none; ``atom:link rel=alternate`` overrides it in 6."""
    for item in parse(to_rss(feed(rich(), entry(2)))).iter("item"):
        assert item.findtext("link")
        assert item.findtext("guid")
        assert item.find(f"{ATOM}link") is None


def test_atom_content_is_html() -> None:
    """XHTML is mangled in 4 readers, ``text/html`` crashes one."""
    types = {c.get("type") for c in parse(to_atom(feed(rich()))).iter(f"{ATOM}content")}
    assert types == {"html"}


def test_a_category_has_no_label_of_its_own() -> None:
    """Two readers show ``label``, the rest ``term``."""
    for category in parse(to_atom(feed(rich()))).iter(f"{ATOM}category"):
        assert set(category.attrib) == {"term"}


def test_addresses_are_percent_encoded_and_in_punycode() -> None:
    """5 readers encode on their own, and then know the entry by another address."""
    item = entry(link="https://bücher.example/über uns/?q=ä#ö", id="x")
    link = "https://xn--bcher-kva.example/%C3%BCber%20uns/?q=%C3%A4#%C3%B6"
    assert parse(to_rss(feed(item))).findtext("channel/item/link") == link
    assert json.loads(to_json(feed(item)))["items"][0]["url"] == link


def test_json_ids_are_strings() -> None:
    """A number kills one reader."""
    assert json.loads(to_json(feed(entry(id="42"))))["items"][0]["id"] == "42"


@pytest.mark.parametrize("emit", [to_atom, to_rss])
def test_feedparser_reads_the_same_from_both(emit: object) -> None:
    """What is said in one format is said in the other."""
    items = (rich(), entry(2), entry(3, id="tag:x.example,2024:3", authors=(Person(name="Bob"),)))
    read = feedparser.parse(emit(feed(*items)))  # type: ignore[operator]
    assert not read.bozo
    assert read.feed.title == "Keeper's notes"
    assert read.feed.link == "https://lighthouse.example/"
    for item, found in zip(items, read.entries, strict=True):
        assert found.id == item.id
        assert found.link == item.link
        assert found.published_parsed[:6] == item.published.timetuple()[:6]
        assert [tag.term for tag in found.get("tags", [])] == list(item.tags)


@given(any_text)
def test_any_title_is_read_back_the_same(text: str) -> None:
    """A title comes back as it went in, or is refused by an error of ours."""
    try:
        document = feed(entry(title=text))
    except FeedkitError:
        assert not re.sub(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text)
        return
    title = document.entries[0].title
    assert parse(to_atom(document)).findtext(f"{ATOM}entry/{ATOM}title") == title
    rss = parse(to_rss(document)).find("channel/item/title")
    assert rss is not None
    assert "".join(rss.itertext()) == title
    assert json.loads(to_json(document))["items"][0]["title"] == title


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "id": any_text,
            "title": any_text,
            "link": any_text | st.just("https://x.example/"),
            "content": any_text,
            "summary": any_text,
            "tags": st.tuples(any_text, any_text),
            "language": any_text,
            "external_url": any_text,
            "rights": any_text,
            "body": any_text,
            "source": any_text,
        },
    ),
    any_text,
    any_text,
)
def test_any_text_in_any_field_gives_a_feed_or_an_error_of_ours(
    changes: dict[str, str], name: str, author: str
) -> None:
    """Whatever a library user puts into a field, lxml parses what comes out."""
    try:
        site = Site(title=name, url="https://x.example/", author=author, rights=name)
        values = {"id": "1", "title": "t", "link": "https://x.example/"} | changes
        item = Entry(published=datetime(2024, 1, 1, tzinfo=UTC), **values)  # type: ignore[arg-type]
        document = Feed(
            site=site,
            url="https://x.example/feed.xml",
            entries=(item,),
            show="both",
            description=name,
            language=author,
            markdown=True,
            paths=True,
        )
    except FeedkitError:
        return
    atom, rss = parse(to_atom(document)), parse(to_rss(document))
    assert atom.findtext(f"{ATOM}entry/{ATOM}id") == item.id
    assert atom.findtext(f"{ATOM}entry/{ATOM}content") in (item.content, None)
    assert rss.findtext("channel/item/guid") == item.id
    assert json.loads(to_json(document))["items"][0]["id"] == item.id


@given(
    st.datetimes(
        timezones=st.timezones(),
        min_value=datetime(2, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
        max_value=datetime(9998, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    )
)
def test_dates_are_read_back_the_same(time: datetime) -> None:
    """An instant survives Atom and JSON Feed to the second, whatever zone it was given in."""
    document = feed(entry(published=time))
    whole = time.astimezone(UTC).replace(microsecond=0)
    written = parse(to_atom(document)).findtext(f"{ATOM}entry/{ATOM}published")
    assert datetime.fromisoformat(written or "") == whole
    item = json.loads(to_json(document))["items"][0]
    assert datetime.fromisoformat(item["date_published"]) == whole
