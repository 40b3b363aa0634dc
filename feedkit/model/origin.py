"""Where an entry was first."""

from __future__ import annotations

from dataclasses import dataclass

from feedkit.model.checks import required_text, url

__all__ = ["Origin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The feed that an entry was taken over from (RFC 4287 §4.2.11, RSS 2.0 ``source``).

    Raises ModelError for an empty title or an address that is not absolute.
    """

    title: str
    url: str  #: of that feed; absolute

    def __post_init__(self) -> None:
        required_text(self, "title")
        url(self, "url")
