"""The site that the posts belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, tzinfo

from feedkit.errors import ModelError
from feedkit.model.checks import (
    folder,
    optional_text,
    optional_url,
    required_text,
    set_field,
    url,
)
from feedkit.model.person import Person
from feedkit.zones import find_zone

__all__ = ["Site"]


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
        required_text(self, "title")
        url(self, "url")
        set_field(self, "url", folder(self.url))
        optional_text(self, "language", "description", "rights")
        optional_url(self, "icon", "logo")
        if isinstance(self.author, str):
            set_field(self, "author", Person(name=self.author))
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
