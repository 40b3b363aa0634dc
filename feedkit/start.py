"""Where the command starts: with the answer to most runs, which is that nothing has changed."""

from __future__ import annotations

import gc
import os
import sys
from time import time
from typing import TYPE_CHECKING

from feedkit.lazy import import_lazily

if TYPE_CHECKING:
    from feedkit.cli.given import Options
    from feedkit.index.store import Sections
    from feedkit.index.unchanged import Call

__all__ = ["main", "plain_options", "run"]

# What changes what is said, or when, but nothing that is known of the posts.
QUIET, VERBOSE = ("-q", "--quiet"), ("-v", "--verbose")
SAID = (*QUIET, *VERBOSE, "--json")
WHEN = "--now"
JOBS = "--jobs"


def run() -> None:
    """Run the command as a process of its own, and end that at once."""
    import_lazily()
    # A run makes many objects and hardly a cycle of them; to look for some after every 700 objects
    # takes a tenth of its time.
    gc.set_threshold(100_000)
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nAborted!")  # as click says it
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # said by the interpreter, on the usual way out
            raise end from None
        # On that it takes all objects apart, one by one, which is a tenth of a short run.
        os._exit(end.code)


def main() -> None:
    """Run the command, unless it is known what it would say."""
    arguments = sys.argv[1:]
    call = _call(arguments) if arguments[:1] == ["build"] else None
    if call and call.known:
        call = _answered(call, call.known, jobs=_jobs(arguments))
    if call:
        _build_plainly(call, arguments[1:])
    from feedkit.cli.commands import main as command  # noqa: PLC0415 - takes twice the time of an answer

    command(prog_name="feedkit", obj=call)


def _build_plainly(call: Call, arguments: list[str]) -> None:
    """Build, and end, if the `arguments` need no parser."""
    options = plain_options(arguments)
    if options:
        from feedkit.cli.writing import write_feeds  # noqa: PLC0415 - takes longer than an answer

        write_feeds(options, call)


def plain_options(arguments: list[str]) -> Options | None:
    """Return what `arguments` say if they are but these two flags; None if there is more.

    So much needs no parser: to import one takes longer than to read a thousand posts.
    """
    from feedkit.cli.given import Options  # noqa: PLC0415 - not for an answer

    given = {*arguments}
    if given.difference(QUIET, VERBOSE):
        return None
    return Options(quiet=not given.isdisjoint(QUIET), verbose=not given.isdisjoint(VERBOSE))


def _call(arguments: list[str]) -> Call:
    """Return what a call with these `arguments` is."""
    from feedkit.index.store import Sections, default_place  # noqa: PLC0415 - not for --help
    from feedkit.index.unchanged import Call  # noqa: PLC0415

    try:
        here = os.getcwd()  # noqa: PTH109 - a `Path` takes time to import
    except OSError as error:
        sys.exit(f"feedkit: the current folder cannot be read: {error.strerror}")
    pairs = zip(["", *arguments], arguments, strict=False)
    lasting = [each for before, each in pairs if WHEN not in (before, each) and each not in SAID]
    lasting = [each for each in lasting if not each.startswith(f"{WHEN}=")]
    place = default_place(here, repr(lasting))
    return Call(repr((here, arguments)), place, Sections(place) if place else None)


def _jobs(arguments: list[str]) -> int:
    """Return how many processes may look for an answer."""
    from feedkit.forked import processors  # noqa: PLC0415 - not for --help

    # Who says how many there are to be wants fewer.
    return 1 if any(each.startswith(JOBS) for each in arguments) else processors()


def _answered(call: Call, last: Sections, *, jobs: int) -> Call:
    """Say what a build would say that has nothing to do, and end; return what was found if not."""
    from feedkit.index.unchanged import answer  # noqa: PLC0415

    known, found = answer(last, call.request, time(), jobs=jobs)
    if known:
        sys.stdout.write(known.out)
        sys.stderr.write(known.err)
        sys.exit(known.code)
    return call._replace(found=found)
