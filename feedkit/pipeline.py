"""From a folder of posts to feeds: the way of a post, told in one place.

load (find ─▶ read ─▶ normalize ─▶ select) ─▶ render ─▶ emit ─▶ publish
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from feedkit.config import Config, FeedConfig, format_of, load_config
from feedkit.content.rendering import Rendering
from feedkit.errors import PostError, Problem
from feedkit.feeds import Format, emit
from feedkit.load import OnProblem, Skipped, load, raise_problem
from feedkit.model import Entry, Feed, Show, Site
from feedkit.plan import dialect_of, feed_url, rendering_of, site_of, wanted_of
from feedkit.publish.write import differs, write

__all__ = ["FeedReport", "Report", "build", "make_feed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """What became of one feed."""

    path: str  #: the file, relative to the current folder
    url: str
    format: Format
    entries: int
    changed: bool  #: whether the file was written; False when it had these bytes already
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did."""

    posts: int  #: files that were looked at
    entries: int  #: posts that may be in a feed
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]
    feeds: tuple[FeedReport, ...]  #: none when problems kept a strict build from writing
    next_due: datetime | None  #: when the next future post is to be published, UTC


#: Turns an entry into one with content; None when that cannot be done.
Render = Callable[[Entry], Entry | None]


@dataclass(frozen=True, slots=True)
class _Made:
    """A feed, and the document that is to be published."""

    path: str
    format: Format
    feed: Feed
    document: bytes


def make_feed(
    site: Site,
    entries: Iterable[Entry],
    *,
    url: str | None = None,
    title: str | None = None,
    limit: int = 20,
    show: Show = "full",
    rendering: Rendering | None = None,
    on_problem: OnProblem | None = None,
) -> Feed:
    """Return the feed of the first `limit` of `entries` (0: all of them), rendered and cleaned.

    `url` is where the feed will be published; ``feed.xml`` on the site by default. `show` says
    whether subscribers get whole texts, summaries, or both. Links between the source files of
    `entries` become links between their pages.

    Raises PostError for a post that cannot be rendered. With `on_problem` that post is left out
    instead, the callback is handed a `Problem`, and the rest goes on.
    """
    everything = list(entries)
    report = on_problem or raise_problem
    render = _renderer(everything, site, rendering or Rendering(), report)
    newest = _newest(everything, limit, render)
    return Feed(site=site, url=url or f"{site.url}feed.xml", entries=newest, title=title, show=show)


def build(
    config: Config | str | Path,
    *,
    folder: str | Path | None = None,
    now: datetime | None = None,
    strict: bool = False,
    dry_run: bool = False,
    on_problem: OnProblem | None = None,
) -> Report:
    """Write the feeds that `config`, a file or what is in one, asks for, and say what was done.

    Paths in a configuration file are relative to its folder; `folder` says to what they are
    relative in a `Config` (the current folder by default). All feeds are made before the first is
    written, each is replaced in one step, and a file whose bytes would not change is not touched.

    A post with a problem is left out: it is in the report, and is handed to `on_problem` as soon
    as it is found. With `strict` any problem means that nothing is written. With `dry_run` nothing
    is written either, but the report says what would have been.

    Raises ConfigError for a configuration that makes no sense and OutputError for a feed that
    cannot be written; feeds that were published before are still there.
    """
    if not isinstance(config, Config):
        folder, config = Path(config).parent, load_config(Path(config))
    base = Path(folder or ".")
    site = site_of(config)
    wanted = wanted_of(config, now or datetime.now(UTC))
    problems = _Problems(config.posts.source, on_problem)

    loaded = load(base / config.posts.source, site, dialect_of(config), wanted, problems)
    render = _renderer(loaded.entries, site, rendering_of(config), problems)
    made = [_make(settings, site, loaded.entries, render) for settings in config.feeds]
    if strict and problems.found:
        made = []
    feeds = [_publish(base, feed, dry_run=dry_run) for feed in made]
    return Report(
        posts=loaded.posts,
        entries=len(loaded.entries),
        skipped=tuple(loaded.skipped),
        problems=tuple(problems.found),
        feeds=tuple(feeds),
        next_due=loaded.next_due,
    )


class _Problems:
    """Collects problems, each once, under the path that a person would type."""

    def __init__(self, source: str, on_problem: OnProblem | None) -> None:
        self.found: list[Problem] = []
        self._folder = "" if source in {"", "."} else source.rstrip("/")
        self._on_problem = on_problem

    def __call__(self, problem: Problem) -> None:
        problem = problem.under(self._folder)
        if problem not in self.found:
            self.found.append(problem)
            if self._on_problem:
                self._on_problem(problem)


def _renderer(
    entries: Iterable[Entry], site: Site, rendering: Rendering, on_problem: OnProblem
) -> Render:
    """Return what renders an entry, once however often it is asked; None for one that cannot be."""
    from feedkit.content.render import render_entry  # noqa: PLC0415 - heavy; not every run renders

    links = {entry.source: entry.link for entry in entries if entry.source}
    done: dict[str, Entry | None] = {}

    def render(entry: Entry) -> Entry | None:
        if entry.id not in done:
            try:
                done[entry.id] = render_entry(entry, site, rendering, links=links, warn=on_problem)
            except PostError as error:
                on_problem(error.problem)
                done[entry.id] = None
        return done[entry.id]

    return render


def _newest(entries: Iterable[Entry], limit: int, render: Render) -> tuple[Entry, ...]:
    """Return the first `limit` of `entries` that can be rendered, 0 meaning all."""
    rendered = filter(None, map(render, entries))
    return tuple(islice(rendered, limit or None))


def _make(settings: FeedConfig, site: Site, entries: Iterable[Entry], render: Render) -> _Made:
    feed = Feed(
        site=site,
        url=feed_url(settings, site),
        entries=_newest(entries, settings.limit, render),
        title=settings.title,
        show=settings.content,
    )
    form = settings.format or format_of(settings.path)
    return _Made(settings.path, form, feed, emit(feed, form))


def _publish(base: Path, made: _Made, *, dry_run: bool) -> FeedReport:
    path = base / made.path
    changed = differs(path, made.document) if dry_run else write(path, made.document)
    return FeedReport(
        path=path.as_posix(),
        url=made.feed.url,
        format=made.format,
        entries=len(made.feed.entries),
        changed=changed,
        bytes=len(made.document),
    )
