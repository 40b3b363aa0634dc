"""One table of the configuration: a feed, or a feed for each tag, author, …, and their formats."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from feedkit.config import Config, FeedConfig, format_of
from feedkit.entries.parts import Part, divided, folded, part_slug
from feedkit.errors import ConfigError, ModelError, Problem
from feedkit.model import Entry, Extend, Feed, Paging, Site
from feedkit.plan.addresses import beside, on_site, published_at
from feedkit.plan.hooks import hook_of
from feedkit.plan.refuse import refuse_nonsense

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from feedkit.feeds import Format
    from feedkit.model import Podcast
    from feedkit.survey import Survey

__all__ = ["Planned", "Table"]

# Feedkit's own stylesheet is written beside the feed, under this name.
STYLESHEET = "feed.css"


class Planned(Struct, frozen=True, kw_only=True):
    """A feed that is to be made, and the files it is to be written to."""

    feed: Feed  #: without entries
    format: Format
    entries: Collection[Entry]  #: not rendered, newest first, more than may be wanted
    limit: int  #: of them in the feed; 0 for all
    archive: int | None  #: entries in each archive of older ones
    part: str | None  #: the tag, year, … that its entries have in common, if it is a feed for each
    path: str  #: relative to the configuration's folder, as the page and the stylesheet are
    file_url: str  #: where `path` is on the site: archives are beside it
    page: str | None = None  #: of the page for people
    also: tuple[tuple[Format, str], ...] = ()  #: where the feed is in other formats, for the page
    stylesheet: str | None = None  #: of feedkit's own stylesheet

    @property
    def is_part(self) -> bool:
        """Whether it is one of the many that one table asks for."""
        return self.part is not None

    def candidates(self) -> Iterator[Entry]:
        """Yield the entries that will be rendered, as far as is known before."""
        # The archives that another one follows are not made again.
        most = self.limit + 2 * self.archive if self.archive else self.limit
        return islice(self.entries, most or None)


class Table(Struct, frozen=True):
    """One table of the configuration, which asks for a feed or for many."""

    settings: FeedConfig
    config: Config
    site: Site
    found: Survey
    base: Path

    @property
    def paths(self) -> Sequence[str]:
        """The patterns of its files' paths, one for each format."""
        path = self.settings.path
        return [path] if isinstance(path, str) else path

    def feeds(
        self, entries: Collection[Entry], warn: Callable[[Problem], None]
    ) -> Iterator[list[Planned]]:
        """Yield each feed in its formats."""
        settings = self.settings
        refuse_nonsense(settings, self.paths, [each.name for each in self.config.collections])
        extend = hook_of("feeds.extend", settings.extend, self.base)
        if settings.collections:
            entries = [entry for entry in entries if entry.collection in settings.collections]
        if settings.per is None:
            yield self.formats(entries, _Name(), extend)
            return
        slugs = {folded(name): slug for name, slug in settings.slugs.items()}
        for part in self.parts(entries, settings.per, warn):
            slug = slugs.get(folded(part.name)) or part_slug(part.name, settings.per)
            yield self.formats(part.entries, _Name(settings.per, part.name, slug), extend)

    def parts(
        self, entries: Collection[Entry], per: str, warn: Callable[[Problem], None]
    ) -> Iterator[Part]:
        """Yield the parts of `entries` that get a feed; `warn` is told which there are not."""
        from difflib import get_close_matches  # noqa: PLC0415 - few feeds are for parts

        settings = self.settings
        parts = {folded(part.name): part for part in divided(entries, self.site, per)}
        for name in settings.only:
            if folded(name) not in parts:
                message = f"there is no {per} {name!r}"
                if near := get_close_matches(folded(name), parts, n=1):
                    message += f"; did you mean {parts[near[0]].name!r}?"
                warn(Problem(path=self.paths[0], field="only", message=message, kept=True))
        only = set(map(folded, settings.only or parts))
        only.difference_update(map(folded, settings.except_))
        for key, part in parts.items():
            if key in only and len(part.entries) >= settings.min_entries:
                yield part

    def formats(
        self, entries: Collection[Entry], name: _Name, extend: Extend | None
    ) -> list[Planned]:
        """Return one feed in its formats; the first of them has the page for people."""
        first, *others = (self.feed(path, entries, name, extend) for path in self.paths)
        page = self.settings.page and name.in_path(self.settings.page)
        also = tuple((other.format, other.feed.url) for other in others)
        return [replace(first, page=page, also=also), *others]

    def feed(
        self, pattern: str, entries: Collection[Entry], name: _Name, extend: Extend | None
    ) -> Planned:
        """Return one feed in one format."""
        settings = self.settings
        path = name.in_path(pattern)
        url, file_url = self.addresses(path, name)
        return Planned(
            feed=self.head(url, file_url, name, extend),
            format=settings.format or format_of(path),
            entries=entries,
            limit=settings.limit,
            archive=settings.archive,
            part=name.name,
            path=path,
            file_url=file_url,
            stylesheet=(
                str(PurePosixPath(path).with_name(STYLESHEET))
                if settings.stylesheet is True
                else None
            ),
        )

    def head(self, url: str, file_url: str, name: _Name, extend: Extend | None) -> Feed:
        """Return what the feed that is published at `url` says of itself."""
        settings, site = self.settings, self.site
        title = settings.title or (f":site | :{name.per}" if name.per else site.title)
        language = name.name if name.per == "language" else None
        try:
            feed = Feed(
                site=site,
                url=url,
                id=settings.id and name.in_address(settings.id),
                title=name.in_text(title, site),
                description=settings.description and name.in_text(settings.description, site),
                language=language,
                show=settings.content,
                hubs=self.hubs(),
                paging=Paging(is_complete=settings.complete),
                podcast=self.podcast(language),
                scheme=settings.scheme and on_site("feeds.scheme", settings.scheme, site.url),
                stylesheet=self.stylesheet(file_url),
                query=settings.query,
                ttl=settings.ttl,
                skip_hours=tuple(settings.skip_hours),
                skip_days=tuple(settings.skip_days),
                markdown=settings.markdown,
                paths=settings.paths,
                namespaces=settings.namespaces,
                extend=extend,
            )
            if settings.namespaces:
                from feedkit.feeds.extend import own_namespaces  # noqa: PLC0415 - few feeds have any

                own_namespaces(feed)
        except ModelError as error:
            raise ConfigError(str(error).replace("Feed.", "feeds.", 1)) from error
        return feed

    def addresses(self, path: str, name: _Name) -> tuple[str, str]:
        """Return where the feed in `path` is published: for subscribers, and the file itself."""
        found = published_at(path, self.site, self.found)
        if not self.settings.url:
            return found, found
        url = on_site("feeds.url", name.in_address(self.settings.url), self.site.url)
        # An address on another host is one from which subscribers are led here.
        return url, beside(url, path) if url.startswith(self.site.url) else found

    def podcast(self, language: str | None) -> Podcast | None:
        """Return the podcast that the feed is, in its own `language` or the site's."""
        if self.settings.podcast is None:
            return None
        from feedkit.plan.podcast import podcast_of  # noqa: PLC0415 - few feeds are podcasts

        return podcast_of(self.settings.podcast, self.site.url, language or self.site.language)

    def hubs(self) -> tuple[str, ...]:
        """Return the addresses of the hubs that are told of news."""
        hub = self.config.site.hub
        return tuple(
            on_site("site.hub", each, self.site.url)
            for each in ([hub] if isinstance(hub, str) else hub)
        )

    def stylesheet(self, file_url: str) -> str | None:
        """Return the address of what styles the feed in a browser."""
        stylesheet = self.settings.stylesheet
        if isinstance(stylesheet, str):
            return on_site("feeds.stylesheet", stylesheet, self.site.url)
        return beside(file_url, STYLESHEET) if stylesheet else None


class _Name(Struct, frozen=True):
    """What the entries of a feed have in common, if anything, and how that is said."""

    per: str | None = None  #: the word that stands for it in patterns: ``tag``
    name: str | None = None
    slug: str = ""

    def in_text(self, pattern: str, site: Site) -> str:
        """Return a title or a description."""
        words = {"site": site.title} | ({self.per: self.name or ""} if self.per else {})
        return _filled(pattern, words)

    def in_path(self, pattern: str) -> str:
        """Return a path."""
        return _filled(pattern, {self.per: self.slug}) if self.per else pattern

    def in_address(self, pattern: str) -> str:
        """Return an address, or an id."""
        return _filled(pattern, {self.per: quote(self.slug)}) if self.per else pattern


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """Return `pattern` with each ``:word`` replaced that is one of `words`."""
    return re.sub(rf":({'|'.join(words)})\b", lambda match: words[match[1]], pattern)
