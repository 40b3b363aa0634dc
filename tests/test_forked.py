"""Half of some work is done by another process; whatever becomes of that, all of it is done."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from feedkit.forked import halved, processors

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = os.getpid()
LINES = [f"line {number}, “é”" for number in range(20_000)]  # more than a pipe holds

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be forked here")


def doubled(lines: list[str]) -> list[str]:
    """Return each line twice."""
    return [line * 2 for line in lines]


def open_files() -> int:
    """Return how many files this process has open."""
    return len([*Path("/proc/self/fd").glob("*")])


@pytest.mark.parametrize("count", [0, 1, 2, 3, len(LINES)])
def test_all_is_done_in_order(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever there is to do, as one process would do it, and nothing is left behind."""
    before, processes, fork = open_files(), [], os.fork

    def noted() -> int:
        processes.append(process := fork())
        return process

    monkeypatch.setattr(os, "fork", noted)
    assert halved(doubled, LINES[:count]) == doubled(LINES[:count])
    assert open_files() == before
    assert len(processes) == (count > 1)
    for process in processes:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def test_half_is_done_elsewhere(tmp_path: Path) -> None:
    """The second half, by one other process."""

    def noted(lines: list[str]) -> list[str]:
        with (tmp_path / str(os.getpid())).open("a") as file:
            file.writelines(f"{line}\n" for line in lines)
        return lines

    halved(noted, ["a", "b", "c", "d"])
    done = {path.name: path.read_text().split() for path in tmp_path.iterdir()}
    assert done.pop(str(HERE)) == ["a", "b"]
    assert [*done.values()] == [["c", "d"]]


def die(_lines: list[str]) -> NoReturn:
    """End this process as the system does when it runs out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def fail(_lines: list[str]) -> NoReturn:
    """Fail."""
    raise RuntimeError("not here")


@pytest.mark.parametrize("elsewhere", [die, fail])
def test_what_fails_elsewhere_is_done_here(
    elsewhere: Callable[[list[str]], NoReturn], capfd: pytest.CaptureFixture[str]
) -> None:
    """And nobody hears of it."""

    def work(lines: list[str]) -> list[str]:
        return doubled(lines) if os.getpid() == HERE else elsewhere(lines)

    assert halved(work, LINES) == doubled(LINES)
    assert capfd.readouterr() == ("", "")


def test_a_caller_that_ignores_what_becomes_of_children() -> None:
    """As some schedulers do: then nobody can be asked whether the other process did its work."""
    ignored = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert halved(doubled, LINES) == doubled(LINES)
    finally:
        signal.signal(signal.SIGCHLD, ignored)


def no_more(*_: object) -> NoReturn:
    """Refuse, as the system does when there are too many processes."""
    raise BlockingIOError


def test_without_another_process_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """When there may be no more, and on systems that have no such thing."""
    before = open_files()
    monkeypatch.setattr(os, "fork", no_more)
    assert halved(doubled, LINES) == doubled(LINES)
    assert open_files() == before
    monkeypatch.delattr(os, "fork")
    assert halved(doubled, LINES) == doubled(LINES)


def test_processors_are_those_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not all that the machine has, where that is known."""
    assert 1 <= processors() <= (os.cpu_count() or 1)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processors() == 1
