"""What exists of the model is fit to be published."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SITE, entry, feed

from feedkit import (
    Enclosure,
    Entry,
    Episode,
    Feed,
    FeedkitError,
    Image,
    ModelError,
    Person,
    Site,
)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Person(name=" "), "Person.name: expected some text, got none"),
        (
            lambda: Person(name="Ada", url="ada.example"),
            "Person.url: expected an absolute http(s) URL, got 'ada.example'",
        ),
        (
            lambda: Image(url="/a.png"),
            "Image.url: expected an absolute http(s) URL, got '/a.png'",
        ),
        (
            lambda: Enclosure(url="https://x.example/", type="", length=1),
            "Enclosure.type: expected some text, got none",
        ),
        (
            lambda: Enclosure(url="https://x.example/", type="a/b", length=-1),
            "Enclosure.length: expected 0 or more, got -1",
        ),
        (
            lambda: Site(title="", url="https://x.example/"),
            "Site.title: expected some text, got none",
        ),
        (
            lambda: Site(title="x", url="example.org"),
            "Site.url: expected an absolute http(s) URL, got 'example.org'",
        ),
        (
            lambda: Site(title="x", url="https://x.example/", timezone="Mars/Base"),
            "Site.timezone: expected a name like 'Europe/London', got 'Mars/Base'",
        ),
        (lambda: entry(id="\x00"), "Entry.id: expected some text, got none"),
        (lambda: entry(title="\n"), "Entry.title: expected some text, got none"),
        (
            lambda: entry(link="javascript:alert(1)"),
            "Entry.link: expected an absolute http(s) URL, got 'javascript:alert(1)'",
        ),
        (
            lambda: entry(published=datetime(2024, 1, 1)),  # noqa: DTZ001 - that is the point
            (
                "Entry.published: expected a time with an offset from UTC, "
                "got datetime.datetime(2024, 1, 1, 0, 0)"
            ),
        ),
        (
            lambda: feed(entry(1, source="a.md"), entry(1, source="b.md")),
            "Feed.entries: a.md and b.md have the same id 'https://lighthouse.example/1/'",
        ),
    ],
)
def test_what_cannot_be_published_cannot_be_made(make: object, message: str) -> None:
    """Each error names the class, the field, what was expected and what was found."""
    with pytest.raises(ModelError) as caught:
        make()  # type: ignore[operator]
    assert str(caught.value) == message
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, FeedkitError)


def test_everything_is_frozen() -> None:
    """An entry that is in two feeds is the same in both."""
    for thing in (SITE, entry(), feed()):
        with pytest.raises(dataclasses.FrozenInstanceError):
            thing.title = "other"  # type: ignore[misc]


def test_a_body_is_read_when_it_is_asked_for() -> None:
    """Of a hundred thousand entries a feed needs the bodies of twenty; and each of them once."""
    asked = []

    def read() -> str:
        asked.append("body")
        return "*text*"

    one = dataclasses.replace(entry(), body=read)
    assert (asked, "text" in repr(one)) == ([], False)
    assert (one.body, one.body, asked) == ("*text*", "*text*", ["body"])
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.body = "other"  # type: ignore[misc]


def test_fields_have_to_be_named() -> None:
    """Nobody has to remember an order."""
    with pytest.raises(TypeError):
        Person("Ada")  # type: ignore[call-arg]


def test_times_are_in_utc_and_whole_seconds() -> None:
    """Whatever zone a time is given in."""
    time = datetime(2024, 5, 1, 1, 2, 3, 999999, timezone(timedelta(hours=5, minutes=30)))
    assert entry(published=time).published == datetime(2024, 4, 30, 19, 32, 3, tzinfo=UTC)


def test_an_entry_was_updated_when_it_was_published_unless_it_says_otherwise() -> None:
    """RFC 4287 §4.1.2 requires ``updated``; most posts do not say."""
    assert entry().modified == entry().published


def test_a_feed_was_updated_when_its_last_entry_was() -> None:
    """Not when its newest entry was published: an old one may have changed since."""
    changed = datetime(2025, 1, 1, tzinfo=UTC)
    assert feed(entry(1), entry(2, updated=changed)).updated == changed


def test_texts_are_on_one_line_where_they_have_to_be() -> None:
    """A title that was folded over two lines is one."""
    item = entry(title=" Two\r\nlines\t", summary="a\n b", tags=("x\ny", "x y"))
    assert (item.title, item.summary, item.tags) == ("Two lines", "a b", ("x y",))


@pytest.mark.parametrize(
    ("given_url", "kept"),
    [
        ("https://x.example", "https://x.example/"),
        ("HTTPS://X.example:443/blog", "https://x.example/blog/"),
        ("http://x.example:8080/a/?q#f", "http://x.example:8080/a/"),
    ],
)
def test_a_site_is_a_folder(given_url: str, kept: str) -> None:
    """Relative addresses fall below it, base path included."""
    assert Site(title="x", url=given_url).url == kept


def test_the_site_stands_in_for_an_author() -> None:
    """RFC 4287 §4.1.1 requires one."""
    site = Site(title="Field notes", url="https://x.example/")
    assert Feed(site=site, url="https://x.example/f").authors_of(entry()) == (
        Person(name="Field notes"),
    )
    assert Site(title="x", url="https://x.example/", author="Ada").person == Person(name="Ada")


@given(st.dates())
def test_one_instant_is_one_instant(day: date) -> None:
    """The same instant in another zone makes an equal entry."""
    if not date(1, 1, 2) < day < date(9999, 12, 30):
        return
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    there = noon.astimezone(timezone(timedelta(hours=9)))
    assert entry(published=noon) == entry(published=there)


def test_types_can_be_asked_for() -> None:
    """As those do who read entries from a file of their own; also of classes not yet imported."""
    hints = get_type_hints(Entry)
    assert hints["episode"] == Episode | None
    assert hints["enclosures"] == tuple[Enclosure, ...]
