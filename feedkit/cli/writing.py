"""What ``feedkit build`` does, and says of it."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, NoReturn, TypeGuard

from feedkit.cli.report import count, errors, exit_code, print_json, say, say_detected
from feedkit.index.unchanged import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedkit.cli.given import Options
    from feedkit.errors import Problem
    from feedkit.index.unchanged import Call
    from feedkit.report import FeedReport, FileReport, Report

__all__ = ["write_feeds"]

# From this number of files on, the ones that have not changed are only counted.
FEW = 10


def write_feeds(options: Options, call: Call | None = None) -> NoReturn:
    """Write the feeds that the `options` ask for, in this `call` of the command, and end it."""

    def say_problem(problem: Problem) -> None:
        if not (options.quiet and problem.kept):
            say(problem)

    with errors():
        report = _build(options, say_problem, call)
    _tell(report, options)
    if options.ping and not options.dry_run:
        from feedkit.cli.ping import tell_hubs  # noqa: PLC0415 - few builds do

        changed = (feed for feed in report.feeds if feed.changed and not feed.archive)
        tell_hubs((hub, feed.url) for feed in changed for hub in feed.hubs)
    sys.exit(exit_code(report.problems, strict=options.strict))


def _build(options: Options, on_problem: Callable[[Problem], None], call: Call | None) -> Report:
    from feedkit import pipeline  # noqa: PLC0415 - what it needs would slow down --help
    from feedkit.cli.configuration import configuration, moment  # noqa: PLC0415
    from feedkit.looked import looking  # noqa: PLC0415
    from feedkit.remember import Asked  # noqa: PLC0415

    with looking():
        config, folder = configuration(options)
        return pipeline.build(
            config,
            folder=folder,
            now=moment(options.now) if options.now else None,
            strict=options.strict,
            dry_run=options.dry_run,
            on_problem=on_problem,
            index=call.place if call and not options.no_index else None,
            asked=Asked(call.request, partial(_answer, options=options), call.known, call.found)
            if call
            else None,
            jobs=options.jobs,
        )


def _answer(report: Report, options: Options) -> Answer:
    """Return what is said when a build of this `report` is found to have nothing to do."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        for problem in report.problems:
            if not (options.quiet and problem.kept):
                say(problem)
        _tell(report, options)
    code = exit_code(report.problems, strict=options.strict)
    return Answer(out.getvalue(), err.getvalue(), code)


def _tell(report: Report, options: Options) -> None:
    if options.as_json:
        print_json(report)
    if not options.quiet:
        _tell_people(report, options)


def _tell_people(report: Report, options: Options) -> None:
    say_detected(report.detected)
    if options.verbose:
        for skipped in report.skipped:
            say(f"{skipped.path}: left out: {skipped.reason}")
    if not report.entries:
        say(_why_empty(report))
    done = "would be written" if options.dry_run else "written"
    files = [*report.feeds, *report.files]
    # Of hundreds of feeds, one for each tag, those are of interest that are new.
    for file in files:
        if file.changed or len(files) <= FEW:
            what = f"{count(file.entries, 'entry', 'entries')}, " if _is_feed(file) else ""
            say(f"{file.path}: {what}{done if file.changed else 'unchanged'}")
    if len(files) > FEW:
        say(f"{len(files)} files, {sum(file.changed for file in files)} {done}")
    lost = sum(not problem.kept for problem in report.problems)
    if report.index:
        say(report.index)
    if not report.feeds:
        reason = " (--strict)" if options.strict else ""
        say(f"nothing was written: {count(len(report.problems), 'problem')}{reason}")
    elif lost:
        what = "what it is about was" if lost == 1 else "what they are about was"
        say(f"{count(lost, 'problem')}; {what} left out")


def _is_feed(file: FileReport) -> TypeGuard[FeedReport]:
    return hasattr(file, "entries")


def _why_empty(report: Report) -> str:
    if not report.posts:
        return f"{report.source}: no posts found, so the feed is empty"
    found = count(report.posts, "post")
    return f"{report.source}: {found} found, but none to publish (see --verbose)"
