"""The values of configuration files, known and unknown."""

from __future__ import annotations

from enum import Enum
from typing import Final

from msgspec import Struct

__all__ = [
    "MAX_DEPTH",
    "MAX_ITEMS",
    "MAX_STEPS",
    "UNKNOWN",
    "Call",
    "Effort",
    "Function",
    "added",
    "member",
    "unwrapped",
]

# A configuration that states a title and an address stays far below these; in one that is written
# to exhaust memory or the stack (`a = b + b`, a thousand brackets), values are unknown.
MAX_DEPTH = 60  #: brackets and names within one another
MAX_STEPS = 200_000  #: values looked at in one site
MAX_ITEMS = 20_000  #: characters of a text, items of a list that are put together


class _Unknown(Enum):
    VALUE = "unknown"


UNKNOWN: Final = _Unknown.VALUE  #: a value that is not written down


class Call(Struct, frozen=True):
    """A call that was not made: what was called and what it was given."""

    name: str  #: as written, ``Plugin.RemoveDrafts``
    arguments: tuple[object, ...]


class Function(Struct, frozen=True):
    """A function that was not run, and the value of its last plain `return`."""

    returned: object


class Effort(Struct):
    """What reading has cost so far; files that import one another share one."""

    depth: int = 0
    steps: int = 0

    def spent(self) -> bool:
        """Say whether to stop here: whatever is left is UNKNOWN."""
        return self.depth > MAX_DEPTH or self.steps > MAX_STEPS


def member(value: object, key: object) -> object:
    """Return what `value` has under `key`, a name or an index; UNKNOWN where it has nothing."""
    if isinstance(value, Call):  # `defineConfig({…})`, whatever it is called
        value = unwrapped(value)
    if isinstance(value, dict) and isinstance(key, str):
        return value.get(key, UNKNOWN)
    if isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value):
        return value[key]
    return UNKNOWN


def added(left: object, right: object) -> object:
    """Return ``left + right`` of two texts or two lists, UNKNOWN of anything else."""
    if isinstance(left, str) and isinstance(right, str) and len(left) + len(right) <= MAX_ITEMS:
        return left + right
    if isinstance(left, list) and isinstance(right, list) and len(left) + len(right) <= MAX_ITEMS:
        return [*left, *right]
    return UNKNOWN


def unwrapped(value: object) -> object:
    """Return the object inside the functions that return it and the calls that wrap it.

    `withMDX(defineConfig({…}))` and `() => ({…})` are `{…}`.
    """
    for _ in range(MAX_DEPTH):
        if isinstance(value, Function):
            value = value.returned
        elif isinstance(value, Call):
            inside = (dict, Call, Function)
            value = next((part for part in value.arguments if isinstance(part, inside)), UNKNOWN)
        else:
            return value
    return UNKNOWN
