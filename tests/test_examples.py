from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import feedparser
import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from flask.testing import FlaskClient

EXAMPLES = Path(__file__).parent.parent / "examples"
BLOG = EXAMPLES / "blog"
HOME = "/srv/lighthouse"  # where the files in examples/cron expect the blog

# A draft, and a post of the year 2099.
LEFT_OUT = {"2024-09-15-the-lens-goes-on-loan", "2099-01-01-opening-the-biscuit-tin"}
# The names of the files begin with the date, and so sort like the posts.
PUBLISHED = sorted(
    {post.stem for post in BLOG.glob("src/pages/blog/*.md")} - LEFT_OUT, reverse=True
)
LINKS = [f"https://lighthouse.example/log/{quote(name[11:])}/" for name in PUBLISHED]

TYPES = {
    "feed.xml": "application/atom+xml; charset=utf-8",
    "rss.xml": "application/rss+xml; charset=utf-8",
    "feed.json": "application/feed+json",
}


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Return a copy of the example blog, without feeds."""
    return shutil.copytree(BLOG, tmp_path / "blog", ignore=shutil.ignore_patterns("public"))


def run(
    *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command, and return what it printed and its exit code."""
    return subprocess.run(  # noqa: S603 - the commands are those of this file and of examples/
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )


def feedkit(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run feedkit in the folder `cwd`."""
    return run(sys.executable, "-m", "feedkit", *arguments, cwd=cwd)


def entries(document: bytes) -> list[tuple[str, str, str, str]]:
    """Return the id, link, title and HTML of each entry of a feed of any format, in order."""
    if document.startswith(b"{"):
        items = json.loads(document)["items"]
        return [(item["id"], item["url"], item["title"], item["content_html"]) for item in items]
    feed = feedparser.parse(document)
    assert not feed.bozo
    # feedparser calls an RSS item's description its summary.
    return [
        (
            item.id,
            item.link,
            item.title,
            item.content[0].value if "content" in item else item.summary,
        )
        for item in feed.entries
    ]


def assert_complete(folder: Path) -> None:
    """Assert that the feeds in `folder` have the posts of the blog, and agree on them."""
    atom, *others = (
        [entry[:3] for entry in entries((folder / name).read_bytes())] for name in TYPES
    )
    assert [link for _, link, _ in atom] == LINKS
    assert others == [atom] * len(others)


def test_blog_has_the_shapes_it_is_there_to_show() -> None:
    """The blog is large enough, and pages that are no posts stand beside its posts."""
    assert len(PUBLISHED) == 16
    assert len(list(BLOG.glob("src/pages/**/*.md"))) == len(PUBLISHED) + len(LEFT_OUT) + 6
    assert all(image.stat().st_size < 5000 for image in BLOG.glob("static/images/**/*.*"))


def test_blog_refers_only_to_images_that_it_has() -> None:
    """No banner and no picture in a text is missing from the upload folder."""
    texts = [post.read_text(encoding="utf-8") for post in BLOG.glob("src/pages/**/*.md")]
    named = {path for text in texts for path in re.findall(r"/images/uploaded/[\w./-]+", text)}
    assert named == {
        f"/{image.relative_to(BLOG / 'static').as_posix()}"
        for image in BLOG.glob("static/images/uploaded/*")
    }


def test_build_writes_the_feeds_of_the_blog(blog: Path) -> None:
    """``feedkit build`` writes every post to each feed, newest first, and finds no problem."""
    done = feedkit("build", "--json", cwd=blog)
    report = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert report["problems"] == []
    assert [feed["path"] for feed in report["feeds"]] == [f"public/{name}" for name in TYPES]
    assert_complete(blog / "public")


def test_second_build_changes_nothing(blog: Path) -> None:
    """A build with nothing to do leaves every file alone, down to its time stamp."""

    def state() -> list[tuple[str, int, int]]:
        stats = ((path, path.stat()) for path in sorted(blog.rglob("*")))
        return [(str(path), stat.st_ino, stat.st_mtime_ns) for path, stat in stats]

    assert feedkit("build", cwd=blog).returncode == 0
    before = state()
    assert feedkit("build", cwd=blog).returncode == 0
    assert state() == before


def test_markdown_of_the_blog_is_rendered(blog: Path) -> None:
    """No markup of the posts is left in the feeds as text, and images have absolute addresses."""
    feedkit("build", "-q", cwd=blog)
    for name in TYPES:
        texts = "".join(html for _, _, _, html in entries((blog / "public" / name).read_bytes()))
        assert not re.findall(r"\*\*|\* \* \*|\[\^|\| --|```|\]\(", texts)
        assert {"<table", "<blockquote", "<hr", "<pre", "<strong"} <= set(
            re.findall(r"<\w+", texts)
        )
        assert set(re.findall(r'<img[^>]* src="([^"]*/)', texts)) == {
            "https://lighthouse.example/images/uploaded/"
        }


def test_library_example(tmp_path: Path) -> None:
    """``library.py`` writes the same entries in three formats, and prints a line for each."""
    done = run(sys.executable, EXAMPLES / "library.py", "new/feeds", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert_complete(tmp_path / "new" / "feeds")
    assert [line.split()[-1] for line in done.stdout.splitlines()[:-1]] == LINKS


@pytest.fixture
def flask_app(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module of the Flask example."""
    monkeypatch.syspath_prepend(EXAMPLES)
    return importlib.import_module("flask_app")


@pytest.fixture
def client(flask_app: ModuleType, blog: Path) -> FlaskClient:
    """Return a client of the Flask example, serving a copy of the blog."""
    client: FlaskClient = flask_app.create_app(blog / "src" / "pages").test_client()
    return client


@pytest.mark.parametrize("name", TYPES)
def test_flask_serves_the_feed(client: FlaskClient, name: str) -> None:
    """Each feed has all entries, its media type, and both validators; HEAD gives the same head."""
    got, head = client.get(f"/{name}"), client.head(f"/{name}")
    assert [link for _, link, _, _ in entries(got.data)] == LINKS
    assert got.headers["Content-Type"] == TYPES[name]
    assert re.fullmatch(r'"[^"]+"', got.headers["ETag"])  # strong: no W/ before it
    assert parsedate_to_datetime(got.headers["Last-Modified"]).year == 2024
    assert (head.status_code, head.data) == (200, b"")
    for header in ("Content-Type", "Content-Length", "ETag", "Last-Modified"):
        assert head.headers[header] == got.headers[header]


@pytest.mark.parametrize("name", TYPES)
def test_flask_answers_304(client: FlaskClient, name: str) -> None:
    """A reader that has the feed gets no body, whichever validator it sends (RFC 9110 §13.1)."""
    got = client.get(f"/{name}")
    etag, modified = got.headers["ETag"], got.headers["Last-Modified"]
    earlier = format_datetime(parsedate_to_datetime(modified) - timedelta(seconds=1), usegmt=True)
    for headers, status in [
        ({"If-None-Match": etag}, 304),
        ({"If-Modified-Since": modified}, 304),
        ({"If-None-Match": '"another"'}, 200),
        ({"If-Modified-Since": earlier}, 200),
        ({"If-None-Match": '"another"', "If-Modified-Since": modified}, 200),  # §13.2.2
    ]:
        again = client.get(f"/{name}", headers=headers)
        assert (again.status_code, not again.data) == (status, status == 304), headers


def test_flask_serves_nothing_else(client: FlaskClient) -> None:
    """What is no feed is not found."""
    assert client.get("/feedkit.toml").status_code == 404


def test_flask_reads_the_blog_once_per_change(
    flask_app: ModuleType, client: FlaskClient, blog: Path
) -> None:
    """Requests share what was read, until a post is added or taken away."""
    post = blog / "src" / "pages" / "blog" / "2024-07-01-a-new-post.md"
    flask_app.feeds.cache_clear()
    old = client.get("/feed.xml")
    client.get("/rss.xml")
    assert flask_app.feeds.cache_info().misses == 1

    front_matter = "templateKey: blog-post\ntitle: New\ndate: 2024-07-01T08:00:00.000Z"
    post.write_text(f"---\n{front_matter}\n---\nNews.\n", encoding="utf-8")
    new = client.get("/feed.xml", headers={"If-None-Match": old.headers["ETag"]})
    assert new.status_code == 200
    assert entries(new.data)[0][2] == "New"
    assert flask_app.feeds.cache_info().misses == 2

    post.unlink()
    assert client.get("/feed.xml").data == old.data


@pytest.fixture
def installed(blog: Path) -> Path:
    """Return a copy of the blog with feedkit in ``.venv``, as examples/cron expects it."""
    command = blog / ".venv" / "bin" / "feedkit"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m feedkit "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return blog


def run_bare(command: str, cwd: Path = Path("/")) -> subprocess.CompletedProcess[str]:
    """Run a command line with the little that cron gives a job."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/", "SHELL": "/bin/sh"}
    return run("/bin/sh", "-c", command, cwd=cwd, env=environment)


def test_crontab_has_one_line_that_works(installed: Path) -> None:
    """The line is one that cron understands; it builds the feeds and gives no reason for mail."""
    lines = (EXAMPLES / "cron" / "crontab").read_text(encoding="utf-8").splitlines()
    [line] = [line for line in lines if line and not line.startswith("#")]
    *fields, command = line.split(maxsplit=5)
    assert all(re.fullmatch(r"(\*|\d+)(/\d+)?", field) for field in fields)
    assert "%" not in command  # a new line, to cron

    done = run_bare(command.replace(HOME, str(installed)))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert_complete(installed / "public")


def read_unit(name: str) -> dict[tuple[str, str], str]:
    """Return the settings of a systemd unit by section and key."""
    settings: dict[tuple[str, str], str] = {}
    section = ""
    for line in (EXAMPLES / "cron" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            key, equals, value = line.partition("=")
            assert equals
            assert (section, key) not in settings
            settings[section, key] = value
    return settings


def test_service_builds_the_feeds(installed: Path) -> None:
    """The service's command, in its folder, writes the feeds, and only where it may write."""
    service = read_unit("feedkit.service")
    assert service["Service", "ProtectSystem"] == "strict"
    assert service["Service", "ReadWritePaths"] == f"{HOME}/public"
    assert service["Service", "WorkingDirectory"] == HOME
    before = set(installed.rglob("*"))
    done = run_bare(service["Service", "ExecStart"].replace(HOME, str(installed)), cwd=installed)
    assert (done.returncode, done.stderr) == (0, "")
    assert_complete(installed / "public")
    public = installed / "public"
    assert set(installed.rglob("*")) - before == {public, *(public / name for name in TYPES)}


def test_timer_starts_the_service() -> None:
    """The timer runs the service of its own name every 15 minutes, and is started at boot."""
    timer = read_unit("feedkit.timer")
    assert timer["Timer", "OnCalendar"] == "*:0/15"
    assert timer["Install", "WantedBy"] == "timers.target"
    assert ("Timer", "Unit") not in timer


def test_systemd_has_nothing_to_say(installed: Path) -> None:
    """Where there is a systemd, it knows every setting of both units."""
    names = ("feedkit.service", "feedkit.timer")
    for name in names:
        unit = (EXAMPLES / "cron" / name).read_text(encoding="utf-8")
        (installed / name).write_text(unit.replace(HOME, str(installed)), encoding="utf-8")
    if systemd := shutil.which("systemd-analyze"):
        done = run(systemd, "verify", *(f"./{name}" for name in names), cwd=installed)
        assert [line for line in done.stderr.splitlines() if "feedkit." in line] == []
