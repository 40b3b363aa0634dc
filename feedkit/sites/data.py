"""What one configuration file says, as plain data that is asked by dotted paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import TypeVar

from feedkit.characters import legal, one_line
from feedkit.sites.found import Found
from feedkit.sites.literals.values import MAX_DEPTH, UNKNOWN, Call, Function

__all__ = ["Data", "first", "merged", "plain", "plugins", "shown", "stated"]

T = TypeVar("T")
LARGEST = 2**63


class Data:
    """A file's values. Whatever is not of the kind that is asked for is taken as not said."""

    def __init__(self, name: str, values: Mapping[str, object]) -> None:
        self.name = name  #: the file, relative to the site's root
        self.values = values

    def get(self, path: str) -> object:
        """Return what stands at `path` (``author.name``), None when nothing does."""
        value: object = self.values
        for key in path.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        return value

    def found(self, *paths: str) -> Found[str] | None:
        """Return the first text among `paths`, on one line, and where it stands."""
        for path in paths:
            value = self.get(path)
            if isinstance(value, int | float) and not isinstance(value, bool):
                value = str(value)  # title: 2048
            if isinstance(value, str) and one_line(value):
                return Found(value=one_line(value), where=f"{self.name}: {path}")
        return None

    def text(self, path: str) -> str | None:
        """Return the text at `path`; an empty one is none."""
        value = self.get(path)
        return value if isinstance(value, str) and value else None

    def flag(self, path: str) -> bool | None:
        """Return the yes or no at `path`."""
        value = self.get(path)
        return value if isinstance(value, bool) else None

    def mapping(self, path: str) -> dict[str, object]:
        """Return the mapping at `path`, an empty one when there is none."""
        value = self.get(path)
        return dict(value) if isinstance(value, Mapping) else {}

    def items(self, path: str) -> list[object]:
        """Return the list at `path`; a single value is a list of one."""
        value = self.get(path)
        if isinstance(value, list):
            return value
        return [] if value is None else [value]

    def texts(self, path: str) -> list[str]:
        """Return the texts of the list at `path`."""
        return [item for item in self.items(path) if isinstance(item, str)]


def stated(**values: object) -> dict[str, object]:
    """Return the `values` that say something: neither None nor empty."""
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def first(*candidates: T | None) -> T | None:
    """Return the first of `candidates` that there is."""
    return next((candidate for candidate in candidates if candidate is not None), None)


def merged(layers: Sequence[Data]) -> dict[str, object]:
    """Return what all `layers` say, mappings in one another; what an earlier one says wins."""
    values: dict[str, object] = {}
    for layer in reversed(layers):
        values = _over(values, layer.values)
    return values


def _over(under: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    values = dict(under)
    for key, value in over.items():
        beneath = values.get(key)
        if isinstance(value, dict) and isinstance(beneath, dict):
            value = _over(beneath, value)  # noqa: PLW2901 - what is put in its place
        values[key] = value
    return values


def plugins(listed: list[object]) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield name and options of the plugins that a list has, in any of the ways they are written.

    ``"name"``, ``["name", {…}]``, ``{resolve: "name", options: {…}}``, ``{name: {…}}`` and
    ``name({…})``.
    """
    for entry in listed:
        match entry:
            case str(name) | [str(name)]:
                yield name, {}
            case [str(name), dict(options), *_]:
                yield name, options
            case {"resolve": str(name), **rest}:
                yield name, _options(rest.get("options"))
            case Call(name=name, arguments=arguments):
                yield name, next((part for part in arguments if isinstance(part, dict)), {})
            case dict(named):
                yield from ((key, _options(value)) for key, value in named.items())


def _options(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def plain(value: object, depth: int = 0) -> object:
    """Return `value` as str, int, float, bool, None, list, dict and Call, and nothing else.

    Texts lose the characters that no feed may hold, dates become their ISO 8601 text, keys texts,
    functions what they return. What is not known is left out of mappings, and None in lists.
    """
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, int) and abs(value) > LARGEST:
        return None  # no setting is, and Python does not write out 0xfff… of any length
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    return None if depth > MAX_DEPTH else _plain_parts(value, depth + 1)


def _plain_parts(value: object, depth: int) -> object:
    if isinstance(value, Mapping):
        known = ((key, item) for key, item in value.items() if item is not UNKNOWN)
        return {legal(str(key)): plain(item, depth) for key, item in known}
    if isinstance(value, list | tuple):
        return [plain(item, depth) for item in value]
    if isinstance(value, Function):
        return plain(value.returned, depth)
    if isinstance(value, Call):
        return Call(legal(value.name), tuple(plain(item, depth) for item in value.arguments))
    return None


def shown(values: Mapping[str, object]) -> dict[str, str]:
    """Return the texts and numbers among `values` and in their mappings, which posts may show."""
    nested = {
        f"{name}.{key}": value
        for name, inner in values.items()
        if isinstance(inner, Mapping)
        for key, value in inner.items()
    }
    return {
        name: str(value)
        for name, value in {**values, **nested}.items()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }
