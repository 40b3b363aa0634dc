"""Size, type, dimensions, duration of local media: what an enclosure or an image says of itself.

The type is what the file is, and only where the content does not tell, what it is called: a `.jpg`
that is a PNG is common. Names are looked up in a table of our own, since `mimetypes` reads what
the machine happens to have installed, and changes from one Python to the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from feedkit.characters import one_line
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Asset", "is_recording", "measure", "media_type"]


class Asset(Struct, frozen=True):
    """What is known of a local file."""

    type: str | None  #: media type, ``image/png`` say; None when neither content nor name tells
    length: int  #: bytes
    width: int | None = None  #: pixels as shown, so after the orientation that EXIF asks for
    height: int | None = None  #: pixels
    duration: int | None = None  #: seconds, of a recording; None where nothing here can read it
    damage: str | None = None  #: why it has no duration, though it is of a kind that has one


#: Media types as registered with IANA, by extension; those that are not, as browsers take them.
TYPES = {
    extension: kind
    for kind, extensions in {
        "application/epub+zip": "epub",
        "application/gzip": "gz tgz",
        "application/json": "json",
        "application/ogg": "ogx",
        "application/pdf": "pdf",
        "application/vnd.apple.mpegurl": "m3u8",
        "application/zip": "zip",
        "audio/aac": "aac",
        "audio/flac": "flac",
        "audio/midi": "mid midi",
        "audio/mp4": "m4a m4b",
        "audio/mpeg": "mp3 mpga",
        "audio/ogg": "oga ogg opus spx",
        "audio/wav": "wav",
        "audio/webm": "weba",
        "audio/x-aiff": "aif aiff",
        "image/apng": "apng",
        "image/avif": "avif",
        "image/bmp": "bmp",
        "image/gif": "gif",
        "image/heic": "heic",
        "image/jpeg": "jfif jpe jpeg jpg",
        "image/jxl": "jxl",
        "image/png": "png",
        "image/svg+xml": "svg svgz",
        "image/tiff": "tif tiff",
        "image/webp": "webp",
        "image/x-icon": "ico",
        "text/css": "css",
        "text/csv": "csv",
        "text/html": "htm html",
        "text/markdown": "markdown md",
        "text/plain": "txt",
        "text/vtt": "vtt",
        "video/mp4": "m4v mp4",
        "video/mpeg": "mpeg mpg",
        "video/ogg": "ogv",
        "video/quicktime": "mov qt",
        "video/webm": "webm",
        "video/x-matroska": "mkv",
        "video/x-msvideo": "avi",
    }.items()
    for extension in extensions.split()
}


class Signature(Struct, frozen=True):
    """Bytes by which a format is known (WHATWG MIME Sniffing §6, and the formats' own papers)."""

    pattern: re.Pattern[bytes]
    type: str
    or_named: frozenset[str] = frozenset()
    """What else such a file may be: the name decides, for the bytes are those of a container."""


def _signature(pattern: bytes, kind: str, or_named: str = "") -> Signature:
    return Signature(lazy_re(pattern, re.DOTALL), kind, frozenset(or_named.split()))


SIGNATURES = (
    _signature(rb"\x89PNG\r\n\x1a\n", "image/png", "image/apng"),
    _signature(rb"\xff\xd8\xff", "image/jpeg"),
    _signature(rb"GIF8[79]a", "image/gif"),
    _signature(rb"RIFF....WEBP", "image/webp"),
    _signature(rb"RIFF....WAVE", "audio/wav"),
    _signature(rb"RIFF....AVI ", "video/x-msvideo"),
    # ISO/IEC 14496-12 §4.3: the major brand, or one of those it is compatible with.
    _signature(rb"....ftyp(?:avi[fs]|.{4}.{4}(?:.{4}){0,6}avi[fs])", "image/avif"),
    _signature(rb"....ftyp(?:hei[cx]|hev[cx]|mif1|msf1)", "image/heic"),
    _signature(rb"....ftypM4[AB] ", "audio/mp4"),
    _signature(rb"....ftypqt  ", "video/quicktime"),
    _signature(rb"....ftyp", "video/mp4", "audio/mp4"),
    # RFC 3533 §6: the first page holds the header of the codec.
    _signature(rb"OggS.{22,279}?\x80theora", "video/ogg"),
    _signature(rb"OggS", "audio/ogg", "video/ogg application/ogg"),
    _signature(rb"fLaC", "audio/flac"),
    _signature(rb"ID3", "audio/mpeg", "audio/aac audio/flac"),
    # ISO/IEC 11172-3 §2.4.2.3 and ISO/IEC 13818-7 §6.2: twelve set bits, then version and layer.
    _signature(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]", "audio/mpeg"),
    _signature(rb"\xff[\xf0\xf1\xf8\xf9]", "audio/aac"),
    _signature(rb"\x1aE\xdf\xa3.{0,64}webm", "video/webm", "audio/webm"),
    _signature(rb"\x1aE\xdf\xa3", "video/x-matroska"),
    _signature(rb"%PDF-", "application/pdf"),
    _signature(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", "application/epub+zip"),
    _signature(rb"PK(?:\x03\x04|\x05\x06)", "application/zip", "application/epub+zip"),
    _signature(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?"
        rb"(?>(?:<!--(?>.*?-->)|<!DOCTYPE svg[^>\[]*(?:\[[^\]]*\]\s*)?>)\s*)*<svg[\s>]",
        "image/svg+xml",
    ),
)
#: The recordings that mutagen can read: https://mutagen.readthedocs.io/en/latest/
TIMED = frozenset(
    [
        *("audio/aac", "audio/flac", "audio/mp4", "audio/mpeg", "audio/ogg", "audio/wav"),
        *("audio/x-aiff", "video/mp4", "video/ogg", "video/quicktime"),
    ]
)
HEAD = 4096  # bytes; more than any signature, or the start tag of a drawing, needs


def measure(file: Path) -> Asset:
    """Return length and type of `file`, the dimensions of a picture, the duration of a recording.

    Dimensions that a damaged file does not give are None. Durations take mutagen, which comes with
    the extra ``podcast``; there are none without it. Raises OSError when the file cannot be read,
    so FileNotFoundError when it is not there.
    """
    with file.open("rb") as stream:
        head = stream.read(HEAD)
        kind = _type_by_content(head, media_type(file.name)) or media_type(file.name)
        width, height = _dimensions(kind, head, stream)
        length = stream.seek(0, 2)
    duration, damage = _duration(file) if kind in TIMED else (None, None)
    return Asset(
        type=kind, length=length, width=width, height=height, duration=duration, damage=damage
    )


def is_recording(kind: str) -> bool:
    """Say whether a media type is one of files that one can listen to or watch."""
    return kind.startswith(("audio/", "video/"))


def media_type(url_or_path: str) -> str | None:
    """Return the media type that a name promises, or None: for files that cannot be looked into."""
    try:
        name = unquote(urlsplit(url_or_path).path)
    except ValueError:
        return None
    return TYPES.get(name.rpartition("/")[2].rpartition(".")[2].lower()) if "." in name else None


def _type_by_content(head: bytes, named: str | None) -> str | None:
    for signature in SIGNATURES:
        if signature.pattern.match(head):
            return named if named in signature.or_named else signature.type
    return None


def _dimensions(kind: str | None, head: bytes, stream: BinaryIO) -> tuple[int | None, int | None]:
    if kind == "image/svg+xml":
        return _drawing_size(head)
    if kind is None or not kind.startswith("image/"):
        return None, None
    import imagesize  # noqa: PLC0415 - brings urllib.request along, and few runs need it

    width, height = imagesize.get(stream)  # -1 for what it cannot read; it raises nothing
    return (width, height) if width > 0 and height > 0 else (None, None)


def _duration(file: Path) -> tuple[int | None, str | None]:
    """Return the seconds that a recording lasts, and why that cannot be said of a damaged one."""
    try:
        import mutagen  # noqa: PLC0415 - an extra, and few runs need it
    except ImportError:
        return None, None
    try:
        found = mutagen.File(file)
        seconds = 0 if found is None else round(found.info.length)
    except Exception as error:  # of a damaged file, whatever its bytes lead to
        return None, one_line(str(error)) or type(error).__name__
    if seconds < 0:
        return None, f"one that lasts {seconds} seconds"
    return seconds or None, None


SVG_TAG = lazy_re(r"<svg(?=[\s>])([^>]*)>")
NUMBER = r"(\d{1,9}(?:\.\d{0,9})?)"
# Any other unit than pixels, and percentages, would need a page to be on.
SVG_LENGTH = lazy_re(rf"""\s(width|height)\s*=\s*["']\s*{NUMBER}(?:px)?\s*["']""")
VIEW_BOX = lazy_re(rf"""\sviewBox\s*=\s*["']\s*[^\s,]+[\s,]+[^\s,]+[\s,]+{NUMBER}[\s,]+{NUMBER}""")


def _drawing_size(head: bytes) -> tuple[int | None, int | None]:
    """Return the size a drawing gives: its own, else its view box's (SVG 2 §8.2, §8.11).

    A width alone gives the height by the shape of the view box, and the other way about.
    """
    tag = SVG_TAG.search(head.decode("utf-8", "replace"))
    if tag is None:
        return None, None
    given = {name: float(value) for name, value in SVG_LENGTH.findall(tag[1])}
    width, height = given.get("width"), given.get("height")
    box = VIEW_BOX.search(tag[1])
    if box and not (width and height):
        across, down = float(box[1]), float(box[2])
        scale = width / across if width and across else height / down if height and down else 1
        width, height = across * scale, down * scale
    return (round(width), round(height)) if width and height else (None, None)
