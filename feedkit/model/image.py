"""The picture of an entry."""

from __future__ import annotations

from dataclasses import dataclass

from feedkit.model.checks import optional_text, url

__all__ = ["Image"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that stands for an entry. Raises ModelError for an address that is not absolute."""

    url: str  #: absolute
    type: str | None = None  #: media type, ``image/png`` say; None when not known
    length: int | None = None  #: bytes; None when not known
    width: int | None = None  #: pixels
    height: int | None = None  #: pixels
    alt: str | None = None  #: what it shows, as plain text

    def __post_init__(self) -> None:
        url(self, "url")
        optional_text(self, "type", "alt")
