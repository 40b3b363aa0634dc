"""A feed that would be made of what it was made of before is not made again."""

from __future__ import annotations

import shutil
from time import sleep
from typing import TYPE_CHECKING

import pytest
from indexed import Blog, post, settled, twin

from feedkit import Feed, documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from feedkit.feeds import Format

CONFIG = """
[site]
title = "Notes"
url = "https://x.example/"

[[feeds]]
path = ["feed.xml", "feed.json"]
limit = 2
"""
HOOK = """
from pathlib import Path

def add(entry, element):
    if entry is not None:
        element.find("title").text = Path("mark.txt").read_text()
"""


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    """Return a blog with two feeds of two of its three posts."""
    blog = Blog(tmp_path / "blog", options=("--now", "2024-06-01T00:00Z"))
    posts = {f"{day}.md": post(f"Post {day}", day) for day in (1, 2, 3)}
    blog.write({"feedkit.toml": CONFIG, **posts})
    return blog


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the formats in which feeds were made, which grows."""
    formats: list[str] = []
    emit: Callable[[Feed, Format], bytes] = vars(documents)["emit"]

    def noted(feed: Feed, form: Format) -> bytes:
        formats.append(form)
        return emit(feed, form)

    monkeypatch.setattr(documents, "emit", noted)
    return formats


def built(blog: Blog, made: list[str]) -> list[str]:
    """Build, with the same result as without an index, and return what was made."""
    sleep(0.1)  # what was written has to be older than a tick of the file system's clock
    made.clear()
    run = blog.build()
    formats = list(made)
    assert run.outcome == twin_outcome(blog)
    return formats


def twin_outcome(blog: Blog) -> object:
    """Return what the same blog says and publishes of which nothing is kept."""
    other = twin(blog)
    outcome = other.build().outcome
    shutil.rmtree(other.folder)
    return outcome


def test_an_old_post_makes_no_feed(blog: Blog, made: list[str]) -> None:
    """One that no feed shows; a post that one shows makes them all."""
    settled(blog, [])
    blog.write({"1.md": post("Post 1", 1, text="Another text.")})
    assert built(blog, made) == []
    blog.write({"3.md": post("Post 3", 3, text="Another text.")})
    assert built(blog, made) == ["atom", "json"]


def test_a_feed_that_is_not_there_is_made(blog: Blog, made: list[str]) -> None:
    """Removed, or changed by somebody else: it is as it should be again."""
    settled(blog, [])
    before = (blog.folder / "feed.json").read_bytes()
    (blog.folder / "feed.xml").unlink()
    blog.write({"feed.json": before.replace(b"Post", b"Toast")})
    assert built(blog, made) == ["atom", "json"]
    assert (blog.folder / "feed.json").read_bytes() == before


def test_a_feed_is_made_again_with_other_settings(blog: Blog, made: list[str]) -> None:
    """What the feed says of itself is part of what it is made of."""
    settled(blog, [])
    blog.write({"feedkit.toml": CONFIG.replace("Notes", "Other notes")})
    assert built(blog, made) == ["atom", "json"]


def test_a_picture_may_change(blog: Blog, made: list[str]) -> None:
    """Its size stands in the feed, and in no post."""
    blog.write({"3.md": post("Post 3", 3, more="audio: /3.mp3\n"), "3.mp3": b"1" * 100})
    settled(blog, [])
    blog.write({"3.mp3": b"1" * 200})
    assert built(blog, made) == ["atom", "json"]


def test_what_a_hook_adds_is_made_each_time(
    blog: Blog, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may depend on anything."""
    monkeypatch.syspath_prepend(str(blog.folder))
    table = '[[feeds]]\npath = "feed.xml"\nextend = "marking:add"\n'
    config = CONFIG.partition("[[feeds]]")[0] + table
    blog.write({"feedkit.toml": config, "marking.py": HOOK, "mark.txt": "one"})
    assert built(blog, made) == ["atom"]
    blog.write({"mark.txt": "two"})
    assert built(blog, made) == ["atom"]
    assert b">two</title>" in (blog.folder / "feed.xml").read_bytes()
