"""How long each stage of the way takes by itself, for a hundred posts of a corpus.

python -m pytest benchmarks/test_stages.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.corpus import Corpus
from feedkit import Site, load_entries, make_feed
from feedkit.content.clean import clean
from feedkit.content.renderers import find_renderer
from feedkit.content.rendering import Rendering
from feedkit.entries.dialects import dialect_named
from feedkit.entries.fields import Fields
from feedkit.entries.normalize import normalize
from feedkit.feeds import Format, emit
from feedkit.posts.find import find_posts
from feedkit.posts.frontmatter import parse_post, read_head

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

    from feedkit import Feed, Problem
    from feedkit.posts.post import Post

POSTS = 100
SITE = Site(title="Field notes", url="https://notes.example/")
HUGO = dialect_named("hugo").of({})


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """Return posts by the names of their files."""
    corpus = Corpus(POSTS)
    return dict(map(corpus.post, range(POSTS)))


@pytest.fixture(scope="module")
def folder(written: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of posts."""
    folder = tmp_path_factory.mktemp("posts")
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def posts(written: dict[str, str]) -> list[Post]:
    """Return posts, read."""
    return [parse_post(text.encode(), name, on_problem=stop) for name, text in written.items()]


@pytest.fixture(scope="module")
def feed(folder: Path) -> Feed:
    """Return a feed of all posts."""
    entries = load_entries(folder, SITE, dialect="hugo")
    return make_feed(SITE, entries, limit=0, rendering=Rendering(renderer="gfm"))


def stop(problem: Problem) -> None:
    """Stop where something is wrong with a post: nothing is."""
    raise AssertionError(problem)


def test_find(benchmark: BenchmarkFixture, folder: Path) -> None:
    """One scan of the folder."""
    benchmark(find_posts, folder, on_problem=stop)


def test_head_read(benchmark: BenchmarkFixture, folder: Path, written: dict[str, str]) -> None:
    """The beginning of each file, opened, read and parsed."""
    files = {name: str(folder / name) for name in written}
    benchmark(lambda: [read_head(file, name, on_problem=stop) for name, file in files.items()])


def test_parse(benchmark: BenchmarkFixture, posts: list[Post]) -> None:
    """Front matter alone, from bytes that are in memory."""
    heads = [(post.head.encode(), post.path) for post in posts]
    benchmark(lambda: [parse_post(head, path, on_problem=stop) for head, path in heads])


def test_normalize(benchmark: BenchmarkFixture, posts: list[Post]) -> None:
    """From front matter to entries."""
    benchmark(lambda: [normalize(Fields(post), SITE, HUGO) for post in posts])


@pytest.mark.parametrize("renderer", ["gfm", "kramdown", "markdown"])
def test_render(benchmark: BenchmarkFixture, posts: list[Post], renderer: str) -> None:
    """From Markdown to HTML."""
    render = find_renderer(renderer, Rendering())
    benchmark(lambda: [render(post.body) for post in posts])


def test_clean(benchmark: BenchmarkFixture, posts: list[Post]) -> None:
    """From HTML to what a feed shows of it."""
    render = find_renderer("gfm", Rendering())
    html = [render(post.body) for post in posts]
    benchmark(lambda: [clean(text, base=f"{SITE.url}post/", root=SITE.url) for text in html])


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_emit(benchmark: BenchmarkFixture, feed: Feed, form: Format) -> None:
    """From entries to a document."""
    benchmark(emit, feed, form)
