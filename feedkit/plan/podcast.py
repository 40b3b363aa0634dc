"""What the configuration says of a podcast."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from feedkit.characters import one_line
from feedkit.check.apple_categories import CATEGORIES
from feedkit.config import AuthorConfig, PodcastConfig
from feedkit.errors import ConfigError, ModelError, no_such
from feedkit.lazy import lazy_re
from feedkit.model import Contributor, Funding, Person, Podcast
from feedkit.plan.addresses import on_site
from feedkit.posts.assets import media_type

if TYPE_CHECKING:
    from feedkit.config.tables import ContributorConfig

__all__ = ["podcast_of"]

# https://podcasters.apple.com/support/896-artwork-requirements; a name need not tell.
PICTURES = (None, "image/jpeg", "image/png")
MAIL = lazy_re(r"[^\s@]+@[^\s@]+")
#: All categories of Apple's, the main ones first, by what people may call them.
KNOWN = {name.casefold(): name for name in CATEGORIES} | {
    called.casefold(): f"{name} > {below}"
    for name, subcategories in CATEGORIES.items()
    for below in sorted(subcategories)
    for called in (f"{name} > {below}", below)
}


def podcast_of(settings: PodcastConfig, site_url: str, language: str | None) -> Podcast:
    """Return the podcast, in the `language` of its feed. Its addresses may be relative to the site.

    Raises ConfigError for what Apple would not list.
    https://podcasters.apple.com/support/823-podcast-requirements
    """
    if language is None:
        expected = "expected one such as en, as no podcast is listed without it"
        raise ConfigError(f"site.language: {expected}")
    image = on_site("feeds.podcast.image", settings.image, site_url)
    if media_type(image) not in PICTURES:
        raise ConfigError(f"feeds.podcast.image: expected a JPEG or PNG, got {settings.image!r}")
    categories = tuple(map(_category, filter(None, map(one_line, settings.categories))))
    if not categories:
        raise ConfigError("feeds.podcast.categories: expected at least one of Apple's, got none")
    try:
        return Podcast(
            image=image,
            categories=categories,
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


def _category(written: str) -> str:
    """Return a category as Apple has it. Raises ConfigError, with the nearest, for another."""
    name = " > ".join(filter(None, map(one_line, written.split(">"))))
    if name in KNOWN.values():
        return name
    folded = name.casefold()
    begun = [known for known in KNOWN if known.startswith(folded)]
    key = "feeds.podcast.categories"
    if near := begun or get_close_matches(folded, KNOWN, n=1):
        raise ConfigError(f"{key}: there is no {name}; did you mean {KNOWN[near[0]]}?")
    raise no_such(key, name, CATEGORIES)


def _person(owner: str | AuthorConfig | None) -> Person | None:
    if isinstance(owner, AuthorConfig):
        if owner.email and not MAIL.fullmatch(owner.email):
            expected = "expected an e-mail address"
            raise ConfigError(f"feeds.podcast.owner.email: {expected}, got {owner.email!r}")
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
