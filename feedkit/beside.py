"""What is published beside the feeds: pages for people, stylesheets, a list of all feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from feedkit.config import Config
    from feedkit.documents import Document

__all__ = ["beside"]


def beside(
    config: Config, base: Path, fit: Sequence[Document], made: Sequence[Document]
) -> Iterator[tuple[Path, bytes]]:
    """Yield what is published beside the feeds in `base`: where, and what.

    Pages and stylesheets are of the feeds that are `fit` to be published; the list is of all that
    were `made`.
    """
    for document in filter(_is_feed, fit):
        planned = document.planned
        if planned.page:
            from feedkit.preview.page import to_page  # noqa: PLC0415 - loads templates

            yield base / planned.page, to_page(document.feed, document.format, also=planned.also)
        if planned.stylesheet:
            from feedkit.preview.stylesheet import stylesheet  # noqa: PLC0415 - few feeds have one

            yield base / planned.stylesheet, stylesheet()
    if config.opml:
        from feedkit.feeds.autodiscovery import FeedLink  # noqa: PLC0415
        from feedkit.feeds.opml import to_opml  # noqa: PLC0415 - loads what writes XML

        # A feed that is not fit to be published today is there as it was before.
        feeds = list(filter(_is_feed, made))
        site = feeds[0].feed.site
        # Whoever imports the list would get each post once for every format.
        also = {url for document in feeds for _, url in document.planned.also}
        listed = [
            FeedLink.to(document.feed, document.format)
            for document in feeds
            if document.feed.url not in also
        ]
        yield base / config.opml, to_opml(site.title, listed, owner=site.person)


def _is_feed(document: Document) -> bool:
    """Say whether people subscribe to `document`, and not to what it is an archive of."""
    return document.feed.paging.current is None
