"""Tags replaced by what they mean."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from feedkit.content.templates.html import BREAK, without_marks
from feedkit.content.templates.scan import Found, opener, scan
from feedkit.content.templates.source import Source
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedkit.content.templates.tag import Context, Language

__all__ = ["expand", "in_use"]

# Deeper than anybody puts tags inside one another. What is inside is copied once for every tag
# around it, so there has to be a limit.
DEEPEST = 40

CONTAINER = lazy_re(r"([ \t>]*)((?:[-+*]|[0-9]{1,9}[.)])[ \t]+|)")
NEXT_LINE = lazy_re(r"\n(?=.*\S)")  # with something on it

# What is a block of its own among what tags mean (CommonMark §4.6, conditions 1 and 6).
BLOCK = lazy_re(
    r"<(?:article|aside|audio|blockquote|center|details|div|dl|fieldset|figure|footer|form|h\d"
    r"|header|iframe|main|nav|ol|p|pre|section|table|ul|video)\b"
)

# A tag on a line of its own, which makes what follows it HTML, to the next blank line (§4.6,
# condition 7), as the generator's own placeholder for it does not.
TAG = lazy_re(r"<[^<>]*>")


def expand(text: str, languages: Sequence[Language], context: Context) -> str:
    """Return `text` with the tags of `languages`, those `in_use`, replaced by what is meant.

    Code stays as it is. Takes time in proportion to the length of `text`. How much had to be taken
    out without a meaning, and which links lead nowhere, is noted in `context`.
    """
    if not languages:
        return text
    for language in languages:
        text = language.prepare(text)
    source = Source(text)
    writer = _Writer(source, context)
    for piece in scan(source, languages, context.markup):
        writer.add(piece)
    return writer.finish()


def in_use(text: str, languages: Iterable[Language]) -> list[Language]:
    """Return those of `languages` of which there may be a tag in `text`."""
    return [
        language
        for language in languages
        if any(map(text.__contains__, language.signs)) and opener(language.opener).search(text)
    ]


class _Frame(Struct):
    """What was written since a tag was opened."""

    found: Found | None
    parts: list[str] = field(default_factory=list)
    muted: bool = False  #: in the other branch of a condition


class _Writer:
    """The text so far, with the tags that are still open."""

    def __init__(self, source: Source, context: Context) -> None:
        self.source = source
        self._context = context
        self._frames = [_Frame(None)]

    def add(self, piece: str | Found) -> None:
        """Take the next piece in."""
        if isinstance(piece, str):
            self._write(piece)
        elif piece.tag.kind == "close":
            self._close(piece)
        elif piece.tag.kind == "else":
            self._frames[-1].muted = self._frames[-1].found is not None
        elif self._is_closed_later(piece):
            self._frames.append(_Frame(piece))
        else:
            self._write(self._alone(piece))

    def finish(self) -> str:
        """Return the whole text. What was opened and never closed encloses nothing."""
        while len(self._frames) > 1:
            self._drop()
        return without_marks("".join(self._frames[0].parts).replace(BREAK, " "))

    def _write(self, text: str) -> None:
        if not self._frames[-1].muted:
            self._frames[-1].parts.append(text)

    def _is_closed_later(self, found: Found) -> bool:
        tag, language = found.tag, found.language
        return (
            tag.kind == "open"
            and found.verbatim is None
            and len(self._frames) <= DEEPEST
            and self.source.closing(language.closing, tag.name, found.end) is not None
        )

    def _close(self, closing: Found) -> None:
        """End the innermost tag that `closing` can mean; without one, nothing is ended."""
        named = bool(closing.language.closing.groups)
        depth = len(self._frames) - 1
        while depth and not _closes(closing, self._frames[depth].found, named=named):
            depth -= 1
        if not depth:
            return
        while len(self._frames) > depth + 1:
            self._drop()
        frame = self._frames.pop()
        assert frame.found is not None  # noqa: S101 - only the outermost frame has no tag
        body = "".join(frame.parts)
        if closing.language.free_indent:
            body = _indented(body, self._prefix(frame.found.start))
        self._write(self._meaning(frame.found, body, closing.end))

    def _drop(self) -> None:
        """Make of the innermost open tag one that encloses nothing."""
        frame = self._frames.pop()
        if frame.found is not None:
            self._frames[-1].parts += [self._alone(frame.found), *frame.parts]

    def _alone(self, found: Found) -> str:
        """Return what a tag means that encloses no other."""
        if found.verbatim is None and found.tag.kind == "open":
            found = replace(found, tag=replace(found.tag, kind="lone"))
        return self._meaning(found, found.verbatim or "", found.end)

    def _prefix(self, start: int) -> str:
        """Return what the next line of the block at `start` begins with (CommonMark §5).

        That is what stands before it, if it is indentation, quote marks or the mark of an item.
        """
        before = CONTAINER.fullmatch(self.source.text, self.source.line_start(start), start)
        return before[1] + " " * len(before[2]) if before else ""

    def _begins_text(self, start: int, end: int) -> bool:
        """Say whether the line from `start` to `end` is the first of several with no blank one."""
        text, begin = self.source.text, self.source.line_start(start)
        after = self.source.line_end(end) + 1
        around = self._frames[-1].found
        is_first = (
            begin == 0
            or text[max(begin - 2, 0) : begin] == "\n\n"
            or (around is not None and self.source.line_end(around.end) + 1 == begin)
        )
        return is_first and bool(text[after : self.source.line_end(after)].strip())

    def _shares_line(self, start: int) -> bool:
        """Say whether the innermost open tag stands on the line of `start`."""
        around = self._frames[-1].found
        return around is not None and self.source.text.find("\n", around.end, start) < 0

    def _meaning(self, found: Found, body: str, end: int) -> str:
        """Return what the tag means that goes on to `end`, laid out for where it stands."""
        meaning = found.language.meaning(found.tag.name)
        shown = meaning(found.tag, body, self._context) if meaning else None
        if shown is None:
            self._context.lost += found.tag.end - found.start
            return body
        if "<" not in shown and BREAK not in shown:
            return shown
        if BREAK in shown and self._shares_line(found.start):
            return shown  # laid out with the tag around it
        prefix = self._prefix(found.start)
        alone = (
            len(prefix) == found.start - self.source.line_start(found.start)
            and not self.source.text[end : self.source.line_end(end)].strip()
        )
        if not alone:
            return shown.replace(BREAK, " ")
        if self._context.markup == "rst":
            raw = textwrap.indent(shown.replace(BREAK, ""), f"{prefix}   ")
            return f"\n{prefix}.. raw:: html\n\n{raw}\n"
        if BLOCK.match(shown):
            shown = f"{BREAK}{shown}{BREAK}"
        elif TAG.fullmatch(shown) and self._begins_text(found.start, end):
            shown += BREAK
        if not self.source.begins_line(found.start):  # an item begins on the line of its mark
            shown = shown.lstrip(BREAK)
        return shown.replace(BREAK, f"\n{prefix}")


def _indented(body: str, prefix: str) -> str:
    """Return `body` with each line behind `prefix`: quote marks are there already.

    What closes it may be on its last line, of which there is nothing else.
    """
    if ">" in prefix:
        return body
    lines = NEXT_LINE.sub(f"\n{prefix}", textwrap.dedent(body))
    return lines + prefix if lines.endswith("\n") else lines


def _closes(closing: Found, opened: Found | None, *, named: bool) -> bool:
    return (
        opened is not None
        and opened.language is closing.language
        and (not named or opened.tag.name == closing.tag.name)
    )
