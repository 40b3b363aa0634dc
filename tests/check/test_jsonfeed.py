from __future__ import annotations

import json
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.check import Finding, check

URL = "https://e.org/feed.json"
ITEM: dict[str, Any] = {
    "id": "https://e.org/a",
    "url": "https://e.org/a",
    "title": "A & B",
    "content_html": '<p><a href="https://e.org/">x</a></p>',
    "date_published": "2024-05-01T12:00:00Z",
}
FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "T",
    "home_page_url": "https://e.org/",
    "feed_url": URL,
    "items": [ITEM],
}
MORE: dict[str, Any] = {
    "description": "d",
    "user_comment": "c",
    "next_url": "https://e.org/2.json",
    "icon": "https://e.org/icon.png",
    "favicon": "https://e.org/favicon.ico",
    "authors": [{"name": "Ada", "url": "mailto:ada@e.org", "avatar": "https://e.org/ada.png"}],
    "language": "en-GB",
    "expired": False,
    "hubs": [{"type": "WebSub", "url": "https://e.org/hub"}],
    "_own": {"about": None},
}
MORE_ITEM: dict[str, Any] = {
    "external_url": "https://x.org/",
    "content_text": "x",
    "summary": "s",
    "image": "https://e.org/a.png",
    "banner_image": "https://e.org/b.png",
    "date_modified": "2024-05-02T12:00:00Z",
    "authors": [{"name": "Ada"}],
    "tags": ["a", "b"],
    "language": "en",
    "attachments": [
        {
            "url": "https://e.org/a.mp3",
            "mime_type": "audio/mpeg",
            "title": "a",
            "size_in_bytes": 12,
            "duration_in_seconds": 1.5,
        }
    ],
}


def checked(feed: object) -> list[Finding]:
    """Return what is found in `feed`, written as JSON with a value on each line."""
    return check(json.dumps(feed, indent=1).encode(), url=URL)


def codes(feed: object) -> list[str]:
    """Return the codes of what is found in `feed`."""
    return [finding.code for finding in checked(feed)]


def without(members: dict[str, Any], name: str) -> dict[str, Any]:
    """Return `members` but for one of them."""
    return {key: value for key, value in members.items() if key != name}


@pytest.mark.parametrize("feed", [FEED, {**FEED, **MORE, "items": [{**ITEM, **MORE_ITEM}]}])
def test_nothing_is_said_of_what_is_right(feed: object) -> None:
    """Neither of the least that is asked for, nor of all that the specification defines."""
    assert checked(feed) == []


# https://www.jsonfeed.org/version/1.1/
@pytest.mark.parametrize(
    ("feed", "code"),
    [
        ([], "wrong-type"),
        (without(FEED, "version"), "missing-member"),
        (without(FEED, "title"), "missing-member"),
        (without(FEED, "items"), "missing-member"),
        ({**FEED, "version": "https://jsonfeed.org/version/2"}, "unknown-version"),
        ({**FEED, "version": "https://jsonfeed.org/version/1"}, "old-version"),
        ({**FEED, "version": 1.1}, "wrong-type"),
        ({**FEED, "items": {}}, "wrong-type"),
        ({**FEED, "expired": "no"}, "wrong-type"),
        ({**FEED, "icon": None}, "null-member"),
        ({**FEED, "version": "1.1"}, "unknown-version"),
        ({**FEED, "subtitle": "x"}, "unknown-member"),
        ({**FEED, "_": "x"}, "unknown-member"),
        ({**FEED, "author": {"name": "Ada"}}, "deprecated-author"),
        ({**FEED, "authors": [{}]}, "missing-member"),
        ({**FEED, "authors": ["Ada"]}, "wrong-type"),
        ({**FEED, "hubs": [{"type": "WebSub"}]}, "missing-member"),
        ({**FEED, "language": "english language"}, "invalid-language"),
        ({**FEED, "icon": "/icon.png"}, "relative-reference"),
        ({**FEED, "title": "<b>T</b>"}, "markup-in-title"),
        (without(FEED, "home_page_url"), "no-home-page"),
        (without(FEED, "feed_url"), "no-feed-url"),
        ({**FEED, "feed_url": "https://e.org/other.json"}, "wrong-feed-url"),
        ({**FEED, "next_url": URL}, "endless-next-url"),
        ({**FEED, "items": [ITEM, ITEM]}, "duplicate-entry"),
        (
            {
                **FEED,
                "items": [ITEM, {**ITEM, "id": "2", "date_published": "2024-05-02T12:00:00Z"}],
            },
            "not-newest-first",
        ),
    ],
)
def test_what_is_wrong_with_a_feed(feed: object, code: str) -> None:
    """Each rule for the feed as a whole is told of, and no other."""
    assert codes(feed) == [code]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("x", "wrong-type"),
        (without(ITEM, "id"), "missing-member"),
        ({**ITEM, "id": 3}, "wrong-type"),
        ({**ITEM, "id": ""}, "empty-id"),
        (without(ITEM, "content_html"), "no-content"),
        (without(ITEM, "url"), "no-item-url"),
        (without(ITEM, "date_published"), "no-item-date"),
        ({**ITEM, "url": "a"}, "relative-reference"),
        ({**ITEM, "url": "https://e.org/ü"}, "iri"),
        ({**ITEM, "title": "A &amp; B"}, "entity-in-title"),
        ({**ITEM, "content_html": '<img src="a.png">'}, "relative-address"),
        ({**ITEM, "content_html": "<b>"}, "unbalanced-html"),
        ({**ITEM, "content_html": ["x"]}, "wrong-type"),
        ({**ITEM, "date_published": "2024-05-01"}, "not-rfc3339"),
        ({**ITEM, "date_published": "2024-05-01T14:00:00+02:00"}, "not-utc"),
        ({**ITEM, "date_modified": "1970-01-01T00:00:00Z"}, "implausible-date"),
        ({**ITEM, "tags": "a"}, "wrong-type"),
        ({**ITEM, "tags": [1]}, "wrong-type"),
        ({**ITEM, "attachments": [{"url": "https://e.org/a.mp3"}]}, "missing-member"),
        ({**ITEM, "pubDate": "x"}, "unknown-member"),
    ],
)
def test_what_is_wrong_with_an_item(item: object, code: str) -> None:
    """Each rule for items is told of, and no other."""
    assert codes({**FEED, "items": [item]}) == [code]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("mime_type", "mp3", "invalid-media-type"),
        ("size_in_bytes", "12", "wrong-type"),
        ("size_in_bytes", -1, "invalid-size"),
        ("size_in_bytes", 1.5, "invalid-size"),
        ("duration_in_seconds", "1:30", "wrong-type"),
        ("duration_in_seconds", 0, "implausible-duration"),
        ("duration_in_seconds", 1_800_000, "implausible-duration"),
    ],
)
def test_what_is_wrong_with_an_attachment(name: str, value: object, code: str) -> None:
    """A file's type, size and length are what they can be."""
    attachment = {**MORE_ITEM["attachments"][0], name: value}
    assert codes({**FEED, "items": [{**ITEM, "attachments": [attachment]}]}) == [code]


def test_version_1_may_have_an_author() -> None:
    """What was right in version 1 is no more than old."""
    old = {**FEED, "version": "https://jsonfeed.org/version/1", "author": {"name": "Ada"}}
    assert codes(old) == ["old-version"]


def test_a_finding_names_the_line_the_item_and_the_member() -> None:
    """Lines are those of the file, however it is laid out."""
    (finding,) = checked({**FEED, "items": [ITEM, {**ITEM, "id": 3}]})
    assert finding.line == 15
    assert finding.message == "entry 2 'A & B', id is a number, not a string"
    one_line = json.dumps({**FEED, "items": [{**ITEM, "id": 3}]}).encode()
    assert [finding.line for finding in check(b"\n\r\n" + one_line)] == [3]


# RFC 8259
@pytest.mark.parametrize(
    ("document", "code", "line"),
    [
        (b"{", "not-json", 1),
        (b'{"version": 1,\nx}', "not-json", 2),
        (b'{"version":\nNaN}', "not-json", 2),
        (b'{"a": "\n"}', "not-json", 1),
        (b'{"a": 1} {}', "not-json", 1),
        (b'{\n"a": "\xff"}', "json-not-utf8", 2),
        (b"[" * 65 + b"]" * 65, "json-too-complex", 1),
        (b'{"a":' * 100_000, "json-too-complex", None),
        (b"[" + b"[]," * 1_000_000 + b"[]]", "json-too-complex", None),
        (b"[" + b"1," * 300_000 + b"1]", "json-too-complex", None),
    ],
)
def test_what_is_no_json_is_refused(document: bytes, code: str, line: int | None) -> None:
    """One finding says why, and at which line."""
    assert [(finding.code, finding.line) for finding in check(document)] == [(code, line)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"_a": 1, "_a": 2', "duplicate-member"),
        (r'"_a": "\ud800"', "lone-surrogate"),
        (r'"_a": "\udc00\ud800"', "lone-surrogate"),
        (r'"_a": "\u0000"', "bad-escape"),
        (r'"_a": "\b"', "bad-escape"),
        (r'"_a": "\u0085"', "bad-escape"),
        (r'"_a": "\uFFFD"', "bad-escape"),
        ('"_a": "\x85"', "bad-character"),
        (r'"_a": "\ud83d\ude00 \n \t \/ \u00e9 \\ud800 \\b"', None),
        ('"_a": ' + "9" * 5000, None),
        ('"_a": 1e999', None),
    ],
)
def test_characters_and_numbers_that_parsers_stumble_over(text: str, code: str | None) -> None:
    """Only those are told of: an emoji as a pair of escapes is one character."""
    document = json.dumps(FEED)[:-1] + f", {text}}}"
    found = [finding.code for finding in check(document.encode(), url=URL)]
    assert found == ([code] if code else [])


def test_a_byte_order_mark_is_told_of_and_read_over() -> None:
    """It is no JSON, but most parsers forgive it."""
    document = b"\xef\xbb\xbf" + json.dumps(FEED).encode()
    assert [finding.code for finding in check(document)] == ["json-byte-order-mark"]


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.sampled_from([*MORE, "x"]), children),
    max_leaves=10,
)
feeds = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys([*FEED, *MORE], values),
        "items": st.lists(
            st.fixed_dictionaries({}, optional=dict.fromkeys([*ITEM, *MORE_ITEM], values)) | values
        ),
    },
)


@given(feeds)
def test_any_value_may_stand_anywhere(feed: dict[str, object]) -> None:
    """Whatever a member holds, there are findings and nothing else."""
    assert all(str(finding).isprintable() for finding in checked(feed))


@given(st.binary().map(lambda tail: b"{" + tail))
def test_any_bytes_are_read(document: bytes) -> None:
    """Nothing is raised."""
    assert check(document)


@pytest.mark.parametrize(
    "document",
    [
        b'{"items": [' + b'{"x": 1},' * 90_000 + b"{}]}",
        b'{"items": ["' + b"\\n" * 3_000_000 + b'"]}',
        b'{"items": ["' + b"\\" * 3_000_000 + b'"]}',
        b'{"' + b'":"' * 300_000,
    ],
)
def test_the_time_is_in_proportion_to_the_length(document: bytes) -> None:
    """Megabytes of nonsense take seconds at most."""
    start = perf_counter()
    assert check(document)
    assert perf_counter() - start < 20
