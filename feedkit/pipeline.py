"""From a folder of posts to feeds: the way of a post, told in one place.

collect (find ─▶ read ─▶ normalize ─▶ select) ─▶ plan ─▶ render ─▶ emit ─▶ check ─▶ publish
"""

from __future__ import annotations

from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.beside import beside
from feedkit.collect import Collected, Source, collect
from feedkit.config import Config, load_config
from feedkit.content.rendering import Rendering
from feedkit.documents import Document, documents, fit_to_publish
from feedkit.forked import processors
from feedkit.index.store import Sections
from feedkit.load import OnProblem, raise_problem
from feedkit.load.workers import Workers
from feedkit.looked import looking
from feedkit.measure import measured, with_body_image
from feedkit.memory import Memory
from feedkit.model import Entry, Feed, Show, Site
from feedkit.plan import files_of, planned_feeds, rendering_of
from feedkit.publish.write import differs, write
from feedkit.remember import Asked, remember
from feedkit.render import Renderer, newest
from feedkit.report import FeedReport, FileReport, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor
    from datetime import datetime

__all__ = ["build", "make_feed"]


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
    executor: Executor | None = None,
) -> Feed:
    """Return the feed of the first `limit` of `entries` (0: all of them), rendered and cleaned.

    `url` is where the feed will be published; ``feed.xml`` on the site by default. `show` says
    whether subscribers get whole texts, summaries, or both. Links between the source files of
    `entries` become links between their pages. What `build` also knows, the real types and sizes of
    pictures and enclosures, takes the site's files and is not looked for here. All else that a
    `Feed` can say is added with ``dataclasses.replace``. An `executor` (a process pool, say)
    renders the entries if there are many.

    Raises PostError for a post that cannot be rendered. With `on_problem` that post is left out
    instead, the callback is handed a `Problem`, and the rest goes on.
    """
    everything = list(entries)
    render = Renderer(everything, site, rendering or Rendering(), on_problem or raise_problem)
    if executor:
        render.ahead(everything[: limit or None], Workers(executor=executor))
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
    index: str | Path | None = None,
    asked: Asked | None = None,
    jobs: int | None = 1,
    executor: Executor | None = None,
) -> Report:
    """Write the feeds that `config`, a file or what is in one, asks for, and say what was done.

    Paths in a configuration file are relative to its folder; `folder` says to what they are
    relative in a `Config` (the current folder by default). All feeds are made before the first is
    written, each is replaced in one step, and a file whose bytes would not change is not touched.

    A post with a problem is left out, and so is a feed that would not be valid: both are in the
    report, and are handed to `on_problem` as soon as they are found. With `strict` any problem
    means that nothing is written. With `dry_run` nothing is written either, but the report says
    what would have been.

    `index` is a file in which is kept what the next build can use. Deleting it changes nothing but
    the time. With `asked` it also holds the answer to the next build that is asked for the same, if
    nothing has changed until then. `jobs` is the number of processes that read and render many
    posts (as many as there are processors when it is None), forked by this one, which is to have no
    threads then; an `executor`, a process pool or Dask's, does it instead of them. The feeds are
    the same for any number.

    Raises ConfigError for a configuration that makes no sense and OutputError for a feed that
    cannot be written; feeds that were published before are still there.
    """
    if not isinstance(config, Config):
        folder, config = Path(config).parent, load_config(Path(config))
    base = Path(folder or ".")
    memory = None
    if index:
        memory = Memory((asked and asked.known) or Sections(str(index)), time_ns())
    workers = Workers(processors() if jobs is None else jobs, executor)
    with looking() as looked:
        found = collect(
            config,
            base,
            now=now,
            on_problem=on_problem,
            memory=memory,
            scanned=asked.found if asked else None,
            workers=workers,
        )
        made = list(_documents(config, base, found, memory, workers))
        fit = fit_to_publish(made, found.notes.add)
        if strict and found.problems:
            fit = []
        feeds = tuple(_publish(document, dry_run=dry_run) for document in fit)
        extras = dict(beside(config, base, fit, made)) if fit else {}
        files = tuple(_write(path, text, dry_run=dry_run) for path, text in extras.items())
    report = _report(found, feeds, files)
    if memory and index and not dry_run:
        sure = len(fit) == len(made) and not _has_other_sources(config, found)
        window = (memory.started / 1e9, found.until) if now is None else (0.0, None)
        why = remember(
            str(index),
            asked if sure else None,
            report,
            window=window,
            found=found,
            looked=looked,
            memory=memory,
        )
        report = replace(report, index=why)
    return report


def _report(
    found: Collected, feeds: tuple[FeedReport, ...], files: tuple[FileReport, ...]
) -> Report:
    return Report(
        source=found.source,
        detected=found.detected,
        posts=found.posts,
        entries=len(found.entries),
        skipped=tuple(found.skipped),
        problems=tuple(found.problems),
        feeds=feeds,
        files=files,
        next_due=found.next_due,
    )


def _has_other_sources(config: Config, found: Collected) -> bool:
    """Say whether feeds depend on what nobody looks at: what a hook reads, and git's history."""
    return any(feed.extend for feed in config.feeds) or any(
        source.survey.config.posts.updated_from == "git" for source in found.sources
    )


def _documents(
    config: Config, base: Path, found: Collected, memory: Memory | None, workers: Workers
) -> Iterator[Document]:
    """Yield all documents that `config` asks for, in the order of their publication."""
    feeds = planned_feeds(
        config, found.entries, found.site, found.survey, base=base, warn=found.notes.add
    )
    renderers = {
        source.name: _renderer(source, found, base, memory, body_image=config.content.body_image)
        for source in found.sources
    }
    wanted = {entry.id: entry for planned in feeds for entry in planned.candidates()}
    for name, renderer in renderers.items():
        renderer.ahead((each for each in wanted.values() if each.collection == name), workers)

    def render(entry: Entry) -> Entry | None:
        return renderers[entry.collection](entry)

    for planned in feeds:
        yield from documents(planned, base, render, memory)


def _renderer(
    source: Source, found: Collected, base: Path, memory: Memory | None, *, body_image: bool
) -> Renderer:
    files = files_of(source.survey, found.site, base)
    warn = found.notes.under(source.survey.shown)

    def finish(entry: Entry) -> Entry:
        return measured(with_body_image(entry) if body_image else entry, files, warn)

    return Renderer(
        source.loaded.entries,
        found.site,
        rendering_of(source.survey),
        warn,
        by_path=source.loaded.by_path,
        page=source.loaded.page,
        finish=finish,
        memory=memory,
    )


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
        archive=feed.paging.current is not None,
        hubs=feed.hubs,
    )


def _write(path: Path, content: bytes, *, dry_run: bool) -> FileReport:
    changed = differs(path, content) if dry_run else write(path, content)
    return FileReport(path=path.as_posix(), changed=changed, bytes=len(content))
