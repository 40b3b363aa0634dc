"""Which names a stretch of JavaScript binds, imports, exports and returns.

They are those of ECMA-262 §14 and §16.2, each with the place where its value begins. Only what
stands between no brackets is looked at, so a function's own names stay its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from feedkit.sites.literals.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Declarations", "declared"]

END = Token("end", "")
LONGEST_IMPORT = 12  # tokens of `import type a, * as b from "c"`, braces counted as one
LONGEST = 4  # names in `module.exports.name`, and one that is too many


class Declarations(Struct):
    """Names, and the index of the token that each one's value begins with."""

    values: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    """Bound names: a value, and which member of it (``const {a} = b``) or None for all of it."""
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Imported names: specifier, and the exported name, ``default``, or ``*`` for the module."""
    exports: dict[str, int] = field(default_factory=dict)
    passed_on: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Names exported from another module: specifier, and the name there or ``*``, as imports."""
    passed_whole: list[str] = field(default_factory=list)
    """Specifiers of the modules of which everything is exported (``export * from "a"``)."""
    returned: int | None = None  #: the value of the last `return`


def declared(tokens: list[Token], closing: dict[int, int], start: int, end: int) -> Declarations:
    """Return what ``tokens[start:end]`` declares; `closing` says where brackets close."""
    found = Declarations()
    reader = _Reader(tokens, closing, end, found)
    before = END
    index = start
    while index < end:
        token = tokens[index]
        if before != ("punctuator", "."):
            reader.read(index)
        before = token
        index = closing.get(index, index) + 1
    return found


class _Reader(Struct):
    tokens: list[Token]
    closing: dict[int, int]
    end: int
    found: Declarations

    def read(self, index: int) -> None:
        """Note what the statement that begins at `index` declares, if it does."""
        kind, text = self.tokens[index]
        if kind == "punctuator" and text == ",":
            self._binding(index)  # const a = 1, b = 2
        elif kind == "name":
            readers: dict[str, Callable[[int], None]] = {
                "const": self._binding,
                "let": self._binding,
                "var": self._binding,
                "function": self._function,
                "import": self._import,
                "export": self._export,
                "module": self._commonjs,
                "exports": self._commonjs,
                "return": self._return,
            }
            reader = readers.get(text)
            if reader:
                reader(index)

    def _token(self, index: int) -> Token:
        return self.tokens[index] if index < self.end else END

    def _return(self, index: int) -> None:
        self.found.returned = index + 1

    def _function(self, index: int) -> None:
        if self._token(index + 1).kind == "name":
            self.found.values[self._token(index + 1).text] = (index, None)

    def _binding(self, index: int) -> None:
        target = self._token(index + 1)
        value = self._after_equals(index + 2)
        if value is None:
            return
        if target.kind == "name":
            self.found.values[target.text] = (value, None)
        elif target == ("punctuator", "{"):
            for member, name in self._names(index + 1):
                self.found.values[name] = (value, member)

    def _after_equals(self, index: int) -> int | None:
        """Return what follows the ``=`` of a binding, beyond a type such as ``: Config``."""
        if self._token(index - 1) == ("punctuator", "{"):
            index = self.closing[index - 1] + 1
        typed = self._token(index) == ("punctuator", ":")
        for place in range(index, min(index + (50 if typed else 1), self.end)):
            if self.tokens[place] == ("punctuator", "="):
                return place + 1
        return None

    def _names(self, brace: int) -> Iterator[tuple[str, str]]:
        """Yield the pairs of ``{ a, b as c, d: e }``: the member's name, the name it gets."""
        member: str | None = None
        for kind, text in self.tokens[brace + 1 : min(self.closing[brace], self.end)]:
            if kind == "name" and text not in ("as", "type"):
                if member is not None:
                    yield member, text
                    member = None
                else:
                    member = text
            elif (kind, text) == ("punctuator", ",") and member is not None:
                yield member, member
                member = None
        if member is not None:
            yield member, member

    def _import(self, index: int) -> None:
        """Read ``import a, { b as c } from 'd'`` and ``import * as e from 'f'``."""
        names: list[tuple[str, str]] = []
        place = index + 1
        for _ in range(LONGEST_IMPORT):
            kind, text = self._token(place)
            if kind != "name" and text not in ("{", "*", ","):
                return
            specifier = self._from(place)
            if specifier is not None:
                self.found.imports.update((name, (specifier, member)) for member, name in names)
                return
            if text == "{":
                names.extend(self._names(place))
            elif text == "as":
                names.append(("*", self._token(place + 1).text))
                place += 1
            elif kind == "name" and text != "type":
                names.append(("default", text))
            place = self.closing.get(place, place) + 1

    def _export(self, index: int) -> None:
        following = self._token(index + 1)
        if following.text == "default":
            self.found.exports["default"] = index + 2
        elif following.text in ("const", "let", "var"):
            value = self._after_equals(index + 3)
            if value is not None:
                self.found.exports[self._token(index + 2).text] = value
        elif following.text in ("function", "async"):
            name = self._token(index + 2 + (following.text == "async"))
            self.found.exports[name.text] = index + 1
        elif following == ("punctuator", "*"):
            self._export_all(index + 1)
        elif following == ("punctuator", "{"):
            specifier = self._from(self.closing[index + 1] + 1)
            if specifier is None:
                self._export_names(index + 1)
            else:
                self.found.passed_on.update(
                    (name, (specifier, member)) for member, name in self._names(index + 1)
                )

    def _from(self, index: int) -> str | None:
        """Return the specifier behind a ``from`` at `index`, None where there is none."""
        specifier = self._token(index + 1)
        is_there = self._token(index) == ("name", "from") and specifier.kind == "string"
        return specifier.text if is_there else None

    def _export_all(self, star: int) -> None:
        """Read ``* from "a"`` and ``* as b from "a"``."""
        named = self._token(star + 1) == ("name", "as")
        specifier = self._from(star + (3 if named else 1))
        if specifier is not None and named:
            self.found.passed_on[self._token(star + 2).text] = (specifier, "*")
        elif specifier is not None:
            self.found.passed_whole.append(specifier)

    def _export_names(self, brace: int) -> None:
        for place in range(brace + 1, min(self.closing[brace], self.end)):
            if self.tokens[place].kind == "name" and self.tokens[place - 1].text in ("{", ","):
                renamed = self._token(place + 1).text == "as"
                self.found.exports[self._token(place + 2 * renamed).text] = place

    def _commonjs(self, index: int) -> None:
        """Read ``module.exports = …``, ``exports.name = …`` and ``module.exports.name = …``."""
        path = [self.tokens[index].text]
        place = index + 1
        while self._token(place) == ("punctuator", ".") and len(path) < LONGEST:
            path.append(self._token(place + 1).text)
            place += 2
        if self._token(place) != ("punctuator", "="):
            return
        names = path[path.index("exports") + 1 :] if "exports" in path else [""]
        if not names:
            self.found.exports["default"] = place + 1
        elif len(names) == 1 and names[0]:
            self.found.exports[names[0]] = place + 1
