"""Work that this process shares with others that are forked for it.

A process that is forked has all that was imported and read, and what the standard library has for
this takes longer to import than most of such work takes.
"""

from __future__ import annotations

import marshal
import os
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from struct import Struct
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["begun", "cut", "processors"]

T = TypeVar("T")
R = TypeVar("R")

# For each process: enough that none waits long for the others, not so many that asking costs more.
SHARES = 64
MOST = 1000  # shares: the tickets for these fit into any pipe
TICKET = Struct("=I")  # the number of a share


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def begun(
    work: Callable[[Sequence[T]], list[R]],
    things: Sequence[T],
    jobs: int,
    *,
    worth: int,
    pack: Callable[[list[R]], bytes] = marshal.dumps,
    unpack: Callable[[bytes], list[R]] = marshal.loads,
) -> Iterator[Callable[[], list[R]]]:
    """Have other processes begin with `work`; yield what takes part in it.

    That returns what `work` makes of `things`, in their order, and is called once or not at all.
    Up to `jobs` processes do it, one of them this, each if it has so many things to do that it is
    `worth` being started. `pack` and `unpack` are for results that come from another. Who calls
    this has no other threads: a fork has none of them, but what they have locked. Where nothing can
    be forked, or another process fails, this one does what is left.
    """
    jobs = min(jobs, len(things) // worth)
    if jobs < 2:  # noqa: PLR2004
        yield lambda: work(things)
        return
    shares = cut(things, min(SHARES * jobs, MOST))
    tickets = _tickets(len(shares))

    def packed() -> dict[int, bytes]:
        return {number: pack(work(shares[number])) for number in _taken(tickets)}

    others = [_forked(packed) for _ in range(1, jobs)]
    elsewhere: list[dict[int, bytes]] = []

    def end() -> None:
        for _ in _taken(tickets):  # where it failed here, nobody is to begin another share
            pass
        os.close(tickets)
        elsewhere.extend(_received(*other) for other in others if other)

    def finished() -> list[R]:
        done = {number: work(shares[number]) for number in _taken(tickets)}
        ending.close()
        for received in elsewhere:
            done |= {number: unpack(results) for number, results in received.items()}
        in_order = (
            done[number] if number in done else work(share) for number, share in enumerate(shares)
        )
        return [*chain.from_iterable(in_order)]

    with ExitStack() as ending:
        ending.callback(end)
        yield finished


def cut(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """Return `things`, of which there are some, in up to so many parts of one size."""
    size = -(-len(things) // most)
    return [things[start : start + size] for start in range(0, len(things), size)]


def _tickets(count: int) -> int:
    """Return a pipe from which each process takes the number of the next share, until it is empty.

    What is read at once from a pipe goes to one process, whole.
    """
    tickets, writing = os.pipe()
    os.write(writing, b"".join(map(TICKET.pack, range(count))))
    os.close(writing)
    return tickets


def _taken(tickets: int) -> Iterator[int]:
    while ticket := os.read(tickets, TICKET.size):
        yield TICKET.unpack(ticket)[0]


def _forked(work: Callable[[], dict[int, bytes]]) -> tuple[int, int] | None:
    """Return a new process, and the end of a pipe through which comes the result of its `work`."""
    if not hasattr(os, "fork"):
        return None
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:  # there are too many, or there is too little memory
        os.close(reading)
        os.close(writing)
        return None
    if process:
        os.close(writing)
        return process, reading
    try:
        os.close(reading)  # so that a process whose caller is gone finds nobody there
        with open(writing, "wb") as pipe:  # noqa: PTH123 - of no path
            pipe.write(marshal.dumps(work()))
    finally:
        os._exit(0)


def _received(process: int, reading: int) -> dict[int, bytes]:
    """Return what a process has done: all of it, or nothing if it did not come to its end."""
    with open(reading, "rb") as pipe:
        written = pipe.read()
    with suppress(ChildProcessError):  # where whoever called us ignores what becomes of children
        os.waitpid(process, 0)
    try:
        done: dict[int, bytes] = marshal.loads(written)  # noqa: S302 - it is our own
    except (EOFError, TypeError, ValueError):  # cut off
        return {}
    return done
