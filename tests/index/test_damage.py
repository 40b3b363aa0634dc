"""An index that is no good, or cannot be kept, costs time and at most a line."""

from __future__ import annotations

import os
import pwd
import re
import resource
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from indexed import NOW, Blog, post, settled

from feedkit.index.store import Sections, default_place, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
POSTS = {
    "posts/a.md": post("Older", 1),
    "posts/b.md": post("Newer", 2, text="See [a](a.md) and [that](nowhere.md)."),
    "posts/c.md": post("Draft", 3, more="draft: true\n"),
    "posts/d.md": "---\ntitle: No date\n---\n",
}
BELOW = ("posts", "--url", "https://x.example/", "--now", NOW)
INCOMPLETE = 3  # the exit code: a post has no date
QUIETLY = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def index_of(cache: Path) -> Path:
    """Return the only index there is."""
    (index,) = cache.iterdir()
    return index


def damaged(kind: str, whole: bytes, another: bytes, place: float, some: bytes) -> bytes:
    """Return what an accident at a `place` (from 0 to 1) makes of the bytes of an index."""
    at = int(place * len(whole))
    return {
        "changed": whole[:at] + some + whole[at + len(some) :],
        "added": whole[:at] + some + whole[at:],
        "lost": whole[:at] + whole[at + len(some) :],
        "cut": whole[:at],
        "zeros": whole[:at] + bytes(len(whole) - at),
        "longer": whole + some,
        "half another's": whole[:at] + another[at:],
        "another's": another,
        "other": some,
        "older": whole.replace(b"feedkit index 1\n", b"feedkit index 0\n"),
        "newer": whole.replace(b"feedkit index 1\n", b"feedkit index 2\n"),
    }[kind]


KINDS = ["changed", "added", "lost", "cut", "zeros", "longer", "other", "older", "newer"]
KINDS += ["another's", "half another's"]


@given(
    kind=st.sampled_from(KINDS),
    place=st.floats(0, 1),
    some=st.binary(max_size=40),
    title=st.sampled_from([None, "Elder", "Older!"]),
)
@settings(suppress_health_check=QUIETLY)
def test_a_damaged_index_is_none(
    kind: str,
    place: float,
    some: bytes,
    title: str | None,
    two_blogs: tuple[Blog, Path, bytes, bytes],
) -> None:
    """Whatever happened to the file: the feed is right, and nothing is said of it."""
    blog, index, whole, another = two_blogs
    index.write_bytes(damaged(kind, whole, another, place, some))
    if title:
        blog.write({"posts/a.md": post(title, 7)})
    run = blog.build()
    assert run.outcome == blog.build("--no-index").outcome
    assert run.outcome == blog.build().outcome


@pytest.fixture
def two_blogs(tmp_path: Path, cache: Path) -> tuple[Blog, Path, bytes, bytes]:
    """Return a blog, where its index is, what is in it, and what is in that of another."""
    kept = []
    for name in ("other", "one"):
        (tmp_path / name).mkdir()
        blog = Blog(tmp_path / name, BELOW)
        blog.write({**POSTS, "posts/e.md": post(name, 5)})
        blog.build()
        blog.build()
        (index,) = cache.glob(f"{name}-*")
        kept.append(index.read_bytes())
    return blog, index, kept[1], kept[0]


def test_each_bit_counts(tmp_path: Path) -> None:
    """Of a file with one bit that is another, no section is read as something else."""
    index = tmp_path / "a.index"
    sections = [b"header", b"", b"stamps", b"verdicts", b"bodies"]
    keep(str(index), sections)
    whole = index.read_bytes()
    assert [Sections(str(index))[number] for number in range(5)] == sections
    for at in range(8 * len(whole)):
        flipped = bytearray(whole)
        flipped[at // 8] ^= 1 << at % 8
        index.write_bytes(flipped)
        for number, section in enumerate(sections):
            assert Sections(str(index))[number] in (None, section)


@pytest.mark.parametrize("place", ["a file", "below a file", "a link to nowhere", "nobody's"])
def test_a_cache_that_cannot_be_written_costs_a_line(
    place: str, blog: Blog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The feed is there all the same, and the line says what and why; with -q nothing does."""
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("nowhere/at/all")
    places = {
        "a file": tmp_path / "file",
        "below a file": tmp_path / "file" / "cache",
        "a link to nowhere": tmp_path / "link",
        "nobody's": Path("/proc/self/nobody"),  # not even root writes there
    }
    monkeypatch.setenv("FEEDKIT_CACHE", str(places[place]))
    blog.options = BELOW
    blog.write(POSTS)
    for _ in range(2):
        run = blog.build()
        whole = blog.build("--no-index")
        assert run.files == whole.files
        assert run.code == whole.code
        more = set(run.messages.splitlines()) - set(whole.messages.splitlines())
        (line,) = (line for line in more if not line.startswith("feed.xml"))
        assert line.startswith(str(places[place]))
        assert "cannot keep what is known of the posts: " in line
        assert line == f"{run.report['index']}"
        assert str(places[place]) not in blog.build("-q").messages


def test_a_folder_in_the_place_of_the_index(blog: Blog, cache: Path) -> None:
    """It stays, and so does nothing else that was made on the way."""
    blog.options = BELOW
    blog.write(POSTS)
    blog.build()
    index = index_of(cache)
    index.unlink()
    index.mkdir()
    assert "cannot keep" in blog.build().messages
    assert list(cache.iterdir()) == [index]


@contextmanager
def no_files_above(size: int) -> Iterator[None]:
    """Let this process write no file larger than `size`, as a disk does that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_full_disk(blog: Blog, cache: Path) -> None:
    """What was kept before is still there, and half a file is not."""
    blog.options = (*BELOW, "--limit", "1")
    blog.write({f"posts/{number}.md": post(f"Post {number}") for number in range(60)})
    blog.build()
    before = index_of(cache).read_bytes()
    assert len(before) > 4_000
    blog.write({"posts/new.md": post("New", 9)})
    with no_files_above(4_000):
        run = blog.build()
    assert b"New" in run.files["feed.xml"]
    assert run.messages.count("\n") == 2
    assert "cannot keep what is known of the posts: File too large" in run.messages
    assert index_of(cache).read_bytes() == before
    assert run.files == blog.build("--no-index").files


def test_what_is_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while an index is written: it is as it was, and nothing lies beside it."""

    def interrupt(_source: str, _target: Path) -> None:
        raise KeyboardInterrupt

    keep(str(tmp_path / "a.index"), [b"old"])
    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        keep(str(tmp_path / "a.index"), [b"new"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.index"]


@pytest.mark.parametrize(
    ("home", "cache", "expected"),
    [
        ("/home/a", None, "/home/a/.cache/feedkit"),
        ("/home/a", "/var/a", "/var/a/feedkit"),
        # XDG Base Directory Specification: a path that is relative is invalid, and ignored.
        ("/home/a", "relative", "/home/a/.cache/feedkit"),
        (None, "/var/a", "/var/a/feedkit"),
        (None, None, None),
        (None, "relative", None),
        ("relative", None, None),
    ],
)
def test_where_it_is_kept(
    home: str | None, cache: str | None, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the user's cache folder, where there is one; never in a folder that is called ~."""

    def nobody(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name, value in {"HOME": home, "XDG_CACHE_HOME": cache, "FEEDKIT_CACHE": None}.items():
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    place = default_place("/blogs/a b\n\udcff", "")
    assert (place and str(Path(place).parent)) == expected
    assert place is None or re.fullmatch(r"a-b--[0-9a-f]{8}\.index", Path(place).name)


def test_without_a_home_nothing_is_kept(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is said of it: who runs a container like that knows."""

    def nobody(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in ("HOME", "XDG_CACHE_HOME", "FEEDKIT_CACHE"):
        monkeypatch.delenv(name, raising=False)
    blog.options = BELOW
    blog.write(POSTS)
    assert blog.build().outcome == blog.build("--no-index").outcome
    assert sorted(path.name for path in blog.folder.iterdir()) == ["feed.xml", "posts"]


def test_a_folder_of_any_name(tmp_path: Path, cache: Path, builds: list[None]) -> None:
    """A name that is long, has a line break or is in no UTF-8."""
    for name in ("x" * 255, "a\nb", "ü" * 127, os.fsdecode(b"a\xff")):
        folder = tmp_path / name
        folder.mkdir()
        blog = Blog(folder, BELOW)
        blog.write(POSTS)
        settled(blog, builds)
    assert len(list(cache.iterdir())) == 4


BUILDING = """
import os, sys
from feedkit.cli.commands import main
for number in range(int(sys.argv[1])):
    main(["build", "posts", *sys.argv[2:]], standalone_mode=False)
"""


def started(blog: Blog, times: int, *options: str) -> subprocess.Popen[str]:
    """Start a process that builds so many times."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", BUILDING, str(times), *blog.options[1:], *options],
        cwd=blog.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_two_processes_at_once(blog: Blog, cache: Path, builds: list[None]) -> None:
    """Each writes an index that the others may be reading; the last one is whole."""
    blog.options = BELOW
    blog.write({**POSTS, **{f"posts/{number}.md": post(f"Post {number}") for number in range(50)}})
    processes = [started(blog, 12, "-o", "other.xml") for _ in range(3)]
    for number in range(20):
        blog.write({"posts/a.md": post(f"Title {number}", 9)})
        assert f"Title {number}".encode() in blog.build().files["feed.xml"]
    posts = {"posts/a.md", "posts/b.md", "posts/d.md"}  # while one is written, it may be empty
    expected = posts | {"other.xml", "1 problem", "2 problems"}
    for process in processes:
        _, messages = process.communicate()
        assert process.returncode == INCOMPLETE, messages
        assert {re.split("[:;] ", line)[0] for line in messages.splitlines()} <= expected
    assert blog.build().outcome == blog.build("--no-index").outcome
    settled(blog, builds)
    assert {path.suffix for path in cache.iterdir()} == {".index"}
