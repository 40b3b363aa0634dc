"""Posts of which the head is read first, and the body when it is asked for."""

from __future__ import annotations

import pickle
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from conftest import CORPORA, ROOT
from hypothesis import example, given
from hypothesis import strategies as st

from feedkit.errors import PostError, Problem
from feedkit.posts import source
from feedkit.posts.formats import find_head, is_settled
from feedkit.posts.frontmatter import (
    Beginning,
    beginning_of,
    head_of,
    metadata_of,
    read_head,
    read_post,
)
from feedkit.posts.source import read_start
from feedkit.posts.unread import UnreadPost

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from feedkit.posts.post import Post

HEAD = "---\ntitle: A\n---\n"
LONG = "\nText, and yet more of it.\n" * 500


def no_problem(problem: Problem) -> None:
    """Take what is never to be reported."""
    pytest.fail(str(problem))


def unread(file: Path, data: bytes | str = HEAD + LONG) -> UnreadPost:
    """Return a post that was written to `file`, the head of which has been read."""
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    post = read_head(str(file), "posts/a.md", on_problem=no_problem)
    assert isinstance(post, UnreadPost)
    return post


def told(read: Callable[..., Post], file: str | Path) -> tuple[Post | str, list[str]]:
    """Return a post or the error it ends in, and what was reported."""
    problems: list[Problem] = []
    try:
        post = read(file, str(file), on_problem=problems.append)
        assert isinstance(post.body, str)
    except PostError as error:
        return str(error), []
    return post, [str(problem) for problem in problems]


def check_same(file: Path) -> None:
    """Check that a file means the same when only its head is read at first."""
    assert told(read_head, str(file)) == told(read_post, file)


def test_the_body_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    """Not before, and once."""
    file = tmp_path / "a.md"
    post = unread(file)
    file.write_text(HEAD + "Other text.")
    assert (post.path, post.metadata, post.head) == ("posts/a.md", {"title": "A"}, HEAD)
    assert post.body == "Other text."
    file.unlink()
    assert post.body == "Other text."


def test_a_short_post_is_read_once(tmp_path: Path) -> None:
    """What has been read is not read again."""
    file = tmp_path / "a.md"
    file.write_text(HEAD + "Text.")
    post = read_head(str(file), "a.md", on_problem=no_problem)
    file.unlink()
    assert post.body == "Text."


def test_an_unread_post_is_like_any_other(tmp_path: Path) -> None:
    """Equal to the one that was read at once, immutable, and whole after a pickle."""
    file = tmp_path / "a.md"
    post = unread(file)
    whole = read_post(file, "posts/a.md", on_problem=no_problem)
    assert post == whole
    assert whole == unread(file)
    assert post != replace(post, path="b.md")
    assert "Text" not in repr(post)
    with pytest.raises(AttributeError):
        post.body = ""  # type: ignore[misc]
    with pytest.raises(AttributeError, match="'bodies'"):
        _ = post.bodies
    pickled = pickle.dumps(unread(file))
    copied = copy(unread(file))
    file.unlink()
    assert pickle.loads(pickled) == copied == whole  # noqa: S301  # our own


def test_a_completed_post_is_unread_still(tmp_path: Path) -> None:
    """A dialect adds to the metadata of every post; that reads none."""
    file = tmp_path / "a.md"
    post = replace(unread(file), metadata={"title": "B"})
    file.write_text(HEAD + "Other text.")
    assert (post.metadata, post.body) == ({"title": "B"}, "Other text.")


def test_what_is_wrong_with_a_body_is_said_when_it_is_read(tmp_path: Path) -> None:
    """As a post's error, with the line of the file."""
    file = tmp_path / "a.md"
    post = unread(file, (HEAD + LONG).encode() + b"caf\xe9\n")
    with pytest.raises(PostError) as caught:
        _ = post.body
    assert str(caught.value) == "posts/a.md:1004: expected UTF-8 text, got byte 0xe9"
    post = unread(file)
    file.write_text("---\ntitle: B\n---\n" + LONG)
    with pytest.raises(PostError) as caught:
        _ = post.body
    assert str(caught.value) == (
        "posts/a.md: expected the front matter that was there before, got another: read it again"
    )
    file.unlink()
    with pytest.raises(PostError) as caught:
        _ = post.body
    assert str(caught.value) == (
        "posts/a.md: expected a readable file, got: No such file or directory"
    )


# Each row: a file's name and its text, which is longer than what is read at first, and whether the
# beginning is enough to know its front matter.
BEGINNINGS = [
    ("fenced.md", HEAD + LONG, True),
    ("blank.md", "\n \n" + HEAD + LONG, True),
    ("toml.md", '+++\ntitle = "A"\n+++\n' + LONG, True),
    ("fenced.mdx", HEAD + LONG, True),
    ("none.md", "# A heading\n\n" + LONG, True),
    ("pelican.md", "Title: A\nDate: 2010-12-03\n\n" + LONG, True),
    ("hexo.md", "title: A\ntags:\n- b\n---\n" + LONG, True),
    ("long.md", f"---\ntitle: {'A' * 5000}\n---\n" + LONG, False),
    ("gap.md", f"---\ntitle: A\n\nb: {'b' * 5000}\n---\n" + LONG, False),
    ("unclosed.md", "---\ntitle: A\n" + LONG, False),
    ("one-line.md", "A" * 5000, False),
    ("json.md", '{"title": "A"}\n' + LONG, False),
    ("nikola.md", "<!--\n.. title: A\n-->\n" + LONG, False),
    ("docinfo.rst", "A\n=\n\n:date: 2010-10-03\n\n" + LONG, False),
    ("export.mdx", "export const meta = { title: 'A' }\n" + LONG, True),
    ("none.mdx", "# A heading\n\n" + LONG, False),
    ("run.md", "title: A\ntags:\n" + "- a\n" * 2000 + "---\n" + LONG, False),
]


@pytest.mark.parametrize(
    ("name", "text", "settled"), BEGINNINGS, ids=[row[0] for row in BEGINNINGS]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_beginnings(tmp_path: Path, name: str, text: str, settled: bool, ending: str) -> None:
    """No more is read than is needed, and every format and line ending gives what it always did."""
    file = tmp_path / name
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ending).encode())
    check_same(file)
    problems: list[Problem] = []
    if name != "unclosed.md":
        post = read_head(str(file), name, on_problem=problems.append)
        assert isinstance(post, UnreadPost) == settled


@pytest.mark.parametrize("shift", range(8))
def test_characters_may_be_cut(tmp_path: Path, shift: int) -> None:
    """The end of what is read at first is anywhere: within a character, or a line ending."""
    file = tmp_path / "a.md"
    for text in ("é日😀" * 600, "é\r\n" * 1500, "\r" * 5000):
        file.write_bytes(f"{HEAD}{'x' * shift}{text}".encode())
        check_same(file)


@pytest.mark.parametrize("name", ["gone.md", "folder.md", "utf-16.md", "latin-1.md"])
def test_what_cannot_be_read_is_the_same_error(tmp_path: Path, name: str) -> None:
    """With the system's reason."""
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "utf-16.md").write_bytes((HEAD + LONG).encode("utf-16"))
    (tmp_path / "latin-1.md").write_bytes((HEAD + "é" + LONG).encode("latin-1"))
    check_same(tmp_path / name)


FRAGMENTS = st.sampled_from(
    [
        "---\n", "---", "+++\n", ";;;\n", "...\n", "\n", "\n\n", " ", "  ", "\t", ": ", "- ", "# ",
        "title", "date: a\n", "Title: a\n", "title: b\n", "a", "=", "===\n", "{", "}", "[", '"',
        ".. title: a\n", "<!--", "-->", ":date: b\n", "export const meta = {", "a: 1", "import a\n",
        "json\n", "toml\n", "js\n", "//", "/*", "*/", "é", "text\n", "    x\n",
    ]
)  # fmt: skip
TEXTS = st.lists(FRAGMENTS, max_size=25).map("".join)
NAMES = st.sampled_from(["a.md", "a.mdx", "a.rst"])


@given(TEXTS, TEXTS, NAMES)
@example("A\n==\n\n\n", ":date: b\n", "a.rst")
@example("Title: a\n- b\n", "---\n", "a.md")
@example("---\ntitle: a\n\n", "---\n", "a.md")
@example("---\ntitle: a\n...\n\n", "", "a.md")
def test_what_is_settled_stays(text: str, more: str, name: str) -> None:
    """No text that follows changes where front matter stands."""
    beginning = text[: text.rfind("\n") + 1]
    head = find_head(beginning, name)
    if is_settled(head, beginning, name):
        assert find_head(text + more, name) == head


@pytest.mark.parametrize("beginning", [1, 4, 16, 64])
def test_any_text_means_the_same(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, beginning: int
) -> None:
    """However much of it is read at first: its head, its body, what is wrong with it."""
    monkeypatch.setattr(source, "BEGINNING", beginning)
    folder = tmp_path_factory.mktemp("any")

    @given(TEXTS, NAMES)
    def check(text: str, name: str) -> None:
        file = folder / name
        file.write_text(text, newline="")
        check_same(file)

    check()


def test_posts_mean_the_same() -> None:
    """All that are at hand: of made sites, and of real blogs where there are some."""
    for folder in (ROOT / "tests" / "families", ROOT / "tests" / "golden", CORPORA):
        for file in folder.rglob("*"):
            if file.suffix in {".md", ".mdx", ".rst", ".markdown"} and file.is_file():
                check_same(file)


@pytest.mark.parametrize(
    ("text", "decisive"),
    [
        (HEAD + "Text.", HEAD),
        (HEAD + LONG, HEAD),
        ('+++\ntitle = "A"\n+++\n' + LONG, '+++\ntitle = "A"\n+++\n'),
        (f"---\ntitle: {'A' * 5000}\n---\nText.", f"---\ntitle: {'A' * 5000}\n---\n"),
        ("---\ntitle: A\nText.", "---\ntitle: A\nText."),
        ("Title: A\n\nText.", "Title: A\n\nText."),
        ("Text.", "Text."),
    ],
)
def test_what_is_decisive(tmp_path: Path, text: str, decisive: str) -> None:
    """The head where fences enclose it, however long it is; else all that has been read."""
    file = tmp_path / "a.md"
    file.write_text(text)
    beginning = beginning_of(read_start(str(file), "a.md"), str(file), "a.md")
    assert beginning.decisive == decisive


@given(TEXTS, TEXTS, TEXTS, NAMES)
@example(HEAD, "a", "---\n", "a.md")
@example("---\n---", "\n", "\ntext\n", "a.md")
def test_what_is_decisive_decides(text: str, one: str, other: str, name: str) -> None:
    """Front matter that goes on in two ways means the same as long as what is decisive does."""

    def said(beginning: Beginning) -> tuple[object, str, list[Problem]]:
        problems: list[Problem] = []
        try:
            metadata = metadata_of(beginning, name, problems.append)
        except PostError as error:
            return str(error), "", []
        return dict(metadata), head_of(beginning, metadata, "", name).head, problems

    ways = [
        Beginning(whole, find_head(whole, name), whole=True) for whole in (text + one, text + other)
    ]
    first, second = ways
    if first.decisive == second.decisive:
        assert said(first) == said(second)
