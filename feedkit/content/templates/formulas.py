r"""Formulas, in which nothing is Markdown and no brace is an expression.

Between ``\(`` and ``\)``, ``\[`` and ``\]`` where a site lets them through Markdown
(https://gohugo.io/configuration/markup/#passthrough): elsewhere a backslash before a parenthesis
only escapes it. Between dollars in MDX, as https://github.com/remarkjs/remark-math reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.content.templates.tag import Context, Language, Tag, as_written
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import re

    from feedkit.content.templates.source import Source

__all__ = ["DOLLARS", "PASSTHROUGH"]

CLOSING = {"\\(": lazy_re(r"\\\)"), "\\[": lazy_re(r"\\\]"), "$$": lazy_re(r"\$\$")}
# Between single dollars are prices, too: a formula has a command, or braces above or below.
INLINE = lazy_re(r"(?=[^\s$])[^$]{1,1000}(?<=\S)\$(?!\d)")
TEX = lazy_re(r"\\[A-Za-z]|[_^]\{")
PUNCTUATION = lazy_re(r"[^\w\s]")


def read_formula(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read a formula, which ends in its own paragraph."""
    start = opening.end()
    if opening[0] == "$":
        found = INLINE.match(source.text, start)
        found = found if found and TEX.search(found[0]) else None
    else:
        found = source.search(CLOSING[opening[0]], start)
    if found is None or found.end() > source.paragraph_end(start):
        return None
    end = found.end()
    return Tag(name="", text=source.text[opening.start() : end], end=end, kind="void")


def _as_text(tag: Tag, _body: str, _context: Context) -> str:
    """Write a formula so that it is nothing but text to Markdown, for what sets it, or a person."""
    return PUNCTUATION.sub(lambda mark: f"&#{ord(mark[0])};", tag.text)


PASSTHROUGH = Language(
    signs=("\\(", "\\["),
    opener=r"\\(?<!\\\\)[(\[]",
    read=read_formula,
    meaning=lambda _name: _as_text,
)


DOLLARS = Language(
    signs=("$",),
    opener=r"\$\$|\$(?<!\\\$)(?=[^\s$])",
    read=read_formula,
    meaning=lambda _name: as_written,
)
