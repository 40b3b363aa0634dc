"""The way of a post from end to end: the same posts give the same bytes, whatever happens."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit import (
    Config,
    ConfigError,
    FeedkitWarning,
    PostError,
    Problem,
    Site,
    build,
    load_entries,
    make_feed,
    to_atom,
    to_json,
    to_rss,
)
from feedkit.config import FeedConfig, SiteConfig

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
SITE = Site(title="x", url="https://x.example/")


def test_neither_order_nor_machine_changes_a_byte(tmp_path: Path) -> None:
    """Other inodes, time zone, locale and hash seed; the second run does not touch the file."""
    seen = set()
    for number, (zone, locale, seed) in enumerate(
        [("UTC", "C", "0"), ("Asia/Kolkata", "C.UTF-8", "1"), ("America/St_Johns", "POSIX", "2")]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        files = [path for path in (GOLDEN / "fields").rglob("*") if path.is_file()]
        random.Random(number).shuffle(files)  # noqa: S311 - any order will do
        for file in files:
            target = folder / file.relative_to(GOLDEN / "fields")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
        command = [sys.executable, "-m", "feedkit", "build", "--now", "2024-12-31"]
        settings = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        for expected in ("written", "unchanged"):
            result = subprocess.run(  # noqa: S603 - our own program
                command,
                cwd=folder,
                env=os.environ | settings,
                capture_output=True,
                text=True,
                check=True,
            )
            assert result.stderr.count(expected) == 2
        seen.add(((folder / "feed.xml").read_bytes(), (folder / "rss.xml").read_bytes()))
    assert len(seen) == 1


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_a_whole_feed(tmp_path: Path) -> None:
    """At thirty moments all over the run: the feed is the old one or the new one."""
    shutil.copytree(GOLDEN / "fields", tmp_path / "blog")
    blog = tmp_path / "blog"
    post = blog / "posts" / "2024-06-01-changing.md"
    old = b""
    moments = random.Random(2)  # noqa: S311 - any spread of moments will do
    duration = 0.0
    for number in range(30):
        post.write_text(f"---\ntitle: Version {number}\n---\n" + "Text. " * (number + 1))
        started = time.monotonic()
        with subprocess.Popen(
            [sys.executable, "-m", "feedkit", "build", "--now", "2024-12-31", "-q"],
            cwd=blog,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        ) as process:
            if number:
                time.sleep(duration * moments.uniform(0.3, 1.1))
                process.send_signal(signal.SIGKILL)
            process.wait()
        duration = duration or time.monotonic() - started
        found = (blog / "feed.xml").read_bytes()
        if found != old:
            assert f"Version {number}" in found.decode()
        assert not feedparser.parse(found).bozo
        old = found


def write_posts(folder: Path, posts: dict[str, str]) -> Path:
    """Write files by their names."""
    for name, text in posts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_library_in_ten_lines(tmp_path: Path) -> None:
    """As the README has it."""
    write_posts(
        tmp_path, {f"2024-01-{day:02}-post-{day}.md": f"Day {day}." for day in range(1, 31)}
    )
    entries = load_entries(tmp_path, SITE)
    assert [entry.published.day for entry in entries] == list(range(30, 0, -1))
    assert all(entry.content is None for entry in entries)
    feed = make_feed(SITE, entries, limit=20)
    assert len(feed.entries) == 20
    assert feed.entries[0].content == "<p>Day 30.</p>"
    assert feed.url == "https://x.example/feed.xml"
    assert len(feedparser.parse(to_atom(feed)).entries) == 20
    assert len(feedparser.parse(to_rss(feed)).entries) == 20
    assert len(json.loads(to_json(feed))["items"]) == 20


def test_a_bad_post_is_an_error_unless_somebody_takes_it(tmp_path: Path) -> None:
    """The error carries the problem; the callback gets it, and the rest goes on."""
    write_posts(tmp_path, {"a.md": "---\ndate: never\n---\n", "2024-01-01-b.md": "Fine."})
    with pytest.raises(PostError) as caught:
        load_entries(tmp_path, SITE)
    expected = Problem(
        path="a.md", line=2, field="date", message="expected an ISO 8601 date, got 'never'"
    )
    assert caught.value.problem == expected
    problems: list[Problem] = []
    entries = load_entries(tmp_path, SITE, on_problem=problems.append)
    assert [entry.title for entry in entries] == ["B"]
    assert problems == [expected]


def test_what_costs_no_post_its_place_is_a_warning(tmp_path: Path) -> None:
    """Python's own, when nobody takes it."""
    write_posts(tmp_path, {"2024-01-01-a.md": "---\ntitle: one\ntitle: two\n---\n"})
    with pytest.warns(FeedkitWarning, match="expected each key once"):
        entries = load_entries(tmp_path, SITE)
    assert [entry.title for entry in entries] == ["two"]


def test_an_executable_error_survives_pickling() -> None:
    """Errors cross the border of a process whole."""
    import pickle  # noqa: PLC0415

    error = PostError(Problem(path="a.md", message="x"))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (str(again), again.problem) == (str(error), error.problem)


def test_two_posts_with_one_address_are_a_problem(tmp_path: Path) -> None:
    """The newer one stays; the line names both."""
    write_posts(
        tmp_path, {"2024-01-01-a.md": "Old.", "sub/2024-01-02-a.md": "---\nslug: /a\n---\n"}
    )
    problems: list[Problem] = []
    write_posts(tmp_path, {"2024-01-03-b.md": "---\nslug: a\n---\n"})
    entries = load_entries(tmp_path, SITE, on_problem=problems.append)
    assert [entry.source for entry in entries] == ["2024-01-03-b.md", "sub/2024-01-02-a.md"]
    assert [str(problem) for problem in problems] == [
        "2024-01-01-a.md: id: has the same id as 2024-01-03-b.md: https://x.example/a/"
    ]


def test_posts_of_one_instant_are_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Nothing else decides."""
    names = [f"2024-01-01-{letter}.md" for letter in "dbaec"]
    write_posts(tmp_path, dict.fromkeys(names, "Text."))
    assert [entry.title for entry in load_entries(tmp_path, SITE)] == list("ABCDE")


def test_a_post_appears_when_its_time_comes(tmp_path: Path) -> None:
    """To the second; the report says when the next one is due."""
    due = datetime(2024, 6, 1, 12, tzinfo=UTC)
    write_posts(tmp_path, {"posts/a.md": f"---\ndate: {due.isoformat()}\n---\n"})
    config = tmp_path / "feedkit.toml"
    config.write_text("[site]\nurl = 'https://x.example'\n[posts]\nsource = 'posts'\n")
    report = build(config, now=due - timedelta(seconds=1))
    assert (report.entries, report.next_due) == (0, due)
    report = build(config, now=due)
    assert (report.entries, report.next_due) == (1, None)


def test_a_folder_that_is_not_there_is_a_configuration_error(tmp_path: Path) -> None:
    """It was the caller who named it."""
    with pytest.raises(ConfigError, match="nowhere"):
        load_entries(tmp_path / "nowhere", SITE)


def test_a_source_may_be_one_post(tmp_path: Path) -> None:
    """Its path is its name."""
    write_posts(tmp_path, {"2024-01-01-a.md": "Text.", "2024-01-02-b.md": "Text."})
    (entry,) = load_entries(tmp_path / "2024-01-01-a.md", SITE)
    assert (entry.source, entry.body) == ("2024-01-01-a.md", "Text.")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"dialect": "hugoo"}, "dialect: there is no hugoo; did you mean hugo?"),
        ({"permalink": "/:yaer/"}, "permalink: there is no :yaer; did you mean :year?"),
    ],
)
def test_a_word_that_there_is_not(tmp_path: Path, options: dict[str, str], message: str) -> None:
    """The library says what the command says, before it reads a post."""
    with pytest.raises(ConfigError) as caught:
        load_entries(tmp_path, SITE, **options)  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_a_config_can_be_made_in_code(tmp_path: Path) -> None:
    """`folder` says what its paths are relative to."""
    write_posts(tmp_path, {"2024-01-01-a.md": "Text."})
    config = Config(
        site=SiteConfig(url="https://x.example"), feeds=[FeedConfig(path="out/feed.json")]
    )
    report = build(config, folder=tmp_path)
    assert [feed.entries for feed in report.feeds] == [1]
    assert (tmp_path / "out/feed.json").exists()


def test_translations_share_the_picture_of_their_front_matter(tmp_path: Path) -> None:
    """https://gohugo.io/content-management/multilingual/#page-bundles."""
    front = "---\ntitle: A\ndate: 2024-01-01\nimage: a.png\n---\n"
    config = "baseURL: https://x.example/\nlanguages: {en: {}, fr: {}}\n"
    (tmp_path / "hugo.yaml").write_text(config)
    bundle = tmp_path / "content" / "posts" / "a"
    bundle.mkdir(parents=True)
    for name in ("index.md", "index.fr.md"):
        (bundle / name).write_text(front)
    feeds = [FeedConfig(path="feed.json")]
    build(Config(site=SiteConfig(url="https://x.example"), feeds=feeds), folder=tmp_path)
    items = json.loads((tmp_path / "feed.json").read_text())["items"]
    assert {item["url"].removeprefix("https://x.example") for item in items} == {
        "/posts/a/",
        "/fr/posts/a/",
    }
    assert {item["image"] for item in items} == {"https://x.example/posts/a/a.png"}


yaml_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = """title date pubDate updated lastmod description tags categories author authors image images
permalink url slug path id guid lang draft published status enclosure expiryDate"""
keys = st.sampled_from(KEYS.split()) | st.text(max_size=9)


@given(st.dictionaries(keys, yaml_values, max_size=8), st.text(max_size=200))
def test_any_front_matter_gives_an_entry_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, metadata: dict[str, object], body: str
) -> None:
    """And never another exception; what comes out is a feed."""
    folder = tmp_path_factory.mktemp("posts")
    text = f"---\n{json.dumps(metadata, default=str)}\n---\n{body}"
    (folder / "2024-01-01-post.md").write_bytes(text.encode("utf-8", "replace"))
    problems: list[Problem] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FeedkitWarning)
        entries = load_entries(folder, SITE, drafts=True, future=True, on_problem=problems.append)
        feed = make_feed(SITE, entries, on_problem=problems.append)
    assert len(entries) <= 1
    assert not feedparser.parse(to_atom(feed)).bozo
    assert not feedparser.parse(to_rss(feed)).bozo


def test_a_time_that_is_not_there_in_the_sites_zone_is_a_problem(tmp_path: Path) -> None:
    """The last hours of the year 9999 are in the year 10000 in Tokyo."""
    (tmp_path / "a.md").write_text("---\ndate: 9999-12-31T23:00:00Z\n---\nText.\n")
    site = Site(title="x", url="https://x.example/", timezone="Asia/Tokyo")
    with pytest.raises(PostError, match=r"a\.md:2: date: expected a time that there is in Asia"):
        load_entries(tmp_path, site, future=True)


def test_the_page_of_a_section_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """It may keep posts out, or say who wrote them; the posts themselves are there."""
    files = {
        "hugo.toml": 'title = "x"\nbaseURL = "https://x.example/"\n',
        "content/posts/_index.md": "---\ntitle: [x\n---\n",
        "content/posts/a.md": "---\ntitle: A\ndate: 2024-05-01\n---\nText.\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for _ in range(2):
        report = build(Config(), folder=tmp_path, index=tmp_path / "index")
        assert report.entries == 1
        (problem,) = report.problems
        assert problem.path == f"{tmp_path}/content/posts/_index.md"
        assert problem.line == 2
