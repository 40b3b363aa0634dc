"""Astro: content collections, and Markdown files that are pages themselves."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from msgspec import field

from feedkit.entries.dialects.routed import joined
from feedkit.entries.dialects.routes import Place, WithRoutes
from feedkit.entries.dialects.slugs import github_slug
from feedkit.entries.settings import mapping, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from feedkit.entries.fields import Fields
    from feedkit.entries.links import Address, Token

__all__ = ["Astro"]

PAGES = PurePosixPath("src/pages")
# Where collections are unless the configuration says so: Astro 2 to 4's place, and bare folders.
COLLECTIONS = PurePosixPath("src/content")
# Folders that hold the collections of a site, and are none themselves.
HOLDERS = frozenset(["content", "contents", "data", "src"])


class Astro(WithRoutes, frozen=True, kw_only=True):
    """A site made with Astro."""

    name: ClassVar[str] = "astro"

    collections: Mapping[str, str] = field(default_factory=dict)  #: name → folder
    unshown: frozenset[str] = frozenset()  #: the collections whose entries have no page

    @classmethod
    def stated(cls, settings: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that `settings` decide."""
        collections = mapping(settings, "collections")
        return super().stated(settings) | {
            "collections": {
                name: (text(mapping(collections, name), "folder") or "").strip("/")
                for name in collections
            },
            "unshown": frozenset(texts(settings, "unshown")),
            "slash": _has_slash(text(settings, "trailing_slash"), text(settings, "build_format")),
        }

    @property
    def declared(self) -> frozenset[str]:
        """The names of the collections that the site says it has, in lower case."""
        return frozenset(map(str.casefold, self.collections))

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no post, by its place or name; None if it may be.

        https://docs.astro.build/en/guides/routing/#excluding-pages, and in collections the same,
        except where the patterns decide that the site has for them.
        """
        file = PurePosixPath(path)
        is_page = file.is_relative_to(PAGES)
        collection, folder = (None, PAGES) if is_page else self._collection(file)
        is_hidden = any(part.startswith("_") for part in file.relative_to(folder).parts)
        if is_hidden and folder.parts and collection not in self.collections:
            return "a name that begins with an underscore is no post"
        if self.permalink is None and collection in self.unshown:
            return "no page of the site shows an entry of this collection"
        return super().refuses(path)

    def words(self, address: Address) -> Mapping[str, Token]:
        """Return the words of a permalink pattern whose values depend on the site."""
        slug = joined(self._place(address.path, address.fields).own).strip("/")
        return {**super().words(address), "slug": lambda _: slug}

    def route_of(self, address: Address) -> str:
        """Return the address that a post has by its place."""
        if address.path.is_relative_to(PAGES):
            return joined(self.below(address.path))
        return self.routed(self._place(address.path, address.fields), address)

    def below(self, path: PurePosixPath) -> tuple[str, ...]:
        """Return the parts of a page's address: https://docs.astro.build/en/guides/routing/."""
        folders = path.relative_to(PAGES).parent.parts if path.is_relative_to(PAGES) else ()
        return folders if path.stem == "index" else (*folders, path.stem)

    def language_of(self, path: PurePosixPath) -> str | None:
        """Return the language that a post's place tells."""
        if path.is_relative_to(PAGES):
            return self.split(self.below(path))[0]
        return self._place(path, None).language

    def _place(self, path: PurePosixPath, fields: Fields | None) -> Place:
        """Return where a post is, by its collection and its id there."""
        collection, folder = self._collection(path)
        written = fields.text("slug") if fields else None
        inside = path.relative_to(folder)
        whole = _id(inside, written[1] if written else None)
        language, own = self.split(whole)
        if language is None:
            # A collection of its own for each language: `src/content/blog/en`.
            languages = (self.split((part,))[0] for part in reversed(folder.parts))
            language = next(filter(None, languages), None)
        return Place(
            collection=collection,
            section=self._section(folder),
            language=language,
            own=own,
            whole=whole,
            filed=(*_shown(inside.parent.parts), *whole[-1:]),
        )

    def _collection(self, path: PurePosixPath) -> tuple[str | None, PurePosixPath]:
        """Return the name and the folder of the collection that a post is in."""
        around = [
            (name, PurePosixPath(folder))
            for name, folder in self.collections.items()
            if path.is_relative_to(folder)
        ]
        if around:
            return max(around, key=lambda item: len(item[1].parts))
        inside = path.relative_to(COLLECTIONS).parts if path.is_relative_to(COLLECTIONS) else ()
        if len(inside) > 1:
            return inside[0], COLLECTIONS / inside[0]
        return None, COLLECTIONS if inside else PurePosixPath()

    def _section(self, folder: PurePosixPath) -> str:
        """Return the part of addresses that a collection's folder is the name of."""
        names = (part for part in reversed(folder.parts) if self.split((part,))[0] is None)
        name = next(names, "")
        return "" if name in HOLDERS else name


def _id(path: PurePosixPath, slug: str | None) -> tuple[str, ...]:
    """Return the parts of an entry's id.

    https://docs.astro.build/en/reference/content-loader-reference/#glob-loader: what front matter
    calls its `slug`, else the path below the folder, each part slugified; ``index`` is its folder.
    """
    if slug:
        return tuple(filter(None, slug.split("/")))
    parts = tuple(map(github_slug, (*path.parent.parts, path.stem)))
    return parts[:-1] if len(parts) > 1 and parts[-1] == "index" else parts


def _shown(folders: Iterable[str]) -> Iterator[str]:
    """Yield the parts of an address that `folders` are where the page goes by the entry's file.

    https://github.com/satnaing/astro-paper, ``getPath``: those with an underscore only sort.
    """
    return (github_slug(folder) for folder in folders if not folder.startswith("_"))


def _has_slash(trailing_slash: str | None, build_format: str | None) -> bool:
    """Say whether addresses end in a slash, as @astrojs/sitemap and `Astro.url` have them.

    https://docs.astro.build/en/reference/configuration-reference/#buildformat
    """
    if trailing_slash in ("always", "never"):
        return trailing_slash == "always"
    return build_format in (None, "directory")
