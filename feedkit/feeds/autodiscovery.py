"""How a page tells browsers and readers of the feeds there are: ``<link rel="alternate">``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from feedkit.feeds import MEDIA_TYPES, Format
from feedkit.model.checks import optional_text, optional_url, required_text, url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from feedkit.model import Feed

__all__ = ["FORMAT_NAMES", "FeedLink", "links", "named"]

#: What people call the formats.
FORMAT_NAMES: Mapping[Format, str] = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}

LINK = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """What is to be said of a feed where it is only named.

    Raises ModelError for an empty title or an address that is not absolute.
    """

    title: str  #: never empty
    url: str  #: of the feed; absolute
    format: Format
    site_url: str | None = None  #: absolute; the home page of the site
    description: str | None = None  #: one line of plain text
    language: str | None = None  #: BCP 47

    def __post_init__(self) -> None:
        required_text(self, "title")
        url(self, "url")
        optional_url(self, "site_url")
        optional_text(self, "description", "language")

    @classmethod
    def to(cls, feed: Feed, form: Format) -> FeedLink:
        """Return what is to be said of `feed`, published in the format `form`."""
        return cls(
            title=feed.name,
            url=feed.url,
            format=form,
            site_url=feed.site.url,
            description=feed.about,
            language=feed.lang,
        )


def links(feeds: Iterable[FeedLink]) -> str:
    """Return the elements for a page's head that tell of `feeds`, one a line.

    Readers that are given the page's address offer them in this order, and many take the first, so
    the main feed comes first (https://html.spec.whatwg.org/multipage/links.html#rel-alternate).
    """
    return "\n".join(
        LINK.format(MEDIA_TYPES[feed.format], name, feed.url) for name, feed in named(feeds)
    )


def named(feeds: Iterable[FeedLink]) -> Iterator[tuple[str, FeedLink]]:
    """Yield each of `feeds` with a name to choose it by: its title.

    To those that have the same title, as the formats of one feed do, the format is added.
    """
    feeds = list(feeds)
    bearers = Counter(feed.title for feed in feeds)
    for feed in feeds:
        alone = bearers[feed.title] == 1
        yield feed.title if alone else f"{feed.title} ({FORMAT_NAMES[feed.format]})", feed
