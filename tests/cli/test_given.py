"""What was given on the command line, where no parser is needed to know it."""

from __future__ import annotations

from typing import NoReturn

import pytest

from feedkit import start
from feedkit.cli.build import build
from feedkit.cli.given import Options


@pytest.mark.parametrize(
    "flags", [[], ["-q"], ["--quiet"], ["-v"], ["--verbose"], ["-q", "-v"], ["-v", "-v"]]
)
def test_flags_alone_mean_what_the_parser_says(flags: list[str]) -> None:
    """Each, both, and twice the same."""
    assert start.plain_options(flags) == Options(**build.make_context("build", [*flags]).params)


@pytest.mark.parametrize(
    "more",
    ["posts", "-qv", "--help", "--json", "--jobs=2", "--quie", "-", "--", "", "-c", "--ping"],
)
def test_what_else_there_is_takes_the_parser(more: str) -> None:
    """Other options, what is no option, and what only looks like one."""
    assert start.plain_options(["-q", more]) is None


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who stops it is told that it was stopped, and shown nothing of the program."""

    def interrupted() -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "main", interrupted)
    with pytest.raises(SystemExit) as end:
        start.run()
    assert end.value.code == "\nAborted!"
