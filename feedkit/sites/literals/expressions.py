"""The expressions of JavaScript and TypeScript, as far as they are written down (ECMA-262 §13).

Nothing is run. Literals count, templates, objects and arrays, names that are bound to them,
`a || b` where `a` is not known, joined paths. Everything else is UNKNOWN and skipped, up to the
next comma or closing bracket, so what stands around it is read all the same.
"""

from __future__ import annotations

import posixpath
from contextlib import suppress
from typing import TYPE_CHECKING

from feedkit.sites.literals.cursor import Cursor
from feedkit.sites.literals.declarations import Declarations, declared
from feedkit.sites.literals.tokens import Token
from feedkit.sites.literals.values import (
    MAX_ITEMS,
    UNKNOWN,
    Call,
    Effort,
    Function,
    added,
    member,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Expressions"]

CALL = Token("punctuator", "(")
ARROW = Token("punctuator", "=>")
CONSTANTS: Mapping[str, object] = {"true": True, "false": False, "null": None, "undefined": None}
PASSED_ON = frozenset(["await", "new", "async"])
PREFIXES = frozenset(["typeof", "void", "delete", "yield"])
OPERATORS = frozenset("-*/%<>=&|^") | {"==", "===", "!=", "!==", "&&"}
FALSY = ("", False, 0, None)


def _joined(parts: list[str]) -> object:
    return posixpath.normpath("/".join(parts))


def _resolved(parts: list[str]) -> object:
    return posixpath.normpath(posixpath.join(".", *parts))


# https://nodejs.org/api/path.html: `join` puts its parts together, `resolve` begins anew at one
# with a slash. Paths are seen from the site's folder, which is where the command runs.
KNOWN_CALLS: Mapping[str, Callable[[list[str]], object]] = {
    "join": _joined,
    "path.join": _joined,
    "resolve": _resolved,
    "path.resolve": _resolved,
    "process.cwd": _resolved,
    "require.resolve": "".join,
}


class Expressions(Cursor):
    """Reads the expressions of one file, each when it is asked for."""

    def __init__(
        self,
        tokens: list[Token],
        closing: dict[int, int],
        effort: Effort,
        names: Callable[[str], object],
        require: Callable[[str], object],
    ) -> None:
        """Read `tokens`; `names` and `require` give what the file's own names and modules are."""
        super().__init__(tokens, closing, effort)
        self._names = names
        self._require = require
        self._scopes: list[Declarations] = []  # of the functions that are being read

    def value_at(self, index: int) -> object:
        """Return the value that begins with the token `index`."""
        before, self._at = self._at, index
        value = self._expression()
        self._at = before
        return value

    def binding(self, index: int, key: str | None) -> object:
        """Return the value at `index`, or what it has under `key` (``const {key} = value``)."""
        value = self.value_at(index)
        return value if key is None else member(value, key)

    def items_at(self, index: int) -> list[object]:
        """Return the values between the brackets that the token `index` opens."""
        before, self._at = self._at, index
        values = self._items()
        self._at = before
        return values

    def _expression(self) -> object:
        if self._effort.spent():
            return UNKNOWN
        self._effort.depth += 1
        value = self._sum()
        while (operator := self._mark()) in ("||", "??"):
            self._at += 1
            other = self._sum()
            if value is UNKNOWN or value is None or (operator == "||" and value in FALSY):
                value = other
        if operator == "?":
            self._at += 1
            self._expression()
            self._at += self._mark() == ":"
            self._expression()
            value = UNKNOWN
        self._effort.depth -= 1
        return value

    def _sum(self) -> object:
        value = self._operand()
        while True:
            kind, text = self._token()
            if (kind, text) == ("punctuator", "+"):
                self._at += 1
                value = added(value, self._operand())
            elif text in OPERATORS if kind == "punctuator" else text in ("in", "instanceof"):
                self._at += 1
                self._operand()
                value = UNKNOWN
            elif kind == "name" and text in ("as", "satisfies"):
                self._at += 1
                self._skip_type()
            else:
                return value

    def _operand(self) -> object:
        self._effort.steps += 1
        kind, text = self._token()
        if kind == "name":
            return self._word(text)
        if kind == "punctuator" and text in ("!", "-", "+", "~"):
            return self._prefixed(text)
        readers: dict[str, Callable[[], object]] = {
            "{": self._object,
            "[": self._items,
            "(": self._group,
            "head": self._template,
        }
        read = readers.get(text if kind == "punctuator" else kind)
        if read:
            return self._rest(read(), "")
        if kind not in ("string", "number", "regex"):
            return UNKNOWN
        self._at += 1
        value: object = text if kind == "string" else UNKNOWN
        return self._rest(_number(text) if kind == "number" else value, "")

    def _prefixed(self, sign: str) -> object:
        self._at += 1
        if self._effort.spent():
            return UNKNOWN
        self._effort.depth += 1
        value = self._operand()
        self._effort.depth -= 1
        return -value if sign == "-" and isinstance(value, int | float) else UNKNOWN

    def _word(self, word: str) -> object:
        self._at += 1
        following = self._token()
        if word in CONSTANTS:
            return CONSTANTS[word]
        if following == ARROW:
            return self._arrow()
        if word == "function":
            return self._function()
        if (word in PASSED_ON or word in PREFIXES) and following.kind != "end":
            value = UNKNOWN if self._effort.spent() else self._expression()
            return value if word in PASSED_ON else UNKNOWN
        return self._rest(self._named(word), word)

    def _rest(self, value: object, name: str) -> object:
        """Read what follows a value: members, arguments, an index."""
        while True:
            self._effort.steps += 1
            mark = self._mark()
            if mark in (".", "?.") and self._token(1).kind == "name":
                key = self._token(1).text
                value, name = member(value, key), f"{name}.{key}"[:MAX_ITEMS]
                self._at += 2
            elif mark == "(":
                arguments = tuple(self._items())
                called = value.returned if isinstance(value, Function) else UNKNOWN
                value = self._called(name, arguments) if called is UNKNOWN else called
            elif mark == "[":
                index = self._items()
                value = member(value, index[0] if index else UNKNOWN)
            elif mark in ("!", "?."):
                self._at += 1
            elif mark == "<" and self._token(self._angles()) == CALL:
                self._at += self._angles()
            else:
                return value

    def _called(self, name: str, arguments: tuple[object, ...]) -> object:
        texts = [argument for argument in arguments if isinstance(argument, str)]
        known = KNOWN_CALLS.get(name)
        if len(texts) < len(arguments):
            return Call(name, arguments)
        if name == "require" and texts:
            return self._require(texts[0])
        return known(texts) if known else Call(name, arguments)

    def _named(self, name: str) -> object:
        for scope in reversed(self._scopes):
            if name in scope.values:
                return self.binding(*scope.values[name])
        return self._names(name)

    def _object(self) -> object:
        close = self._closing[self._at]
        self._at += 1
        values: dict[str, object] = {}
        while self._at < close:
            if self._mark() == "...":
                self._at += 1
                spread = self._expression()
                values.update(spread if isinstance(spread, dict) else {})
            else:
                self._property(values, close)
            self._skip_item(close)
        self._at = close + 1
        return values

    def _property(self, values: dict[str, object], close: int) -> None:
        kind, key = self._token()
        if kind not in ("name", "string", "number"):
            return
        value: object = UNKNOWN
        if self._mark(1) == ":":
            self._at += 2
            value = self._expression()
            if self._at < close and self._mark() != ",":
                value = UNKNOWN
        elif self._mark(1) == "(":
            self._at += 1
            value = self._function()
        elif kind == "name" and (self._mark(1) == "," or self._at + 1 == close):
            value = self._named(key)
        values[key] = value

    def _items(self) -> list[object]:
        """Read what stands between brackets or parentheses, commas between."""
        close = self._closing[self._at]
        self._at += 1
        values: list[object] = []
        while self._at < close:
            if self._mark() == "...":
                self._at += 1
                spread = self._expression()
                values.extend(spread if isinstance(spread, list) else [])
            elif self._mark() != ",":
                value = self._expression()
                values.append(value if self._at == close or self._mark() == "," else UNKNOWN)
            del values[MAX_ITEMS:]
            self._skip_item(close)
        self._at = close + 1
        return values

    def _group(self) -> object:
        close = self._closing[self._at]
        if self._tokens[close + 1 : close + 2] == [ARROW]:
            self._at = close + 1
            return self._arrow()
        self._at += 1
        value = self._expression()
        value = value if self._at == close else UNKNOWN
        self._at = close + 1
        return value

    def _arrow(self) -> object:
        self._at += 1
        return self._body() if self._mark() == "{" else Function(self._expression())

    def _function(self) -> object:
        while self._token().kind != "end" and self._mark() not in ("{", ";", ","):
            self._skip()
        return self._body() if self._mark() == "{" else UNKNOWN

    def _body(self) -> object:
        start, close = self._at, self._closing[self._at]
        self._effort.steps += close - start
        value: object = UNKNOWN
        if not self._effort.spent():
            scope = declared(self._tokens, self._closing, start + 1, close)
            self._scopes.append(scope)
            value = UNKNOWN if scope.returned is None else self.value_at(scope.returned)
            self._scopes.pop()
        self._at = close + 1
        return Function(value)

    def _template(self) -> object:
        close = self._closing[self._at]
        value: object = self._token().text
        self._at += 1
        while self._at < close:
            value = added(value, self._expression())
            while self._at < close and self._token().kind != "middle":
                value = UNKNOWN
                self._skip()
            if self._at < close:
                value = added(value, self._token().text)
                self._at += 1
        if close < len(self._tokens):
            value = added(value, self._tokens[close].text)
        self._at = close + 1
        return value


def _number(text: str) -> object:
    with suppress(ValueError):
        return int(text, 0)
    with suppress(ValueError):  # more digits than Python reads, "1n"
        return float(text)
    return UNKNOWN
