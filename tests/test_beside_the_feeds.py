"""What a build publishes beside the feeds: pages, stylesheets, the list of all feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import html5lib
import pytest
from samples import parse

from feedkit import build
from feedkit.preview.stylesheet import stylesheet

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = """
opml = "public/feeds.opml"
[site]
title = "Notes"
url = "https://x.example/"
author = "Ada"
[posts]
source = "posts"
[[feeds]]
path = ["public/feed.xml", "public/rss.xml"]
page = "public/feed.html"
stylesheet = true
limit = 2
archive = 2
[[feeds]]
per = "tag"
path = "public/tags/:tag.xml"
page = "public/tags/:tag.html"
stylesheet = true
"""


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Make a blog of five posts with two tags."""
    (tmp_path / "posts").mkdir()
    for day in range(1, 6):
        head = f"title: Day {day}\ndate: 2024-01-0{day}\ntags: [{'sea' if day % 2 else 'land'}]"
        (tmp_path / "posts" / f"{day}.md").write_text(f"---\n{head}\n---\nText.\n")
    (tmp_path / "feedkit.toml").write_text(CONFIGURATION)
    return tmp_path


def test_all_that_was_asked_for_is_there(blog: Path) -> None:
    """One page for all formats of a feed, one stylesheet for all feeds of a folder, one list."""
    report = build(blog / "feedkit.toml")
    names = ["feed.html", "feed.css", "tags/sea.html", "tags/feed.css", "tags/land.html"]
    paths = [(blog / "public" / name).as_posix() for name in (*names, "feeds.opml")]
    assert [file.path for file in report.files] == paths
    assert (blog / "public/tags/feed.css").read_bytes() == stylesheet()
    again = build(blog / "feedkit.toml")
    assert not any(file.changed for file in again.files)


def test_a_page_is_about_the_current_feed(blog: Path) -> None:
    """Not about its archives, which nobody subscribes to."""
    build(blog / "feedkit.toml")
    page = html5lib.parse((blog / "public/feed.html").read_bytes(), namespaceHTMLElements=False)
    entries = ["".join(title.itertext()) for title in page.iter("h3")]
    assert entries[:2] == ["Day 5", "Day 4"]
    assert "Day 1" not in entries
    links = [link.get("href") for link in page.findall("head/link")]
    assert links == ["https://x.example/feed.xml", "https://x.example/rss.xml"]


def test_the_list_has_all_feeds_and_no_archives(blog: Path) -> None:
    """In the order of the configuration, and once: who imports it wants each post once."""
    report = build(blog / "feedkit.toml")
    assert any(feed.archive for feed in report.feeds)
    outlines = parse((blog / "public/feeds.opml").read_bytes()).iter("outline")
    other_format = "https://x.example/rss.xml"
    assert [outline.get("xmlUrl") for outline in outlines] == [
        feed.url for feed in report.feeds if not feed.archive and feed.url != other_format
    ]


def test_nothing_is_published_unasked(blog: Path) -> None:
    """A feed is all that a configuration without these keys asks for."""
    (blog / "feedkit.toml").write_text(
        '[site]\nurl = "https://x.example/"\n[posts]\nsource = "posts"\n'
        '[[feeds]]\npath = "public/feed.xml"\n'
    )
    assert build(blog / "feedkit.toml").files == ()
    assert [path.name for path in (blog / "public").iterdir()] == ["feed.xml"]
