"""What there is to make feeds of: the entries of all collections of a site."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from feedkit.config import Config, PostsConfig
from feedkit.errors import ConfigError, Problem
from feedkit.load import Loaded, OnProblem, load
from feedkit.load.entries import Entries, together
from feedkit.memory import Memory, encoded
from feedkit.plan import dialect_of, site_of, wanted_of
from feedkit.survey import Survey, survey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from feedkit.index.unchanged import Found, Scan
    from feedkit.load.workers import Workers
    from feedkit.model import Entry, Site
    from feedkit.report import Skipped

__all__ = ["Collected", "Source", "collect"]


class Source(Struct, frozen=True):
    """One collection of posts."""

    name: str | None  #: None for the only one
    survey: Survey
    loaded: Loaded


class Notes:
    """Takes note of problems, each once, and hands them on."""

    def __init__(self, on_problem: OnProblem | None = None) -> None:
        self.problems: dict[Problem, None] = {}  #: in order, with the path a person would type
        self._on_problem = on_problem

    def add(self, problem: Problem) -> None:
        """Take note of a problem."""
        if problem not in self.problems:
            self.problems[problem] = None
            if self._on_problem:
                self._on_problem(problem)

    def under(self, folder: str) -> OnProblem:
        """Return what takes note of a problem with a post whose path is relative to `folder`."""
        return lambda problem: self.add(problem.under(folder))


class Collected(Struct, frozen=True, kw_only=True):
    """What there is to make feeds of."""

    site: Site
    sources: Sequence[Source]  #: at least one
    entries: Entries  #: of all sources, newest first; made when they are looked at
    notes: Notes

    @property
    def problems(self) -> Collection[Problem]:
        """What was wrong so far."""
        return self.notes.problems.keys()

    @property
    def survey(self) -> Survey:
        """What is known of the site: by the first source."""
        return self.sources[0].survey

    @property
    def source(self) -> str:
        """Where the posts are, as a person would type it."""
        return ", ".join(source.survey.source for source in self.sources)

    @property
    def posts(self) -> int:
        """How many files were looked at."""
        return sum(len(source.loaded.verdicts) for source in self.sources)

    @property
    def detected(self) -> Mapping[str, str]:
        """What was taken from the site's own configuration, and where it stands there."""
        found = dict(self.survey.detected)
        for source in self.sources[1:]:
            dialect = source.survey.detected.get("dialect")
            if dialect and dialect != found.get("dialect"):
                found[f"dialect of {source.name}"] = dialect
        return found

    @property
    def skipped(self) -> list[Skipped]:
        """The posts that were left out on purpose, as a person would type them."""
        return [
            skipped.under(source.survey.shown)
            for source in self.sources
            for skipped in source.loaded.season.skipped
        ]

    @property
    def until(self) -> float | None:
        """When time alone may change what is in a feed, in seconds since 1970; None for never."""
        ends = (source.loaded.season.until for source in self.sources)
        return min(filter(None, ends), default=None)

    @property
    def next_due(self) -> datetime | None:
        """When the next future post is to be published, UTC."""
        due = (source.loaded.season.next_due for source in self.sources)
        return min(filter(None, due), default=None)


def collect(
    config: Config,
    folder: Path,
    *,
    now: datetime | None = None,
    on_problem: OnProblem | None = None,
    memory: Memory | None = None,
    scanned: Mapping[Scan, Found] | None = None,
    workers: Workers | None = None,
) -> Collected:
    """Return all entries that `config` asks for, and why the other posts are none.

    `folder` is what its paths are relative to. `memory` knows posts that have not changed,
    `scanned` is what was found a moment ago, `workers` read the others. Raises ConfigError.
    """
    now = now or datetime.now(UTC)
    surveys = list(_surveys(config, folder))
    site = site_of(surveys[0][1].config)
    notes = Notes(on_problem)
    sources = []
    for number, (name, surveyed) in enumerate(surveys):
        warn = notes.under(surveyed.shown)
        wanted = wanted_of(surveyed, now)
        dialect = dialect_of(surveyed)
        ground = _ground(surveyed, site)
        known = memory.known(number, ground) if memory else None
        loaded = load(
            surveyed.root,
            site,
            dialect,
            wanted,
            warn,
            collection=name,
            known=known,
            found=(scanned or {}).get(surveyed.scan),
            workers=workers,
        )
        if memory:
            memory.remember(number, ground, loaded)
        sources.append(Source(name, surveyed, loaded))
    shown = {source.name: source.survey.shown for source in sources}

    def path_of(entry: Entry) -> str:
        return "/".join(filter(None, (shown[entry.collection], entry.source)))

    entries = together([source.loaded.entries for source in sources], notes.add, path_of)
    return Collected(site=site, sources=sources, entries=entries, notes=notes)


def _surveys(config: Config, folder: Path) -> Iterator[tuple[str | None, Survey]]:
    """Yield each collection's name, and what is to be known of its posts."""
    if not config.collections:
        yield None, survey(config, folder)
    names = set()
    for collection in config.collections:
        if collection.name in names:
            raise ConfigError(f"collections.name: there are two that are called {collection.name}")
        names.add(collection.name)
        own = {
            name: value
            for name in PostsConfig.__struct_fields__
            if (value := getattr(collection, name)) != getattr(PostsConfig(), name)
        }
        posts = msgspec.structs.replace(config.posts, **own)
        surveyed = survey(msgspec.structs.replace(config, posts=posts), folder)
        # What one of them finds out about the site, the others need not look for.
        config = msgspec.structs.replace(config, site=surveyed.config.site)
        yield collection.name, surveyed


def _ground(surveyed: Survey, site: Site) -> bytes:
    """Return what verdicts depend on, beside the posts themselves and the program."""
    settings = surveyed.site and surveyed.site.settings
    posts = surveyed.config.posts
    root = bytes(surveyed.root.absolute())
    return encoded([root, surveyed.dialect, settings, posts, site.timezone, site.url])
