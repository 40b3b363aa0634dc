"""Work is shared with other processes; whatever becomes of these, all of it is done, in order."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from feedkit.forked import MOST, begun, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = os.getpid()
LINES = [f"line {number}, “é”" for number in range(20_000)]  # more than a pipe holds

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be forked here")


def doubled(lines: Sequence[str]) -> list[str]:
    """Return each line twice."""
    return [line * 2 for line in lines]


def shared(
    work: Callable[[Sequence[Any]], list[Any]],
    things: Sequence[Any],
    jobs: int,
    **packing: Callable[[Any], Any],
) -> list[Any]:
    """Return what is made of `things`, none of which is too few."""
    with begun(work, things, jobs, worth=1, **packing) as finished:
        return finished()


def open_files() -> int:
    """Return how many files this process has open."""
    return len([*Path("/proc/self/fd").glob("*")])


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list of the processes that are forked from now on."""
    processes: list[int] = []
    fork = os.fork

    def noted() -> int:
        processes.append(process := fork())
        return process

    monkeypatch.setattr(os, "fork", noted)
    return processes


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 33, len(LINES)])
def test_all_is_done_in_order(count: int, jobs: int, forks: list[int]) -> None:
    """Whatever there is to do, as one process would do it, and nothing is left behind."""
    before = open_files()
    assert shared(doubled, LINES[:count], jobs) == doubled(LINES[:count])
    assert open_files() == before
    assert len(forks) == max(min(jobs, count) - 1, 0)
    for process in forks:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def slowly(things: Sequence[int]) -> list[int]:
    """Return by which process each of `things` was seen."""
    time.sleep(0.01)
    return [os.getpid() for _ in things]


def test_every_process_takes_its_part(forks: list[int]) -> None:
    """This one among them."""
    assert {*shared(slowly, range(200), 3)} == {HERE, *forks}


def test_who_is_slow_gets_less_to_do() -> None:
    """A share is taken by whoever has done the one before."""

    def work(things: Sequence[int]) -> list[int]:
        time.sleep(0.001 if os.getpid() == HERE else 0.3)
        return slowly(things)

    done = shared(work, range(32), 2)
    assert done.count(HERE) > 24


def test_a_pipe_holds_the_tickets_of_hundreds_of_processes() -> None:
    """Nothing waits for room in it, nor gets half of one."""
    many = range(3 * MOST)
    assert shared(list, many, 200) == [*many]


def test_results_of_other_processes_are_unpacked() -> None:
    """As they were packed there; our own need neither."""

    def here(lines: Sequence[str]) -> list[str]:
        time.sleep(0.01)
        return [*lines]

    done = shared(
        here,
        ["a"] * 40,
        2,
        pack=lambda lines: "".join(lines).encode(),
        unpack=lambda data: [*data.decode().upper()],
    )
    assert {*done} == {"a", "A"}


def die(_lines: Sequence[str]) -> NoReturn:
    """End this process as the system does when it runs out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def fail(_lines: Sequence[str]) -> NoReturn:
    """Fail."""
    raise RuntimeError("not here")


@pytest.mark.parametrize("elsewhere", [die, fail])
def test_what_fails_elsewhere_is_done_here(
    elsewhere: Callable[[Sequence[str]], NoReturn], capfd: pytest.CaptureFixture[str]
) -> None:
    """And nobody hears of it."""

    def work(lines: Sequence[str]) -> list[str]:
        time.sleep(0.001)
        return doubled(lines) if os.getpid() == HERE else elsewhere(lines)

    assert shared(work, LINES, 3) == doubled(LINES)
    assert capfd.readouterr() == ("", "")


def test_what_fails_here_ends_it(forks: list[int]) -> None:
    """The others are not let to do all that is left, and nothing of them stays."""
    before = open_files()
    start = time.monotonic()

    def work(lines: Sequence[str]) -> list[str]:
        time.sleep(0.01)
        if os.getpid() == HERE:
            fail(lines)
        time.sleep(0.5)
        return doubled(lines)

    with pytest.raises(RuntimeError, match="not here"):
        shared(work, LINES, 2)
    assert time.monotonic() - start < 8  # of the minute that all of it takes
    assert open_files() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(forks[0], os.WNOHANG)


def test_others_begin_while_this_one_does_something_else() -> None:
    """They have done all of it when it comes to that itself."""
    with begun(slowly, range(8), 2, worth=1) as finished:
        time.sleep(1)
        assert HERE not in finished()


def test_what_is_begun_may_be_left(forks: list[int]) -> None:
    """Then nobody begins another share of it, and nothing stays."""
    before = open_files()
    start = time.monotonic()
    with pytest.raises(RuntimeError, match="not here"), begun(slowly, range(9_999), 2, worth=1):
        fail([])
    assert time.monotonic() - start < 8
    assert open_files() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(forks[0], os.WNOHANG)


def test_a_caller_that_ignores_what_becomes_of_children() -> None:
    """As some schedulers do: then nobody can be asked whether the other process did its work."""
    ignored = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert shared(doubled, LINES, 2) == doubled(LINES)
    finally:
        signal.signal(signal.SIGCHLD, ignored)


def no_more(*_: object) -> NoReturn:
    """Refuse, as the system does when there are too many processes."""
    raise BlockingIOError


def test_without_another_process_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """When there may be no more, and on systems that have no such thing."""
    before = open_files()
    monkeypatch.setattr(os, "fork", no_more)
    assert shared(doubled, LINES, 2) == doubled(LINES)
    assert open_files() == before
    monkeypatch.delattr(os, "fork")
    assert shared(doubled, LINES, 2) == doubled(LINES)


def test_processors_are_those_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not all that the machine has, where that is known."""
    assert 1 <= processors() <= (os.cpu_count() or 1)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processors() == 1
