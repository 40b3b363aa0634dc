"""Which section of a site a post is in, by the folders of its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import PurePosixPath

__all__ = ["section_of"]

#: Folders that hold all that a site has, by the habits of generators and their starters.
CONTAINERS = frozenset(
    [
        *("app", "content", "contents", "data", "docs", "markdown", "mdx", "pages", "public"),
        *("site", "source", "src", "static", "web", "website", "www"),
    ]
)
# Days and their parts, and what makes no address: the (groups), @slots and [words] of routers.
NAMELESS = lazy_re(r"[\d._-]+|[(@\[].*", re.DOTALL)


def section_of(path: PurePosixPath, *, without: Collection[str] = ()) -> str | None:
    """Return the first folder of the post at `path` that a reader would name; None without one.

    That is no container, no date, none of the names `without` (languages, say; in lower case), and
    not the folder that a post has to itself. ``_posts`` is called ``posts``.
    """
    folder = path.parent.parent if path.stem.casefold() in {"index", "_index"} else path.parent
    for name in folder.parts:
        section = name.lstrip("_")
        key = section.casefold()
        if key and key not in CONTAINERS and key not in without and not NAMELESS.fullmatch(section):
            return section
    return None
