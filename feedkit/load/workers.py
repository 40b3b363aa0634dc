"""Work that is shared among processes, where there is enough of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self, TypeVar

from feedkit.characters import one_line
from feedkit.errors import FeedkitError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

__all__ = ["Workers"]

T = TypeVar("T")
R = TypeVar("R")

# For each worker: enough that none waits long for the others, not so many that asking costs more.
SHARES = 4


class Workers:
    """Does work on many things, by itself or through an executor. It is to be closed.

    `jobs` is the number of processes, as many as there are processors when it is None; they are
    started when there is something to do for them. An `executor` of the user's own does the work
    instead, if there is one.
    """

    def __init__(self, jobs: int | None = 1, executor: Executor | None = None) -> None:
        self._jobs = jobs if jobs is not None else _processors()
        self._own: Executor | None = None
        self._given = executor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own:
            self._own.shutdown(cancel_futures=True)

    def map(
        self, work: Callable[[Sequence[T]], list[R]], things: Sequence[T], *, enough: int
    ) -> list[R]:
        """Return what `work` makes of `things`, in their order.

        It is shared from so many things on that this takes less time, `enough`. `work` and what
        goes in and out of it has to be picklable then. Raises FeedkitError when the executor fails.
        """
        executor = self._executor() if len(things) >= enough else None
        if executor is None:
            return work(things)
        size = -(-len(things) // (SHARES * max(self._jobs, 2)))
        shares = [things[start : start + size] for start in range(0, len(things), size)]
        try:
            return [result for share in executor.map(work, shares) for result in share]
        except FeedkitError:
            raise
        except Exception as error:  # whatever an executor of anybody's own may raise
            reason = one_line(f"{type(error).__name__}: {error}")
            raise FeedkitError(f"work cannot be shared among processes: {reason}") from error

    def _executor(self) -> Executor | None:
        if self._given or self._jobs < 2:  # noqa: PLR2004 - one process is this one
            return self._given
        if self._own is None:
            self._own = _pool(self._jobs)
        return self._own


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pool(jobs: int) -> Executor:
    import multiprocessing  # noqa: PLC0415 - few runs need it
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # A forked process has all that was imported; a spawned one takes longer to get there than most
    # work does. What forks must have no other threads: the command has none.
    fork = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(fork))
