"""What one post means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from feedkit import model  # some of whose classes are made when they are asked for
from feedkit.characters import legal, one_line
from feedkit.model.checks import (
    optional_text,
    optional_url,
    required_text,
    set_field,
    url,
    utc,
)
from feedkit.model.image import Image
from feedkit.model.person import Person

__all__ = ["Entry", "Show"]

#: What a feed tells of its entries: the whole text, a summary, or both. Readers differ in which of
#: two texts they show, so "both" is for those who know their subscribers.
Show = Literal["full", "summary", "both"]


class Text:
    """A field that holds a text, or what fetches it when it is first asked for."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, entry: object, owner: type) -> str:
        if entry is None:
            return ""  # the field's default
        value = entry.__dict__[self._name]
        if callable(value):
            value = entry.__dict__[self._name] = value()
        return str(value)

    def __set__(self, entry: object, value: str | Callable[[], str] | Text) -> None:
        entry.__dict__[self._name] = "" if isinstance(value, Text) else value


# Without slots: `body` is kept in the dictionary, where a descriptor can find it.
@dataclass(frozen=True, kw_only=True)
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
    contributors: tuple[Person, ...] = ()  #: who helped: translators, editors
    summary: str | None = None  #: plain text
    content: str | None = None  #: HTML, safe and with absolute addresses; None until rendered
    tags: tuple[str, ...] = ()  #: categories among them, without duplicates
    categories: tuple[str, ...] = ()  #: what of `tags` the post calls categories
    section: str | None = None  #: the folder that the post is in, as a reader would call it
    image: Image | None = None
    banner: str | None = None  #: absolute; a wide picture for the top of the page
    enclosures: tuple[model.Enclosure, ...] = ()
    episode: model.Episode | None = None  #: what a podcast says of it
    language: str | None = None  #: BCP 47, when it is not the site's
    rights: str | None = None  #: plain text, when they are not the site's
    external_url: str | None = None  #: absolute; what a link post is about
    comments: str | None = None  #: absolute; the page where it is discussed
    origin: model.Origin | None = None  #: the feed it was taken over from
    show: Show | None = None  #: which of its texts subscribers get; None to do as the feed does
    source: str | None = None  #: the post's file, relative to where posts were looked for
    collection: str | None = None  #: the name of the collection it belongs to
    body: Text = field(default=Text(), repr=False)
    """As the author wrote it, without front matter; read when it is first asked for."""
    metadata: Mapping[str, object] = field(default_factory=dict, repr=False, hash=False)
    """The front matter as it was read, for filters and hooks of the user's own."""

    def __post_init__(self) -> None:
        required_text(self, "id")
        required_text(self, "title")
        url(self, "link")
        utc(self, "published")
        if self.updated:
            utc(self, "updated")
        optional_text(self, "summary", "section", "language", "rights")
        optional_url(self, "banner", "external_url", "comments")
        set_field(self, "content", None if self.content is None else legal(self.content))
        for name in ("tags", "categories"):
            labels = filter(None, map(one_line, getattr(self, name)))
            set_field(self, name, tuple(dict.fromkeys(labels)))
        for name in ("authors", "contributors", "enclosures"):
            set_field(self, name, tuple(getattr(self, name)))

    @property
    def modified(self) -> datetime:
        """When the post last changed, as far as is known: `updated`, else `published`."""
        return self.updated or self.published
