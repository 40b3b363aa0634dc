"""What the configuration says of a podcast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.config import AuthorConfig, PodcastConfig
from feedkit.errors import ConfigError, ModelError
from feedkit.model import Contributor, Funding, Person, Podcast
from feedkit.plan.addresses import on_site

if TYPE_CHECKING:
    from feedkit.config.tables import ContributorConfig

__all__ = ["podcast_of"]


def podcast_of(settings: PodcastConfig, site_url: str) -> Podcast:
    """Return the podcast. Its addresses may be relative to the site's. Raises ConfigError."""
    try:
        return Podcast(
            image=on_site("feeds.podcast.image", settings.image, site_url),
            categories=tuple(settings.categories),
            explicit=settings.explicit,
            author=settings.author,
            owner=_person(settings.owner),
            type=settings.type,
            title=settings.title,
            guid=settings.guid,
            locked=settings.locked,
            funding=tuple(
                Funding(url=on_site("feeds.podcast.funding", each.url, site_url), text=each.text)
                for each in settings.funding
            ),
            contributors=tuple(_contributor(each, site_url) for each in settings.contributors),
            medium=settings.medium,
            new_feed_url=settings.new_feed_url,
            complete=settings.complete,
            block=settings.block,
        )
    except ModelError as error:
        raise ConfigError(f"feeds.podcast: {error}") from error


def _person(owner: str | AuthorConfig | None) -> Person | None:
    if isinstance(owner, AuthorConfig):
        return Person(name=owner.name, email=owner.email, url=owner.url)
    return Person(name=owner) if owner else None


def _contributor(settings: ContributorConfig, site_url: str) -> Contributor:
    key = "feeds.podcast.contributors"
    return Contributor(
        name=settings.name,
        role=settings.role,
        group=settings.group,
        image=settings.image and on_site(key, settings.image, site_url),
        url=settings.url and on_site(key, settings.url, site_url),
    )
