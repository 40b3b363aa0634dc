"""HTML that a renderer leaves out of Markdown, as goldmark does unless it is told otherwise.

https://gohugo.io/configuration/markup/#rendererunsafe: what the site's own readers never see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.content.templates.tag import Context, Language, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["BLOCK", "OMITTED_HTML"]

# CommonMark 0.31.2 §6.6: an open tag or a closing tag. (Comments hold no text, and may be marks.)
TAG = lazy_re(
    r"</?[A-Za-z][A-Za-z0-9-]*+"
    r"(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\")|(?!))?+|(?!))*+"
    r"\s*+/?>"
)
#: §4.6, start condition 6: these begin a block that ends with the next blank line. (Those of
#: condition 1 are never shown to anybody.)
BLOCK = lazy_re(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|"
    r"details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|"
    r"head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|"
    r"p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|\Z)",
    re.IGNORECASE,
)


def read_html(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read what CommonMark takes for HTML: a tag, or the block that it begins."""
    start = opening.start()
    tag = TAG.match(source.text, start)
    if source.begins_line(start):
        alone = tag and not source.text[tag.end() : source.line_end(tag.end())].strip()
        if BLOCK.match(source.text, start) or (alone and _after_blank(source, start)):
            return _omitted(source.paragraph_end(start))
    return _omitted(tag.end()) if tag else None


def _after_blank(source: Source, start: int) -> bool:
    """Say whether a block may begin at `start`: a lone tag does not interrupt a paragraph."""
    line = source.line_start(start)
    before = source.text[source.line_start(line - 1) : line] if line else ""
    return not before.strip(" \t>\n")


def _omitted(end: int) -> Tag:
    return Tag(name="html", kind="void", end=end)


def _nothing(_tag: Tag, _body: str, _context: Context) -> str:
    return ""


OMITTED_HTML = Language(
    signs=("<",), opener=r"<(?=/?[A-Za-z])", read=read_html, meaning=lambda _name: _nothing
)
