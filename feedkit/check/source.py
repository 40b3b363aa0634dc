"""What is only to be seen in the source: how characters were written before they were parsed."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from feedkit.characters import PLAIN
from feedkit.check.elements import READERS, W3C_WARNING
from feedkit.check.findings import Finding, Rule
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bare_titles", "character_findings"]

BAD_CHARACTER = Rule(
    "bad-character",
    "warning",
    f"{W3C_WARNING}/BadCharacters.html",
    "write the character that was meant: this one is what a wrong encoding leaves behind",
)
EMOJI_REFERENCE = Rule("emoji-reference", "advice", READERS, "write the character itself, in UTF-8")

# XML 1.0 §2.2 discourages #x7F-#x9F; U+FFFD stands for what could not be decoded.
BAD = lazy_re("[\x7f-\x9f\ufffd]")
# What is between a comment's, an instruction's or a CDATA section's ends are no references.
REFERENCE = lazy_re(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|&#(?:x0*+([0-9A-Fa-f]{1,6})|0*+([0-9]{1,7}));",
    re.DOTALL,
)
BEYOND_PLANE_0 = 0x10000
ESCAPED = lazy_re(rb"&(?:lt|amp);|<!\[CDATA\[[^\]]*[&<]")


def character_findings(source: bytes) -> Iterator[Finding]:
    """Yield the first bad character, and the first emoji that is written as a reference.

    `source` is a well-formed document in UTF-8.
    """
    # In what is left without plain characters, as in `characters.legal`.
    found = BAD.search(source.translate(None, PLAIN).decode("utf-8"))
    if found:
        line = source.count(b"\n", 0, source.index(found[0].encode())) + 1
        yield BAD_CHARACTER.at(line, f"the character U+{ord(found[0]):04X}")
    if b"&#" in source:
        yield from _reference_findings(source)


def _reference_findings(source: bytes) -> Iterator[Finding]:
    told = set()
    for found in REFERENCE.finditer(source):
        if not found.lastindex:
            continue
        number = int(found[1], 16) if found[1] else int(found[2])
        if number >= BEYOND_PLANE_0:
            rule = EMOJI_REFERENCE
        elif BAD.match(chr(number)):
            rule = BAD_CHARACTER
        else:
            continue
        if rule not in told:
            told.add(rule)
            line = source.count(b"\n", 0, found.start()) + 1
            yield rule.at(line, f"{found[0].decode()}, the character U+{number:04X}")


def bare_titles(source: bytes) -> list[bool]:
    """Say of each RSS ``title`` whether it holds ``&`` or ``<`` as no hexadecimal reference.

    `source` is a well-formed document in UTF-8; the titles are those without a namespace, in the
    order in which they begin.
    """
    from xml.parsers import expat  # noqa: PLC0415 - few titles have either

    bare: list[bool] = []
    start = 0
    parser = expat.ParserCreate("utf-8", " ")

    def started(name: str, _: object) -> None:
        nonlocal start
        if name == "title":
            start = parser.CurrentByteIndex

    def ended(name: str) -> None:
        if name == "title":
            bare.append(ESCAPED.search(source, start, parser.CurrentByteIndex) is not None)

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    with suppress(expat.ExpatError):  # lxml has read it, so this ends where the two do not agree
        parser.Parse(source, True)
    return bare
