"""What a feed says of an entry's files: their real type, their size, a picture's dimensions."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from feedkit.errors import Problem
from feedkit.lazy import lazy_re
from feedkit.model import Image
from feedkit.posts.assets import Asset, is_recording, measure, media_type
from feedkit.urls import is_absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedkit.model import Enclosure, Entry
    from feedkit.posts.local import LocalFiles

__all__ = ["measured", "with_body_image"]

# In the HTML that cleaning writes, attributes have double quotes.
IMAGE = lazy_re(r'<img\b[^>]*?\ssrc="([^"]+)"[^>]*>')


def with_body_image(entry: Entry) -> Entry:
    """Return `entry` with the first picture of its content for its image, if it has none."""
    if entry.image or not entry.content:
        return entry
    urls = (unescape(match[1]) for match in IMAGE.finditer(entry.content))
    url = next(filter(is_absolute, urls), None)
    return replace(entry, image=Image(url=url)) if url else entry


def measured(entry: Entry, files: LocalFiles, warn: Callable[[Problem], None]) -> Entry:
    """Return `entry` with what is known of its image and enclosures from the files themselves.

    `warn` is told of a file that should be there and is not, or is damaged. What front matter says
    of a file that is elsewhere stays as it is said, and so does a duration.
    """
    for field, url in _others(entry):
        _look(entry, field, url, files, warn)
    if not (entry.image or entry.enclosures):
        return entry
    image = entry.image and _image(entry.image, _look(entry, "image", entry.image.url, files, warn))
    enclosures = tuple(
        _enclosure(enclosure, _look(entry, "enclosure", enclosure.url, files, warn))
        for enclosure in entry.enclosures
    )
    recording = next((each for each in enclosures if is_recording(each.type)), None)
    episode = entry.episode
    if episode and recording:
        episode = replace(episode, duration=recording.duration)
    return replace(entry, image=image, enclosures=enclosures, episode=episode)


def _others(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the files of which a feed says no more than where they are, with what they are."""
    if entry.banner:
        yield "banner", entry.banner
    if entry.episode:
        if entry.episode.image:
            yield "episode image", entry.episode.image
        if entry.episode.chapters:
            yield "chapters", entry.episode.chapters.url
        for transcript in entry.episode.transcripts:
            yield "transcript", transcript.url


def _look(
    entry: Entry, field: str, url: str, files: LocalFiles, warn: Callable[[Problem], None]
) -> Asset | None:
    file = files.find(url, page=entry.link, source=entry.source)
    try:
        if file:
            asset = measure(file)
            if asset.damage:
                message = f"expected a recording in {file.as_posix()}, got: {asset.damage}"
                warn(Problem(path=entry.source or "", field=field, message=message, kept=True))
            return asset
        file = files.lost(url, page=entry.link, source=entry.source)
        reason = "found none"
    except OSError as error:
        reason = f"got: {error.strerror}"
    if file:
        message = f"expected a file {file.as_posix()}, {reason}"
        warn(Problem(path=entry.source or "", field=field, message=message, kept=True))
    return None


def _image(image: Image, asset: Asset | None) -> Image:
    if asset is None:
        return replace(image, type=image.type or media_type(image.url))
    return replace(
        image,
        type=asset.type or image.type,
        length=asset.length,
        width=asset.width,
        height=asset.height,
    )


def _enclosure(enclosure: Enclosure, asset: Asset | None) -> Enclosure:
    if asset is None:
        return enclosure
    return replace(
        enclosure,
        type=asset.type or enclosure.type,
        length=asset.length,
        duration=enclosure.duration or asset.duration,
    )
