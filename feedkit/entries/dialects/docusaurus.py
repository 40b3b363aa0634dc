"""Docusaurus. https://docusaurus.io/docs/blog and …/api/plugins/@docusaurus/plugin-content-blog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec import Struct, field

from feedkit.entries.dialect import DRAFT, Rule
from feedkit.entries.dialects.keyed import Keyed
from feedkit.entries.fields import as_text, is_true
from feedkit.entries.labels import labels_of
from feedkit.entries.links import expand
from feedkit.entries.patterns import as_path
from feedkit.entries.people import people
from feedkit.entries.sections import section_of
from feedkit.entries.settings import mapping, rows, text
from feedkit.entries.titles import first_heading
from feedkit.lazy import lazy_re
from feedkit.model import Person

if TYPE_CHECKING:
    from datetime import tzinfo

    from feedkit.entries.dates import Moment
    from feedkit.entries.fields import Fields
    from feedkit.entries.links import Address

__all__ = ["Docusaurus"]

# plugin-content-blog, `parseBlogFileName`: a date anywhere in the path, the last one counting.
DATED = lazy_re(
    r"(?P<folder>.*)(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*?)(?:/index)?\.mdx?",
    re.ASCII,
)
UNDATED = lazy_re(r"(?P<text>.*?)(?:/index)?\.mdx?")
# "Translate Markdown files" in i18n/tutorial: the translated posts of a blog, which is named if it
# is a further instance of the plug-in.
TRANSLATED = lazy_re(
    r"i18n/(?P<language>[^/]+)/docusaurus-plugin-content-blog(?:-(?P<id>[^/]+))?(?=/)"
)
# MDX 2 takes a block for code if it begins so, up to a blank line.
IMPORTS = lazy_re(r"\s*+(?:import\s(?:[^\n]|\n(?!\n)|(?!))*+\n\n\s*+|(?!))*+")
# A date that is none to YAML 1.1, for want of seconds or for its offset.
NO_TIMESTAMP = lazy_re(
    r"(\d{4}-\d\d-\d\d +\d\d:\d\d)(:\d\d(?:\.\d+)?)? *[+-](?(2)\d{4}|\d\d:?\d\d)", re.ASCII
)
# plugin-content-blog, `exclude`
NO_POST = lazy_re(r"(?:.*/)?(?:_.*|__tests__/.*|[^/]*\.test\.[^/]*)")


class Blog(Struct, frozen=True):
    """An instance of the blog plug-in."""

    folder: str = "blog"  #: `path`
    route: str = "blog"  #: `routeBasePath`
    id: str | None = None  #: what it is called, if it is not the first


class Docusaurus(Keyed, frozen=True, kw_only=True):
    """Posts written for Docusaurus' blog plug-in."""

    name: ClassVar[str] = "docusaurus"
    # blog#drafts and #unlisted
    rules: ClassVar[tuple[Rule, ...]] = (Rule("draft", is_true, DRAFT), Rule("unlisted", is_true))
    date_keys: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "published": ("date",),
        "updated": ("last_update.date",),
    }
    label_keys: ClassVar[tuple[str, ...]] = ("tags",)

    future: bool = True
    blogs: tuple[Blog, ...] = (Blog(),)
    excludes: bool = True  #: whether nobody else leaves out what `exclude` names by default
    trailing_slash: str | None = None  #: ``always``, ``never``, or as a post's own slug has it
    tag_labels: Mapping[str, object] = field(default_factory=dict)  #: of tags by key, ``tags.yml``

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings (see `feedkit.sites.found`)."""
        blogs = tuple(
            Blog(text(row, "folder") or "", text(row, "route") or "", text(row, "id"))
            for row in rows(settings, "blogs")
        )
        known: dict[str, object] = {
            "blogs": blogs or (Blog(),),
            "excludes": not blogs,
            "trailing_slash": text(settings, "trailing_slash"),
            "tag_labels": mapping(settings, "tag_labels"),
        }
        return cls(**{**known, **fields})  # type: ignore[arg-type]

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no post."""
        file = PurePosixPath(path)
        if file.suffix not in (".md", ".mdx"):
            return "is not a kind of file that Docusaurus reads"
        if self.excludes and NO_POST.fullmatch(self._below(file)):
            return "has a name that Docusaurus leaves out"
        return None

    def title_of(self, fields: Fields) -> str | None:
        """Return the heading that the text begins with, behind imports; else the file's name."""
        body = fields.post.body
        imports = IMPORTS.match(body)
        heading = first_heading(body[imports.end() :] if imports else body)
        return heading or self._named(PurePosixPath(fields.post.path))["text"] or None

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield what the front matter says, then the date in the path."""
        for key, value in super().dates(fields, field):
            yield key, _without_offset(value) if field == "published" else value
        named = self._named(PurePosixPath(fields.post.path))
        if field == "published" and "date" in named:
            yield "date", named["date"].replace("/", "-")

    def zone_of(self, moment: Moment, zone: tzinfo, path: str) -> tzinfo:
        """Return UTC, in which Docusaurus has all dates that name no zone."""
        del moment, zone, path
        return UTC

    def path_of(self, address: Address) -> str:
        """Return the route of the blog and the ``slug``, of which a slash in front says nothing."""
        if self.permalink:
            return expand(self.permalink, self.tokens, address)
        blog, language = self._blog(address.path)
        slug = as_text(address.fields.get("slug")) or self._slug(address.path)
        path = re.sub(r"/{2,}", "/", f"/{language or ''}/{blog.route}/{as_path(slug)}")
        if self.trailing_slash == "always":
            return path if path.endswith("/") else f"{path}/"
        return path.rstrip("/") if self.trailing_slash == "never" else path

    def labels_in(self, key: str, value: object) -> Iterator[str]:
        """Yield the tags: their own labels, or those that ``tags.yml`` has for their keys."""
        del key
        for label in labels_of(value):
            yield as_text(self.tag_labels.get(label)) or label

    def section(self, path: PurePosixPath) -> str | None:
        """Return the blog of the post, also for a translation."""
        return section_of(PurePosixPath(self._blog(path)[0].folder, self._below(path)))

    def authors(self, fields: Fields, page: str = "") -> tuple[Person, ...]:
        """Return whom ``authors`` names; else the one person of the older ``author`` keys.

        blog#blog-post-authors: keys into ``authors.yml``, mappings, or keys with what differs.
        """
        named = fields.get("authors")
        if not named:
            url = fields.get("author_url") or fields.get("authorURL")
            picture = fields.get("author_image_url") or fields.get("authorImageURL")
            named = {"name": fields.get("author"), "url": url, "image_url": picture}
        found = (
            person
            for author in (named if isinstance(named, list) else [named])
            for person in self._people(author, page)
        )
        return tuple(dict.fromkeys(found))

    def language(self, fields: Fields) -> str | None:
        """Return the language of a translation, which its folder names."""
        return self._blog(PurePosixPath(fields.post.path))[1]

    def _people(self, author: object, page: str) -> Iterator[Person]:
        key = as_text(author.get("key")) if isinstance(author, Mapping) else None
        known = self.people.get(key) if key else None
        if not isinstance(author, Mapping) or known is None:
            yield from people(author, self.people, page)
            return
        for own in people({**author, "name": author.get("name") or known.name}, {}, page):
            yield Person(
                name=own.name,
                email=own.email or known.email,
                url=own.url or known.url,
                avatar=own.avatar or known.avatar,
            )

    def _blog(self, path: PurePosixPath) -> tuple[Blog, str | None]:
        """Return the blog of the post at `path`, and its language if that is not the default."""
        translated = TRANSLATED.match(str(path))
        if translated:
            named = (blog for blog in self.blogs if blog.id == translated["id"])
            return next(named, self.blogs[0]), translated["language"]
        held = (blog for blog in self.blogs if path.is_relative_to(blog.folder))
        return next(held, self.blogs[0]), None

    def _below(self, path: PurePosixPath) -> str:
        """Return `path` relative to the folder of its blog."""
        translated = TRANSLATED.match(str(path))
        folder = translated[0] if translated else self._blog(path)[0].folder
        return str(path.relative_to(folder) if path.is_relative_to(folder) else path)

    def _named(self, path: PurePosixPath) -> dict[str, str]:
        """Return what the path of a post says: a text, and perhaps a date and folders before it."""
        below = self._below(path)
        match = DATED.fullmatch(below) or UNDATED.fullmatch(below)
        return match.groupdict() if match else {"text": below}

    def _slug(self, path: PurePosixPath) -> str:
        named = self._named(path)
        if "date" not in named:
            return named["text"]
        return f"{named['date'].replace('-', '/')}/{named['folder']}{named['text']}"


def _without_offset(value: object) -> object:
    """Return a date as JavaScript has it: blogUtils.ts puts a Z, which counts, behind a text."""
    found = NO_TIMESTAMP.fullmatch(value) if isinstance(value, str) else None
    return f"{found[1]}{found[2] or ''}" if found else value
