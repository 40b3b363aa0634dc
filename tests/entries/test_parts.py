"""Entries by what they have in common, and what stands for that in a file's name."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SITE, entry

from feedkit import Entry, Person, Site
from feedkit.entries.parts import DIVISIONS, MAX_BYTES, Part, divided, folded, part_slug

START = datetime(2024, 1, 1, 12, tzinfo=UTC)


def tagged(*tags: tuple[str, ...], per: str = "tag") -> list[Part]:
    """Return the parts of entries with these tags, of which the first is the oldest."""
    entries = [
        entry(number, tags=each, published=START + timedelta(days=number))
        for number, each in enumerate(tags)
    ]
    return divided(entries[::-1], SITE, per)


def numbers(part: Part) -> list[int]:
    """Return the numbers of the entries in a part."""
    return [int(each.id.split("/")[-2]) for each in part.entries]


@pytest.mark.parametrize(
    ("per", "changes", "names"),
    [
        ("tag", {"tags": ("sea", "light"), "categories": ("sea",)}, {"sea", "light"}),
        ("tag", {}, set()),
        ("category", {"tags": ("sea", "light"), "categories": ("sea",)}, {"sea"}),
        (
            "author",
            {"authors": (Person(name="A"), Person(name="B", url="https://b.example/"))},
            "AB",
        ),
        ("author", {}, {"Ada Lovelace"}),
        ("section", {"section": "Notes"}, {"Notes"}),
        ("section", {}, set()),
        ("language", {"language": "de"}, {"de"}),
        ("language", {}, {"en"}),
        ("year", {"published": datetime(2023, 12, 31, 23, 59, tzinfo=UTC)}, {"2023"}),
        ("year", {"published": datetime(987, 6, 1, tzinfo=UTC)}, {"0987"}),
    ],
)
def test_what_an_entry_is_counted_among(per: str, changes: dict[str, Any], names: Any) -> None:  # noqa: ANN401 - a set or letters
    """An entry without an author is the site's, one without a language is in the site's."""
    assert {part.name for part in divided([entry(**changes)], SITE, per)} == set(names)


def test_a_year_is_the_sites_own() -> None:
    """New Year's Eve in London is New Year's Day in Auckland, as in the post's link."""
    site = Site(title="x", url="https://x.example/", timezone="Pacific/Auckland")
    late = entry(published=datetime(2023, 12, 31, 20, tzinfo=UTC))
    assert [part.name for part in divided([late], site, "year")] == ["2024"]


def test_nobody_says_which_language_it_is() -> None:
    """Then there is no feed of one."""
    assert divided([entry()], Site(title="x", url="https://x.example/"), "language") == []


def test_entries_keep_their_order_and_parts_are_in_that_of_their_first_use() -> None:
    """So that the tag that was there first has the file that two would have."""
    parts = tagged(("b",), ("a",), ("c", "b"), ("a", "b"))
    assert [(part.name, numbers(part)) for part in parts] == [
        ("b", [3, 2, 0]),
        ("a", [3, 1]),
        ("c", [2]),
    ]


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (("Python", "python", "Python"), "Python"),
        (("python", "Python"), "Python"),
        (("STRASSE", "Straße", "straße", "straße"), "straße"),
        (("Caf\u00e9", "Cafe\u0301"), "Cafe\u0301"),
        (("\u0390", "\u1fd3"), "\u0390"),
    ],
)
def test_names_of_one_meaning_are_one(spellings: tuple[str, ...], name: str) -> None:
    """As most spell it: case and composed letters make no difference."""
    (part,) = tagged(*((spelling,) for spelling in spellings))
    assert (part.name, len(part.entries)) == (name, len(spellings))


def test_an_entry_is_once_in_a_part() -> None:
    """Even if it spells its tag in two ways."""
    (part,) = tagged(("sea", "Sea"), ("Sea",))
    assert (part.name, numbers(part)) == ("Sea", [1, 0])


def test_no_body_is_read() -> None:
    """What entries are divided by is in their front matter, or in their place."""

    def refuse() -> str:
        raise AssertionError

    entries = [entry(number, tags=("sea",), body=refuse) for number in range(3)]
    for per in DIVISIONS:
        divided(entries, SITE, per)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Web design", "web-design"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("F##", "f-sharp-sharp"),
        ("#python", "python"),
        ("R&D", "r-d"),
        ("a/b", "a-b"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "tag-????????"),
        ("/", "tag-????????"),
        ("\\", "tag-????????"),
        ("🐟", "tag-????????"),
        ("-- --", "tag-????????"),
        ("a\x00b\nc", "a-b-c"),
        ("CON", "con-tag"),
        ("nul", "nul-tag"),
        ("Com1", "com1-tag"),
        ("LPT³", "lpt³-tag"),
        ("console", "console"),
        ("con.txt", "con-txt"),
        ("Ünïcödé", "ünïcödé"),
        ("U\u0308ni", "üni"),
        ("日本語", "日本語"),
        ("עברית", "עברית"),
        ("don't", "dont"),
        ("snake_case", "snake-case"),
        ("100%", "100"),
        (":tag", "tag"),
        ("a" * 300, "a" * 111 + "-????????"),
    ],
)
def test_a_slug_says_what_it_stands_for(name: str, slug: str) -> None:
    """As far as that is safe; where nothing of the name is, a digest of it stays the same."""
    assert fnmatchcase(part_slug(name, "tag"), slug)


def test_a_device_is_called_after_what_it_is() -> None:
    """Windows would open the console for ``con.xml``."""
    assert part_slug("con", "author") == "con-author"


@given(
    st.text() | st.text("./\\-_ :CON", max_size=12) | st.text(min_size=60),
    st.sampled_from([*DIVISIONS]),
)
def test_any_name_gives_a_safe_file_name(name: str, per: str) -> None:
    """One part of a path, never hidden, short enough for any file system, the same every time."""
    slug = part_slug(name, per)
    assert slug == part_slug(name, per)
    assert not re.search(r"[^\w-]|_", slug)
    assert slug
    assert slug[0] != "-" != slug[-1]
    assert 0 < len(slug.encode()) <= MAX_BYTES
    assert slug.upper() not in {"CON", "PRN", "AUX", "NUL"}
    assert slug == unicodedata.normalize("NFC", slug)


@given(st.lists(st.lists(st.text(max_size=8), max_size=4), max_size=6))
def test_every_tag_is_in_one_part(tags: list[list[str]]) -> None:
    """With all of its entries, whatever the tags are."""
    entries = [entry(number, tags=tuple(each)) for number, each in enumerate(tags)]
    parts = divided(entries, SITE, "tag")
    names = [folded(part.name) for part in parts]
    assert len(names) == len(set(names))
    for name, part in zip(names, parts, strict=True):
        assert list(part.entries) == [each for each in entries if name in folds(each)]
    assert {name for each in entries for name in folds(each)} == set(names)


def folds(each: Entry) -> set[str]:
    """Return what an entry's tags are, whatever their spelling."""
    return set(map(folded, each.tags))
