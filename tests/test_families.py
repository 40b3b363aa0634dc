"""A small site of each generator, and what the generator's documentation says of its posts.

``families/<generator>`` is the site; its ``expected.json`` was written by hand. ``docs`` names the
pages that its rows are taken from, and a row's own ``docs`` says which rule it is there for.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from click.testing import CliRunner

from feedkit.cli.commands import main
from feedkit.entries.dialects import DIALECTS
from feedkit.errors import Problem

if TYPE_CHECKING:
    from click.testing import Result

FAMILIES = Path(__file__).parent / "families"
NOW = "2026-06-01T00:00Z"
ASKED_FOR = ("title", "url", "author", "language", "timezone", "description")
SOURCES = (".md", ".mdx", ".rst", ".svx")
LISTED = ("source", "title", "link", "published", "updated", "tags", "authors", "language")


@dataclass(frozen=True)
class Family:
    """A site that one stands in, and what is to be expected of it."""

    root: Path
    expected: dict[str, Any]

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The entries, newest first, each with all that is listed of it."""
        usual: dict[str, Any] = {"language": None, "contains": [], "lacks": []}
        return [
            {**usual, "updated": entry["published"], **entry} for entry in self.expected["entries"]
        ]

    @property
    def left_out(self) -> dict[str, str]:
        """The reasons why posts are left out, by the paths of their files."""
        found: dict[str, str] = self.expected["left_out"]
        return found

    @property
    def problems(self) -> list[str]:
        """The lines that say what is wrong with posts."""
        return list(self.expected.get("problems", []))

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return 3 if self.problems else 0

    def run(self, command: str, *arguments: str) -> Result:
        """Run a command with the options that this site needs."""
        options = self.expected.get("options", [])
        asked = [command, *options, "--now", NOW, *arguments]
        return CliRunner().invoke(main, asked, catch_exceptions=False)


@pytest.fixture(params=sorted(folder.name for folder in FAMILIES.iterdir()))
def family(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Family:
    """Make a copy of a family's site, and stand in it."""
    original = FAMILIES / request.param
    root = tmp_path / request.param
    shutil.copytree(original, root, ignore=shutil.ignore_patterns("expected.json"))
    (root / ".git").mkdir()  # nobody looks for a site above the repository
    monkeypatch.chdir(root)
    expected = json.loads((original / "expected.json").read_text(encoding="utf-8"))
    return Family(root, expected)


def test_each_dialect_has_a_family() -> None:
    """No generator is supported that nothing here is written for."""
    assert {folder.name for folder in FAMILIES.iterdir()} == set(DIALECTS)


def test_posts_are_listed_as_their_generator_shows_them(family: Family) -> None:
    """Title, link, dates, tags, authors and language of each, the newest first."""
    result = family.run("list", "--json")
    listed = json.loads(result.stdout)["entries"]
    assert [{key: entry[key] for key in LISTED} for entry in listed] == [
        {key: entry[key] for key in LISTED} for entry in family.entries
    ]
    assert result.exit_code == family.exit_code


def test_a_process_of_its_own_writes_the_same(family: Family) -> None:
    """The command imports much when it is needed, which nothing does in the process of a test."""
    written = {}
    for name in ("feed-here", "feed-apart"):
        outputs = [word for end in ("xml", "rss", "json") for word in ("-o", f"{name}.{end}")]
        if name == "feed-here":
            result = family.run("build", "--no-index", *outputs)
            said, code = result.stderr, result.exit_code
        else:
            options = [*family.expected.get("options", []), "--now", NOW, "--no-index"]
            command = [sys.executable, "-m", "feedkit", "build", *options, *outputs]
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
            said, code = done.stderr, done.returncode
        assert code == family.exit_code
        files = [Path(file).read_text(encoding="utf-8") for file in outputs[1::2]]
        written[name] = [text.replace(f"{name}.", "feed.") for text in (said, *files)]
    assert written["feed-here"] == written["feed-apart"]


def test_what_is_no_post_is_left_out_for_the_generators_reason(family: Family) -> None:
    """Each file that lies where posts are is an entry, left out with a reason, or a problem."""
    document = json.loads(family.run("list", "--json").stdout)
    assert {one["path"]: one["reason"] for one in document["skipped"]} == family.left_out
    assert [str(Problem(**problem)) for problem in document["problems"]] == family.problems


def test_every_text_is_accounted_for(family: Family) -> None:
    """Only what the generator takes for a page, or for no part of the site, is never mentioned."""
    texts = {
        path.relative_to(family.root).as_posix()
        for path in family.root.rglob("*")
        if path.suffix in SOURCES
    }
    assert texts == {
        *(entry["source"] for entry in family.entries),
        *family.left_out,
        *(problem.partition(":")[0] for problem in family.problems),
        *family.expected["no_posts"],
    }


def test_init_writes_down_what_the_site_says_and_marks_the_rest(family: Family) -> None:
    """The file is TOML; a line that is to be filled in says so, on the screen as well."""
    result = CliRunner().invoke(main, ["init"], catch_exceptions=False)
    text = (family.root / "feedkit.toml").read_text(encoding="utf-8")
    known = family.expected["site"]
    site = tomllib.loads(text)["site"]
    assert {key: _name(value) for key, value in site.items()} == known
    missing = [key for key in ASKED_FOR if key not in known]
    assert [line.split()[1] for line in _marked(text) if line.startswith("# ")] == missing
    assert result.stderr.count("to fill in: ") == len(_marked(text))
    assert result.exit_code == 0


def test_feeds_hold_the_texts_as_readers_of_the_site_see_them(family: Family) -> None:
    """`feedkit init`, then `feedkit build`: all entries, no template language, whole addresses."""
    CliRunner().invoke(main, ["init"], catch_exceptions=False)
    result = family.run("build", "--limit", "0", "-o", "feed.json", "-o", "feed.xml")
    assert result.exit_code == family.exit_code, result.stderr
    feed = feedparser.parse((family.root / "feed.xml").read_bytes())
    assert not feed.bozo
    links = [entry["link"] for entry in family.entries]
    assert [entry.link for entry in feed.entries] == links
    items = json.loads((family.root / "feed.json").read_bytes())["items"]
    for item, entry in zip(items, family.entries, strict=True):
        html = item["content_html"]
        for words in entry["contains"]:
            assert words in html, entry["source"]
        for words in entry["lacks"]:
            assert words not in html, entry["source"]


def _name(value: object) -> object:
    """Return a value of the configuration; of a person the name."""
    return value["name"] if isinstance(value, dict) else value


def _marked(text: str) -> list[str]:
    return [line for line in text.splitlines() if "FILL IN" in line]
