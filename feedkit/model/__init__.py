"""The things a feed is made of: frozen, and checked when they are made.

Whatever of these exists is fit to be published: texts hold no character that XML forbids, titles
and names are on one line, addresses are absolute and canonical, times are aware, in UTC and whole
seconds. So no later stage has to ask.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from feedkit.model.entry import Entry, Show
from feedkit.model.feed import Day, Extend, Feed, Paging
from feedkit.model.image import Image
from feedkit.model.person import Person
from feedkit.model.site import Site

if TYPE_CHECKING:
    from feedkit.model.enclosure import Enclosure
    from feedkit.model.origin import Origin
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
_SELDOM = {
    "Enclosure": "enclosure",
    "Origin": "origin",
    **dict.fromkeys(
        ("Chapters", "Contributor", "Episode", "Funding", "Podcast", "Transcript"), "podcast"
    ),
}


def __getattr__(name: str) -> object:
    if name not in _SELDOM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"feedkit.model.{_SELDOM[name]}"), name)
