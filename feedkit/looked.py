"""Which files and folders a run has looked at beside the posts.

By them a later run knows that a site's own configuration, its pictures and the like are as they
were. Each place that looks at the disk says so here; what it found does not matter, nor whether it
found anything.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["look", "looking"]

_LOOKED: ContextVar[set[str] | None] = ContextVar("looked", default=None)


def look(path: str | os.PathLike[str]) -> None:
    """Say that the file or folder at `path` is looked at."""
    looked = _LOOKED.get()
    if looked is not None:
        looked.add(os.path.abspath(path))  # noqa: PTH100 - as text, and without following links


@contextmanager
def looking() -> Iterator[set[str]]:
    """Collect the absolute paths of all that is looked at.

    Within another collection it is that one: a configuration that was read for a build belongs to
    what the build has looked at.
    """
    outer = _LOOKED.get()
    looked: set[str] = set() if outer is None else outer
    token = _LOOKED.set(looked)
    try:
        yield looked
    finally:
        _LOOKED.reset(token)
