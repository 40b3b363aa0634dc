"""A podcast from end to end: posts with recordings become a feed that Apple would list."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from audio_files import m4a, mp3
from lxml import etree

from feedkit import Problem, build
from feedkit.check import check

EXAMPLE = Path(__file__).parent.parent / "examples" / "podcast"
CONFIGURATION = """
[site]
title = "Fog signals"
url = "https://lighthouse.example/blog/"
author = "Ada Lovelace"
language = "en"

[posts]
source = "posts"
permalink = "/:slug/"

[[feeds]]
path = ["public/podcast.rss", "public/podcast.json"]

[feeds.podcast]
image = "/blog/cover.jpg"
categories = ["Technology", "Society & Culture > Documentary"]
explicit = false
type = "serial"
owner = { name = "Ada Lovelace", email = "ada@lighthouse.example" }
locked = true
funding = [{ url = "/give", text = "Oil for the lamp" }]
"""
FIRST = """---
title: "1: Fog"
date: 2024-01-01
audio: /blog/audio/1.mp3
episode: {number: 1, season: 1, title: Fog, type: full, image: /blog/fog.jpg}
explicit: no
hosts: [Ada]
guests:
- {name: Grace Hopper, url: https://grace.example, avatar: grace.jpg}
transcript: /blog/audio/1.vtt
chapters: /blog/audio/1.json
---
About fog.
"""
SECOND = """+++
title = "2: Oil"
date = 2024-01-08
podcast_file = "talk.m4a"
episode = 2
season = 1
podcast_duration = "1:00:05"
+++
About oil.
"""
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a configuration, two episodes, and their recordings."""
    (tmp_path / "feedkit.toml").write_text(CONFIGURATION)
    files = {
        "posts/2024-01-01-fog.md": FIRST.encode(),
        "posts/oil/index.md": SECOND.encode(),
        "posts/oil/talk.m4a": m4a(3600),
        "static/audio/1.mp3": mp3(90),
        "static/audio/1.vtt": b"WEBVTT\n",
        "static/audio/1.json": b"{}",
        "static/fog.jpg": b"\xff\xd8\xff\xd9",
        "static/cover.jpg": b"\xff\xd8\xff\xd9",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def built(site: Path) -> tuple[etree._Element, dict[str, object], list[Problem]]:
    """Build the feeds, and return the channel, the JSON Feed and the problems."""
    problems: list[Problem] = []
    now = datetime(2024, 2, 1, tzinfo=UTC)
    build(site / "feedkit.toml", now=now, on_problem=problems.append)
    channel = etree.parse(site / "public" / "podcast.rss").find("channel")
    assert channel is not None
    return channel, json.loads((site / "public" / "podcast.json").read_bytes()), problems


def test_the_check_has_no_objection(site: Path) -> None:
    """Neither an error nor a warning, and the build has no problem."""
    assert built(site)[2] == []
    for name in ("podcast.rss", "podcast.json"):
        document = (site / "public" / name).read_bytes()
        findings = check(document, url=f"https://lighthouse.example/blog/{name}")
        assert [each for each in findings if each.severity != "advice"] == []


def test_what_the_feed_says_of_an_episode(site: Path) -> None:
    """What front matter says, and the size, type and duration of the local file."""
    channel, _, _ = built(site)
    item = channel.findall("item")[1]
    audio = "https://lighthouse.example/blog/audio"
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert dict(enclosure.attrib) == {
        "url": f"{audio}/1.mp3",
        "type": "audio/mpeg",
        "length": "90000",
    }
    assert {etree.QName(each).localname: each.text for each in item.iter(f"{ITUNES}*")} == {
        "duration": "90",
        "title": "Fog",
        "episode": "1",
        "season": "1",
        "episodeType": "full",
        "explicit": "false",
        "image": None,
    }
    assert [
        (etree.QName(each).localname, each.text, dict(each.attrib))
        for each in item.iter(f"{PODCAST}*")
    ] == [
        ("transcript", None, {"url": f"{audio}/1.vtt", "type": "text/vtt", "rel": "captions"}),
        ("chapters", None, {"url": f"{audio}/1.json", "type": "application/json+chapters"}),
        ("person", "Ada", {"role": "host"}),
        (
            "person",
            "Grace Hopper",
            {
                "role": "guest",
                "img": "https://lighthouse.example/blog/fog/grace.jpg",
                "href": "https://grace.example/",
            },
        ),
    ]


def test_rss_and_json_agree_on_durations(site: Path) -> None:
    """Of the file, or of front matter, which knows better."""
    channel, feed, _ = built(site)
    in_rss = [int(each.text or "") for each in channel.iter(f"{ITUNES}duration")]
    items = feed["items"]
    assert isinstance(items, list)
    in_json = [item["attachments"][0]["duration_in_seconds"] for item in items]
    assert in_rss == in_json == [3605, 90]


def test_without_mutagen_only_front_matter_tells(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Apple does not require durations; nothing is said of it."""
    monkeypatch.setitem(sys.modules, "mutagen", None)
    channel, _, problems = built(site)
    assert [each.text for each in channel.iter(f"{ITUNES}duration")] == ["3605"]
    assert problems == []


def test_feedparser_reads_it(site: Path) -> None:
    """As an episode with a file to play."""
    built(site)
    read = feedparser.parse((site / "public" / "podcast.rss").read_bytes())
    assert not read.bozo
    assert read.feed.image.href == "https://lighthouse.example/blog/cover.jpg"
    assert [
        (entry.title, entry.itunes_duration, entry.itunes_episode, entry.enclosures[0].type)
        for entry in read.entries
    ] == [("2: Oil", "3605", "2", "audio/mp4"), ("1: Fog", "90", "1", "audio/mpeg")]


def test_the_example_is_a_podcast(tmp_path: Path) -> None:
    """The one in the repository, as it stands."""
    site = shutil.copytree(EXAMPLE, tmp_path / "podcast", ignore=shutil.ignore_patterns("public"))
    report = build(site / "feedkit.toml", now=datetime(2024, 4, 1, tzinfo=UTC), strict=True)
    assert (report.entries, report.problems) == (2, ())
    document = (site / "public" / "podcast.rss").read_bytes()
    findings = check(document, url="https://lighthouse.example/podcast.rss")
    assert [each for each in findings if each.severity != "advice"] == []


def test_a_recording_that_is_not_there_is_a_problem(site: Path) -> None:
    """The episode is published all the same: the file may be put there by somebody else."""
    (site / "static" / "audio" / "1.mp3").unlink()
    channel, _, problems = built(site)
    assert len(channel.findall("item")) == 2
    (problem,) = problems
    assert (problem.field, problem.kept) == ("enclosure", True)
    assert problem.message.endswith("static/audio/1.mp3, found none")
