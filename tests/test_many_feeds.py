"""Many feeds from one read: for each tag, author, year …; of several collections."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sites import made
from samples import parse

from feedkit import ConfigError, Problem, Report, build
from feedkit.bodies import body_of
from feedkit.cli.commands import main
from feedkit.entries.parts import folded
from feedkit.posts.frontmatter import read_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SITE = 'site = { url = "https://x.example/", title = "Notes", author = "Ada", language = "en" }\n'


def post(number: int, **front: object) -> str:
    """Return a post; the higher its number, the newer it is."""
    head = {"title": f"Post {number}", "date": f"2024-01-{number:02}T12:00:00Z"} | front
    return f"---\n{json.dumps(head)}\n---\nText {number}.\n"


def posts(*tags: Sequence[str]) -> dict[str, str]:
    """Return posts with these tags, of which the first is the oldest."""
    return {f"posts/{number}.md": post(number, tags=each) for number, each in enumerate(tags, 1)}


def publish(folder: Path, configuration: str, files: Mapping[str, str]) -> Report:
    """Build a site of these files."""
    made(folder, dict(files) | {"feedkit.toml": SITE + configuration})
    return build(folder / "feedkit.toml")


def published(folder: Path) -> dict[str, list[str]]:
    """Return the titles in each feed that is published, by its path."""
    paths = sorted(path for path in folder.rglob("*.*") if path.suffix in {".xml", ".json"})
    return {path.relative_to(folder).as_posix(): titles(path) for path in paths}


def titles(path: Path) -> list[str]:
    """Return the titles of the entries in a feed."""
    if path.suffix == ".json":
        return [item["title"] for item in json.loads(path.read_bytes())["items"]]
    return [each.title for each in feedparser.parse(path.read_bytes()).entries]


PER_TAG = '[posts]\nsource = "posts"\n[[feeds]]\nper = "tag"\npath = "out/:tag.xml"\n'


@pytest.mark.parametrize(
    ("per", "expected"),
    [
        ("tag", {"sea": [2, 1], "light": [2]}),
        ("author", {"ada": [3, 1], "grace-hopper": [2]}),
        ("language", {"en": [2, 1], "de": [3]}),
        ("year", {"2024": [3, 2, 1]}),
    ],
)
def test_a_feed_for_each(tmp_path: Path, per: str, expected: dict[str, list[int]]) -> None:
    """With the entries that have it in common, newest first, titled after it."""
    files = {
        "posts/1.md": post(1, tags=["Sea"]),
        "posts/2.md": post(2, tags=["Sea", "Light"], author="Grace Hopper"),
        "posts/3.md": post(3, lang="de"),
    }
    report = publish(
        tmp_path,
        f'[posts]\nsource = "posts"\n[[feeds]]\nper = "{per}"\npath = "o/:{per}.json"\n',
        files,
    )
    assert report.problems == ()
    assert published(tmp_path / "o") == {
        f"{slug}.json": [f"Post {number}" for number in numbers]
        for slug, numbers in expected.items()
    }
    names = {PurePosixPath(feed.path).stem: feed.title for feed in report.feeds}
    assert {slug: title.lower().replace(" ", "-") for slug, title in names.items()} == {
        slug: f"notes-|-{slug}" for slug in expected
    }


def test_a_feed_for_a_language_is_in_it(tmp_path: Path) -> None:
    """Its entries need not say so again, but may."""
    files = {"posts/1.md": post(1, lang="de"), "posts/2.md": post(2)}
    per = '[posts]\nsource = "posts"\n[[feeds]]\nper = "language"\npath = "o/:language.xml"\n'
    publish(tmp_path, per, files)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for name in ("de", "en"):
        assert parse((tmp_path / f"o/{name}.xml").read_bytes()).get(language) == name


def test_which_tags_get_a_feed(tmp_path: Path) -> None:
    """`only`, `except` and `min_entries` in whatever spelling; all three have to agree."""
    files = posts(["Sea", "Light"], ["sea", "Tower", "Fog"], ["tower", "fog"], ["Fog"])
    choices = {
        "": {"sea", "light", "tower", "fog"},
        "min_entries = 2": {"sea", "tower", "fog"},
        "min_entries = 3": {"fog"},
        'only = ["SEA", "light"]': {"sea", "light"},
        'except = ["FOG", "never heard of"]': {"sea", "light", "tower"},
        'only = ["sea", "fog"]\nexcept = ["fog"]\nmin_entries = 2': {"sea"},
    }
    for number, (choice, expected) in enumerate(choices.items()):
        report = publish(tmp_path / str(number), PER_TAG + choice, files)
        assert report.problems == ()
        assert {PurePosixPath(feed.path).stem for feed in report.feeds} == expected


def test_a_tag_that_there_is_not(tmp_path: Path) -> None:
    """Is a warning that names the nearest: it may yet be used."""
    report = publish(tmp_path, PER_TAG + 'only = ["sea", "Lihgt"]', posts(["Sea", "Light"]))
    assert [str(problem) for problem in report.problems] == [
        "out/:tag.xml: warning: only: there is no tag 'Lihgt'; did you mean 'Light'?"
    ]
    assert [feed.title for feed in report.feeds] == ["Notes | Sea"]


def test_patterns(tmp_path: Path) -> None:
    """Each word where it may stand; in addresses it is encoded. What it becomes has no words."""
    configuration = PER_TAG.replace('"out/:tag.xml"', '["o/:tag/feed.xml", "o/:tag/rss.xml"]') + (
        'title = ":tag — :site :tags"\ndescription = "On :tag"\nid = "https://x.example/id/:tag"\n'
        'page = "o/:tag/feed.html"\nstylesheet = true\nslugs = { ":site" = "a b" }\n'
    )
    report = publish(tmp_path, configuration, posts([":site"], ["Küste"]))
    assert [(feed.title, feed.url) for feed in report.feeds] == [
        (":site — Notes :tags", "https://x.example/o/a%20b/feed.xml"),
        (":site — Notes :tags", "https://x.example/o/a%20b/rss.xml"),
        ("Küste — Notes :tags", "https://x.example/o/k%C3%BCste/feed.xml"),
        ("Küste — Notes :tags", "https://x.example/o/k%C3%BCste/rss.xml"),
    ]
    parsed = feedparser.parse((tmp_path / "o/küste/feed.xml").read_bytes()).feed
    assert (parsed.id, parsed.subtitle) == ("https://x.example/id/k%C3%BCste", "On Küste")
    assert [Path(file.path).relative_to(tmp_path).as_posix() for file in report.files] == [
        *("o/a b/feed.html", "o/a b/feed.css", "o/küste/feed.html", "o/küste/feed.css")
    ]


@pytest.mark.parametrize(
    ("url", "own", "archive"),
    [
        ("", "https://x.example/a/feed.xml", "https://x.example/a/feed.archive-1.xml"),
        ("/a/", "https://x.example/a/", "https://x.example/a/feed.archive-1.xml"),
        ("/b/all.xml", "https://x.example/b/all.xml", "https://x.example/b/feed.archive-1.xml"),
        (
            "https://feeds.example/notes",
            "https://feeds.example/notes",
            "https://x.example/a/feed.archive-1.xml",
        ),
    ],
)
def test_a_feed_may_be_published_under_another_address(
    tmp_path: Path, url: str, own: str, archive: str
) -> None:
    """What is beside its file is beside it on the site, wherever subscribers are led from."""
    configuration = (
        f'[posts]\nsource = "posts"\n[[feeds]]\npath = "public/a/feed.xml"\nurl = "{url}"\n'
    )
    if not url:
        configuration = configuration.replace('url = ""\n', "")
    configuration += "limit = 1\narchive = 2\nstylesheet = true\n"
    report = publish(tmp_path, configuration, posts([], [], []))
    coming = archive.replace("-1.", "-2.")
    assert [feed.url for feed in report.feeds] == [archive, coming, own]
    style = f"{archive.rpartition('/')[0]}/feed.css"
    assert f'href="{style}"' in (tmp_path / "public/a/feed.xml").read_text()
    assert (tmp_path / "public/a/feed.css").exists()


def test_files_may_be_anywhere(tmp_path: Path) -> None:
    """A path that is not below the configuration is taken as it is, and so is what is beside it."""
    elsewhere = tmp_path / "elsewhere"
    configuration = (
        f'[posts]\nsource = "posts"\n[[feeds]]\npath = "{elsewhere}/feed.xml"\nstylesheet = true\n'
        '[[feeds]]\npath = "../up.xml"\nstylesheet = true\n'
    )
    report = publish(tmp_path / "site", configuration, posts([]))
    assert [feed.url for feed in report.feeds] == [
        "https://x.example/feed.xml",
        "https://x.example/up.xml",
    ]
    assert {path.name for path in elsewhere.iterdir()} == {"feed.xml", "feed.css"}
    assert {path.name for path in tmp_path.iterdir()} == {"elsewhere", "site", "up.xml", "feed.css"}


COLLISIONS = [
    # What would be one file; which of them has it; what is told of the others.
    ([[".NET"], ["net"]], {"net": [1]}, ["'net' gets no feed, as its file is that of '.NET'"]),
    ([["a b"], ["a-b"], ["a_b"]], {"a-b": [1]}, ["'a-b' gets no feed", "'a_b' gets no feed"]),
    ([["index"], ["b"]], {"b": [2]}, ["'index' gets no feed, as its file is that of feeds.path"]),
    ([["list"], ["b"]], {"b": [2]}, ["'list' gets no feed, as its file is that of opml"]),
]


@pytest.mark.parametrize(("tags", "feeds", "told"), COLLISIONS)
def test_two_that_would_be_one_file(
    tmp_path: Path, tags: list[list[str]], feeds: dict[str, list[int]], told: list[str]
) -> None:
    """The one that was used first has it; the problem says what to do; the others are published."""
    configuration = 'opml = "out/list.xml"\n' + PER_TAG + '[[feeds]]\npath = "out/index.xml"\n'
    report = publish(tmp_path, configuration, posts(*tags))
    for problem, expected in zip(report.problems, told, strict=True):
        assert problem.message.startswith(expected)
        assert "give it another name: slugs = { " in problem.message
        assert not problem.kept
    found = {
        PurePosixPath(feed.path).stem: feed.entries for feed in report.feeds if "|" in feed.title
    }
    assert found == {slug: len(numbers) for slug, numbers in feeds.items()}


def test_a_name_of_its_own_settles_it(tmp_path: Path) -> None:
    """As the message says."""
    slugs = 'slugs = { "NET" = "the-net" }\n'
    report = publish(tmp_path, PER_TAG + slugs, posts([".NET"], ["net"]))
    assert report.problems == ()
    assert published(tmp_path / "out") == {"net.xml": ["Post 1"], "the-net.xml": ["Post 2"]}


def test_feeds_of_two_tables_in_one_folder(tmp_path: Path) -> None:
    """The first table has the file."""
    again = '[[feeds]]\nper = "year"\npath = "out/:year.xml"\n'
    report = publish(tmp_path, PER_TAG + again, posts(["2024"], ["sea"]))
    assert [problem.message.partition(";")[0] for problem in report.problems] == [
        "'2024' gets no feed, as its file is that of '2024'"
    ]
    assert published(tmp_path / "out") == {"2024.xml": ["Post 1"], "sea.xml": ["Post 2"]}


def test_no_tag_has_the_file_of_anothers_archive(tmp_path: Path) -> None:
    """Slugs have no dots."""
    tags = [["a", "a.archive-1", "a archive 1", "a-archive-1"]] * 3
    report = publish(tmp_path, PER_TAG + "limit = 1\narchive = 2\n", posts(*tags))
    paths = [feed.path for feed in report.feeds]
    assert len(paths) == len(set(paths)) == 6


tags = st.text(max_size=12) | st.sampled_from(
    [
        "..",
        "../..",
        "/etc/x",
        "~",
        "con",
        "NUL",
        "a" * 300,
        "é",
        "e\u0301",
        "C",
        "c++",
        "C#",
        "\\x",
        " ",
    ]
)


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(st.lists(tags, max_size=4), min_size=1, max_size=4))
def test_whatever_the_tags_are(tags: list[list[str]]) -> None:
    """Each is in one feed or is told of, and nothing is written but in the folder for feeds."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "a" / "b" / "c"
        configuration = PER_TAG.replace("out/", "out/deep/") + "page = 'out/deep/:tag.html'\n"
        files = {
            f"posts/{number}.md": f"{json.dumps({'date': '2024-01-01', 'tags': each})}\n\nText.\n"
            for number, each in enumerate(tags)
        }
        report = publish(site, configuration, files)
        assert {path.parent for path in Path(folder).rglob("*") if path.is_file()} <= {
            site,
            site / "posts",
            site / "out" / "deep",
        }
        lost = {problem.message.partition(" gets no feed")[0] for problem in report.problems}
        made = [feed.title.removeprefix("Notes | ") for feed in report.feeds]
        entries = json.loads(_everything(site))["items"]
        asked = {folded(tag) for item in entries for tag in item.get("tags", [])}
        assert len(made) + len(lost) == len(asked)
        assert {folded(name) for name in made} <= asked
        assert len({folded(feed.path) for feed in report.feeds}) == len(made)


def _everything(site: Path) -> bytes:
    """Return a feed of all posts."""
    (site / "all.toml").write_text(
        f'{SITE}[posts]\nsource = "posts"\n[[feeds]]\npath = "all.json"\n'
    )
    build(site / "all.toml")
    return (site / "all.json").read_bytes()


def test_each_post_is_rendered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many feeds it is in; and it is the same entry in all of them, byte for byte."""
    rendered: Counter[str] = Counter()

    def counted(entry: Any, *others: Any) -> Any:  # noqa: ANN401 - passed on as they are
        rendered[entry.source] += 1
        return body_of(entry, *others)

    monkeypatch.setattr("feedkit.render.body_of", counted)
    feeds = PER_TAG.replace(
        "[[feeds]]", '[[feeds]]\npath = ["a.xml", "a.json", "rss.xml"]\n[[feeds]]'
    )
    feeds += '[[feeds]]\nper = "year"\npath = "out/:year.xml"\n'
    report = publish(tmp_path, feeds, posts(["a", "b"], ["b", "c"], ["c", "a"]))
    assert len(report.feeds) == 7
    assert set(rendered.values()) == {1}
    seen: dict[str, set[bytes]] = {}
    for path in [tmp_path / "a.xml", *(tmp_path / "out").iterdir()]:
        for entry in path.read_bytes().split(b"<entry>")[1:]:
            key = entry.partition(b"</id>")[0].decode()
            seen.setdefault(key, set()).add(entry.partition(b"</entry>")[0])
    assert [len(entries) for entries in seen.values()] == [1, 1, 1]


def test_no_post_is_read_again_for_another_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A feed for each of a hundred tags reads what one feed of all reads."""
    read: Counter[str] = Counter()

    def counted(file: str, path: str, **options: Any) -> Any:  # noqa: ANN401 - passed on as they are
        read[path] += 1
        return read_head(file, path, **options)

    monkeypatch.setattr("feedkit.load.reading.read_head", counted)
    files = posts(*([f"tag {number}", f"tag {number + 1}"] for number in range(1, 20)))
    publish(tmp_path / "one", '[posts]\nsource = "posts"\n[[feeds]]\npath = "a.xml"\n', files)
    once = dict(read)
    read.clear()
    publish(tmp_path / "many", PER_TAG, files)
    assert dict(read) == once


COLLECTIONS = """
[posts]
drafts = true
[[collections]]
name = "articles"
source = "articles"
permalink = "/articles/:slug/"
[[collections]]
name = "notes"
source = "notes"
permalink = "/notes/:slug/"
dialect = "jekyll"
drafts = false
[[feeds]]
path = "all.json"
[[feeds]]
path = "notes.json"
collections = ["notes"]
[[feeds]]
path = "both.json"
collections = ["notes", "articles"]
"""
TWO = {
    "articles/a.md": post(1),
    "articles/b.md": post(3) + "[see](a.md)\n",
    "notes/a.md": post(2),
    "notes/b.md": post(4) + "[see](a.md)\n",
}


def test_feeds_of_one_collection_and_of_all(tmp_path: Path) -> None:
    """The same path in both is two posts; links lead to the one of the same collection."""
    report = publish(tmp_path, COLLECTIONS, TWO)
    assert report.problems == ()
    everything = [f"Post {number}" for number in (4, 3, 2, 1)]
    assert published(tmp_path) == {
        "all.json": everything,
        "both.json": everything,
        "notes.json": ["Post 4", "Post 2"],
    }
    items = json.loads((tmp_path / "all.json").read_bytes())["items"]
    assert [item["url"].removeprefix("https://x.example/") for item in items] == [
        *("notes/b/", "articles/b/", "notes/a/", "articles/a/")
    ]
    assert 'href="https://x.example/notes/a/"' in items[0]["content_html"]
    assert 'href="https://x.example/articles/a/"' in items[1]["content_html"]


def test_what_collections_have_in_common(tmp_path: Path) -> None:
    """`[posts]` says it, unless a collection says otherwise."""
    files = {
        "articles/1.md": post(1, draft=True),
        "notes/2.md": post(2, draft=True),
        "notes/3.md": post(3),
    }
    configuration = COLLECTIONS.replace('\ndialect = "jekyll"', "").replace("drafts = false", "")
    publish(tmp_path / "one", configuration, files)
    assert len(published(tmp_path / "one")["all.json"]) == 3
    where = configuration.replace("drafts = true", 'where = { title = "Post 3" }')
    publish(tmp_path / "two", where, files)
    assert published(tmp_path / "two")["all.json"] == ["Post 3"]


def test_an_id_twice_over_two_collections(tmp_path: Path) -> None:
    """Is a problem: the newer one has it."""
    files = {"articles/a.md": post(1, id="urn:x:1"), "notes/b.md": post(2, id="urn:x:1")}
    report = publish(tmp_path, COLLECTIONS, files)
    (problem,) = report.problems
    assert problem.field == "id"
    assert "has the same id as " in problem.message
    assert published(tmp_path)["all.json"] == ["Post 2"]


def test_a_collection_that_there_is_not(tmp_path: Path) -> None:
    """The message names the nearest."""
    wrong = COLLECTIONS.replace('["notes"]', '["note"]')
    with pytest.raises(
        ConfigError, match=r"feeds\.collections: there is no note; did you mean notes\?"
    ):
        publish(tmp_path, wrong, TWO)
    none = '[[feeds]]\npath = "a.xml"\ncollections = ["notes"]\n'
    with pytest.raises(
        ConfigError, match=r"feeds\.collections: there is no notes, as there are none"
    ):
        publish(tmp_path / "other", none, {})
    twice = COLLECTIONS.replace('"articles"\nsource', '"notes"\nsource')
    with pytest.raises(
        ConfigError, match=r"collections\.name: there are two that are called notes"
    ):
        publish(tmp_path, twice, TWO)


def test_a_source_on_the_command_line_is_instead_of_collections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Feeds of whichever collection are made of the posts there."""
    made(tmp_path, TWO | {"feedkit.toml": SITE + COLLECTIONS})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build", "articles", "--no-index"])
    assert result.exit_code == 0, result.output
    assert set(map(tuple, published(tmp_path).values())) == {("Post 3", "Post 1")}


RUBBISH = """
from lxml import etree

def rubbish(entry, element):
    if entry and "2" in entry.title:
        etree.SubElement(element, "guid" if element.tag == "item" else "id").text = "again"

def failing(entry, element):
    raise KeyError("no\\nplace")

def refusing(entry, element):
    from feedkit import PostError, Problem
    if entry:
        raise PostError(Problem(path=entry.source, field="geo", message="expected a place"))

nothing = 3
"""


@pytest.mark.parametrize(
    ("hook", "told"),
    [
        ("rubbish", "out/bad.archive-1.xml:"),
        ("failing", "out/bad.archive-1.xml: Feed.extend: it failed on "),
        ("refusing", "2.md: geo: expected a place"),
    ],
)
def test_a_feed_that_would_not_be_valid_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hook: str, told: str
) -> None:
    """Nor are its archives; what was published stays, and the other feeds are published."""
    monkeypatch.chdir(tmp_path)
    configuration = (
        f'{SITE}[posts]\nsource = "posts"\n[[feeds]]\npath = "out/bad.xml"\nlimit = 1\n'
        f'archive = 2\nextend = "own_elements:{hook}"\n[[feeds]]\npath = "out/good.xml"\n'
    )
    files = posts([], [], [], []) | {"own_elements.py": RUBBISH, "out/bad.xml": "as it was"}
    made(tmp_path, files | {"feedkit.toml": configuration})
    result = CliRunner().invoke(main, ["build", "--no-index"])
    assert result.exit_code == 3
    assert [line for line in result.stderr.splitlines() if told in line]
    assert {path.name for path in Path("out").iterdir()} == {"bad.xml", "good.xml"}
    assert Path("out/bad.xml").read_text() == "as it was"
    assert len(titles(Path("out/good.xml"))) == 4


def test_where_no_feed_can_be_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says so, and is not done."""
    monkeypatch.chdir(tmp_path)
    configuration = '[posts]\nsource = "posts"\n[[feeds]]\npath = "a.xml"\nextend = "own:failing"\n'
    made(tmp_path, posts([]) | {"own.py": RUBBISH, "feedkit.toml": SITE + configuration})
    result = CliRunner().invoke(main, ["build", "--no-index"])
    assert result.exit_code == 3
    assert "nothing was written: 1 problem" in result.stderr
    assert not Path("a.xml").exists()


def test_problems_of_many_entries_are_told_in_a_few_lines(tmp_path: Path) -> None:
    """What is wrong with one is mostly wrong with all."""
    own = "def add(entry, element):\n    entry and element.remove(element.find('*'))\n"
    configuration = '[posts]\nsource = "posts"\n[[feeds]]\npath = "a.xml"\nextend = "own_few:add"\n'
    problems: list[Problem] = []
    made(tmp_path, posts(*[[]] * 20) | {"own_few.py": own, "feedkit.toml": SITE + configuration})
    build(tmp_path / "feedkit.toml", on_problem=problems.append)
    assert 1 <= len(problems) <= 5
    assert not (tmp_path / "a.xml").exists()


def test_a_feed_may_be_larger_than_what_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all posts in one feed it is said nowhere that they are too many."""
    monkeypatch.setattr("feedkit.check.unread.LIMIT", 100)
    configuration = '[posts]\nsource = "posts"\n[[feeds]]\npath = "public/feed.xml"\n'
    report = publish(tmp_path, configuration, posts([], []))
    assert report.problems == ()
    assert (tmp_path / "public/feed.xml").stat().st_size > 100
