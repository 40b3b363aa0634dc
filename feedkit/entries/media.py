"""The pictures and media files that front matter names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from feedkit.entries.fields import Fields, as_text
from feedkit.model import Enclosure, Image
from feedkit.urls import absolute, is_absolute

__all__ = ["enclosures_of", "image_of"]

# More than any file has bytes; int() would take its time over a million digits.
MAX_DIGITS = 15

ADDRESS_KEYS = ("path", "src", "url", "href", "feature", "file", "image")


def image_of(fields: Fields, page: str) -> Image | None:
    """Return the entry's picture: a text, the first of a list, or a mapping with its address.

    A relative address is seen from the post's `page`.
    """
    for _, value in fields.find("image"):
        for url, details in _files(value, page):
            return Image(url=url, alt=as_text(details.get("alt")))
    return None


def enclosures_of(fields: Fields, page: str) -> tuple[Enclosure, ...]:
    """Return the media files that ``enclosure`` names, as mappings that give their type.

    Their length is in bytes, 0 where it is not given.
    """
    return tuple(
        Enclosure(
            url=url,
            type=kind,
            length=_whole_number(details.get("length") or details.get("size")),
            title=as_text(details.get("title")),
        )
        for url, details in _files(fields.get("enclosure"), page)
        if (kind := as_text(details.get("type")))
    )


def _files(value: object, page: str) -> Iterator[tuple[str, Mapping[object, object]]]:
    """Yield the absolute addresses in `value`, each with what else its mapping says."""
    if isinstance(value, Mapping):
        address = next(filter(None, (as_text(value.get(key)) for key in ADDRESS_KEYS)), None)
        details: Mapping[object, object] = value
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _files(item, page)
        return
    else:
        address, details = as_text(value), {}
    if address and (url := _absolute(address, page)):
        yield url, details


def _absolute(address: str, page: str) -> str | None:
    try:
        url = absolute(address, page)
    except ValueError:
        return None
    return url if is_absolute(url) else None


def _whole_number(value: object) -> int:
    text = as_text(value) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else 0
