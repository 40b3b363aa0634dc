"""Many values of the same width, one after the other in one string of bytes.

A hundred thousand objects take longer to make, to keep and to compare than all else that is done
with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["differing", "replaced", "values", "values_at"]

BLOCK = 1024  # values that are compared at once


def values(column: bytes, width: int) -> list[bytes]:
    """Return the values of a `column`, in their order."""
    return [column[start : start + width] for start in range(0, len(column), width)]


def values_at(column: bytes, places: Iterable[int | None], blank: bytes) -> bytes:
    """Return the values at these places, as a column; for None a `blank` one."""
    width = len(blank)
    return b"".join(
        [
            blank if place is None else column[place * width : (place + 1) * width]
            for place in places
        ]
    )


def replaced(column: bytes, places: Sequence[int], others: bytes, width: int) -> bytes:
    """Return the same column, but with the values of the `others` at these places."""
    whole = bytearray(column)
    for place, other in zip(places, values(others, width), strict=True):
        whole[place * width : (place + 1) * width] = other
    return bytes(whole)


def differing(one: bytes, other: bytes, width: int) -> list[int]:
    """Return the places at which two columns of the same length have different values."""
    block = BLOCK * width
    return [
        start // width
        for begin in range(0, len(one), block)
        if one[begin : begin + block] != other[begin : begin + block]
        for start in range(begin, min(begin + block, len(one)), width)
        if one[start : start + width] != other[start : start + width]
    ]
