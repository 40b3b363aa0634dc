"""Where the other posts are: what a link from one source file to another means."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from msgspec import Struct

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from feedkit.model import Entry

__all__ = ["Links", "Target"]

T = TypeVar("T")

INDEX = frozenset({"index", "_index"})
EXTENSIONS = frozenset({"md", "mdx", "markdown", "html", "htm", "rst", "txt"})
DATE = lazy_re(r"\d{4}-\d{1,2}-\d{1,2}-")


class Target(Struct, frozen=True):
    """A post as a link to it needs it."""

    link: str  #: its page; absolute
    title: str


class Links:
    """The posts of a site, by what other posts call them.

    That is the path of the source file, from where the link stands or from a folder above all
    posts, with or without its extension; the file's name alone; the title; or its slug, the last
    part of its link. A name that two posts share names neither.
    """

    def __init__(
        self, entries: Iterable[Entry] = (), by_path: Mapping[str, Entry] | None = None
    ) -> None:
        """Take the posts, and by their paths where an entry is only made when it is asked for."""
        self._entries = entries if by_path is not None else tuple(entries)
        self._by_path = by_path

    def find(self, target: str, source: str | None = None) -> Target | None:
        """Return the post that `target` names in the file `source`, with the fragment it asks for.

        None when there is no such post, or more than one.
        """
        place, mark, fragment = target.strip().partition("#")
        path = unquote(place).removeprefix("@")
        near = _key(normpath(PurePosixPath(source or "").parent / path))
        key = _key(path)
        post = self._at(self._paths.get(near) or self._tails.get(key)) or (
            self._titles.get(key) or self._slugs.get(key)
        )
        return Target(post.link + mark + fragment, post.title) if post else None

    def _at(self, path: str | None) -> Entry | None:
        return self._posts.get(path) if path is not None else None

    @cached_property
    def _posts(self) -> Mapping[str, Entry]:
        if self._by_path is not None:
            return self._by_path
        return {entry.source or "": entry for entry in self._entries}

    @cached_property
    def _paths(self) -> dict[str, str | None]:
        return _unique((_key(path), path) for path in self._posts)

    @cached_property
    def _tails(self) -> dict[str, str | None]:
        return _unique((tail, path) for path in self._posts for tail in _tails(_key(path)))

    @cached_property
    def _titles(self) -> dict[str, Entry | None]:
        return _unique((entry.title.casefold(), entry) for entry in self._entries)

    @cached_property
    def _slugs(self) -> dict[str, Entry | None]:
        return _unique(
            (_key(unquote(entry.link.rstrip("/").rpartition("/")[2])), entry)
            for entry in self._entries
        )


def _unique(named: Iterable[tuple[str, T]]) -> dict[str, T | None]:
    """Return things by their names, None for a name that is not of one of them alone."""
    things: dict[str, T | None] = {}
    for name, thing in named:
        things[name] = None if name in things else thing
    return things


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
