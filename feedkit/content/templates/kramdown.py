"""What kramdown has that CommonMark has not: https://kramdown.gettalong.org/syntax.html."""

from __future__ import annotations

import bisect
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from feedkit.content.templates import common
from feedkit.content.templates.tag import Context, Language, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["ABBREVIATIONS", "ADDRESSES", "DEFINITIONS", "EXTENSIONS", "TILDES"]

# ``{::comment}…{:/comment}``
EXTENSION = lazy_re(r"\{:(:|/)([a-z]*)[^}\n]*\}")
EXTENSION_END = lazy_re(r"\{:/([a-z]*)\}")


def read_extension(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read what begins or ends one of kramdown's extensions."""
    found = EXTENSION.match(source.text, opening.start())
    if found is None:
        return None
    return Tag(name=found[2], kind="open" if found[1] == ":" else "close", end=found.end())


def _inside(_tag: Tag, body: str, _context: Context) -> str:
    return body


EXTENSIONS = Language(
    signs=("{:",),
    opener=r"\{:[:/]",
    read=read_extension,
    closing=EXTENSION_END,
    meaning=lambda name: _inside if name == "nomarkdown" else common.nothing,
    verbatim=frozenset({"comment"}),
)


def read_definition(_source: Source, opening: re.Match[str]) -> Tag:
    """Read the beginning of a line that defines where a link leads."""
    return Tag(name="", text=opening[0], end=opening.end(), kind="void")


def _set_off(tag: Tag, _body: str, _context: Context) -> str:
    """Put a blank line before a definition: CommonMark's cannot interrupt a paragraph (§4.7)."""
    return f"\n{tag.text}"


DEFINITIONS = Language(
    signs=("]:",),
    opener=r"^ {0,3}\[(?!\^)(?=[^\]\n]+\]:[ \t]*\S)",
    read=read_definition,
    meaning=lambda _name: _set_off,
)


def read_address(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read the address of a link or an image that has spaces in it, and perhaps a title."""
    found = ADDRESS.match(source.text, opening.start())
    return found and Tag(name="", arguments=found.groups(), end=found.end(), kind="void")


def _bracketed(tag: Tag, _body: str, _context: Context) -> str:
    """Put brackets round an address: CommonMark's ends at a space without them (§6.3)."""
    return f"](<{tag.get(0)}> {tag.get(1)}".rstrip() + ")"


# ``![](/Screen Shot 1.png "A title")``
PLACE = r"[^\s<>()\"'{}]++"
ADDRESS = lazy_re(rf"\]\(({PLACE}(?: +{PLACE})+)((?: +(?:\"[^\"\n]*\"|'[^'\n]*'))?) *\)")
ADDRESSES = Language(
    signs=("](",),
    opener=rf"\]\((?={PLACE} +{PLACE})",
    read=read_address,
    meaning=lambda _name: _bracketed,
)


def read_tilde(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read a tilde; not in a formula, in which it is a space."""
    formulas = formulas_in(source.text)
    index = bisect.bisect(formulas, opening.start(), key=re.Match.start)
    if index and opening.start() < formulas[index - 1].end():
        return None
    return Tag(name="", end=opening.end(), kind="void")


# What dollars enclose for comrak, as for Pandoc (https://pandoc.org/MANUAL.html#math), and code.
WITHIN = r"(?:[^$\n\\]++|\\[^\n]?+|\n(?![ \t]*+\n)|(?!))*+"
FORMULA_OR_CODE = lazy_re(
    rf"(?<!\\)\$\${WITHIN}\$\$|(?<!\\)\$(?![\s$]){WITHIN}(?<!\s)\$(?!\d)|(?<!`)(`++)[^`]++\1(?!`)"
)


@lru_cache(maxsize=1)  # asked of one text for each of its tildes
def formulas_in(text: str) -> list[re.Match[str]]:
    """Return the formulas in `text`, and code, in which there may be dollars as well."""
    return list(FORMULA_OR_CODE.finditer(text))


# Two of them strike a text through, one is one: ``1~2``.
TILDES = Language(
    signs=("~",),
    opener=r"(?<![~\\])~(?!~)",
    read=read_tilde,
    meaning=lambda _name: lambda _tag, _body, _context: r"\~",
)

# ``*[HTML]: Hyper Text Markup Language``, which is shown when one points at the word.
ABBREVIATIONS = Language(
    signs=("*[",),
    opener=r"^ {0,3}\*\[[^\]\n]+\]:[^\n]*\n?",
    read=lambda _source, opening: Tag(name="", end=opening.end(), kind="void"),
    meaning=lambda _name: common.nothing,
)
