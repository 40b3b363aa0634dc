from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feedkit.check.apple_categories import CATEGORIES
from feedkit.check.durations import read_duration
from feedkit.check.podcast import podcast_findings

if TYPE_CHECKING:
    from feedkit.check.findings import Finding

APPLE = "http://www.itunes.com/dtds/podcast-1.0.dtd"
INDEX = "https://podcastindex.org/namespace/1.0"
IMAGE = '<itunes:image href="https://e.org/a.jpg"/>'
CATEGORY = '<itunes:category text="Arts"><itunes:category text="Books"/></itunes:category>'
EXPLICIT = "<itunes:explicit>false</itunes:explicit>"
SHOW = f"<language>en</language>{IMAGE}{CATEGORY}{EXPLICIT}"
ENCLOSURE = '<enclosure url="https://e.org/a.mp3?x=1" length="1000000" type="audio/mpeg"/>'


def findings(show: str, item: str = ENCLOSURE, *, index: str = INDEX) -> list[Finding]:
    """Return what is found in a podcast whose channel and one item hold this."""
    channel = etree.fromstring(
        f'<channel xmlns:itunes="{APPLE}" xmlns:podcast="{index}">{show}\n'
        f"<item><title>One</title>{item}</item></channel>"
    )
    return list(podcast_findings(channel))


def codes(show: str, item: str = ENCLOSURE) -> list[str]:
    """Return the codes of what is found in such a podcast."""
    return [finding.code for finding in findings(show, item)]


@pytest.mark.parametrize("show", ["", "<title>T</title><language>xx</language>"])
def test_nothing_is_said_of_what_is_no_podcast(show: str) -> None:
    """A feed that uses neither vocabulary is nobody's podcast, though it has recordings."""
    assert findings(show) == []


# https://help.apple.com/itc/podcasts_connect/#/itcb54353390, with its own examples.
@pytest.mark.parametrize(
    ("show", "item"),
    [
        (SHOW, ENCLOSURE),
        (SHOW.replace("false", "True"), ENCLOSURE),
        (f"{SHOW}<itunes:category text='Kids &amp; Family'/>", ENCLOSURE),
        (
            f"{SHOW}<itunes:type>Serial</itunes:type>",
            f"{ENCLOSURE}<itunes:episode>1</itunes:episode>",
        ),
        (
            f"{SHOW}<itunes:type>serial</itunes:type>",
            f"{ENCLOSURE}<itunes:episodeType>trailer</itunes:episodeType>",
        ),
        (
            f"{SHOW}<itunes:block>Yes</itunes:block><itunes:complete>Yes</itunes:complete>",
            ENCLOSURE,
        ),
        (
            (
                f"{SHOW}<itunes:owner><itunes:name>A</itunes:name><itunes:email>a@e.org</itunes:email>"
                "</itunes:owner>"
            ),
            ENCLOSURE,
        ),
        (SHOW, f"{ENCLOSURE}<itunes:duration>1832</itunes:duration>"),
        (SHOW, f"{ENCLOSURE}<itunes:duration>0:30:32</itunes:duration>"),
        (SHOW, ENCLOSURE.replace("a.mp3", "a.m4a").replace("audio/mpeg", "audio/x-m4a")),
        (SHOW, '<enclosure url="https://e.org/a.png" length="1" type="image/png"/>'),
        ("<itunes:author>A post without a recording is no episode</itunes:author>", ""),
    ],
)
def test_nothing_is_said_of_what_apple_accepts(show: str, item: str) -> None:
    """Neither of what it requires alone, nor of what may stand beside it."""
    assert findings(show, item) == []


@pytest.mark.parametrize(
    ("show", "code"),
    [
        (SHOW.replace(IMAGE, ""), "missing-itunes-tag"),
        (SHOW.replace(CATEGORY, ""), "missing-itunes-tag"),
        (SHOW.replace(EXPLICIT, ""), "missing-itunes-tag"),
        (SHOW.replace("<language>en</language>", ""), "missing-itunes-tag"),
        (SHOW.replace("false", "clean"), "invalid-podcast-value"),
        (SHOW.replace("a.jpg", "a.webp"), "artwork-format"),
        (SHOW.replace("https://e.org/a.jpg", "/a.jpg"), "relative-link"),
        (SHOW.replace("href", "url"), "missing-podcast-attribute"),
        (SHOW.replace("Arts", "Art"), "unknown-itunes-category"),
        (SHOW.replace("Books", "Comedy"), "unknown-itunes-category"),
        (SHOW.replace('text="Arts"', ""), "missing-podcast-attribute"),
        (SHOW + IMAGE, "repeated-podcast-tag"),
        (f"{SHOW}<itunes:type>daily</itunes:type>", "invalid-podcast-value"),
        (f"{SHOW}<itunes:type>serial</itunes:type>", "unnumbered-episode"),
        (f"{SHOW}<itunes:block>true</itunes:block>", "invalid-podcast-value"),
        (f"{SHOW}<itunes:author/>", "invalid-podcast-value"),
        (f"{SHOW}<itunes:author>{'a' * 256}</itunes:author>", "long-podcast-text"),
        (f"{SHOW}<itunes:duration>1</itunes:duration>", "misplaced-podcast-tag"),
        (f"{SHOW}<itunes:Author>A</itunes:Author>", "unknown-podcast-tag"),
        (
            f"{SHOW}<itunes:owner><itunes:email>a</itunes:email></itunes:owner>",
            "invalid-podcast-value",
        ),
    ],
)
def test_what_apple_does_not_accept_of_a_show(show: str, code: str) -> None:
    """Each of its rules is told of, and no other."""
    assert codes(show) == [code]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("<itunes:episode>0</itunes:episode>", "invalid-podcast-value"),
        ("<itunes:season>two</itunes:season>", "invalid-podcast-value"),
        ("<itunes:episodeType>extra</itunes:episodeType>", "invalid-podcast-value"),
        ("<itunes:explicit>yes</itunes:explicit>", "invalid-podcast-value"),
        ("<itunes:duration>half an hour</itunes:duration>", "invalid-podcast-value"),
        ("<itunes:duration>0:75</itunes:duration>", "invalid-podcast-value"),
        ("<itunes:duration>0</itunes:duration>", "implausible-duration"),
        ("<itunes:duration>1832000</itunes:duration>", "implausible-duration"),
        ("<itunes:category text='Arts'/>", "misplaced-podcast-tag"),
        (ENCLOSURE.replace("a.mp3", "a.ogg"), "podcast-file-type"),
        (ENCLOSURE.replace("a.mp3", "a"), "podcast-file-type"),
        (ENCLOSURE.replace("audio/mpeg", "audio/ogg"), "podcast-file-type"),
        (
            # Minutes for seconds.
            f"{ENCLOSURE.replace('1000000', '43200000')}<itunes:duration>45</itunes:duration>",
            "implausible-length",
        ),
    ],
)
def test_what_apple_does_not_accept_of_an_episode(item: str, code: str) -> None:
    """Each of its rules is told of, and no other."""
    assert codes(SHOW, item) == [code]


def test_the_case_of_apples_namespace_counts() -> None:
    """Apple ignores every tag in a namespace that is written otherwise."""
    channel = etree.fromstring(
        '<channel xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd">'
        "<itunes:explicit>false</itunes:explicit></channel>"
    )
    assert [finding.code for finding in podcast_findings(channel)] == ["wrong-itunes-namespace"]


def test_apples_categories_are_nineteen() -> None:
    """https://podcasters.apple.com/support/1691-apple-podcasts-categories."""
    assert len(CATEGORIES) == 19
    assert CATEGORIES["Music"] == {"Music Commentary", "Music History", "Music Interviews"}
    assert CATEGORIES["History"] == set()


# https://podcasting2.org/docs/podcast-namespace, with its own examples where it has some.
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


@pytest.mark.parametrize(
    ("show", "item"),
    [
        (f"<podcast:guid>{GUID}</podcast:guid>", ""),
        ('<podcast:locked owner="a@e.org">yes</podcast:locked>', ""),
        ('<podcast:funding url="https://e.org/">Support the show!</podcast:funding>', ""),
        ("<podcast:medium>musicL</podcast:medium>", ""),
        ('<podcast:person role="guest" href="https://e.org/">Ada</podcast:person>', ""),
        (
            (
                '<podcast:trailer pubdate="Thu, 01 Apr 2021 08:00:00 +0000" url="https://e.org/t.mp3">'
                "Soon</podcast:trailer>"
            ),
            "",
        ),
        (
            (
                '<podcast:liveItem status="live" start="2021-09-26T07:30:00.000-0600">'
                '<podcast:contentLink href="https://e.org/">Listen</podcast:contentLink>'
                "</podcast:liveItem>"
            ),
            "",
        ),
        (
            f'<podcast:podroll><podcast:remoteItem feedGuid="{GUID}"/></podcast:podroll>',
            "",
        ),
        (
            (
                '<podcast:value type="lightning" method="keysend">'
                '<podcast:valueRecipient type="node" address="02d5" split="40"/></podcast:value>'
            ),
            "",
        ),
        ("", '<podcast:transcript url="https://e.org/t.vtt" type="text/vtt"/>'),
        ("", '<podcast:chapters url="https://e.org/c.json" type="application/json+chapters"/>'),
        ("", '<podcast:soundbite startTime="73.0" duration="60.0"/>'),
        (
            "",
            '<podcast:season name="Egypt">1</podcast:season><podcast:episode>3.5</podcast:episode>',
        ),
        (
            "",
            (
                '<podcast:alternateEnclosure type="audio/opus"><podcast:source uri="ipfs://x"/>'
                "</podcast:alternateEnclosure>"
            ),
        ),
        ("", "<podcast:tomorrow>not yet in any table</podcast:tomorrow>"),
    ],
)
def test_nothing_is_said_of_what_podcasting_2_defines(show: str, item: str) -> None:
    """A podcast that uses nothing of Apple's is not asked for what Apple requires."""
    assert findings(show, item + ENCLOSURE) == []


@pytest.mark.parametrize(
    ("show", "item", "code"),
    [
        ("<podcast:guid>1</podcast:guid>", "", "invalid-podcast-value"),
        ("<podcast:locked>true</podcast:locked>", "", "invalid-podcast-value"),
        ("<podcast:funding>Give</podcast:funding>", "", "missing-podcast-attribute"),
        ('<podcast:funding url="https://e.org/"/>', "", "invalid-podcast-value"),
        (
            f'<podcast:funding url="https://e.org/">{"x" * 129}</podcast:funding>',
            "",
            "long-podcast-text",
        ),
        ('<podcast:funding url="http://e.org/">Give</podcast:funding>', "", "podcast-not-https"),
        ('<podcast:funding url="/give">Give</podcast:funding>', "", "relative-link"),
        ("<podcast:medium>tv</podcast:medium>", "", "invalid-podcast-value"),
        ('<podcast:person img="a.png">Ada</podcast:person>', "", "relative-link"),
        ("<podcast:person/>", "", "invalid-podcast-value"),
        ('<podcast:liveItem status="soon" start="2021-09-26"/>', "", "invalid-podcast-value"),
        ('<podcast:liveItem status="live" start="today"/>', "", "invalid-podcast-value"),
        (
            (
                '<podcast:liveItem status="live" start="2021-09-26"><podcast:person/>'
                "</podcast:liveItem>"
            ),
            "",
            "invalid-podcast-value",
        ),
        ('<podcast:transcript url="https://e.org/" type="text/vtt"/>', "", "misplaced-podcast-tag"),
        (
            (
                "<podcast:value type='x' method='y'>"
                "<podcast:valueRecipient type='node' address='0'/></podcast:value>"
            ),
            "",
            "missing-podcast-attribute",
        ),
        ("", '<podcast:transcript url="https://e.org/"/>', "missing-podcast-attribute"),
        ("", '<podcast:transcript url="https://e.org/" type="vtt"/>', "invalid-media-type"),
        ("", '<podcast:soundbite startTime="1:00" duration="60"/>', "invalid-podcast-value"),
        ("", "<podcast:season>one</podcast:season>", "invalid-podcast-value"),
        ("", '<podcast:alternateEnclosure type="audio/opus"/>', "no-alternate-source"),
        (
            f"<podcast:guid>{GUID}</podcast:guid><podcast:guid>{GUID}</podcast:guid>",
            "",
            "repeated-podcast-tag",
        ),
    ],
)
def test_what_podcasting_2_does_not_define(show: str, item: str, code: str) -> None:
    """Each of its rules is told of, and no other."""
    assert codes(show, item) == [code]


def test_the_other_name_of_the_namespace_is_known() -> None:
    """Clients which recognize the one must recognize the other, the specification says."""
    other = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
    (finding,) = findings("<podcast:guid>1</podcast:guid>", index=other)
    assert finding.code == "invalid-podcast-value"


def test_a_finding_names_the_line_the_item_and_the_tag() -> None:
    """As a person would point at it."""
    (finding,) = findings(SHOW, "<itunes:episode>x</itunes:episode>")
    assert finding.line == 2
    assert finding.message == "entry 1 'One', itunes:episode is 'x', not a whole number from 1"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1832", 1832),
        ("61.5", 61.5),
        ("30:32", 1832),
        ("0:30:32", 1832),
        ("100:00:00", 360_000),
        (":32", None),
        ("1:2", None),
        ("1:60", None),
        ("1:2:3:4", None),
        ("-1", None),
        ("９", None),
        ("9" * 5000, None),
        ("", None),
    ],
)
def test_durations(text: str, seconds: float | None) -> None:
    """Apple reads seconds, and hours, minutes and seconds."""
    assert read_duration(text) == seconds


NAMES = str.split(
    "image category explicit owner email duration episode type value valueRecipient guid liveItem"
    " alternateEnclosure source trailer season person enclosure"
)
names = st.sampled_from(
    [f"{{{namespace}}}{name}" for namespace in (APPLE, INDEX) for name in NAMES] + NAMES + ["item"]
)
Parts = tuple[str, dict[str, str], str, list["Parts"]]
attributes = st.dictionaries(
    st.sampled_from(str.split("href text url type length status start uri")),
    st.sampled_from(["", "x", "http://[", "1", "9" * 5000, "audio/mpeg", "\x85", "//:x"]),
    max_size=3,
)
texts = st.sampled_from(["", " ", "x", "-1", "9" * 5000, "1:00", "é", "http://[", "serial"])
elements: st.SearchStrategy[Parts] = st.recursive(
    st.tuples(names, attributes, texts, st.just([])),
    lambda below: st.tuples(names, attributes, texts, st.lists(below, max_size=4)),
    max_leaves=12,
)


def element(parts: Parts) -> etree._Element:
    """Return the element that has these parts: name, attributes, text, children."""
    name, attributes, text, children = parts
    made = etree.Element(name, attributes)
    made.text = text
    made.extend([element(child) for child in children])
    return made


@given(st.lists(elements, max_size=6))
def test_any_tags_may_stand_anywhere(children: list[Parts]) -> None:
    """Whatever holds whatever, there are findings and nothing else."""
    channel = element(("channel", {}, "", children))
    assert all(str(finding).isprintable() for finding in podcast_findings(channel))
