"""Front matter that Jekyll's configuration gives to posts, by where they are.

https://jekyllrb.com/docs/configuration/front-matter-defaults/
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from feedkit.entries.settings import mapping, rows, text
from feedkit.errors import ConfigError
from feedkit.posts.globs import matcher

if TYPE_CHECKING:
    import re

__all__ = ["Default", "inherited", "merged"]


class Default(Struct, frozen=True):
    """Front matter of the posts whose path and kind fit."""

    path: re.Pattern[str]  #: of the whole path
    kind: str | None  #: Jekyll's type; None for any
    values: Mapping[str, object]

    @classmethod
    def read(cls, settings: Mapping[str, object]) -> tuple[Self, ...]:
        """Return what `settings` (see `feedkit.sites.found`) hand down; a later one wins."""
        found = []
        for row in rows(settings, "defaults"):
            glob = text(row, "path") or "**"
            if "*" not in glob:  # then it is the beginning of a path, or of a name
                glob += "*"
            try:
                # A slash in front keeps the glob at the site's root.
                path = matcher([f"/{glob.lstrip('/')}"])
            except ConfigError:  # a glob that makes no sense fits nothing
                continue
            found.append(cls(path, text(row, "type"), mapping(row, "values")))
        return tuple(found)


def inherited(
    defaults: Iterable[Default], paths: Collection[str], kinds: Collection[str]
) -> dict[str, object]:
    """Return what `defaults` say of a post that has one of these paths and is of these kinds."""
    values: dict[str, object] = {}
    for default in defaults:
        if default.kind in (None, *kinds) and any(map(default.path.fullmatch, paths)):
            values = merged(values, default.values)
    return values


def merged(under: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """Return both: mappings in one another, else what `over` says unless that is nothing."""
    values = dict(under)
    for key, value in over.items():
        beneath = values.get(key)
        if isinstance(beneath, Mapping) and isinstance(value, Mapping):
            values[key] = merged(beneath, value)
        elif value is not None or key not in values:
            values[key] = value
    return values
