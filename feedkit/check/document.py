"""From a file's bytes to a tree that is safe to walk, or to the reason why there is none.

No document type definition is ever read, no address opened and no entity expanded; libxml2's own
bounds hold (256 elements deep, 10 MB for one text), and whatever has more than `MOST_TAGS` is not
looked at.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from feedkit.check.encoding import as_utf8
from feedkit.check.findings import Finding, Refusal, Rule
from feedkit.check.quoting import quoted
from feedkit.lazy import lazy_function, lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn
    from xml.parsers.expat import XMLParserType

__all__ = ["Document", "read_xml"]

MOST_TAGS = 1_000_000

ENTITY_DECLARATION = Rule(
    "entity-declaration",
    "error",
    "https://cwe.mitre.org/data/definitions/776.html",
    "write the characters themselves: readers refuse feeds that declare entities",
)
UNDEFINED_ENTITY = Rule(
    "undefined-entity",
    "error",
    "XML 1.0 §4.1",
    "write the character itself: XML knows no named entities but amp, lt, gt, quot and apos",
)
DOCUMENT_TYPE = Rule(
    "document-type",
    "warning",
    "https://validator.w3.org/feed/docs/warning/DeprecatedDTD.html",
    "leave the document type declaration out",
)
NOT_WELL_FORMED = Rule(
    "not-well-formed", "error", "XML 1.0 §2.1", "mend the XML: most readers show nothing of it"
)
TOO_COMPLEX = Rule(
    "too-complex",
    "error",
    "https://gitlab.gnome.org/GNOME/libxml2/-/wikis/Parser-options",
    "nest less deeply, and publish less and shorter: parsers set limits to all three",
)

# What libxml2 says where it stops at one of its bounds.
BEYOND_BOUNDS = lazy_re(r"Excessive depth|limit exceeded|too (?:big|long)")
# libxml2 keeps sixteen bits of an element's line.
LAST_LINE = 65_535


class Document(Struct, frozen=True):
    """An XML document that could be read."""

    root: etree._Element
    source: bytes  #: as it was written, but in UTF-8 and without a byte order mark
    findings: list[Finding]  #: what was wrong with it all the same
    numbered: tuple[etree._Element, ...]
    """Elements that know their lines, for as long as somebody knows them."""


class _Numbered(etree.ElementBase):
    """An element that knows its line beyond the last that libxml2 can tell."""

    sourceline: int | None = None  # hides lxml's property


def read_xml(document: bytes) -> Document:
    """Return the document that these bytes are. Raises Refusal when they are none."""
    source, findings = as_utf8(document)
    _refuse_entity_declarations(source)
    if source.count(b"<") > MOST_TAGS:
        raise Refusal(TOO_COMPLEX.at(None, f"more than {MOST_TAGS:,} tags"))
    short = source.count(b"\n") < LAST_LINE
    root, numbered = (_parse(source), ()) if short else _parse_numbered(source)
    doctype = root.getroottree().docinfo.doctype
    if doctype:
        findings.append(DOCUMENT_TYPE.at(1, quoted(doctype)))
        # Without a definition of the document's type libxml2 has found these itself.
        for entity in root.iter(etree.Entity):
            parent = entity.getparent()
            line = None if parent is None else parent.sourceline
            raise Refusal(UNDEFINED_ENTITY.at(line, entity.text or ""))
    return Document(root, source, findings, numbered)


counting_parser = lazy_function("xml.parsers.expat", "ParserCreate")  # for few documents


class _Stop(Exception):  # noqa: N818 - an end, and no error
    """What was looked for is found."""


def _refuse_entity_declarations(source: bytes) -> None:
    """Raise Refusal where the document's type definition declares an entity.

    Asked of expat, which calls us before it does anything with a declaration.
    """
    if b"<!DOCTYPE" not in source:
        return
    parser = counting_parser("utf-8")

    def declared(name: str, *_: object) -> NoReturn:
        finding = ENTITY_DECLARATION.at(parser.CurrentLineNumber, quoted(name))
        raise Refusal(finding)

    def started(*_: object) -> NoReturn:
        raise _Stop

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = started
    with suppress(_Stop):
        _run(parser, source)


def _parser() -> etree.XMLParser[etree._Element]:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _parse(source: bytes, parser: etree.XMLParser[etree._Element] | None = None) -> etree._Element:
    try:
        return etree.fromstring(source, parser or _parser())
    except etree.XMLSyntaxError as error:
        message = _message(error)
        rule = TOO_COMPLEX if BEYOND_BOUNDS.search(message) else NOT_WELL_FORMED
        raise Refusal(rule.at(error.lineno, message)) from None


def _message(error: etree.XMLSyntaxError) -> str:
    """Return what libxml2 says is wrong, on one line and without what is said elsewhere."""
    message = re.sub(r", line \d+, column \d+$|, (?:use|try) XML_PARSE_HUGE.*", "", error.msg or "")
    return " ".join(message.split()) or "it ends before it begins"


def _parse_numbered(source: bytes) -> tuple[etree._Element, tuple[etree._Element, ...]]:
    """Parse a document of more lines than libxml2 can count: expat counts them."""
    parser = _parser()
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=_Numbered))
    root = _parse(source, parser)
    elements: tuple[etree._Element, ...] = tuple(root.iter(etree.Element))
    for element, line in zip(elements, _lines(source), strict=True):
        element.sourceline = line  # type: ignore[misc]  # those are `_Numbered`
    return root, elements


def _lines(source: bytes) -> Iterable[int]:
    """Return the line of every element, in the order in which they begin."""
    lines: list[int] = []
    parser = counting_parser("utf-8")
    parser.StartElementHandler = lambda *_: lines.append(parser.CurrentLineNumber)
    _run(parser, source)
    return lines


def _run(parser: XMLParserType, source: bytes) -> None:
    from xml.parsers.expat import ExpatError, errors  # noqa: PLC0415 - as the parser is

    try:
        parser.Parse(source, True)
    except ExpatError as error:
        message = errors.messages[error.code]
        raise Refusal(NOT_WELL_FORMED.at(error.lineno, message)) from None
