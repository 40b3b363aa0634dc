"""What can be said on the command line, and the configuration it makes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
import msgspec

from feedkit.config import CONFIG_NAME, Config, FeedConfig, load_config
from feedkit.errors import ConfigError
from feedkit.feeds import Format
from feedkit.model import Show

__all__ = ["Options", "configuration", "feed_options", "moment", "post_options"]

# What an option is that was not given, besides False. (0 is given: `--limit 0`.)
NOT_GIVEN: tuple[object, ...] = (None, "", [], {})

Command = TypeVar("Command", bound=Callable[..., Any])
Table = TypeVar("Table", bound=msgspec.Struct)


def _value(*names: str, what: str, example: str, **settings: Any) -> Callable[[Command], Command]:  # noqa: ANN401 - click's own
    """Return an option that takes a value; its help ends with an example."""
    flag = next(name for name in names if name.startswith("--"))
    settings = {"metavar": flag.removeprefix("--").upper()} | settings
    return click.option(*names, help=f"{what}  Example: {example}", **settings)


def _flag(*names: str, what: str) -> Callable[[Command], Command]:
    return click.option(*names, is_flag=True, help=what)


POST_OPTIONS = (
    click.argument("source", required=False),
    _value(
        *("-c", "--config"),
        metavar="FILE",
        what=f"Read this file instead of {CONFIG_NAME}.",
        example="-c blog/feedkit.toml",
    ),
    _value("--url", what="The site's address.", example="--url https://example.org/"),
    _value("--title", what="The site's title.", example="--title 'Field notes'"),
    _value("--author", what="Of posts that do not say.", example="--author 'Ada Lovelace'"),
    _value("--language", what="The posts' language.", example="--language en-GB"),
    _value("--timezone", what="Of dates without one.", example="--timezone Europe/London"),
    _value("--dialect", what="The site's generator; else detected.", example="--dialect hugo"),
    _value(
        "--where",
        multiple=True,
        metavar="KEY=VALUE",
        what="Only posts whose front matter says so; may be repeated.",
        example="--where layout=post",
    ),
    _value(
        "--include",
        multiple=True,
        metavar="GLOB",
        what="Only these files; may be repeated.",
        example="--include 'blog/**/*.md'",
    ),
    _value(
        "--exclude",
        multiple=True,
        metavar="GLOB",
        what="Not these files; may be repeated.",
        example="--exclude 'notes/**'",
    ),
    _value("--now", metavar="WHEN", what="Take this for now.", example="--now 2024-06-01T12:00Z"),
    _flag("--drafts", what="Take drafts for posts, too."),
    _flag("--future", what="Take posts dated in the future for published."),
)
FEED_OPTIONS = (
    _value("--renderer", what="What turns posts into HTML.", example="--renderer gfm"),
    _value(
        *("-o", "--output"),
        multiple=True,
        metavar="FILE",
        what="Write the feed here; may be repeated.",
        example="-o public/feed.xml -o public/rss.xml",
    ),
    _value(
        "--format",
        type=click.Choice(get_args(Format)),
        metavar=None,
        what="Else by file name: *.json is JSON Feed, rss* and *.rss are RSS, others Atom.",
        example="--format rss",
    ),
    _value(
        "--limit",
        type=click.IntRange(min=0),
        metavar="N",
        what="Only the newest N entries, 0 for all; 20 otherwise.",
        example="--limit 50",
    ),
    _value(
        "--content",
        type=click.Choice(get_args(Show)),
        metavar=None,
        what="Which texts subscribers get.",
        example="--content summary",
    ),
    _flag("--strict", what="Write nothing when a post has a problem."),
    _flag("--dry-run", what="Write nothing; say what would be written."),
)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What was given on the command line: the options above, by their names."""

    source: str | None
    config: str | None
    url: str | None
    title: str | None
    author: str | None
    language: str | None
    timezone: str | None
    dialect: str | None
    where: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    now: str | None
    drafts: bool
    future: bool
    renderer: str | None = None
    output: tuple[str, ...] = ()
    format: Format | None = None
    limit: int | None = None
    content: Show | None = None
    strict: bool = False
    dry_run: bool = False
    as_json: bool = False
    quiet: bool = False
    verbose: bool = False


def post_options(command: Command) -> Command:
    """Give `command` the options that say which posts there are and what they mean."""
    return _all(command, POST_OPTIONS)


def feed_options(command: Command) -> Command:
    """Give `command` the options that say which feeds are made of them."""
    return _all(command, FEED_OPTIONS)


def configuration(options: Options) -> tuple[Config, Path]:
    """Return what the file and the options say, and the folder that its paths are relative to.

    Raises ConfigError.
    """
    file = Path(options.config or CONFIG_NAME)
    config = load_config(file) if options.config or file.is_file() else Config()
    folder = file.parent
    site = {name: getattr(options, name) for name in ("title", "url", "author", "language")}
    posts = {
        "source": _relative(options.source, folder) if options.source else None,
        "dialect": options.dialect,
        "where": config.posts.where | dict(map(_condition, options.where)),
        "include": list(options.include),
        "exclude": list(options.exclude),
        "drafts": options.drafts,
        "future": options.future,
    }
    named = [FeedConfig(path=_relative(path, folder)) for path in options.output]
    chosen = {"format": options.format, "limit": options.limit, "content": options.content}
    feeds = named or config.feeds or [FeedConfig(path="feed.xml")]
    return msgspec.structs.replace(
        config,
        collections=[] if options.source else config.collections,
        site=_override(config.site, site | {"timezone": options.timezone}),
        posts=_override(config.posts, posts),
        content=_override(config.content, {"renderer": options.renderer}),
        feeds=[_override(feed, chosen) for feed in feeds],
    ), folder


def moment(text: str) -> datetime:
    """Return the time that ``--now`` means; UTC unless it says otherwise. Raises ConfigError."""
    from feedkit.entries.dates import DateError, instant, read_date  # noqa: PLC0415 - for --now only

    try:
        return instant(read_date(text), UTC)
    except DateError as error:
        raise ConfigError(f"--now: {error}") from error


def _all(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def _override(table: Table, given: Mapping[str, object]) -> Table:
    """Return `table` with what was `given`: what is neither None, nor empty, nor False."""
    changes = {
        key: value for key, value in given.items() if value not in NOT_GIVEN and value is not False
    }
    return msgspec.structs.replace(table, **changes)


def _relative(path: str, folder: Path) -> str:
    """Return `path`, seen from the current folder, as seen from `folder`."""
    if folder == Path() or Path(path).is_absolute():
        return path
    return os.path.relpath(path, folder)


def _condition(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise ConfigError(f"--where: expected KEY=VALUE, as in layout=post, got {text!r}")
    return key.strip(), value.strip()
