"""What the documentation says is so: its commands, its code, its keys, its links."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
import pytest
from click.testing import CliRunner

from feedkit.cli.commands import COMMANDS, main
from feedkit.config import ContentConfig, FeedConfig, PostsConfig, SiteConfig, parse_config
from feedkit.entries.dialects import DIALECTS
from feedkit.entries.links import PLAIN_TOKENS
from feedkit.feeds import Format

if TYPE_CHECKING:
    import msgspec

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
PAGES = [
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("examples/*.md")]
    if path.is_file()
]


def blocks(text: str, language: str) -> list[str]:
    """Return the code blocks of a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_library_in_ten_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's code runs as it stands, and is ten lines or less."""
    (code,) = blocks(README, "python")
    assert len([line for line in code.splitlines() if line]) <= 10
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "2024-01-01-a.md").write_text("Text.")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own
    assert b"<title" in (tmp_path / "feed.xml").read_bytes()


def test_the_commands_of_the_help_exist() -> None:
    """`feedkit --help` does not import them, and names none that is not there."""
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(limit=200)


def test_the_commands_of_the_readme_exist() -> None:
    """Each option that is named is one that the command has."""
    context = click.Context(main)
    known = {
        name
        for command in (main.get_command(context, name) for name in COMMANDS)
        if command
        for option in command.params
        for name in option.opts
    }
    for line in blocks(README, "sh")[2].splitlines():
        command = line.partition("#")[0].partition("|")[0].split()
        assert command[0] == "feedkit"
        assert command[1] in COMMANDS
        assert {word for word in command if word.startswith("-")} <= known


def test_the_configuration_of_the_readme_is_one() -> None:
    """Every key in it exists."""
    (text,) = blocks(README, "toml")
    config = parse_config(tomllib.loads(text), "README.md")
    assert config.feeds


@pytest.mark.parametrize("table", [SiteConfig, PostsConfig, ContentConfig, FeedConfig])
def test_every_key_of_the_configuration_is_explained(table: type[msgspec.Struct]) -> None:
    """On the page that has them all."""
    for key in table.__struct_encode_fields__:
        assert f"`{key}`" in CONFIGURATION, key


def test_every_word_of_permalinks_is_explained() -> None:
    """And every format, and every dialect has a page."""
    for word in PLAIN_TOKENS:
        assert f"`:{word}`" in CONFIGURATION
    for form in get_args(Format):
        assert f"`{form}`" in CONFIGURATION
    pages = {path.stem for path in (ROOT / "docs" / "dialects").glob("*.md")} - {"README"}
    assert pages | {"plain"} == set(DIALECTS)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    """To a file that is there, and to a heading of it."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```.*?^```", text, re.MULTILINE | re.DOTALL):
        text = text.replace(block, "")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, heading = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if heading:
            titles = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
            assert heading in slugs, target


@pytest.mark.parametrize("command", ["build", "list", "init"])
def test_every_command_has_a_help_with_an_example(command: str) -> None:
    """The first thing that anybody tries."""
    text = CliRunner().invoke(main, [command, "--help"]).output
    assert f"feedkit {command}" in text.replace("Usage:", "")


def test_every_feature_is_shown_by_a_test() -> None:
    """The table of features names tests, and they are there."""
    rows = (ROOT / "docs/features.md").read_text(encoding="utf-8").split("|---|---|---|")[1]
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?` \|$", rows, re.MULTILINE)
    assert len(named) == rows.count("\n| ")
    for file, test in named:
        assert f"def {test}" in (ROOT / file).read_text(encoding="utf-8"), (file, test)
