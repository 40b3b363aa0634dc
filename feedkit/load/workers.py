"""Work that is shared among processes, where there is enough of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from feedkit.characters import one_line
from feedkit.errors import FeedkitError
from feedkit.forked import begun, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

__all__ = ["Workers"]

SHARES = 16  # of the work that an executor is handed

T = TypeVar("T")
R = TypeVar("R")


class Workers(Struct, frozen=True):
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

        It is shared if they `share` so many. `work` and what goes in and out of it has to be
        picklable for an executor, and of a type that msgspec knows, `result`, for processes of our
        own. Raises FeedkitError when the executor fails.
        """
        if not self.share(len(things), worth=worth):
            return work(things)
        if self.executor:
            return _mapped(self.executor, work, things)
        pack, unpack = msgspec.msgpack.encode, msgspec.msgpack.Decoder(list[result]).decode  # type: ignore[valid-type]
        with begun(work, things, self.jobs, worth=worth, pack=pack, unpack=unpack) as finished:
            return finished()

    def share(self, count: int, *, worth: int) -> bool:
        """Say whether several do work on so many things, each having what is `worth` it."""
        return count >= 2 * worth and (self.jobs > 1 or self.executor is not None)


def _mapped(
    executor: Executor, work: Callable[[Sequence[T]], list[R]], things: Sequence[T]
) -> list[R]:
    try:
        return [*chain.from_iterable(executor.map(work, cut(things, SHARES)))]
    except FeedkitError:
        raise
    except Exception as error:  # whatever an executor of anybody's own may raise
        reason = one_line(f"{type(error).__name__}: {error}")
        raise FeedkitError(f"work cannot be shared among processes: {reason}") from error
