"""What a podcast says of itself and of its episodes.

Two vocabularies: Apple's, https://help.apple.com/itc/podcasts_connect/#/itcb54353390, and the
Podcasting 2.0 namespace, https://podcasting2.org/docs/podcast-namespace.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from feedkit.characters import one_line
from feedkit.model.checks import (
    at_least,
    optional_text,
    optional_url,
    required_text,
    set_field,
    url,
)
from feedkit.model.person import Person

__all__ = [
    "Chapters",
    "Contributor",
    "Episode",
    "EpisodeType",
    "Funding",
    "Podcast",
    "PodcastType",
    "Transcript",
]

EpisodeType = Literal["full", "trailer", "bonus"]
PodcastType = Literal["episodic", "serial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What is said in an episode (``podcast:transcript``)."""

    url: str  #: absolute
    type: str  #: media type: ``text/vtt``, ``application/x-subrip``, ``text/html``, …
    language: str | None = None  #: BCP 47; the feed's without it
    captions: bool = False  #: whether it has times, to be shown while listening

    def __post_init__(self) -> None:
        url(self, "url")
        required_text(self, "type")
        optional_text(self, "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapters:
    """The chapters of an episode, in a file of their own (``podcast:chapters``)."""

    url: str  #: absolute
    type: str = "application/json+chapters"  #: media type

    def __post_init__(self) -> None:
        url(self, "url")
        required_text(self, "type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """Someone who is to be heard, or helped (``podcast:person``)."""

    name: str
    role: str | None = None  #: of the podcast taxonomy: ``host`` (when None), ``guest``, …
    group: str | None = None  #: of the same: ``cast`` (when None), ``writing``, …
    image: str | None = None  #: absolute
    url: str | None = None  #: absolute

    def __post_init__(self) -> None:
        required_text(self, "name")
        optional_text(self, "role", "group")
        optional_url(self, "image", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Where listeners can give something (``podcast:funding``)."""

    url: str  #: absolute
    text: str  #: what a player writes on the button; never empty

    def __post_init__(self) -> None:
        url(self, "url")
        required_text(self, "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """What makes an entry an episode of a podcast."""

    title: str | None = None  #: without number and show (``itunes:title``)
    duration: int | None = None  #: seconds
    image: str | None = None  #: absolute; square, 1400 to 3000 pixels
    number: int | None = None  #: 1 or more (``itunes:episode``)
    season: int | None = None  #: 1 or more
    type: EpisodeType | None = None
    explicit: bool | None = None
    block: bool = False  #: whether Apple shall not show it
    transcripts: tuple[Transcript, ...] = ()
    chapters: Chapters | None = None
    contributors: tuple[Contributor, ...] = ()

    def __post_init__(self) -> None:
        optional_text(self, "title")
        optional_url(self, "image")
        at_least(0, self, "duration")
        at_least(1, self, "number", "season")


@dataclass(frozen=True, slots=True, kw_only=True)
class Podcast:
    """What makes a feed a podcast. Apple requires `image`, `categories` and `explicit`."""

    image: str  #: absolute; square, 1400 to 3000 pixels, JPEG or PNG
    categories: tuple[str, ...]  #: Apple's, the main one first: ``Technology``, ``Arts > Books``
    explicit: bool
    author: str | None = None  #: who makes it; the site's author without it
    owner: Person | None = None  #: whom directories write to
    type: PodcastType | None = None
    title: str | None = None  #: for Apple alone, when it is not the feed's
    guid: str | None = None  #: a UUID; made of the feed's address without it
    locked: bool | None = None  #: whether other platforms must not import the feed
    funding: tuple[Funding, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    medium: str | None = None  #: of Podcasting 2.0: ``podcast`` (when None), ``music``, …
    new_feed_url: str | None = None  #: absolute; where the podcast has moved to
    complete: bool = False  #: whether there will be no more episodes
    block: bool = False  #: whether Apple shall not show it

    def __post_init__(self) -> None:
        url(self, "image")
        optional_url(self, "new_feed_url")
        optional_text(self, "author", "title", "guid", "medium")
        set_field(self, "categories", tuple(filter(None, map(one_line, self.categories))))
