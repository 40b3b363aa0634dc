"""The command, as a person or a scheduler meets it: what is printed, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest
from click.testing import CliRunner

from feedkit.cli.build import build
from feedkit.cli.commands import main

if TYPE_CHECKING:
    from click.testing import Result

POST = "---\ntitle: {title}\ndate: {date}\n---\nSome *text*.\n"


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a blog of two posts and a draft, and stand in its folder."""
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "a.md").write_text(POST.format(title="Older", date="2024-01-01"))
    (posts / "b.md").write_text(POST.format(title="Newer", date="2024-01-02"))
    (posts / "c.md").write_text("---\ntitle: Draft\ndraft: true\n---\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run the command as if it were typed."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


BUILD = ("build", "posts", "--url", "https://x.example/")


def test_a_folder_and_an_address_are_enough(blog: Path) -> None:
    """An Atom feed called feed.xml, in the folder where the command was run."""
    result = run(*BUILD)
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "feed.xml: 2 entries, written\n",
    )
    feed = feedparser.parse((blog / "feed.xml").read_bytes())
    assert feed.version == "atom10"
    assert feed.feed.title == "x.example"
    assert [entry.title for entry in feed.entries] == ["Newer", "Older"]


def test_the_second_run_changes_nothing(blog: Path) -> None:
    """And with -q it says nothing either, so cron sends no mail."""
    run(*BUILD)
    before = (blog / "feed.xml").stat().st_mtime_ns
    assert run(*BUILD).stderr == "feed.xml: 2 entries, unchanged\n"
    quiet = run(*BUILD, "-q")
    assert (quiet.exit_code, quiet.output) == (0, "")
    assert (blog / "feed.xml").stat().st_mtime_ns == before


def test_each_output_has_the_format_of_its_name(blog: Path) -> None:
    """Unless --format says otherwise."""
    run(*BUILD, "-o", "out/atom.xml", "-o", "out/rss.xml", "-o", "out/feed.json")
    assert feedparser.parse((blog / "out/atom.xml").read_bytes()).version == "atom10"
    assert feedparser.parse((blog / "out/rss.xml").read_bytes()).version == "rss20"
    assert json.loads((blog / "out/feed.json").read_bytes())["version"].endswith("/1.1")
    run(*BUILD, "-o", "out/atom.xml", "--format", "rss")
    assert feedparser.parse((blog / "out/atom.xml").read_bytes()).version == "rss20"


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--limit", "1"], ["Newer"]),
        (["--limit", "0"], ["Newer", "Older"]),
        (["--exclude", "b.md"], ["Older"]),
        (["--include", "b.md"], ["Newer"]),
        (["--where", "title=Older"], ["Older"]),
        (["--where", "TITLE=Older", "--where", "date=2024-01-01"], ["Older"]),
        (["--now", "2024-01-01T12:00"], ["Older"]),
        (["--now", "2024-01-01T12:00", "--future"], ["Newer", "Older"]),
    ],
)
def test_options_choose_the_posts(blog: Path, options: list[str], titles: list[str]) -> None:
    """Each option on its own."""
    assert run(*BUILD, *options).exit_code == 0
    feed = feedparser.parse((blog / "feed.xml").read_bytes())
    assert [entry.title for entry in feed.entries] == titles


def test_drafts_are_in_when_asked_for(blog: Path) -> None:
    """A draft without a date needs one, as any post."""
    (blog / "posts/c.md").write_text("---\ntitle: Draft\ndraft: true\ndate: 2024-01-03\n---\n")
    run(*BUILD, "--drafts")
    feed = feedparser.parse((blog / "feed.xml").read_bytes())
    assert [entry.title for entry in feed.entries] == ["Draft", "Newer", "Older"]


def test_options_describe_the_site(blog: Path) -> None:
    """They override the configuration file."""
    (blog / "feedkit.toml").write_text(
        "[site]\ntitle = 'File'\nurl = 'https://file.example'\nlanguage = 'en'\n"
        "[posts]\nsource = 'posts'\n[[feeds]]\npath = 'public/feed.xml'\n"
    )
    options = ["--title", "Option", "--author", "Ada", "--content", "summary"]
    assert run("build", *options, "--timezone", "Asia/Tokyo").exit_code == 0
    feed = feedparser.parse((blog / "public/feed.xml").read_bytes())
    assert (feed.feed.title, feed.feed.author, feed.feed.language) == ("Option", "Ada", "en")
    assert feed.entries[0].published == "2024-01-01T15:00:00+00:00"
    assert (feed.entries[0].summary, "content" in feed.entries[0]) == ("Some text.", False)
    links = [link.href for link in feed.feed.links if link.rel == "self"]
    assert links == ["https://file.example/feed.xml"]


def test_paths_of_another_folders_configuration(
    blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in the file is relative to it; what is typed, to where one stands."""
    (blog / "feedkit.toml").write_text(
        "[site]\nurl = 'https://x.example'\n[posts]\nsource = 'posts'\n"
        "[[feeds]]\npath = 'public/feed.xml'\n"
    )
    elsewhere = blog / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    result = run("build", "-c", "../feedkit.toml")
    assert result.stderr == "../public/feed.xml: 2 entries, written\n"
    assert run("build", "-c", "../feedkit.toml", "-o", "here.xml").exit_code == 0
    assert (elsewhere / "here.xml").exists()
    (blog / "posts/bad.md").write_text("---\ntitle: x\ndate: soon\n---\n")
    assert run("build", "-c", "../feedkit.toml").stderr.startswith("../posts/bad.md:3: date: ")


def test_a_bad_post_is_left_out_and_named(blog: Path) -> None:
    """The others are published; exit code 3 tells a script."""
    (blog / "posts/bad.md").write_text("---\ntitle: x\ndate: yesterday\n---\n")
    result = run(*BUILD)
    assert result.exit_code == 3
    assert result.stderr == (
        "posts/bad.md:3: date: expected an ISO 8601 date, got 'yesterday'\n"
        "feed.xml: 2 entries, written\n"
        "1 problem; what it is about was left out\n"
    )
    assert run(*BUILD, "-q").stderr.count("\n") == 1


def test_a_warning_is_no_reason_for_mail(blog: Path) -> None:
    """It is said, but not with -q, or cron would send it four times an hour for years."""
    (blog / "posts/d.md").write_text("---\ntitle: x\ntitle: y\ndate: 2024-01-03\n---\n")
    result = run(*BUILD)
    assert result.exit_code == 0
    assert result.stderr.startswith("posts/d.md:3: warning: title: ")
    assert run(*BUILD, "-q").output == ""
    assert run(*BUILD, "--strict").exit_code == 1


def test_strict_writes_nothing_when_a_post_is_bad(blog: Path) -> None:
    """The old feed stays."""
    run(*BUILD)
    old = (blog / "feed.xml").read_bytes()
    (blog / "posts/bad.md").write_text("---\ntitle: x\ndate: yesterday\n---\n")
    (blog / "posts/d.md").write_text(POST.format(title="New", date="2024-01-03"))
    result = run(*BUILD, "--strict")
    assert result.exit_code == 1
    assert result.stderr.endswith("nothing was written: 1 problem (--strict)\n")
    assert (blog / "feed.xml").read_bytes() == old


def test_a_dry_run_writes_nothing(blog: Path) -> None:
    """But says what it would do."""
    assert run(*BUILD, "--dry-run").stderr == "feed.xml: 2 entries, would be written\n"
    assert not (blog / "feed.xml").exists()
    run(*BUILD)
    assert run(*BUILD, "--dry-run").stderr == "feed.xml: 2 entries, unchanged\n"


@pytest.mark.usefixtures("blog")
def test_verbose_says_why_a_post_is_not_there() -> None:
    """The reason is the front matter's own words."""
    assert "posts/c.md: left out: draft: true\n" in run(*BUILD, "-v").stderr
    assert "posts/a.md" not in run(*BUILD, "-v").stderr


def test_the_report_for_programs(blog: Path) -> None:
    """--json prints it on standard output, and nothing else goes there."""
    (blog / "posts/bad.md").write_text("---\ntitle: x\ndate: yesterday\n---\n")
    (blog / "posts/soon.md").write_text(POST.format(title="Soon", date="2199-01-01"))
    result = run(*BUILD, "--json")
    assert result.exit_code == 3
    size = (blog / "feed.xml").stat().st_size
    assert json.loads(result.stdout) == {
        "source": "posts",
        "detected": {},
        "posts": 5,
        "entries": 2,
        "skipped": [
            {"path": "posts/c.md", "reason": "draft: true"},
            {"path": "posts/soon.md", "reason": "not before 2199-01-01 00:00 UTC"},
        ],
        "problems": [
            {
                "path": "posts/bad.md",
                "line": 3,
                "field": "date",
                "message": "expected an ISO 8601 date, got 'yesterday'",
                "kept": False,
            }
        ],
        "feeds": [
            {
                "path": "feed.xml",
                "changed": True,
                "bytes": size,
                "url": "https://x.example/feed.xml",
                "title": "x.example",
                "format": "atom",
                "entries": 2,
                "archive": False,
                "hubs": [],
            }
        ],
        "files": [],
        "index": None,
        "next_due": "2199-01-01T00:00:00Z",
    }


def test_an_empty_folder_makes_a_valid_empty_feed_and_says_so(blog: Path) -> None:
    """It is not an error: a new blog has no posts."""
    (blog / "none").mkdir()
    result = run("build", "none", "--url", "https://x.example/")
    assert result.exit_code == 0
    assert result.stderr == (
        "none: no posts found, so the feed is empty\nfeed.xml: 0 entries, written\n"
    )
    feed = feedparser.parse((blog / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.entries == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["posts"],
            2,
            (
                "site.url: missing; say where the site is: --url https://example.org/, or url = … "
                "below [site] in feedkit.toml"
            ),
        ),
        (
            ["posts", "--url", "example.org"],
            2,
            "site.url: expected an absolute http(s) URL, got 'example.org'",
        ),
        (["nowhere", "--url", "https://x.example"], 2, "nowhere: "),
        (["posts", "--url", "https://x.example", "--where", "x"], 2, "--where: expected KEY=VALUE"),
        (
            ["posts", "--url", "https://x.example", "--timezone", "Mars"],
            2,
            "site.timezone: expected a name like 'Europe/London', got 'Mars'",
        ),
        (
            ["posts", "--url", "https://x.example", "--now", "noon"],
            2,
            "--now: expected an ISO 8601 date, got 'noon'",
        ),
        (
            ["posts", "--url", "https://x.example", "-o", "posts"],
            1,
            "posts: cannot write the feed: is a folder; name a file in it",
        ),
        (
            ["posts", "--url", "https://x.example", "-o", "posts/a.md/feed.xml"],
            1,
            "posts/a.md/feed.xml: cannot write the feed: not a directory",
        ),
        (["bad.toml"], 2, "bad.toml: expected the folder of the posts, got a configuration: name"),
        (["-c", "none.toml"], 2, "none.toml: cannot read the configuration: No such file"),
        (["-c", "bad.toml"], 2, "bad.toml: site.titel: unknown key; did you mean 'title'?"),
        (["-c", "words.toml"], 2, "posts.permalink: there is no :yaer; did you mean :year?"),
        (["-c", "time.toml"], 2, "posts.default_time: expected HH:MM, got 'noon'"),
        (["-c", "ids.toml"], 2, "posts.ids: expected something like 'tag:example.org,2019'"),
        (["-c", "feed.toml"], 2, "feeds.url: expected an http(s) address, got 'ftp://x/'"),
        (["-c", "icon.toml"], 2, "site.icon: expected an http(s) address, got 'http://['"),
    ],
)
def test_what_a_user_can_get_wrong_is_one_line(
    blog: Path, arguments: list[str], code: int, message: str
) -> None:
    """It says what to do; there is never a traceback, and the old feed is untouched."""
    site = "[site]\nurl = 'https://x.example'\n"
    for name, text in {
        "bad": "[site]\ntitel = 'x'",
        "words": f"{site}[posts]\npermalink = '/:yaer/'",
        "time": f"{site}[posts]\ndefault_time = 'noon'",
        "ids": f"{site}[posts]\nids = 'x'",
        "feed": f"{site}[[feeds]]\npath = 'a.xml'\nurl = 'ftp://x/'",
        "icon": f"{site}icon = 'http://['",
    }.items():
        (blog / f"{name}.toml").write_text(text)
    (blog / "feed.xml").write_text("the old feed")
    result = run("build", *arguments)
    assert result.exit_code == code
    assert result.stderr.startswith(f"feedkit: {message}")
    assert result.stderr.count("\n") == 1
    assert (blog / "feed.xml").read_text() == "the old feed"


@pytest.mark.usefixtures("blog")
def test_an_output_folder_that_cannot_be_written() -> None:
    """Even root cannot write below /proc."""
    result = run(*BUILD, "-o", "/proc/feed.xml")
    assert result.exit_code == 1
    assert result.stderr.startswith("feedkit: /proc/feed.xml: cannot write the feed: ")


@pytest.mark.parametrize("command", [["--help"], ["build", "--help"]])
def test_help_shows_an_example(command: list[str]) -> None:
    """Of the command, and of every option that takes a value."""
    text = run(*command).stdout
    assert "feedkit build posts/ --url https://example.org/" in text
    if command[0] == "build":
        for option in build.params:
            if getattr(option, "is_flag", True) is False:
                assert "Example: " in (getattr(option, "help", "") or ""), option.name


def test_it_runs_as_a_module_too(blog: Path) -> None:
    """`python -m feedkit` is the same command."""
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "feedkit", *BUILD],
        capture_output=True,
        text=True,
        check=False,
        cwd=blog,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert (result.returncode, result.stderr) == (0, "feed.xml: 2 entries, written\n")


@pytest.mark.parametrize(
    ("arguments", "code", "lines"),
    [
        ((*BUILD, "-v"), 3, 2004),
        (("list", *BUILD[1:], "--json"), 3, 8046),
        (("--version",), 0, 1),
        (("nothing",), 2, 4),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_process_of_its_own_says_all(
    blog: Path, arguments: tuple[str, ...], code: int, lines: int
) -> None:
    """However long it is, it arrives in a pipe, and the exit code with it."""
    for number in range(2000):
        draft = blog / "posts" / f"{number}.md"
        draft.write_text("---\ntitle: A draft\ndraft: true\n---\n")
    (blog / "posts" / "wrong.md").write_text("---\ntitle: A\ndate: never\n---\n")
    command = [sys.executable, "-m", "feedkit", *arguments]
    result = subprocess.run(  # noqa: S603 - our own program
        command, capture_output=True, text=True, check=False, cwd=blog
    )
    assert result.returncode == code
    assert len((result.stdout + result.stderr).splitlines()) == lines


def test_a_reader_that_goes_away_is_no_crash(blog: Path) -> None:
    """As in ``feedkit list | head``."""
    command = [sys.executable, "-m", "feedkit", "list", *BUILD[1:]]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=blog
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said


def test_without_a_current_folder_it_says_so(tmp_path: Path) -> None:
    """It was deleted, and nothing that is relative to it is anywhere."""
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os, sys; os.rmdir(os.getcwd()); sys.argv = ['feedkit', 'build']\n"
    code += "from feedkit.start import main; main()"
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], cwd=gone, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith("feedkit: the current folder cannot be read: ")
    assert result.stderr.count("\n") == 1
