"""A configuration is taken whole, or refused with the key that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feedkit import ConfigError, load_config
from feedkit.config import FeedConfig, SiteConfig, format_of

if TYPE_CHECKING:
    from pathlib import Path


COLLECTION = "collections[0]"
AT_LEAST = "expected a whole number of at least"
MEANT = "unknown key; did you mean"
SITE_KEYS = SiteConfig.__struct_encode_fields__
ANYTHING = "true/false, a whole number, a number with a point or a text"
PER = "'tag' or 'category' or 'author' or 'section' or 'language' or 'year'"
DAYS = "'Monday' or 'Tuesday' or 'Wednesday' or 'Thursday' or 'Friday' or 'Saturday' or 'Sunday'"


def load(tmp_path: Path, text: str) -> object:
    """Return what a configuration file with this text says."""
    file = tmp_path / "feedkit.toml"
    file.write_text(text, encoding="utf-8")
    return load_config(file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[sight]", "sight: unknown key; did you mean 'site'?"),
        ("[site]\ntitel = 'x'", "site.titel: unknown key; did you mean 'title'?"),
        ("[site.author]\nnme = 'x'", "site.author.nme: unknown key; did you mean 'name'?"),
        ("[site]\nx = 1", f"site.x: unknown key; expected one of {', '.join(SITE_KEYS)}"),
        ("[[collections]]\nname = 'a'\nsorce = 'b'", f"{COLLECTION}.sorce: {MEANT} 'source'?"),
        ("[[collections]]\nsource = 'b'", f"{COLLECTION}.name: missing"),
        ("[site]\ntitle = 3", "site.title: expected a text, got a whole number"),
        ("[site]\nauthor = 3", "site.author: expected a text or a table, got a whole number"),
        ("[site]\nhub = [1]", "site.hub[0]: expected a text, got a whole number"),
        ("opml = true", "opml: expected a text, got true/false"),
        ("feeds = 3", "feeds: expected a list, got a whole number"),
        ("feeds = [3]", "feeds[0]: expected a table, got a whole number"),
        ("[feeds]\npath = 'a'", "feeds: expected [[feeds]], got [feeds]"),
        ("[[site]]\nurl = 'a'", "site: expected [site], got [[site]]"),
        ("[posts.where]\na = [1]", f"posts.where.*: expected {ANYTHING}, got a list"),
        (
            "[posts]\nupdated_from = 'gti'",
            "posts.updated_from: expected 'git' or 'mtime', got 'gti'",
        ),
        (
            "[content]\nexcerpt_length = 0",
            f"content.excerpt_length: {AT_LEAST} 1",
        ),
        (
            "[content]\nallow_attributes = { a = 'b' }",
            "content.allow_attributes.*: expected a list, got a text",
        ),
        ("[[feeds]]\nlimit = 3", "feeds[0].path: missing"),
        (
            "[site",
            "no valid TOML: Expected ']' at the end of a table declaration (at end of document)",
        ),
    ],
)
def test_what_makes_no_sense_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    """The line names the file, the key and what was meant."""
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    said = str(caught.value).removeprefix(f"{tmp_path / 'feedkit.toml'}: ")
    assert said == message


FEED_VALUES = [
    ("lmit = 3", "lmit: unknown key; did you mean 'limit'?"),
    ("except_ = ['a']", "except_: unknown key; did you mean 'except'?"),
    ("path = 3", "path: expected a text or a list, got a whole number"),
    ("path = ['a', 3]", "path[1]: expected a text, got a whole number"),
    ("format = 'atm'", "format: expected 'atom' or 'rss' or 'json', got 'atm'"),
    ("format = 1", "format: expected 'atom' or 'rss' or 'json', got a whole number"),
    ("limit = '3'", "limit: expected a whole number, got a text"),
    ("limit = 1.5", "limit: expected a whole number, got a number with a point"),
    ("limit = -1", "limit: expected a whole number of at least 0"),
    ("limit = 99999999999999999999", "limit: expected a whole number of at most 1000000000"),
    ("archive = 1", "archive: expected a whole number of at least 2"),
    ("archive = 2024-01-01", "archive: expected a whole number, got a date"),
    ("min_entries = 0", "min_entries: expected a whole number of at least 1"),
    ("ttl = -1", "ttl: expected a whole number of at least 0"),
    ("skip_hours = [1, 24]", "skip_hours[1]: expected a whole number of at most 23"),
    ("skip_days = ['Sonday']", f"skip_days[0]: expected {DAYS}, got 'Sonday'"),
    ("skip_days = [0]", f"skip_days[0]: expected {DAYS}, got a whole number"),
    ("skip_days = 'Sunday'", "skip_days: expected a list, got a text"),
    ("content = 'all'", "content: expected 'full' or 'summary' or 'both', got 'all'"),
    ("per = 'tags'", f"per: expected {PER}, got 'tags'"),
    ("collections = 'a'", "collections: expected a list, got a text"),
    ("only = 'a'", "only: expected a list, got a text"),
    ("except = 'a'", "except: expected a list, got a text"),
    ("slugs = ['a']", "slugs: expected a table, got a list"),
    ("slugs = { a = 1 }", "slugs.*: expected a text, got a whole number"),
    ("query = { a = 1 }", "query.*: expected a text, got a whole number"),
    ("namespaces = 'a'", "namespaces: expected a table, got a text"),
    ("complete = 'yes'", "complete: expected true/false, got a text"),
    ("markdown = 1", "markdown: expected true/false, got a whole number"),
    ("paths = 1", "paths: expected true/false, got a whole number"),
    ("page = true", "page: expected a text, got true/false"),
    ("stylesheet = 3", "stylesheet: expected true/false or a text, got a whole number"),
    ("scheme = 3", "scheme: expected a text, got a whole number"),
    ("extend = ['a:b']", "extend: expected a text, got a list"),
    ("podcast = true", "podcast: expected a table, got true/false"),
    ("podcast = { categories = [], explicit = false }", "podcast.image: missing"),
    (
        "podcast = { image = 'a', explicit = false, categories = [], owner = { nme = 'x' } }",
        "podcast.owner.nme: unknown key; did you mean 'name'?",
    ),
    (
        "podcast = { image = 'a', explicit = false, categories = [], funding = [{ url = 'x' }] }",
        "podcast.funding[0].text: missing",
    ),
]


@pytest.mark.parametrize(("line", "message"), FEED_VALUES)
def test_each_key_of_a_feed_has_its_values(tmp_path: Path, line: str, message: str) -> None:
    """In words that take neither Python nor JSON to be understood."""
    path = "" if line.startswith("path") else "path = 'a'\n"
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, f"[[feeds]]\n{path}{line}")
    assert str(caught.value) == f"{tmp_path / 'feedkit.toml'}: feeds[0].{message}"


def test_every_key_of_a_feed_is_tried_above() -> None:
    """So that a key that is new has to be, too; these are texts as `page` is."""
    tried = {line.partition(" ")[0] for line, _ in FEED_VALUES}
    keys = set(FeedConfig.__struct_encode_fields__)
    assert keys - tried == {"url", "title", "description", "id"}


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    """Missing, a folder, or in another encoding."""
    with pytest.raises(ConfigError, match="cannot read the configuration: No such file"):
        load_config(tmp_path / "feedkit.toml")
    with pytest.raises(ConfigError, match="cannot read the configuration: Is a directory"):
        load_config(tmp_path)
    (tmp_path / "latin").write_bytes(b"[site]\ntitle = '\xe9'")
    with pytest.raises(ConfigError, match="expected UTF-8 text"):
        load_config(tmp_path / "latin")


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    """Some editors write one."""
    (tmp_path / "feedkit.toml").write_bytes(b"\xef\xbb\xbf[site]\ntitle = 'x'")
    assert load_config(tmp_path / "feedkit.toml").site.title == "x"


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("feed.xml", "atom"),
        ("public/atom.xml", "atom"),
        ("feed.json", "json"),
        ("FEED.JSON", "json"),
        ("rss.xml", "rss"),
        ("public/RSS2.xml", "rss"),
        ("blog.rss", "rss"),
        ("rss/feed.xml", "atom"),
        ("feed", "atom"),
    ],
)
def test_a_files_name_says_its_format(path: str, form: str) -> None:
    """Only the name counts, not the folder."""
    assert format_of(path) == form
