"""Apple's vocabulary for podcasts, and what its directory asks of a feed.

https://podcasters.apple.com/support/823-podcast-requirements and
https://help.apple.com/itc/podcasts_connect/#/itcb54353390.
"""

from __future__ import annotations

from posixpath import splitext
from typing import TYPE_CHECKING

from feedkit.check.addresses import uri_findings
from feedkit.check.apple_categories import CATEGORIES
from feedkit.check.durations import read_duration
from feedkit.check.elements import ITUNES, W3C_WARNING, text_of
from feedkit.check.findings import Finding, Rule
from feedkit.check.podcast_tags import (
    APPLE,
    Part,
    Tag,
    Vocabulary,
    duration,
    matches,
    one_of,
    tag_findings,
    text_up_to,
)
from feedkit.check.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

__all__ = ["episode_findings", "show_findings"]

REQUIREMENTS = "https://podcasters.apple.com/support/823-podcast-requirements"

MISSING_TAG = Rule(
    "missing-itunes-tag",
    "error",
    REQUIREMENTS,
    "add it to the channel: Apple does not list a podcast without it",
)
UNKNOWN_CATEGORY = Rule(
    "unknown-itunes-category",
    "error",
    "https://podcasters.apple.com/support/1691-apple-podcasts-categories",
    "choose a category of Apple's list, and put a subcategory inside of its category",
)
ARTWORK_FORMAT = Rule(
    "artwork-format",
    "warning",
    "https://podcasters.apple.com/support/896-artwork-requirements",
    "use a JPEG or PNG, and call it .jpg or .png",
)
UNNUMBERED_EPISODE = Rule(
    "unnumbered-episode",
    "warning",
    APPLE,
    "add itunes:episode: a serial show is played in that order",
)
FILE_TYPE = Rule(
    "podcast-file-type",
    "warning",
    f"{W3C_WARNING}/UnsupportedItunesFormat.html",
    "publish MP3, M4A, MP4, M4V, MOV, PDF or EPUB, named and declared as such",
)
IMPLAUSIBLE_LENGTH = Rule(
    "implausible-length",
    "advice",
    APPLE,
    "give the true size in bytes, and the true duration in seconds",
)

# Apple knows an episode by its extension, and wants the type to be the right one for it.
FILE_TYPES = {
    ".epub": "application/epub+zip",
    ".m4a": "audio/x-m4a audio/mp4 audio/m4a audio/aac",
    ".m4v": "video/x-m4v video/mp4",
    ".mov": "video/quicktime",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4 audio/mp4",
    ".pdf": "application/pdf",
}
PICTURES = frozenset({".jpg", ".jpeg", ".png"})
# Bits a second: below is no speech, above no lossless music.
LEAST, MOST = 2_000, 2_500_000

YES_NO = one_of("yes no")  # only "yes" has an effect; "no" is what is so without it
SHORT, LONG = text_up_to(255), text_up_to(4000, blank=True)
WHOLE_NUMBER = matches(r"0{0,9}[1-9]\d{0,8}", "a whole number from 1")


def _artwork(address: str, line: int | None, where: str) -> Iterator[Finding]:
    yield from uri_findings(address, line, where)
    if _extension(address) not in PICTURES:
        yield ARTWORK_FORMAT.at(line, f"{where}: {quoted(address)}")


TAGS = {
    "author": Tag("channel item", single=True, text=SHORT),
    "block": Tag("channel item", single=True, text=YES_NO),
    "category": Tag("channel category", required="text"),
    "complete": Tag("channel", single=True, text=YES_NO),
    "duration": Tag("item", single=True, text=duration),
    "email": Tag("owner", single=True, text=matches(r"[^\s@]++@[^\s@]++", "an e-mail address")),
    "episode": Tag("item", single=True, text=WHOLE_NUMBER),
    "episodeType": Tag("item", single=True, text=one_of("full trailer bonus")),
    "explicit": Tag("channel item", single=True, text=one_of("true false")),
    "image": Tag("channel item", single=True, required="href", attributes={"href": _artwork}),
    "isClosedCaptioned": Tag("item", single=True, text=YES_NO),
    "keywords": Tag("channel item", single=True, text=text_up_to(255, blank=True)),
    "name": Tag("owner", single=True, text=SHORT),
    "new-feed-url": Tag("channel", single=True, text=uri_findings),
    "order": Tag("item", single=True, text=WHOLE_NUMBER),
    "owner": Tag("channel", single=True),
    "applepodcastsverify": Tag("channel", single=True, text=SHORT),
    "season": Tag("item", single=True, text=WHOLE_NUMBER),
    "subtitle": Tag("channel item", single=True, text=text_up_to(255, blank=True)),
    "summary": Tag("channel item", single=True, text=LONG),
    "title": Tag("channel item", single=True, text=SHORT),
    "type": Tag("channel", single=True, text=one_of("episodic serial")),
}
VOCABULARY = Vocabulary("itunes", (ITUNES,), TAGS, closed=True)


def show_findings(show: Part, items: Sequence[Part]) -> Iterator[Finding]:
    """Yield what is wrong with what the channel says; `items` are its items."""
    channel = show.element
    yield from tag_findings(VOCABULARY, show)
    if any(item.element.find("enclosure") is not None for item in items):
        for name in ("language", f"{ITUNES}image", f"{ITUNES}category", f"{ITUNES}explicit"):
            if channel.find(name) is None:
                tag = name.replace(ITUNES, "itunes:")
                yield MISSING_TAG.at(channel.sourceline, f"{show.where}: no {tag}")
    for category in channel.iterchildren(f"{ITUNES}category"):
        yield from _category_findings(category, show.where)
    if _text(channel, "type").lower() == "serial":
        for item in items:
            if _is_unnumbered(item.element):
                yield UNNUMBERED_EPISODE.at(item.element.sourceline, item.where)


def episode_findings(item: Part) -> Iterator[Finding]:
    """Yield what is wrong with what an item says of its episode."""
    yield from tag_findings(VOCABULARY, item)
    for enclosure in item.element.iterchildren("enclosure"):
        where = f"{item.where}, enclosure"
        yield from _file_findings(enclosure, where)
        yield from _length_findings(enclosure, _text(item.element, "duration"), where)


def _category_findings(category: _Element, where: str) -> Iterator[Finding]:
    name = (category.get("text") or "").strip()
    if name and name not in CATEGORIES:
        yield UNKNOWN_CATEGORY.at(category.sourceline, f"{where}: {quoted(name)}")
    for child in category.iterchildren(f"{ITUNES}category"):
        below = (child.get("text") or "").strip()
        if below and name in CATEGORIES and below not in CATEGORIES[name]:
            found = f"{where}: {quoted(below)} in {quoted(name)}"
            yield UNKNOWN_CATEGORY.at(child.sourceline, found)


def _is_unnumbered(item: _Element) -> bool:
    is_full = _text(item, "episodeType").lower() in {"", "full"}
    return is_full and item.find("enclosure") is not None and not _text(item, "episode")


def _file_findings(enclosure: _Element, where: str) -> Iterator[Finding]:
    url, media_type = enclosure.get("url", "").strip(), _media_type(enclosure)
    extension = _extension(url)
    if not media_type.startswith(("audio/", "video/")) and extension not in FILE_TYPES:
        return  # a picture, which no directory takes for an episode
    if extension not in FILE_TYPES:
        yield FILE_TYPE.at(enclosure.sourceline, f"{where}: {quoted(url)}")
    elif media_type and media_type not in FILE_TYPES[extension].split():
        found = f"{where}: {quoted(media_type)} for a file called {extension}"
        yield FILE_TYPE.at(enclosure.sourceline, found)


def _length_findings(enclosure: _Element, length: str, where: str) -> Iterator[Finding]:
    """Yield whether so many bytes cannot be a sound of that many seconds."""
    seconds, size = read_duration(length), enclosure.get("length", "").strip()
    is_number = size.isascii() and size.isdigit() and 0 < len(size) < 16  # noqa: PLR2004 - a petabyte
    if not (seconds and is_number and int(size) and _media_type(enclosure).startswith("audio/")):
        return
    if not LEAST <= int(size) * 8 / seconds <= MOST:
        found = f"{where}: {size} bytes for {seconds:g} seconds"
        yield IMPLAUSIBLE_LENGTH.at(enclosure.sourceline, found)


def _media_type(enclosure: _Element) -> str:
    return enclosure.get("type", "").partition(";")[0].strip().lower()


def _extension(address: str) -> str:
    """Return how the name of the file at `address` ends: ``.mp3``, in lower case."""
    path = address.partition("#")[0].partition("?")[0]
    _, slashes, below = path.partition("//")
    return splitext(below.partition("/")[2] if slashes else path)[1].lower()


def _text(element: _Element, name: str) -> str:
    return text_of(element.find(f"{ITUNES}{name}")).strip()
