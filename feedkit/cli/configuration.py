"""The configuration that the file and the options make together."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from feedkit.config import CONFIG_NAME, Config, FeedConfig, load_config
from feedkit.errors import ConfigError
from feedkit.looked import look

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.cli.given import Options

__all__ = ["configuration", "moment"]

# What an option is that was not given, besides False. (0 is given: `--limit 0`.)
NOT_GIVEN: tuple[object, ...] = (None, "", [], {})

Table = TypeVar("Table", bound=msgspec.Struct)


def configuration(options: Options) -> tuple[Config, Path]:
    """Return what the file and the options say, and the folder that its paths are relative to.

    Raises ConfigError.
    """
    if options.source and options.source.endswith(".toml"):
        message = "expected the folder of the posts, got a configuration: name it with --config"
        raise ConfigError(f"{options.source}: {message}")
    file = Path(options.config or CONFIG_NAME)
    look(file)  # one day there may be one
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
        feeds=[_override(_of_source(feed, options), chosen) for feed in feeds],
    ), folder


def _of_source(feed: FeedConfig, options: Options) -> FeedConfig:
    """Return `feed` of the posts in SOURCE, if that was given: they are in no collection."""
    return msgspec.structs.replace(feed, collections=[]) if options.source else feed


def moment(text: str) -> datetime:
    """Return the time that ``--now`` means; UTC unless it says otherwise. Raises ConfigError."""
    from feedkit.entries.dates import DateError, instant, read_date  # noqa: PLC0415 - for --now only

    try:
        return instant(read_date(text), UTC)
    except DateError as error:
        raise ConfigError(f"--now: {error}") from error


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
