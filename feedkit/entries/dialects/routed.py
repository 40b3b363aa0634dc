"""What generators have in common whose pages are files, and whose blogs are programmed.

Their configuration says little of posts. What it leaves to the site's own JavaScript follows the
conventions of the generators' guides and starters, and feedkit.toml has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import ClassVar, Self
from urllib.parse import quote

from msgspec import Struct

from feedkit.entries.dialect import Dialect, Rule
from feedkit.entries.fields import Fields, as_text
from feedkit.entries.links import PLAIN_TOKENS, Address, Token, expand
from feedkit.entries.sections import section_of
from feedkit.entries.settings import mapping, rows, text
from feedkit.posts.folders import is_of_posts
from feedkit.urls import is_absolute

__all__ = ["Content", "Routed", "joined"]

# RFC 3986 §3.3: what may stand in a part of a path besides what is always bare.
SAFE = "!$&'()*+,;=:@"
UNDATED = Rule("date", lambda value: value is None, reason="has no date: a page, and no post")


class Content(Struct, frozen=True):
    """A folder whose files' paths below it are their addresses."""

    folder: str  #: relative to the site's root
    prefix: str = ""  #: of the addresses
    language: str | None = None  #: of all files in it


class Routed(Dialect, frozen=True, kw_only=True):
    """A dialect whose addresses follow the places of files."""

    tokens: ClassVar[Mapping[str, Token]] = {
        **PLAIN_TOKENS,
        "lang": lambda _: "",  # `words` has it, which knows the site's languages
    }
    #: Folders that are no part of an address where the configuration names none.
    containers: ClassVar[tuple[str, ...]] = ()
    #: The keys of front matter that hold a post's address; `slug` does if it begins with a slash,
    #: `url` unless it is a whole one.
    address_keys: ClassVar[tuple[str, ...]] = ("permalink", "url", "path")

    content: tuple[Content, ...] = ()
    is_site: bool = False  #: whether the site around the posts is known, and so may have pages
    default_language: str | None = None
    languages: tuple[str, ...] = ()  #: the others
    language_in_path: bool | None = None  #: whether the default language has a prefix, too
    slash: bool | None = None  #: whether addresses end in a slash; None: as they are written

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings (see `feedkit.sites.found`)."""
        return cls(**cls.stated(settings), **fields)  # type: ignore[arg-type] # as in Dialect.of

    @classmethod
    def stated(cls, settings: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that `settings` decide."""
        in_path = settings.get("language_in_path")
        return {
            "is_site": bool(settings),
            "content": tuple(
                Content(
                    (text(row, "folder") or "").strip("/"),
                    text(row, "prefix") or "",
                    text(row, "language"),
                )
                for row in rows(settings, "content")
            ),
            "default_language": text(settings, "default_language"),
            "languages": tuple(mapping(settings, "languages")),
            "language_in_path": in_path if isinstance(in_path, bool) else None,
        }

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no post, by its place or name; None if it may be."""
        file = PurePosixPath(path)
        if file.stem.casefold() == "readme":
            return "a README is no post"
        if any(part[0] == "[" and part[-1] == "]" for part in (*file.parent.parts, file.stem)):
            return "a page that stands for many is no post"
        if file.stem == "index" and self._is_list(file.parent):
            return "the page of a folder is no post"
        return None

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Return the rule that keeps a post out of every feed; None when it may be published.

        Of files without a date nothing tells which are posts: those in a folder that is named for
        posts are, and want their date; elsewhere in a site they are pages.
        """
        return super().leaves_out(fields) or (UNDATED if self.is_page(fields) else None)

    def is_page(self, fields: Fields) -> bool:
        """Say whether a post has no date and lies where pages are."""
        return self.may_be_page(fields) and all(
            isinstance(value, bool | Mapping) for _, value in self.dates(fields, "published")
        )

    def may_be_page(self, fields: Fields) -> bool:
        """Say whether a post lies where pages are."""
        folders = PurePosixPath(fields.post.path).parent.parts
        return self.is_site and not any(map(is_of_posts, folders))

    def path_of(self, address: Address) -> str:
        """Return a post's address, below the site's or a full URL."""
        written = self.written(address.fields)
        if written:
            return written if is_absolute(written) else self.ended(written)
        if self.permalink:
            return expand(self.permalink, {**self.tokens, **self.words(address)}, address)
        return self.ended(self.route_of(address))

    def written(self, fields: Fields) -> str | None:
        """Return the address that a post's front matter gives."""
        found = ((key, as_text(fields.get(key))) for key in self.address_keys)
        return next((path for key, path in found if path and _is_own(key, path)), None)

    def words(self, address: Address) -> Mapping[str, Token]:
        """Return the words of a permalink pattern whose values depend on the site."""
        prefix = self.prefix(self.language_of(address.path))
        return {"lang": lambda _: prefix}

    def route_of(self, address: Address) -> str:
        """Return the address that a post has by its place."""
        return joined(self.below(address.path))

    def below(self, path: PurePosixPath) -> tuple[str, ...]:
        """Return the parts of `path` below the folder that addresses begin at; no ending.

        The ``index`` file of a folder is the folder's own page.
        """
        own = () if path.stem == "index" else (path.stem,)
        return (*self.folders_of(path), *own)

    def folders_of(self, path: PurePosixPath) -> tuple[str, ...]:
        """Return the folders of `path` that are part of its address."""
        content = self.content_of(path)
        prefix = PurePosixPath(content.prefix.strip("/")).parts
        return (*prefix, *path.parent.relative_to(content.folder).parts)

    def content_of(self, path: PurePosixPath) -> Content:
        """Return the innermost folder of content that `path` is in; the root's if it is in none."""
        known = self.content or tuple(map(Content, self.containers))
        above = [content for content in known if path.is_relative_to(content.folder)]
        return max(above, key=lambda content: len(content.folder), default=Content(""))

    def split(self, parts: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
        """Return the language that `parts` of an address begin with, and the rest."""
        known = {code.casefold(): code for code in (self.default_language, *self.languages) if code}
        code = known.get(parts[0].casefold()) if parts else None
        return (code, parts[1:]) if code else (None, parts)

    def language_of(self, path: PurePosixPath) -> str | None:
        """Return the language that a post's place tells."""
        return self.content_of(path).language or self.split(self.below(path))[0]

    def prefix(self, language: str | None) -> str:
        """Return the first part of addresses in `language`, "" where there is none."""
        hidden = language == self.default_language and not self.language_in_path
        return "" if language is None or hidden else language

    def language(self, fields: Fields) -> str | None:
        """Return a post's language where it is known."""
        return super().language(fields) or self.language_of(PurePosixPath(fields.post.path))

    def section(self, path: PurePosixPath) -> str | None:
        """Return the section that the post at `path` is in; a language is none."""
        folder = PurePosixPath(self.content_of(path).folder)
        if is_of_posts(folder.name):
            return folder.name.lstrip("_")
        codes = {code.casefold() for code in (self.default_language, *self.languages) if code}
        return section_of(path.relative_to(folder), without=codes)

    def ended(self, path: str) -> str:
        """Return `path` with or without a slash at its end, as the site has them."""
        name = path.rstrip("/").rpartition("/")[2]
        if self.slash is None or name.endswith((".html", ".htm")) or "?" in path or "#" in path:
            return path
        return path.rstrip("/") + "/" if self.slash else path.rstrip("/") or "/"

    def _is_list(self, folder: PurePosixPath) -> bool:
        is_home = any(PurePosixPath(content.folder) == folder for content in self.content)
        return is_home or is_of_posts(folder.name) or folder.name.isdecimal()


def _is_own(key: str, address: str) -> bool:
    """Say whether what stands under `key` is the post's address, and not a name or another page's.

    A whole address under `url` is where what the post is about is to be found: a product, an event.
    """
    if key == "slug":
        return address.startswith("/")
    return key != "url" or not is_absolute(address)


def joined(parts: Iterable[str]) -> str:
    """Return the path of an address whose `parts` are names of files and folders."""
    return "/" + "/".join(quote(part, safe=SAFE) for part in parts)
