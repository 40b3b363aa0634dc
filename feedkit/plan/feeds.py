"""The feeds that a configuration asks for: of each table one, or one for each tag or year."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from feedkit.config import Config, FeedConfig, format_of
from feedkit.entries.parts import Part, divided, part_slug
from feedkit.errors import ConfigError, ModelError, Problem
from feedkit.feeds import Format
from feedkit.model import Entry, Feed, Paging, Podcast, Site
from feedkit.plan.addresses import on_site, published_at
from feedkit.plan.hooks import hook_of
from feedkit.plan.refuse import refuse_nonsense, refuse_twins
from feedkit.survey import Survey

__all__ = ["Planned", "planned_feeds"]

# Feedkit's own stylesheet is written beside the feed, under this name.
STYLESHEET = "feed.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A feed that is to be made, and the files it is to be written to."""

    feed: Feed  #: without entries
    format: Format
    entries: Collection[Entry]  #: not rendered, newest first, more than may be wanted
    limit: int  #: of them in the feed; 0 for all
    archive: int | None  #: entries in each archive of older ones
    is_part: bool  #: whether it is one of the many that one table asks for
    path: str  #: relative to the configuration's folder, as the next two are
    page: str | None = None  #: of the page for people
    also: tuple[tuple[Format, str], ...] = ()  #: where the feed is in other formats, for the page
    stylesheet: str | None = None  #: of feedkit's own stylesheet

    def candidates(self) -> Iterator[Entry]:
        """Yield the entries that will be rendered, as far as is known before."""
        return islice(self.entries, None if self.archive else self.limit or None)


def planned_feeds(
    config: Config,
    entries: Collection[Entry],
    site: Site,
    found: Survey,
    *,
    base: Path,
    warn: Callable[[Problem], None],
) -> list[Planned]:
    """Return the feeds that `config` asks for, with the entries they are made of.

    `base` is where hooks are looked for. Two tags that would be written to one file are handed to
    `warn`, and the one that was used first is it. Raises ConfigError for what cannot be meant.
    """
    plan = _Plan(config, site, found, base, warn)
    feeds = [feed for settings in config.feeds for feed in plan.feeds(settings, entries)]
    pages = [feed.page for feed in feeds if feed.page]
    refuse_twins([*(feed.path for feed in feeds), *pages, *filter(None, [config.opml])])
    return feeds


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the feeds of one configuration have in common."""

    config: Config
    site: Site
    found: Survey
    base: Path
    warn: Callable[[Problem], None]

    def feeds(self, settings: FeedConfig, entries: Collection[Entry]) -> Iterator[Planned]:
        """Yield the feeds of one table."""
        paths = [settings.path] if isinstance(settings.path, str) else settings.path
        refuse_nonsense(settings, paths, [each.name for each in self.config.collections])
        if settings.collections:
            entries = [entry for entry in entries if entry.collection in settings.collections]
        if not settings.per:
            yield from self.formats(settings, paths, entries, {}, {})
            return
        for part, slug in self.parts(settings, settings.per, entries):
            words, slugs = {f"{settings.per}": part.name}, {f"{settings.per}": slug}
            yield from self.formats(settings, paths, part.entries, words, slugs)

    def formats(
        self,
        settings: FeedConfig,
        paths: Sequence[str],
        entries: Collection[Entry],
        words: Mapping[str, str],
        slugs: Mapping[str, str],
    ) -> Iterator[Planned]:
        """Yield one feed in its formats; the first of them has the page for people."""
        first, *others = (self.feed(settings, path, entries, words, slugs) for path in paths)
        page = settings.page and _filled(settings.page, slugs)
        also = tuple((other.format, other.feed.url) for other in others)
        yield replace(first, page=page, also=also)
        yield from others

    def feed(
        self,
        settings: FeedConfig,
        path: str,
        entries: Collection[Entry],
        words: Mapping[str, str],
        slugs: Mapping[str, str],
    ) -> Planned:
        """Return one feed; `words` and `slugs` say what stands for ``:tag`` in it."""
        path = _filled(path, slugs)
        url = self.address(settings, path, slugs)
        title = settings.title or (":site | :" + next(iter(words)) if words else None)
        own_style = f"{path.rpartition('/')[0]}/{STYLESHEET}".lstrip("/")
        words = {"site": self.site.title, **words}
        try:
            feed = Feed(
                site=self.site,
                url=url,
                id=settings.id and _filled(settings.id, slugs),
                title=title and _filled(title, words),
                description=settings.description and _filled(settings.description, words),
                language=words.get("language"),
                show=settings.content,
                hubs=self.hubs(),
                paging=Paging(is_complete=settings.complete),
                podcast=self.podcast(settings, words.get("language")),
                scheme=settings.scheme and on_site("feeds.scheme", settings.scheme, self.site.url),
                stylesheet=self.stylesheet(settings, url),
                query=settings.query,
                ttl=settings.ttl,
                skip_hours=tuple(settings.skip_hours),
                skip_days=tuple(settings.skip_days),
                markdown=settings.markdown,
                paths=settings.paths,
                namespaces=settings.namespaces,
                extend=hook_of("feeds.extend", settings.extend, self.base),
            )
        except ModelError as error:
            raise ConfigError(str(error).replace("Feed.", "feeds.", 1)) from error
        return Planned(
            path=path,
            format=settings.format or format_of(path),
            feed=feed,
            entries=entries,
            limit=settings.limit,
            archive=settings.archive,
            stylesheet=own_style if settings.stylesheet is True else None,
            is_part=bool(slugs),
        )

    def address(self, settings: FeedConfig, path: str, slugs: Mapping[str, str]) -> str:
        """Return where the feed in `path` is published."""
        if not settings.url:
            return published_at(path, self.site, self.found)
        quoted = {word: quote(slug) for word, slug in slugs.items()}
        return on_site("feeds.url", _filled(settings.url, quoted), self.site.url)

    def podcast(self, settings: FeedConfig, language: str | None) -> Podcast | None:
        """Return the podcast that the feed is, in its own `language` or the site's."""
        if settings.podcast is None:
            return None
        from feedkit.plan.podcast import podcast_of  # noqa: PLC0415 - few feeds are podcasts

        return podcast_of(settings.podcast, self.site.url, language or self.site.language)

    def hubs(self) -> tuple[str, ...]:
        """Return the addresses of the hubs that are told of news."""
        hub = self.config.site.hub
        return tuple(
            on_site("site.hub", each, self.site.url)
            for each in ([hub] if isinstance(hub, str) else hub)
        )

    def stylesheet(self, settings: FeedConfig, url: str) -> str | None:
        """Return the address of what styles the feed in a browser."""
        if isinstance(settings.stylesheet, str):
            return on_site("feeds.stylesheet", settings.stylesheet, self.site.url)
        return f"{url.rpartition('/')[0]}/{STYLESHEET}" if settings.stylesheet else None

    def parts(
        self, settings: FeedConfig, per: str, entries: Collection[Entry]
    ) -> Iterator[tuple[Part, str]]:
        """Yield the parts that get a feed, each with what stands for it in the path."""
        slugs = {name.casefold(): slug for name, slug in settings.slugs.items()}
        taken: dict[str, str] = {}
        for part in divided(
            entries,
            self.site,
            per,
            only=settings.only,
            without=settings.except_,
            at_least=settings.min_entries,
        ):
            slug = slugs.get(part.name.casefold()) or part_slug(part.name, per)
            # There are file systems to which case makes no difference.
            first = taken.setdefault(slug.casefold(), part.name)
            if first is part.name:
                yield part, slug
                continue
            path = settings.path if isinstance(settings.path, str) else settings.path[0]
            message = (
                f"{per} {part.name!r} would be written to the same file as {first!r}; "
                f"name another in slugs = {{ {part.name!r} = … }}"
            )
            self.warn(Problem(path=_filled(path, {per: slug}), message=message))


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """Return `pattern` with each ``:word`` replaced that is one of `words`."""
    if not words:
        return pattern
    return re.sub(rf":({'|'.join(words)})\b", lambda match: words[match[1]], pattern)
