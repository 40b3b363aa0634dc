"""A dialect: the habits of one generator's users.

`Dialect` itself is the plain dialect: what can be said of posts whose generator nobody knows. Each
generator has a subclass in `feedkit.entries.dialects` that overrides what the generator documents
otherwise. All of it is pure: what a site's own configuration says comes in as fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, tzinfo
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar, Self, TypeAlias

from msgspec import Struct, field

from feedkit.entries.aliases import ALIASES
from feedkit.entries.dates import Moment, date_in_path
from feedkit.entries.fields import Fields, is_false, is_true
from feedkit.entries.labels import categories, labels
from feedkit.entries.links import PLAIN_TOKENS, Address, Token, expand
from feedkit.entries.media import media_base
from feedkit.entries.people import People, people
from feedkit.entries.sections import section_of
from feedkit.entries.titles import first_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import PurePosixPath

    from feedkit.entries.keys import Keys
    from feedkit.model import Person
    from feedkit.posts.post import Post

__all__ = [
    "COMMON_RULES",
    "DRAFT",
    "HIDDEN",
    "Decisive",
    "Dialect",
    "FrontMatter",
    "ReadPage",
    "Rule",
    "says",
]

DRAFT = "draft"
HIDDEN = "hidden"


#: What the front matter of a file says.
FrontMatter: TypeAlias = Mapping[str, object]

#: Returns what the file at a path says of itself; None if there is no such file.
ReadPage: TypeAlias = "Callable[[str], Fields | None]"


class Rule(Struct, frozen=True):
    """A key of front matter that leaves a post out."""

    key: str
    applies: Callable[[object], bool]
    kind: str = HIDDEN  #: DRAFT for what ``--drafts`` brings back
    reason: str | None = None  #: what is said of it, where that is not the key and its value


class Decisive(Struct, frozen=True):
    """What alone decides on the posts that have certain keys."""

    date: str  #: the key of what, if it is a date, is that of publication
    rules: tuple[tuple[str, Callable[[object], bool]], ...]  #: keys, and what may not be true there


def says(*words: str) -> Callable[[object], bool]:
    """Return a test for a value that is one of `words`, in any case."""
    return lambda value: isinstance(value, str) and value.strip().casefold() in words


#: The keys that decide on a post whatever its generator is: see `feedkit.entries.select`.
DECIDING = ("feed", "password", "encrypted")

#: What leaves a post out wherever it is not known which generator the site has.
COMMON_RULES = (
    Rule("draft", is_true, DRAFT),
    Rule("published", is_false, DRAFT),
    # Obsidian Publish's, Metalsmith's, and https://theme.sugarat.top/config/frontmatter.html
    Rule("publish", is_false, DRAFT),
    Rule("publish", says("draft"), DRAFT),
    Rule("status", says("draft", "pending"), DRAFT),  # as WordPress exports it
    Rule("status", says("hidden", "private", "skip", "unlisted")),
    Rule("visibility", says("private")),
    Rule("unlisted", is_true),
    Rule("hidden", is_true),
    Rule("private", is_true),
    Rule("eleventyExcludeFromCollections", is_true),
    Rule("render", is_false),
)


class Dialect(Struct, frozen=True, kw_only=True, dict=True):
    """How posts are written, and what the site's generator makes of them."""

    name: ClassVar[str] = "plain"
    rules: ClassVar[tuple[Rule, ...]] = COMMON_RULES
    #: What the words of a permalink pattern stand for.
    tokens: ClassVar[Mapping[str, Token]] = PLAIN_TOKENS
    #: The keys, in lower case, whose text is split on white space.
    spaced: ClassVar[frozenset[str]] = frozenset()
    permalink: str | None = None  #: the pattern that the configuration chose, of `tokens`
    default_time: time = time(0)  #: of dates without a time
    people: People = field(default_factory=dict)  #: authors by key
    authority: str | None = None  #: makes tag URIs the ids of entries
    future: bool = False  #: whether the generator shows posts that are dated in the future

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings (see `feedkit.sites.found`)."""
        del settings
        return cls(**fields)  # type: ignore[arg-type]

    def above(self, paths: Sequence[str], starts: Iterable[str]) -> list[str]:
        """Return the paths of files whose front matter may be handed down to posts at `paths`.

        These were looked for in the folders `starts`, each ending in a slash. Such a file need not
        be there.
        """
        del paths, starts
        return []

    def among(self, paths: Collection[str]) -> Self:
        """Return the same dialect, knowing the paths of all files that may be posts."""
        del paths
        return self

    def under(self, above: Mapping[str, FrontMatter]) -> Self:
        """Return the same dialect, knowing the front matter of the files `above`, by path."""
        del above
        return self

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no post, by its place or name; None if it may be."""
        del path
        return None

    def completed(self, post: Post) -> Fields:
        """Return the front matter of `post`, with what the site's configuration adds to it."""
        return Fields(post)

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Return the rule that keeps a post out of every feed; None when it may be published."""
        for rule in self._rules(fields.keys):
            if rule.applies(fields.get(rule.key)):
                return rule
        return None

    def _rules(self, keys: Keys) -> tuple[Rule, ...]:
        """Return the rules that can leave out a post with these keys, mostly none."""
        known, kind = keys.rules, type(self)
        if kind not in known:
            known[kind] = tuple(
                rule for rule in self.rules if keys.way(rule.key) or rule.applies(None)
            )
        return known[kind]

    def decisive(self, keys: Keys) -> Decisive | None:
        """Return what alone decides on posts with these keys; None where that may be more.

        This is for blogs of many thousands of posts, on most of which a date decides.
        """
        # What a generator has of its own may be more; its dialect has to say.
        return self._decisive(keys, ALIASES) if type(self) is Dialect else None

    def _decisive(self, keys: Keys, dates: Mapping[str, tuple[str, ...]]) -> Decisive | None:
        """Return the same for a dialect that has these `dates`, by field, `rules` and no more."""
        ways = [*keys.ways(dates["published"]).values()]
        tables = [*takewhile(lambda way: way.inner, ways)]
        date = next((way.top for way in ways if not way.inner), None)
        # `date.created` comes before `date`, and says nothing where that is no table.
        if date is None or any(way.top != date for way in tables):
            return None
        rules = [(keys.way(rule.key), rule.applies) for rule in self._rules(keys)]
        if any(way is None or way.inner for way, _ in rules):
            return None
        if keys.ways(dates["not_before"]) or keys.ways(dates["not_after"]):
            return None
        return Decisive(date, tuple((way.top, applies) for way, applies in rules if way))

    def shows_future(self, fields: Fields) -> bool:
        """Say whether a post is shown even while it is dated in the future."""
        del fields
        return self.future

    def opens(self, published: datetime, not_before: datetime | None) -> datetime:
        """Return when a post may be seen first that was `published` then, and `not_before`."""
        return max(published, not_before or published)

    def title_of(self, fields: Fields) -> str | None:
        """Return the title of a post whose front matter has none; None to take the file's name."""
        return first_heading(fields.post.body)

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield what may say when, in order of trust: keys and values, then the day in the path."""
        yield from fields.find(field)
        if field == "published":
            # Zola's `path = "2014/12/12/slug"` holds the date of posts that have it nowhere else.
            address = fields.text("address")
            moment = date_in_path(address[1] if address else "") or date_in_path(fields.post.path)
            if moment:
                yield "date", moment

    def zone_of(self, moment: Moment, zone: tzinfo, path: str) -> tzinfo:
        """Return the zone of a date without one, in the post at `path`; `zone` is the site's."""
        del moment, path
        return zone

    def path_of(self, address: Address) -> str:
        """Return a post's address, below the site's or a full URL."""
        written = address.fields.text("address")
        if written:
            return written[1]
        return expand(self.permalink or "/:folders/:slug/", self.tokens, address)

    def page(self, target: str, source: str, read: ReadPage) -> str | None:
        """Return the address of the page, no post, that `target` names in the file `source`.

        None if there is none; raises PostError for a page without an address.
        """
        del target, source, read
        return None

    def media_base(self, fields: Fields, page: str, root: str) -> str:
        """Return what relative addresses of pictures and recordings in front matter are seen from.

        `page` is the post's address, `root` the site's.
        """
        return media_base(fields.metadata, root) or page

    def labels(self, fields: Fields) -> tuple[str, ...]:
        """Return a post's tags and categories, without duplicates."""
        return labels(fields, spaced=self.spaced)

    def categories(self, fields: Fields) -> tuple[str, ...]:
        """Return what of them the post calls categories, which may be part of a link."""
        return categories(fields, spaced=self.spaced)

    def section(self, path: PurePosixPath) -> str | None:
        """Return the section of the site that the post at `path` is in; None when it is in none."""
        return section_of(path)

    def authors(self, fields: Fields, page: str = "") -> tuple[Person, ...]:
        """Return whom a post names, none when it names nobody.

        Relative addresses of their pictures are seen from the post's `page`.
        """
        found = (people(value, self.people, page) for _, value in fields.find("authors"))
        return next(filter(None, found), ())

    def contributors(self, fields: Fields, page: str = "") -> tuple[Person, ...]:
        """Return who else had a part in a post: editors, translators."""
        found = (people(value, self.people, page) for _, value in fields.find("contributors"))
        return tuple(dict.fromkeys(person for each in found for person in each))

    def language(self, fields: Fields) -> str | None:
        """Return a post's language where it is known."""
        found = fields.text("language")
        return found[1] if found else None
