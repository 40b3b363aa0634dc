"""What a Python configuration file says in so many words. Nothing is run or imported.

Assignments at the top of the module count, in their order: literals, names that are bound to them,
`+`, `%s`, f-strings, `or`, `os.environ.get(name, default)` and joined paths.
"""

from __future__ import annotations

import ast
import posixpath
import warnings
from functools import singledispatchmethod
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re
from feedkit.sites.literals.values import MAX_DEPTH, MAX_ITEMS, MAX_STEPS, UNKNOWN, added

if TYPE_CHECKING:
    import re

__all__ = ["Assignments"]

PLACEHOLDER = lazy_re(r"%(?:%|(?:\((\w+)\))?[sd])?")
# Both give their second argument unless the environment of the day says otherwise, which is no
# part of the site's configuration.
NAME_AND_DEFAULT = 2
ENVIRONMENT = frozenset(["os.environ.get", "environ.get", "os.getenv", "getenv"])
JOINS = frozenset(["os.path.join", "path.join", "join"])


class Assignments:
    """The names that modules bind, one module read after the other.

    Values are str, int, float, bool, None, list (for tuples and sets too), dict and UNKNOWN.
    """

    def __init__(self) -> None:
        self._names: dict[str, object] = {}
        self._sizes: dict[str, int] = {}  # steps that reading each name's value has taken
        self._depth = 0
        self._steps = 0

    def read(self, text: str) -> dict[str, object]:
        """Return what the module `text` assigns; names of modules read before are known to it.

        Raises SyntaxError, ValueError, RecursionError or MemoryError for what is not Python.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a "\s" that is no escape is the site's affair
            module = ast.parse(text)
        assigned: dict[str, object] = {}
        for statement in module.body:
            for name, value in self._assigned(statement):
                assigned[name] = self._names[name] = value
        return assigned

    def _assigned(self, statement: ast.stmt) -> list[tuple[str, object]]:
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign | ast.AugAssign):
            targets = [statement.target]
        else:
            return []
        before = self._steps
        value = self._value(statement.value) if statement.value else UNKNOWN
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if isinstance(statement, ast.AugAssign):
            value = added(self._names.get(names[0], UNKNOWN), value) if names else UNKNOWN
        for name in names:
            self._sizes[name] = self._sizes.get(name, 0) + self._steps - before
        return [(name, value) for name in names]

    def _value(self, node: ast.expr) -> object:
        self._steps += 1
        if self._depth > MAX_DEPTH or self._steps > MAX_STEPS:
            return UNKNOWN
        self._depth += 1
        value = self._read(node)
        self._depth -= 1
        return value

    @singledispatchmethod
    def _read(self, _node: ast.expr) -> object:
        return UNKNOWN

    @_read.register
    def _(self, node: ast.Constant) -> object:
        plain = node.value is None or isinstance(node.value, str | int | float)
        return node.value if plain else UNKNOWN

    @_read.register
    def _(self, node: ast.Name) -> object:
        # What a name stands for counts each time: `a = [b, b]` twenty times over is a million b.
        self._steps += self._sizes.get(node.id, 0)
        return UNKNOWN if self._steps > MAX_STEPS else self._names.get(node.id, UNKNOWN)

    @_read.register(ast.List | ast.Tuple | ast.Set)
    def _(self, node: ast.List | ast.Tuple | ast.Set) -> object:
        return [self._value(item) for item in node.elts]

    @_read.register
    def _(self, node: ast.Dict) -> object:
        values: dict[str, object] = {}
        for key_node, value_node in zip(node.keys, node.values, strict=True):
            key = self._value(key_node) if key_node else UNKNOWN
            if isinstance(key, str):
                values[key] = self._value(value_node)
        return values

    @_read.register
    def _(self, node: ast.BinOp) -> object:
        left, right = self._value(node.left), self._value(node.right)
        if isinstance(node.op, ast.Add):
            return added(left, right)
        if isinstance(node.op, ast.Mod) and isinstance(left, str):
            return _formatted(left, right)
        return UNKNOWN

    @_read.register
    def _(self, node: ast.BoolOp) -> object:
        if isinstance(node.op, ast.And):
            return UNKNOWN
        values = [self._value(operand) for operand in node.values]
        return next((value for value in values if value is not UNKNOWN and value), values[-1])

    @_read.register
    def _(self, node: ast.UnaryOp) -> object:
        value = self._value(node.operand)
        if isinstance(node.op, ast.USub) and isinstance(value, int | float):
            return -value
        return UNKNOWN

    @_read.register
    def _(self, node: ast.JoinedStr) -> object:
        value: object = ""
        for part in node.values:
            value = added(value, self._value(part))
        return value

    @_read.register
    def _(self, node: ast.FormattedValue) -> object:
        return UNKNOWN if node.format_spec else self._value(node.value)

    @_read.register
    def _(self, node: ast.Call) -> object:
        name = _dotted(node.func)
        if name == "dict" and not node.args:
            return {key.arg: self._value(key.value) for key in node.keywords if key.arg}
        arguments = [self._value(argument) for argument in node.args]
        if name in ENVIRONMENT and len(arguments) == NAME_AND_DEFAULT:
            return arguments[1]
        texts = [argument for argument in arguments if isinstance(argument, str)]
        if name in JOINS and texts and len(texts) == len(arguments):
            return posixpath.join(*texts)
        return UNKNOWN


def _dotted(node: ast.expr) -> str:
    """Return ``a.b.c`` of the expression `a.b.c`, "" of any other."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def _formatted(template: str, values: object) -> object:
    """Return ``template % values`` for the placeholders ``%s``, ``%d`` and ``%(name)s``."""
    items = list(reversed(values)) if isinstance(values, list) else [values]
    size = len(template)

    def replacement(match: re.Match[str]) -> str:
        nonlocal size
        if match[0] == "%%":
            return "%"
        if match[0] == "%":
            value = None  # of a kind that is not known
        elif match[1]:
            value = values.get(match[1]) if isinstance(values, dict) else None
        else:
            value = items.pop() if items else None
        text = str(value) if isinstance(value, str | int) else None
        size += len(text or "")
        if text is None or size > MAX_ITEMS:
            raise LookupError
        return text

    try:
        return PLACEHOLDER.sub(replacement, template)
    except LookupError:
        return UNKNOWN
