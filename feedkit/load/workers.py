"""Work that is shared among processes, where there is enough of it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Self, TypeVar

from feedkit.characters import one_line
from feedkit.errors import FeedkitError
from feedkit.forked import processors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future

__all__ = ["Workers"]

T = TypeVar("T")
R = TypeVar("R")

# For each process: enough that none waits long for the others, not so many that asking costs more.
SHARES = 16


class Workers:
    """Does work on many things, by itself or through an executor. It is to be closed.

    `jobs` is the number of processes, this one among them, as many as there are processors when it
    is None; they are started when there is something to do for them. An `executor` of the user's
    own does the work instead, if there is one.
    """

    def __init__(self, jobs: int | None = 1, executor: Executor | None = None) -> None:
        self.jobs = jobs if jobs is not None else processors()
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
        if len(things) < enough or (self.jobs < 2 and not self._given):  # noqa: PLR2004
            return work(things)
        size = -(-len(things) // (SHARES * max(self.jobs, 2)))
        shares = [things[start : start + size] for start in range(0, len(things), size)]
        try:
            if self._given:
                done = self._given.map(work, shares)
            else:
                self._own = self._own or _pool(self.jobs - 1)
                done = _together(self._own, self.jobs - 1, work, shares)
            return [result for share in done for result in share]
        except FeedkitError:
            raise
        except Exception as error:  # whatever an executor of anybody's own may raise
            reason = one_line(f"{type(error).__name__}: {error}")
            raise FeedkitError(f"work cannot be shared among processes: {reason}") from error


def _together(
    pool: Executor,
    others: int,
    work: Callable[[Sequence[T]], list[R]],
    shares: Sequence[Sequence[T]],
) -> Iterator[list[R]]:
    """Yield what `work` makes of `shares`: a `pool` of `others` takes the first, we the last."""
    left = deque(range(len(shares)))
    given: list[Future[list[R]]] = []
    own: list[list[R]] = []
    while left:
        # One for each to do, and one to go on with; they are not taken back, for a pool that breaks
        # stumbles over those (https://github.com/python/cpython/issues/107219).
        free = 2 * others - sum(not each.done() for each in given)
        given += [pool.submit(work, shares[left.popleft()]) for _ in range(min(free, len(left)))]
        if left:
            own.append(work(shares[left.pop()]))
    for each in given:
        yield each.result()
    yield from reversed(own)


def _pool(jobs: int) -> Executor:
    import multiprocessing  # noqa: PLC0415 - few runs need it
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # A forked process has all that was imported; a spawned one takes longer to get there than most
    # work does. What forks must have no other threads: the command has none.
    fork = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(fork))
