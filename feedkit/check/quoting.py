"""How findings show what a feed holds: short, on one line, and nothing a terminal would act on."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["listed", "quoted"]

LENGTH = 60
EXAMPLES = 3


def quoted(text: str) -> str:
    """Return `text` in quotes, cut where it is long."""
    return f"'{_shown(text)}'"


def listed(examples: Collection[str]) -> str:
    """Return the first of the `examples`, and how many more there are."""
    first = ", ".join(_shown(example) for example in islice(examples, EXAMPLES))
    more = len(examples) - EXAMPLES
    return f"{first} and {more} more" if more > 0 else first


def _shown(text: str) -> str:
    cut = text if len(text) <= LENGTH else f"{text[: LENGTH - 1]}…"
    return cut if cut.isprintable() else "".join(map(_escaped, cut))


def _escaped(character: str) -> str:
    return character if character.isprintable() else repr(character)[1:-1]
