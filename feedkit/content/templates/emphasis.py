"""Bold text as editors of content management systems write it.

They put no-break spaces inside of the asterisks, where Markdown does not take them for emphasis
(CommonMark §6.2). In the editor the author saw bold text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.content.templates.tag import Context, Language, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import re

    from feedkit.content.templates.source import Source

__all__ = ["EMPHASIS"]

BOLD = lazy_re(r"\*\*([ \u00a0]*)([^*\n]*[^*\s])([ \u00a0]*)\*\*(?!\*)")


def read_bold(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read a bold run on one line."""
    found = BOLD.match(source.text, opening.start())
    return found and Tag(name="", arguments=found.groups(), end=found.end(), kind="void")


def _bold(tag: Tag, _body: str, _context: Context) -> str:
    """Put no-break spaces outside; with other spaces the author may mean something else."""
    before, text, after = tag.arguments
    if " " in before + after:
        return f"**{before}{text}{after}**"
    return f"{before}**{text}**{after}"


EMPHASIS = Language(
    signs=("**\u00a0", "\u00a0**"),
    opener=r"(?<![*\\])\*\*(?![*\s])|(?<![*\\])\*\*(?=\u00a0)",
    read=read_bold,
    meaning=lambda _name: _bold,
)
