"""The pictures and media files that front matter names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from feedkit.entries.fields import Fields, as_text
from feedkit.model import Enclosure, Image
from feedkit.posts.assets import media_type
from feedkit.urls import absolute, is_absolute

__all__ = ["enclosures_of", "image_of"]

ADDRESS_KEYS = ("path", "src", "url", "href", "feature", "file", "image")
#: Keys that hold media files, and what their files are when nothing says more.
ENCLOSURE_KEYS: Mapping[str, str | None] = {
    "enclosure": None,
    "enclosures": None,
    "audio": "audio/mpeg",
    "podcast": "audio/mpeg",
    "video": "video/mp4",
}
# Pages that show a video; they are no media files.
PLAYERS = ("youtube.com", "youtu.be", "vimeo.com", "youtube-nocookie.com")
# More than any file has bytes; int() would take its time over a million digits.
MAX_DIGITS = 15


def image_of(fields: Fields, page: str) -> Image | None:
    """Return the entry's picture: a text, the first of a list, or a mapping with its address.

    A relative address is seen from the post's `page`.
    """
    for _, value in fields.find("image"):
        for url, details in _files(value, page):
            return Image(url=url, alt=as_text(details.get("alt")))
    return None


def enclosures_of(fields: Fields, page: str) -> tuple[Enclosure, ...]:
    """Return the media files that front matter names: texts, or mappings with an address.

    A type and a length (bytes, 0 where it is not known) that front matter gives are believed; the
    file's name, and then the key, say the type otherwise. What has neither is no media file.
    """
    found: dict[str, Enclosure] = {}
    for key, usual in ENCLOSURE_KEYS.items():
        for url, details in _files(fields.get(key), page):
            kind = as_text(details.get("type")) or media_type(url) or usual
            if not kind or any(player in url for player in PLAYERS):
                continue
            enclosure = Enclosure(
                url=url,
                type=kind,
                length=_whole_number(details.get("length") or details.get("size")),
                title=as_text(details.get("title")),
                duration=_seconds(details.get("duration")),
            )
            found.setdefault(url, enclosure)
    return tuple(found.values())


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


def _seconds(value: object) -> int | None:
    """Return a duration, ``1:02:03`` or seconds, in seconds; None for what is neither."""
    parts = (as_text(value) or "").split(":")
    if not all(part.isascii() and part.isdigit() and len(part) <= MAX_DIGITS for part in parts):
        return None
    total = 0
    for part in parts:
        total = total * 60 + int(part)
    return total if len(parts) <= 3 else None  # noqa: PLR2004 - hours, minutes, seconds
