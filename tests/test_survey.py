"""What a build takes from the site around the posts, and that it says so."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from feedkit.cli.commands import main
from feedkit.cli.starter import starter
from feedkit.config import parse_config
from feedkit.sites.found import Author, DetectedSite, Found

if TYPE_CHECKING:
    from click.testing import Result

HUGO = """
baseURL = "https://hugo.example/log/"
title = "Hugo's title"
languageCode = "en-gb"
timeZone = "Europe/London"
[params]
author = "Ada Lovelace"
[permalinks]
posts = "/:year/:slug/"
"""


def run(*arguments: str) -> Result:
    """Run the command as if it were typed."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small Hugo site, and stand in its folder."""
    files = {
        "hugo.toml": HUGO,
        "content/posts/one.md": "---\ntitle: One\ndate: 2024-07-01\n---\n",
        "content/posts/two/index.md": "---\ntitle: Two\ndate: 2024-07-02\ntags: [a, b]\n---\n",
        "content/posts/_index.md": "---\ntitle: Section\n---\n",
        "content/posts/draft.md": "---\ntitle: Draft\ndate: 2024-07-03\ndraft: true\n---\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def entries(result: Result) -> dict[str, str]:
    """Return the links that ``list --json`` printed, by title."""
    return {item["title"]: item["link"] for item in json.loads(result.stdout)["entries"]}


@pytest.mark.usefixtures("site")
def test_a_sites_own_configuration_is_taken_and_shown() -> None:
    """Address, title, links: nothing has to be said twice, and nothing is silent."""
    found = json.loads(run("list", "--json").stdout)
    assert found["detected"] == {
        "dialect": "hugo (hugo.toml)",
        "title": "Hugo's title (hugo.toml: title)",
        "url": "https://hugo.example/log/ (hugo.toml: baseURL)",
        "language": "en-gb (hugo.toml: languageCode)",
        "timezone": "Europe/London (hugo.toml: timeZone)",
        "author": "Ada Lovelace (hugo.toml: params.author)",
    }
    assert [(item["title"], item["link"], item["published"]) for item in found["entries"]] == [
        ("Two", "https://hugo.example/log/2024/two/", "2024-07-01T23:00:00Z"),
        ("One", "https://hugo.example/log/2024/one/", "2024-06-30T23:00:00Z"),
    ]
    lines = run("build").stderr.splitlines()
    assert lines[:2] == ["dialect: hugo (hugo.toml)", "title: Hugo's title (hugo.toml: title)"]


def test_our_configuration_comes_first(site: Path) -> None:
    """What feedkit.toml says is not looked for elsewhere, and an option overrides both."""
    (site / "feedkit.toml").write_text(
        "[site]\nurl = 'https://ours.example'\n[posts]\npermalink = '/:slug/'\n"
    )
    assert entries(run("list", "--json")) == {
        "Two": "https://ours.example/two/",
        "One": "https://ours.example/one/",
    }
    assert entries(run("list", "--json", "--url", "https://option.example"))["One"] == (
        "https://option.example/one/"
    )


@pytest.mark.usefixtures("site")
def test_a_folder_of_a_site_is_seen_as_part_of_it() -> None:
    """The links are the same, whether one names the folder or stands in the site's."""
    assert entries(run("list", "content/posts/two", "--json")) == {
        "Two": "https://hugo.example/log/2024/two/"
    }
    assert entries(run("list", "content/posts/one.md", "--json")) == {
        "One": "https://hugo.example/log/2024/one/"
    }


@pytest.mark.usefixtures("site")
def test_plain_means_that_nothing_is_detected() -> None:
    """For those who know better."""
    found = run(
        "list", "content/posts", "--dialect", "plain", "--url", "https://x.example", "--json"
    )
    assert json.loads(found.stdout)["detected"] == {}
    assert entries(found)["Two"] == "https://x.example/two/"


@pytest.mark.usefixtures("site")
def test_a_dialect_that_there_is_not() -> None:
    """The nearest one is named."""
    result = run("list", "--dialect", "hugoo", "--url", "https://x.example")
    assert (result.exit_code, result.stderr) == (
        2,
        "feedkit: posts.dialect: there is no hugoo; did you mean hugo?\n",
    )


@pytest.mark.usefixtures("site")
def test_list_is_a_line_for_each_post_and_why_others_are_not_there() -> None:
    """With tabs where nobody looks, so that `cut` can."""
    result = run("list")
    lines = result.stdout.splitlines()
    assert lines[0] == (
        "2024-07-01 23:00\tTwo\thttps://hugo.example/log/2024/two/\ta, b\t"
        "content/posts/two/index.md"
    )
    assert "left out: content/posts/draft.md: draft: true" in lines
    assert result.stderr.endswith("2 entries, 2 left out, 0 problems\n")


def test_list_says_what_is_wrong(site: Path) -> None:
    """And with the same exit code as a build."""
    (site / "content/posts/bad.md").write_text("---\ntitle: x\ndate: soon\n---\n")
    result = run("list")
    assert result.exit_code == 3
    expected = "content/posts/bad.md:3: date: expected an ISO 8601 date, got 'soon'"
    assert expected in result.stdout.splitlines()
    assert not (site / "feed.xml").exists()


def test_init_writes_what_was_found_and_marks_what_was_not(site: Path) -> None:
    """Then a build needs nothing else."""
    result = run("init")
    assert result.exit_code == 0
    assert result.stderr.startswith("feedkit.toml: written for this hugo site\n")
    assert "to fill in: description: one line about the site\n" in result.stderr
    text = (site / "feedkit.toml").read_text()
    assert 'url = "https://hugo.example/log/"  # hugo.toml: baseURL' in text
    config = parse_config(tomllib.loads(text), "feedkit.toml")
    assert (config.site.title, config.posts.dialect) == ("Hugo's title", "hugo")
    result = run("build")
    assert (result.exit_code, result.stderr) == (
        0,
        "dialect: hugo (hugo.toml)\nstatic/feed.xml: 2 entries, written\n",
    )
    assert b'href="https://hugo.example/log/feed.xml" rel="self"' in (
        (site / "static/feed.xml").read_bytes()
    )


def test_init_replaces_nothing_unasked(site: Path) -> None:
    """A configuration may be the work of an evening."""
    (site / "feedkit.toml").write_text("# mine\n")
    result = run("init")
    assert (result.exit_code, result.stderr) == (
        2,
        "feedkit: feedkit.toml: is there already; --force replaces it\n",
    )
    assert (site / "feedkit.toml").read_text() == "# mine\n"
    assert run("init", "--force").exit_code == 0
    assert (site / "feedkit.toml").read_text() != "# mine\n"


def test_init_of_a_folder_without_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All lines that have to be filled in are marked, and the address is the only one needed."""
    monkeypatch.chdir(tmp_path)
    assert "written for posts of no generator that feedkit knows" in run("init").stderr
    assert tomllib.loads((tmp_path / "feedkit.toml").read_text())["posts"] == {"source": "."}
    assert "site.url: missing" in run("build").stderr
    assert run("build", "--url", "https://x.example").exit_code == 0
    assert run("init", "nowhere").stderr == "feedkit: nowhere: there is no such folder\n"


texts = st.text(min_size=1).filter(lambda text: text.strip() == text and text.isprintable())


@given(texts, texts, texts)
def test_whatever_a_site_is_called_the_starter_is_toml(title: str, name: str, where: str) -> None:
    """And says the same."""
    site = DetectedSite(
        dialect="jekyll",
        config=(Path("_config.yml"),),
        title=Found(value=title, where=where),
        author=Found(value=Author(name=name, email="a@x.example"), where=where),
        sources=(name,),
        exclude=(title,),
        settings={"permalink": where, "static": {name: "/"}},
    )
    config = parse_config(tomllib.loads(starter(site)), "feedkit.toml")
    assert config.site.title == title
    assert config.site.person().name == name  # type: ignore[union-attr]


@pytest.mark.parametrize("ending", ["html", "njk", "liquid"])
def test_posts_of_eleventy_may_be_html(tmp_path: Path, ending: str) -> None:
    """What is dated is a post in whatever template language; what is not is a page.

    https://www.11ty.dev/docs/languages/. Indentation makes no code of HTML.
    """
    text = "---\ntitle: {}\n{}---\n<p>{{{{ title | upper }}}}\n\n    more</p>\n"
    files = {
        "eleventy.config.js": "export default function () {}\n",
        f"blog/a.{ending}": text.format("One", "date: 2024-07-01\n"),
        "blog/b.md": text.format("Two", "date: 2024-07-01\n"),
        f"blog/list.{ending}": text.format("List", ""),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    feed = str(tmp_path / "feed.json")
    done = run("build", str(tmp_path), "--url", "https://x.example/", "-o", feed, "--no-index")
    found = json.loads(Path(feed).read_text())["items"]
    assert (done.exit_code, [item["title"] for item in found]) == (0, ["One", "Two"])
    assert found[0]["url"] == "https://x.example/blog/a/"
    assert found[0]["content_html"].split() == ["<p>ONE", "more", "</p>"]


def test_notebooks_of_nikola_are_named(tmp_path: Path) -> None:
    """They are posts on the site (https://getnikola.com/handbook.html#jupyter), and here not lost.

    What cannot be read is left out, and `feedkit list` says so.
    """
    (tmp_path / "conf.py").write_text("BLOG_TITLE = 'T'\nSITE_URL = 'https://x.example/'\n")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.ipynb").write_text('{"cells": []}')
    shown = run("list", str(tmp_path))
    assert shown.exit_code == 0
    assert "posts/a.ipynb: is a notebook, which feedkit does not read" in shown.output
