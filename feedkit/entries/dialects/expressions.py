"""The regular expressions of a site's configuration.

They come from users' files and meet the names and titles of users' posts, so one that takes
forever on some text has to end all the same: the `regex` library, unlike Python's `re`, can be
given a limit.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

import regex

__all__ = ["ExpressionError", "named_groups", "substituted"]

T = TypeVar("T")
SECONDS = 0.25  # of the processor's time; what makes sense takes microseconds
LONGEST = 1_000  # characters of an expression; the time to compile one grows with it


class ExpressionError(ValueError):
    """An expression is none, or took too long. Its text says which, on one line."""


def named_groups(expression: str, text: str) -> dict[str, str]:
    """Return what the named groups of `expression` find at the beginning of `text`.

    Groups that take no part in the match are left out; without a match there are none.
    Raises ExpressionError.
    """
    try:
        match = _compiled(expression).match(text, timeout=SECONDS)
    except (regex.error, TimeoutError, OverflowError, RecursionError) as error:
        raise _error(expression, error) from error
    groups = match.groupdict() if match else {}
    return {name: value for name, value in groups.items() if value is not None}


def substituted(expression: str, replacement: str, text: str) -> str:
    """Return `text` with each match of `expression`, in any case, replaced.

    `replacement` may refer to groups, as in Python's `re.sub`. Raises ExpressionError.
    """
    try:
        pattern = _compiled(expression, regex.IGNORECASE)
        return pattern.sub(replacement, text, timeout=SECONDS)
    except (regex.error, TimeoutError, OverflowError, RecursionError, IndexError) as error:
        raise _error(expression, error) from error


@lru_cache  # that of `regex` itself takes longer than most matches
def _compiled(expression: str, flags: int = 0) -> regex.Pattern[str]:
    if len(expression) > LONGEST:
        raise ExpressionError(f"expected a regular expression of at most {LONGEST} characters")
    return regex.compile(expression, flags)


def _error(expression: str, error: Exception) -> ExpressionError:
    reason = "takes too long" if isinstance(error, TimeoutError) else str(error)
    return ExpressionError(f"expected a regular expression, got {expression!r}: {reason}")
