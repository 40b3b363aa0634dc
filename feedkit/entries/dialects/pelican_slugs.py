"""How Pelican makes slugs.

https://docs.getpelican.com/en/latest/settings.html#url-settings, ``SLUGIFY_…`` and
``SLUG_REGEX_SUBSTITUTIONS``.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from feedkit.entries.dialects.expressions import substituted
from feedkit.entries.settings import flag, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Slugs"]

SUBSTITUTIONS = (
    (r"[^\w\s-]", ""),
    (r"(?u)\A\s*", ""),
    (r"(?u)\s*\Z", ""),
    (r"[-\s]+", "-"),
)
SOURCE = "title"


class Slugs(Struct, frozen=True, kw_only=True):
    """How words become parts of addresses."""

    source: str = SOURCE  #: or ``basename``, the file's name
    substitutions: tuple[tuple[str, str], ...] = SUBSTITUTIONS
    unicode: bool = False  #: whether letters outside ASCII stay
    preserve_case: bool = False

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Self:
        """Return what the settings called ``slug`` say."""
        pairs = settings.get("substitutions")
        return cls(
            source=text(settings, "source") or SOURCE,
            substitutions=tuple(_pairs(pairs)) if isinstance(pairs, list) else SUBSTITUTIONS,
            unicode=flag(settings, "unicode"),
            preserve_case=flag(settings, "preserve_case"),
        )

    def slug(self, words: str) -> str:
        """Return the slug of `words`, as `pelican.utils.slugify`. Raises ExpressionError."""
        from markupsafe import Markup  # noqa: PLC0415 - both are for links of this kind alone
        from unidecode import unidecode  # noqa: PLC0415

        slug = unicodedata.normalize("NFKC", Markup(words).striptags())  # noqa: S704 - stripped
        slug = slug if self.unicode else unidecode(slug)
        for pair in self.substitutions:
            expression, replacement = (unicodedata.normalize("NFKC", part) for part in pair)
            slug = substituted(expression, replacement, slug)
        return (slug if self.preserve_case else slug.lower()).strip()


def _pairs(rows: list[object]) -> Iterator[tuple[str, str]]:
    for row in rows:
        match row:
            case [str(expression), str(replacement), *_]:
                yield expression, replacement
