"""From a post to an entry: what its front matter means."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from feedkit.entries.aliases import ALIASES
from feedkit.entries.dates import DateError, Moment, instant, read_date
from feedkit.entries.fields import Fields, as_text, is_false, is_true, plain_text
from feedkit.entries.identity import entry_id
from feedkit.entries.labels import distinct
from feedkit.entries.links import Address
from feedkit.entries.media import Warn, banner_of, enclosures_of, image_of
from feedkit.entries.related import comments_of, external_url_of, origin_of
from feedkit.entries.titles import title_from_path
from feedkit.errors import FeedkitWarning, ModelError, Problem
from feedkit.languages import language_tag
from feedkit.model import Entry, Show, Site
from feedkit.posts.assets import is_recording
from feedkit.urls import absolute, canonical, is_absolute, is_canonical

if TYPE_CHECKING:
    from datetime import datetime

    from feedkit.entries.dialect import Dialect
    from feedkit.model import Enclosure, Episode
    from feedkit.posts.post import Post

__all__ = ["Window", "normalize", "placed", "published_of", "time_of", "window_of"]

#: Keys, in lower case, that only the posts of a podcast have. Whatever has a recording is an
#: episode as well, and then other keys speak of it, too: a duration alone may be one of reading.
PODCAST_KEYS = frozenset(
    first
    for field in ("episode_title", "episode_number", "season", "episode_type", "explicit", "block")
    for first in (alias.casefold().partition(".")[0] for alias in ALIASES[field])
) - {"season"}


def _warned(problem: Problem) -> None:
    warnings.warn(str(problem), FeedkitWarning, stacklevel=3)


def normalize(
    fields: Fields,
    site: Site,
    dialect: Dialect,
    *,
    collection: str | None = None,
    changed: Callable[[], datetime | None] | None = None,
    warn: Warn = _warned,
) -> Entry:
    """Return the entry that a post means, in its `collection`, not yet rendered.

    `changed` is asked when the post was changed if its front matter does not say. `warn` is told of
    values that make no sense and that the entry can do without; FeedkitWarning without it.

    Raises PostError when the post has no date, one that cannot be read, or a title or an address
    that is none.
    """
    post = fields.post
    title = _title(fields, dialect)
    published = published_of(fields, site, dialect)
    categories = dialect.categories(fields)
    address = Address(
        path=PurePosixPath(post.path),
        fields=fields,
        title=title,
        local=_local(published, site, post),
        categories=categories,
    )
    link = _link(address, site, dialect)
    updated = _date(fields, "updated", site, dialect)
    if not updated and changed and (updated := changed()):
        updated = max(updated, published)
    media = dialect.media_base(fields, link, site.url)
    image = image_of(fields, media)
    episode, enclosures = _recorded(fields, media, dialect, warn)
    tags = dialect.labels(fields)
    try:
        return Entry(
            id=entry_id(fields, link, site_url=site.url, authority=dialect.authority),
            title=title,
            link=link,
            published=published,
            updated=updated,
            authors=dialect.authors(fields, link) or (site.person,),
            contributors=dialect.contributors(fields, link),
            summary=_summary(fields),
            tags=tags,
            categories=_categories(tags, categories),
            section=dialect.section(address.path),
            image=image,
            banner=banner_of(fields, media, image),
            enclosures=enclosures,
            episode=episode,
            language=_language(fields, dialect, warn),
            rights=_rights(fields),
            external_url=external_url_of(fields, site),
            comments=comments_of(fields, link),
            origin=origin_of(fields, link),
            show=_show(fields),
            source=post.path,
            collection=collection,
            body=partial(getattr, post, "body"),
            metadata=fields.metadata,
        )
    except ModelError as error:
        raise post.error(None, str(error)) from error


class Window(Struct, frozen=True):
    """When an entry may be seen, in UTC."""

    opens: datetime | None  #: None for always
    closes: datetime | None  #: None for never


def published_of(fields: Fields, site: Site, dialect: Dialect) -> datetime:
    """Return when a post was published, in UTC.

    Raises PostError where nothing says so, or in a way that cannot be read.
    """
    found = _date(fields, "published", site, dialect)
    if found is None:
        expected = "expected a date in the front matter or in the file's name, found none"
        raise fields.post.error("date", expected)
    return found


def time_of(value: object, site: Site, dialect: Dialect, path: str) -> datetime:
    """Return when something was that the post at `path` says, in UTC. Raises DateError."""
    moment = value if isinstance(value, Moment) else read_date(value)
    zone = dialect.zone_of(moment, site.zone, path)
    return instant(moment, zone, default_time=dialect.default_time)


def window_of(fields: Fields, published: datetime, site: Site, dialect: Dialect) -> Window:
    """Return when an entry that was `published` then may be seen: from then on, to its expiry.

    A post of a generator that shows what is dated in the future may be seen at any time before.

    Raises PostError for a date that cannot be read.
    """
    not_before = _date(fields, "not_before", site, dialect)
    return Window(
        opens=None if dialect.shows_future(fields) else dialect.opens(published, not_before),
        closes=_date(fields, "not_after", site, dialect),
    )


def _title(fields: Fields, dialect: Dialect) -> str:
    for key, value in fields.find("title"):
        text = as_text(value)
        if text is None:
            raise fields.post.error(key, f"expected a text, got {_kind(value)}")
        if plain := plain_text(text):
            return plain
    return dialect.title_of(fields) or title_from_path(PurePosixPath(fields.post.path))


def _language(fields: Fields, dialect: Dialect, warn: Warn) -> str | None:
    written = dialect.language(fields)
    tag = language_tag(written) if written else None
    if written and not tag:
        key = next((key for key, _ in fields.find("language")), None)
        message = f"expected a language such as 'en' or 'pt-BR', got {written!r}"
        warn(fields.post.problem(key, message, kept=True))
    return tag


def _date(fields: Fields, field: str, site: Site, dialect: Dialect) -> datetime | None:
    """Return the first date that the dialect finds for `field`."""
    for key, value in dialect.dates(fields, field):
        # `published: true` is no date; the parts of `date: {created: …}` have keys of their own.
        if not isinstance(value, str) and isinstance(value, bool | Mapping):
            continue
        try:
            return time_of(value, site, dialect, fields.post.path)
        except DateError as error:
            raise fields.post.error(key, str(error)) from error
    return None


def _local(published: datetime, site: Site, post: Post) -> datetime:
    try:
        return published.astimezone(site.zone)
    except OverflowError as error:  # in the last hours of the year 9999, or the first of the year 1
        expected = f"expected a time that there is in {site.timezone}"
        raise post.error("date", f"{expected}, got {published:%Y-%m-%d %H:%M} UTC") from error


def _link(address: Address, site: Site, dialect: Dialect) -> str:
    path = dialect.path_of(address)
    try:
        return placed(path, site)
    except ValueError as error:
        expected = f"expected an address on {site.url}, got {path!r}"
        raise address.fields.post.error(None, expected) from error


def placed(path: str, site: Site) -> str:
    """Return the whole address of what is at `path` on `site`. Raises ValueError for no address."""
    if is_absolute(path):
        return canonical(path)
    # Below the site's address even with a slash in front, as every generator has it.
    below = path.lstrip("/")
    if is_canonical(site.url + below):
        return site.url + below
    return absolute(f"./{below}", site.url)


def _summary(fields: Fields) -> str | None:
    found = fields.text("summary")
    return plain_text(found[1]) if found else None


def _rights(fields: Fields) -> str | None:
    """Return the text of a licence or a copyright; a year alone, or yes and no, say nothing."""
    texts = (
        plain_text(value)
        for _, value in fields.find("rights")
        if isinstance(value, str) and not (is_true(value) or is_false(value))
    )
    return next((text for text in texts if any(map(str.isalpha, text))), None)


def _categories(tags: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of `tags` that are `named` categories, as the tags spell them."""
    known = {tag.casefold(): tag for tag in tags}
    return distinct(known[name.casefold()] for name in named if name.casefold() in known)


def _recorded(
    fields: Fields, base: str, dialect: Dialect, warn: Warn
) -> tuple[Episode | None, tuple[Enclosure, ...]]:
    """Return the episode that the post is, if it is one, and its media files."""
    enclosures = enclosures_of(fields, base, warn)
    is_recorded = any(is_recording(enclosure.type) for enclosure in enclosures)
    if not (is_recorded or fields.has_any(PODCAST_KEYS)):
        return None, enclosures
    from feedkit.entries.episode import episode_of  # noqa: PLC0415 - most posts are none

    return episode_of(fields, base, enclosures, dialect.people, warn)


def _show(fields: Fields) -> Show | None:
    """Return which of its texts the post wants subscribers to get."""
    if is_true(fields.get("feed.excerpt_only")):  # jekyll-feed
        return "summary"
    wanted = fields.get("feed.content")
    return next((show for show in get_args(Show) if show == wanted), None)


def _kind(value: object) -> str:
    names = {bool: "yes or no", list: "a list", dict: "a mapping"}
    return names.get(type(value), repr(value))
