"""Where the command starts: with the answer to most runs, which is that nothing has changed."""

from __future__ import annotations

import os
import sys
from time import time

__all__ = ["main"]


def main() -> None:
    """Run the command, unless it is known what it would say."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["build"]:
        _answer(arguments)
    from feedkit.cli import main as command  # noqa: PLC0415 - takes twice the time of an answer

    command(prog_name="feedkit", obj=request(arguments))


def request(arguments: list[str]) -> str:
    """Return all that is asked for by these `arguments`: for a path, where is part of it."""
    return repr((os.getcwd(), arguments))  # noqa: PTH109 - a `Path` takes time to import


def _answer(arguments: list[str]) -> None:
    """Say what a build would say that has nothing to do, and end; return if there may be any."""
    from feedkit.index.store import default_place  # noqa: PLC0415
    from feedkit.index.unchanged import answer  # noqa: PLC0415

    asked = request(arguments)
    place = default_place(".", asked)
    known = answer(place, asked, time()) if place else None
    if known:
        sys.stdout.write(known.out)
        sys.stderr.write(known.err)
        sys.exit(known.code)
