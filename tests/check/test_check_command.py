"""``feedkit check``, as a person or a program meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from feedkit.check import LIMIT
from feedkit.cli.check import check

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

RIGHT = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Notes</title><link>https://example.org/</link><description/>
<atom:link rel="self" href="https://example.org/rss.xml"/>
</channel></rss>
"""
ADVICE = RIGHT.replace("</ch", "<lastBuildDate>Wed, 01 May 2024 12:00:00 GMT</lastBuildDate></ch")
WARNING = RIGHT.replace('<atom:link rel="self" href="https://example.org/rss.xml"/>', "")
ERROR = RIGHT.replace("<title>Notes</title>", "")


@pytest.fixture(autouse=True)
def feeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a feed of each kind, and stand in their folder."""
    for name, text in {
        "right": RIGHT,
        "advice": ADVICE,
        "warning": WARNING,
        "error": ERROR,
    }.items():
        (tmp_path / f"{name}.xml").write_text(text)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: bytes = b"") -> Result:
    """Run the command as if it were typed."""
    return CliRunner().invoke(check, arguments, input=stdin, catch_exceptions=False)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["right.xml"], 0),
        (["advice.xml"], 0),
        (["warning.xml"], 0),
        (["error.xml"], 1),
        (["right.xml", "error.xml"], 1),
        (["--strict", "advice.xml"], 0),
        (["--strict", "warning.xml"], 1),
        (["--json", "error.xml"], 1),
        (["-q", "error.xml"], 1),
        (["absent.xml"], 1),
        (["absent.xml", "right.xml"], 1),
        (["."], 1),
        ([], 2),
        (["--loud", "right.xml"], 2),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    """Errors fail; warnings do where it is asked for; advice never does."""
    assert run(*arguments).exit_code == code


def test_what_is_printed() -> None:
    """A line for each finding on standard output, a summary on standard error."""
    result = run("error.xml", "right.xml")
    assert result.stdout == (
        "error.xml:1: error: missing-element: channel: no title; add the element: it is required"
        " (RFC 4287 §4.1, RSS 2.0)\n"
    )
    assert result.stderr == "2 feeds: 1 error, 0 warnings, 0 advice\n"


def test_quiet_prints_what_has_to_be_mended() -> None:
    """No advice, no summary."""
    assert run("-q", "advice.xml").output == ""
    assert "missing-self" in run("-q", "warning.xml").stdout


def test_a_feed_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """The others are checked all the same."""
    result = run("absent.xml", str(tmp_path), "error.xml")
    assert "feedkit: absent.xml: cannot read the feed: No such file or directory" in result.stderr
    assert f"feedkit: {tmp_path}: cannot read the feed: Is a directory" in result.stderr
    assert "missing-element" in result.stdout


def test_standard_input_is_a_feed() -> None:
    """By its usual name."""
    result = run("-", stdin=ERROR.encode())
    assert result.exit_code == 1
    assert result.stdout.startswith("-:1: error: missing-element")


def test_json_has_all_of_each_finding() -> None:
    """In the order of the feeds and their lines."""
    document = json.loads(run("--json", "error.xml", "right.xml").stdout)
    first, second = document["feeds"]
    assert second == {"feed": "right.xml", "findings": []}
    assert first == {
        "feed": "error.xml",
        "findings": [
            {
                "code": "missing-element",
                "severity": "error",
                "line": 1,
                "message": "channel: no title",
                "source": "RFC 4287 §4.1, RSS 2.0",
                "fix": "add the element: it is required",
            }
        ],
    }


def test_of_one_rule_the_first_are_printed(tmp_path: Path) -> None:
    """A fault in a template is in every item; --json has them all."""
    items = "\n<item><title>Fog</title></item>" * 14
    (tmp_path / "many.xml").write_text(RIGHT.replace("</ch", f"{items}</ch"))
    lines = run("many.xml").stdout.splitlines()
    assert sum("missing-guid" in line for line in lines) == 11
    assert "many.xml: 4 more: missing-guid" in lines
    assert run("--json", "many.xml").stdout.count("missing-guid") == 14


def test_no_more_of_a_large_feed_is_read_than_need_be(tmp_path: Path) -> None:
    """A hundred megabytes, or a hole of that size."""
    with (tmp_path / "large.xml").open("wb") as file:
        file.truncate(LIMIT * 100)
    result = run("large.xml")
    assert result.exit_code == 1
    assert result.stdout.startswith("large.xml: error: too-large: more than 32 MiB;")
