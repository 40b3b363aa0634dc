"""A configuration is taken whole, or refused with the key that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feedkit import ConfigError, load_config
from feedkit.config import format_of

if TYPE_CHECKING:
    from pathlib import Path


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
        ("[[feeds]]\npath = 'a'\nlmit = 3", "feeds[0].lmit: unknown key; did you mean 'limit'?"),
        ("[[feeds]]\nlimit = 3", "feeds[0].path: missing"),
        ("[[feeds]]\npath = 'a'\nlimit = '3'", "feeds[0].limit: expected int, got str"),
        (
            "[[feeds]]\npath = 'a'\nformat = 'atm'",
            "feeds[0].format: expected 'atom' or 'rss' or 'json', got 'atm'",
        ),
        ("[site.author]\nnme = 'x'", "site.author.nme: unknown key; did you mean 'name'?"),
        ("[site]\ntitle = 3", "site.title: expected str | null, got int"),
        ("feeds = 3", "feeds: expected array, got int"),
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
    assert str(caught.value) == f"{tmp_path / 'feedkit.toml'}: {message}"


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
