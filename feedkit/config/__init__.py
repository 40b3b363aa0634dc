"""The configuration: ``feedkit.toml``, and the options of the command that override it.

A key that does not exist and a value of the wrong type are errors that name the file, the key and
what was meant: a feed that ignores half of its configuration would be worse than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.config.read import load_config, parse_config
from feedkit.config.tables import (
    AuthorConfig,
    CollectionConfig,
    Config,
    ContentConfig,
    FeedConfig,
    Per,
    PodcastConfig,
    PostsConfig,
    SiteConfig,
)

if TYPE_CHECKING:
    from feedkit.feeds import Format

__all__ = [
    "CONFIG_NAME",
    "AuthorConfig",
    "CollectionConfig",
    "Config",
    "ContentConfig",
    "FeedConfig",
    "Per",
    "PodcastConfig",
    "PostsConfig",
    "SiteConfig",
    "format_of",
    "load_config",
    "parse_config",
]

CONFIG_NAME = "feedkit.toml"


def format_of(path: str) -> Format:
    """Return the format that a file's name stands for: Atom where it says nothing else."""
    name = path.rpartition("/")[2].lower()
    if name.endswith(".json"):
        return "json"
    if name.startswith("rss") or name.endswith(".rss"):
        return "rss"
    return "atom"
