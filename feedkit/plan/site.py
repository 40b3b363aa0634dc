"""What a configuration says of the site and its posts, as each stage is to be told."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from feedkit.content.allowed import Allow
from feedkit.content.defaults import usual_rendering
from feedkit.entries.dialects import DIALECTS, dialect_named
from feedkit.entries.identity import TAG_AUTHORITY
from feedkit.entries.links import unknown_token
from feedkit.errors import ConfigError, ModelError, no_such
from feedkit.languages import language_tag
from feedkit.load import Wanted
from feedkit.model import Site
from feedkit.plan.addresses import on_site
from feedkit.posts.local import LocalFiles
from feedkit.sites.people import read_people
from feedkit.urls import is_absolute

if TYPE_CHECKING:
    from pathlib import Path

    from feedkit.config import Config
    from feedkit.content.rendering import Rendering
    from feedkit.entries.dialect import Dialect
    from feedkit.survey import Survey

__all__ = ["dialect_of", "files_of", "rendering_of", "site_of", "wanted_of"]


def site_of(config: Config) -> Site:
    """Return the site. Raises ConfigError when it has no address or one that is not absolute."""
    site = config.site
    if not site.url:
        raise ConfigError(
            "site.url: missing; say where the site is: --url https://example.org/, "
            "or url = … below [site] in feedkit.toml"
        )
    if not is_absolute(site.url):
        raise ConfigError(f"site.url: expected an absolute http(s) URL, got {site.url!r}")
    try:
        return Site(
            # Good enough for a start, and better than to refuse: it can be changed at any time.
            title=site.title or site.url.partition("://")[2].strip("/"),
            url=site.url,
            author=site.person(),
            language=_language(site.language),
            timezone=site.timezone or "UTC",
            description=site.description,
            icon=site.icon and on_site("site.icon", site.icon, site.url),
            logo=site.logo and on_site("site.logo", site.logo, site.url),
            rights=site.rights,
        )
    except ModelError as error:
        message = str(error).replace("Site.", "site.", 1).replace("Person.", "site.author.", 1)
        raise ConfigError(message) from error


def _language(written: str | None) -> str | None:
    tag = language_tag(written) if written else None
    if written and not tag:
        raise ConfigError(f"site.language: expected one such as 'en' or 'pt-BR', got {written!r}")
    return tag


def wanted_of(found: Survey, now: datetime) -> Wanted:
    """Return which posts are wanted at the time `now`."""
    posts = found.config.posts
    return Wanted(
        now=now,
        include=found.include,
        exclude=found.exclude,
        where=posts.where,
        drafts=posts.drafts,
        future=posts.future,
        updated_from=posts.updated_from,
    )


def dialect_of(found: Survey) -> Dialect:
    """Return how the posts are written. Raises ConfigError for a setting that makes no sense."""
    posts = found.config.posts
    if found.dialect not in DIALECTS:
        raise no_such("posts.dialect", found.dialect, DIALECTS)
    dialect = dialect_named(found.dialect)
    if posts.permalink and (word := unknown_token(posts.permalink, dialect.tokens)):
        raise no_such("posts.permalink", f":{word}", [f":{name}" for name in dialect.tokens])
    if posts.ids and not TAG_AUTHORITY.fullmatch(posts.ids):
        expected = "expected something like 'tag:example.org,2019'"
        raise ConfigError(f"posts.ids: {expected}, got {posts.ids!r}")
    settings = found.site.settings if found.site else {}
    authors = settings.get("authors_files")
    named = authors if isinstance(authors, list) else []
    return dialect.of(
        settings,
        permalink=posts.permalink,
        default_time=_clock(posts.default_time),
        people=read_people(
            found.root, named, found.config.site.url or "", told=settings.get("authors")
        ),
        authority=posts.ids,
    )


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"posts.default_time: expected HH:MM, got {text!r}") from error


def rendering_of(found: Survey) -> Rendering:
    """Return how bodies become HTML: as the dialect has it, but for what is configured."""
    content = found.config.content
    settings = found.site.settings if found.site else {}
    chosen: dict[str, Any] = {
        "renderer": content.renderer,
        "extensions": None if content.extensions is None else tuple(content.extensions),
        "extension_options": content.extension_options or None,
        "separator": content.excerpt_separator,
        "excerpt_length": content.excerpt_length,
        "excerpt_unit": content.excerpt_unit,
    }
    usual = usual_rendering(found.dialect, settings)
    if content.renderer not in (None, usual.renderer):  # whose extensions are none of another's
        usual = replace(usual, extensions=None, extension_options={})
    return replace(
        usual,
        clean=content.clean,
        allow=Allow(
            tags=frozenset(content.allow_tags),
            attributes={tag: frozenset(names) for tag, names in content.allow_attributes.items()},
            classes=frozenset(content.allow_classes),
        ),
        **{key: value for key, value in chosen.items() if value is not None},
    )


def files_of(found: Survey, site: Site, base: Path) -> LocalFiles:
    """Return where the site's files are; `base` is the configuration's folder."""
    if found.site is None:
        return LocalFiles(root=base, site_url=site.url, posts=found.root)
    static = found.site.settings.get("static")
    places = static.items() if isinstance(static, dict) else ()
    return LocalFiles(
        root=found.root,
        site_url=site.url,
        static={str(folder): str(place) for folder, place in places},
        posts=found.root,
    )
