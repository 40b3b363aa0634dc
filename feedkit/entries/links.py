"""Where a post lives on its site: slugs, and the pattern language of permalinks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from feedkit.characters import normal_form
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.entries.fields import Fields

__all__ = ["PLAIN_TOKENS", "Address", "Token", "expand", "slugify", "unknown_token", "without_date"]

DATE_PREFIX = lazy_re(r"\d{4}[-_]\d{1,2}[-_]\d{1,2}(?:[-_]+|$)")
TOKEN = lazy_re(r":([a-z_]+)")


class Address(Struct, frozen=True):
    """All that the link of a post is made from."""

    path: PurePosixPath  #: the post's file, relative to the site's posts
    fields: Fields
    title: str  #: plain text
    local: datetime  #: publication, in the site's time zone: its day is the day in the link
    categories: tuple[str, ...] = ()

    @classmethod
    def of_page(cls, fields: Fields) -> Self:
        """Return what the link of a page is made from, which has no date."""
        return cls(PurePosixPath(fields.post.path), fields, "", datetime.min.replace(tzinfo=UTC))

    @property
    def is_bundle(self) -> bool:
        """Whether the post is the ``index`` file of a folder of its own."""
        return self.path.stem.casefold() in {"index", "_index"}

    @property
    def name(self) -> str:
        """The file's name without its suffix; a bundle's folder."""
        if self.is_bundle and self.path.parent.name:
            return self.path.parent.name
        return self.path.stem

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders the post is in; a bundle's own is not one of them."""
        folder = self.path.parent
        return (folder.parent if self.is_bundle else folder).parts


#: The value of one word of a permalink pattern.
Token = Callable[[Address], str]


def without_date(name: str) -> str:
    """Return a file name without the date it begins with; whole when it is nothing but a date."""
    return DATE_PREFIX.sub("", name, count=1) or name


def slugify(text: str) -> str:
    """Return `text` in lower case with hyphens for all that is no letter or digit, in any script.

    Letters outside ASCII stay: an address percent-encodes them, and transliteration guesses.
    """
    lowered = normal_form("NFC", text).casefold().replace("'", "").replace("’", "")
    return re.sub(r"[\W_]+", "-", lowered).strip("-")


def unknown_token(pattern: str, tokens: Collection[str]) -> str | None:
    """Return the first ``:word`` of `pattern` that is not one of `tokens`, None without one."""
    return next((word for word in TOKEN.findall(pattern) if word not in tokens), None)


def expand(pattern: str, tokens: Mapping[str, Token], address: Address) -> str:
    """Return `pattern` with each ``:word`` replaced, and no slash doubled by an empty one.

    Raises KeyError, with the word, for one that is not in `tokens`.
    """
    link = TOKEN.sub(lambda match: tokens[match[1]](address), pattern)
    return re.sub(r"/{2,}", "/", link)


def _slug(address: Address) -> str:
    written = address.fields.text("slug")
    return written[1].strip("/") if written else without_date(address.name)


#: What a pattern in feedkit's own configuration may use; each dialect adds to it or overrides.
PLAIN_TOKENS: Mapping[str, Token] = {
    "year": lambda address: f"{address.local.year:04}",
    "month": lambda address: f"{address.local.month:02}",
    "day": lambda address: f"{address.local.day:02}",
    "i_month": lambda address: str(address.local.month),
    "i_day": lambda address: str(address.local.day),
    "hour": lambda address: f"{address.local.hour:02}",
    "minute": lambda address: f"{address.local.minute:02}",
    "second": lambda address: f"{address.local.second:02}",
    "slug": _slug,
    "title": lambda address: slugify(address.title),
    "filename": lambda address: address.name,
    "folders": lambda address: "/".join(address.folders),
    "category": lambda address: slugify(address.categories[0]) if address.categories else "",
    "categories": lambda address: "/".join(map(slugify, address.categories)),
}
