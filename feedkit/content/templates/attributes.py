"""What is written for the site's stylesheet and program alone, and never shown.

Attribute lists, as kramdown, goldmark, Docusaurus, markdown-it and Python-Markdown have them: the
ids and classes that they give are of no use in a feed. And the mark in whose place a table of
contents is put, which in a feed would lead nowhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.content.templates import common
from feedkit.content.templates.tag import Language, Meaning, Tag, as_written
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["ATTRIBUTES", "CONTENTS", "IMAGE_SIZES", "INLINE_ATTRIBUTES", "TRAILING_ATTRIBUTES"]

# https://kramdown.gettalong.org/syntax.html#attribute-list-definitions (``{:name: .class}`` too),
# https://gohugo.io/content-management/markdown-attributes/
ATTRIBUTE = r"(?:(?:[.#][\w:-]+)+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))"
INSIDE = rf":?[ \t]*{ATTRIBUTE}(?:[ \t]+{ATTRIBUTE})*[ \t]*(?::[ \t]*)?"
LIST = rf"\{{{INSIDE}\}}"
BEHIND_LINK = lazy_re(rf"(?:{LIST})+")
# A line that holds nothing else goes with its end: an empty one would end a list or a quotation.
OWN_LINE = lazy_re(rf"\{{(?::[^{{}}\n]*|{INSIDE})\}}[ \t]*(?:\n|\Z)")
UNDERLINE = lazy_re(r"\n[ \t>]*+(?:=+|-+)[ \t]*+$", re.MULTILINE)
BEHIND_HEADING = lazy_re(rf"{LIST}[ \t]*$", re.MULTILINE)


def read_attributes(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read a list of attributes on its own line or behind a heading."""
    start = opening.start()
    before = source.text[source.line_start(start) : start]
    if source.begins_line(start):
        found = OWN_LINE.match(source.text, start)
    elif before.lstrip(" >").startswith("#") or UNDERLINE.match(
        source.text, source.line_end(start)
    ):
        found = BEHIND_HEADING.match(source.text, start)
    else:
        found = None
    return found and Tag(name="", end=found.end(), kind="void")


def read_inline_attributes(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read a list of attributes behind a link, an image, or what else stands in a line."""
    found = BEHIND_LINK.match(source.text, opening.start())
    return found and Tag(name="", end=found.end(), kind="void")


# ``![](a.png =300x200 "A title")``: https://github.com/tatsy/markdown-it-imsize
SIZED = lazy_re(r"\]\(([^\s()]++) ++=\d*%?x\d*%?( ++(?:\"[^\"\n]*\"|'[^'\n]*'))? *\)")


def read_sized_image(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read the address of an image with a size behind it."""
    found = SIZED.match(source.text, opening.start())
    return found and Tag(
        name="", text=f"]({found[1]}{found[2] or ''})", end=found.end(), kind="void"
    )


IMAGE_SIZES = Language(
    signs=(" =",),
    opener=r"\]\((?=[^\s()]++ ++=\d*%?x)",
    read=read_sized_image,
    meaning=lambda _name: as_written,
)


def _nothing(_name: str) -> Meaning:
    return common.nothing


ATTRIBUTES = Language(
    signs=("{",),
    # Selective, as braces in code are many and are not to be looked at one by one.
    opener=rf"\{{(?=[:.#]|[ \t]+[.#])(?=(?::[^{{}}\n]*|{INSIDE})\}}[ \t]*$)",
    read=read_attributes,
    meaning=_nothing,
)

# Python-Markdown makes the width of an image out of these, so its posts keep them.
INLINE_ATTRIBUTES = Language(
    signs=("{",),
    # Behind code, emphasis and elements only what begins with a colon is no text for certain.
    opener=r"\{(?<=\)\{)(?=[ \t:]*[.#\w-])|\{(?<=[`*_>]\{)(?=:[ \t]*[.#\w-])",
    read=read_inline_attributes,
    meaning=_nothing,
)

# https://github.com/arve0/markdown-it-attrs: at the end of a paragraph or an item of a list, which
# an empty line or the next item tells, and behind code and emphasis.
TRAILING_ATTRIBUTES = Language(
    signs=("{",),
    opener=(
        rf"\{{(?=[ \t]*[.#\w])(?={INSIDE}\}}[ \t]*(?:\Z|\n[ \t>]*(?:$|[*+-][ \t]|\d+[.)][ \t])))"
        rf"|\{{(?<=[`*_]\{{)(?={INSIDE}\}})"
    ),
    read=read_inline_attributes,
    meaning=_nothing,
)


# ``[TOC]`` of Python-Markdown and ``[[toc]]`` of markdown-it, alone on a line; and the list that
# kramdown puts one in the place of: https://kramdown.gettalong.org/converter/html.html#toc
CONTENTS_HERE = lazy_re(r"\[{1,2}_?toc_?\]{1,2}[ \t]*$", re.IGNORECASE | re.MULTILINE)
CONTENTS_LIST = lazy_re(r"[^\n]*\n[ \t]*\{:[ \t]*toc\b[^}\n]*\}")


def read_contents(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read the mark of a table of contents."""
    pattern = CONTENTS_HERE if "[" in opening[0] else CONTENTS_LIST
    found = pattern.match(source.text, opening.start())
    if found is None or not source.begins_line(opening.start()):
        return None
    return Tag(name="", end=found.end(), kind="void")


CONTENTS = Language(
    signs=("[toc]", "[TOC]", "_TOC_", "{:toc", "{: toc"),
    opener=r"\[{1,2}_?(?i:toc)_?\]|^[ \t]*(?:[*+-]|\d+\.)(?=[^\n]*\n[ \t]*\{:[ \t]*toc\b)",
    read=read_contents,
    meaning=_nothing,
)
