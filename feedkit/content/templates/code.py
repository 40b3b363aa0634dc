"""Which parts of a post's text are code, where a template tag is an example and not a tag.

Code blocks are what the start of a line says they are, so they are found line by line: fences
anywhere, and lines indented by four more than what they stand in. Code spans and HTML's own `pre`
and `code` are found by whoever walks the lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["HTML_CODE", "BlockCode", "Markup", "closing_tag"]

#: What a post's text is written in.
Markup = Literal["markdown", "html", "rst"]

PREFIX = lazy_re(r"(?: {0,3}>[ ]?)*([ \t]*)")  # block quotes, and the indentation in them
# CommonMark §4.5. What follows backticks holds none, else it is a code span.
FENCE = lazy_re(r"(`{3,})(?=[^`\n]*$)|~{3,}", re.MULTILINE)
# What holds blocks that may be indented without being code: list items (CommonMark §5.2), as far
# as their text is; and, by four columns, footnotes, definitions, Python-Markdown's boxes and tabs.
ITEM = lazy_re(r"(?:[-+*]|\d{1,9}[.)])(?:[ \t]{1,4}(?=\S)|[ \t]|$)", re.MULTILINE)
HOLDER = lazy_re(r"\[\^[^\]\n]+\]:|:[ \t]|!!!|\?\?\?|===")
CODE_INDENT = 4  # CommonMark §4.4
# How most lines of text begin: with nothing of all this.
TEXT = lazy_re(r"[^\s>`~*+:!?=\[\d-]")
# reStructuredText: what announces a literal block.
ANNOUNCED = lazy_re(r"[^\n]*::[ \t]*$|\.\.[ ](?:code|code-block|sourcecode|raw)::", re.MULTILINE)

HIDING = ("pre", "code", "samp", "kbd", "script", "style", "textarea")
# What closes itself hides nothing. `<script src=x/>` does not: the slash is the value's.
NOT_SELF_CLOSED = r"(?!/>|[^<>]*+(?<=[\s\"'}]/)>)"
#: Where HTML begins in which no tag is a tag: code, what nobody sees, and what is not text.
HTML_CODE = rf"<(?i:!--|(?:{'|'.join(HIDING)})\b{NOT_SELF_CLOSED})"
CLOSING = {name: lazy_re(rf"</{name}\s*>", re.IGNORECASE) for name in HIDING}
CLOSING["!--"] = lazy_re("-->")


def closing_tag(name: str) -> re.Pattern[str]:
    """Return what ends the HTML that ``<name``, found by HTML_CODE, begins."""
    return CLOSING[name]


class BlockCode:
    """The code blocks of a text, to be asked for at the start of one line after the other."""

    def __init__(self, source: Source, markup: Markup) -> None:
        self._source = source
        self._markup = markup
        self._containers: list[int] = []  # the columns at which their contents begin
        self._announced: int | None = None  # the column of the line that announced a literal block

    def end(self, start: int, *, indented: bool = True) -> int:
        """Return where the code block ends that begins with the line at `start`.

        `start` itself when no code begins there. `indented` says whether indentation makes code.
        """
        if self._markup == "markdown":
            return self._markdown(start, indented=indented)
        return self._rst(start) if self._markup == "rst" else start

    def _markdown(self, start: int, *, indented: bool) -> int:
        if TEXT.match(self._source.text, start):
            if self._containers and not self._line_before(start).strip(" \t>\n"):
                self._containers.clear()
            return start
        position, column = self._indentation(start)
        line_end = self._source.line_end(position)
        may_be_code = not self._line_before(start).strip(" \t>\n")
        while position < line_end:
            while may_be_code and column < self._inside:
                self._containers.pop()
            if indented and may_be_code and column >= self._inside + CODE_INDENT:
                return self._indented_end(start, self._inside + CODE_INDENT)
            if fence := FENCE.match(self._source.text, position):
                return self._fence_end(line_end, fence[0])
            item = ITEM.match(self._source.text, position)
            if item is None:
                if HOLDER.match(self._source.text, position):
                    self._containers.append(column + CODE_INDENT)
                break
            may_be_code = True
            while column < self._inside:
                self._containers.pop()
            position = item.end()
            column += max(len(item[0].expandtabs(4)), 2)
            self._containers.append(column)
        return start

    @property
    def _inside(self) -> int:
        return self._containers[-1] if self._containers else 0

    def _indentation(self, start: int) -> tuple[int, int]:
        """Return where the text of the line at `start` begins, and in which column."""
        prefix = PREFIX.match(self._source.text, start)
        assert prefix is not None  # noqa: S101 - it matches the empty string
        return prefix.end(), len(prefix[1].expandtabs(4))

    def _line_before(self, start: int) -> str:
        return self._source.text[self._source.line_start(start - 1) : start] if start else ""

    def _fence_end(self, position: int, fence: str) -> int:
        closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        found = closing.search(self._source.text, position)
        return len(self._source.text) if found is None else found.end()

    def _indented_end(self, start: int, column: int) -> int:
        """Return where the lines end that are indented to `column`, blank ones between them too."""
        text, end, line = self._source.text, start, start
        while line < len(text):
            position, indent = self._indentation(line)
            line = self._source.line_end(position) + 1
            if position < line - 1:
                if indent < column:
                    break
                end = line - 1
        return end

    def _rst(self, start: int) -> int:
        position, column = self._indentation(start)
        if position == self._source.line_end(position):
            return start
        announced, self._announced = self._announced, None
        if announced is not None and column > announced:
            return self._indented_end(start, announced + 1)
        if ANNOUNCED.match(self._source.text, position):
            self._announced = column
        return start
