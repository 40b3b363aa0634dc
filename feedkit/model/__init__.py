"""The things a feed is made of: frozen, and checked when they are made.

Whatever of these exists is fit to be published: texts hold no character that XML forbids, titles
and names are on one line, addresses are absolute and canonical, times are aware, in UTC and whole
seconds. So no later stage has to ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.model.entry import Entry, Origin, Show
from feedkit.model.feed import Day, Extend, Feed, Paging
from feedkit.model.media import Enclosure, Image
from feedkit.model.person import Person
from feedkit.model.site import Site

if TYPE_CHECKING:
    from feedkit.model.podcast import (
        Chapters,
        Contributor,
        Episode,
        Funding,
        Podcast,
        Transcript,
    )

__all__ = [
    "Chapters",
    "Contributor",
    "Day",
    "Enclosure",
    "Entry",
    "Episode",
    "Extend",
    "Feed",
    "Funding",
    "Image",
    "Origin",
    "Paging",
    "Person",
    "Podcast",
    "Show",
    "Site",
    "Transcript",
]

# To make these classes takes Python as long as to read a hundred posts, few of which need them.
_OF_PODCASTS = ("Chapters", "Contributor", "Episode", "Funding", "Podcast", "Transcript")


def __getattr__(name: str) -> object:
    if name not in _OF_PODCASTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from feedkit.model import podcast  # noqa: PLC0415

    return getattr(podcast, name)
