"""``feedkit build``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from feedkit.cli.options import Options, configuration, feed_options, moment, post_options
from feedkit.cli.report import count, errors, finish, print_json, say, say_detected

if TYPE_CHECKING:
    from feedkit.errors import Problem
    from feedkit.pipeline import Report

__all__ = ["build"]


@click.command()
@post_options
@feed_options
@click.option("--json", "as_json", is_flag=True, help="Print a report as JSON on standard output.")
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
    from feedkit import pipeline  # noqa: PLC0415 - what it needs would slow down --help

    options = Options(**arguments)

    def say_problem(problem: Problem) -> None:
        if not (options.quiet and problem.kept):
            say(problem)

    with errors():
        config, folder = configuration(options)
        report = pipeline.build(
            config,
            folder=folder,
            now=moment(options.now) if options.now else None,
            strict=options.strict,
            dry_run=options.dry_run,
            on_problem=say_problem,
        )
    if options.as_json:
        print_json(report)
    if not options.quiet:
        _tell(report, options)
    finish(report.problems, strict=options.strict)


def _tell(report: Report, options: Options) -> None:
    say_detected(report.detected)
    if options.verbose:
        for skipped in report.skipped:
            say(f"{skipped.path}: left out: {skipped.reason}")
    if not report.entries:
        say(_why_empty(report))
    for feed in report.feeds:
        done = "would be written" if options.dry_run else "written"
        state = done if feed.changed else "unchanged"
        say(f"{feed.path}: {count(feed.entries, 'entry', 'entries')}, {state}")
    lost = sum(not problem.kept for problem in report.problems)
    if not report.feeds:
        say(f"nothing was written: {count(len(report.problems), 'problem')} (--strict)")
    elif lost:
        posts = "the post above was" if lost == 1 else "the posts above were"
        say(f"{count(lost, 'problem')}; {posts} left out")


def _why_empty(report: Report) -> str:
    if not report.posts:
        return f"{report.source}: no posts found, so the feed is empty"
    found = count(report.posts, "post")
    return f"{report.source}: {found} found, but none to publish (see --verbose)"
