"""HTML in Markdown that is not CommonMark's, whose blocks end at the first blank line (§4.6).

What is indented behind that would become code. Kramdown's blocks go on to the closing tag, blank
lines and all: https://kramdown.gettalong.org/syntax.html#html-blocks. Eleventy's end where those of
CommonMark do, but indentation makes no code: https://www.11ty.dev/docs/languages/markdown/.
"""

from __future__ import annotations

import re
import textwrap
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.templates.html import BREAK, MARKUP_BEGINS, MARKUP_ENDS, without_marks
from feedkit.content.templates.tag import Context, Language, Meaning, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["HTML_BLOCKS", "INDENTED_HTML", "MARKDOWN_IN_HTML"]

CONTAINERS = (
    r"(?:article|aside|blockquote|center|details|div|figure|footer|header|main|nav|section)\b"
)
OTHERS = (
    r"(?:dd|dl|dt|fieldset|figcaption|form|li|ol|p|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b"
)
ELEMENT = lazy_re(rf"<(/?)({CONTAINERS}|{OTHERS})(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>")
CLOSING = lazy_re(rf"</({CONTAINERS}|{OTHERS})\s*>")
CONTAINER = lazy_re(CONTAINERS)
ASKS_FOR_MARKDOWN = lazy_re(r"\bmarkdown=[\"']?(1|block|span|0)[\"']?")
ENDS_WITH_LINE = lazy_re(r"</(?:script|style)\s*>\Z", re.IGNORECASE)
MARKDOWN = lazy_re(rf"{MARKUP_BEGINS}[^{MARKUP_ENDS}]*+{MARKUP_ENDS}?|[^{MARKUP_BEGINS}]++")
SUMMARY = lazy_re(r"\A\s*<summary\b[^<>]*+>.*?</summary\s*>", re.DOTALL)
MARGIN = lazy_re(r"\n([ \t]*)\Z")  # of the line that closes an element
BLANK = lazy_re(r"\n[ \t]*(?=\n)")


def read_element(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read the tag of an element that makes a block."""
    tag = ELEMENT.match(source.text, opening.start())
    if tag is None:
        return None
    return Tag(name=tag[2], text=tag[0], kind="close" if tag[1] else "open", end=tag.end())


def _as_one_block(tag: Tag, body: str, _context: Context) -> str:
    """Keep CommonMark from ending the block where kramdown does not."""
    if tag.kind == "lone":
        return tag.text
    asked = ASKS_FOR_MARKDOWN.search(tag.text)
    opening, closing = ASKS_FOR_MARKDOWN.sub("", tag.text), f"</{tag.name}>"
    if asked is None or asked[1] == "0":
        margin = MARGIN.search(body)
        filled = partial(_filled, margin=margin[1] if margin else "")
        return f"{opening}{MARKDOWN.sub(filled, body)}{closing}"
    if tag.name == "p":  # Markdown makes a paragraph itself
        opening = closing = ""
    # Behind the summary of what can be unfolded begins a block, as behind every element.
    body = SUMMARY.sub(rf"\g<0>{BREAK * 2}", without_marks(body))
    return f"{opening}{MARKUP_BEGINS}{BREAK * 2}{body}{BREAK * 2}{MARKUP_ENDS}{closing}"


def _filled(part: re.Match[str], margin: str) -> str:
    """Fill the blank lines in a part of an element; what is Markdown begins at the `margin`."""
    if not part[0].startswith(MARKUP_BEGINS):
        return BLANK.sub(f"{BREAK}<!-- -->", part[0])
    first, end, others = part[0].partition("\n")
    return first + end + textwrap.indent(textwrap.dedent(others), margin)


def _as_written(tag: Tag, body: str, _context: Context) -> str:
    if tag.kind == "lone":
        return tag.text
    end = BREAK if "\n" in body else ""
    return f"{tag.text}{body.rstrip() if end else body}{end}</{tag.name}>"


def _as_markdown(tag: Tag, body: str, context: Context) -> str:
    """Let what is in a container be Markdown, as `parse_block_html` asks for."""
    if CONTAINER.match(tag.name) and not ASKS_FOR_MARKDOWN.search(tag.text):
        tag = replace(tag, text=f'{tag.text[:-1]} markdown="1">')
    return _as_one_block(tag, body, context)


def _ending_its_line(code: str) -> str:
    """End the line behind a style or script: CommonMark's block goes to the end of that line."""
    return f"{code}\n" if ENDS_WITH_LINE.search(code) else code


def _language(meaning: Meaning) -> Language:
    return Language(
        signs=("</", "<p", "<li", "<div"),
        opener=rf"</?(?={CONTAINERS}|{OTHERS})",
        read=read_element,
        closing=CLOSING,
        meaning=lambda _name: meaning,
        free_indent=True,
        unescape=_ending_its_line,
    )


HTML_BLOCKS = _language(_as_one_block)
INDENTED_HTML = replace(_language(_as_written), signs=("\n\n    ", "\n\n\t"))
MARKDOWN_IN_HTML = _language(_as_markdown)
