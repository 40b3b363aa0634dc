"""JSON whose values know their lines.

The standard library's parser says whether a document is JSON at all, but not where in it a value
stood. So it is asked first, and what it has accepted is then read once more, token by token.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.check.elements import W3C_WARNING
from feedkit.check.findings import Finding, Refusal, Rule
from feedkit.check.quoting import quoted
from feedkit.check.source import BAD, BAD_CHARACTER
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Node", "Value", "read_json"]

NOT_JSON = Rule(
    "not-json", "error", "RFC 8259 §2", "mend the JSON: no reader can show anything of it"
)
JSON_NOT_UTF8 = Rule("json-not-utf8", "error", "RFC 8259 §8.1", "save the feed as UTF-8")
JSON_BYTE_ORDER_MARK = Rule(
    "json-byte-order-mark",
    "warning",
    "RFC 8259 §8.1",
    "save the feed without a byte order mark: it is no part of JSON",
)
JSON_TOO_COMPLEX = Rule(
    "json-too-complex",
    "error",
    "RFC 8259 §9",
    "nest values less deeply, and publish fewer: parsers set limits to both",
)
DUPLICATE_MEMBER = Rule(
    "duplicate-member",
    "warning",
    "RFC 8259 §4",
    "name each member of an object once: parsers differ in which one they take",
)
BAD_ESCAPE = Rule(
    "bad-escape",
    "warning",
    f"{W3C_WARNING}/BadCharacters.html",
    "write the character that was meant: no other format can hold this one",
)
LONE_SURROGATE = Rule(
    "lone-surrogate",
    "error",
    "RFC 8259 §8.2",
    "write the whole character: many parsers stop at a half of one",
)

DEPTH = 64
WORDS = 300_000  # strings, numbers, brackets: a second's work
PUNCTUATION = 1_000_000  # in texts, too: what can be counted before anything is built
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# The tokens of a document that is known to be JSON.
TOKEN = lazy_re(r'"(?:[^"\\]++|\\.|(?!))*+"|[{}\[\]]|[^\s{}\[\],:"]++')
CONSTANTS = {"true": True, "false": False, "null": None}
# Escapes of half a character (a surrogate without its other half) and of characters that no other
# format can hold (XML 1.0 §2.2), or that a wrong encoding leaves behind.
ESCAPE = lazy_re(
    r"""(?: [^\\]++
    | \\u[dD][89abAB][0-9a-fA-F]{2} \\u[dD][c-fC-F][0-9a-fA-F]{2}
    | \\[^u] (?<! \\[bf] )
    | \\u(?! 00(?:[01][0-9a-fA-F]|7[fF]|[89][0-9a-fA-F]) | [dD][89a-fA-F] | [fF]{3}[d-fD-F] )
    | \\u00(?:09|0[aA]|0[dD])
    | (?!)
    )*+ (\\[bf] | \\u[0-9a-fA-F]{4})""",
    re.VERBOSE,
)


class Node(Struct, frozen=True):
    """A JSON value and the line on which it begins, counted from 1."""

    line: int
    value: Value


Value = dict[str, Node] | list[Node] | str | float | bool | None


def read_json(document: bytes) -> tuple[Node, list[Finding]]:
    """Return what these bytes say, and what is wrong with how they say it.

    Raises Refusal when they are not JSON, nested deeper than `DEPTH`, or too much of it.
    Numbers are all floats. Where an object names a member twice, the last one counts.
    """
    findings = []
    if document.startswith(BYTE_ORDER_MARK):
        findings.append(JSON_BYTE_ORDER_MARK.at(1, "U+FEFF"))
    text = _decoded(document.removeprefix(BYTE_ORDER_MARK))
    _validate(text)
    root, duplicates = _tree(text)
    return root, [*findings, *duplicates, *_character_findings(text)]


def _character_findings(text: str) -> Iterator[Finding]:
    """Yield the first bad character of a valid document, and the first bad escape."""
    if not text.isascii() and (found := BAD.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        yield BAD_CHARACTER.at(line, f"the character U+{ord(found[0]):04X}")
    if escape := ESCAPE.match(text):
        line = text.count("\n", 0, escape.start(1)) + 1
        rule = LONE_SURROGATE if escape[1][2:3] in {"d", "D"} else BAD_ESCAPE
        yield rule.at(line, escape[1])


def _decoded(document: bytes) -> str:
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError as error:
        line = document.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{document[error.start]:02X} is not UTF-8"
        raise Refusal(JSON_NOT_UTF8.at(line, found)) from None


def _validate(text: str) -> None:
    """Raise Refusal unless `text` is JSON of a bearable size."""
    if sum(map(text.count, ",[{")) > PUNCTUATION:
        raise Refusal(JSON_TOO_COMPLEX.at(None, f"more than {PUNCTUATION:,} commas and brackets"))
    try:
        # Whole numbers as floats: Python refuses those of more than 4,300 digits.
        json.loads(text, parse_int=float)
    except json.JSONDecodeError as error:
        found = f"{error.msg}, in column {error.colno}"
        raise Refusal(NOT_JSON.at(error.lineno, found)) from None
    except RecursionError:
        raise Refusal(_too_deep(None)) from None


def _tree(text: str) -> tuple[Node, list[Finding]]:
    """Return the tree of a valid document, and a finding for each member that is named again."""
    top: list[Node] = []
    open_values: list[dict[str, Node] | list[Node]] = [top]
    findings: list[Finding] = []
    name: str | None = None
    line, counted = 1, 0
    for number, match in enumerate(TOKEN.finditer(text)):
        if number > WORDS:
            raise Refusal(JSON_TOO_COMPLEX.at(None, f"more than {WORDS:,} names and values"))
        line += text.count("\n", counted, match.start())
        counted = match.start()
        word = match[0]
        if word in "}]":
            open_values.pop()
            continue
        value = _value(word, line)
        around = open_values[-1]
        if isinstance(around, list):
            around.append(Node(line, value))
        elif name is None:
            name = str(value)
            continue
        else:
            if name in around:
                findings.append(DUPLICATE_MEMBER.at(line, quoted(name)))
            around[name] = Node(line, value)
            name = None
        if isinstance(value, dict | list):
            open_values.append(value)
            if len(open_values) > DEPTH:
                raise Refusal(_too_deep(line))
    return top[0], findings


def _value(word: str, line: int) -> Value:
    if word[0] == '"':
        return str(json.loads(word)) if "\\" in word else word[1:-1]
    if word == "{":
        return {}
    if word == "[":
        return []
    if word in CONSTANTS:
        return CONSTANTS[word]
    if word.endswith(("NaN", "Infinity")):  # which the standard library takes for numbers
        raise Refusal(NOT_JSON.at(line, f"{word} is no number"))
    return float(word)


def _too_deep(line: int | None) -> Finding:
    return JSON_TOO_COMPLEX.at(line, f"more than {DEPTH} values within one another")
