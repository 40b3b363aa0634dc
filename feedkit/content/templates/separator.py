"""The mark behind an excerpt, of the site's own choosing; comments of HTML need none of this."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from feedkit.content.templates.html import BREAK
from feedkit.content.templates.tag import Context, Language, Tag

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["MARK", "separator"]

MARK = "<!-- more -->"


@cache
def separator(text: str) -> Language:
    """Return the language whose only tag is `text`, which means what ``<!-- more -->`` means."""
    return Language(
        signs=(text,),
        opener=re.escape(text),
        read=_read,
        meaning=lambda _name: _mark,
    )


def _read(_source: Source, opening: re.Match[str]) -> Tag:
    return Tag(name="", text=opening[0], end=opening.end(), kind="void")


def _mark(tag: Tag, _body: str, _context: Context) -> str:
    """Put the mark on a line of its own, if the separator has one or is made of line breaks."""
    return f"\n\n{MARK}\n\n" if "\n" in tag.text else f"{BREAK}{MARK}{BREAK}"
