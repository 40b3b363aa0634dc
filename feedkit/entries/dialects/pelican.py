"""Pelican. https://docs.getpelican.com/en/latest/: `settings.html` and `content.html`."""

from __future__ import annotations

from pathlib import PurePosixPath
from posixpath import dirname, normpath, splitext
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec import field

from feedkit.entries.dialect import DRAFT, Rule, says
from feedkit.entries.dialects.clocks import strftime
from feedkit.entries.dialects.expressions import ExpressionError, named_groups
from feedkit.entries.dialects.keyed import Keyed
from feedkit.entries.dialects.pelican_metadata import defaults_of, listed, lowered
from feedkit.entries.dialects.pelican_slugs import Slugs
from feedkit.entries.fields import Fields, as_text
from feedkit.entries.labels import labels_of
from feedkit.entries.links import PLAIN_TOKENS, Address, Token, expand
from feedkit.entries.patterns import as_path
from feedkit.entries.people import people
from feedkit.entries.sections import section_of
from feedkit.entries.settings import mapping, rows, text, texts
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from feedkit.entries.dialect import ReadPage
    from feedkit.model import Person
    from feedkit.posts.post import Post

__all__ = ["Pelican"]

# pelican.readers: what each reader takes
READ = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".htm", ".html")
# settings.html#url-settings
URLS: Mapping[str, str] = {
    "ARTICLE_URL": "{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html",
    "DRAFT_URL": "drafts/{slug}.html",
    "DRAFT_LANG_URL": "drafts/{slug}-{lang}.html",
    "PAGE_URL": "pages/{slug}.html",
    "PAGE_LANG_URL": "pages/{slug}-{lang}.html",
    "DRAFT_PAGE_URL": "drafts/pages/{slug}.html",
    "DRAFT_PAGE_LANG_URL": "drafts/pages/{slug}-{lang}.html",
    "TAG_URL": "tag/{slug}.html",
    "CATEGORY_URL": "category/{slug}.html",
    "AUTHOR_URL": "author/{slug}.html",
}
# content.html#linking-to-authors-categories-index-and-tags
LIST = lazy_re(r"\{(tag|category|author)\}(.+)")
FIELD = lazy_re(r"\{\{|\}\}|\{(?P<name>\w+)(?::(?P<format>[^{}]*))?\}")
DATES = {"date": "published", "modified": "updated"}


class Pelican(Keyed, frozen=True, kw_only=True):
    """Posts written for Pelican."""

    name: ClassVar[str] = "pelican"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule("status", says("draft"), DRAFT),
        Rule("status", lambda value: isinstance(value, str) and not says("published")(value)),
    )
    date_keys: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "published": ("date",),
        "updated": ("modified",),
    }
    label_keys: ClassVar[tuple[str, ...]] = ("tags", "category")
    tokens: ClassVar[Mapping[str, Token]] = {
        **PLAIN_TOKENS,
        "lang": lambda address: as_text(address.fields.get("lang")) or "",
    }

    future: bool = True  #: WITH_FUTURE_DATES
    content: str = "content"  #: PATH, relative to the site's root
    pages: tuple[str, ...] = ("pages",)  #: PAGE_PATHS
    urls: Mapping[str, str] = field(default_factory=dict)  #: ARTICLE_URL and its kin
    slugs: Slugs = field(default_factory=Slugs)
    filename_pattern: str = r"(?P<date>\d{4}-\d{2}-\d{2}).*"  #: FILENAME_METADATA
    path_pattern: str = ""  #: PATH_METADATA
    folder_is_category: bool = True  #: USE_FOLDER_AS_CATEGORY
    default_language: str = "en"
    #: Metadata of the files and folders with these paths, "" for all; a later one wins. Keys are
    #: in lower case.
    defaults: tuple[tuple[str, Mapping[str, object]], ...] = (("", {"category": "misc"}),)

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings (see `feedkit.sites.found`)."""
        urls = mapping(settings, "article_urls")
        known: dict[str, object] = {
            "future": settings.get("future") is not False,
            "content": next((text(row, "folder") or "" for row in rows(settings, "content")), None),
            "pages": texts(settings, "page_paths") or None,
            "urls": {name: url for name, url in urls.items() if isinstance(url, str)},
            "slugs": Slugs.of(mapping(settings, "slug")),
            "filename_pattern": text(settings, "filename_pattern"),
            "path_pattern": text(settings, "path_pattern"),
            "folder_is_category": settings.get("folder_is_category") is not False,
            "default_language": (text(settings, "default_language") or "en").lower(),
            "defaults": tuple(defaults_of(settings)),
        }
        said = {name: value for name, value in known.items() if value is not None}
        return cls(**{**said, **fields})  # type: ignore[arg-type]

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no article."""
        if splitext(path)[1] not in READ:
            return "is not a kind of file that Pelican reads"
        if self._is_page(path):
            return "is a page, not an article"
        return None

    def completed(self, post: Post) -> Fields:
        """Return what `post` says, and what the settings, its path and its name say of it.

        settings.html#metadata and content.html#file-metadata: its own metadata win over those of
        the path, and these over defaults. A key without a value says nothing.
        """
        found: dict[str, object] = {}
        for path, values in self.defaults:
            if path in ("", post.path) or post.path.startswith(f"{path}/"):
                found |= values
        try:
            found |= self._of_path(post.path.removeprefix(f"{self.content}/"))
        except ExpressionError as error:
            raise post.error(None, f"FILENAME_METADATA or PATH_METADATA: {error}") from error
        own = {key: value for key, value in post.metadata.items() if value not in ("", None, [])}
        written = {key.lower() for key in own}
        inherited = {key: value for key, value in found.items() if key not in written}
        if not inherited and len(own) == len(post.metadata):
            return Fields(post)
        return Fields(post, inherited | own)

    def title_of(self, fields: Fields) -> str | None:
        """Refuse a post without a title, as Pelican does: it takes none from the text."""
        raise fields.post.error("title", "expected a title in the metadata, found none")

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield the metadata `date` and `modified`, in which underscores are spaces."""
        for key, value in super().dates(fields, field):
            yield key, value.replace("_", " ") if isinstance(value, str) else value

    def path_of(self, address: Address) -> str:
        """Return the ``url`` of the metadata, else what ARTICLE_URL makes (settings.html)."""
        fields = address.fields
        if written := as_text(fields.get("url")):
            return written
        if self.permalink:
            return expand(self.permalink, {**self.tokens, "slug": self._slug}, address)
        return self._filled("DRAFT" if says("draft")(fields.get("status")) else "ARTICLE", address)

    def page(self, target: str, source: str, read: ReadPage) -> str | None:
        """Return where a page is, or the list of a tag, a category or an author.

        content.html#linking-to-internal-content: a slash in front stands for the folder of
        contents.
        """
        if named := LIST.fullmatch(target):
            pattern = self._pattern(f"{named[1].upper()}_URL")
            words = {"slug": self.slugs.slug(named[2]), "name": named[2]}
            return FIELD.sub(lambda match: as_path(words.get(match["name"], "")), pattern)
        folder = self.content if target.startswith("/") else dirname(source)
        path = normpath(f"{folder}/{target}").lstrip("/")
        found = read(path) if self._is_page(path) else None
        if found is None:
            return None
        fields = self.completed(found.post)
        is_draft = says("draft")(fields.get("status"))
        return as_text(fields.get("url")) or self._filled(
            "DRAFT_PAGE" if is_draft else "PAGE", Address.of_page(fields)
        )

    def _is_page(self, path: str) -> bool:
        below = self._below(path)
        return any(map(below.is_relative_to, self.pages))

    def labels_in(self, key: str, value: object) -> Iterator[str]:
        """Yield the tags, or the one category."""
        return labels_of(listed(value) if key == "tags" else [value])

    def section(self, path: PurePosixPath) -> str | None:
        """Return the folder below that of contents, which is the category (`content.html`)."""
        return section_of(self._below(str(path)))

    def authors(self, fields: Fields, page: str = "") -> tuple[Person, ...]:
        """Return the people in ``authors``, else the one in ``author``."""
        named = listed(fields.get("authors")) or [fields.get("author")]
        return people(named, self.people, page)

    def language(self, fields: Fields) -> str | None:
        """Return ``lang``, which nothing else says."""
        return as_text(fields.get("lang"))

    def _filled(self, kind: str, address: Address) -> str:
        """Return the address that the pattern of the settings makes for this kind of content."""
        is_default = self._lang(address) == self.default_language
        setting = f"{kind}_URL" if is_default else f"{kind}_LANG_URL"
        words, fields = self._words, address.fields

        def value(match: re.Match[str]) -> str:
            name = match["name"]
            if name is None:
                return match[0][0]  # a brace that is doubled stands for itself
            if name in DATES:
                when = self.written(fields, DATES[name])
                found = strftime(when, match["format"] or "%Y-%m-%d %H:%M:%S") if when else None
            else:
                found = words[name](address) if name in words else as_text(fields.get(name))
            if found is None:
                raise fields.post.error(name, f"expected what {setting} has in it, found none")
            return as_path(found)

        return FIELD.sub(value, self._pattern(setting))

    def _pattern(self, setting: str) -> str:
        return self.urls.get(setting, URLS[setting])

    @property
    def _words(self) -> Mapping[str, Token]:
        """What the words of a pattern stand for, besides dates and whatever is in the metadata."""
        return {
            "slug": self._slug,
            "category": lambda at: self._slugged(as_text(at.fields.get("category")) or "", at),
            "author": lambda at: next(
                (self._slugged(person.name, at) for person in self.authors(at.fields)), ""
            ),
            "lang": self._lang,
            "path": lambda at: str(self._below(at.fields.post.path)),
        }

    def _slug(self, address: Address) -> str:
        written = as_text(address.fields.get("slug"))
        if written:
            return written
        # The title with its markup, which loses its brackets, not its words.
        title = as_text(address.fields.get("title")) or address.title
        return self._slugged(
            address.path.stem if self.slugs.source == "basename" else title, address
        )

    def _slugged(self, words: str, address: Address) -> str:
        try:
            return self.slugs.slug(words)
        except ExpressionError as error:
            message = f"SLUG_REGEX_SUBSTITUTIONS: {error}"
            raise address.fields.post.error(None, message) from error

    def _lang(self, address: Address) -> str:
        return self.language(address.fields) or self.default_language

    def _below(self, path: str) -> PurePosixPath:
        """Return `path` relative to the folder of contents."""
        return PurePosixPath(path.removeprefix(f"{self.content}/"))

    def _of_path(self, path: str) -> dict[str, object]:
        """Return what the file's name says, else the whole path, else the folder."""
        *folders, name = path.split("/")
        stem = splitext(name)[0]
        of_name = named_groups(self.filename_pattern, stem) if self.filename_pattern else {}
        of_path = named_groups(self.path_pattern, path) if self.path_pattern else {}
        folder = folders[-1] if folders and self.folder_is_category else ""
        found = {"category": folder} if folder else {}
        return lowered(found | of_path | of_name)
