"""Nikola. https://getnikola.com/handbook.html, and what the comments of its ``conf.py`` say."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec import Struct, field
from msgspec.structs import replace

from feedkit.entries.dialect import DRAFT, Rule, says
from feedkit.entries.dialects.expressions import ExpressionError, named_groups
from feedkit.entries.dialects.keyed import Keyed
from feedkit.entries.fields import Fields, as_text, is_false, is_true
from feedkit.entries.labels import labels_of
from feedkit.entries.links import expand
from feedkit.entries.patterns import as_path
from feedkit.entries.people import people
from feedkit.entries.settings import mapping, rows, text
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from feedkit.entries.links import Address
    from feedkit.model import Person
    from feedkit.posts.post import Post

__all__ = ["Nikola"]

# "The TRANSLATIONS_PATTERN default", handbook.html#multilingual-posts
TRANSLATION = "{path}.{lang}.{ext}"
# What METADATA_MAPPING calls the formats, by how a head begins; else `markdown_metadata` or
# `rest_docinfo`. handbook.html#mapping-metadata-from-other-formats
FORMATS = {"---": "yaml", "+++": "toml"}
# nikola.utils.slugify; with USE_SLUGIFY off, only what no file may be called is replaced.
NO_WORD = lazy_re(r"[^+\w\s-]")
HYPHENS = lazy_re(r"[-\s]+")
NO_NAME = lazy_re(r"""[/\\?#"'\r\n\t*:<>|]""")
# What USE_TAG_METADATA makes of tags: "Drafts" and "Private Posts" in handbook.html.
STATUS_TAGS = ("draft", "private")


class Blog(Struct, frozen=True):
    """An entry of POSTS: where posts are, and where they go."""

    folder: str = "posts"
    files: str = "*"  #: a glob of their names
    destination: str = "posts"  #: below the site's root, in the default language

    def holds(self, path: PurePosixPath) -> bool:
        """Say whether the file at `path` is one of its posts."""
        inside = not self.folder or path.is_relative_to(self.folder)
        return inside and fnmatchcase(path.name, self.files)

    def place_of(self, path: PurePosixPath) -> PurePosixPath:
        """Return the folder on the site of the post at `path`."""
        parent = path.parent
        below = parent.relative_to(self.folder) if parent.is_relative_to(self.folder) else parent
        return PurePosixPath(self.destination) / below


class Nikola(Keyed, frozen=True, kw_only=True):
    """Posts written for Nikola."""

    name: ClassVar[str] = "nikola"
    # handbook.html#status
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule("status", says("draft"), DRAFT),
        Rule("status", says("private")),
    )
    date_keys: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "published": ("date",),
        "updated": ("updated",),
    }
    label_keys: ClassVar[tuple[str, ...]] = ("tags", "category")

    blogs: tuple[Blog, ...] = (Blog(),)  #: POSTS
    prefix: str = ""  #: of the default language, from TRANSLATIONS
    pretty_urls: bool = True
    strip_indexes: bool = True
    index_file: str = "index.html"
    use_slugify: bool = True
    filename_pattern: str | None = None  #: FILE_METADATA_REGEXP, of the whole path
    unslugify_titles: bool = True
    metadata_mapping: Mapping[str, object] = field(default_factory=dict)  #: by format
    translation: re.Pattern[str] | None = None  #: of the paths of translated posts
    paths: frozenset[str] = frozenset()  #: of all files that may be posts

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings (see `feedkit.sites.found`)."""
        default = text(settings, "default_language") or "en"
        languages = mapping(settings, "languages")
        known: dict[str, object] = {
            "future": settings.get("future") is True,  # FUTURE_IS_NOW
            "blogs": tuple(_blogs(settings, default)) or (Blog(),),
            "prefix": text(mapping(languages, default), "prefix") or "",
            "pretty_urls": settings.get("pretty_urls") is not False,
            "strip_indexes": settings.get("strip_index") is not False,
            "index_file": text(settings, "index_file") or "index.html",
            "use_slugify": mapping(settings, "slug").get("enabled") is not False,
            "filename_pattern": text(settings, "filename_pattern"),
            "unslugify_titles": settings.get("unslugify_titles") is not False,
            "metadata_mapping": mapping(settings, "metadata_mapping"),
            "translation": _translation(
                text(settings, "translation_pattern") or TRANSLATION,
                [code for code in languages if code != default],
            ),
        }
        return cls(**{**known, **fields})  # type: ignore[arg-type]

    def among(self, paths: Collection[str]) -> Self:
        """Return the same dialect, knowing the paths of all files that may be posts."""
        return replace(self, paths=frozenset(paths))

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no post of its own.

        handbook.html#multilingual-posts: a translation is part of the post that it translates, if
        there is that, and in the feed of its language.
        """
        if path.endswith(".ipynb"):
            return "is a notebook, which feedkit does not read"
        translated = self.translation and self.translation.fullmatch(path)
        if translated and f"{translated['path']}.{translated['ext']}" in self.paths:
            return f"is a translation into {translated['lang']}"
        return None

    def completed(self, post: Post) -> Fields:
        """Return the metadata of `post` as Nikola calls them, and those that its path says.

        A key without a value says nothing. handbook.html#metadata-fields: `link` is the "link to
        original source for content", `section` an older word for `category`.
        """
        try:
            of_path = self._of_path(post.path)
        except ExpressionError as error:
            raise post.error(None, f"FILE_METADATA_REGEXP: {error}") from error
        own = {key: value for key, value in post.metadata.items() if value not in ("", None)}
        for foreign, ours in mapping(self.metadata_mapping, _format_of(post)).items():
            if foreign in own and isinstance(ours, str):
                own[ours] = own[foreign]
        metadata = of_path | own
        for ours, theirs in (("category", "section"), ("external_url", "link")):
            if theirs in metadata:
                metadata.setdefault(ours, metadata[theirs])
        tags = {label.casefold() for label in labels_of(metadata.get("tags"))}
        status = next((tag for tag in STATUS_TAGS if tag in tags), None)
        return Fields(post, metadata | ({"status": status} if status else {}))

    def title_of(self, fields: Fields) -> str | None:
        """Return the file's name as it is: ``nikola.post.get_meta``."""
        return PurePosixPath(fields.post.path).stem

    def path_of(self, address: Address) -> str:
        """Return where TRANSLATIONS, POSTS and the slug put a post: `Post.permalink`."""
        if self.permalink:
            return expand(self.permalink, {**self.tokens, "slug": self._slug}, address)
        path, slug = address.path, self._slug(address)
        blog = next((blog for blog in self.blogs if blog.holds(path)), self.blogs[0])
        name = f"{slug}/index.html" if self._is_pretty(address.fields, slug) else f"{slug}.html"
        parts = f"{self.prefix}/{blog.place_of(path)}/{name}".split("/")
        link = "/".join(["", *(part for part in parts if part not in ("", "."))])
        if self.strip_indexes and link.endswith(f"/{self.index_file}"):
            return link.removesuffix(self.index_file)
        return link

    def labels_in(self, key: str, value: object) -> Iterator[str]:
        """Yield the tags that are no status, or the one category."""
        if key == "tags":
            return (label for label in labels_of(value) if label.casefold() not in STATUS_TAGS)
        return labels_of([value])

    def authors(self, fields: Fields, page: str = "") -> tuple[Person, ...]:
        """Return the people in ``author``, separated by commas: `Post.authors`."""
        author = fields.get("author")
        return people(author.split(",") if isinstance(author, str) else author, self.people, page)

    def _slug(self, address: Address) -> str:
        written = as_text(address.fields.get("slug"))
        if written:
            return as_path(written)
        stem = address.path.stem
        if not self.use_slugify:
            return NO_NAME.sub("-", stem)
        from unidecode import unidecode  # noqa: PLC0415 - most posts say their slug

        return HYPHENS.sub("-", NO_WORD.sub("", unidecode(stem)).strip().lower())

    def _is_pretty(self, fields: Fields, slug: str) -> bool:
        """Say whether a post is the index of a folder of its own (`pretty_url`, PRETTY_URLS)."""
        own = fields.get("pretty_url")
        if is_true(own) or is_false(own):
            return is_true(own)
        return self.pretty_urls and slug != "index"

    def _of_path(self, path: str) -> dict[str, object]:
        """Return what FILE_METADATA_REGEXP finds: "Extracting metadata from filenames"."""
        found = named_groups(self.filename_pattern, path) if self.filename_pattern else {}
        metadata: dict[str, object] = {name.lower(): value for name, value in found.items()}
        if "title" in found and self.unslugify_titles:
            metadata["title"] = re.sub(r"[_\-.]", " ", found["title"]).strip().capitalize()
        return metadata


def _blogs(settings: Mapping[str, object], language: str) -> Iterator[Blog]:
    for row in rows(settings, "blogs"):
        places = mapping(row, "destination")
        yield Blog(
            folder=text(row, "folder") or "",
            files=PurePosixPath(text(row, "source") or "*").name,
            destination=text(places, language) or "",
        )


def _translation(pattern: str, languages: list[str]) -> re.Pattern[str] | None:
    """Return what matches the paths that TRANSLATIONS_PATTERN makes for `languages`."""
    words = {
        "{path}": "(?P<path>.+)",
        "{lang}": f"(?P<lang>{'|'.join(map(re.escape, languages))})",
        "{ext}": r"(?P<ext>[^./]+)",
    }
    if not languages or not all(pattern.count(word) == 1 for word in words):
        return None
    expression = re.escape(pattern)
    for word, meaning in words.items():
        expression = expression.replace(re.escape(word), meaning)
    return re.compile(expression)


def _format_of(post: Post) -> str:
    fallback = "rest_docinfo" if post.path.endswith(".rst") else "markdown_metadata"
    return FORMATS.get(post.head[:3], fallback)
