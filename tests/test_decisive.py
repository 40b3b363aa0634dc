"""Where a date alone decides on a post, the short way to a verdict says what the long one does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit import Site
from feedkit.entries.dialects import DIALECTS, dialect_named
from feedkit.load.reading import Reading
from feedkit.load.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from feedkit.entries.dialect import Decisive

SITE = Site(title="x", url="https://x.example/", timezone="Europe/Vienna")
NOW = datetime(2024, 6, 1, tzinfo=UTC)

#: Sites whose configuration has a part in what decides.
SETTINGS: list[tuple[str, Mapping[str, object]]] = [
    *((name, {}) for name in DIALECTS),
    *((name, {"future": True}) for name in ("hugo", "jekyll", "hexo")),
    ("hugo", {"drafts": True, "expired": True}),
    ("hugo", {"languages": {"de": {}}}),
    ("hugo", {"date_keys": [":filename", ":default"]}),
    ("hugo", {"date_keys": ["params.date", "date"]}),
    ("hugo", {"date_keys": ["written"], "publish_keys": ["date"], "expiry_keys": ["until"]}),
    *(
        ("hugo", {"cascade": [values]})
        for values in (
            {"build": {"list": "always"}},
            {"build": {"list": "never"}},
            {"draft": True},
            {"draft": False},
            {"title": "From above"},
            {"feed": False},
            {"password": "abc"},
            {"date": "2001-01-01T01:01:01Z"},
            {"expirydate": "2001-01-01T01:01:01Z"},
        )
    ),
    ("hugo", {"cascade": [{"target": {"path": "/posts/**"}, "draft": True}]}),
    ("hugo", {"cascade": [{"target": {"path": "/posts/**"}, "title": "From above"}]}),
]
LINES = [
        *(f"{key}: {value}" for key in ("date", "Date", "publishDate", "pubDate", "lastmod")
          for value in ("2020-01-02T03:04:05+02:00", "2020-01-02", '"2020-01-02 03:04"', "never",
                        "false", "", "[2020-01-02]", "24 December 2025", "1999-12-31T23:59:59Z",
                        "2025-03-30T02:30:00", "2024-02-30")),
        *(f"{key}: {value}" for key in ("draft", "published", "feed", "hidden", "render")
          for value in ("true", "false", '"yes"', "", "2020-01-02")),
        "expiryDate: 2021-01-01", "until: 2030-01-01", "written: 2019-01-01T00:00:00Z",
        "status: draft", "status: published", "permalink: false", "title: A", "title: [a]",
        "password: abc", "password: ''", "encrypted: true", "encrypted: false",
        "layout: post", "slug: s", "build:\n  list: never", "build:\n  list: always",
        "date:\n  created: 2020-01-02", "params:\n  date: 2018-01-02",
        "tags:\n  - a\n  - b", "draft: true\ndraft: false",
        "# a comment", "", "\ttab", "a: {b: c}",
    ]  # fmt: skip
DATE = "date: 2020-01-02T03:04:05+02:00"
WHERE = st.sampled_from([{}, {}, {"status": "published"}])
PATHS = st.sampled_from(["a.md", "2019-08-07-a.md", "_drafts/a.md", "posts/a.de.md", "b/index.md"])


class Nothing(dict[tuple[str, ...], "Decisive | None"]):
    """Says of all keys that more may decide than a date."""

    def __getitem__(self, keys: tuple[str, ...]) -> None:
        return None


@pytest.mark.parametrize(("name", "settings"), SETTINGS)
def test_the_short_way_says_the_same(
    name: str, settings: Mapping[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Of every dialect, of front matter that may say anything about when a post is seen."""
    root = tmp_path_factory.mktemp("posts")
    dialect = dialect_named(name).of(settings)

    def agree(head: list[str], path: str, wanted: Wanted) -> None:
        text = "".join(f"{line}\n" for line in head)
        write(root / path, f"---\n{text}---\n" + "Text.\n" * 200)
        known = dialect.among([path])
        short = Reading(str(root), SITE, known, wanted)
        long = Reading(str(root), SITE, known, wanted, Nothing())
        assert short.verdict(path) == long.verdict(path)

    for line in LINES:
        agree([DATE, line], "a.md", Wanted(now=NOW))

    @given(st.lists(st.sampled_from(LINES), max_size=4), PATHS, st.booleans(), WHERE)
    def each_other(head: list[str], path: str, drafts: bool, where: dict[str, object]) -> None:
        agree(head, path, Wanted(now=NOW, drafts=drafts, where=where))
        agree([DATE, *head], path, Wanted(now=NOW, drafts=drafts, where=where))

    each_other()


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("hugo", {}),
        ("hugo", {"cascade": [{"build": {"list": "always"}, "type": "post"}]}),
        ("hugo", {"cascade": [{"target": {"path": "/posts/**"}, "title": "From above"}]}),
        ("plain", {}),
    ],
)
def test_the_short_way_is_taken(
    name: str, settings: Mapping[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the front matter that a new post has, and where the rest of it says nothing of dates."""
    head = "title: A\ndate: 2020-01-02T03:04:05+02:00\ndraft: false\ntags: [a]\n"
    write(tmp_path / "posts/a.md", f"---\n{head}---\n" + "Text.\n" * 200)
    dialect = dialect_named(name).of(settings).among(["posts/a.md"])
    reading = Reading(str(tmp_path), SITE, dialect, Wanted(now=NOW))
    monkeypatch.setattr(Reading, "judged", fail)
    verdict, _ = reading.verdict("posts/a.md")
    assert verdict.published == datetime(2020, 1, 2, 1, 4, 5, tzinfo=UTC).timestamp()


def test_no_folder_fills_the_memory_with_sets_of_keys(tmp_path: Path) -> None:
    """However many there are; the posts mean what they do."""
    reading = Reading(str(tmp_path), SITE, dialect_named("hugo").of({}), Wanted(now=NOW))
    for number in range(300):
        head = f"date: 2020-01-02\nkey{number}: x\n"
        write(tmp_path / "a.md", f"---\n{head}---\n" + "Text.\n" * 200)
        assert reading.verdict("a.md")[0].published == 1577919600
    assert len(reading.decisive) == 100


def write(file: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def fail(*_: object) -> NoReturn:
    """Fail."""
    raise AssertionError
