"""Where the other posts are: what a link from one source file to another means."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedkit.model import Entry

__all__ = ["Links", "Target"]

INDEX = frozenset({"index", "_index"})
EXTENSIONS = frozenset({"md", "mdx", "markdown", "html", "htm", "rst", "txt"})
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")


class Target(NamedTuple):
    """A post as a link to it needs it."""

    link: str  #: its page; absolute
    title: str


class Links:
    """The posts of a site, by what other posts call them.

    That is the path of the source file, from where the link stands or from a folder above all
    posts, with or without its extension; the file's name alone; the title; or its slug, the last
    part of its link. A name that two posts share names neither.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = tuple(entries)

    def find(self, target: str, source: str | None = None) -> Target | None:
        """Return the post that `target` names in the file `source`, with the fragment it asks for.

        None when there is no such post, or more than one.
        """
        place, mark, fragment = target.strip().partition("#")
        path = unquote(place).removeprefix("@")
        near = _key(normpath(PurePosixPath(source or "").parent / path))
        key = _key(path)
        found = (
            self._paths.get(near)
            or self._tails.get(key)
            or self._titles.get(key)
            or self._slugs.get(key)
        )
        return found and Target(found.link + mark + fragment, found.title)

    @cached_property
    def _paths(self) -> dict[str, Target | None]:
        return _unique((_key(entry.source or ""), entry) for entry in self._entries)

    @cached_property
    def _tails(self) -> dict[str, Target | None]:
        return _unique(
            (tail, entry) for entry in self._entries for tail in _tails(_key(entry.source or ""))
        )

    @cached_property
    def _titles(self) -> dict[str, Target | None]:
        return _unique((entry.title.casefold(), entry) for entry in self._entries)

    @cached_property
    def _slugs(self) -> dict[str, Target | None]:
        return _unique(
            (_key(unquote(entry.link.rstrip("/").rpartition("/")[2])), entry)
            for entry in self._entries
        )


def _unique(named: Iterable[tuple[str, Entry]]) -> dict[str, Target | None]:
    """Return the posts by their names, None for a name that is not of one post alone."""
    targets: dict[str, Target | None] = {}
    for name, entry in named:
        targets[name] = None if name in targets else Target(entry.link, entry.title)
    return targets


def _key(path: str) -> str:
    """Return `path` without what need not be said: case, extension, ``/index``, outer slashes."""
    folder, slash, name = path.strip("/").rpartition("/")
    stem, dot, extension = name.rpartition(".")
    if dot and extension.lower() in EXTENSIONS:
        name = stem
    return (folder if slash and name in INDEX else folder + slash + name).casefold()


def _tails(path: str) -> Iterator[str]:
    """Return the path from each of its folders on, and its name without a date in front."""
    parts = path.split("/")
    for index in range(len(parts)):
        yield "/".join(parts[index:])
    if dated := DATE.match(parts[-1]):
        yield parts[-1][dated.end() :]
