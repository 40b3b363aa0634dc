"""What a site's configuration says, asked for by kind: what is of another kind was not said.

The settings come out of users' files, so nothing about their shapes is certain.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["flag", "mapping", "rows", "text", "texts"]


def text(settings: Mapping[str, object], name: str) -> str | None:
    """Return the text called `name`; an empty one is none."""
    value = settings.get(name)
    return value if isinstance(value, str) and value else None


def flag(settings: Mapping[str, object], name: str) -> bool:
    """Return whether `name` is a yes."""
    return settings.get(name) is True


def mapping(settings: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Return the mapping called `name`, an empty one without it."""
    value = settings.get(name)
    return value if isinstance(value, Mapping) else {}


def rows(settings: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    """Return the mappings in the list called `name`."""
    value = settings.get(name)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def texts(settings: Mapping[str, object], name: str) -> tuple[str, ...]:
    """Return the texts in the list called `name`."""
    value = settings.get(name)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
