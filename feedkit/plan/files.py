"""Which file is written by what: nothing is written twice."""

from __future__ import annotations

from posixpath import normpath
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.entries.parts import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Files", "Taken"]


class Taken(Struct, frozen=True):
    """A file that is spoken for."""

    path: str
    by: str


class Files:
    """The files that are spoken for.

    Paths that differ only in case, or in how they are encoded, are those of one file, as there are
    file systems which see no difference.
    """

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}

    def take(self, paths: Iterable[str], owner: str) -> Taken | None:
        """Let `owner` have all of `paths`.

        Where it cannot be, return the first that is taken, or is among `paths` twice.
        """
        keys: dict[str, str] = {}
        for path in paths:
            key = folded(normpath(path))
            if key in self._owners or key in keys:
                return Taken(path, self._owners.get(key, owner))
            keys[key] = owner
        self._owners |= keys
        return None
