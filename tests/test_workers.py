"""Work that several processes share is the same work: same bytes, same problems, same order."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from indexed import NOW, Blog, post

from feedkit import FeedkitError, Site, load, load_entries, make_feed, render, to_atom
from feedkit.config import Config
from feedkit.entries.dialects import DIALECTS
from feedkit.load.reading import Reading, Share, verdicts
from feedkit.load.workers import Workers
from feedkit.plan import dialect_of, wanted_of
from feedkit.survey import survey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from feedkit.load.verdicts import Verdict

HERE = os.getpid()
FAMILIES = Path(__file__).parent / "families"
BELOW = ("posts", "--url", "https://x.example/", "--now", NOW, "--no-index")
SITE = Site(title="x", url="https://x.example/")
EXECUTORS: dict[str, Callable[[], Executor]] = {
    "threads": lambda: ThreadPoolExecutor(3),
    "forked": lambda: ProcessPoolExecutor(2, multiprocessing.get_context("fork")),
    "spawned": lambda: ProcessPoolExecutor(2, multiprocessing.get_context("spawn")),
}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what lets a few posts be enough to share."""

    def be_enough() -> None:
        monkeypatch.setattr(load, "WORTH_READING", 1)
        monkeypatch.setattr(render, "WORTH_RENDERING", 1)

    return be_enough


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    """Return a blog with a bit of everything that can go wrong."""
    blog = Blog(tmp_path, BELOW)
    texts = ["Some *text*.", "See [one](7.md).", "See [none](none.md).", "{{< x >}} " * 9]
    more = ["", "draft: true\n", "date: never\n", "title: [a]\n", "renderer: none\n", "x: [\n", ""]
    for number in range(40):
        text = post(f"Post {number}", 1 + number % 28, more[number % 7], texts[number % 4])
        blog.write({f"posts/{number}.md": text})
    blog.write(
        {
            "posts/twin.md": post("Post 0", 28, "id: twin\n"),
            "posts/twin-too.md": post("Post 0", 28, "id: twin\n"),
            "posts/bad.md": post("Bad", 27, text="x" * 5000).encode() + b"\xff",
        }
    )
    return blog


@pytest.mark.parametrize("jobs", [2, 5])
def test_any_number_of_processes_does_the_same(
    jobs: int, blog: Blog, few: Callable[[], None]
) -> None:
    """Feed, report, messages and exit code."""
    alone = [blog.build("--jobs", "1", "--limit", limit) for limit in ("0", "7")]
    assert b'a href="https://x.example/7/"' in alone[0].files["feed.xml"]
    few()
    for run, limit in zip(alone, ("0", "7"), strict=True):
        assert run.code == 3
        for number in (1, jobs):
            assert blog.build("--jobs", str(number), "--limit", limit).outcome == run.outcome


@pytest.mark.parametrize("name", EXECUTORS)
def test_any_executor_does_the_same(name: str, blog: Blog, few: Callable[[], None]) -> None:
    """In threads, in processes that know all that this one does, and in those that do not."""
    few()
    found = []
    for executor in (None, EXECUTORS[name]()):
        problems: list[str] = []

        def tell(problem: object, problems: list[str] = problems) -> None:
            problems.append(str(problem))

        source = blog.folder / "posts"
        entries = load_entries(source, SITE, on_problem=tell, executor=executor)
        feed = make_feed(SITE, entries, limit=0, on_problem=tell, executor=executor)
        found.append((to_atom(feed), problems))
        if executor:
            executor.shutdown()
    assert found[0] == found[1]
    assert len(found[0][1]) > 10


@pytest.mark.parametrize("family", sorted(path.name for path in FAMILIES.iterdir()))
def test_what_another_process_has_to_know_can_be_sent(
    family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each dialect, set up by a site of its own: the same verdicts there."""
    root = tmp_path / family
    shutil.copytree(FAMILIES / family, root)
    monkeypatch.chdir(root)
    surveyed = survey(Config(), Path())
    site = Site(title="x", url="https://x.example/")
    dialect = dialect_of(surveyed)
    wanted = wanted_of(surveyed, datetime(2024, 6, 1, tzinfo=UTC))
    paths = sorted(path.as_posix() for path in Path().rglob("*.*") if path.is_file())
    reading = Reading(".", site, dialect.among(paths), wanted)
    there = pickle.loads(pickle.dumps(reading))  # noqa: S301 - our own
    posts = [(path, None) for path in paths]
    assert verdicts(there, posts) == verdicts(reading, posts)
    assert there == reading


def test_every_dialect_has_a_family() -> None:
    """So that the test above speaks of all."""
    assert {path.name for path in FAMILIES.iterdir()} == set(DIALECTS)


def test_whether_anything_changed_is_seen_by_two(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By two processes where there are many posts, unless their number is said; all the same."""
    blog.options = BELOW[:-1]
    forks: list[int] = []
    fork = os.fork

    def noted() -> int:
        forks.append(len(forks))
        return fork()

    monkeypatch.setattr("feedkit.index.stamps.WORTH", 1)
    monkeypatch.setattr("feedkit.forked.processors", lambda: 2)
    monkeypatch.setattr(os, "fork", noted)
    for said, expected in (((), 1), (("--jobs", "1"), 0)):
        for _ in range(3):
            time.sleep(0.1)  # so that what was written is no longer so new as to be read again
            run = blog.build(*said)
        before = len(forks)
        assert blog.build(*said).outcome == run.outcome
        assert len(forks) - before == expected


class Broken(Executor):
    """An executor that fails in its own way."""

    def submit(self, *_: object, **__: object) -> Future[NoReturn]:  # type: ignore[override]
        """Fail."""
        raise RuntimeError("the cluster\nis gone")


def test_an_executor_that_fails_is_an_error_of_one_line(
    blog: Blog, few: Callable[[], None]
) -> None:
    """Whatever it raises."""
    few()
    with pytest.raises(FeedkitError) as caught:
        load_entries(blog.folder / "posts", SITE, on_problem=print, executor=Broken())
    assert str(caught.value) == (
        "work cannot be shared among processes: RuntimeError: the cluster is gone"
    )


def test_what_a_process_did_not_come_to_is_done_by_this_one(
    blog: Blog, few: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the system runs out of memory and ends one: the same feed, and not a word of it."""
    few()
    monkeypatch.setattr("feedkit.forked.SHARES", 2)
    alone = blog.build("--jobs", "1")
    monkeypatch.setattr(load, "verdicts", dying)
    assert blog.build("--jobs", "2").outcome == alone.outcome


def dying(reading: Reading, posts: Sequence[tuple[str, Verdict | None]]) -> list[Share]:
    """Return what `verdicts` does, in this process, which takes its time; end any other at once."""
    if os.getpid() != HERE:
        os._exit(9)
    time.sleep(0.2)
    return verdicts(reading, posts)


def test_few_posts_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting one takes longer than they do; and each is to have enough to do."""
    forks: list[int] = []
    fork = os.fork

    def noted() -> int:
        forks.append(len(forks))
        return fork()

    monkeypatch.setattr(os, "fork", noted)
    for jobs, things, started in ((5, 3, 0), (5, 4, 1), (5, 9, 3), (3, 9, 2), (1, 9, 0)):
        forks.clear()
        done = Workers(jobs).map(list, range(things), worth=2, result=int)
        assert done == [*range(things)]
        assert len(forks) == started


def test_few_posts_are_not_for_an_executor() -> None:
    """They would take longer to send."""
    assert Workers(executor=Broken()).map(list, range(3), worth=2, result=int) == [0, 1, 2]


@pytest.mark.parametrize("number", range(1, 30))
def test_results_are_in_order(number: int) -> None:
    """However the work is cut."""
    things = list(range(number))
    with ThreadPoolExecutor(2) as executor:
        assert Workers(executor=executor).map(list, things, worth=1, result=int) == things
    assert Workers(2).map(list, things, worth=1, result=int) == things


def test_one_process_renders_nothing_ahead(
    blog: Blog, few: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it would not know of other posts would have to be rendered again."""
    few()
    seen: list[object] = []
    monkeypatch.setattr(render, "bodies_of", lambda *given: seen.append(given))
    assert blog.build("--jobs", "1", "--limit", "0").code == 3
    assert not seen
