"""Front matter that Hugo hands down to pages: from the configuration, and the pages of sections.

https://gohugo.io/configuration/cascade/, https://gohugo.io/content-management/front-matter/#cascade
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.entries.settings import mapping, text
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Cascade", "cascades"]

TARGET_KEYS = frozenset({"_target", "target", "params"})
# https://gohugo.io/quick-reference/glob-patterns/
GLOB = lazy_re(r"\*\*|[*?{},]|\[[^\]]+\]|.", re.DOTALL)
MEANINGS = {"**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}


class Cascade(Struct, frozen=True):
    """What some pages inherit."""

    values: Mapping[str, object]
    below: tuple[str, ...] = ()  #: the folders of the section whose page says so
    of: str | None = None  #: the language of that page
    path: re.Pattern[str] | None = None  #: of the inheriting page, below the content; None for any
    language: re.Pattern[str] | None = None  #: of that page; None for any

    @property
    def is_for_all(self) -> bool:
        """Whether all pages inherit it."""
        return not (self.below or self.of or self.path or self.language)

    def fits(self, folders: tuple[str, ...], path: str, language: str) -> bool:
        """Say whether the page at `path`, which is in these `folders`, inherits it."""
        return (
            self.of in (None, language)
            and folders[: len(self.below)] == self.below
            and (self.path is None or bool(self.path.fullmatch(path)))
            and (self.language is None or bool(self.language.fullmatch(language)))
        )


def cascades(said: object, below: tuple[str, ...] = (), of: str | None = None) -> Iterator[Cascade]:
    """Yield what pages inherit, what Hugo prefers last: of entries with one key, the first wins."""
    for entry in reversed(said if isinstance(said, list) else [said]):
        if not isinstance(entry, Mapping):
            continue
        words = _lowered(entry)
        target = {**_lowered(mapping(words, "_target")), **_lowered(mapping(words, "target"))}
        kind = _pattern(target, "kind")
        if kind is None or kind.fullmatch("page"):
            values = {key: value for key, value in words.items() if key not in TARGET_KEYS}
            values |= _lowered(mapping(words, "params"))
            path, language = _pattern(target, "path"), _pattern(target, "lang")
            yield Cascade(values, below, of, path, language)


def _lowered(values: Mapping[str, object]) -> dict[str, object]:
    return {str(key).lower(): value for key, value in values.items()}


def _pattern(target: Mapping[str, object], name: str) -> re.Pattern[str] | None:
    """Return what a glob fits, None where it fits all."""
    glob = text(target, name) or "**"
    if glob == "**":
        return None
    words = (MEANINGS.get(word) or re.escape(word) for word in GLOB.findall(glob))
    try:
        return re.compile("".join(words), re.IGNORECASE | re.DOTALL)
    except re.error:  # braces without their other half fit nothing
        return re.compile(r"(?!)")
