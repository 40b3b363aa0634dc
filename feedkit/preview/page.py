"""A page that shows a feed to a person, says what a feed is, and how to subscribe."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from feedkit.feeds.autodiscovery import FORMAT_NAMES, FeedLink, links
from feedkit.preview.direction import direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedkit.feeds import Format
    from feedkit.model import Feed

__all__ = ["to_page"]


def to_page(feed: Feed, form: Format, *, also: Sequence[tuple[Format, str]] = ()) -> bytes:
    """Return an HTML page in UTF-8 about `feed`, which is published in the format `form`.

    `also` are the same feed's other formats and their addresses. The page has no script and loads
    nothing; the same feed gives the same bytes. Its own words are English and marked so, the feed's
    are in the feed's language. Raises ModelError for an address in `also` that is not absolute.
    """
    formats = [
        FeedLink.to(feed, form),
        *(FeedLink(title=feed.name, url=url, format=other) for other, url in also),
    ]
    page = _template().render(
        feed=feed,
        formats=formats,
        alternates=Markup(links(formats)),  # noqa: S704 - `links` has escaped it
    )
    return f"{page}\n".encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("feedkit.preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.get_template("page.css").render()
    environment.globals |= {
        "style": Markup(style),  # noqa: S704 - our own
        "style_hash": f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
        "format_names": FORMAT_NAMES,
        "direction": direction,
    }
    return environment.get_template("page.html")
