"""What the command says, and the exit code it says it with."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from feedkit.errors import ConfigError, FeedkitError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["FAILED", "count", "errors", "exit_code", "print_json", "say", "say_detected"]

FAILED, MISUSED, INCOMPLETE = 1, 2, 3


def say(line: object) -> None:
    """Print a line for people: on standard error, which leaves standard output to programs."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def print_json(document: object) -> None:
    """Print a document for programs."""
    import click  # noqa: PLC0415 - for --json only
    import msgspec  # noqa: PLC0415

    click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())


def say_detected(detected: Mapping[str, str]) -> None:
    """Say what was taken from the site's own configuration: never silently."""
    for name, value in detected.items():
        say(f"{name}: {value}")


@contextmanager
def errors() -> Iterator[None]:
    """Turn an error of ours into one line and an exit code."""
    try:
        yield
    except FeedkitError as error:
        say(f"feedkit: {error}")
        sys.exit(MISUSED if isinstance(error, ConfigError) else FAILED)


def exit_code(problems: Collection[Problem], *, strict: bool = False) -> int:
    """Return the exit code that `problems` ask for."""
    if strict and problems:
        return FAILED
    return INCOMPLETE if any(not problem.kept for problem in problems) else 0


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"
