"""What cannot be meant is one line that says so, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_sites import made

from feedkit import ConfigError, build

if TYPE_CHECKING:
    from pathlib import Path

FEED = '[[feeds]]\npath = "feed.xml"\n'
PER_TAG = '[[feeds]]\nper = "tag"\npath = "tags/:tag.xml"\n'
TWO = '[[feeds]]\npath = ["feed.xml", "feed.json"]\n'
CONTRADICTIONS = [
    # Keys of which one makes no sense beside the other.
    (FEED + "limit = 0\narchive = 5", "archive: needs a limit, or there is nothing to archive"),
    (FEED + "complete = true", "complete: needs limit = 0, or the feed is not complete"),
    (TWO + 'url = "/feed"', "url: is one address; needs a path that is one file, not a list"),
    (FEED + 'only = ["a"]', 'only: needs per = "tag", or whatever there is a feed for'),
    (FEED + 'except = ["a"]', 'except: needs per = "tag", or whatever there is a feed for'),
    (FEED + "min_entries = 2", 'min_entries: needs per = "tag", or whatever there is a feed for'),
    (FEED + 'slugs = { a = "b" }', 'slugs: needs per = "tag", or whatever there is a feed for'),
    # Words that stand for nothing, or are missing.
    (
        FEED.replace("feed.xml", "tags/:tag.xml"),
        "path: 'tags/:tag.xml' needs per = \"tag\"",
    ),
    (FEED + 'title = ":site | :year"', "title: ':site | :year' needs per = \"year\""),
    (
        PER_TAG.replace(":tag.xml", "all.xml"),
        "path: expected :tag in it, as there is one feed for each tag, got 'tags/all.xml'",
    ),
    (
        PER_TAG.replace(":tag.xml", ":tags.xml"),
        "path: expected :tag in it, as there is one feed for each tag, got 'tags/:tags.xml'",
    ),
    (
        PER_TAG + 'page = "tags/all.html"',
        "page: expected :tag in it, as there is one feed for each tag, got 'tags/all.html'",
    ),
    (PER_TAG + 'url = "/feed"', "url: expected :tag in it, as there is one feed for each tag, got"),
    (PER_TAG + 'id = "urn:x:y"', "id: expected :tag in it, as there is one feed for each tag, got"),
    (PER_TAG.replace(":tag", ":tag-:year"), "path: 'tags/:tag-:year.xml' needs per = \"year\""),
    # Files that are none, or two things at once.
    (FEED.replace("feed.xml", ""), "path: expected the path of a file, got ''"),
    (FEED.replace("feed.xml", "public/"), "path: expected the path of a file, got 'public/'"),
    (FEED.replace("feed.xml", "a/.."), "path: expected the path of a file, got 'a/..'"),
    (FEED.replace("feed.xml", r"a\u0000"), r"path: expected the path of a file, got 'a\x00'"),
    (FEED.replace('"feed.xml"', "[]"), "path: expected at least one file, got none"),
    (FEED + 'page = ""', "page: expected the path of a file, got ''"),
    (FEED + FEED, "path: 'feed.xml' would be written twice: it is feeds.path, too"),
    (
        FEED + FEED.replace("feed.xml", "a/../Feed.xml"),
        "path: 'a/../Feed.xml' would be written twice: it is feeds.path, too",
    ),
    (TWO.replace("feed.json", "./feed.xml"), "path: './feed.xml' would be written twice"),
    (FEED + 'page = "feed.xml"', "path: 'feed.xml' would be written twice"),
    (
        FEED + '[[feeds]]\npath = "a.xml"\npage = "feed.xml"',
        "page: 'feed.xml' would be written twice: it is feeds.path, too",
    ),
    (
        FEED + 'page = "feed.css"\nstylesheet = true',
        "page: 'feed.css' would be written twice: it is feeds.stylesheet, too",
    ),
    (PER_TAG + 'slugs = { a = "../b" }', "slugs: expected a part of a file's name, got '../b'"),
    (PER_TAG + 'slugs = { a = ".." }', "slugs: expected a part of a file's name, got '..'"),
    (PER_TAG + 'slugs = { a = "" }', "slugs: expected a part of a file's name, got ''"),
    (PER_TAG + r'slugs = { a = "b\\c" }', r"slugs: expected a part of a file's name, got 'b\\c'"),
    # Addresses that are none.
    (FEED + 'url = "ftp://x.example/"', "url: expected an http(s) address, got 'ftp://x.example/'"),
    (FEED + 'scheme = "mailto:a@x.example"', "scheme: expected an http(s) address, got 'mailto:"),
    (FEED + 'stylesheet = "http://["', "stylesheet: expected an http(s) address, got 'http://['"),
    # Namespaces that no XML may have, or that mean something else in feeds.
    (FEED + 'namespaces = { "a b" = "urn:x" }', "namespaces: expected a prefix and the URI it"),
    (FEED + 'namespaces = { dc = "urn:x" }', "namespaces: 'dc' stands for 'http://purl.org/dc/"),
]


def refusal(folder: Path, configuration: str) -> str:
    """Return why nothing is written."""
    file = (
        made(folder, {"feedkit.toml": configuration, "2024-01-01-a.md": "Text."}) / "feedkit.toml"
    )
    with pytest.raises(ConfigError) as caught:
        build(file)
    assert {path.name for path in folder.rglob("*.*")} == {"feedkit.toml", "2024-01-01-a.md"}
    return str(caught.value)


@pytest.mark.parametrize(("feeds", "message"), CONTRADICTIONS)
def test_what_cannot_be_meant(tmp_path: Path, feeds: str, message: str) -> None:
    """The line names the key, and what is there."""
    said = refusal(tmp_path, f'[site]\nurl = "https://x.example/"\n{feeds}')
    assert said.startswith(f"feeds.{message}")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("top", "message"),
    [
        ('opml = "feed.xml"', "feeds.path: 'feed.xml' would be written twice: it is opml, too"),
        ('opml = "feeds/"', "opml: expected the path of a file, got 'feeds/'"),
        ('site.hub = "x:y"', "site.hub: expected an http(s) address, got 'x:y'"),
        ('site.author = ""', "site.author.name: expected some text, got none"),
        (
            'site.timezone = "Mars"',
            "site.timezone: expected a name like 'Europe/London', got 'Mars'",
        ),
        ('posts.default_time = "noon"', "posts.default_time: expected HH:MM, got 'noon'"),
        ('posts.ids = "x"', "posts.ids: expected something like 'tag:example.org,2019', got 'x'"),
        ('posts.permalink = "/:yaer/"', "posts.permalink: there is no :yaer; did you mean :year?"),
        ('posts.dialect = "jekyl"', "posts.dialect: there is no jekyl; did you mean jekyll?"),
    ],
)
def test_what_cannot_be_meant_elsewhere(tmp_path: Path, top: str, message: str) -> None:
    """Of the site, the posts, and what is beside the feeds."""
    said = refusal(tmp_path, f'{top}\nsite.url = "https://x.example/"\n{FEED}')
    assert said == message
