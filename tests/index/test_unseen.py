"""What no file of the blog tells: time goes by, software is installed, git's history grows."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from indexed import NOW, Blog, post, settled

from feedkit import collect, pipeline
from feedkit import start as command
from feedkit.content import render
from feedkit.index import stamps
from feedkit.load import reading

ROOT = Path(__file__).parent.parent.parent
POSTS = {"posts/a.md": post("Older", 1), "posts/b.md": post("Newer", 2, text="See [a](a.md).")}
BELOW = ("posts", "--url", "https://x.example/", "--now", NOW)


class Clock:
    """A clock that is as far ahead as one likes."""

    def __init__(self) -> None:
        self.started = datetime.now(UTC)
        self.ahead = timedelta()

    def now(self, _zone: object = None) -> datetime:
        """Return the time, as `datetime.now` does."""
        return datetime.now(UTC) + self.ahead

    def nanoseconds(self) -> int:
        """Return the time, as `time_ns` does."""
        return int(self.now().timestamp() * 1_000_000) * 1000

    def in_hours(self, hours: int) -> str:
        """Return a time after the clock was made, as posts have it."""
        return (self.started + timedelta(hours=hours)).isoformat()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give the command another clock."""
    clock = Clock()
    monkeypatch.setattr(command, "time", lambda: clock.now().timestamp())
    monkeypatch.setattr(collect, "datetime", clock)
    monkeypatch.setattr(pipeline, "time_ns", clock.nanoseconds)
    return clock


def calls(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[None]:
    """Return what grows by one with each call of a function."""
    done: list[None] = []
    original = getattr(module, name)

    def counted(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever it is given
        done.append(None)
        return original(*arguments, **options)

    monkeypatch.setattr(module, name, counted)
    return done


@pytest.fixture
def renders(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Return what grows by one with each body that is rendered."""
    return calls(monkeypatch, render, "render_body")


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Return what grows by one with each post of which it is decided what it is."""
    return calls(monkeypatch, reading, "head_of")


def test_time_alone_changes_what_is_published(blog: Blog, clock: Clock, builds: list[None]) -> None:
    """At a future post's date and at an expiry, not before, and back when the clock is set back."""
    blog.options = ("posts", "--url", "https://x.example/")
    blog.write(
        {
            "posts/due.md": f"---\ntitle: Due\ndate: {clock.in_hours(2)}\n---\n",
            "posts/over.md": post("Over", more=f"expiryDate: {clock.in_hours(4)}\n"),
        }
    )
    for hours, expected in [
        (0, ["Over"]),
        (1, None),
        (3, ["Due", "Over"]),
        (3.5, None),
        (5, ["Due"]),
        (100, None),
        (0, ["Over"]),
    ]:
        clock.ahead = timedelta(hours=hours)
        done = len(builds)
        run = blog.build()
        assert (len(builds) > done) == (expected is not None)
        assert run.outcome == blog.build("--no-index").outcome
        if expected is not None:
            text = run.files["feed.xml"].decode()
            assert [word for word in ("Due", "Over") if word in text] == expected
            if hours or done == 0:  # a file from the future may change at any time
                settled(blog, builds)


@pytest.mark.parametrize("tick", [0, 10**18])
def test_what_may_change_within_a_tick_is_read_again(
    tick: int, blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two changes within one tick of the file system's clock leave a file that looks the same."""
    monkeypatch.setattr(stamps, "TICK", tick)
    seen: dict[int, bytes] = {}
    real = stamps.stamp_of
    for module in (stamps, reading):
        monkeypatch.setattr(module, "stamp_of", lambda at: seen.setdefault(at.st_ino, real(at)))
    blog.write(POSTS)
    blog.options = (*BELOW, "--limit", "1")
    blog.build()
    blog.write({"posts/a.md": post("Elder", 9)})
    is_noticed = b"Elder" in blog.build().files["feed.xml"]
    assert is_noticed == bool(tick)


def test_a_checkout_does_nothing_again(
    blog: Blog, builds: list[None], renders: list[None], parses: list[None]
) -> None:
    """All files are new and none is different: heads and HTML are known by what they are of."""
    blog.options = BELOW
    posts = {**POSTS, "posts/c.md": post("Long", 3, text="Text.\n" * 1000)}
    blog.write(posts)
    before = settled(blog, builds)
    done = len(builds), len(renders), len(parses)
    for name, text in posts.items():
        (blog.folder / name).unlink()
        blog.write({name: text})
    assert blog.build().outcome == before.outcome
    assert (len(builds), len(renders), len(parses)) == (done[0] + 1, *done[1:])


def test_what_stands_beyond_the_beginning_counts(blog: Blog) -> None:
    """Front matter of more than a KiB; a text that grows beyond them, or is cut there."""
    blog.options = BELOW
    notes = "".join(f"note-{number}: {'x' * 20}\n" for number in range(200))
    open_end = "Title: A\nDate: 2024-05-01\n"  # as Pelican's authors write
    for text in (
        open_end,
        f"{open_end}Summary: {'x' * 5000}\nStatus: draft\n\nText.\n",
        f"---\n{notes}title: A\ndate: 2024-05-01\n---\n",
        f"---\n{notes}title: A\ndate: 2024-05-02\n---\n",
        f"---\n{notes}title: A\ndate: 2024-05-02\ndraft: true\n---\n",
        f"---\n{notes}title: A\ndate: 2024-05-02\n",
        f"---\ntitle: A\ndate: 2024-05-02\n---\n{notes}",
        f"---\ntitle: A\ndate: 2024-05-02\n---\n{notes}"[:1024],
        f"---\ntitle: A\ndate: 2024-05-02\n---\n{notes}"[:1023],
        f"---\ntitle: A\n---\n{notes}",
    ):
        blog.write({"posts/a.md": text})
        assert blog.build().outcome == blog.build("--no-index").outcome


def test_one_post_that_changes_is_the_one_that_is_rendered(
    blog: Blog, builds: list[None], renders: list[None]
) -> None:
    """A text of one is nothing to another, but an address is, if that links to it."""
    blog.options = BELOW
    blog.write(POSTS)
    settled(blog, builds)
    for change, expected in [
        (post("Older", 1, text="Other text."), 1),
        (post("Older", 1, more="slug: elsewhere\n", text="Other text."), 2),
    ]:
        rendered = len(renders)
        blog.write({"posts/a.md": change})
        run = blog.build()
        assert len(renders) - rendered == expected
        assert run.outcome == blog.build("--no-index").outcome
    assert b"https://x.example/elsewhere/" in run.files["feed.xml"]


@pytest.mark.parametrize(
    ("settings", "changed"),
    [
        ('renderer = "gfm"', "renderer = 'markdown'"),
        ('extensions = ["extra"]', 'extensions = ["extra", "nl2br"]'),
        (
            'extensions = ["toc"]\nextension_options = { toc = { anchorlink = true } }',
            'extensions = ["toc"]\nextension_options = { toc = { anchorlink = false } }',
        ),
        ('allow_tags = ["x-a"]', 'allow_tags = ["x-b"]'),
        ('allow_attributes = { p = ["data-a"] }', 'allow_attributes = { p = ["data-b"] }'),
        ('allow_classes = ["a"]', 'allow_classes = ["b"]'),
        ('clean = "safe"', 'clean = "trust"'),
        ('excerpt_separator = "<!--cut-->"', 'excerpt_separator = "<!--end-->"'),
        ("excerpt_length = 5", "excerpt_length = 4"),
        ('[site]\nurl = "https://x.example/"', '[site]\nurl = "https://y.example/"'),
    ],
)
def test_html_depends_on_all_that_makes_it(settings: str, changed: str, blog: Blog) -> None:
    """What it was before is not taken for what it would be now."""
    text = (
        "# Head\n\nOne two three\nfour [five](/five) six. https://x.example/ <x-a>A</x-a> "
        '<x-b>B</x-b> <!--cut-->\n\n<p class="a b" data-a="1" data-b="2" onclick="x">'
        '<code class="a b">C</code></p> '
        "<!--end-->\n\nThe end."
    )
    blog.options = ("--now", NOW)
    blog.write({"posts/a.md": post(text=text)})
    told = []
    for each in (settings, changed):
        site = "" if "[site]" in each else '\n[site]\nurl = "https://x.example/"'
        blog.write(
            {"feedkit.toml": f"[content]\n{each}{site}\n[[feeds]]\npath='f.xml'\ncontent='both'\n"}
        )
        run = blog.build()
        assert run.outcome == blog.build("--no-index").outcome
        told.append(run.files)
    assert told[0] != told[1]


def test_what_is_installed_is_part_of_it(
    blog: Blog, builds: list[None], renders: list[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of a renderer may make other HTML; a folder that is imported from tells."""
    folder = blog.folder.with_name("site-packages")
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    blog.options = BELOW
    blog.write(POSTS)
    settled(blog, builds)
    done = len(builds), len(renders)
    (folder / "comrak-9.dist-info").mkdir()
    blog.build()
    assert (len(builds), len(renders)) == (done[0] + 1, done[1] + len(POSTS))


@pytest.mark.slow
def test_a_module_of_the_users_own_is_part_of_it(blog: Blog) -> None:
    """An extension of Python-Markdown beside the posts, say: nobody installs what is new in it."""
    extension = """
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
class Shout(Postprocessor):
    def run(self, text):
        return text.replace("Some", "WORD")
class Shouting(Extension):
    def extendMarkdown(self, md):
        md.postprocessors.register(Shout(md), "shout", 0)
def makeExtension(**kwargs):
    return Shouting(**kwargs)
"""
    blog.write(
        {
            "feedkit.toml": '[site]\nurl = "https://x.example/"\n[content]\nextensions = ["shout"]',
            **POSTS,
        }
    )
    command = [sys.executable, "-B", "-m", "feedkit", "build", "--now", NOW]
    for word in ("one", "two", "six"):
        blog.write({"shout.py": extension.replace("WORD", word)})
        for _ in range(4):
            subprocess.run(  # noqa: S603 - our own program
                command,
                cwd=blog.folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                check=True,
                capture_output=True,
            )
            assert f"{word} &lt;em" in (blog.folder / "feed.xml").read_text()


def test_a_commit_is_part_of_it(blog: Blog) -> None:
    """Where git says when a post was changed: committing does not touch a file."""
    blog.options = ("--now", NOW)
    blog.write(
        {
            "feedkit.toml": '[posts]\nupdated_from = "git"',
            "hugo.toml": 'baseURL = "https://x.example/"',
            "content/posts/a.md": post(),
        }
    )
    commit(blog, "2024-05-10", "init")
    commit(blog, "2024-05-10", "add", ".")
    commit(blog, "2024-05-10", "commit", "-qm", "one")
    for _ in range(3):
        assert b"2024-05-10" in blog.build().files["feed.xml"]
    commit(blog, "2024-05-20", "commit", "--amend", "-qm", "one", "--date", "2024-05-20T00:00Z")
    assert b"2024-05-20" in blog.build().files["feed.xml"]


def commit(blog: Blog, date: str, *words: str) -> None:
    """Run git as somebody, at some time, without anybody's configuration."""
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@x.example"}
    who |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in who.items()}
    when = {"GIT_AUTHOR_DATE": f"{date}T00:00Z", "GIT_COMMITTER_DATE": f"{date}T00:00Z"}
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment = os.environ | who | when | nobody
    subprocess.run(["git", *words], cwd=blog.folder, env=environment, check=True)  # noqa: S603, S607 - the git that is there
