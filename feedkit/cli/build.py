"""``feedkit build``."""

from __future__ import annotations

from typing import Any

import click

from feedkit.cli.given import Options
from feedkit.cli.options import feed_options, post_options

__all__ = ["build"]


@click.command()
@post_options
@feed_options
@click.option("--json", "as_json", is_flag=True, help="Print a report as JSON on standard output.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that share the work; else one for each processor.  Example: --jobs 4",
)
@click.option("--no-index", is_flag=True, help="Keep nothing for the next run, and use nothing.")
@click.option("--ping", is_flag=True, help="Tell the hub of the feeds that have changed.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is lost.")
@click.option("-v", "--verbose", is_flag=True, help="Say which posts were left out, and why.")
def build(**arguments: Any) -> None:  # noqa: ANN401 - they are what the options above say
    """Write feeds of the posts in the folder SOURCE.

    Without a configuration file this writes an Atom feed of the newest 20 posts to feed.xml:

        feedkit build posts/ --url https://example.org/

    In the folder of a site it takes the site's own configuration for what it is not told. With a
    feedkit.toml there, it does what that says; what is given here overrides it.

    Exit codes: 0 done; 1 nothing could be written; 2 wrong usage or configuration; 3 done, but
    posts with problems were left out.
    """
    from feedkit.cli.writing import write_feeds  # noqa: PLC0415 - not for --help

    call = click.get_current_context().find_root().obj
    write_feeds(Options(**arguments), call)
