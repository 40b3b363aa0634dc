"""What front matter says of an episode of a podcast.

The keys are those of jekyll-octopod, Jekyll-Podcast-Feed and jekyll-podcast, of the Hugo themes
Castanet and Empire, of Podcaster for Eleventy, Astropod, hexo-podcast-rss and Nikola.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, get_args

from msgspec import Struct

from feedkit.entries.credits import contributors_of
from feedkit.entries.durations import read_duration
from feedkit.entries.fields import Fields, as_text, is_false, is_true, plain_text, shown
from feedkit.entries.media import BYTES, DURATION, Warn, addresses, first_address, size_of
from feedkit.lazy import lazy_re
from feedkit.model import Chapters, Enclosure, Episode, Transcript
from feedkit.model.podcast import EpisodeType
from feedkit.posts.assets import is_recording

if TYPE_CHECKING:
    from feedkit.entries.people import People

__all__ = ["episode_of"]

Value = TypeVar("Value")

# https://podcasting2.org/docs/podcast-namespace/tags/transcript
TRANSCRIPTS: Mapping[str, str] = {
    "htm": "text/html",
    "html": "text/html",
    "json": "application/json",
    "srt": "application/x-subrip",
    "txt": "text/plain",
    "vtt": "text/vtt",
}
# These have times, by which players show them while one listens.
CAPTIONS = frozenset({"application/x-subrip", "text/vtt"})
# https://help.apple.com/itc/podcasts_connect/#/itcb54353390: whole numbers from 1
NUMBER = lazy_re(r"0{0,9}[1-9]\d{0,8}", re.ASCII)
FROM_ONE = "a whole number from 1"
ADDRESS = "an address"


def episode_of(
    fields: Fields, page: str, enclosures: tuple[Enclosure, ...], known: People, warn: Warn
) -> tuple[Episode, tuple[Enclosure, ...]]:
    """Return the episode that a post is, and its files with what is said of the recording.

    The episode lasts as long as the first recording. Relative addresses are seen from the post's
    `page`; `known` are people by the keys that posts have for them. `warn` is told of what cannot
    be read, which is left out.
    """
    says = _Reading(fields, warn)
    enclosures = tuple(_with_recording(enclosures, says))
    recording = next((each for each in enclosures if is_recording(each.type)), None)
    title = fields.text("episode_title")
    episode = Episode(
        title=plain_text(title[1]) if title else None,
        duration=recording.duration if recording else says.duration(),
        image=says.first("episode_image", lambda value: first_address(value, page), ADDRESS),
        number=says.first("episode_number", _number, FROM_ONE),
        season=says.first("season", _number, FROM_ONE),
        type=says.first("episode_type", _type, "full, trailer or bonus"),
        explicit=says.first("explicit", _is_explicit, "yes, no or clean"),
        block=says.first("block", _yes_no, "yes or no") or False,
        transcripts=tuple({each.url: each for each in _transcripts(fields, page, warn)}.values()),
        chapters=_chapters(fields, page),
        contributors=contributors_of(fields, page, known),
    )
    return episode, enclosures


class _Reading(Struct, frozen=True):
    """The front matter of an episode, and who is told of what cannot be read in it."""

    fields: Fields
    warn: Warn

    def first(
        self, field: str, read: Callable[[object], Value | None], expected: str
    ) -> Value | None:
        """Return the first value of `field` of which `read` can make something."""
        for key, value in self.fields.find(field):
            if isinstance(value, Mapping) and field != "episode_image":
                continue  # `episode: {…}` has keys of its own
            if (found := read(value)) is not None:
                return found
            message = f"expected {expected}, got {shown(value)}"
            self.warn(self.fields.post.problem(key, message, kept=True))
        return None

    def duration(self) -> int | None:
        """Return how long the episode lasts."""
        return self.first("duration", read_duration, DURATION)


def _with_recording(enclosures: tuple[Enclosure, ...], says: _Reading) -> Iterator[Enclosure]:
    """Yield `enclosures`, the first recording with what other keys say of it."""
    is_first = True
    for enclosure in enclosures:
        if is_first and is_recording(enclosure.type):
            is_first = False
            length = enclosure.length or says.first("recording_length", size_of, BYTES) or 0
            duration = enclosure.duration or says.duration()
            yield replace(enclosure, length=length, duration=duration)
        else:
            yield enclosure


def _number(value: object) -> int | None:
    text = as_text(value) or ""
    return int(text) if NUMBER.fullmatch(text) else None


def _type(value: object) -> EpisodeType | None:
    text = (as_text(value) or "").casefold()
    return next((kind for kind in get_args(EpisodeType) if kind == text), None)


def _yes_no(value: object) -> bool | None:
    return True if is_true(value) else False if is_false(value) else None


def _is_explicit(value: object) -> bool | None:
    # Apple's older words, which it has always taken for yes and no.
    words = {"explicit": True, "clean": False}
    return words.get((as_text(value) or "").casefold(), _yes_no(value))


def _transcripts(fields: Fields, page: str, warn: Warn) -> Iterator[Transcript]:
    for key, value in fields.find("transcripts"):
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and not _is_address(item, TRANSCRIPTS):
                continue  # the transcript itself
            for url, details in addresses(item, page):
                kind = as_text(details.get("type")) or _kind(url)
                if kind is None:
                    expected = f"a transcript in {', '.join(f'.{each}' for each in TRANSCRIPTS)}"
                    message = f"expected {expected}, or its type, got {shown(url)}"
                    warn(fields.post.problem(key, message, kept=True))
                    continue
                yield Transcript(
                    url=url,
                    type=kind,
                    language=as_text(details.get("language")) or as_text(details.get("lang")),
                    captions=kind in CAPTIONS or _says_captions(details),
                )


def _kind(url: str) -> str | None:
    """Return what a transcript is by its name; without a suffix, a page."""
    name = url.partition("?")[0].partition("#")[0].rpartition("/")[2]
    return TRANSCRIPTS.get(name.rpartition(".")[2].casefold()) if "." in name else "text/html"


def _says_captions(details: Mapping[object, object]) -> bool:
    return is_true(details.get("captions")) or details.get("rel") == "captions"


def _chapters(fields: Fields, page: str) -> Chapters | None:
    """Return the file with the chapters; a list of them is for the post's page."""
    for _, value in fields.find("chapters"):
        if isinstance(value, Mapping) or (isinstance(value, str) and _is_address(value, {"json"})):
            for url, details in addresses(value, page):
                kind = as_text(details.get("type"))
                return Chapters(url=url, type=kind) if kind else Chapters(url=url)
    return None


def _is_address(text: str, suffixes: Container[str]) -> bool:
    """Say whether a text can be where something is, and is not the thing itself."""
    is_named = text.strip().rpartition(".")[2].casefold() in suffixes
    return is_named or ("/" in text and not re.search(r"\s", text.strip()))
