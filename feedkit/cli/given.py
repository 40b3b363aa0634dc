"""What was given on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Options", "plain_options"]

#: What needs no parser: to import one takes longer than to read a thousand posts.
QUIET, VERBOSE = {"-q", "--quiet"}, {"-v", "--verbose"}


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


def plain_options(arguments: Sequence[str]) -> Options | None:
    """Return what `arguments` say if there are only flags among them; None if there is more."""
    given = {*arguments}
    if given - QUIET - VERBOSE:
        return None
    return Options(quiet=bool(given & QUIET), verbose=bool(given & VERBOSE))
