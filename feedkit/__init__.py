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
    from feedkit.feeds.jsonfeed import to_json
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
    from feedkit.pipeline import FeedReport, Report, build, make_feed
    from feedkit.publish.write import write

# Where each public name lives. They are imported when they are first asked for: a program that
# only makes entries need not wait for what writes XML.
_HOMES = {
    "pipeline": ("FeedReport", "Report", "build", "make_feed"),
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
    "feeds.jsonfeed": ("to_json",),
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
    "FeedReport",
    "FeedkitError",
    "FeedkitWarning",
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
    "load_config",
    "load_entries",
    "make_feed",
    "to_atom",
    "to_json",
    "to_rss",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'feedkit' has no attribute {name!r}")
    value = getattr(import_module(f"feedkit.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
