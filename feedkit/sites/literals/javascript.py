"""What a JavaScript or TypeScript configuration file says in so many words. Nothing is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.sites.literals.declarations import declared
from feedkit.sites.literals.expressions import Expressions
from feedkit.sites.literals.tokens import pair, tokenize
from feedkit.sites.literals.values import UNKNOWN, Effort, member, unwrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Script"]

# What Node.js binds. "." is the folder of the site, which is where its configuration lies.
BOUND: Mapping[str, object] = {"__dirname": "."}


class Script:
    """One file's values. Any text makes a script, and asking it raises nothing.

    Values are str, int, float, bool, None, list, dict, Call, Function and UNKNOWN.
    """

    def __init__(self, text: str, load: Callable[[str], Script | None], effort: Effort) -> None:
        """Read `text`; `load` gives the module of a specifier, None for one that is not known."""
        self._tokens = tokenize(text)
        closing = pair(self._tokens)
        self._top = declared(self._tokens, closing, 0, len(self._tokens))
        self._load = load
        self._expressions = Expressions(self._tokens, closing, effort, self._named, self._required)

    def config(self) -> object:
        """Return what the file exports, taken out of the functions that return or wrap it."""
        return unwrapped(self.exported("default"))

    def exported(self, name: str) -> object:
        """Return the value exported as `name`; ``default`` is also what CommonJS exports."""
        if name in self._top.exports:
            return self._expressions.value_at(self._top.exports[name])
        return UNKNOWN if name == "default" else member(self.exported("default"), name)

    def exports(self) -> dict[str, object]:
        """Return all that is exported under a name."""
        return {name: self.exported(name) for name in self._top.exports if name != "default"}

    def bindings(self) -> dict[str, object]:
        """Return the values of the names bound at the top of the file."""
        return {name: self._named(name) for name in self._top.values}

    def calls(self, name: str) -> Iterator[list[object]]:
        """Yield the arguments of each call of the function or method `name`, in their order.

        `object.method` asks for the calls of that method of anything that is called so.
        """
        path = tokenize(f"{name}(")
        for index, token in enumerate(self._tokens):
            if token == path[0] and self._tokens[index : index + len(path)] == path:
                yield self._expressions.items_at(index + len(path) - 1)

    def _named(self, name: str) -> object:
        if name in self._top.values:
            return self._expressions.binding(*self._top.values[name])
        if name in self._top.imports:
            specifier, exported = self._top.imports[name]
            module = self._load(specifier)
            if module is None:
                return UNKNOWN
            return module.exports() if exported == "*" else module.exported(exported)
        return BOUND.get(name, UNKNOWN)

    def _required(self, specifier: str) -> object:
        """Return what CommonJS's `require` gives: ``module.exports``, else all that is exported."""
        module = self._load(specifier)
        value = UNKNOWN if module is None else module.exported("default")
        return module.exports() if module and value is UNKNOWN else value
