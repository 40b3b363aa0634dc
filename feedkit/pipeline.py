"""From a folder of posts to feeds: the way of a post, told in one place.

load (find ─▶ read ─▶ normalize ─▶ select) ─▶ render ─▶ emit ─▶ publish
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from feedkit.config import Config, FeedConfig, format_of, load_config
from feedkit.content.rendering import Rendering
from feedkit.errors import PostError, Problem
from feedkit.feeds import Format, emit
from feedkit.load import Loaded, OnProblem, Skipped, load, raise_problem
from feedkit.measure import measured, with_body_image
from feedkit.model import Entry, Feed, Show, Site
from feedkit.plan import dialect_of, feed_url, files_of, rendering_of, site_of, wanted_of
from feedkit.publish.write import differs, write
from feedkit.survey import Survey, survey

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

    source: str  #: where the posts are
    detected: Mapping[str, str]  #: what was taken from the site's own configuration, and its place
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
    `entries` become links between their pages. What `build` also knows, the real types and sizes of
    pictures and enclosures, takes the site's files and is not looked for here.

    Raises PostError for a post that cannot be rendered. With `on_problem` that post is left out
    instead, the callback is handed a `Problem`, and the rest goes on.
    """
    everything = list(entries)
    report = on_problem or raise_problem
    render = _renderer(everything, site, rendering or Rendering(), _as_is, report)
    newest = _newest(everything, limit, render)
    return Feed(site=site, url=url or f"{site.url}feed.xml", entries=newest, title=title, show=show)


@dataclass(slots=True, kw_only=True)
class Collected:
    """What there is to make feeds of."""

    survey: Survey
    site: Site
    loaded: Loaded = field(default_factory=Loaded)
    problems: dict[Problem, None] = field(default_factory=dict)
    """Each once, in order, with the path that a person would type."""
    on_problem: OnProblem | None = None

    def add(self, problem: Problem) -> None:
        """Take note of a problem, and hand it on."""
        problem = problem.under(self.survey.shown)
        if problem not in self.problems:
            self.problems[problem] = None
            if self.on_problem:
                self.on_problem(problem)

    @property
    def detected(self) -> Mapping[str, str]:
        """What was taken from the site's own configuration, and where it stands there."""
        return self.survey.detected

    @property
    def skipped(self) -> list[Skipped]:
        """The posts that were left out on purpose, as a person would type them."""
        return [skipped.under(self.survey.shown) for skipped in self.loaded.skipped]


def collect(
    config: Config,
    folder: Path,
    *,
    now: datetime | None = None,
    on_problem: OnProblem | None = None,
) -> Collected:
    """Return all entries that `config` asks for, and why the other posts are none.

    `folder` is what its paths are relative to. Raises ConfigError.
    """
    surveyed = survey(config, folder)
    found = Collected(survey=surveyed, site=site_of(surveyed.config), on_problem=on_problem)
    wanted = wanted_of(surveyed, now or datetime.now(UTC))
    found.loaded = load(surveyed.root, found.site, dialect_of(surveyed), wanted, found.add)
    return found


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
    found = collect(config, base, now=now, on_problem=on_problem)
    entries = found.loaded.entries
    files = files_of(found.survey, found.site, base)
    body_image = config.content.body_image

    def finish(entry: Entry) -> Entry:
        return measured(with_body_image(entry) if body_image else entry, files, found.add)

    render = _renderer(entries, found.site, rendering_of(found.survey), finish, found.add)
    made = [_make(settings, found, render) for settings in config.feeds]
    if strict and found.problems:
        made = []
    feeds = [_publish(base, feed, dry_run=dry_run) for feed in made]
    return Report(
        source=found.survey.source,
        detected=found.survey.detected,
        posts=found.loaded.posts,
        entries=len(entries),
        skipped=tuple(found.skipped),
        problems=tuple(found.problems),
        feeds=tuple(feeds),
        next_due=found.loaded.next_due,
    )


def _renderer(
    entries: Iterable[Entry],
    site: Site,
    rendering: Rendering,
    finish: Callable[[Entry], Entry],
    on_problem: OnProblem,
) -> Render:
    """Return what renders an entry, once however often it is asked; None for one that cannot be.

    `finish` is given each entry that was rendered.
    """
    from feedkit.content.links import Links  # noqa: PLC0415 - not every run renders
    from feedkit.content.render import render_entry  # noqa: PLC0415

    links = Links(entries)
    done: dict[str, Entry | None] = {}

    def render(entry: Entry) -> Entry | None:
        if entry.id not in done:
            try:
                done[entry.id] = finish(
                    render_entry(entry, site, rendering, links=links, warn=on_problem)
                )
            except PostError as error:
                on_problem(error.problem)
                done[entry.id] = None
        return done[entry.id]

    return render


def _as_is(entry: Entry) -> Entry:
    return entry


def _newest(entries: Iterable[Entry], limit: int, render: Render) -> tuple[Entry, ...]:
    """Return the first `limit` of `entries` that can be rendered, 0 meaning all."""
    rendered = filter(None, map(render, entries))
    return tuple(islice(rendered, limit or None))


def _make(settings: FeedConfig, found: Collected, render: Render) -> _Made:
    feed = Feed(
        site=found.site,
        url=feed_url(settings, found.site, found.survey),
        entries=_newest(found.loaded.entries, settings.limit, render),
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
