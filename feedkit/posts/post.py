"""A post: a source file, read but not yet understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from feedkit.errors import PostError, Problem
from feedkit.lazy import lazy_re

__all__ = ["Post"]

NAME_SEPARATOR = lazy_re(r"[.\[\]]+")  # of `extra.updated`, `images[0]`


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Post:
    """One source file: its front matter as plain data, and its body as text."""

    path: str  #: relative to the folder that was searched, with forward slashes
    metadata: Mapping[str, object]  #: front matter; keys as written, dates still text
    body: str = field(repr=False)  #: what follows the front matter, line endings ``\n``
    head: str = field(default="", repr=False)  #: the file's text up to the body, fences included

    def __eq__(self, other: object) -> bool:
        """Compare what posts say: it does not matter which of them has been read to its end."""
        if not isinstance(other, Post):
            return NotImplemented
        return (
            self.path == other.path
            and self.metadata == other.metadata
            and self.head == other.head
            and self.body == other.body
        )

    __hash__ = None  # type: ignore[assignment]  # metadata cannot be hashed

    def line_of(self, key: str) -> int | None:
        """Return the line, counted from 1, on which the front matter mentions `key`.

        A key within another is named `extra.updated`, in whatever way the format nests it; where
        it cannot be found, the line is that of the key around it. Case does not matter. The text
        is searched, not parsed: this is for messages, and every format in which posts come will do.
        """
        outermost, *inner = [name for name in NAME_SEPARATOR.split(key) if name] or [key]
        # A key of the post stands further left than keys of the same name within its values.
        found = min(mention(outermost).finditer(self.head), key=self._column, default=None)
        for name in inner:
            if found is None:
                break
            found = mention(name).search(self.head, found.end("key")) or found
        return found and self.head.count("\n", 0, found.start("key")) + 1

    def _column(self, match: re.Match[str]) -> int:
        return match.start("key") - self.head.rfind("\n", 0, match.start("key"))

    def problem(self, field: str | None, message: str, *, kept: bool = False) -> Problem:
        """Return what is wrong with `field` of this post, with the line it stands on."""
        line = self.line_of(field) if field else None
        return Problem(path=self.path, line=line, field=field, message=message, kept=kept)

    def error(self, field: str | None, message: str) -> PostError:
        """Return the exception that leaves this post out, for the caller to raise."""
        return PostError(self.problem(field, message))


def mention(name: str) -> re.Pattern[str]:
    """Return what finds `name` where it is a key.

    That is `name:`, `"name":`, `name =`, `[name]`, `[extra.name]`, `:name:`, `.. name:` and the
    like, at the beginning of a line or behind a brace, a comma or a dot.
    """
    return re.compile(
        rf"""(?:^|[{{,.])[\ \t.:\['"-]{{0,80}}(?P<key>{re.escape(name)})["']?(?:\]|[\ \t]*[:=.])""",
        re.IGNORECASE | re.MULTILINE,
    )
