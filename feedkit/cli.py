"""The command: arguments, messages and exit codes around `feedkit.build`.

Messages go to standard error, so that standard output is free for ``--json``.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click
import msgspec

from feedkit.config import CONFIG_NAME, Config, FeedConfig, load_config
from feedkit.errors import ConfigError, FeedkitError, Problem
from feedkit.feeds import Format
from feedkit.model import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from feedkit.pipeline import Report

__all__ = ["main"]

FAILED, MISUSED, INCOMPLETE = 1, 2, 3

Table = TypeVar("Table", bound=msgspec.Struct)
Command = TypeVar("Command", bound="Callable[..., Any]")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="feedkit-posts", prog_name="feedkit")
def main() -> None:
    """Turn a directory of front-matter posts into Atom, RSS and JSON feeds.

    Example: feedkit build posts/ --url https://example.org/
    """


def _option(*names: str, what: str, example: str, **settings: Any) -> Callable[[Command], Command]:  # noqa: ANN401 - click's own
    flag = next(name for name in names if name.startswith("--"))
    metavar = flag.removeprefix("--").upper()
    text = f"{what}  Example: {example}"
    return click.option(*names, help=text, **{"metavar": metavar, **settings})


@main.command()
@click.argument("source", required=False)
@_option(
    "-c",
    "--config",
    metavar="FILE",
    what=f"Read this file instead of {CONFIG_NAME}.",
    example="-c blog/feedkit.toml",
)
@_option("--url", what="The site's address.", example="--url https://example.org/")
@_option("--title", what="The site's title.", example="--title 'Field notes'")
@_option("--author", what="Who wrote the posts that do not say.", example="--author 'Ada Lovelace'")
@_option("--language", what="The posts' language.", example="--language en-GB")
@_option(
    "--timezone", what="The time zone of dates without one.", example="--timezone Europe/London"
)
@_option("--renderer", what="What turns posts into HTML.", example="--renderer gfm")
@_option(
    "--where",
    multiple=True,
    metavar="KEY=VALUE",
    what="Only posts whose front matter says so; may be repeated.",
    example="--where layout=post",
)
@_option(
    "--include",
    multiple=True,
    metavar="GLOB",
    what="Only these files; may be repeated.",
    example="--include 'blog/**/*.md'",
)
@_option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    what="Not these files; may be repeated.",
    example="--exclude 'notes/**'",
)
@_option(
    "-o",
    "--output",
    multiple=True,
    metavar="FILE",
    what="Write the feed here; may be repeated.",
    example="-o public/feed.xml -o public/rss.xml",
)
@_option(
    "--format",
    type=click.Choice(get_args(Format)),
    metavar=None,
    what="Else the file name decides: *.json is JSON Feed, rss* and *.rss are RSS, others Atom.",
    example="--format rss",
)
@_option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    what="Only the newest N entries, 0 for all.",
    example="--limit 50",
)
@_option(
    "--content",
    type=click.Choice(get_args(Show)),
    metavar=None,
    what="Which texts subscribers get.",
    example="--content summary",
)
@_option(
    "--now", metavar="WHEN", what="Do as if it were this time.", example="--now 2024-06-01T12:00Z"
)
@click.option("--drafts", is_flag=True, help="Put drafts into the feeds, too.")
@click.option("--future", is_flag=True, help="Put posts dated in the future into the feeds, too.")
@click.option("--strict", is_flag=True, help="Write nothing when a post has a problem.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@click.option("--json", "as_json", is_flag=True, help="Print a report as JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when nothing is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say which posts were left out, and why.")
def build(**arguments: Any) -> None:  # noqa: ANN401 - they are what the options above say
    """Write feeds of the posts in the folder SOURCE.

    Without a configuration file this writes an Atom feed of the newest 20 posts to feed.xml:

        feedkit build posts/ --url https://example.org/

    With a feedkit.toml in the current folder, `feedkit build` alone does what it says there; what
    is given here overrides it.

    Exit codes: 0 done; 1 nothing could be written; 2 wrong usage or configuration; 3 done, but
    posts with problems were left out.
    """
    options = _Options(**arguments)
    with _errors():
        config, folder = _configuration(options)
        report = _run(config, folder, options)
    if options.as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(report), indent=2))
    if not options.quiet:
        _tell(report, config, options)
    sys.exit(_exit_code(report, strict=options.strict))


class _Options(msgspec.Struct, frozen=True, kw_only=True):
    """What was given on the command line."""

    source: str | None
    config: str | None
    url: str | None
    title: str | None
    author: str | None
    language: str | None
    timezone: str | None
    renderer: str | None
    where: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    output: tuple[str, ...]
    format: Format | None
    limit: int | None
    content: Show | None
    now: str | None
    drafts: bool
    future: bool
    strict: bool
    dry_run: bool
    as_json: bool
    quiet: bool
    verbose: bool


@contextmanager
def _errors() -> Iterator[None]:
    """Turn our errors into one line and an exit code."""
    try:
        yield
    except FeedkitError as error:
        click.echo(f"feedkit: {error}", err=True)
        sys.exit(MISUSED if isinstance(error, ConfigError) else FAILED)


def _configuration(options: _Options) -> tuple[Config, Path]:
    """Return what the file and the options say, and the folder that its paths are relative to."""
    file = Path(options.config or CONFIG_NAME)
    config = load_config(file) if options.config or file.is_file() else Config()
    folder = file.parent
    given = {"title", "url", "author", "language", "timezone"}
    site = _override(config.site, {name: getattr(options, name) for name in given})
    source = _relative(options.source, folder) if options.source else None
    posts = _override(
        config.posts,
        {
            "source": source,
            "where": config.posts.where | dict(map(_condition, options.where)),
            "include": list(options.include),
            "exclude": list(options.exclude),
            "drafts": options.drafts,
            "future": options.future,
        },
    )
    content = _override(config.content, {"renderer": options.renderer})
    feeds = [FeedConfig(path=_relative(path, folder)) for path in options.output] or config.feeds
    chosen = {"format": options.format, "limit": options.limit, "content": options.content}
    feeds = [_override(feed, chosen) for feed in feeds or [FeedConfig(path="feed.xml")]]
    return Config(site=site, posts=posts, content=content, feeds=feeds), folder


def _override(table: Table, given: Mapping[str, object]) -> Table:
    """Return `table` with what was `given`: neither None, nor empty, nor False."""
    changes = {key: value for key, value in given.items() if value or value == 0}
    return msgspec.structs.replace(table, **changes)


def _relative(path: str, folder: Path) -> str:
    """Return `path`, seen from the current folder, as seen from the configuration's."""
    if folder == Path() or Path(path).is_absolute():
        return path
    return os.path.relpath(path, folder)


def _condition(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise ConfigError(f"--where: expected KEY=VALUE, as in layout=post, got {text!r}")
    return key.strip(), value.strip()


def _run(config: Config, folder: Path, options: _Options) -> Report:
    from feedkit import pipeline  # noqa: PLC0415 - what it needs would slow down --help

    def print_problem(problem: Problem) -> None:
        click.echo(str(problem), err=True)

    return pipeline.build(
        config,
        folder=folder,
        now=_moment(options.now) if options.now else None,
        strict=options.strict,
        dry_run=options.dry_run,
        on_problem=print_problem,
    )


def _moment(text: str) -> datetime:
    from feedkit.entries.dates import DateError, instant, read_date  # noqa: PLC0415

    try:
        return instant(read_date(text), UTC)
    except DateError as error:
        raise ConfigError(f"--now: {error}") from error


def _tell(report: Report, config: Config, options: _Options) -> None:
    """Say what was done, to a person."""
    if options.verbose:
        for skipped in report.skipped:
            click.echo(f"{skipped.path}: left out: {skipped.reason}", err=True)
    if not report.entries:
        click.echo(_why_empty(report, config), err=True)
    for feed in report.feeds:
        done = "would be written" if options.dry_run else "written"
        state = done if feed.changed else "unchanged"
        click.echo(f"{feed.path}: {_count(feed.entries, 'entry', 'entries')}, {state}", err=True)
    lost = sum(not problem.kept for problem in report.problems)
    if not report.feeds:
        click.echo(f"nothing was written: {_count(lost, 'problem')} (--strict)", err=True)
    elif lost:
        click.echo(f"{_count(lost, 'problem')}; the posts above were left out", err=True)


def _why_empty(report: Report, config: Config) -> str:
    if not report.posts:
        return f"{config.posts.source}: no posts found, so the feed is empty"
    found = _count(report.posts, "post")
    return f"{config.posts.source}: {found} found, but none to publish (see --verbose)"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _exit_code(report: Report, *, strict: bool) -> int:
    if strict and report.problems:
        return FAILED
    return INCOMPLETE if any(not problem.kept for problem in report.problems) else 0
