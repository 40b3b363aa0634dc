"""Front matter that Hugo hands down to pages: from the configuration, and the pages of sections.

https://gohugo.io/configuration/cascade/, https://gohugo.io/content-management/front-matter/#cascade
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.entries.dialects.hugo_globs import fits, pattern
from feedkit.entries.settings import mapping, text, texts

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["Cascade", "cascades"]

TARGET_KEYS = frozenset({"_target", "target", "params"})


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
            and fits(self.path, path)
            and fits(self.language, language)
        )


def cascades(said: object, below: tuple[str, ...] = (), of: str | None = None) -> Iterator[Cascade]:
    """Yield what pages inherit, what Hugo prefers last: of entries with one key, the first wins.

    What is for another environment than "production" is for nobody: that is what sites are built
    for.
    """
    for entry in reversed(said if isinstance(said, list) else [said]):
        if not isinstance(entry, Mapping):
            continue
        words = _lowered(entry)
        target = {**_lowered(mapping(words, "_target")), **_lowered(mapping(words, "target"))}
        kind, environment = pattern(text(target, "kind")), pattern(text(target, "environment"))
        if fits(kind, "page") and fits(environment, "production"):
            values = {key: value for key, value in words.items() if key not in TARGET_KEYS}
            values |= _lowered(mapping(words, "params"))
            path, language = pattern(text(target, "path")), pattern(_language(target))
            # Who names languages means pages of others than his own.
            yield Cascade(values, below, None if language else of, path, language)


def _language(target: Mapping[str, object]) -> str | None:
    """Return the glob of languages: `lang`, and since version 0.150 a list in `sites.matrix`."""
    matrix = _lowered(mapping(_lowered(mapping(target, "sites")), "matrix"))
    several = texts(matrix, "languages")
    return f"{{{','.join(several)}}}" if several else text(target, "lang")


def _lowered(values: Mapping[str, object]) -> dict[str, object]:
    return {str(key).lower(): value for key, value in values.items()}
