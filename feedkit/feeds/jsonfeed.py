"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), through msgspec."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from feedkit.characters import legal

if TYPE_CHECKING:
    from datetime import datetime

    from feedkit.model import Enclosure, Entry, Feed, Person

__all__ = ["to_json"]


class _Object(msgspec.Struct, omit_defaults=True):
    """What the structures have in common: a member that has no value is left out."""


class _Author(_Object, kw_only=True):
    name: str
    url: str | None = None
    avatar: str | None = None


class _Attachment(_Object, kw_only=True):
    url: str
    mime_type: str
    title: str | None = None
    size_in_bytes: int | None = None
    duration_in_seconds: int | None = None


class _Extension(_Object, kw_only=True):
    about: str
    source: str


class _Item(_Object, kw_only=True, rename={"feedkit": "_feedkit"}):
    id: str
    url: str
    external_url: str | None = None
    title: str
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    image: str | None = None
    banner_image: str | None = None
    date_published: datetime
    date_modified: datetime
    authors: list[_Author]
    tags: list[str] = []
    language: str | None = None
    attachments: list[_Attachment] = []
    feedkit: _Extension | None = None


class _Hub(_Object, kw_only=True):
    type: str
    url: str


class _Feed(_Object, kw_only=True):
    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str | None = None
    next_url: str | None = None
    icon: str | None = None
    favicon: str | None = None
    authors: list[_Author]
    language: str | None = None
    expired: bool = False
    hubs: list[_Hub] = []
    items: list[_Item]


def to_json(feed: Feed) -> bytes:
    """Return `feed` as a JSON Feed 1.1 document in UTF-8.

    The same feed gives the same bytes. Entries come in the order they have in `feed`.
    """
    site, paging = feed.site, feed.paging
    document = _Feed(
        version="https://jsonfeed.org/version/1.1",
        title=feed.name,
        home_page_url=site.url,
        feed_url=feed.url,
        description=feed.about,
        # "The next n items" are the older ones, wherever they are.
        next_url=paging.next or paging.prev_archive,
        icon=site.logo,
        favicon=site.icon,
        authors=[_author(site.person)],
        language=feed.lang,
        expired=feed.podcast is not None and feed.podcast.complete,
        hubs=[_Hub(type="WebSub", url=hub) for hub in feed.hubs],
        items=[_item(feed, entry) for entry in feed.entries],
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _item(feed: Feed, entry: Entry) -> _Item:
    content, _ = feed.texts_of(entry)
    return _Item(
        id=entry.id,
        url=feed.link_of(entry),
        external_url=entry.external_url,
        title=entry.title,
        content_html=content,
        # An item has to have one of the two contents.
        content_text=(entry.summary or "") if content is None else None,
        summary=entry.summary,
        image=entry.image.url if entry.image else None,
        banner_image=entry.banner,
        date_published=entry.published,
        date_modified=entry.modified,
        authors=[_author(person) for person in feed.authors_of(entry)],
        tags=list(entry.tags),
        language=entry.language,
        attachments=[_attachment(enclosure) for enclosure in entry.enclosures],
        feedkit=_extension(entry.source) if feed.paths and entry.source else None,
    )


def _author(person: Person) -> _Author:
    return _Author(name=person.name, url=person.url, avatar=person.avatar)


def _attachment(enclosure: Enclosure) -> _Attachment:
    return _Attachment(
        url=enclosure.url,
        mime_type=enclosure.type,
        title=enclosure.title,
        size_in_bytes=enclosure.length or None,
        duration_in_seconds=enclosure.duration,
    )


def _extension(source: str) -> _Extension:
    """Return what JSON Feed has no member for (https://www.jsonfeed.org/version/1.1/#extensions)."""
    return _Extension(about="https://pypi.org/project/feedkit-posts/", source=legal(source))
