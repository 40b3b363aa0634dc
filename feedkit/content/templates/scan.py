"""A text taken apart from left to right, into text, code and template tags."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.content.templates.code import HTML_CODE, BlockCode, Markup, closing_tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from feedkit.content.templates.source import Source
    from feedkit.content.templates.tag import Language, Tag

__all__ = ["Found", "opener", "scan"]

# What is no tag, and may hide one: an escape, a code span, HTML. All begin with a character that
# `re` can look for quickly, and so do most openers: therefore each is looked for on its own.
ESCAPE = r"\\[\\`]"
HIDING: Mapping[Markup, re.Pattern[str]] = {
    "markdown": lazy_re(rf"{ESCAPE}|``*|{HTML_CODE}"),
    "rst": lazy_re(rf"{ESCAPE}|```*|{HTML_CODE}"),
    "html": lazy_re(rf"{ESCAPE}|{HTML_CODE}"),
}
IN_PARAGRAPH = frozenset({"code", "samp", "kbd"})


class Found(Struct, frozen=True):
    """A tag, and where it was found."""

    language: Language
    tag: Tag
    start: int
    end: int  #: behind what it encloses, where that is `verbatim`
    verbatim: str | None = None  #: what it encloses, if no tag is a tag in there


@cache
def opener(language: str) -> re.Pattern[str]:
    """Return where a tag may begin, of a language with this opener."""
    return re.compile(language, re.MULTILINE)


def scan(source: Source, languages: Sequence[Language], markup: Markup) -> Iterator[str | Found]:
    """Return the pieces of a text in their order: text and code as they are, and tags."""
    openers = _by_opener(languages)
    patterns = (HIDING[markup], *openers)
    blocks = BlockCode(source, markup)
    text, position, done, depth = source.text, 0, 0, 0
    event = source.first(patterns, 0)
    while event and position < len(text):
        begins_line = text[position] != "\n" and (position == 0 or text[position - 1] == "\n")
        end = blocks.end(position, indented=not depth) if begins_line else position
        if end > position:
            yield text[done:position]
            yield _unescaped(text[position:end], languages)
            position = done = end
            event = source.first(patterns, position)
            continue
        line_end = source.line_end(position) + 1
        if event.start() >= line_end:
            position = line_end
            continue
        yield text[done : event.start()]
        if language := openers.get(event.re):
            found = _found(source, language, event)
            yield found or event[0]
            position = found.end if found else event.end()
            depth = max(0, depth + _opens(source, found)) if found else depth
        else:
            position = _code_end(source, event)
            yield _unescaped(text[event.start() : position], languages)
        done = position
        event = source.first(patterns, position)
    yield text[done:]


def _by_opener(languages: Sequence[Language]) -> dict[re.Pattern[str], Language]:
    """Return `languages` by their openers; of two that have the same, the first."""
    found: dict[re.Pattern[str], Language] = {}
    for language in languages:
        found.setdefault(opener(language.opener), language)
    return found


def _unescaped(code: str, languages: Sequence[Language]) -> str:
    for language in languages:
        code = language.unescape(code)
    return code


def _code_end(source: Source, event: re.Match[str]) -> int:
    """Return where the code or comment ends that begins at `event`: at once, if it is none."""
    mark = event[0]
    if mark.startswith("`"):
        return source.closing_backticks(event.end(), len(mark)) or event.end()
    if mark.startswith("<"):
        name = mark[1:].lower()
        closing = source.search(closing_tag(name), event.end())
        limit = source.paragraph_end(event.end()) if name in IN_PARAGRAPH else len(source.text)
        if closing is not None and closing.start() <= limit:
            return closing.end()
    return event.end()


def _opens(source: Source, found: Found) -> int:
    """Return by how much `found` changes how deep the text is in what may be indented freely."""
    tag, language = found.tag, found.language
    is_done = found.verbatim is not None
    if is_done or not language.free_indent or tag.kind not in {"open", "close"}:
        return 0
    if tag.kind == "close":
        return -1
    return int(source.closing(language.closing, tag.name, found.end) is not None)


def _found(source: Source, language: Language, event: re.Match[str]) -> Found | None:
    tag = language.read(source, event)
    if tag is None:
        return None
    if tag.kind == "open" and (tag.verbatim or tag.name in language.verbatim):
        closing = source.closing(language.closing, tag.name, tag.end)
        if closing is not None:
            body = source.text[tag.end : closing.start()]
            return Found(language, tag, event.start(), closing.end(), body)
    return Found(language, tag, event.start(), tag.end)
