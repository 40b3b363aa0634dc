"""Podcasts: what Apple and Podcasting 2.0 add to RSS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.check.elements import ITUNES, PODCAST, entry_name
from feedkit.check.findings import Finding, Rule
from feedkit.check.podcast_tags import APPLE, Part
from feedkit.check.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["podcast_findings"]

WRONG_NAMESPACE = Rule(
    "wrong-itunes-namespace",
    "error",
    APPLE,
    "write http://www.itunes.com/dtds/podcast-1.0.dtd: case counts, and nothing is read otherwise",
)


def podcast_findings(channel: _Element) -> Iterator[Finding]:
    """Yield what is wrong with the podcast that `channel`, of an RSS feed, is.

    Nothing is said of a feed that uses neither Apple's tags nor those of Podcasting 2.0.
    """
    for namespace in filter(None, channel.nsmap.values()):
        if f"{{{namespace.lower()}}}" == ITUNES and f"{{{namespace}}}" != ITUNES:
            yield WRONG_NAMESPACE.at(channel.sourceline, f"channel: {quoted(namespace)}")
    uses_itunes = next(channel.iter(f"{ITUNES}*"), None) is not None
    uses_podcast = next(channel.iter(*(f"{name}*" for name in PODCAST)), None) is not None
    if not (uses_itunes or uses_podcast):
        return
    show, items, live = _parts(channel)
    if uses_itunes:
        from feedkit.check.itunes import episode_findings, show_findings  # noqa: PLC0415 - few do

        yield from show_findings(show, items)
        for item in (*items, *live):
            yield from episode_findings(item)
    if uses_podcast:
        from feedkit.check.podcasting2 import namespace_findings  # noqa: PLC0415 - few do

        for part in (show, *items, *live):
            yield from namespace_findings(part)


def _parts(channel: _Element) -> tuple[Part, list[Part], list[Part]]:
    """Return what may hold tags: the channel, its items, and what is live."""
    items = [
        Part("item", entry_name(number, item.find("title")), item)
        for number, item in enumerate(channel.iterchildren("item"), start=1)
    ]
    live = [
        Part("item", f"live {entry_name(number, item.find('title'))}", item)
        for number, item in enumerate(
            channel.iterchildren(*(f"{name}liveItem" for name in PODCAST)), start=1
        )
    ]
    return Part("channel", "channel", channel), items, live
