"""Hugo's globs. https://gohugo.io/quick-reference/glob-patterns/."""

from __future__ import annotations

import re

from feedkit.lazy import lazy_re

__all__ = ["fits", "pattern"]

GLOB = lazy_re(r"\*\*|[*?{},]|\[[^\]]+\]|.", re.DOTALL)
MEANINGS = {"**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}


def pattern(glob: str | None) -> re.Pattern[str] | None:
    """Return what a glob fits, None where it fits all."""
    if glob in (None, "**"):
        return None
    try:
        return re.compile("".join(map(_meaning, GLOB.findall(glob))), re.IGNORECASE | re.DOTALL)
    except re.error:  # braces without their other half fit nothing
        return re.compile(r"(?!)")


def fits(pattern: re.Pattern[str] | None, word: str) -> bool:
    """Say whether `pattern` fits all of `word`."""
    return pattern is None or bool(pattern.fullmatch(word))


def _meaning(word: str) -> str:
    if len(word) > 1 and word[0] == "[":
        inside = word[1:-1].replace("\\", r"\\")
        return f"[^{inside[1:]}]" if inside[0] in "!^" and len(inside) > 1 else f"[{inside}]"
    return MEANINGS.get(word) or re.escape(word)
