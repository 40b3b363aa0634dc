"""The dialect of Hugo.

https://gohugo.io/; where that is silent, what version 0.168 does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Literal, Self
from urllib.parse import unquote_plus

from msgspec import field
from msgspec.structs import replace

from feedkit.entries.aliases import ALIASES
from feedkit.entries.dates import Moment, read_date
from feedkit.entries.dialect import DECIDING, DRAFT, Decisive, Dialect, FrontMatter, Rule, says
from feedkit.entries.dialects import hugo_site as site
from feedkit.entries.dialects.hugo_cascade import Cascade, cascades
from feedkit.entries.dialects.hugo_words import (
    TOKENS,
    WORD,
    dated_name,
    ended,
    sanitized,
    sections_token,
)
from feedkit.entries.fields import Fields, as_text, is_true
from feedkit.entries.labels import CATEGORY_KEYS, distinct, labels_of
from feedkit.entries.links import PLAIN_TOKENS, Address, Token
from feedkit.entries.patterns import as_path, replaced
from feedkit.entries.sections import is_section_page, section_pages
from feedkit.entries.settings import flag, mapping, text
from feedkit.posts.post import Post
from feedkit.urls import is_absolute

if TYPE_CHECKING:
    import re
    from datetime import datetime, tzinfo

    from feedkit.entries.keys import Keys
    from feedkit.model import Person

__all__ = ["Hugo"]

LABELS = frozenset(["tags", "categories"])
# https://gohugo.io/content-management/formats/, as far as it is Markdown or HTML.
SUFFIXES = (".md", ".markdown", ".html")
FILE_NAME = ":filename"  # among the keys of dates: what the name of the file begins with


def _off(*words: str) -> Callable[[object], bool]:
    said = says(*words)
    return lambda value: value is False or said(value)


class Hugo(Dialect, frozen=True, kw_only=True):
    """How Hugo reads posts."""

    name: ClassVar[str] = "hugo"
    # https://gohugo.io/content-management/build-options/, also by the name it had until 0.145.
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule("draft", is_true, DRAFT),
        Rule("published", lambda value: value is False, DRAFT),
        Rule("headless", is_true),
        Rule("build.list", _off("never", "local")),
        Rule("build.render", _off("never")),
        Rule("_build.list", _off("never", "local")),
        Rule("_build.render", _off("never")),
        # https://fixit.lruihao.cn/documentation/content-management/introduction/#front-matter
        Rule("hiddenFromRss", is_true),
    )
    tokens: ClassVar[Mapping[str, Token]] = {**PLAIN_TOKENS, **TOKENS}

    content: site.Content = field(default_factory=site.Content)
    default_language: str = "en"
    languages: Mapping[str, site.Language] = field(default_factory=dict)
    language_in_path: bool = False  #: whether the default language is in it, too
    permalinks: Mapping[str, str] = field(default_factory=dict)  #: by section
    lower: bool = True
    accents: bool = True
    ugly: frozenset[str] | Literal[True] = frozenset()  #: sections whose links end in ``.html``
    cascades: tuple[Cascade, ...] = ()  #: the later one wins
    date_keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: site.date_keys({}))
    taxonomies: frozenset[str] = LABELS
    ignored: tuple[re.Pattern[str], ...] = ()
    drafts: bool = False  #: whether they are shown
    expired: bool = False  #: the same

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings."""
        languages = site.languages(settings)
        default = (text(settings, "default_language") or "en").lower()
        ugly = settings.get("ugly_urls")
        of_sections = mapping(settings, "ugly_urls")
        return super().of(
            settings,
            content=site.Content(site.folders(settings), frozenset([*languages, default])),
            default_language=default,
            languages=languages,
            language_in_path=flag(settings, "language_in_path"),
            permalinks=site.patterns(settings),
            lower=settings.get("lowercase_paths") is not False,
            accents=not flag(settings, "remove_path_accents"),
            ugly=ugly is True
            or frozenset(name for name in of_sections if of_sections[name] is True),
            cascades=tuple(cascades(settings.get("cascade"))),
            date_keys=site.date_keys(settings),
            taxonomies=LABELS | {str(name) for name in mapping(settings, "taxonomies").values()},
            ignored=tuple(site.ignored(settings)),
            drafts=flag(settings, "drafts"),
            expired=flag(settings, "expired"),
            future=flag(settings, "future"),
            **fields,
        )

    def above(self, paths: Sequence[str], starts: Iterable[str]) -> list[str]:
        """Return the pages of sections, which hand down what they call `cascade`."""
        languages = ["", *(f".{code}" for code in sorted(self.languages))]
        names = [f"_index{language}{suffix}" for language in languages for suffix in SUFFIXES]
        return section_pages(paths, starts, names, self.content.is_inside)

    def among(self, paths: Collection[str]) -> Self:
        """Find the page bundles and sections, which other files make of a folder."""
        return replace(self, content=self.content.among(paths))

    def under(self, above: Mapping[str, FrontMatter]) -> Self:
        """Take note of what the pages of sections hand down."""
        handed_down: list[Cascade] = []
        places = {path: self._place(path) for path in above}
        for path in sorted(above, key=lambda path: len(places[path].folders)):  # an inner one wins
            page = Fields(Post(path=path, metadata=above[path], body=""))
            place = places[path]
            language = (place.language or self.default_language) if self.languages else None
            handed_down += cascades(page.get("cascade"), place.folders, language)
        return replace(self, cascades=(*self.cascades, *handed_down))

    def refuses(self, path: str) -> str | None:
        """Refuse the pages of sections, files of bundles, disabled languages, ignored files."""
        if is_section_page(path):
            return "the page of a section, not a post"
        if self.content.leaves_out(path):
            return "left out by the files of its mount"
        if self.content.is_resource(path):
            return "a file that belongs to a page bundle, not a post"
        if self.languages:
            language = self.languages.get(self._place(path).language or self.default_language)
            if language and language.disabled:
                return f"the language {language.code} is disabled"
        if self.ignored and any(pattern.search(f"/{path}") for pattern in self.ignored):
            return "left out by the site's ignoreFiles"
        return None

    def completed(self, post: Post) -> Fields:
        """Add what cascades down to the post, its language, and the slug in a dated name."""
        own = fields = Fields(post)
        cascade = own.get("cascade")  # which a page hands down to itself as well
        handed_down = None if cascade else self._for_all
        if handed_down is None:
            handed_down = self._handed_down(self._place(post.path), cascades(cascade))
        if handed_down:
            values = {key: value for key, value in handed_down.items() if own.get(key) is None}
            fields = Fields(post, {**post.metadata, **values}) if values else own
        dated = "published" in self._named and not own.get("slug")
        return self._with_slug(fields) if dated else fields

    @cached_property
    def _for_all(self) -> Mapping[str, object] | None:
        """What is handed down to all posts alike; None where it depends on their places."""
        if self.languages or not all(each.is_for_all for each in self.cascades):
            return None
        return self._handed_down(site.Place((), "", None), ())

    @cached_property
    def _named(self) -> frozenset[str]:
        """The fields of dates that the name of a file may say."""
        return frozenset(field for field, keys in self.date_keys.items() if FILE_NAME in keys)

    def _handed_down(self, place: site.Place, own: Iterable[Cascade]) -> dict[str, object]:
        language = place.language or self.default_language
        # So that posts of a site with several languages can be chosen by it.
        values: dict[str, object] = {"lang": language} if self.languages else {}
        path = "/".join(map(self._in_path, ("", *place.folders, place.name)))
        for cascade in (*self.cascades, *own):
            if cascade.fits(place.folders, path, language):
                values |= cascade.values
        return values

    def _with_slug(self, fields: Fields) -> Fields:
        """Add the slug that `:filename` finds, if that is where the date is from.

        https://gohugo.io/configuration/front-matter/#dates
        """
        found = next(self.dates(fields, "published"), None)
        is_named = found is not None and found[0] == FILE_NAME
        name = dated_name(self._place(fields.post.path).name) if is_named else None
        if name is None or not name.slug:
            return fields
        return Fields(fields.post, {**fields.metadata, "slug": name.slug})

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Leave out what the build options hide, and drafts unless the site shows them."""
        rule = super().leaves_out(fields)
        return None if rule and rule.kind == DRAFT and self.drafts else rule

    def decisive(self, keys: Keys) -> Decisive | None:
        """Return what alone decides, where what cascades does not, nor the name of a file."""
        if self._named or self._may_decide or keys.way("cascade"):
            return None
        return self._decisive(keys, self.date_keys)

    @cached_property
    def _may_decide(self) -> bool:
        """Whether what cascades may keep a post out, or say when it is seen."""
        keys = (*chain.from_iterable(self.date_keys.values()), *DECIDING)
        for cascade in self.cascades:
            above = Fields(Post(path="", metadata=cascade.values, body=""))
            if above.keys.ways(keys) or super().leaves_out(above):
                return True
        return False

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield what the keys of the site's configuration say, else of Hugo's."""
        if field == "not_after" and self.expired:
            return
        keys = self.date_keys.get(field, ())
        for key in keys if field in self._named else fields.present(keys):
            if key == FILE_NAME:
                dated = dated_name(self._place(fields.post.path).name)
                if dated:
                    yield key, dated.moment
            elif value := fields.get(key):
                yield key, value

    def zone_of(self, moment: Moment, zone: tzinfo, path: str) -> tzinfo:
        """Return the zone of the post's language, if that has one of its own.

        https://gohugo.io/configuration/languages/
        """
        del moment
        language = self._translated(path)
        return (language and language.zone) or zone

    def authors(self, fields: Fields, page: str = "") -> tuple[Person, ...]:
        """Return whom the post names, else the author of its language, if that has its own."""
        language = self._translated(fields.post.path)
        return super().authors(fields, page) or (language.authors if language else ())

    def opens(self, published: datetime, not_before: datetime | None) -> datetime:
        """Return `publishDate`, which alone decides where there is one: a talk may be announced.

        https://gohugo.io/methods/page/publishdate/
        """
        return not_before or published

    def path_of(self, address: Address) -> str:
        """Return what `url`, the permalinks of the section or the path makes of a post.

        https://gohugo.io/content-management/urls/
        """
        place = self._place(str(address.path))
        folders = [self._in_path(folder) for folder in place.folders]
        sections = self.content.sections_of(address.path, folders)
        path = PurePosixPath(*sections, f"{place.name}.md")
        address = replace(address, path=path, local=self._wall(address))
        if written := as_text(address.fields.get("url")):
            if is_absolute(written):
                return written
            filled = as_path(self._filled(written, address))
            return self._at_home(place, ended(filled), rooted=written.startswith("/"))
        if self.permalink:
            return self._filled(self.permalink, address)
        if pattern := self._pattern(place):
            link = self._sanitized(unquote_plus(self._filled(pattern, address).rstrip("/")))
        else:
            slug = (as_text(address.fields.get("slug")) or "").strip("-")
            link = "/".join((*folders, self._sanitized(slug) or self._in_path(place.name)))
        ending = ".html" if self.ugly is True or self.ugly & set(folders[:1]) else "/"
        return self._at_home(place, as_path(link).strip("/") + ending)

    def _pattern(self, place: site.Place) -> str | None:
        """Return the permalink pattern of the innermost folder that has one."""
        own = self.languages.get(place.language or self.default_language)
        patterns = {**self.permalinks, **(own.permalinks if own else {})}
        path = "/".join(map(self._in_path, (*place.folders, place.name)))
        if not place.folders and "" in patterns:
            return patterns[""]
        above = [key for key in patterns if key and f"{path}/".startswith(f"{key}/")]
        return patterns[max(above, key=len)] if above else None

    def _filled(self, pattern: str, address: Address) -> str:
        """Return `pattern` with the values of its words, each as it is written into a path."""
        tokens: dict[str, Token] = {}
        for word in WORD.findall(pattern):
            cut = word.removeprefix("sections[")
            token = sections_token(cut[:-1]) if cut != word else self.tokens.get(word)
            if token:
                tokens[word] = self._cleaned(token)
        return replaced(pattern, WORD, tokens, address).replace(r"\:", ":")

    def _cleaned(self, token: Token) -> Token:
        def cleaned(address: Address) -> str:
            value = token(address)
            # Hugo parses it as an address, of which an empty fragment is lost: `c#`.
            return self._sanitized(value[:-1] if value.find("#") == len(value) - 1 else value)

        return cleaned

    def _at_home(self, place: site.Place, path: str, *, rooted: bool = False) -> str:
        """Return `path` on the host, or below the prefix, of the post's language.

        https://gohugo.io/configuration/languages/#baseurl; a `rooted` URL is below no prefix.
        """
        key = place.language or self.default_language
        language = self.languages.get(key)
        is_default = key == self.default_language
        if language and language.url and is_absolute(language.url):
            return path if is_default else f"{language.url.rstrip('/')}/{path.lstrip('/')}"
        prefixed = not rooted and (self.language_in_path or not is_default)
        return f"{key}/{path.lstrip('/')}" if prefixed else path

    def _wall(self, address: Address) -> datetime:
        """Return the date as its author wrote it: Hugo's links know no other zone."""
        for _, value in self.dates(address.fields, "published"):
            if not isinstance(value, bool | Mapping):
                return (value if isinstance(value, Moment) else read_date(value)).wall
        return address.local

    def _translated(self, path: str) -> site.Language | None:
        """Return the language of the post at `path`; None for the site's own."""
        key = self._place(path).language if self.languages else None
        return None if key in (None, self.default_language) else self.languages.get(key)

    def _place(self, path: str) -> site.Place:
        return self.content.place_of(path)

    def _in_path(self, name: str) -> str:
        """Return the name of a file or folder as it stands in a path; spaces stay apart."""
        return self._sanitized(name.replace(" ", "-") if self.lower else name)

    def _sanitized(self, text: str) -> str:
        return sanitized(text, lower=self.lower, accents=self.accents)

    def labels(self, fields: Fields) -> tuple[str, ...]:
        """Return the terms of the taxonomies that are labels. A text is one term.

        https://gohugo.io/content-management/taxonomies/
        """
        return self._terms(fields, ALIASES["tags"])

    def categories(self, fields: Fields) -> tuple[str, ...]:
        """Return the terms of the taxonomy of categories."""
        return self._terms(fields, CATEGORY_KEYS)

    def _terms(self, fields: Fields, keys: Iterable[str]) -> tuple[str, ...]:
        values = (fields.get(key) for key in keys if key in self.taxonomies)
        listed = (value if isinstance(value, list) else [value] for value in values)
        return distinct(label for value in listed for label in labels_of(value))

    def section(self, path: PurePosixPath) -> str | None:
        """Return the first folder below the content, whatever it is called.

        https://gohugo.io/content-management/sections/
        """
        return next(iter(self._place(str(path)).folders), None)

    def language(self, fields: Fields) -> str | None:
        """Return the language in the file's name or of its folder, unless it is the default."""
        key = self._place(fields.post.path).language
        if key is None or key == self.default_language:
            return None
        return self.languages[key].code if key in self.languages else key
