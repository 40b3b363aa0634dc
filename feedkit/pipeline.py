"""From a folder of posts to feeds: the way of a post, told in one place.

collect (find ─▶ read ─▶ normalize ─▶ select) ─▶ plan ─▶ render ─▶ emit ─▶ check ─▶ publish
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from feedkit.collect import Collected, Source, collect
from feedkit.config import Config, load_config
from feedkit.content.rendering import Rendering
from feedkit.documents import Document, documents, fit_to_publish
from feedkit.errors import Problem
from feedkit.feeds import Format
from feedkit.load import OnProblem, Skipped, raise_problem
from feedkit.measure import measured, with_body_image
from feedkit.model import Entry, Feed, Show, Site
from feedkit.plan import files_of, planned_feeds, rendering_of
from feedkit.publish.write import differs, write
from feedkit.render import Render, newest, renderer

__all__ = ["FeedReport", "FileReport", "Report", "build", "make_feed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file."""

    path: str  #: relative to the current folder
    changed: bool  #: whether the file was written; False when it had these bytes already
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport(FileReport):
    """What became of one feed, or of one of its archives."""

    url: str
    title: str
    format: Format
    entries: int
    archive: bool
    hubs: Sequence[str]  #: who is to be told when it has changed


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
    files: tuple[FileReport, ...]  #: pages for people, stylesheets, the list of feeds
    next_due: datetime | None  #: when the next future post is to be published, UTC


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
    pictures and enclosures, takes the site's files and is not looked for here. All else that a
    `Feed` can say is added with ``dataclasses.replace``.

    Raises PostError for a post that cannot be rendered. With `on_problem` that post is left out
    instead, the callback is handed a `Problem`, and the rest goes on.
    """
    everything = list(entries)
    render = renderer(everything, site, rendering or Rendering(), on_problem or raise_problem)
    rendered = newest(everything, limit, render)
    return Feed(
        site=site, url=url or f"{site.url}feed.xml", entries=rendered, title=title, show=show
    )


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

    A post with a problem is left out, and so is a feed that would not be valid: both are in the
    report, and are handed to `on_problem` as soon as they are found. With `strict` any problem
    means that nothing is written. With `dry_run` nothing is written either, but the report says
    what would have been.

    Raises ConfigError for a configuration that makes no sense and OutputError for a feed that
    cannot be written; feeds that were published before are still there.
    """
    if not isinstance(config, Config):
        folder, config = Path(config).parent, load_config(Path(config))
    base = Path(folder or ".")
    found = collect(config, base, now=now, on_problem=on_problem)
    made = fit_to_publish(_documents(config, base, found), found.notes.add)
    if strict and found.problems:
        made = []
    extras = dict(_extras(config, base, made)) if made else {}
    return Report(
        source=found.source,
        detected=found.detected,
        posts=found.posts,
        entries=len(found.entries),
        skipped=tuple(found.skipped),
        problems=tuple(found.problems),
        feeds=tuple(_publish(document, dry_run=dry_run) for document in made),
        files=tuple(_write(path, content, dry_run=dry_run) for path, content in extras.items()),
        next_due=found.next_due,
    )


def _documents(config: Config, base: Path, found: Collected) -> Iterator[Document]:
    """Yield all documents that `config` asks for, in the order of their publication."""
    renders = {
        source.name: _renderer(source, found, base, body_image=config.content.body_image)
        for source in found.sources
    }

    def render(entry: Entry) -> Entry | None:
        return renders[entry.collection](entry)

    for planned in planned_feeds(
        config, found.entries, found.site, found.survey, base=base, warn=found.notes.add
    ):
        yield from documents(planned, base, render)


def _renderer(source: Source, found: Collected, base: Path, *, body_image: bool) -> Render:
    files = files_of(source.survey, found.site, base)
    warn = found.notes.under(source.survey.shown)

    def finish(entry: Entry) -> Entry:
        return measured(with_body_image(entry) if body_image else entry, files, warn)

    rendering = rendering_of(source.survey)
    return renderer(source.loaded.entries, found.site, rendering, warn, finish=finish)


def _publish(document: Document, *, dry_run: bool) -> FeedReport:
    written = _write(document.path, document.content, dry_run=dry_run)
    feed = document.feed
    return FeedReport(
        path=written.path,
        changed=written.changed,
        bytes=written.bytes,
        url=feed.url,
        title=feed.name,
        format=document.format,
        entries=len(feed.entries),
        archive=feed.paging.is_archive,
        hubs=feed.hubs,
    )


def _write(path: Path, content: bytes, *, dry_run: bool) -> FileReport:
    changed = differs(path, content) if dry_run else write(path, content)
    return FileReport(path=path.as_posix(), changed=changed, bytes=len(content))


def _extras(config: Config, base: Path, made: Sequence[Document]) -> Iterator[tuple[Path, bytes]]:
    """Yield what is published beside the feeds."""
    del config, base, made
    yield from ()
