"""The front matter of a post, asked by the names of fields, and how to read plain text from it."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from feedkit.characters import one_line
from feedkit.entries.aliases import ALIASES
from feedkit.entries.keys import keys_of
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.entries.keys import Way
    from feedkit.posts.post import Post

__all__ = ["Fields", "as_text", "is_false", "is_true", "plain_text", "shown"]

TRUE = frozenset({"true", "yes", "on"})
FALSE = frozenset({"false", "no", "off"})

MARK = lazy_re(r"[<`\[*&]")  # what all of these begin with
# Elements that people write in titles. Only these are taken for markup, since `Vec<T>` is not.
TAG = lazy_re(
    r"</?(?:a|abbr|b|bdi|bdo|br|cite|code|del|em|font|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|"
    r"span|strike|strong|sub|sup|time|tt|u|var|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
ENTITY = lazy_re(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Inline Markdown that cannot be anything else. `_x_` and `~~` stay: generators show the titles of
# front matter as they are, and snake_case and __init__ are what underscores mostly are there.
CODE = lazy_re(r"(`+)([^`]+)\1")
LINK = lazy_re(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
STRONG = lazy_re(r"(?<!\*)\*\*(?=[^\s*])([^*]+)(?<=[^\s*])\*\*(?!\*)")
EMPHASIS = lazy_re(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?![\w*])")


class Fields:
    """The front matter of one post, asked by the names of fields."""

    __slots__ = ("keys", "metadata", "post")

    def __init__(self, post: Post, metadata: Mapping[str, object] | None = None) -> None:
        """Ask for what `post` says, or for the `metadata` that this is completed to."""
        self.post = post
        self.metadata = post.metadata if metadata is None else metadata
        self.keys = keys_of(tuple(self.metadata))

    def get(self, key: str) -> object:
        """Return the value of one key (a dot leads into a nested table), None without it."""
        at = self.keys.way(key)
        if at is None:
            return None
        return self._found(at)[1] if at.inner else self.metadata[at.top]

    def find(self, field: str) -> Iterator[tuple[str, object]]:
        """Yield each key of `field` that has a value, as written, with it, in order of trust."""
        for at in self.keys.ways(ALIASES[field]).values():
            name, value = self._found(at)
            if value not in (None, "", [], {}):
                yield name, value

    def present(self, keys: tuple[str, ...]) -> Iterable[str]:
        """Return those of `keys`, in their order, that may have a value; the others have none."""
        return self.keys.ways(keys)

    def text(self, field: str) -> tuple[str, str] | None:
        """Return the first key of `field` that has a text, as written, and the text."""
        for key, value in self.find(field):
            text = as_text(value)
            if text:
                return key, text
        return None

    def has_any(self, keys: Collection[str]) -> bool:
        """Say whether any of `keys`, in lower case and at the top, is in the front matter."""
        return not self.keys.written.keys().isdisjoint(keys)

    def _found(self, at: Way) -> tuple[str, object]:
        """Return the key that a way leads to, as written, and its value; None if there is none."""
        name, value = at.top, self.metadata[at.top]
        for asked in at.inner:
            if not isinstance(value, Mapping):
                return name, None
            keys = keys_of(tuple(value)).written
            if asked not in keys:
                return name, None
            name, value = f"{name}.{keys[asked]}", value[keys[asked]]
        return name, value


def as_text(value: object) -> str | None:
    """Return a scalar as text on one line; None for what is no scalar, or says yes or no."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def shown(value: object) -> str:
    """Return a value as a message shows it, shortened where it is long."""
    return reprlib.repr(value)


def is_true(value: object) -> bool:
    """Say whether `value` is a yes, as a boolean or as a word."""
    return value is True or (isinstance(value, str) and value.strip().casefold() in TRUE)


def is_false(value: object) -> bool:
    """Say whether `value` is a no, as a boolean or as a word."""
    return value is False or (isinstance(value, str) and value.strip().casefold() in FALSE)


def plain_text(markup: str) -> str:
    """Return `markup`, a title or summary with stray HTML, entities or Markdown, as plain text.

    Readers show a title as it is: a tag, an entity or an asterisk in it would be shown.
    """
    text = markup
    if MARK.search(text):  # as few texts have any
        text = TAG.sub("", text)
        for pattern, group in ((CODE, 2), (LINK, 1), (STRONG, 1), (EMPHASIS, 1)):
            text = pattern.sub(rf"\{group}", text)
        text = ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return one_line(text)
