"""From a `Feed` to the bytes of one format. Nothing here sees front matter or configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.model import Feed

__all__ = ["MEDIA_TYPES", "Format", "emit"]

#: The formats that a feed can be written in.
Format = Literal["atom", "rss", "json"]

#: What servers call them, and links to them say.
MEDIA_TYPES: Mapping[Format, str] = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}


def emit(feed: Feed, form: Format) -> bytes:
    """Return `feed` as a document of the format `form`. What the format needs is imported here.

    Raises ModelError for `namespaces` that XML does not allow and for an `extend` that fails.
    """
    if form == "json":
        from feedkit.feeds.jsonfeed import to_json  # noqa: PLC0415

        return to_json(feed)
    from feedkit.feeds.xml import to_atom, to_rss  # noqa: PLC0415

    return to_atom(feed) if form == "atom" else to_rss(feed)
