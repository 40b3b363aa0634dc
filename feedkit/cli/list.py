"""``feedkit list``: how one checks that posts are understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from feedkit.cli.given import Options
from feedkit.cli.options import post_options
from feedkit.cli.report import count, errors, exit_code, print_json, say, say_detected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedkit.collect import Collected
    from feedkit.model import Entry

__all__ = ["list_"]


@click.command("list")
@post_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def list_(**arguments: Any) -> None:  # noqa: ANN401 - they are what the options above say
    """Show what is found in the folder SOURCE, and write nothing.

    One line for each post that may be in a feed, then what was left out and why, then what is
    wrong.

        feedkit list posts/ --url https://example.org/
    """
    from feedkit.cli.configuration import configuration, moment  # noqa: PLC0415
    from feedkit.collect import collect  # noqa: PLC0415 - what it needs would slow down --help

    options = Options(**arguments)
    with errors():
        config, folder = configuration(options)
        now = moment(options.now) if options.now else None
        found = collect(config, folder, now=now)
    if options.as_json:
        print_json(_document(found))
    else:
        say_detected(found.detected)
        _print_table(found.entries)
        for skipped in found.skipped:
            click.echo(f"left out: {skipped.path}: {skipped.reason}")
        for problem in found.problems:
            click.echo(str(problem))
        say(_summary(found))
    sys.exit(exit_code(found.problems))


def _document(found: Collected) -> dict[str, object]:
    return {
        "detected": found.detected,
        "entries": [
            {
                "published": entry.published,
                "updated": entry.modified,
                "title": entry.title,
                "link": entry.link,
                "id": entry.id,
                "authors": [person.name for person in entry.authors],
                "tags": entry.tags,
                "language": entry.language,
                "source": entry.source,
            }
            for entry in found.entries
        ],
        "skipped": found.skipped,
        "problems": list(found.problems),
    }


def _print_table(entries: Iterable[Entry]) -> None:
    """Print a line for each entry: a table for eyes, tabs for pipes."""
    rows = [
        (
            f"{entry.published:%Y-%m-%d %H:%M}",
            entry.title,
            entry.link,
            ", ".join(entry.tags),
            entry.source or "",
        )
        for entry in entries
    ]
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from rich.console import Console  # noqa: PLC0415 - only where somebody looks
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table("date (UTC)", "title", "link", "tags", "source", box=None, pad_edge=False)
    for row in rows:
        # Not markup: a title may hold brackets.
        table.add_row(*map(Text, row))
    Console().print(table)


def _summary(found: Collected) -> str:
    entries = count(len(found.entries), "entry", "entries")
    return f"{entries}, {len(found.skipped)} left out, {count(len(found.problems), 'problem')}"
