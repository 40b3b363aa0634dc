"""``feedkit links``: what a page's head says of the feeds."""

from __future__ import annotations

from typing import Any

import click

from feedkit.cli.given import Options
from feedkit.cli.options import output_option, post_options
from feedkit.cli.report import errors, say, say_detected

__all__ = ["links_"]


@click.command("links")
@post_options
@output_option
@click.option("--all", "everything", is_flag=True, help="The feeds for each tag, author, …, too.")
def links_(*, everything: bool, **arguments: Any) -> None:  # noqa: ANN401 - what the options say
    """Print the <link rel="alternate"> elements that tell of the feeds, and write nothing.

    They belong into the <head> of the site's pages: by them browsers and readers find the feeds of
    whoever knows the site's address only. Feeds for each tag, author, … are left out unless asked
    for: a reader would offer all of them.

        feedkit links > _includes/feeds.html
    """
    from feedkit.cli.configuration import configuration, moment  # noqa: PLC0415
    from feedkit.collect import collect  # noqa: PLC0415 - what it needs would slow down --help
    from feedkit.feeds.autodiscovery import FeedLink, links  # noqa: PLC0415
    from feedkit.plan import planned_feeds  # noqa: PLC0415

    options = Options(**arguments)
    with errors():
        config, folder = configuration(options)
        now = moment(options.now) if options.now else None
        found = collect(config, folder, now=now, on_problem=say)
        planned = planned_feeds(
            config, found.entries, found.site, found.survey, base=folder, warn=found.notes.add
        )
    say_detected(found.detected)
    named = [each for each in planned if everything or not each.is_part]
    if named:
        click.echo(links(FeedLink.to(each.feed, each.format) for each in named))
    elif planned:
        say("there are only feeds for each tag, author, …; --all prints them")
