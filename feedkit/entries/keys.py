"""The keys that front matter has, and where the names of others lead among them.

The posts of a blog have a few sets of keys between them. What can be said of a set is worked out
once, and in each post no more than values are looked at, which takes a third of the time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["SETS", "Keys", "Way", "keys_of", "way", "ways"]

#: Sets of keys that are remembered: of a dozen blogs, none has more than 31 at its posts' tops.
SETS = 100
MOST = 50  # keys in a set that is remembered: no file is to fill the memory
ASKED = 50  # keys and fields that are asked for of each set


class Keys:
    """The keys of a mapping. Only the same object is equal to it."""

    __slots__ = ("written",)

    def __init__(self, written: Iterable[str]) -> None:
        #: By what they are without case; of twins, the last. (Tables of a configuration that is
        #: a program may have keys that are no text.)
        self.written = {str(key).casefold(): key for key in written}


class Way(NamedTuple):
    """Where a value is in front matter, if it is there."""

    top: str  #: the key at the top, as it is written
    inner: tuple[str, ...]  #: the keys of tables that lead on from there, without case


_remembered = lru_cache(SETS)(Keys)


def keys_of(written: tuple[str, ...]) -> Keys:
    """Return keys that are `written` like this."""
    return _remembered(written) if len(written) <= MOST else Keys(written)


@lru_cache(SETS * ASKED)
def way(keys: Keys, asked: str) -> Way | None:
    """Return where the value of a key is, that is `asked` for; None where it can be nowhere.

    A dot leads into a table; YAML and TOML let a key contain one, too.
    """
    whole = asked.casefold()
    first, *inner = whole.split(".")
    if first in keys.written:
        return Way(keys.written[first], tuple(inner))
    return Way(keys.written[whole], ()) if whole in keys.written else None


@lru_cache(SETS * ASKED)
def ways(keys: Keys, asked: tuple[str, ...]) -> Mapping[str, Way]:
    """Return those keys that are `asked` for and may have a value, in their order, and where."""
    found = ((key, way(keys, key)) for key in asked)
    return {key: at for key, at in found if at}
