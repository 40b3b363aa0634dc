"""What was given on the command line."""

# No annotations from `__future__`: those would be texts, and as these are looked at, each would be
# compiled while the program runs.

from typing import NamedTuple

__all__ = ["Options"]


class Options(NamedTuple):
    """What was given on the command line: what `feedkit.cli.options` has, by name."""

    source: str | None = None
    config: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    timezone: str | None = None
    dialect: str | None = None
    where: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    now: str | None = None
    drafts: bool = False
    future: bool = False
    renderer: str | None = None
    output: tuple[str, ...] = ()
    format: str | None = None  #: one of `FORMATS`
    limit: int | None = None
    content: str | None = None  #: one of `CONTENT`
    strict: bool = False
    dry_run: bool = False
    as_json: bool = False
    ping: bool = False
    no_index: bool = False
    jobs: int | None = None
    quiet: bool = False
    verbose: bool = False
