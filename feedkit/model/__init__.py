"""The things a feed is made of: frozen, and checked when they are made.

Whatever of these exists is fit to be published: texts hold no character that XML forbids, titles
and names are on one line, addresses are absolute and canonical, times are aware, in UTC and whole
seconds. So no later stage has to ask.
"""

from __future__ import annotations

from feedkit.model.entry import Entry, Origin, Show
from feedkit.model.feed import Day, Extend, Feed, Paging
from feedkit.model.media import Enclosure, Image
from feedkit.model.person import Person
from feedkit.model.podcast import (
    Chapters,
    Contributor,
    Episode,
    Funding,
    Podcast,
    Transcript,
)
from feedkit.model.site import Site

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
