"""What Hugo's configuration says of a site's content: folders, languages, dates."""

from __future__ import annotations

import re
from posixpath import splitext
from typing import TYPE_CHECKING, Self

from msgspec import Struct
from msgspec.structs import replace

from feedkit.entries.dialects.hugo_globs import fits, pattern
from feedkit.entries.people import people
from feedkit.entries.sections import folders_above
from feedkit.entries.settings import flag, mapping, rows, text, texts
from feedkit.zones import find_zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import tzinfo
    from pathlib import PurePosixPath

    from feedkit.model import Person

__all__ = [
    "DATE_KEYS",
    "Content",
    "Folder",
    "Language",
    "Place",
    "date_keys",
    "folders",
    "ignored",
    "languages",
    "patterns",
]

#: The keys that say when, by field. https://gohugo.io/configuration/front-matter/#dates.
DATE_KEYS: Mapping[str, tuple[str, ...]] = {
    "published": ("date", "publishdate", "pubdate", "published", "lastmod", "modified"),
    "updated": ("lastmod", "modified"),
    "not_before": ("publishdate", "pubdate", "published"),
    "not_after": ("expirydate", "unpublishdate"),
}
# What else a key may be called that the configuration names.
ALSO: Mapping[str, tuple[str, ...]] = {
    "publishdate": DATE_KEYS["not_before"],
    "lastmod": DATE_KEYS["updated"],
    "expirydate": DATE_KEYS["not_after"],
}
SETTINGS: Mapping[str, str] = {
    "published": "date_keys",
    "updated": "updated_keys",
    "not_before": "publish_keys",
    "not_after": "expiry_keys",
}


class Place(Struct, frozen=True):
    """Where a post is, as Hugo sees it: its bundle is a name, and its language is none of it."""

    folders: tuple[str, ...]
    name: str
    language: str | None


class Folder(Struct, frozen=True):
    """A folder of content. https://gohugo.io/configuration/module/#mounts."""

    path: str
    prefix: str = ""  #: where its files appear below ``content``
    language: str | None = None
    files: tuple[
        str, ...
    ] = ()  #: globs of those that are mounted; with ``!`` of those that are not

    def has(self, inner: str) -> bool:
        """Say whether the file at `inner`, relative to this folder, is mounted."""
        unwanted = (glob[1:].strip(" /") for glob in self.files if glob.startswith("!"))
        wanted = [glob.strip("/") for glob in self.files if not glob.startswith("!")]
        return not any(fits(pattern(glob), inner) for glob in unwanted) and (
            not wanted or any(fits(pattern(glob), inner) for glob in wanted)
        )

    def below(self, path: str) -> str | None:
        """Return `path` relative to this folder; None for one that is outside."""
        if not self.path:
            return path
        return path[len(self.path) + 1 :] if path.startswith(f"{self.path}/") else None


class Content(Struct, frozen=True):
    """The files of a site's content, and what becomes of their paths."""

    folders: tuple[Folder, ...] = (Folder("content"),)  #: the longest path first
    codes: frozenset[str] = frozenset()  #: of languages
    sections: frozenset[str] | None = None  #: folders with an ``_index``; None for any
    bundles: frozenset[str] = frozenset()  #: folders with an ``index``

    def among(self, paths: Iterable[str]) -> Self:
        """Return the same, knowing all files."""
        found: dict[str, set[str]] = {"index": set(), "_index": set()}
        # All at once takes a tenth of the time: most blogs have none.
        is_any = "index." in "\n".join(paths)
        for path in [path for path in paths if "index." in path] if is_any else ():
            folder, _, name = path.rpartition("/")
            stem = name.partition(".")[0]
            if stem in found and stem != name:
                found[stem].add(folder)
        return replace(
            self, bundles=frozenset(found["index"] - {""}), sections=frozenset(found["_index"])
        )

    def is_inside(self, path: str) -> bool:
        """Say whether the file at `path` is in a folder of content."""
        return any(folder.below(path) is not None for folder in self.folders)

    def leaves_out(self, path: str) -> bool:
        """Say whether the file at `path` is in a folder of content, but not mounted."""
        for folder in self.folders:
            inner = folder.below(path) if folder.files else None
            if inner is not None and not folder.has(inner):
                return True
        return False

    def place_of(self, path: str) -> Place:
        """Return the place of the post at `path`.

        https://gohugo.io/content-management/multilingual/#translate-your-content
        """
        # Of text, because a `Path` takes ten times as long, and all posts have a place.
        inside = ((inner, each) for each in self.folders if (inner := each.below(path)) is not None)
        inner, folder = next(inside, (path, Folder("")))
        *names, file = inner.split("/")
        language, name = folder.language, splitext(file)[0]
        head, _, code = name.rpartition(".")
        if head and code.lower() in self.codes:
            language, name = code.lower(), head
        above = tuple(filter(None, (*folder.prefix.split("/"), *names)))
        if name == "index" and above:
            above, name = above[:-1], above[-1]
        return Place(above, name, language)

    def is_resource(self, path: str) -> bool:
        """Say whether a file belongs to a page bundle without being its page.

        https://gohugo.io/content-management/page-bundles/#leaf-bundles
        """
        return bool(self.bundles) and not self.bundles.isdisjoint(folders_above(path))

    def sections_of(self, path: PurePosixPath, folders: list[str]) -> list[str]:
        """Return those `folders` of the post at `path` that are sections.

        These are the first one and those with an ``_index``.
        https://gohugo.io/content-management/sections/
        """
        if self.sections is None:
            return folders
        # From the inside out both are the same; mounts may have more folders, sources others.
        inner = list(zip(folders[:0:-1], folders_above(str(path)), strict=False))
        return folders[:1] + [folder for folder, at in reversed(inner) if at in self.sections]


class Language(Struct, frozen=True):
    """A language of the site. https://gohugo.io/configuration/languages/."""

    code: str
    url: str | None  #: of a language with a host of its own
    permalinks: Mapping[str, str]
    disabled: bool
    zone: tzinfo | None  #: its own
    authors: tuple[Person, ...]  #: who it is by, if it says so


def folders(settings: Mapping[str, object]) -> tuple[Folder, ...]:
    """Return the folders of content, the longest paths first."""
    found = [
        Folder(
            text(row, "folder") or "",
            text(row, "prefix") or "",
            _code(row),
            texts(row, "files"),
        )
        for row in rows(settings, "content")
    ]
    return tuple(sorted(found, key=lambda folder: -len(folder.path))) or (Folder("content"),)


def _code(row: Mapping[str, object]) -> str | None:
    code = text(row, "language")
    return code.lower() if code else None


def languages(settings: Mapping[str, object]) -> dict[str, Language]:
    """Return the languages by the keys that stand in addresses and names of files."""
    known = mapping(settings, "languages")
    found: dict[str, Language] = {}
    for key in known:
        own = mapping(known, key)
        found[key.lower()] = Language(
            code=text(own, "code") or key,
            url=text(own, "url"),
            permalinks=patterns(own),
            disabled=flag(own, "disabled"),
            zone=find_zone(text(own, "timezone") or ""),
            authors=people(own.get("author"), {}),
        )
    return found


def patterns(settings: Mapping[str, object]) -> dict[str, str]:
    """Return the permalink patterns by their sections' paths; the root's is ``""``."""
    known = mapping(settings, "permalinks")
    return {key.strip(" /").lower(): pattern for key in known if (pattern := text(known, key))}


def date_keys(settings: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Return the keys that say when, by field: what is configured, else what Hugo has."""
    return {
        field: tuple(_expanded(texts(settings, name) or (":default",), DATE_KEYS[field]))
        for field, name in SETTINGS.items()
    }


def _expanded(keys: tuple[str, ...], default: tuple[str, ...]) -> Iterator[str]:
    for key in map(str.lower, keys):
        yield from default if key == ":default" else ALSO.get(key, (key,))


def ignored(settings: Mapping[str, object]) -> Iterator[re.Pattern[str]]:
    """Yield what `ignoreFiles` says. https://gohugo.io/configuration/all/#ignorefiles."""
    for expression in texts(settings, "ignore_files"):
        try:
            yield re.compile(expression)
        except re.error:  # Go's syntax has what Python's has not
            continue
