"""Archives (RFC 5005 §4): a growing blog, and somebody who follows it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import entry, feed, parse

from feedkit import build
from feedkit.check import check
from feedkit.feeds.archive import archive_name, divide, in_archives

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = "https://x.example/"
HISTORY = "{http://purl.org/syndication/history/1.0}"
NAMES = ("feed.xml", "rss.xml", "feed.json")
START = datetime(2020, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Document:
    """A published document, as a program reads it."""

    content: bytes
    ids: list[str]
    links: dict[str, str]
    own_id: str | None = None

    @property
    def older(self) -> str | None:
        """The address of the archive before it."""
        return self.links.get("prev-archive")


def read(content: bytes) -> Document:
    """Read an Atom, RSS or JSON feed by a parser that is not ours."""
    if content.startswith(b"{"):
        plain = json.loads(content)
        links = {"self": plain["feed_url"]}
        links |= {"prev-archive": plain["next_url"]} if "next_url" in plain else {}
        return Document(content, [item["id"] for item in plain["items"]], links)
    parsed = feedparser.parse(content)
    assert not parsed.bozo
    links = {link.rel: link.href for link in parsed.feed.links}
    return Document(content, [each.id for each in parsed.entries], links, parsed.feed.get("id"))


@dataclass
class Blog:
    """A blog that is published in all formats."""

    folder: Path
    limit: int
    size: int
    posts: dict[int, int] = field(default_factory=dict)  #: days after the start, by number
    written: int = 0

    def configure(self, **changes: object) -> None:
        """Write the configuration."""
        values = {"limit": self.limit, "archive": self.size} | changes
        keys = "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
        paths = json.dumps([f"public/{name}" for name in NAMES])
        (self.folder / "feedkit.toml").write_text(
            f'[site]\nurl = "{SITE}"\ntitle = "x"\nauthor = "Ada"\nlanguage = "en"\n'
            f'[posts]\nsource = "posts"\n[[feeds]]\npath = {paths}\n{keys}'
        )

    def write(self, day: int, text: str = "Text.") -> None:
        """Write a new post, dated so many days after the start."""
        self.written += 1
        self.posts[self.written] = day
        self.edit(self.written, text)

    def edit(self, number: int, text: str) -> None:
        """Write a post again."""
        date = START + timedelta(days=self.posts[number], minutes=number)
        path = self.folder / "posts" / f"{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: Post {number}\ndate: {date.isoformat()}\n---\n{text}\n")

    def delete(self, number: int) -> None:
        """Delete a post."""
        del self.posts[number]
        (self.folder / "posts" / f"{number}.md").unlink()

    def build(self) -> None:
        """Publish."""
        report = build(self.folder / "feedkit.toml", now=START + timedelta(days=9999))
        assert report.problems == ()

    @property
    def ids(self) -> set[str]:
        """The ids of all posts that there are."""
        return {f"{SITE}{number}/" for number in self.posts}

    @property
    def files(self) -> dict[str, bytes]:
        """All that is published."""
        public = self.folder / "public"
        return {path.name: path.read_bytes() for path in sorted(public.iterdir())}

    def chain(self, name: str) -> Iterator[Document]:
        """Yield the documents of a feed as whoever follows it sees them."""
        address: str | None = f"{SITE}{name}"
        while address:
            document = read(self.fetch(address))
            yield document
            address = document.older

    def fetch(self, address: str) -> bytes:
        """Return what is published at an address."""
        return (self.folder / "public" / address.removeprefix(SITE)).read_bytes()


@dataclass
class Subscriber:
    """Who reads a feed as RFC 5005 §4.2 says: an archive that was read is not looked at again."""

    name: str
    read: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def poll(self, blog: Blog) -> None:
        """Catch up."""
        for number, document in enumerate(blog.chain(self.name)):
            if document.links["self"] in self.read:
                return
            self.ids.update(document.ids)
            if number:
                self.read.add(document.links["self"])


def look_at(blog: Blog, name: str) -> None:
    """Assert that a chain is as RFC 5005 §4 has it, and says what it should."""
    newest, *archives = blog.chain(name)
    ids = [each for document in (newest, *archives) for each in document.ids]
    assert len(ids) == len(set(ids))
    assert blog.ids <= set(ids)
    addresses = [archive.links["self"] for archive in archives]
    stem, suffix = name.split(".")
    assert addresses == [
        f"{SITE}{stem}.archive-{number}.{suffix}" for number in range(len(archives), 0, -1)
    ]
    for document in (newest, *archives):
        findings = check(document.content, url=document.links["self"])
        assert [finding for finding in findings if finding.severity != "advice"] == []
    if suffix == "json":
        return
    coming = f"{SITE}{stem}.archive-{len(archives) + 1}.{suffix}"
    if archives:
        waiting = read(blog.fetch(coming))
        assert (waiting.ids, waiting.links["current"]) == ([], f"{SITE}{name}")
        assert {"prev-archive", "next-archive"}.isdisjoint(waiting.links)
        findings = check(waiting.content, url=coming)
        assert [finding for finding in findings if finding.severity != "advice"] == []
    for newer, archive in zip([coming, *addresses], archives, strict=False):
        assert archive.links["current"] == f"{SITE}{name}"
        assert archive.links["next-archive"] == newer
        assert archive.own_id == newest.own_id
        assert parse(archive.content).find(f".//{HISTORY}archive") is not None
    assert {"current", "next-archive"}.isdisjoint(newest.links)
    assert parse(newest.content).find(f".//{HISTORY}archive") is None


def archives_of(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the archives among `files`: what stands in for the next one is none yet."""
    return {
        name: content
        for name, content in files.items()
        if ".archive-" in name and read(content).ids
    }


sizes = {"limit": st.integers(1, 3), "size": st.integers(2, 3)}
# What happens between two builds: posts of today or of long ago, changes, deletions.
happenings = st.lists(
    st.lists(
        st.one_of(
            st.tuples(st.just("write"), st.just(0)),
            st.tuples(st.just("write"), st.integers(0, 900)),
            st.tuples(st.just("edit"), st.integers(0, 20)),
            st.tuples(st.just("delete"), st.integers(0, 20)),
        ),
        min_size=1,
        max_size=4,
    ),
    min_size=3,
    max_size=7,
)


def happen(blog: Blog, what: str, number: int, today: int) -> None:
    """Do something to the blog."""
    if what == "write" or not blog.posts:
        blog.write(today - number)
        return
    chosen = sorted(blog.posts)[number % len(blog.posts)]
    if what == "edit":
        blog.edit(chosen, f"Changed on day {today}.")
    else:
        blog.delete(chosen)


@pytest.mark.slow
@settings(max_examples=25)
@given(**sizes, happenings=happenings, polls=st.sets(st.integers(0, 6)))
def test_whatever_happens_every_post_is_in_the_chain_once(
    limit: int, size: int, happenings: list[list[tuple[str, int]]], polls: set[int]
) -> None:
    """Posts with old dates, changed and deleted ones; and not one byte of an archive changes.

    Whoever looks at the feed now and then has every post, without ever looking at an archive twice.
    """
    with TemporaryDirectory() as folder:
        blog = Blog(Path(folder), limit, size)
        blog.configure()
        subscribers = [Subscriber(name) for name in NAMES]
        before: dict[str, bytes] = {}
        for today, happening in enumerate(happenings):
            for what, number in happening:
                happen(blog, what, number, 1000 + today)
            blog.build()
            files = blog.files
            for name, content in archives_of(before).items():
                assert files[name] == content
            for name in NAMES:
                look_at(blog, name)
            for subscriber in subscribers if today in polls else []:
                subscriber.poll(blog)
                assert subscriber.ids >= blog.ids
            before = files


@settings(max_examples=15)
@given(**sizes, bursts=st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_what_has_grown_is_what_a_fresh_build_makes(
    limit: int, size: int, bursts: list[int]
) -> None:
    """Byte for byte, where posts came in the order of their dates."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        grown, fresh = Blog(Path(folder), limit, size), Blog(Path(other), limit, size)
        grown.configure()
        fresh.configure()
        for today, burst in enumerate(bursts):
            for blog in [grown, fresh] * burst:
                blog.write(today)
            grown.build()
        fresh.build()
        assert grown.files == fresh.files
        for name in NAMES:
            newest, *archives = grown.chain(name)
            assert limit <= len(newest.ids) < limit + size or not archives
            assert all(len(archive.ids) == size for archive in archives)


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    """Make a blog of nine posts, with a feed of one, and archives of two."""
    blog = Blog(tmp_path, 1, 2)
    blog.configure()
    for day in range(9):
        blog.write(day)
    blog.build()
    assert len(archives_of(blog.files)) == 4 * len(NAMES)
    return blog


def test_a_full_archive_tells_what_it_told(blog: Blog) -> None:
    """Whatever becomes of its posts, and of how the feed is made."""
    before = archives_of(blog.files)
    for number in range(1, 10):
        blog.edit(number, "Changed.")
    blog.delete(1)
    blog.configure(content="summary")
    blog.build()
    assert archives_of(blog.files) == before


def test_without_its_posts_an_archive_is_still_there(blog: Blog) -> None:
    """Others have links to it, and it tells what it told."""
    for number in range(1, 10):
        blog.delete(number)
    blog.build()
    for name in NAMES:
        newest, *archives = blog.chain(name)
        assert newest.ids == []
        assert [len(archive.ids) for archive in archives] == [2, 2, 2, 2]
        look_at(blog, name)


def test_another_size_is_that_of_new_archives(blog: Blog) -> None:
    """Those that there are stay as they are."""
    blog.configure(archive=3)
    for day in range(9, 15):
        blog.write(day)
    blog.build()
    for name in NAMES:
        assert [len(document.ids) for document in blog.chain(name)] == [1, 3, 3, 2, 2, 2, 2]
        look_at(blog, name)


def test_another_limit_moves_nothing_out_of_an_archive(blog: Blog) -> None:
    """A larger one is reached by and by; a smaller one makes another archive."""
    blog.configure(limit=3)
    blog.build()
    assert [len(document.ids) for document in blog.chain("feed.xml")] == [1, 2, 2, 2, 2]
    blog.write(9)
    blog.write(10)
    blog.write(11)
    blog.build()
    assert [len(document.ids) for document in blog.chain("feed.xml")] == [4, 2, 2, 2, 2]
    blog.configure(limit=1)
    blog.build()
    assert [len(document.ids) for document in blog.chain("feed.xml")] == [2, 2, 2, 2, 2, 2]
    for name in NAMES:
        look_at(blog, name)


def test_at_another_address_all_archives_are_made_anew(blog: Blog) -> None:
    """The old ones name addresses where nothing is any more."""
    text = (blog.folder / "feedkit.toml").read_text()
    (blog.folder / "feedkit.toml").write_text(text.replace(SITE, "https://y.example/"))
    blog.build()
    assert not any(SITE.encode() in content for content in blog.files.values())
    sizes = [len(read(content).ids) for content in archives_of(blog.files).values()]
    assert sizes == [2] * 4 * len(NAMES)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"<",
        b"{",
        b"[1]",
        b"<html><head/></html>",
        b"[" * 100_000,
        b'{"feed_url": "https://elsewhere.example/", "items": []}',
        b'{"feed_url": 3, "items": {}}',
        b"\xff\xfe",
        b"<feed xmlns='http://www.w3.org/2005/Atom'/>",
        b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>"
        + b"".join(b"<!ENTITY %c '%s'>" % (n, b"&%c;" % (n - 1) * 10) for n in range(98, 108))
        + b"]><feed xmlns='http://www.w3.org/2005/Atom' a='&k;'/>",
    ],
    ids=lambda damage: damage[:12].decode("latin-1"),
)
def test_a_damaged_archive_is_made_anew(blog: Blog, damage: bytes) -> None:
    """And those behind it; the ones before it stay."""
    before = blog.files
    blog.edit(1, "Changed.")
    for name in ("feed.archive-3.xml", "rss.archive-3.xml", "feed.archive-3.json"):
        (blog.folder / "public" / name).write_bytes(damage)
    blog.build()
    assert blog.files == before


def test_archives_that_are_deleted_are_made_anew(blog: Blog) -> None:
    """As the documentation says."""
    blog.edit(1, "Changed.")
    for name in archives_of(blog.files):
        (blog.folder / "public" / name).unlink()
    blog.build()
    assert b"Changed." in blog.files["feed.archive-1.xml"]
    for name in NAMES:
        look_at(blog, name)


def test_an_archive_that_tells_of_an_older_ones_posts_is_none(blog: Blog) -> None:
    """Such as one that was left over when others were made anew in another size."""
    for name in archives_of(blog.files):
        if "-1." in name:
            (blog.folder / "public" / name).unlink()
    blog.configure(archive=3)
    blog.build()
    blog.build()
    for name in NAMES:
        look_at(blog, name)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("feed.xml", "feed.archive-3.xml"),
        ("public/tags/a.b.json", "public/tags/a.b.archive-3.json"),
        ("https://x.example/notes/feed", "https://x.example/notes/feed.archive-3"),
        ("a.b/.feed", "a.b/.feed.archive-3"),
    ],
)
def test_an_archive_is_beside_its_feed(path: str, name: str) -> None:
    """Under a name that ends as the feed's does, which says what it is to servers."""
    assert archive_name(path, 3) == name


def test_no_hub_tells_of_archives() -> None:
    """It knows the feed, and so does whoever asks it for news."""
    entries = [entry(number) for number in range(1, 6)]
    parts = divide(entries, limit=1, size=2)
    whole = feed(*parts.current, hubs=("https://hub.example/",))
    made = list(in_archives(whole, parts.archives, first=1, address=lambda n: f"{SITE}{n}"))
    assert [(number, len(part.entries), len(part.hubs)) for number, part in made] == [
        (1, 2, 0),
        (2, 2, 0),
        (3, 0, 0),  # what stands in for the next one
        (0, 1, 1),
    ]
