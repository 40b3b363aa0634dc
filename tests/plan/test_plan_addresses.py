"""Where what is written to a path is found on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_sites import made

from feedkit import Config, Site
from feedkit.config import SiteConfig
from feedkit.plan.addresses import beside, published_at
from feedkit.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

SITE = Site(title="x", url="https://x.example/blog/")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("feed.xml", "feed.xml"),
        ("public/feed.xml", "feed.xml"),
        ("static/a/feed.xml", "a/feed.xml"),
        ("_site/feed.xml", "feed.xml"),
        ("./public/feed.xml", "feed.xml"),
        ("../public/feed.xml", "feed.xml"),
        ("feeds/feed.xml", "feeds/feed.xml"),
        ("public", "public"),
        ("a b/é#?.xml", "a%20b/%C3%A9%23%3F.xml"),
        ("/srv/www/feed.xml", "feed.xml"),
    ],
)
def test_the_folder_that_is_published_is_no_part_of_it(
    tmp_path: Path, path: str, address: str
) -> None:
    """Whichever it is; of a path elsewhere only the name is known."""
    found = survey(Config(site=SiteConfig(url=SITE.url)), tmp_path)
    assert published_at(path, SITE, found) == f"{SITE.url}{address}"


def test_a_folder_that_the_site_publishes(tmp_path: Path) -> None:
    """Or copies to its root, as its own configuration has it."""
    made(tmp_path, {"hugo.toml": f'baseURL = "{SITE.url}"\nstaticDir = "www"\n'})
    found = survey(Config(), tmp_path)
    assert published_at("www/feed.xml", SITE, found) == f"{SITE.url}feed.xml"


@pytest.mark.parametrize(
    ("url", "path", "address"),
    [
        ("https://x.example/feed.xml", "public/a.css", "https://x.example/a.css"),
        (
            "https://x.example/feed/",
            "feed/index.archive-1.xml",
            "https://x.example/feed/index.archive-1.xml",
        ),
        ("https://x.example/a/feed?format=atom", "é.xml", "https://x.example/a/%C3%A9.xml"),
    ],
)
def test_what_is_beside_a_file(url: str, path: str, address: str) -> None:
    """Its own name in the same folder."""
    assert beside(url, path) == address
