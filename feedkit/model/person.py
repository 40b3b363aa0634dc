"""Someone who wrote something."""

from __future__ import annotations

from dataclasses import dataclass

from feedkit.model.checks import optional_text, optional_url, required_text

__all__ = ["Person"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who wrote something (RFC 4287 §3.2).

    Raises ModelError for an empty name or an address that is not absolute.
    """

    name: str  #: never empty
    email: str | None = None
    url: str | None = None  #: absolute
    avatar: str | None = None  #: absolute; a square picture, which only JSON Feed can show

    def __post_init__(self) -> None:
        required_text(self, "name")
        optional_text(self, "email")
        optional_url(self, "url", "avatar")
