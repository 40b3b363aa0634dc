"""JavaScript and TypeScript as a list of tokens (ECMA-262 §12), in one pass over the text.

Each pattern takes something wherever it is tried, so the time is proportional to the length of the
text however broken that is: a string that nobody closes ends with its line, a comment or template
with the file.
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from feedkit.lazy import lazy_re

__all__ = ["Token", "pair", "tokenize"]


class Token(NamedTuple):
    """One token: `kind` is string, head, middle, tail, number, name, regex or punctuator.

    A template is a ``string`` when it has no substitutions, else a ``head``, an expression, any
    number of ``middle`` and expression, and a ``tail``. `text` of these is what they stand for.
    """

    kind: str
    text: str


SKIPPED = lazy_re(r"(?:\s+|//[^\n]*+|/\*.*?(?:\*/|\Z))+", re.DOTALL)
TOKEN = lazy_re(
    r"""
    "(?P<double>(?:[^"\\\n]++|\\.|(?!))*+)"?
  | '(?P<single>(?:[^'\\\n]++|\\.|(?!))*+)'?
  | (?P<number>0[xXoObB][\da-fA-F_]+ | (?:\d[\d_]*+(?:\.\d*+)? | \.\d++)(?:[eE][+-]?\d++)?)n?
  | (?P<name>[\w$\#@]+)
  | (?P<punctuator>=> | \.\.\. | \?\? | \?\.(?!\d) | \|\| | && | [=!]==? | .)
    """,
    re.VERBOSE | re.DOTALL,
)
TEMPLATE = lazy_re(r"((?:[^`\\$]++|\\.|\$(?!\{)|(?!))*+)(`|\$\{|\\?\Z)", re.DOTALL)
REGEX = lazy_re(r"/(?:[^/\\\[\n]++|\\.|\[(?:[^\]\\\n]++|\\.|(?!))*+\]?|(?!))*+/?\w*+", re.DOTALL)
# After these a slash begins a regular expression; after any other name it divides.
BEFORE_REGEX = frozenset(
    ["return", "default", "typeof", "case", "in", "of", "void", "delete", "instanceof", "await"]
)
LAST_CHARACTER = 0x10FFFF
ESCAPE = lazy_re(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.)|\Z)", re.DOTALL
)
SINGLE_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
SINGLE_ESCAPES |= dict.fromkeys(("\n", "\r", "\r\n", "\u2028", "\u2029"), "")  # a longer line
CLOSING = {"(": ")", "[": "]", "{": "}", "head": "tail"}


def tokenize(text: str) -> list[Token]:
    """Return the tokens of `text`, comments and white space left out. Takes any text."""
    tokens: list[Token] = []
    in_substitution: list[bool] = []  # for every open brace, whether a template goes on after it
    position = _skip(text, 0)
    while position < len(text):
        if text[position] == "`" or (text[position] == "}" and in_substitution[-1:] == [True]):
            token, position = _template(text, position)
            if token.kind in ("middle", "tail"):
                in_substitution.pop()
            if token.kind in ("head", "middle"):
                in_substitution.append(True)
        else:
            token, position = _plain(text, position, tokens)
            if token == ("punctuator", "{"):
                in_substitution.append(False)
            elif token == ("punctuator", "}") and in_substitution:
                in_substitution.pop()
        tokens.append(token)
        position = _skip(text, position)
    return tokens


def pair(tokens: list[Token]) -> dict[int, int]:
    """Return where each bracket closes: index of the opening token → index of the closing one.

    A bracket that nothing closes is closed by the end, ``len(tokens)``.
    """
    pairs: dict[int, int] = {}
    opened: list[tuple[int, str]] = []
    for index, (kind, text) in enumerate(tokens):
        mark = text if kind == "punctuator" else kind
        if mark in CLOSING:
            opened.append((index, CLOSING[mark]))
        elif opened and mark == opened[-1][1]:
            pairs[opened.pop()[0]] = index
    pairs.update((index, len(tokens)) for index, _ in opened)
    return pairs


def _skip(text: str, position: int) -> int:
    skipped = SKIPPED.match(text, position)
    return skipped.end() if skipped else position


def _template(text: str, position: int) -> tuple[Token, int]:
    found = _match(TEMPLATE, text, position + 1)
    begins, goes_on = text[position] == "`", found[2] == "${"
    kinds = {(True, False): "string", (True, True): "head", (False, True): "middle"}
    return Token(kinds.get((begins, goes_on), "tail"), _unescape(found[1])), found.end()


def _plain(text: str, position: int, before: list[Token]) -> tuple[Token, int]:
    if text[position] == "/" and _expression_begins(before):
        found = _match(REGEX, text, position)
        return Token("regex", found[0]), found.end()
    found = _match(TOKEN, text, position)
    kind = found.lastgroup or ""
    if kind in ("double", "single"):
        return Token("string", _unescape(found[kind])), found.end()
    return Token(kind, found[0]), found.end()


def _match(pattern: re.Pattern[str], text: str, position: int) -> re.Match[str]:
    # Each of the patterns that come here matches something at any place.
    return cast("re.Match[str]", pattern.match(text, position))


def _expression_begins(before: list[Token]) -> bool:
    if not before:
        return True
    kind, text = before[-1]
    if kind == "punctuator":
        return text not in (")", "]", "}")
    return text in BEFORE_REGEX if kind == "name" else kind in ("head", "middle")


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    text = ESCAPE.sub(_unescaped, text)
    # "\ud83d\ude00" is one character in two halves; a half on its own is none.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code <= LAST_CHARACTER else "\ufffd"
    return SINGLE_ESCAPES.get(match[4] or "", match[4] or "")
