"""Where things are published: addresses in the configuration, which may be relative to the site."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from feedkit.errors import ConfigError
from feedkit.urls import absolute, web_address

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from feedkit.model import Site
    from feedkit.survey import Survey

__all__ = ["beside", "on_site", "published_at"]

# Folders that generators publish, or copy as they are, as the root of the site.
PUBLISHED = frozenset({"public", "_site", "dist", "output", "site", "build", "static", "docs"})


def published_at(path: str, site: Site, found: Survey) -> str:
    """Return where a file that is written to `path` will be found on the site.

    That is its path below the folder that is published, or its name alone when it is written to
    somewhere else.
    """
    file = PurePath(path)
    parts = [part for part in file.parts if part != ".."]
    if file.is_absolute():
        parts = parts[-1:]
    elif len(parts) > 1 and parts[0] in _published(found):
        parts = parts[1:]
    return f"{site.url}{quote('/'.join(parts))}"


def beside(url: str, path: str) -> str:
    """Return where a file of the name of `path` is found beside what is published at `url`."""
    return absolute(quote(PurePath(path).name), url)


def on_site(key: str, address: str, site_url: str) -> str:
    """Return an address that may be relative to the site's. Raises ConfigError that says `key`."""
    url = web_address(address, site_url)
    if url is None:
        raise ConfigError(f"{key}: expected an http(s) address, got {address!r}")
    return url


def _published(found: Survey) -> Collection[str]:
    """Return the folders that are, or are copied to, the root of the site."""
    settings = found.site.settings if found.site else {}
    static = settings.get("static")
    places: Mapping[object, object] = static if isinstance(static, dict) else {}
    copied = {str(folder) for folder, place in places.items() if place == "/"}
    return PUBLISHED | copied | {str(settings.get("output"))}
