"""What an entry refers to: what it is about, where it is discussed, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from feedkit import model
from feedkit.entries.fields import as_text, plain_text
from feedkit.entries.media import first_address
from feedkit.urls import is_absolute

if TYPE_CHECKING:
    from feedkit.entries.fields import Fields
    from feedkit.model import Origin, Site

__all__ = ["comments_of", "external_url_of", "origin_of"]

TITLE_KEYS = ("title", "name")
URL_KEYS = ("url", "link", "href")


def external_url_of(fields: Fields, site: Site) -> str | None:
    """Return what a link post is about, which is on another site."""
    found = fields.text("external_url")
    if not found or not is_absolute(found[1]) or found[1].startswith(site.url):
        return None
    return found[1]


def comments_of(fields: Fields, page: str) -> str | None:
    """Return where the post is discussed, if that is said by an address: most posts say yes or no.

    A path from the root of the site is one, and so is a place on the post's own `page`.
    """
    for _, value in fields.find("comments"):
        text = value.strip() if isinstance(value, str) else ""
        if is_absolute(text) or text.startswith(("/", "#")):
            return first_address(text, page)
    return None


def origin_of(fields: Fields, page: str) -> Origin | None:
    """Return the feed that the post was taken over from, if both its title and its address are."""
    for _, value in fields.find("origin"):
        if not isinstance(value, Mapping):
            continue
        title = next(filter(None, (as_text(value.get(key)) for key in TITLE_KEYS)), None)
        urls = (first_address(value.get(key), page) for key in URL_KEYS)
        url = next(filter(None, urls), None)
        if title and url:
            return model.Origin(title=plain_text(title), url=url)
    return None
