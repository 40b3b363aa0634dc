"""Work that is shared among processes, where there is enough of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from feedkit.characters import one_line
from feedkit.errors import FeedkitError
from feedkit.forked import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

__all__ = ["Workers"]

SHARES = 16  # of the work that an executor is handed

T = TypeVar("T")
R = TypeVar("R")


class Workers(NamedTuple):
    """Who does work on many things."""

    jobs: int = 1  #: so many processes, this one among them
    executor: Executor | None = None  #: of the user's own, which does it instead

    def map(
        self,
        work: Callable[[Sequence[T]], list[R]],
        things: Sequence[T],
        *,
        worth: int,
        result: object,
    ) -> list[R]:
        """Return what `work` makes of `things`, in their order.

        It is shared if there are so many for each process that this is `worth` it. `work` and what
        goes in and out of it has to be picklable for an executor, and of a type that msgspec knows,
        `result`, for processes of our own. Raises FeedkitError when the executor fails.
        """
        if self.executor and len(things) >= 2 * worth:
            return _mapped(self.executor, work, things)
        jobs = 1 if self.executor else self.jobs
        pack, unpack = msgspec.msgpack.encode, msgspec.msgpack.Decoder(list[result]).decode  # type: ignore[valid-type]
        return shared(work, things, jobs, worth=worth, pack=pack, unpack=unpack)


def _mapped(
    executor: Executor, work: Callable[[Sequence[T]], list[R]], things: Sequence[T]
) -> list[R]:
    size = -(-len(things) // SHARES)
    shares = [things[start : start + size] for start in range(0, len(things), size)]
    try:
        return [*chain.from_iterable(executor.map(work, shares))]
    except FeedkitError:
        raise
    except Exception as error:  # whatever an executor of anybody's own may raise
        reason = one_line(f"{type(error).__name__}: {error}")
        raise FeedkitError(f"work cannot be shared among processes: {reason}") from error
