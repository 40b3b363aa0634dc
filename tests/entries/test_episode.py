"""What front matter says of an episode of a podcast, with the keys that people use."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from feedkit import (
    Chapters,
    Contributor,
    Dialect,
    Enclosure,
    Entry,
    Episode,
    FeedkitWarning,
    Person,
    PostError,
    Problem,
    Site,
    Transcript,
)
from feedkit.entries.aliases import ALIASES
from feedkit.entries.fields import Fields
from feedkit.entries.normalize import normalize
from feedkit.posts.post import Post

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = Site(title="x", url="https://x.example/")
ROOT = "https://x.example"
KNOWN = {"jsmith": Person(name="Jo Smith", url="https://jo.example/", avatar=f"{ROOT}/jo.jpg")}


def entry(
    front_matter: str, problems: list[Problem] | None = None, metadata: object = None
) -> Entry:
    """Return the entry of a post with this front matter, at ``/a/``."""
    said: Any = metadata or yaml.safe_load(front_matter)
    post = Post(path="a.md", metadata={"date": "2024-01-01", **said}, body="", head=front_matter)
    warn: dict[str, Any] = {} if problems is None else {"warn": problems.append}
    return normalize(Fields(post), SITE, Dialect(people=KNOWN), **warn)


def audio(url: str, length: int = 0, duration: int | None = None) -> Enclosure:
    """Return a recording of the most usual kind."""
    return Enclosure(url=ROOT + url, type="audio/mpeg", length=length, duration=duration)


@pytest.mark.parametrize(
    ("front_matter", "episode", "enclosures"),
    [
        pytest.param(
            """
            episode: "12"
            episode_image: img/episode/default.jpg
            explicit: "no"
            guests: [jsmith, Ada]
            hosts: [Grace]
            podcast_duration: "1:08:22"
            podcast_file: https://media.example/53.mp3
            podcast_bytes: "123456789"
            """,
            Episode(
                duration=4102,
                image=f"{ROOT}/a/img/episode/default.jpg",
                number=12,
                explicit=False,
                contributors=(
                    Contributor(name="Grace", role="host"),
                    Contributor(
                        name="Jo Smith",
                        role="guest",
                        image=f"{ROOT}/jo.jpg",
                        url="https://jo.example/",
                    ),
                    Contributor(name="Ada", role="guest"),
                ),
            ),
            [
                Enclosure(
                    url="https://media.example/53.mp3",
                    type="audio/mpeg",
                    length=123456789,
                    duration=4102,
                )
            ],
            # https://github.com/mattstratton/castanet/blob/master/REFERENCE.md#episodes
            id="Castanet",
        ),
        pytest.param(
            """
            podcast_link: http://traffic.libsyn.com/podcast/filename.mp3
            podcast_file_size: 13.7 MB
            podcast_duration: "14:02"
            podcast_length: 13654375
            """,
            Episode(duration=842),
            [
                Enclosure(
                    url="http://traffic.libsyn.com/podcast/filename.mp3",
                    type="audio/mpeg",
                    length=13654375,
                    duration=842,
                )
            ],
            # https://github.com/joebuhlig/Jekyll-Podcast-Feed/blob/master/README.md
            id="Jekyll-Podcast-Feed",
        ),
        pytest.param(
            """
            explicit: 'no'
            duration: '0:03:13'
            audio:
              mp3: /episodes/episode0.mp3
              ogg: /episodes/episode0.ogg
            chapters:
              - '00:00:00.000 Intro.'
              - '00:02:45.000 Outro.'
            contributors:
              - name: 'John Doe'
                uri: 'http://doe.example/john'
            """,
            Episode(duration=193, explicit=False),
            [
                audio("/episodes/episode0.mp3", duration=193),
                Enclosure(url=f"{ROOT}/episodes/episode0.ogg", type="audio/ogg", length=0),
            ],
            # https://jekyll-octopod.github.io/post_structure
            id="Octopod",
        ),
        pytest.param(
            """
            podcast:
              file: /episodes/3.m4a
            """,
            Episode(),
            [Enclosure(url=f"{ROOT}/episodes/3.m4a", type="audio/mp4", length=0)],
            # https://rubydoc.info/gems/jekyll-podcast/Jekyll/Podcast/EpisodeData
            id="jekyll-podcast",
        ),
        pytest.param(
            """
            episode:
              title: The Power of the Daleks
              filename: 500YD S1E1, Entering a New Phase.mp3
              seasonNumber: 1
              episodeNumber: 2
              size: 61231442
              duration: 3283
              explicit: no
              episodeType: full
            """,
            Episode(
                title="The Power of the Daleks",
                duration=3283,
                number=2,
                season=1,
                type="full",
                explicit=False,
            ),
            [
                replace(
                    audio("/a/500YD%20S1E1,%20Entering%20a%20New%20Phase.mp3", 61231442, 3283),
                    title="The Power of the Daleks",
                )
            ],
            # https://eleventy-plugin-podcaster.com/docs/episode-information/
            id="Podcaster",
        ),
        pytest.param(
            """
            seasonNumber: "2"
            episodeNumber: "7"
            hosts: [vader, palpatine]
            guests: []
            audio: {duration: "48:05", file: /a.mp3, bytes: "123"}
            """,
            Episode(
                duration=2885,
                number=7,
                season=2,
                contributors=(
                    Contributor(name="vader", role="host"),
                    Contributor(name="palpatine", role="host"),
                ),
            ),
            [audio("/a.mp3", 123, 2885)],
            # https://github.com/BubbleSort-Empire/empire/blob/master/archetypes/episode.md
            id="Empire",
        ),
        pytest.param(
            """
            audioUrl: /audio/1.mp3
            cover: /1.jpg
            explicit: false
            episode: 1
            season: 3
            episodeType: bonus
            duration: 00:30:10
            size: 12.5
            """,
            Episode(duration=1810, number=1, season=3, type="bonus", explicit=False),
            [audio("/audio/1.mp3", duration=1810)],
            # https://github.com/manuelernestog/astropod/blob/main/src/content/config.ts
            id="Astropod",
        ),
        pytest.param(
            """
            media: /a.mp3
            image: /a.jpg
            length: 6879
            type: audio/mpeg
            duration: '28:12'
            """,
            Episode(duration=1692),
            [audio("/a.mp3", 6879, 1692)],
            # https://www.npmjs.com/package/hexo-podcast-rss
            id="hexo-podcast-rss",
        ),
        pytest.param(
            "{enclosure: /a, enclosure_length: 12345, enclosure_type: audio/mpeg}",
            Episode(),
            [audio("/a", 12345)],
            # https://getnikola.com/handbook.html#metadata-fields
            id="Nikola",
        ),
        pytest.param(
            "{episode: 3, mp3URL: episodes/week3.mp3}",
            Episode(number=3),
            [audio("/a/episodes/week3.mp3")],
            id="podcats",  # https://github.com/sw-yx/podcats
        ),
    ],
)
def test_what_podcasters_write(
    front_matter: str, episode: Episode, enclosures: list[Enclosure]
) -> None:
    """The examples of the themes' and plug-ins' own documentation are read whole."""
    problems: list[Problem] = []
    found = entry(front_matter, problems)
    assert (found.episode, list(found.enclosures), problems) == (episode, enclosures, [])


VALUES: dict[str, tuple[object, Callable[[Episode], object], object]] = {
    "episode_title": ("T & *t*", lambda episode: episode.title, "T & t"),
    "episode_number": (7, lambda episode: episode.number, 7),
    "season": ("08", lambda episode: episode.season, 8),
    "episode_type": ("Trailer", lambda episode: episode.type, "trailer"),
    "duration": ("1:30", lambda episode: episode.duration, 90),
    "explicit": ("yes", lambda episode: episode.explicit, True),
    "block": (True, lambda episode: episode.block, True),
    "episode_image": ("/i.png", lambda episode: episode.image, f"{ROOT}/i.png"),
    "chapters": ("c.json", lambda episode: episode.chapters, Chapters(url=f"{ROOT}/a/c.json")),
    "hosts": ("Ada", lambda episode: episode.contributors[0].role, "host"),
    "guests": ("Ada", lambda episode: episode.contributors[0].role, "guest"),
    "people": ("Ada", lambda episode: episode.contributors[0].role, None),
    "transcripts": ("t.vtt", lambda episode: episode.transcripts[0].type, "text/vtt"),
}


@pytest.mark.parametrize(
    ("field", "key"), [(field, key) for field in VALUES for key in ALIASES[field]]
)
def test_keys_of_an_episode(field: str, key: str) -> None:
    """Each is enough, where there is a recording."""
    written, read, expected = VALUES[field]
    first, dot, second = key.partition(".")
    value = {second: written} if dot else written
    found = entry("", metadata={"enclosure": "/a.mp3", first: value}).episode
    assert found
    assert read(found) == expected


@pytest.mark.parametrize(
    "front_matter",
    [
        "duration: 10min",  # the time that reading takes
        "{season: winter, length: long, people: [Ada], transcript: t.md, chapters: 12}",
        "{host: localhost, guest: Ada, image: /a.png}",
        "enclosure: /a.pdf",
        "{file: a.md, media: /a.png, mp3: true}",
        "{}",
    ],
)
def test_what_is_no_episode(front_matter: str) -> None:
    """Keys that other posts have as well make none, and are not looked at."""
    assert entry(front_matter).episode is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("yes", True),
        ("True", True),
        ("explicit", True),
        ("clean", False),
        ("no", False),
        (False, False),
    ],
)
def test_explicit(written: object, expected: bool) -> None:
    """In all the words that Apple has had for it."""
    found = entry("", metadata={"explicit": written}).episode
    assert found
    assert found.explicit is expected


@pytest.mark.parametrize(
    ("front_matter", "transcripts"),
    [
        ("transcript: t.vtt", [("/a/t.vtt", "text/vtt", None, True)]),
        ("transcript: /t.srt", [("/t.srt", "application/x-subrip", None, True)]),
        ("transcript: /t.SRT?x", [("/t.SRT?x", "application/x-subrip", None, True)]),
        ("transcript: my transcript.txt", [("/a/my%20transcript.txt", "text/plain", None, False)]),
        ("transcript: /12/transcript/", [("/12/transcript/", "text/html", None, False)]),
        (
            "transcripts: [t.html, {url: t.json, language: de, captions: true}]",
            [
                ("/a/t.html", "text/html", None, False),
                ("/a/t.json", "application/json", "de", True),
            ],
        ),
        (
            "transcript: {url: /t, type: text/vtt, rel: captions}",
            [("/t", "text/vtt", None, True)],
        ),
        ("{transcript: t.vtt, transcripts: [t.vtt]}", [("/a/t.vtt", "text/vtt", None, True)]),
        ("transcript: true", []),
        ("transcript: 'Ada: Welcome to the show. And/or welcome back.'", []),
        ("transcript: [{start: 0, text: Welcome}]", []),
    ],
)
def test_transcripts(
    front_matter: str, transcripts: list[tuple[str, str, str | None, bool]]
) -> None:
    """What they are is said, or told by their names; a transcript itself is for the page."""
    found = entry("", metadata={"episode": 1, **yaml.safe_load(front_matter)}).episode
    assert found
    assert found.transcripts == tuple(
        Transcript(url=ROOT + url, type=kind, language=language, captions=captions)
        for url, kind, language, captions in transcripts
    )


@pytest.mark.parametrize(
    ("front_matter", "chapters"),
    [
        ("/c.json", Chapters(url=f"{ROOT}/c.json")),
        ("{url: c.txt, type: text/plain}", Chapters(url=f"{ROOT}/a/c.txt", type="text/plain")),
        ("[{start: 0, title: Intro}]", None),
        ("['00:00:00.000 Intro']", None),
        ("12", None),
        ("'00:00 Intro\\n00:30 More'", None),
    ],
)
def test_chapters(front_matter: str, chapters: Chapters | None) -> None:
    """A file has them, or the page does."""
    found = entry("", metadata={"episode": 1, "chapters": yaml.safe_load(front_matter)}).episode
    assert found
    assert found.chapters == chapters


@pytest.mark.parametrize(
    ("front_matter", "contributors"),
    [
        ("people: Ada", [Contributor(name="Ada")]),
        ("people: [{name: Ada, role: Host}]", [Contributor(name="Ada", role="Host")]),
        (
            "people: [{name: Ada, role: Sound Designer}]",
            [Contributor(name="Ada", role="Sound Designer", group="audio post-production")],
        ),
        (
            "people: [{name: Ada, role: editor, group: video post-production}]",
            [Contributor(name="Ada", role="editor", group="video post-production")],
        ),
        (
            "guests: {name: Ada, img: /ada.png, href: https://ada.example}",
            [
                Contributor(
                    name="Ada", role="guest", image=f"{ROOT}/ada.png", url="https://ada.example/"
                )
            ],
        ),
        (
            "hosts: [jsmith, {name: Ada, role: co-host}]",
            [
                Contributor(
                    name="Jo Smith", role="host", image=f"{ROOT}/jo.jpg", url="https://jo.example/"
                ),
                Contributor(name="Ada", role="co-host"),
            ],
        ),
        ("{host: [Ada], hosts: Ada}", [Contributor(name="Ada", role="host")]),
        ("guests: [null, '', {role: guest}]", []),
    ],
)
def test_who_is_to_be_heard(front_matter: str, contributors: list[Contributor]) -> None:
    """As authors are named, with roles and groups of Podcasting 2.0's taxonomy."""
    found = entry("", metadata={"episode": 1, **yaml.safe_load(front_matter)}).episode
    assert found
    assert found.contributors == tuple(contributors)


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("duration: long", "duration", "a duration such as"),
        ("podcast_duration: 1:75:00", "podcast_duration", "a duration such as"),
        ("episode: pilot", "episode", "a whole number from 1"),
        ("season: 0", "season", "a whole number from 1"),
        ("episodeType: special", "episodeType", "full, trailer or bonus"),
        ("explicit: maybe", "explicit", "yes, no or clean"),
        ("itunes_block: perhaps", "itunes_block", "yes or no"),
        ("episode_image: 'http://['", "episode_image", "an address"),
        ("length: 12 MB", "length", "a number of bytes"),
        ("transcript: /t.pdf", "transcript", "a transcript in .htm, .html, .json, .srt"),
    ],
)
def test_what_makes_no_sense_is_a_problem(line: str, field: str, expected: str) -> None:
    """That names the key and the line; the entry is there all the same."""
    problems: list[Problem] = []
    found = entry(f"enclosure: /a.mp3\n{line}\n", problems)
    assert found.episode == Episode()
    (problem,) = problems
    assert (problem.line, problem.field, problem.kept) == (2, field, True)
    assert problem.message.startswith(f"expected {expected}")


def test_the_next_key_may_be_read() -> None:
    """Of two that say the same thing, one that makes sense is enough to go by."""
    problems: list[Problem] = []
    found = entry("enclosure: /a.mp3\npodcast_duration: long\nduration: 90\n", problems)
    assert found.episode == Episode(duration=90)
    assert [problem.field for problem in problems] == ["podcast_duration"]


def test_a_library_user_is_warned() -> None:
    """Unless somebody takes the problems."""
    with pytest.warns(FeedkitWarning, match="a.md:1: warning: episode: expected a whole number"):
        entry("episode: pilot")


def test_the_first_recording_is_the_episode() -> None:
    """What other keys say of it is not said of the other files."""
    found = entry("{enclosures: [/notes.pdf, /a.mp3, /b.mp3], duration: '1:00', length: 5}")
    assert [(item.length, item.duration) for item in found.enclosures] == [
        (0, None),
        (5, 60),
        (0, None),
    ]
    assert found.episode == Episode(duration=60)


anything: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["url", "name", "role", "type", "mp3", "duration", "length", "image"])
            | st.text(),
            inner,
            max_size=3,
        )
    ),
    max_leaves=5,
)
KEYS = sorted(
    {alias.partition(".")[0] for field in (*VALUES, "recording_length") for alias in ALIASES[field]}
    | {"audio", "enclosure", "banner", "comments", "origin", "rights", "contributors", "authors"}
)


@given(st.dictionaries(st.sampled_from(KEYS), anything, max_size=5))
def test_any_value_gives_an_entry_or_a_problem(metadata: dict[str, object]) -> None:
    """And never another exception."""
    with contextlib.suppress(PostError):
        entry("", [], {"image": "/a.png", **metadata})
