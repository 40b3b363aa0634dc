"""A text taken apart from left to right, into text, code and template tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from feedkit.content.templates.code import HTML_CODE, BlockCode, Markup, closing_tag
from feedkit.content.templates.tag import Language, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feedkit.content.templates.source import Source

__all__ = ["Found", "openers", "scan"]

# What may begin where neither text nor a tag is, and the numbers of their groups in `_events`.
ESCAPED, CODE_SPAN, HIDDEN = 1, 2, 3
BACKTICKS = {"markdown": r"`+", "rst": r"``+", "html": r"(?!)"}
IN_PARAGRAPH = frozenset({"code", "samp", "kbd"})


@dataclass(frozen=True, slots=True)
class Found:
    """A tag, and where it was found."""

    language: Language
    tag: Tag
    start: int
    end: int  #: behind what it encloses, where that is `verbatim`
    verbatim: str | None = None  #: what it encloses, if no tag is a tag in there


@cache
def openers(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return where a tag of any of the languages with these openers may begin."""
    return re.compile("|".join(patterns) or r"(?!)", re.MULTILINE)


@cache
def _events(patterns: tuple[str, ...], markup: Markup) -> re.Pattern[str]:
    parts = (r"\\[\\`]", BACKTICKS[markup], HTML_CODE.pattern, *patterns)
    return re.compile("|".join(f"({part})" for part in parts), re.MULTILINE)


def scan(source: Source, languages: Sequence[Language], markup: Markup) -> Iterator[str | Found]:
    """Return the pieces of a text in their order: text and code as they are, and tags."""
    events = _events(tuple(language.opener for language in languages), markup)
    blocks = BlockCode(source, markup)
    text, position, depth = source.text, 0, 0
    while position < len(text):
        at_line_start = position == 0 or text[position - 1] == "\n"
        end = blocks.end(position, indented=not depth) if at_line_start else position
        if end > position:
            yield _unescaped(text[position:end], languages)
            position = end
            continue
        event = source.search(events, position)
        line_end = source.line_end(position) + 1
        if event is None or event.start() >= line_end:
            yield text[position:line_end]
            position = line_end
            continue
        yield text[position : event.start()]
        number = event.lastindex or 0
        if number > HIDDEN:
            found = _found(source, languages[number - HIDDEN - 1], event)
            yield found or event[0]
            position = found.end if found else event.end()
            depth = max(0, depth + _opens(source, found)) if found else depth
        else:
            position = _code_end(source, event)
            yield _unescaped(text[event.start() : position], languages)


def _unescaped(code: str, languages: Sequence[Language]) -> str:
    for language in languages:
        code = language.unescape(code)
    return code


def _code_end(source: Source, event: re.Match[str]) -> int:
    """Return where the code or comment ends that begins at `event`: at once, if it is none."""
    if event.lastindex == CODE_SPAN:
        return source.closing_backticks(event.end(), len(event[0])) or event.end()
    if event.lastindex == HIDDEN:
        name = event[0][1:].lower()
        closing = source.search(closing_tag(name), event.end())
        limit = source.paragraph_end(event.end()) if name in IN_PARAGRAPH else len(source.text)
        if closing is not None and closing.start() <= limit:
            return closing.end()
    return event.end()


def _opens(source: Source, found: Found) -> int:
    """Return by how much `found` changes how deep the text is in what may be indented freely."""
    tag, language = found.tag, found.language
    if not language.free_indent or tag.kind not in {"open", "close"}:
        return 0
    if tag.kind == "close":
        return -1
    return int(source.closing(language.closing, tag.name, found.end) is not None)


def _found(source: Source, language: Language, event: re.Match[str]) -> Found | None:
    tag = language.read(source, event)
    if tag is None:
        return None
    if tag.kind == "open" and tag.name in language.verbatim:
        closing = source.closing(language.closing, tag.name, tag.end)
        if closing is not None:
            body = source.text[tag.end : closing.start()]
            return Found(language, tag, event.start(), closing.end(), body)
    return Found(language, tag, event.start(), tag.end)
