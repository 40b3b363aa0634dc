"""``feedkit ping``: telling hubs of feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from feedkit.cli.given import Options
from feedkit.cli.options import post_options
from feedkit.cli.report import count, errors, say

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ping", "tell_hubs"]


@click.command()
@post_options
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless a hub could not be told.")
def ping(*, quiet: bool, **arguments: Any) -> None:  # noqa: ANN401 - they are what the options say
    """Tell the hub that the feeds have changed, so that it tells their subscribers.

    The hub is what hub = … says below [site] in feedkit.toml. It is told of every feed; `feedkit
    build --ping` tells it of those that the build changed.

        feedkit ping
    """
    from feedkit.cli.configuration import configuration  # noqa: PLC0415
    from feedkit.collect import collect  # noqa: PLC0415 - what it needs would slow down --help
    from feedkit.errors import ConfigError  # noqa: PLC0415
    from feedkit.plan import planned_feeds  # noqa: PLC0415

    with errors():
        config, folder = configuration(Options(**arguments))
        found = collect(config, folder)
        planned = planned_feeds(
            config, found.entries, found.site, found.survey, base=folder, warn=found.notes.add
        )
        feeds = [each.feed for each in planned]
        if not any(feed.hubs for feed in feeds):
            raise ConfigError("site.hub: missing; say who is to be told: hub = … below [site]")
    told = tell_hubs((hub, feed.url) for feed in feeds for hub in feed.hubs)
    if not quiet:
        say(f"told of {count(told, 'feed')}")


def tell_hubs(topics: Iterable[tuple[str, str]]) -> int:
    """Tell each hub of its feeds, say which could not be told, and return how many could."""
    from feedkit.publish.websub import ping as tell  # noqa: PLC0415 - loads what speaks HTTP

    by_hub: dict[str, list[str]] = {}
    for hub, topic in topics:
        by_hub.setdefault(hub, []).append(topic)
    told = 0
    for hub, urls in by_hub.items():
        failures = tell(hub, urls)
        told += len(urls) - len(failures)
        for failure in failures:
            say(f"warning: {failure}")
    return told
