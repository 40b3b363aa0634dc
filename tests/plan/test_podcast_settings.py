"""What Apple would not list is an error of the configuration, which names the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feedkit import ConfigError, build
from feedkit.check.apple_categories import CATEGORIES
from feedkit.config import PodcastConfig
from feedkit.plan.podcast import podcast_of

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
site = { url = "https://x.example/", language = "en" }
[[feeds]]
path = "podcast.rss"
[feeds.podcast]
image = "/cover.jpg"
categories = ["Technology"]
explicit = false
"""


def configuration(old: str = "", new: str = "") -> str:
    """Return a configuration of a podcast, with `new` in the place of `old`."""
    assert old in WHOLE
    return WHOLE.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        # https://podcasters.apple.com/support/823-podcast-requirements
        (', language = "en"', "", "site.language: expected one such as en, as no podcast is"),
        ("cover.jpg", "cover.webp", "feeds.podcast.image: expected a JPEG or PNG, got '/cover.w"),
        ('"/cover.jpg"', '"http://["', "feeds.podcast.image: expected an http(s) address, got"),
        ('["Technology"]', '[" "]', "feeds.podcast.categories: expected at least one of Apple's"),
        (
            "explicit = false",
            'explicit = false\nowner = { name = "Ada", email = "ada" }',
            "feeds.podcast.owner.email: expected an e-mail address, got 'ada'",
        ),
        ("podcast.rss", "podcast.xml", "feeds.podcast: needs RSS, which alone tells of podcasts"),
        ('"podcast.rss"', '["a.json", "a.xml"]', "feeds.podcast: needs RSS"),
    ],
)
def test_what_apple_would_not_list(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Is said before anything is written."""
    file = tmp_path / "feedkit.toml"
    file.write_text(configuration(old, new))
    with pytest.raises(ConfigError) as caught:
        build(file)
    assert message in str(caught.value)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("technology", "did you mean Technology?"),
        ("Tech", "did you mean Technology?"),
        ("Books", "did you mean Arts > Books?"),
        ("Art > Books", "did you mean Arts > Books?"),
        ("Arts > Book", "did you mean Arts > Books?"),
        ("Technology > Gadgets", "did you mean Technology?"),
        ("Society and Culture", "did you mean Society & Culture?"),
        ("> Books", "did you mean Arts > Books?"),
        ("Lighthouses", "there are Arts, Business, Comedy"),
    ],
)
def test_a_category_that_is_none_of_apples(written: str, advice: str) -> None:
    """The nearest one is named, or all of them."""
    settings = PodcastConfig(image="/a.png", categories=["Arts", written], explicit=False)
    with pytest.raises(ConfigError, match=r"^feeds\.podcast\.categories: there is no ") as caught:
        podcast_of(settings, "https://x.example/", "en")
    assert advice in str(caught.value)


def test_all_of_apples_categories() -> None:
    """In the spelling of the configuration, with any white space around the mark."""
    written = [f"{name}>{below}" for name in CATEGORIES for below in sorted(CATEGORIES[name])]
    settings = PodcastConfig(
        image="https://cdn.example/cover", categories=[*CATEGORIES, *written], explicit=False
    )
    podcast = podcast_of(settings, "https://x.example/", "en")
    assert "Health & Fitness > Mental Health" in podcast.categories
    assert len(podcast.categories) == len(CATEGORIES) + len(written)


def test_a_podcast_may_have_other_formats_beside_it(tmp_path: Path) -> None:
    """As long as one of them is RSS."""
    (tmp_path / "2024-01-01-a.md").write_text("Text.")
    file = tmp_path / "feedkit.toml"
    file.write_text(configuration('"podcast.rss"', '["podcast.rss", "podcast.json"]'))
    assert [feed.format for feed in build(file).feeds] == ["rss", "json"]
