"""What a configuration means to each stage of a build."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from feedkit.content.rendering import Rendering
from feedkit.entries.dialect import Dialect
from feedkit.entries.identity import TAG_AUTHORITY
from feedkit.entries.links import PLAIN_TOKENS, unknown_token
from feedkit.errors import ConfigError, ModelError
from feedkit.load import Wanted
from feedkit.model import Site
from feedkit.posts.find import POST_GLOBS
from feedkit.urls import absolute, is_absolute

if TYPE_CHECKING:
    from feedkit.config import Config, FeedConfig

__all__ = ["dialect_of", "feed_url", "rendering_of", "site_of", "wanted_of"]

# Folders that generators publish, or copy as they are, as the root of the site.
PUBLISHED = frozenset({"public", "_site", "dist", "output", "site", "build", "static", "docs"})


def site_of(config: Config) -> Site:
    """Return the site. Raises ConfigError when it has no address or one that is not absolute."""
    site = config.site
    if not site.url:
        raise ConfigError("site.url: missing; say where the site is, as in https://example.org/")
    try:
        return Site(
            # Good enough for a start, and better than to refuse: it can be changed at any time.
            title=site.title or site.url.partition("://")[2].strip("/"),
            url=site.url,
            author=site.person(),
            language=site.language,
            timezone=site.timezone,
            description=site.description,
            icon=site.icon and _on_site(site.icon, site.url),
            logo=site.logo and _on_site(site.logo, site.url),
            rights=site.rights,
        )
    except ModelError as error:
        raise ConfigError(_as_key(str(error), "Site", "site")) from error


def wanted_of(config: Config, now: datetime) -> Wanted:
    """Return which posts are wanted at the time `now`."""
    posts = config.posts
    return Wanted(
        now=now,
        include=posts.include or POST_GLOBS,
        exclude=posts.exclude,
        where=posts.where,
        drafts=posts.drafts,
        future=posts.future,
    )


def dialect_of(config: Config) -> Dialect:
    """Return how the posts are written. Raises ConfigError for a setting that makes no sense."""
    posts = config.posts
    if posts.permalink and (word := unknown_token(posts.permalink, PLAIN_TOKENS)):
        known = ", ".join(f":{name}" for name in PLAIN_TOKENS)
        raise ConfigError(f"posts.permalink: there is no :{word}; expected some of {known}")
    if posts.ids and not TAG_AUTHORITY.fullmatch(posts.ids):
        raise ConfigError(
            f"posts.ids: expected something like 'tag:example.org,2019', got {posts.ids!r}"
        )
    try:
        default_time = time.fromisoformat(posts.default_time)
    except ValueError as error:
        raise ConfigError(
            f"posts.default_time: expected HH:MM, got {posts.default_time!r}"
        ) from error
    return Dialect(
        permalink=posts.permalink,
        default_time=default_time,
        authority=posts.ids,
    )


def rendering_of(config: Config) -> Rendering:
    """Return how bodies become HTML."""
    content = config.content
    return Rendering(
        renderer=content.renderer or "markdown",
        extensions=None if content.extensions is None else tuple(content.extensions),
        extension_options=content.extension_options,
    )


def feed_url(feed: FeedConfig, site: Site) -> str:
    """Return where a feed will be found, which it has to say of itself.

    What the configuration says; else the file's path below the folder that is published, or its
    name alone when it is written to somewhere else. Raises ConfigError for an address that is none.
    """
    path = PurePath(feed.path)
    parts = [part for part in path.parts if part != ".."]
    if path.is_absolute():
        parts = [path.name]
    elif parts[0] in PUBLISHED:
        parts = parts[1:]
    try:
        url = absolute(feed.url or "/".join(map(quote, parts)), site.url)
    except ValueError as error:
        raise ConfigError(f"feeds.url: expected an address, got {feed.url!r}") from error
    if not is_absolute(url):
        raise ConfigError(f"feeds.url: expected an http(s) address, got {feed.url!r}")
    return url


def _on_site(address: str, site_url: str) -> str:
    return absolute(address, site_url)


def _as_key(message: str, thing: str, table: str) -> str:
    return message.replace(f"{thing}.", f"{table}.", 1)
