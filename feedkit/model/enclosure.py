"""What an entry is made of besides its text: recordings, say."""

from __future__ import annotations

from dataclasses import dataclass

from feedkit.model.checks import at_least, optional_text, required_text, url

__all__ = ["Enclosure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A media file that belongs to an entry (RSS 2.0 ``enclosure``, RFC 4287 §4.2.7.2).

    Raises ModelError for an address that is not absolute, an empty type, or a negative length.
    """

    url: str  #: absolute
    type: str  #: media type, ``audio/mpeg`` say
    length: int  #: bytes, as RSS 2.0 requires; 0 when it cannot be known
    title: str | None = None
    duration: int | None = None  #: seconds

    def __post_init__(self) -> None:
        url(self, "url")
        required_text(self, "type")
        optional_text(self, "title")
        at_least(0, self, "length", "duration")
