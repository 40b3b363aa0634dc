"""Where the other posts are: what a link from one source file to another means."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from msgspec import Struct

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from feedkit.model import Entry

__all__ = ["Links", "Target", "language_in", "original_of"]

T = TypeVar("T")

INDEX = frozenset({"index", "_index"})
EXTENSIONS = frozenset({"md", "mdx", "markdown", "html", "htm", "rst", "txt"})
DATE = lazy_re(r"\d{4}-\d{1,2}-\d{1,2}-")
# What names a translation, at the end of the name of its file: ``about.pt-br.md``.
LANGUAGE = lazy_re(r"[^/]+(\.[a-z]{2,3}(?:-[a-z]{2,4})?)\.[a-z]+", re.IGNORECASE)


class Target(Struct, frozen=True):
    """A post as a link to it needs it."""

    link: str  #: its page; absolute
    title: str  #: empty for a page that is no post


class Links:
    """The posts of a site, by what other posts call them.

    That is the path of the source file, from where the link stands or from a folder above all
    posts, with or without its extension; the file's name alone; the title; or its slug, the last
    part of its link. A name that two posts share names neither, unless one of them alone is in the
    language of the post that has the link.

    Another page of the site comes before all that is no post's whole path.
    """

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        by_path: Mapping[str, Entry] | None = None,
        page: Callable[[str, str], str | None] | None = None,
    ) -> None:
        """Take the posts, and by their paths where an entry is only made when it is asked for.

        `page` returns where the page is that a text names in a file, None if there is none.
        """
        self._entries = entries if by_path is not None else tuple(entries)
        self._by_path = by_path
        self._page = page

    def find(self, target: str, source: str | None = None) -> Target | None:
        """Return the post that `target` names in the file `source`, with the fragment it asks for.

        None when there is no such post, or more than one.
        """
        place, mark, fragment = target.strip().partition("#")
        path = unquote(place).removeprefix("@")
        near = _key(normpath(PurePosixPath(source or "").parent / path))
        # Zola's, with the mark in front, mean just that file.
        key, language = _key(path), "" if place.startswith("@") else language_in(source)
        found = self._at(near + language, source)
        page = self._page(path, source or "") if self._page and found is None else None
        if page:
            return Target(page + mark + fragment, "")
        found = found or self._below(key + language, source)
        if language and found is None:
            found = self._at(near, source) or self._below(key, source)
        post = found or self._titles.get(key) or self._slugs.get(key)
        return Target(post.link + mark + fragment, post.title) if post else None

    def _at(self, key: str, source: str | None) -> Entry | None:
        return self._chosen(self._paths.get(key, ()), source)

    def _below(self, key: str, source: str | None) -> Entry | None:
        return self._chosen(self._tails.get(key, ()), source)

    def _chosen(self, paths: Sequence[str], source: str | None) -> Entry | None:
        """Return the only post at `paths`, or the only one in the language of the `source`.

        One that was among the posts may turn out to be none when it is made.
        """
        posts = [post for path in paths if (post := self._posts.get(path))]
        own = self._posts.get(source or "") if len(posts) > 1 else None
        if own:
            posts = [post for post in posts if post.language == own.language]
        return posts[0] if len(posts) == 1 else None

    @cached_property
    def _posts(self) -> Mapping[str, Entry]:
        if self._by_path is not None:
            return self._by_path
        return {entry.source or "": entry for entry in self._entries}

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        return _listed((_key(path), path) for path in self._posts)

    @cached_property
    def _tails(self) -> dict[str, list[str]]:
        return _listed((tail, path) for path in self._posts for tail in _tails(_key(path)))

    @cached_property
    def _titles(self) -> dict[str, Entry | None]:
        return _unique((entry.title.casefold(), entry) for entry in self._entries)

    @cached_property
    def _slugs(self) -> dict[str, Entry | None]:
        return _unique(
            (_key(unquote(entry.link.rstrip("/").rpartition("/")[2])), entry)
            for entry in self._entries
        )


def original_of(source: str) -> str | None:
    """Return the path of what the file `source` is a translation of, by its name; None for none."""
    folder, slash, name = source.rpartition("/")
    found = LANGUAGE.fullmatch(name)
    return f"{folder}{slash}{name.replace(found[1], '', 1)}" if found else None


def _listed(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    things: dict[str, list[str]] = {}
    for name, thing in named:
        things.setdefault(name, []).append(thing)
    return things


def language_in(path: str | None) -> str:
    """Return what marks a file as one of a language, its dot too; else nothing."""
    found = LANGUAGE.fullmatch((path or "").rpartition("/")[2])
    return found[1].casefold() if found else ""


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
    name, mark, language = (
        name.partition(".") if name.partition(".")[0] in INDEX else (name, "", "")
    )
    inner = folder if slash and name in INDEX else folder + slash + name
    return (inner + mark + language).casefold()


def _tails(path: str) -> Iterator[str]:
    """Return the path from each of its folders on, and its name without a date in front."""
    parts = path.split("/")
    for index in range(len(parts)):
        yield "/".join(parts[index:])
    if dated := DATE.match(parts[-1]):
        yield parts[-1][dated.end() :]
