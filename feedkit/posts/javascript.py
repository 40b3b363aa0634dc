"""Object literals of JavaScript, as far as they are plain data.

This reads what Eleventy's `---js` and an MDX file's `export const meta = {…}` state outright;
nothing is ever run. A JSON5 library would refuse the whole object for one template string or one
value that is computed, where all the rest of it is data.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from feedkit.lazy import lazy_re
from feedkit.posts.block import MAX_DEPTH, MAX_LENGTH, plain

if TYPE_CHECKING:
    from feedkit.posts.block import Block

__all__ = ["end_of_literal", "read_literal"]

TOKEN = lazy_re(
    r"""
      (?P<space>  (?: \s | //[^\n]* | /\*.*?(?:\*/|\Z) | (?!) )++ )
    | (?P<string>
        "(?:[^"\\\n]++|\\.|(?!))*+" | '(?:[^'\\\n]++|\\.|(?!))*+' | `(?:[^`\\]++|\\.|(?!))*+` )
    | (?P<number> [+-]? (?: 0[xX][0-9a-fA-F]++ | (?:\d[\d_]*+\.?\d*+|\.\d++)(?:[eE][+-]?\d++)? ) )
    | (?P<name>   [\w$]++ )
    | (?P<broken> ["'`] )
    | (?P<mark>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPE = lazy_re(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": ""}
NAMED = {"true": True, "false": False, "null": None, "undefined": None}
OPENING, CLOSING = frozenset("{[("), frozenset("}])")
NOT_DATA = object()  #: stands for a value that JavaScript would have to compute


class Token(NamedTuple):
    """One word of JavaScript; at the end of the text one of no kind."""

    kind: str | None
    text: str
    end: int  #: the offset behind it


class NotAnObjectError(Exception):
    """The braces do not match, or enclose more levels than anyone means."""


def end_of_literal(text: str, start: int) -> int | None:
    """Return the offset behind the object literal that begins at `start`; None if none ends."""
    try:
        return Literal(text, start).read_object()[1]
    except NotAnObjectError:
        return None


def read_literal(block: Block) -> object:
    """Return the object literal with which `block` begins, without what is not plain data.

    Plain are strings, template strings without `${}`, numbers (as text), true, false, null, and
    lists and objects of them. Raises `PostError` where no object stands.
    """
    try:
        return plain(Literal(block.text, 0).read_object()[0], block)
    except NotAnObjectError:
        raise block.error(0, None, "expected one object, '{ key: value }', closed") from None


class Literal:
    """A reader of one object literal: recursive descent, one token ahead."""

    def __init__(self, text: str, start: int) -> None:
        self.matches = TOKEN.finditer(text, start, start + MAX_LENGTH)
        self.depth = 0
        self.token = Token(None, "", start)
        self.advance()

    def advance(self) -> Token:
        """Return the token at hand, and go on to the next."""
        passed = self.token
        self.token = Token(None, "", passed.end)
        for match in self.matches:
            if match.lastgroup != "space":
                self.token = Token(match.lastgroup, match[0], match.end())
                break
        return passed

    def expect(self, mark: str) -> Token:
        """Go past `mark` and return it."""
        if self.token.text != mark:
            raise NotAnObjectError
        return self.advance()

    def read_object(self) -> tuple[dict[str, object], int]:
        """Return an object's plain properties, and the offset behind its closing brace."""
        properties: dict[str, object] = {}
        self.enter("{")
        while self.token.text != "}":
            key, value = None, NOT_DATA
            if self.token.kind in {"string", "number", "name"}:
                key = self.advance()
            if key and self.token.text == ":":
                self.advance()
                value = self.read_value()
            if self.item_ends("}") and key and value is not NOT_DATA:
                properties[unquoted(key)] = value
        self.depth -= 1
        return properties, self.expect("}").end

    def read_array(self) -> list[object]:
        """Return an array's plain items."""
        items: list[object] = []
        self.enter("[")
        while self.token.text != "]":
            value = self.read_value()
            if self.item_ends("]") and value is not NOT_DATA:
                items.append(value)
        self.depth -= 1
        self.expect("]")
        return items

    def enter(self, mark: str) -> None:
        """Go past an opening `mark`, one level down."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NotAnObjectError
        self.expect(mark)

    def read_value(self) -> object:
        """Return the value that begins here, and go past it where it is plain data."""
        token = self.token
        if token.text == "{":
            return self.read_object()[0]
        if token.text == "[":
            return self.read_array()
        if token.kind == "string":
            self.advance()
            return NOT_DATA if token.text[0] == "`" and "${" in token.text else unquoted(token)
        if token.kind == "number" or token.text in NAMED:
            self.advance()
            return NAMED.get(token.text, token.text)
        return NOT_DATA

    def item_ends(self, closing: str) -> bool:
        """Go past the rest of an item and its comma; tell whether there was no rest."""
        whole = self.token.text in {",", closing}
        nesting = 0
        while nesting or self.token.text not in {",", closing}:
            if self.token.kind in {None, "broken"}:
                raise NotAnObjectError
            nesting += (self.token.text in OPENING) - (self.token.text in CLOSING)
            if nesting < 0:
                raise NotAnObjectError
            self.advance()
        if self.token.text == ",":
            self.advance()
        return whole


def unquoted(token: Token) -> str:
    """Return the text that a string, a name or a number stands for."""
    if token.kind != "string":
        return token.text
    text = ESCAPE.sub(unescaped, token.text[1:-1])
    # Two \\u escapes may be the halves of one character; a half that stands alone is none.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def unescaped(match: re.Match[str]) -> str:
    """Return what one escape stands for."""
    digits = match[1] or match[2] or match[3]
    if digits is None:
        return ESCAPED.get(match[4], match[4])
    number = int(digits, 16)
    return chr(number) if number <= sys.maxunicode else ""
