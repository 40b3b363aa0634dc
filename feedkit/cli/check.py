"""``feedkit check``: whether feeds are right, whoever made them."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from feedkit.cli.report import FAILED, count, print_json, say

if TYPE_CHECKING:
    from feedkit.check import Finding

__all__ = ["check"]

STANDARD_INPUT = "-"
# One fault in a template is one in every entry: more of it tells nobody anything.
SHOWN = 10


@click.command()
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print all findings as JSON.")
@click.option("--strict", is_flag=True, help="Fail for warnings, too.")
@click.option("-q", "--quiet", is_flag=True, help="Print no advice and no summary.")
def check(feeds: tuple[str, ...], *, as_json: bool, strict: bool, quiet: bool) -> None:
    """Check each FEED, an Atom, RSS 2.0 or JSON feed; "-" is standard input.

    Prints a line for each finding: where, how bad, the rule, what was found, what to do, and who
    says so. The exit code is 1 when there is an error or a FEED cannot be read, else 0.

        feedkit check public/feed.xml public/rss.xml
    """
    from feedkit.check import check as findings_of  # noqa: PLC0415 - lxml would slow down --help

    checked = {}
    for feed in feeds:
        try:
            checked[feed] = findings_of(_read(feed))
        except OSError as error:
            say(f"feedkit: {feed}: cannot read the feed: {error.strerror or error}")
    found = Counter[str](finding.severity for findings in checked.values() for finding in findings)
    if as_json:
        listed = [{"feed": feed, "findings": findings} for feed, findings in checked.items()]
        print_json({"feeds": listed})
    else:
        for feed, findings in checked.items():
            _print(feed, [each for each in findings if not (quiet and each.severity == "advice")])
        if not quiet:
            say(_summary(len(checked), found))
    unread = len(checked) < len(set(feeds))
    if unread or found["error"] or (strict and found["warning"]):
        sys.exit(FAILED)


def _read(feed: str) -> bytes:
    """Return a feed's bytes, but no more of a large one than tells that it is too large."""
    from feedkit.check import LIMIT  # noqa: PLC0415

    if feed == STANDARD_INPUT:
        return sys.stdin.buffer.read(LIMIT + 1)
    with open(feed, "rb") as file:  # noqa: PTH123 - a path as it was typed
        return file.read(LIMIT + 1)


def _print(feed: str, findings: list[Finding]) -> None:
    """Print the findings of a feed, of each rule the first."""
    printed = Counter[str]()
    for finding in findings:
        printed[finding.code] += 1
        if printed[finding.code] <= SHOWN:
            click.echo(f"{feed}:{'' if finding.line else ' '}{finding}")
    for code, number in printed.items():
        if number > SHOWN:
            click.echo(f"{feed}: {number - SHOWN} more: {code}")


def _summary(feeds: int, found: Counter[str]) -> str:
    errors, warnings = count(found["error"], "error"), count(found["warning"], "warning")
    return f"{count(feeds, 'feed')}: {errors}, {warnings}, {found['advice']} advice"
