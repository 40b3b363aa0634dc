"""Formats of which every line is one field: Pelican's and MkDocs', Nikola's, and docutils'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.posts.block import Block

__all__ = [
    "end_of_docinfo",
    "end_of_fields",
    "end_of_nikola",
    "read_docinfo",
    "read_fields",
    "read_nikola",
]

# The keys with which `Key: value` lines may begin. Any prose can begin with "Note: …"; so the first
# key has to be one of these, and a title or a date among them all. They are Pelican's reserved
# metadata (docs/content.rst, "File metadata"), and what MkDocs and MultiMarkdown add.
FIRST_KEYS = (
    "title|date|modified|tags|keywords|category|slug|authors?|summary|description|lang|translation"
    "|status|template|save_as|url|subtitle|layout|image"
)
KNOWN = lazy_re(rf"(?:{FIRST_KEYS}):", re.IGNORECASE)
TELLING = lazy_re(r"^(?:[ \t]*\.\. | {0,3})(?:title|date):", re.IGNORECASE | re.MULTILINE)

# Python-Markdown's meta extension (META_RE, META_MORE_RE), which Pelican and MkDocs follow.
FIELD = lazy_re(r" {0,3}([\w-]+):[ \t]*(.*)")
FIELDS = lazy_re(r"(?: {0,3}[\w-]+:.*(?:\n|\Z)|(?: {4}|\t)[ \t]*+\S.*(?:\n|\Z)|(?!))++")

# Nikola's `.. title: …`, in Markdown within an HTML comment; `.. name::` is a directive.
NIKOLA_FIELD = lazy_re(r"[ \t]*\.\. ([\w-]+):(?!:)[ \t]*(.*)")
NIKOLA = lazy_re(
    r"(?P<comment><!--\s*+)?(?:[ \t]*\.\. [\w-]+:(?!:).*(?:\n|\Z)|(?!))++"
    r"(?(comment)\s*-->[ \t]*\n?)"
)

# The document's title and the field list below it (docutils, "Document Title", "Docinfo").
DOCINFO_FIELD = lazy_re(r":([^:\n]+):(?:[ \t]+(.*)|\Z)")
DOCINFO = lazy_re(
    r"""
    (?: (?:([!-/:-@\[-`{-~])\1+[ \t]*\n)?               # a line above the title, perhaps
        [ \t]*+(?P<title>\S.*)\n                          # the title
        ([!-/:-@\[-`{-~])\3+[ \t]*(?:\n|\Z)           # and always one below
        (?:\n+(?=:)|(?!))?+ )?
    (?: :[^:\s][^:\n]*:(?:[ \t].*)?(?:\n|\Z)            # :date: 2010-10-03
      | [ \t]++\S.*(?:\n|\Z) | (?!) )*+                 # and what continues it
    """,
    re.VERBOSE,
)


def end_of_fields(text: str, start: int) -> int | None:
    """Return where the `Key: value` lines that begin at `start` end; None if they are prose."""
    match = FIELDS.match(text, start) if KNOWN.match(text, start) else None
    return match.end() if match and TELLING.search(match[0]) else None


def read_fields(block: Block) -> dict[str, object]:
    """Return the values of `Key: value` lines, as text; indented lines continue one.

    A key that is written twice is reported, and its last value counts.
    """
    return fields_of(block, FIELD)


def end_of_nikola(text: str, start: int) -> int | None:
    """Return where the `.. title: …` lines that begin at `start` end; None if there are none."""
    match = NIKOLA.match(text, start)
    return match.end() if match and TELLING.search(match[0]) else None


def read_nikola(block: Block) -> dict[str, object]:
    """Return the values of `.. key: value` lines, as text; an empty one is none, as to Nikola."""
    return {key: value for key, value in fields_of(block, NIKOLA_FIELD).items() if value}


def end_of_docinfo(text: str, start: int) -> int | None:
    """Return where the title and field list of a reStructuredText file end; None without any."""
    match = DOCINFO.match(text, start)
    return match.end() if match and match[0] else None


def read_docinfo(block: Block) -> dict[str, object]:
    """Return a field list's values as text, and the document's title as `title`.

    Docutils takes the first heading for the title of the document, and Pelican takes it from
    there; a field of that name wins over it.
    """
    heading = DOCINFO.match(block.text)
    title = heading["title"] if heading else None
    fields = fields_of(block, DOCINFO_FIELD)
    return {"title": title.strip()} | fields if title else fields


def fields_of(block: Block, pattern: re.Pattern[str]) -> dict[str, object]:
    """Return the key and value of each line that fits `pattern`, with the indented ones below."""
    fields: dict[str, list[str]] = {}
    first_lines: dict[str, int] = {}
    value: list[str] = []
    for number, line in enumerate(block.text.split("\n")):
        if match := pattern.match(line):
            key = match[1]
            if key in fields:
                block.warn_of_duplicate(key, number, first=first_lines[key])
            first_lines[key] = number
            fields[key] = value = [(match[2] or "").strip()]
        elif line[:1].isspace():
            value.append(line.strip())
    return {key: " ".join(filter(None, parts)) for key, parts in fields.items()}
