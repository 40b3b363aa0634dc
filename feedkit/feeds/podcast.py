"""The elements of podcasts, which only RSS has: podcast directories and players read nothing else.

They are of two vocabularies: Apple's, https://help.apple.com/itc/podcasts_connect/#/itcb54353390,
and the podcast namespace of Podcasting 2.0, https://podcasting2.org/docs/podcast-namespace. The
latter's ``value``, which is for payments, is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from feedkit.characters import one_line
from feedkit.feeds.elements import add_empty, add_texts
from feedkit.feeds.media import recording
from feedkit.feeds.namespaces import ITUNES, PODCAST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from feedkit.model import Contributor, Entry, Episode, Feed, Podcast

__all__ = ["add_episode", "add_show", "guid_of"]

# https://podcasting2.org/docs/podcast-namespace/tags/guid
GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def guid_of(address: str) -> str:
    """Return the ``podcast:guid`` of the podcast whose feed is at `address`."""
    return str(uuid5(GUIDS, re.sub(r"\A\w+://", "", address).rstrip("/")))


def add_show(channel: etree._Element, feed: Feed) -> None:
    """Add what the podcast says of itself, if the feed is one."""
    if feed.podcast:
        _add_itunes_show(channel, feed, feed.podcast)
        _add_podcast_show(channel, feed, feed.podcast)


def add_episode(item: etree._Element, feed: Feed, entry: Entry) -> None:
    """Add what makes `entry` an episode, if the feed is a podcast."""
    if not feed.podcast:
        return
    audio = recording(entry)
    episode = entry.episode
    length = (episode.duration if episode else None) or (audio.duration if audio else None)
    add_texts(item, ITUNES, {"duration": str(length) if length else None})
    if episode:
        _add_itunes_episode(item, episode)
        _add_podcast_episode(item, episode)


def _add_itunes_show(channel: etree._Element, feed: Feed, podcast: Podcast) -> None:
    texts = {
        "title": podcast.title,
        "author": podcast.author or feed.site.person.name,
        "explicit": _true_or_false(podcast.explicit),
        "type": podcast.type,
        "new-feed-url": podcast.new_feed_url,
        "block": _yes(podcast.block),
        "complete": _yes(podcast.complete),
    }
    add_texts(channel, ITUNES, texts)
    add_empty(channel, f"{{{ITUNES}}}image", {"href": podcast.image})
    for category in podcast.categories:
        parent = channel
        for name in filter(None, map(one_line, category.split(">"))):
            parent = add_empty(parent, f"{{{ITUNES}}}category", {"text": name})
    if podcast.owner:
        owner = add_empty(channel, f"{{{ITUNES}}}owner", {})
        add_texts(owner, ITUNES, {"name": podcast.owner.name, "email": podcast.owner.email})


def _add_podcast_show(channel: etree._Element, feed: Feed, podcast: Podcast) -> None:
    # Of an archive, it is the one of the feed that people subscribe to.
    guid = podcast.guid or guid_of(feed.paging.current or feed.url)
    add_texts(channel, PODCAST, {"guid": guid, "medium": podcast.medium})
    if podcast.locked is not None:
        email = podcast.owner.email if podcast.owner else None
        locked = add_empty(channel, f"{{{PODCAST}}}locked", {"owner": email})
        locked.text = "yes" if podcast.locked else "no"
    for funding in podcast.funding:
        add_empty(channel, f"{{{PODCAST}}}funding", {"url": funding.url}).text = funding.text
    _add_people(channel, podcast.contributors)


def _add_itunes_episode(item: etree._Element, episode: Episode) -> None:
    texts = {
        "title": episode.title,
        # Apple: non-zero integers.
        "episode": str(episode.number) if episode.number else None,
        "season": str(episode.season) if episode.season else None,
        "episodeType": episode.type,
        "explicit": None if episode.explicit is None else _true_or_false(episode.explicit),
        "block": _yes(episode.block),
    }
    add_texts(item, ITUNES, texts)
    if episode.image:
        add_empty(item, f"{{{ITUNES}}}image", {"href": episode.image})


def _add_podcast_episode(item: etree._Element, episode: Episode) -> None:
    for transcript in episode.transcripts:
        attributes = {
            "url": transcript.url,
            "type": transcript.type,
            "language": transcript.language,
            "rel": "captions" if transcript.captions else None,
        }
        add_empty(item, f"{{{PODCAST}}}transcript", attributes)
    if episode.chapters:
        attributes = {"url": episode.chapters.url, "type": episode.chapters.type}
        add_empty(item, f"{{{PODCAST}}}chapters", attributes)
    _add_people(item, episode.contributors)


def _add_people(element: etree._Element, people: Iterable[Contributor]) -> None:
    for person in people:
        attributes = {
            "role": person.role,
            "group": person.group,
            "img": person.image,
            "href": person.url,
        }
        add_empty(element, f"{{{PODCAST}}}person", attributes).text = person.name


def _true_or_false(value: bool) -> str:
    return "true" if value else "false"


def _yes(value: bool) -> str | None:
    """Return Apple's word for a thing that is so; one that is not so goes without saying."""
    return "Yes" if value else None
