"""Work that half of is done by a process that is forked for it, where that is much sooner done.

What the standard library has for this takes longer to import than most of such work takes.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["halved", "processors"]


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def halved(work: Callable[[list[str]], list[str]], things: list[str]) -> list[str]:
    """Return what `work` makes of `things`, each a line of text that becomes another.

    Who calls this has no other threads: a fork has none of them, but what they have locked. Where
    nothing can be forked, or the other process fails, all is done by this one.
    """
    half = len(things) // 2
    other = _forked(partial(work, things[half:])) if half else None
    if other is None:
        return work(things)
    process, reading = other
    with open(reading, "rb") as pipe:  # noqa: PTH123 - of no path
        done = work(things[:half])
        *rest, end = pipe.read().decode(errors="replace").split("\n")
    with suppress(ChildProcessError):  # where whoever called us ignores what becomes of children
        os.waitpid(process, 0)
    is_whole = not end and len(rest) == len(things) - half
    return [*done, *(rest if is_whole else work(things[half:]))]


def _forked(work: Callable[[], list[str]]) -> tuple[int, int] | None:
    """Return a new process, and the end of a pipe through which come the lines of its `work`."""
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
        with open(writing, "wb") as pipe:  # noqa: PTH123
            pipe.write("".join(f"{line}\n" for line in work()).encode())
    finally:
        os._exit(0)
