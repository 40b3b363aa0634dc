"""Titles of posts whose front matter has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.entries.fields import plain_text
from feedkit.entries.links import without_date
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from pathlib import PurePosixPath

__all__ = ["first_heading", "title_from_path"]

# CommonMark 0.31.2 §4.2 and §4.3: an ATX heading of level 1, or a line underlined with "=".
HEADING = lazy_re(r"\s*(?:#[ \t]+(?P<atx>[^\n]+)|(?P<setext>[^\s#>|`~][^\n]*)\n=+)[ \t]*(?:\n|\Z)")
CLOSING_HASHES = lazy_re(r"[ \t]#+[ \t]*$")
# Of a heading, unlike of a title in front matter, underscores are markup as well.
UNDERLINED = lazy_re(r"(?<![\w_])(_{1,2})(?=[^\s_])([^_]+)(?<=[^\s_])\1(?![\w_])")
ATTRIBUTES = lazy_re(r"\s*\{:?[^{}]*\}\s*$")


def first_heading(body: str) -> str | None:
    """Return the plain text of the level 1 heading that `body` begins with; None without one."""
    match = HEADING.match(body)
    if match is None:
        return None
    text = match["setext"] or CLOSING_HASHES.sub("", match["atx"])
    return plain_text(UNDERLINED.sub(r"\2", ATTRIBUTES.sub("", text))) or None


def title_from_path(path: PurePosixPath) -> str:
    """Return the file's name in words; a bundle's folder's. The date in front is no part of it."""
    name = path.parent.name if path.stem == "index" and path.parent.name else path.stem
    words = re.sub(r"[-_\s]+", " ", without_date(name)).strip() or name
    return words[0].upper() + words[1:]
