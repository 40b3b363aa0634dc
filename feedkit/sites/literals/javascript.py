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
        self._effort = effort
        self._expressions = Expressions(self._tokens, closing, effort, self._named, self._required)

    def config(self) -> object:
        """Return what the file exports, taken out of the functions that return or wrap it."""
        return unwrapped(self.exported("default"))

    def exported(self, name: str) -> object:
        """Return the value exported as `name`; ``default`` is also what CommonJS exports."""
        if name in self._top.exports:
            return self._expressions.value_at(self._top.exports[name])
        if name in self._top.passed_on:
            return self._from(*self._top.passed_on[name])
        if name == "default":
            return UNKNOWN
        passed = (self._from(specifier, name) for specifier in self._top.passed_whole)
        known = (value for value in passed if value is not UNKNOWN)
        return next(known, member(self.exported("default"), name))

    def exports(self) -> dict[str, object]:
        """Return all that is exported under a name."""
        own = {name: self.exported(name) for name in self._top.exports if name != "default"}
        return self._passed_on() | own

    def bindings(self) -> dict[str, object]:
        """Return the values of the names bound at the top of the file, or passed on by it."""
        return self._passed_on() | {name: self._named(name) for name in self._top.values}

    def calls(self, name: str) -> Iterator[list[object]]:
        """Yield the arguments of each call of the function or method `name`, in their order.

        `object.method` asks for the calls of that method of anything that is called so.
        """
        path = tokenize(f"{name}(")
        for index, token in enumerate(self._tokens):
            if token == path[0] and self._tokens[index : index + len(path)] == path:
                yield self._expressions.items_at(index + len(path) - 1)

    def imported(self) -> list[str]:
        """Return the specifiers of the modules that the file imports or requires."""
        required = (first for first, *_ in filter(None, self.calls("require")))
        imported = (specifier for specifier, _ in self._top.imports.values())
        return [*imported, *(each for each in required if isinstance(each, str))]

    def _named(self, name: str) -> object:
        if name in self._top.values:
            return self._expressions.binding(*self._top.values[name])
        if name in self._top.imports:
            return self._from(*self._top.imports[name])
        return BOUND.get(name, UNKNOWN)

    def _passed_on(self) -> dict[str, object]:
        """Return all that the file exports under a name from others."""
        values: dict[str, object] = {}
        for specifier in self._top.passed_whole:
            exported = self._from(specifier, "*")
            values |= exported if isinstance(exported, dict) else {}
        named = (name for name in self._top.passed_on if name != "default")
        return values | {name: self.exported(name) for name in named}

    def _from(self, specifier: str, name: str) -> object:
        """Return what another module exports as `name`, all that it exports for ``*``."""
        module = None if self._effort.spent() else self._load(specifier)
        if module is None:
            return UNKNOWN
        # Modules may pass on one another's names in a circle.
        self._effort.steps += 1
        self._effort.depth += 1
        value = module.exports() if name == "*" else module.exported(name)
        self._effort.depth -= 1
        return value

    def _required(self, specifier: str) -> object:
        """Return what CommonJS's `require` gives: ``module.exports``, else all that is exported."""
        module = self._load(specifier)
        value = UNKNOWN if module is None else module.exported("default")
        return module.exports() if module and value is UNKNOWN else value
