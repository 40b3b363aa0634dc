"""The things a feed is made of: frozen, and checked when they are made.

Whatever of these exists is fit to be published: texts hold no character that XML forbids, titles
and names are on one line, addresses are absolute and canonical, times are aware, in UTC and whole
seconds. So no later stage has to ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from feedkit.characters import legal, one_line
from feedkit.errors import ModelError
from feedkit.urls import canonical, is_absolute
from feedkit.zones import find_zone

__all__ = ["Enclosure", "Entry", "Feed", "Image", "Person", "Show", "Site"]

#: What a feed tells of its entries: the whole text, a summary, or both. Readers differ in which of
#: two texts they show, so "both" is for those who know their subscribers.
Show = Literal["full", "summary", "both"]

# What an empty feed says of its age. RFC 4287 §4.2.15 asks for a date, and the clock would change
# the file on every run; this is the day RFC 4287 was published.
EMPTY_FEED_UPDATED = datetime(2005, 12, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who wrote something (RFC 4287 §3.2).

    Raises ModelError for an empty name or an address that is not absolute.
    """

    name: str  #: never empty
    email: str | None = None
    url: str | None = None  #: absolute

    def __post_init__(self) -> None:
        _set(self, "name", _required(self, "name", one_line(self.name)))
        _set(self, "email", one_line(self.email or "") or None)
        _set(self, "url", _optional_url(self, "url", self.url))


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that stands for an entry. Raises ModelError for an address that is not absolute."""

    url: str  #: absolute
    type: str | None = None  #: media type, ``image/png`` say; None when not known
    length: int | None = None  #: bytes; None when not known
    width: int | None = None  #: pixels
    height: int | None = None  #: pixels
    alt: str | None = None  #: what it shows, as plain text

    def __post_init__(self) -> None:
        _set(self, "url", _url(self, "url", self.url))
        _set(self, "alt", one_line(self.alt or "") or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A media file that belongs to an entry (RSS 2.0 ``enclosure``, RFC 4287 §4.2.7.2).

    Raises ModelError for an address that is not absolute, an empty type, or a negative length.
    """

    url: str  #: absolute
    type: str  #: media type, ``audio/mpeg`` say
    length: int  #: bytes, as RSS 2.0 requires; 0 when it cannot be known
    title: str | None = None
    duration: int | None = None  #: seconds

    def __post_init__(self) -> None:
        _set(self, "url", _url(self, "url", self.url))
        _set(self, "type", _required(self, "type", one_line(self.type)))
        _set(self, "title", one_line(self.title or "") or None)
        if self.length < 0:
            raise ModelError(f"Enclosure.length: expected a size in bytes, got {self.length}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site that the posts belong to: what a feed says about itself.

    Raises ModelError for an empty title, an address that is not absolute, or a time zone that
    does not exist.
    """

    title: str  #: never empty
    url: str  #: the home page, absolute; relative addresses start from here
    author: Person | str | None = None  #: of entries that name nobody
    language: str | None = None  #: BCP 47, ``en-GB`` say
    timezone: str = "UTC"  #: IANA name, ``Europe/London`` say; of dates that carry no offset
    description: str | None = None  #: one line of plain text; RSS shows the title without it
    icon: str | None = None  #: absolute; small and square (RFC 4287 §4.2.5)
    logo: str | None = None  #: absolute; twice as wide as high (RFC 4287 §4.2.8)
    rights: str | None = None  #: one line of plain text (RFC 4287 §4.2.10)

    def __post_init__(self) -> None:
        _set(self, "title", _required(self, "title", one_line(self.title)))
        _set(self, "url", _folder(_url(self, "url", self.url)))
        for name in ("language", "description", "rights"):
            _set(self, name, one_line(getattr(self, name) or "") or None)
        for name in ("icon", "logo"):
            _set(self, name, _optional_url(self, name, getattr(self, name)))
        if isinstance(self.author, str):
            _set(self, "author", Person(name=self.author))
        if find_zone(self.timezone) is None:
            raise ModelError(
                f"Site.timezone: expected a name like 'Europe/London', got {self.timezone!r}"
            )

    @property
    def zone(self) -> tzinfo:
        """The time zone that `timezone` names."""
        return find_zone(self.timezone) or UTC

    @property
    def person(self) -> Person:
        """The site's author, or the site under its own title where it names nobody.

        Atom requires an author on the feed or on every entry (RFC 4287 §4.1.1).
        """
        if isinstance(self.author, Person):
            return self.author
        return Person(name=self.author or self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one post means (RFC 4287 §4.1.2).

    Raises ModelError for an empty id or title, an address that is not absolute, or a time without
    an offset.
    """

    id: str  #: an IRI that never changes, by which readers know what they have seen; never empty
    title: str  #: plain text on one line; never empty
    link: str  #: the post's page; absolute
    published: datetime  #: UTC, whole seconds
    updated: datetime | None = None  #: UTC, whole seconds; None when the post does not say
    authors: tuple[Person, ...] = ()  #: the main one first
    summary: str | None = None  #: plain text
    content: str | None = None  #: HTML, safe and with absolute addresses; None until rendered
    tags: tuple[str, ...] = ()  #: without duplicates
    image: Image | None = None
    enclosures: tuple[Enclosure, ...] = ()
    language: str | None = None  #: BCP 47, when it is not the site's
    external_url: str | None = None  #: absolute; what a link post is about
    show: Show | None = None  #: which of its texts subscribers get; None to do as the feed does
    source: str | None = None  #: the post's file, relative to where posts were looked for
    body: str = field(default="", repr=False)  #: as the author wrote it, without front matter
    metadata: Mapping[str, object] = field(default_factory=dict, repr=False, hash=False)
    """The front matter as it was read, for filters and hooks of the user's own."""

    def __post_init__(self) -> None:
        _set(self, "id", _required(self, "id", one_line(self.id)))
        _set(self, "title", _required(self, "title", one_line(self.title)))
        _set(self, "link", _url(self, "link", self.link))
        _set(self, "published", _utc(self, "published", self.published))
        _set(self, "updated", self.updated and _utc(self, "updated", self.updated))
        _set(self, "summary", one_line(self.summary or "") or None)
        _set(self, "content", None if self.content is None else legal(self.content))
        _set(self, "tags", tuple(dict.fromkeys(filter(None, map(one_line, self.tags)))))
        _set(self, "language", one_line(self.language or "") or None)
        _set(self, "external_url", _optional_url(self, "external_url", self.external_url))
        _set(self, "authors", tuple(self.authors))
        _set(self, "enclosures", tuple(self.enclosures))

    @property
    def modified(self) -> datetime:
        """When the post last changed, as far as is known: `updated`, else `published`."""
        return self.updated or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A site's entries under one address: all that a format needs to know.

    Raises ModelError for an address that is not absolute and for two entries with one id, which
    RFC 4287 §4.1.1 forbids and readers take for one post.
    """

    site: Site
    url: str  #: where the feed itself is published; absolute
    entries: tuple[Entry, ...] = ()  #: newest first
    title: str | None = None  #: the site's when not given
    id: str | None = None  #: an IRI that never changes; `url` when not given
    show: Show = "full"  #: which of an entry's texts subscribers get

    def __post_init__(self) -> None:
        _set(self, "url", _url(self, "url", self.url))
        _set(self, "title", one_line(self.title or "") or self.site.title)
        _set(self, "id", one_line(self.id or "") or self.url)
        _set(self, "entries", tuple(self.entries))
        seen: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.id in seen:
                both = f"{seen[entry.id].source or 'one entry'} and {entry.source or 'another'}"
                raise ModelError(f"Feed.entries: {both} have the same id {entry.id!r}")
            seen[entry.id] = entry

    @property
    def name(self) -> str:
        """The title that the feed shows."""
        return self.title or self.site.title

    def authors_of(self, entry: Entry) -> tuple[Person, ...]:
        """Return who wrote `entry`: whom it names, else the site's author."""
        return entry.authors or (self.site.person,)

    def texts_of(self, entry: Entry) -> tuple[str | None, str | None]:
        """Return what to tell of `entry`: its content and its summary, where they are shown."""
        show = entry.show or self.show
        content = entry.content if show != "summary" else None
        # Three readers show a summary in place of the content that stands beside it.
        summary = entry.summary if content is None or show == "both" else None
        return content, summary

    @property
    def updated(self) -> datetime:
        """When an entry last changed, in UTC; a fixed date for a feed without entries."""
        return max((entry.modified for entry in self.entries), default=EMPTY_FEED_UPDATED)


def _set(thing: object, name: str, value: object) -> None:
    """Set a field of a frozen dataclass while it is being made."""
    object.__setattr__(thing, name, value)


def _required(thing: object, name: str, value: str) -> str:
    if not value:
        raise ModelError(f"{type(thing).__name__}.{name}: expected some text, got none")
    return value


def _url(thing: object, name: str, value: str) -> str:
    expected = f"{type(thing).__name__}.{name}: expected an absolute http(s) URL, got {value!r}"
    if not is_absolute(value):
        raise ModelError(expected)
    try:
        return canonical(one_line(value))
    except ValueError as error:
        raise ModelError(f"{expected}: {error}") from error


def _folder(url: str) -> str:
    """Return `url` with a slash at the end of its path, so that relative URLs fall below it."""
    parts = urlsplit(url)
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def _optional_url(thing: object, name: str, value: str | None) -> str | None:
    return _url(thing, name, value) if value else None


def _utc(thing: object, name: str, value: datetime) -> datetime:
    if value.utcoffset() is None:
        place = f"{type(thing).__name__}.{name}"
        raise ModelError(f"{place}: expected a time with an offset from UTC, got {value!r}")
    return value.astimezone(UTC).replace(microsecond=0)
