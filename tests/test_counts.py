"""How little is done: files opened, bytes read, modules imported. No clock is asked."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from indexed import Blog, post
from watched import watched

from feedkit.posts.source import BEGINNING

if TYPE_CHECKING:
    from pathlib import Path

POSTS, WANTED = 1_000, 20
BUILD = (
    *("build", "posts", "--url", "https://x.example/", "--now", "2024-06-01"),
    *("--renderer", "gfm", "--jobs", "1"),
)
LONG = "Some *text* of a post that is longer than its beginning.\n\n" * 100
RENDERING = {"feedgen", "lxml", "markdown", "comrak", "nh3", "docutils", "jinja2"}
READING = {"yaml", "frontmatter", "msgspec", "dateutil", "feedkit.pipeline", "feedkit.entries"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of a thousand posts, one in ten of which is nothing for a feed."""
    folder = tmp_path_factory.mktemp("counted") / "blog"
    for number in range(POSTS):
        day, hour = number // 40 + 1, number % 24
        kind = {3: "draft: true\n", 7: "date: never\n"}.get(number % 20, "")
        text = post(f"Post {number}", day, more=kind, text=LONG)
        text = text.replace(f"date: 2024-05-{day:02}", f"date: 2024-05-{day:02}T{hour:02}:00:00Z")
        path = folder / "posts" / f"{number // 100}" / f"{number:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def settle() -> None:
    """Wait until what was written is no longer so new that it might be written again unseen."""
    time.sleep(0.1)


def test_cold_only_heads_are_read(folder: Path) -> None:
    """Each post once, 1 KiB of it; those that are in the feed once more, and then their bodies."""
    run = watched(folder, *BUILD, "--no-index")
    assert len(run.posts) == POSTS
    assert len(run.bodies) == WANTED
    # A head for the verdict, and one for the entry.
    assert run.posts == Counter({name: 3 if name in run.bodies else 1 for name in run.posts})
    assert run.sizes == [BEGINNING] * (POSTS + WANTED)
    assert not run.modules & {"markdown", "docutils", "jinja2"}


def test_what_is_read_is_looked_at_when_it_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No post is looked for by its path a second time, but for one that cannot be opened."""
    asked: list[str] = []
    real = os.stat

    def noted(path: str | int, **how: bool) -> os.stat_result:
        asked.append(str(path))
        return real(path, **how)

    opened = os.open

    def sealed(path: str, *how: int) -> int:
        if path.endswith("posts/8.md"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *how)

    monkeypatch.setattr(os, "open", sealed)
    monkeypatch.setattr(os, "stat", noted)
    blog = Blog(tmp_path, BUILD[1:])
    blog.write({f"posts/{number}.md": post() for number in range(9)})
    assert blog.build().code == 3
    assert [path[-4:] for path in asked if path.endswith(".md")] == ["8.md"]


def test_unchanged_nothing_is_opened(folder: Path) -> None:
    """No post, no feed; nothing is imported that reads or renders; and all is told once more."""
    settle()
    watched(folder, *BUILD)
    settle()
    before = watched(folder, *BUILD)
    settle()
    run = watched(folder, *BUILD)
    assert not run.posts
    assert not any(path.endswith("feed.xml") for path in run.whole)
    assert not run.modules & (RENDERING | READING)
    assert (run.code, run.messages, run.output) == (before.code, before.messages, before.output)
    assert run.code == 3
    assert run.messages.count("got 'never'") == POSTS // 20
    whole = watched(folder, *BUILD, "--no-index")
    assert (run.code, run.messages, run.output) == (whole.code, whole.messages, whole.output)


def test_unchanged_the_report_is_the_same(folder: Path) -> None:
    """With --json and -v: what was left out, and why, when it will be published, which feeds."""
    more = ("--json", "-v")
    for _ in range(3):
        settle()
        run = watched(folder, *BUILD, *more)
    whole = watched(folder, *BUILD, *more, "--no-index")
    assert not run.posts
    assert (run.code, run.messages, run.output) == (whole.code, whole.messages, whole.output)
    assert len(json.loads(run.output)["skipped"]) == POSTS // 20


def test_one_head_is_read_of_one_post_that_changed(folder: Path) -> None:
    """And what the feed shows; a feed that is known by what it is made of is not made again."""
    for _ in range(2):
        settle()
        watched(folder, *BUILD)
    settle()
    changed = folder / "posts" / "0" / "0001.md"
    changed.write_text(changed.read_text(encoding="utf-8") + "More.", encoding="utf-8")
    run = watched(folder, *BUILD)
    assert len(run.bodies) == WANTED
    assert run.posts == Counter({"0001.md": 1, **dict.fromkeys(run.bodies, 2)})
    assert not run.modules & RENDERING
    assert not any(module.startswith("feedkit.check") for module in run.modules)


def test_posts_are_looked_for_once(folder: Path) -> None:
    """Whatever was found on the way to see that something has changed is not looked for again."""
    changed = folder / "posts" / "0" / "0002.md"
    settle()
    watched(folder, *BUILD)
    changed.write_text(changed.read_text(encoding="utf-8") + "More.", encoding="utf-8")
    settle()
    run = watched(folder, *BUILD)
    assert run.posts["0002.md"]
    assert sum(path.rstrip("/").endswith("posts/0") for path in run.listed) == 1
