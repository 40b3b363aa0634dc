"""Pictures and media files: what front matter names, and what the files themselves say."""

from __future__ import annotations

import json
import re
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from audio_files import mp3

from feedkit import (
    Enclosure,
    Episode,
    FeedkitWarning,
    Image,
    Problem,
    Site,
    build,
    load_entries,
)
from feedkit.measure import measured
from feedkit.posts.local import LocalFiles

if TYPE_CHECKING:
    from pathlib import Path

SITE = Site(title="x", url="https://x.example/blog/")
PAGE = "https://x.example/blog/post/"


def png(width: int, height: int) -> bytes:
    """Return a picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * (width + 1) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def load(folder: Path, front_matter: str) -> tuple[Image | None, tuple[Enclosure, ...]]:
    """Return image and enclosures of a post with this front matter."""
    (folder / "2024-01-01-post.md").write_text(f"---\n{front_matter}\n---\n")
    (entry,) = load_entries(folder, SITE)
    return entry.image, entry.enclosures


@pytest.mark.parametrize(
    ("front_matter", "url"),
    [
        ("image: /img/a.png", "https://x.example/img/a.png"),
        ("image: a.png", f"{PAGE}a.png"),
        ("image: https://cdn.example/a b.png", "https://cdn.example/a%20b.png"),
        ("images: [a.png, b.png]", f"{PAGE}a.png"),
        ("image: {path: /a.png}", "https://x.example/a.png"),
        ("image: {src: /a.png}", "https://x.example/a.png"),
        ("image: {url: /a.png}", "https://x.example/a.png"),
        ("image: {feature: /a.png}", "https://x.example/a.png"),
        ("og_image: /a.png", "https://x.example/a.png"),
        ("thumbnail-img: /a.png", "https://x.example/a.png"),
        ("index_img: /a.png", "https://x.example/a.png"),
        ("header: {teaser: /b.png, overlay_image: /a.png}", "https://x.example/a.png"),
        ("heroImage: /a.png", "https://x.example/a.png"),
        ("banner: /a.png\nimage: /b.png", "https://x.example/b.png"),
        ("image: ''\ncover: /a.png", "https://x.example/a.png"),
        ("image: true", None),
        ("image: 'javascript:alert(1)'", None),
        ("image: 'http://['", None),
        ("hero: true", None),
    ],
)
def test_the_shapes_of_an_image(tmp_path: Path, front_matter: str, url: str | None) -> None:
    """A text, a list or a mapping, under any of its names, in the order of trust."""
    image, _ = load(tmp_path, front_matter)
    assert (image.url if image else None) == url


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("enclosure: /a.mp3", [("https://x.example/a.mp3", "audio/mpeg", 0)]),
        (
            "enclosure: {url: /a, type: audio/ogg, length: 123}",
            [("https://x.example/a", "audio/ogg", 123)],
        ),
        ("audio: /episode", [("https://x.example/episode", "audio/mpeg", 0)]),
        ("video: /a.webm", [("https://x.example/a.webm", "video/webm", 0)]),
        ("podcast: {file: /a.m4a}", [("https://x.example/a.m4a", "audio/mp4", 0)]),
        ("audio: /a.mp3\nenclosure: /a.mp3", [("https://x.example/a.mp3", "audio/mpeg", 0)]),
        (
            "enclosure: [/a.mp3, /b.pdf]",
            [
                ("https://x.example/a.mp3", "audio/mpeg", 0),
                ("https://x.example/b.pdf", "application/pdf", 0),
            ],
        ),
        ("video: https://www.youtube.com/watch?v=x", []),
        ("enclosure: /what-is-this", []),
        ("enclosure: {type: audio/mpeg}", []),
    ],
)
def test_the_shapes_of_an_enclosure(
    tmp_path: Path, front_matter: str, expected: list[tuple[str, str, int]]
) -> None:
    """Type and length are believed; otherwise name and key say the type."""
    _, enclosures = load(tmp_path, front_matter)
    assert [(item.url, item.type, item.length) for item in enclosures] == expected


@pytest.mark.parametrize(
    ("written", "seconds"), [("95", 95), ("1:35", 95), ("1:00:05", 3605), ("", None)]
)
def test_a_duration_is_in_seconds(tmp_path: Path, written: str, seconds: int | None) -> None:
    """In any of the ways people write it."""
    _, (enclosure,) = load(tmp_path, f"enclosure: {{url: /a.mp3, duration: '{written}'}}")
    assert enclosure.duration == seconds


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("length: much", "enclosure.length: expected a number of bytes, got 'much'"),
        ("size: 12 MB", "enclosure.size: expected a number of bytes, got '12 MB'"),
        ("duration: long", "enclosure.duration: expected a duration such as"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, said: str, message: str) -> None:
    """With its line; the enclosure is there all the same."""
    with pytest.warns(FeedkitWarning, match=re.escape(f"2024-01-01-post.md:3: warning: {message}")):
        _, (enclosure,) = load(tmp_path, f"enclosure:\n  {said}\n  url: /a.mp3")
    assert (enclosure.length, enclosure.duration) == (0, None)


def files(root: Path) -> LocalFiles:
    """Return the files of a site whose posts are in a folder of it."""
    return LocalFiles(root=root, site_url=SITE.url, posts=root / "posts")


def test_a_local_file_says_what_it_is(tmp_path: Path) -> None:
    """Type, bytes and pixels are those of the file, whatever its name or front matter says."""
    posts = tmp_path / "posts"
    bundle = posts / "2024-01-01-post"
    bundle.mkdir(parents=True)
    (tmp_path / "static").mkdir()
    picture = png(3, 2)
    (tmp_path / "static" / "a b.jpg").write_bytes(picture)
    (bundle / "sound.mp3").write_bytes(mp3(90))
    (bundle / "index.md").write_text(
        "---\nimage: /blog/a b.jpg\nenclosure: {url: sound.mp3, length: 1}\n---\n"
    )
    (entry,) = load_entries(posts, SITE)
    problems: list[Problem] = []
    entry = measured(entry, files(tmp_path), problems.append)
    assert entry.image == Image(
        url="https://x.example/blog/a%20b.jpg",
        type="image/png",
        length=len(picture),
        width=3,
        height=2,
    )
    (enclosure,) = entry.enclosures
    assert (enclosure.type, enclosure.length, enclosure.duration) == ("audio/mpeg", 90_000, 90)
    assert entry.episode == Episode(duration=90)
    assert problems == []


def test_a_damaged_recording_is_a_problem(tmp_path: Path) -> None:
    """The entry is published all the same, with the size that the file has."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.mp3").write_bytes(bytes(100))
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "2024-01-01-post.md").write_text("---\naudio: /blog/a.mp3\n---\n")
    (entry,) = load_entries(posts, SITE)
    problems: list[Problem] = []
    (enclosure,) = measured(entry, files(tmp_path), problems.append).enclosures
    assert (enclosure.length, enclosure.duration) == (100, None)
    (problem,) = problems
    assert str(problem).startswith(
        "2024-01-01-post.md: warning: enclosure: expected a recording in "
        f"{tmp_path}/static/a.mp3, got: "
    )


def test_front_matter_knows_better_how_long_it_is(tmp_path: Path) -> None:
    """A player may be told of an episode that begins later than its file."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.mp3").write_bytes(mp3(90))
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "2024-01-01-post.md").write_text("---\naudio: /blog/a.mp3\nduration: '1:20'\n---\n")
    (entry,) = load_entries(posts, SITE)
    problems: list[Problem] = []
    entry = measured(entry, files(tmp_path), problems.append)
    assert problems == []
    assert entry.episode
    assert (entry.episode.duration, entry.enclosures[0].duration) == (80, 80)


def test_other_files_that_are_not_there(tmp_path: Path) -> None:
    """Are told of like pictures: what subscribers would ask for in vain."""
    (tmp_path / "static").mkdir()
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "2024-01-01-post.md").write_text(
        "---\nimage: https://cdn.example/a.png\nbanner: /blog/b.png\nepisode: 1\n"
        "episode_image: /blog/c.png\ntranscript: /blog/d.vtt\nchapters: /blog/e.json\n---\n"
    )
    (entry,) = load_entries(posts, SITE)
    problems: list[Problem] = []
    measured(entry, files(tmp_path), problems.append)
    assert [(problem.field, problem.message.split("/")[-1]) for problem in problems] == [
        ("banner", "b.png, found none"),
        ("episode image", "c.png, found none"),
        ("chapters", "e.json, found none"),
        ("transcript", "d.vtt, found none"),
    ]


def test_a_local_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """The entry is published all the same; without the folder nobody knows."""
    (tmp_path / "static" / "img").mkdir(parents=True)
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "2024-01-01-post.md").write_text(
        "---\nimage: /blog/img/a.png\nenclosure: /blog/other/a.mp3\n---\n"
    )
    (entry,) = load_entries(posts, SITE)
    problems: list[Problem] = []
    entry = measured(entry, files(tmp_path), problems.append)
    assert [str(problem) for problem in problems] == [
        (
            f"2024-01-01-post.md: warning: image: expected a file {tmp_path}/static/img/a.png, "
            "found none"
        )
    ]
    assert entry.image == Image(url="https://x.example/blog/img/a.png", type="image/png")


def test_the_first_image_of_the_body_stands_for_a_post_on_request(tmp_path: Path) -> None:
    """And only where front matter names none."""
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "2024-01-01-a.md").write_text("Text ![x](data:,) ![y](b&c.png) ![z](d.png)")
    (posts / "2024-01-02-b.md").write_text("---\nimage: /own.png\n---\n![y](c.png)")
    config = "[site]\nurl = 'https://x.example'\n[posts]\nsource = 'posts'\n"
    feed = "[[feeds]]\npath = 'feed.json'\n"
    for option, expected in (("false", None), ("true", "https://x.example/a/b&c.png")):
        file = tmp_path / "feedkit.toml"
        file.write_text(f"{config}[content]\nbody_image = {option}\n{feed}")
        build(file)
        own, first = json.loads((tmp_path / "feed.json").read_bytes())["items"]
        assert (own["image"], first.get("image")) == ("https://x.example/own.png", expected)


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/blog/%2e%2e/secret.png",
        "https://x.example/blog/..%2Fsecret.png",
        "https://x.example/blog/a%00.png",
        "https://elsewhere.example/a.png",
        "https://x.example/blog/",
    ],
)
def test_no_address_leads_out_of_the_site(tmp_path: Path, url: str) -> None:
    """Whatever is escaped in it."""
    (tmp_path / "static").mkdir()
    (tmp_path / "secret.png").write_bytes(png(1, 1))
    site = LocalFiles(root=tmp_path / "static", site_url=SITE.url, posts=tmp_path)
    assert site.find(url, page=PAGE, source="a.md") is None
