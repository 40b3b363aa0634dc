"""Enclosures and Media RSS: media types, lengths, groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.check.elements import MEDIA, READERS, W3C_ERROR, W3C_WARNING
from feedkit.check.findings import Finding, Rule
from feedkit.check.quoting import quoted
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["length_findings", "media_group_findings", "media_type_findings"]

INVALID_MEDIA_TYPE = Rule(
    "invalid-media-type",
    "error",
    f"{W3C_ERROR}/InvalidMIMEType.html",
    "name a media type, such as audio/mpeg; for content also text, html or xhtml",
)
INVALID_LENGTH = Rule(
    "invalid-length",
    "error",
    "https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
    "give the size of the file in bytes, in digits",
)
NO_LENGTH = Rule("no-length", "advice", READERS, "give the true size of the file in bytes")
LONE_MEDIA_GROUP = Rule(
    "lone-media-group",
    "warning",
    f"{W3C_WARNING}/MediaGroupWithoutAlternatives.html",
    "put the media elements into the entry itself: a group is for several versions of one file",
)

# RFC 6838 §4.2, and parameters.
MEDIA_TYPE = lazy_re(
    r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*+/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*+\s*+(?:;.*+)?", re.ASCII
)


def media_type_findings(value: str, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with `value` as a media type."""
    if not MEDIA_TYPE.fullmatch(value):
        yield INVALID_MEDIA_TYPE.at(line, f"{where}: {quoted(value)} is no media type")


def length_findings(value: str | None, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with `value` as the length of an enclosure; None is not given."""
    if value is not None and not (value.isascii() and value.strip().isdigit()):
        yield INVALID_LENGTH.at(line, f"{where}: {quoted(value)} is no number of bytes")
    elif value is None or not value.strip("0 "):
        found = "no length" if value is None else "a length of 0"
        yield NO_LENGTH.at(line, f"{where}: {found}")


def media_group_findings(entry: _Element, where: str) -> Iterator[Finding]:
    """Yield the groups of Media RSS that hold only one file, or none."""
    for group in entry.iterchildren(f"{MEDIA}group"):
        files = len(group.findall(f"{MEDIA}content"))
        if files < 2:  # noqa: PLR2004 - one alone has no alternative
            yield LONE_MEDIA_GROUP.at(group.sourceline, f"{where}: {files} media:content in it")
