"""Which section of a site a post is in, by the folders of its file, and the pages of sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import PurePosixPath

__all__ = ["folders_above", "is_section_page", "section_of", "section_pages"]

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


def is_section_page(path: str) -> bool:
    """Say whether the file at `path` is the page of a section, and no post (Hugo, Zola)."""
    return path.startswith("_index.", path.rfind("/") + 1)


def section_pages(
    paths: Sequence[str],
    starts: Iterable[str],
    names: Sequence[str],
    is_inside: Callable[[str], bool],
) -> list[str]:
    """Return the pages of the sections that the files at `paths` are in.

    Those among `paths` are there. Of those in the folders above where the search `starts`, which
    may have these `names`, nobody knows; they are inside of the content.
    """
    is_any = "_index." in "\n".join(paths)
    found = [path for path in paths if is_section_page(path)] if is_any else []
    folders = {folder for start in starts for folder in folders_above(f"{start}x")}
    above = (f"{folder}/{name}".lstrip("/") for folder in sorted(folders) for name in names)
    known = frozenset(found)
    return found + [page for page in above if page not in known and is_inside(page)]


def folders_above(path: str) -> list[str]:
    """Return the folders that a page is in, the innermost first; a bundle is in none of its own."""
    *parts, name = path.split("/")
    folders = ["/".join(parts[:depth]) for depth in range(len(parts), -1, -1)]
    return folders[1 if name.startswith("index.") else 0 :]
