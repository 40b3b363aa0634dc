"""feedkit turns a directory of front-matter posts into Atom, RSS and JSON feeds.

from feedkit import Site, load_entries, make_feed, to_atom

site = Site(title="Field notes", url="https://example.org/", author="Ada Lovelace")
entries = load_entries("posts/", site)
feed = make_feed(site, entries, limit=20)
Path("feed.xml").write_bytes(to_atom(feed))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedkit.config import Config, load_config
    from feedkit.content.rendering import Rendering
    from feedkit.entries.dialect import Dialect
    from feedkit.errors import (
        ConfigError,
        FeedkitError,
        FeedkitWarning,
        ModelError,
        OutputError,
        PostError,
        Problem,
    )
    from feedkit.feeds.autodiscovery import FeedLink, links
    from feedkit.feeds.jsonfeed import to_json
    from feedkit.feeds.opml import to_opml
    from feedkit.feeds.xml import to_atom, to_rss
    from feedkit.load import load_entries
    from feedkit.model import (
        Chapters,
        Contributor,
        Enclosure,
        Entry,
        Episode,
        Feed,
        Funding,
        Image,
        Origin,
        Paging,
        Person,
        Podcast,
        Site,
        Transcript,
    )
    from feedkit.pipeline import build, make_feed
    from feedkit.preview.page import to_page
    from feedkit.publish.write import write
    from feedkit.report import FeedReport, FileReport, Report

# Where each public name lives. They are imported when they are first asked for: a program that
# only makes entries need not wait for what writes XML.
_HOMES = {
    "pipeline": ("build", "make_feed"),
    "report": ("FeedReport", "FileReport", "Report"),
    "config": ("Config", "load_config"),
    "content.rendering": ("Rendering",),
    "entries.dialect": ("Dialect",),
    "errors": (
        "ConfigError",
        "FeedkitError",
        "FeedkitWarning",
        "ModelError",
        "OutputError",
        "PostError",
        "Problem",
    ),
    "feeds.autodiscovery": ("FeedLink", "links"),
    "feeds.jsonfeed": ("to_json",),
    "feeds.opml": ("to_opml",),
    "feeds.xml": ("to_atom", "to_rss"),
    "load": ("load_entries",),
    "model": (
        "Chapters",
        "Contributor",
        "Enclosure",
        "Entry",
        "Episode",
        "Feed",
        "Funding",
        "Image",
        "Origin",
        "Paging",
        "Person",
        "Podcast",
        "Site",
        "Transcript",
    ),
    "preview.page": ("to_page",),
    "publish.write": ("write",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Chapters",
    "Config",
    "ConfigError",
    "Contributor",
    "Dialect",
    "Enclosure",
    "Entry",
    "Episode",
    "Feed",
    "FeedLink",
    "FeedReport",
    "FeedkitError",
    "FeedkitWarning",
    "FileReport",
    "Funding",
    "Image",
    "ModelError",
    "Origin",
    "OutputError",
    "Paging",
    "Person",
    "Podcast",
    "PostError",
    "Problem",
    "Rendering",
    "Report",
    "Site",
    "Transcript",
    "build",
    "links",
    "load_config",
    "load_entries",
    "make_feed",
    "to_atom",
    "to_json",
    "to_opml",
    "to_page",
    "to_rss",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'feedkit' has no attribute {name!r}")
    value = getattr(import_module(f"feedkit.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
