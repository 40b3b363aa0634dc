"""What can be said on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["feed_options", "output_option", "post_options"]

# As in `feedkit.feeds.Format` and `feedkit.model.Show`, which would take their time to import.
FORMATS = ("atom", "rss", "json")
CONTENT = ("full", "summary", "both")

Command = TypeVar("Command", bound=Callable[..., Any])


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
        what="Read this file instead of feedkit.toml.",
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
#: The option that names the files that feeds are written to.
output_option = _value(
    *("-o", "--output"),
    multiple=True,
    metavar="FILE",
    what="Write the feed here; may be repeated.",
    example="-o public/feed.xml -o public/rss.xml",
)
FEED_OPTIONS = (
    _value("--renderer", what="What turns posts into HTML.", example="--renderer gfm"),
    output_option,
    _value(
        "--format",
        type=click.Choice(FORMATS),
        metavar=None,
        what="Else by file name: *.json is JSON Feed, rss* and *.rss are RSS, others Atom.",
        example="--format rss",
    ),
    _value(
        "--limit",
        type=click.IntRange(min=0, max=1_000_000_000),
        metavar="N",
        what="Only the newest N entries, 0 for all; 20 otherwise.",
        example="--limit 50",
    ),
    _value(
        "--content",
        type=click.Choice(CONTENT),
        metavar=None,
        what="Which texts subscribers get.",
        example="--content summary",
    ),
    _flag("--strict", what="Write nothing when a post has a problem."),
    _flag("--dry-run", what="Write nothing; say what would be written."),
)


def post_options(command: Command) -> Command:
    """Give `command` the options that say which posts there are and what they mean."""
    return _all(command, POST_OPTIONS)


def feed_options(command: Command) -> Command:
    """Give `command` the options that say which feeds are made of them."""
    return _all(command, FEED_OPTIONS)


def _all(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
