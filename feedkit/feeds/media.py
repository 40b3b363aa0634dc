"""The pictures and recordings of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.feeds.elements import add_empty
from feedkit.feeds.namespaces import MEDIA
from feedkit.posts.assets import is_recording

if TYPE_CHECKING:
    from lxml import etree

    from feedkit.model import Enclosure, Entry, Image

__all__ = ["add_image", "recording"]


def add_image(element: etree._Element, image: Image) -> None:
    """Add what readers look for when they show a picture beside an entry (Media RSS 1.5.1).

    What the picture shows is not told: readers take ``media:description`` for the entry's own.
    """
    attributes = {
        "url": image.url,
        "medium": "image",
        "type": image.type,
        "fileSize": image.length,
        "width": image.width,
        "height": image.height,
    }
    add_empty(element, f"{{{MEDIA}}}content", attributes)
    add_empty(element, f"{{{MEDIA}}}thumbnail", {"url": image.url})


def recording(entry: Entry) -> Enclosure | None:
    """Return the first enclosure that one can listen to or watch: of an episode, the episode."""
    return next((each for each in entry.enclosures if is_recording(each.type)), None)
