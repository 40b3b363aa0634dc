"""The keys that front matter has, and where the names of others lead among them.

The posts of a blog have a few sets of keys between them. What can be said of a set is worked out
once, and in each post no more than values are looked at, which takes a third of the time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedkit.entries.dialect import Rule

__all__ = ["Keys", "Way", "keys_of"]

#: Sets of keys that are remembered: of a dozen blogs, none has more than 31 at its posts' tops.
SETS = 100
MOST = 50  # keys in a set that is remembered: no file is to fill the memory


class Way(Struct, frozen=True):
    """Where a value is in front matter, if it is there."""

    top: str  #: the key at the top, as it is written
    inner: tuple[str, ...]  #: the keys of tables that lead on from there, without case


class Keys:
    """The keys of a mapping, and what has been found out about them."""

    __slots__ = ("_several", "_single", "rules", "written")

    def __init__(self, written: Iterable[str]) -> None:
        #: By what they are without case; of twins, the last. (Tables of a configuration that is
        #: a program may have keys that are no text.)
        self.written = {str(key).casefold(): key for key in written}
        #: Which rules can leave out a post with these keys, by the class of the dialect.
        self.rules: dict[type, tuple[Rule, ...]] = {}
        self._single: dict[str, Way | None] = {}
        self._several: dict[tuple[str, ...], dict[str, Way]] = {}

    def way(self, asked: str) -> Way | None:
        """Return where the value of a key is, that is `asked` for; None where it can be nowhere.

        A dot leads into a table; YAML and TOML let a key contain one, too.
        """
        try:
            return self._single[asked]
        except KeyError:
            found = self._single[asked] = self._found(asked.casefold())
            return found

    def ways(self, asked: tuple[str, ...]) -> Mapping[str, Way]:
        """Return those keys, `asked` for in this order, that may have a value, and where."""
        try:
            return self._several[asked]
        except KeyError:
            ways = ((key, self.way(key)) for key in asked)
            found = self._several[asked] = {key: way for key, way in ways if way}
            return found

    def _found(self, whole: str) -> Way | None:
        first, *inner = whole.split(".")
        if first in self.written:
            return Way(self.written[first], tuple(inner))
        return Way(self.written[whole], ()) if whole in self.written else None


_remembered = lru_cache(SETS)(Keys)


def keys_of(written: tuple[str, ...]) -> Keys:
    """Return keys that are `written` like this."""
    return _remembered(written) if len(written) <= MOST else Keys(written)
