"""Which paths a user means: globs, read as `.gitignore` reads them.

`*` and `?` stay within a name, `**` crosses folders, `[a-z]` is a class, and `{md,mdx}`, which
`.gitignore` lacks but configuration files of generators use, a choice. A pattern without a slash,
or with one only at its end, fits in any folder; any other begins at the folder that is searched. A
pattern that fits a folder fits all that is below it; one that ends in a slash fits nothing but
folders. Case matters. There is no negation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedkit.errors import ConfigError

__all__ = ["beginning", "matcher"]

# Whole folders without any word that means more than itself.
PLAIN = lazy_re(r"(?:[^*?\[{/]+/)+")
NOTHING = lazy_re(r"(?!)")
WORD = lazy_re(r"\*\*/|/\*\*\Z|\*+|\?|\[[!^]?\]?[^]]*\]|\{[^{}]*\}|.", re.DOTALL)
MEANING = {"**/": "(?:.*/)?", "/**": "/.*", "?": "[^/]"}


def matcher(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return what fully matches the paths that any of `patterns` fits.

    Paths are relative with forward slashes; a folder's ends in one. Raises `ConfigError` for a
    pattern that is empty or whose class makes no sense.
    """
    expressions = [translated(pattern) for pattern in patterns]
    return re.compile("|".join(expressions), re.DOTALL) if expressions else NOTHING


def beginning(pattern: str) -> str:
    """Return the folder, ending in a slash, that all that `pattern` fits is below; "" for any."""
    folders, slash, _ = pattern.rstrip("/").rpartition("/")
    if not slash:
        return ""  # it fits in any folder
    plain = PLAIN.match(f"{folders.removeprefix('/')}/")
    return plain[0] if plain else ""


def translated(pattern: str) -> str:
    """Return the regular expression for one pattern."""
    body = pattern.removesuffix("/")
    anywhere = "/" not in body
    body = body.removeprefix("/")
    if not body:
        raise _error(f"expected a glob such as '*.md' or 'drafts/', got {pattern!r}")
    expression = expressed(body)
    below = "/.*" if pattern.endswith("/") else "(?:/.*)?"
    whole = ("(?:.*/)?" if anywhere else "") + expression + below
    try:
        re.compile(whole)
    except re.error as error:
        raise _error(f"expected a glob, got {pattern!r}: {error}") from None
    return whole


def expressed(text: str) -> str:
    """Return the regular expression for a part of a pattern."""
    return "".join(map(meaning, WORD.findall(text)))


def meaning(word: str) -> str:
    """Return the regular expression for one word of a pattern."""
    if word in MEANING:
        return MEANING[word]
    if word.startswith("*"):
        return "[^/]*"
    if word.startswith("[") and len(word) > 1:
        negated = word[1] in "!^"
        # What Python's expressions mean by these in a class, globs do not.
        members = re.sub(r"[\\\[&~|]|(?<=-)-", r"\\\g<0>", word[1 + negated : -1])
        return f"(?!/)[{'^' if negated else ''}{members}]"
    if word.startswith("{") and len(word) > 1:
        return f"(?:{'|'.join(map(expressed, word[1:-1].split(',')))})"
    return re.escape(word)


def _error(message: str) -> ConfigError:
    from feedkit.errors import ConfigError  # noqa: PLC0415 - what most runs do not need

    return ConfigError(message)
