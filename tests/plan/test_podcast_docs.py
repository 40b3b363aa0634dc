"""What the page about podcasts says is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from feedkit import Dialect, Site
from feedkit.config import parse_config
from feedkit.config.tables import ContributorConfig, FundingConfig, PodcastConfig
from feedkit.entries.aliases import ALIASES
from feedkit.entries.fields import Fields
from feedkit.entries.media import ENCLOSURE_KEYS
from feedkit.entries.normalize import normalize
from feedkit.plan.podcast import podcast_of
from feedkit.posts.post import Post

PAGE = (Path(__file__).parents[2] / "docs" / "podcast.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return the code block in this language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.mark.parametrize("table", [PodcastConfig, ContributorConfig, FundingConfig])
def test_every_key_of_the_configuration_is_explained(
    table: type[PodcastConfig | ContributorConfig | FundingConfig],
) -> None:
    """As those of the other tables are on their page."""
    for key in table.__struct_encode_fields__:
        assert f"`{key}`" in PAGE, key


def test_the_configuration_is_one() -> None:
    """Every key in it exists, and Apple would take it."""
    config = parse_config(tomllib.loads(block("toml")), "podcast.md")
    (feed,) = config.feeds
    assert feed.podcast
    assert podcast_of(feed.podcast, "https://example.org/", config.site.language).contributors


def test_the_post_is_an_episode() -> None:
    """Every key in it says something."""
    head = block("yaml")
    post = Post(path="a.md", metadata=yaml.safe_load(head.split("---")[1]), body="", head=head)
    problems: list[object] = []
    site = Site(title="x", url="https://example.org/")
    entry = normalize(Fields(post), site, Dialect(), warn=problems.append)
    assert problems == []
    assert entry.enclosures[0].url == "https://example.org/audio/7.mp3"
    episode = entry.episode
    assert episode
    assert (episode.number, episode.season, episode.type) == (7, 2, "full")
    assert [person.role for person in episode.contributors] == ["host", "guest", "sound designer"]
    assert episode.transcripts
    assert episode.chapters


def test_every_key_of_an_episode_is_on_the_page() -> None:
    """In the table; one within `episode` or `podcast` may be there by its own name alone."""
    fields = list(ALIASES)
    podcast = fields[fields.index("episode_title") :]
    assert len(podcast) > 10
    page = PAGE.casefold()
    for key in [alias for field in podcast for alias in ALIASES[field]] + [*ENCLOSURE_KEYS]:
        inner = key.partition(".")[2] if key.startswith(("episode.", "podcast.")) else ""
        assert f"`{key.casefold()}`" in page or f"`{inner.casefold()}`" in page, key
