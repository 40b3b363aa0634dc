"""Feeds of all entries of whole sites: of this repository's, and of real blogs if there are any."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from conftest import CORPORA, ROOT
from samples import SITE, entry

from feedkit import Config, Feed, Person, load_config, make_feed
from feedkit.collect import collect
from feedkit.config import SiteConfig
from feedkit.plan import rendering_of
from feedkit.sites.detect import detect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from feedkit import Problem

__all__ = ["hard_feed", "own_sites", "real_blogs", "whole_feed"]

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ADDRESS = "https://site.example/"  # of sites without a feedkit.toml


def own_sites() -> Mapping[str, Path]:
    """Return the folders of the sites that were written for this repository, by their names."""
    groups = (ROOT / "tests" / "families", ROOT / "tests" / "golden")
    found = [path for group in groups for path in sorted(group.iterdir()) if path.is_dir()]
    return {
        f"{path.parent.name}/{path.name}": path for path in (*found, ROOT / "examples" / "blog")
    }


def real_blogs() -> Mapping[str, Path]:
    """Return the folders of the real blogs that there are, by their names."""
    return {path.relative_to(CORPORA).as_posix(): path for path in _real_blogs()}


def _real_blogs() -> Iterator[Path]:
    """Yield for each repository the folder of its site: the top one, or one right below it."""
    for blog in sorted(path for path in CORPORA.glob("*") if path.is_dir()):
        folders = (blog, *sorted(path for path in blog.iterdir() if path.is_dir()))
        yield next((folder for folder in folders if detect(folder)), blog)


def whole_feed(root: Path) -> Feed:
    """Return the feed of all entries of the site in the folder `root`.

    Posts with problems are left out: other tests are about those.
    """
    problems: list[Problem] = []
    file = root / "feedkit.toml"
    config = load_config(file) if file.exists() else Config(site=SiteConfig(url=ADDRESS))
    found = collect(config, root, now=NOW)
    return make_feed(
        found.site,
        found.entries,
        limit=0,
        rendering=rendering_of(found.survey),
        on_problem=problems.append,
    )


#: Texts that something on the way to a reader may take for something else.
HARD_TEXTS = (
    "Fish & chips",
    "1 < 2 > 0",
    "Vec<T> and <b>bold</b>",
    "How to write &amp; and &#x41; in HTML",
    "]]> ends it <![CDATA[",
    "\"Quoted\" and 'quoted'",
    "C:\\new\\table",
    "a, b; c | d\u2028e",
    "Emoji \U0001f41f \U0001f469\u200d\U0001f680 and \u0645\u0631\u062d\u0628\u0627",
    "%20 + %C3%BC = ü, u\u0308",
    "Grace Hopper (US Navy)",
    '<a href="https://elsewhere.example/">Ada</a>',
    "12345",
    "true",
    "-",
)


def hard_feed() -> Feed:
    """Return a feed whose titles, tags, authors and texts are the `HARD_TEXTS`."""
    entries = [
        entry(
            number,
            title=text,
            authors=(Person(name=text), Person(name="Ada Lovelace")),
            tags=(text, "plain"),
            content=f'<p>{escape(text)} <a href="https://elsewhere.example/a/./b/.">link</a></p>',
            link=f"https://lighthouse.example/{number}/?a=1&b=%26&text={quote(text)}#x",
            id=f"tag:lighthouse.example,2024:{quote(text)}",
        )
        for number, text in enumerate(HARD_TEXTS)
    ]
    return Feed(site=SITE, url=f"{SITE.url}feed.xml", entries=tuple(entries))
