"""Permalink patterns in the languages of generators: words that stand for parts of an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.entries.links import Address, Token

__all__ = ["MONTHS", "WEEKDAYS", "as_path", "day_of_year", "replaced"]

# `strftime` would say them in the machine's language.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def replaced(
    pattern: str, word: re.Pattern[str], tokens: Mapping[str, Token], address: Address
) -> str:
    """Return `pattern` with what each match of `word` names in its first group.

    No slash is doubled by a value that is empty. Raises PostError for a name not in `tokens`.
    """

    def value(match: re.Match[str]) -> str:
        token = tokens.get(match[1])
        if token is None:
            message = f"expected a permalink pattern, got {pattern!r}: there is no {match[0]!r}"
            raise address.fields.post.error(None, message)
        return as_path(token(address))

    return re.sub(r"/{2,}", "/", word.sub(value, pattern))


def as_path(text: str) -> str:
    """Return `text` without the characters that would end a path."""
    return text.replace("?", "%3F").replace("#", "%23")


def day_of_year(address: Address) -> int:
    """Return the day of publication, counted from 1 January."""
    return address.local.timetuple().tm_yday
