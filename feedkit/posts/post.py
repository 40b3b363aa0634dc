"""A post: a source file, read but not yet understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from feedkit.errors import PostError, Problem

__all__ = ["Post"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One source file: its front matter as plain data, and its body as text."""

    path: str  #: relative to the folder that was searched, with forward slashes
    metadata: Mapping[str, object]  #: front matter; keys as written, dates still text
    body: str = field(repr=False)  #: what follows the front matter, line endings ``\n``
    head: str = field(default="", repr=False)  #: the file's text up to the body, fences included

    def line_of(self, key: str) -> int | None:
        """Return the line, counted from 1, on which the front matter mentions `key`."""
        pattern = re.compile(rf"""[\s.\["'{{]*{re.escape(key)}["'\]]*\s*[:=]""", re.IGNORECASE)
        for number, line in enumerate(self.head.splitlines(), start=1):
            if pattern.match(line):
                return number
        return None

    def problem(self, field: str | None, message: str, *, kept: bool = False) -> Problem:
        """Return what is wrong with `field` of this post, with the line it stands on."""
        line = self.line_of(field) if field else None
        return Problem(path=self.path, line=line, field=field, message=message, kept=kept)

    def error(self, field: str | None, message: str) -> PostError:
        """Return the exception that leaves this post out, for the caller to raise."""
        return PostError(self.problem(field, message))
