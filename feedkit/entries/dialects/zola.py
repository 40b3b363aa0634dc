"""The dialect of Zola.

https://www.getzola.org/documentation/; where that is silent, the source of version 0.21.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec import Struct
from msgspec.structs import replace

from feedkit.entries.aliases import ALIASES
from feedkit.entries.dates import DateError, Moment, date_in_path, read_date
from feedkit.entries.dialect import DRAFT, Dialect, Rule
from feedkit.entries.fields import Fields, as_text, is_false, is_true
from feedkit.entries.labels import distinct, labels_of
from feedkit.entries.links import Address, expand
from feedkit.entries.patterns import as_path
from feedkit.entries.people import people
from feedkit.entries.sections import is_section_page, section_pages
from feedkit.entries.settings import flag, mapping, text
from feedkit.lazy import lazy_re
from feedkit.urls import is_absolute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from feedkit.entries.dialect import FrontMatter
    from feedkit.model import Person
    from feedkit.posts.post import Post

__all__ = ["Zola", "slugified"]

# https://www.getzola.org/documentation/content/page/#file-names-and-dates: RFC 3339, then a mark.
DATED = lazy_re(
    r"""(?P<date>\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?)
    (?:\s?[_-](?P<slug>.+))?""",
    re.ASCII | re.VERBOSE | re.DOTALL,
)
# What Windows forbids in the name of a file.
UNSAFE = str.maketrans("", "", '<>:"/\\|?*')
PEOPLE = ("authors", "author", "taxonomies.authors", "taxonomies.author", "extra.author")


class Place(Struct, frozen=True):
    """Where a page is, as Zola sees it: its bundle is a name, and its language is none of it."""

    folders: tuple[str, ...]
    name: str  #: empty for the page of the whole site
    language: str | None  #: None for the default one


def slugified(text: str, strategy: str = "on") -> str:
    """Return `text` as it stands in paths.

    https://www.getzola.org/documentation/getting-started/configuration/#slugification-strategies:
    ``on`` leaves small Latin letters, digits and hyphens; ``safe`` what may name a file; ``off``
    everything.
    """
    if strategy == "off":
        return text
    if strategy == "safe":
        return text.rstrip(" .").translate(UNSAFE)
    if not text.isascii():
        from unidecode import unidecode  # noqa: PLC0415 - most names need none of it

        text = unidecode(text)
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


class Zola(Dialect, frozen=True, kw_only=True):
    """How Zola reads posts."""

    name: ClassVar[str] = "zola"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule("draft", is_true, DRAFT),
        Rule("render", is_false),
    )

    default_language: str = "en"
    codes: frozenset[str] = frozenset()  #: of the other languages
    strategy: str = "on"  #: of slugs
    keep_dates: bool = False  #: whether slugs keep the dates of names
    drafts: tuple[str, ...] = ()  #: folders of sections, each but the source ending in a slash
    future: bool = True

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings."""
        slug = mapping(settings, "slug")
        default = text(settings, "default_language") or "en"
        return super().of(
            settings,
            default_language=default,
            codes=frozenset(mapping(settings, "languages")) - {default},
            strategy=text(slug, "paths") or "on",
            keep_dates=flag(slug, "keep_dates"),
            **fields,
        )

    def above(self, paths: Sequence[str], starts: Iterable[str]) -> list[str]:
        """Return the pages of sections, which may be drafts."""
        names = ["_index.md", *(f"_index.{code}.md" for code in sorted(self.codes))]
        return section_pages(paths, starts, names, lambda path: path.startswith("content/"))

    def under(self, above: Mapping[str, FrontMatter]) -> Self:
        """Take note of the sections that are drafts, with all that is in them.

        https://www.getzola.org/documentation/content/section/#front-matter
        """
        drafts = [path for path, front in above.items() if is_true(front.get("draft"))]
        return replace(self, drafts=tuple(path[: path.rfind("/") + 1] for path in drafts))

    def refuses(self, path: str) -> str | None:
        """Refuse the pages of sections. https://www.getzola.org/documentation/content/section/."""
        return "the page of a section, not a post" if is_section_page(path) else None

    def completed(self, post: Post) -> Fields:
        """Add the language of a site with several, so that posts can be chosen by it."""
        if not self.codes:
            return Fields(post)
        language = self._place(PurePosixPath(post.path)).language or self.default_language
        return Fields(post, {"lang": language, **post.metadata})

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Leave out drafts, what has no page, and pages without a date.

        https://www.getzola.org/documentation/templates/feeds/: those are in no feed.
        """
        rule = super().leaves_out(fields)
        if rule is None and self.drafts and fields.post.path.startswith(self.drafts):
            return Rule("draft", bool, DRAFT, reason="in a section that is a draft")
        if rule is None and not any(self.dates(fields, "published")):
            return Rule("date", bool, reason="no date; Zola's feeds hold only pages with one")
        return rule

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield `date`, then what the name of the file or bundle says, then what `path` does."""
        if field == "updated":
            yield from super().dates(fields, field)
        elif field == "published":
            if value := fields.get("date"):
                yield "date", value
            place = self._place(PurePosixPath(fields.post.path))
            if moment := _date_in(place.name) or date_in_path(as_text(fields.get("path")) or ""):
                yield "date", moment

    def path_of(self, address: Address) -> str:
        """Return what `path`, or `slug` below the sections, makes of a page.

        https://www.getzola.org/documentation/content/page/#front-matter
        """
        written = as_text(address.fields.get("path"))
        if written:
            return written if is_absolute(written) else as_path(f"{written.rstrip('/')}/")
        place = self._place(address.path)
        slug = slugified(as_text(address.fields.get("slug")) or self._slug(place), self.strategy)
        if self.permalink:
            path = PurePosixPath(*place.folders, f"{place.name}.md")
            tokens = {**self.tokens, "slug": lambda _: slug}
            return expand(self.permalink, tokens, replace(address, path=path))
        parts = filter(None, (place.language, *place.folders, slug))
        return as_path("".join(f"{part}/" for part in parts))

    def _slug(self, place: Place) -> str:
        dated = DATED.match(place.name)
        return dated["slug"] if dated and dated["slug"] and not self.keep_dates else place.name

    def _place(self, path: PurePosixPath) -> Place:
        """Return the place of the page at `path`.

        https://www.getzola.org/documentation/content/multilingual/: the language is what follows
        the first dot of a name, if the site has that language.
        """
        inner = path.relative_to("content") if path.is_relative_to("content") else path
        folders, name = inner.parent.parts, inner.stem
        above = folders[:-1] if name.partition(".")[0] == "index" else folders
        head, _, code = name.partition(".")
        language = code if code in self.codes else None
        name = head if language else name
        if name == "index":
            name = folders[-1] if folders else ""
        return Place(above, name, language)

    def labels(self, fields: Fields) -> tuple[str, ...]:
        """Return the terms of the taxonomies that are labels.

        https://www.getzola.org/documentation/content/taxonomies/
        """
        names = (key for key in ALIASES["tags"] if "." not in key)
        values = [fields.get(f"taxonomies.{name}") for name in names]
        listed = (value if isinstance(value, list) else [value] for value in values)
        return distinct(label for value in listed for label in labels_of(value))

    def section(self, path: PurePosixPath) -> str | None:
        """Return the first folder below the content.

        https://www.getzola.org/documentation/content/overview/
        """
        return next(iter(self._place(path).folders), None)

    def authors(self, fields: Fields, page: str = "") -> tuple[Person, ...]:
        """Return the authors, who may be a taxonomy."""
        found = (people(fields.get(key), self.people, page) for key in PEOPLE)
        return next(filter(None, found), ())

    def language(self, fields: Fields) -> str | None:
        """Return the language in the file's name, unless it is the default."""
        return self._place(PurePosixPath(fields.post.path)).language


def _date_in(name: str) -> Moment | None:
    found = DATED.match(name)
    if found is None:
        return None
    try:
        return read_date(found["date"])
    except DateError:  # there is no such day
        return None
