"""The pictures and media files that front matter names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from feedkit import model
from feedkit.entries.durations import read_duration
from feedkit.entries.fields import Fields, as_text, shown
from feedkit.errors import Problem
from feedkit.model import Image
from feedkit.posts.assets import is_recording, media_type
from feedkit.urls import web_address

if TYPE_CHECKING:
    from feedkit.model import Enclosure

__all__ = [
    "DURATION",
    "Warn",
    "addresses",
    "banner_of",
    "enclosures_of",
    "first_address",
    "image_of",
    "media_base",
    "size_of",
]

Warn = Callable[[Problem], None]
"""Is handed a value that makes no sense and is left out; the entry is published all the same."""

ADDRESS_KEYS = ("path", "src", "url", "href", "feature", "file", "filename", "image")
#: Keys that hold media files, in lower case, and what their files are when nothing says more. A
#: picture or a document is one of them only under the first two.
ENCLOSURE_KEYS: Mapping[str, str | None] = {
    "enclosure": None,
    "enclosures": None,
    "audio": "audio/mpeg",
    "podcast": "audio/mpeg",
    "podcast_file": "audio/mpeg",  # Castanet
    "podcast_link": "audio/mpeg",  # Jekyll-Podcast-Feed
    "podcast_url": "audio/mpeg",
    "episode": None,  # Podcaster for Eleventy
    "audiourl": "audio/mpeg",  # Astropod
    "audio_url": "audio/mpeg",
    "audiofile": "audio/mpeg",
    "audio_file": "audio/mpeg",
    "mp3": "audio/mpeg",
    "mp3url": "audio/mpeg",  # podcats
    "mp3_url": "audio/mpeg",
    "media": None,  # hexo-podcast-rss
    "file": None,
    "video": "video/mp4",
}
OF_ANY_KIND = frozenset({"enclosure", "enclosures"})
# Pages that show a video; they are no media files.
PLAYERS = ("youtube.com", "youtu.be", "vimeo.com", "youtube-nocookie.com")
# More than any file has bytes; int() would take its time over a million digits.
MAX_DIGITS = 15
DURATION = "a duration such as 1:02:03, 42 min, or a number of seconds"
BYTES = "a number of bytes"


def media_base(metadata: Mapping[str, object], root: str) -> str | None:
    """Return what relative addresses of a post's pictures and recordings are seen from.

    None unless front matter says so; `root` is the site's address.
    """
    # https://chirpy.cotes.page/posts/write-a-new-post/#resource-path
    folder = as_text(metadata.get("media_subpath"))
    return web_address(f"{folder.strip('/')}/", root) if folder else None


def image_of(fields: Fields, page: str) -> Image | None:
    """Return the entry's picture: a text, the first of a list, or a mapping with its address.

    A relative address is seen from the post's `page`.
    """
    for _, value in fields.find("image"):
        for url, details in addresses(value, page):
            return Image(url=url, alt=as_text(details.get("alt")))
    return None


def banner_of(fields: Fields, page: str, image: Image | None) -> str | None:
    """Return the address of a wide picture, where another one is the entry's `image` already."""
    if image is None:
        return None
    found = (first_address(value, page) for _, value in fields.find("banner"))
    return next((url for url in found if url and url != image.url), None)


def enclosures_of(fields: Fields, page: str, warn: Warn) -> tuple[Enclosure, ...]:
    """Return the media files that front matter names: texts, or mappings with an address.

    A type, a length (bytes, 0 where it is not known) and a duration that front matter gives are
    believed; the file's name, and then the key, say the type otherwise. What has neither is no
    media file. `warn` is told of a length or a duration that cannot be read.
    """
    if not fields.has_any(ENCLOSURE_KEYS):
        return ()
    found: dict[str, Enclosure] = {}
    for key, usual in ENCLOSURE_KEYS.items():
        for url, details in addresses(_by_format(fields.get(key)), page):
            said = as_text(details.get("type")) or as_text(fields.get(f"{key}_type")) or ""
            kind = said if "/" in said else media_type(url) or usual
            if not kind or any(player in url for player in PLAYERS):
                continue
            if key in OF_ANY_KIND or is_recording(kind):
                found.setdefault(url, _enclosure(url, kind, details, _Told(fields, key, warn)))
    return tuple(found.values())


class _Told:
    """Reads what the mapping under one key says, and tells of what cannot be read."""

    def __init__(self, fields: Fields, key: str, warn: Warn) -> None:
        self._fields, self._key, self._warn = fields, key, warn

    def read(
        self,
        details: Mapping[object, object],
        names: Sequence[str],
        read: Callable[[object], int | None],
        expected: str,
    ) -> int | None:
        """Return the value of the first of `names` that is there."""
        for name in names:
            value = details.get(name)
            if value in (None, ""):
                continue
            if (number := read(value)) is None:
                place, message = f"{self._key}.{name}", f"expected {expected}, got {shown(value)}"
                self._warn(self._fields.post.problem(place, message, kept=True))
            return number
        return None


def _enclosure(url: str, kind: str, details: Mapping[object, object], told: _Told) -> Enclosure:
    return model.Enclosure(
        url=url,
        type=kind,
        length=told.read(details, ("length", "size", "bytes"), size_of, BYTES) or 0,
        title=as_text(details.get("title")),
        duration=told.read(details, ("duration",), read_duration, DURATION),
    )


def addresses(value: object, page: str) -> Iterator[tuple[str, Mapping[object, object]]]:
    """Yield the addresses in `value`, each with what else its mapping says.

    They are absolute: relative ones are seen from `page`. What is no address is left out.
    """
    if isinstance(value, Mapping):
        address, details = _address_in(value), value
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from addresses(item, page)
        return
    else:
        address, details = as_text(value), {}
    if address and (url := web_address(address, page)):
        yield url, details


def first_address(value: object, page: str) -> str | None:
    """Return the first address in `value`, absolute; None without one."""
    return next((url for url, _ in addresses(value, page)), None)


def size_of(value: object) -> int | None:
    """Return a number of bytes; None for what is no whole number."""
    text = as_text(value) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else None


def _by_format(value: object) -> object:
    """Return the files of a mapping that has one for each format: ``{mp3: …, ogg: …}``."""
    if not isinstance(value, Mapping) or _address_in(value):
        return value
    return [item for name, item in value.items() if media_type(f"x.{name}")]


def _address_in(value: Mapping[object, object]) -> str | None:
    return next(filter(None, (as_text(value.get(key)) for key in ADDRESS_KEYS)), None)
