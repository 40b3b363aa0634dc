"""``feedkit links``: what it prints, of which feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from feedkit.cli.commands import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

SITE = '[site]\nurl = "https://x.example/"\ntitle = "Notes"\n[posts]\nsource = "posts"\n'
MAIN = '[[feeds]]\npath = ["public/feed.xml", "public/feed.json"]\n'
TAGS = '[[feeds]]\nper = "tag"\npath = "public/tags/:tag.xml"\n'


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a blog of one post, and stand in its folder."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_text(
        "---\ntitle: A\ndate: 2024-01-01\ntags: [sea, land]\n---\nText.\n"
    )
    (tmp_path / "feedkit.toml").write_text(SITE + MAIN + TAGS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run the command as if it were typed."""
    return CliRunner().invoke(main, ["links", *arguments], catch_exceptions=False)


def test_it_prints_the_feeds_of_the_configuration(blog: Path) -> None:
    """In its order, each format of a feed; nothing is written."""
    before = sorted(blog.rglob("*"))
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        '<link rel="alternate" type="application/atom+xml" title="Notes (Atom)"'
        ' href="https://x.example/feed.xml">\n'
        '<link rel="alternate" type="application/feed+json" title="Notes (JSON Feed)"'
        ' href="https://x.example/feed.json">\n'
    )
    assert sorted(blog.rglob("*")) == before


@pytest.mark.usefixtures("blog")
def test_the_feeds_for_each_tag_are_printed_when_asked_for() -> None:
    """A reader that is given the page's address would offer all of them."""
    lines = run("--all").stdout.splitlines()
    assert len(lines) == 4
    assert 'title="Notes | sea" href="https://x.example/tags/sea.xml"' in "\n".join(lines[2:])


@pytest.mark.usefixtures("blog")
def test_options_override_the_configuration() -> None:
    """The same as of build."""
    result = run("-o", "public/rss.xml", "--title", "Other", "--url", "https://y.example/")
    assert result.stdout == (
        '<link rel="alternate" type="application/rss+xml" title="Other"'
        ' href="https://y.example/rss.xml">\n'
    )


def test_it_says_why_it_prints_nothing(blog: Path) -> None:
    """Where all feeds are of parts of the posts."""
    (blog / "feedkit.toml").write_text(SITE + TAGS)
    result = run()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "there are only feeds for each tag, author, …; --all prints them\n"


def test_a_configuration_that_makes_no_sense_is_one_line(blog: Path) -> None:
    """As with every command."""
    (blog / "feedkit.toml").write_text("[site]\ntitle = 'x'\n[posts]\nsource = 'posts'\n")
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("feedkit: ")
    assert result.stderr.count("\n") == 1
