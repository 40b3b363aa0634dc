"""A site's entries under one address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode, urlsplit, urlunsplit

from feedkit import model  # whose classes of podcasts are made when they are asked for
from feedkit.errors import ModelError
from feedkit.model.checks import absolute, at_least, optional_text, optional_url, set_field, url
from feedkit.model.entry import Entry, Show
from feedkit.model.site import Site

if TYPE_CHECKING:
    from lxml.etree import _Element

    from feedkit.model.person import Person

__all__ = ["DAYS", "Day", "Extend", "Feed", "Paging"]

Day = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS: tuple[Day, ...] = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)

#: Is handed the element that was made of an entry, to add to it what it likes; of the feed itself,
#: the entry is None. Elements of Atom and RSS have no namespace here, those of the feed's own
#: `namespaces` have theirs.
Extend = Callable[[Entry | None, "_Element"], None]

# What an empty feed says of its age. RFC 4287 §4.2.15 asks for a date, and the clock would change
# the file on every run; this is the day RFC 4287 was published.
EMPTY_FEED_UPDATED = datetime(2005, 12, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Where the rest of a feed is, and which part of it this document is (RFC 5005)."""

    next: str | None = None  #: absolute; the page of older entries (§3)
    current: str | None = None  #: absolute; what people subscribe to, said by archives (§4)
    prev_archive: str | None = None  #: absolute; the archive of entries just older (§4)
    next_archive: str | None = None  #: absolute; of entries just newer (§4)
    is_archive: bool = False  #: whether this is an archive that will not change any more (§4)
    is_complete: bool = False  #: whether what is not in this document is not in the feed (§2)

    def __post_init__(self) -> None:
        optional_url(self, "next", "current", "prev_archive", "next_archive")


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
    description: str | None = None  #: the site's when not given
    language: str | None = None  #: BCP 47; the site's when not given
    id: str | None = None  #: an IRI that never changes; `url` when not given
    show: Show = "full"  #: which of an entry's texts subscribers get
    hubs: tuple[str, ...] = ()  #: absolute; who tells subscribers of news (WebSub)
    paging: Paging = Paging()
    podcast: model.Podcast | None = None  #: what makes it a podcast
    scheme: str | None = None  #: absolute; whose words the tags are (RFC 4287 §4.2.2.2)
    stylesheet: str | None = None  #: absolute; a CSS file for who opens the feed in a browser
    query: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What is added to the links of entries: ``{"utm_source": "feed"}``; ids stay as they are."""
    ttl: int | None = None  #: minutes that RSS readers may wait before they look again
    skip_hours: tuple[int, ...] = ()  #: hours, 0 to 23 in UTC, in which RSS readers need not look
    skip_days: tuple[Day, ...] = ()  #: days on which they need not
    markdown: bool = False  #: whether RSS also tells what the author wrote (``source:markdown``)
    paths: bool = False  #: whether JSON Feed also tells the posts' files (``_feedkit``)
    namespaces: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Of elements that `extend` adds, by prefix; declared once on the XML's root element."""
    extend: Extend | None = None  #: adds to the XML what feedkit does not

    def __post_init__(self) -> None:
        url(self, "url")
        optional_text(self, "title", "description", "language", "id")
        optional_url(self, "scheme", "stylesheet")
        at_least(0, self, "ttl")
        set_field(self, "title", self.title or self.site.title)
        set_field(self, "id", self.id or self.url)
        set_field(self, "hubs", tuple(absolute(self, "hubs", hub) for hub in self.hubs))
        set_field(self, "skip_hours", tuple(sorted(set(self.skip_hours))))
        if unknown := set(self.skip_days).difference(DAYS):
            raise ModelError(f"Feed.skip_days: expected days of the week, got {min(unknown)!r}")
        set_field(self, "skip_days", tuple(sorted(set(self.skip_days), key=DAYS.index)))
        if self.skip_hours and not 0 <= self.skip_hours[0] <= self.skip_hours[-1] <= 23:  # noqa: PLR2004
            raise ModelError(f"Feed.skip_hours: expected hours from 0 to 23, got {self.skip_hours}")
        set_field(self, "entries", tuple(self.entries))
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

    @property
    def about(self) -> str | None:
        """What the feed says of itself in a line, where it says anything."""
        return self.description or self.site.description

    @property
    def lang(self) -> str | None:
        """The language of the feed and of entries that name none."""
        return self.language or self.site.language

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

    def link_of(self, entry: Entry) -> str:
        """Return the page of `entry`, with the feed's `query` added."""
        if not self.query:
            return entry.link
        parts = urlsplit(entry.link)
        added = urlencode(self.query, errors="replace")
        query = "&".join(filter(None, (parts.query, added)))
        return urlunsplit(parts._replace(query=query))

    @property
    def updated(self) -> datetime:
        """When an entry last changed, in UTC; a fixed date for a feed without entries."""
        return max((entry.modified for entry in self.entries), default=EMPTY_FEED_UPDATED)
