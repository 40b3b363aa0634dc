"""Real blogs, where there are some at hand: every post is an entry or left out for a reason."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from conftest import CORPORA

from feedkit import Config, PostError, Problem
from feedkit.collect import Collected, collect
from feedkit.config import SiteConfig
from feedkit.content.allowed import SCHEMES
from feedkit.content.clean import clean
from feedkit.content.links import Links
from feedkit.content.render import render_body
from feedkit.plan import rendering_of
from feedkit.sites.detect import detect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from feedkit import Entry

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ADDRESSES = {"href", "src", "poster", "cite", "data", "background", "longdesc"}
# What a template language or JSX leaves behind: never seen by the readers of the site itself.
RAW = re.compile(r"\{%[^%]*%\}|\{\{[<%]|^import .* from ['\"]|<[A-Z]\w+[^>]*/>", re.MULTILINE)


def sites() -> Iterator[Path]:
    """Yield the folders of the sites that there are."""
    for blog in sorted(path for path in CORPORA.glob("*") if path.is_dir()):
        folders = (blog, *sorted(path for path in blog.iterdir() if path.is_dir()))
        yield next((folder for folder in folders if detect(folder)), blog)


@cache
def collected(root: Path) -> Collected:
    """Return what is found on a site, without an option but its address."""
    return collect(Config(site=SiteConfig(url="https://site.example/")), root, now=NOW)


@cache
def rendered(root: Path) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return all entries of a site with their content, and what was said of them."""
    found = collected(root)
    links = Links(found.entries)
    problems: list[Problem] = []
    entries = []
    for entry in found.entries:
        try:
            rendering = rendering_of(found.survey)
            done = render_body(entry, found.site, rendering, links=links, warn=problems.append)
            entries.append(replace(entry, content=done.content, summary=done.summary))
        except PostError as error:
            problems.append(error.problem)
    return tuple(entries), tuple(problems)


ROOTS = [pytest.param(root, id=root.relative_to(CORPORA).as_posix()) for root in sites()]
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("root", ROOTS)
def test_every_post_is_an_entry_or_is_left_out_for_a_reason(root: Path) -> None:
    """Nothing disappears, and most posts of a real blog are fine."""
    found = collected(root)
    entries = {entry.source for entry in found.entries}
    skipped = {skip.path: skip.reason for skip in found.sources[0].loaded.season.skipped}
    lost = {problem.path for problem in found.problems if not problem.kept}
    assert found.posts == len(entries) + len(skipped) + len(lost)
    assert all(skipped.values())
    assert len(entries) > 9 * len(lost)


class Walk(HTMLParser):
    """Collects what must not be in the HTML of an entry."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.text: list[str] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element and its attributes."""
        self.code += tag in {"code", "pre", "kbd", "samp"}
        if tag in {"script", "style", "iframe", "form", "object", "embed"} or "-" in tag:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.wrong.append(f"{tag} {name}")
            elif name in ADDRESSES:
                self._look_at(tag, value or "")
            elif name == "srcset":
                for candidate in (value or "").split(", "):
                    self._look_at(tag, candidate.split()[0])

    def _look_at(self, tag: str, url: str) -> None:
        scheme = urlsplit(url).scheme
        if scheme not in {"http", "https", *SCHEMES} and not url.startswith("data:image/"):
            self.wrong.append(f"{tag} {url[:80]!r}")

    def handle_endtag(self, tag: str) -> None:
        """Look at the end of an element."""
        self.code -= tag in {"code", "pre", "kbd", "samp"}

    def handle_data(self, data: str) -> None:
        """Collect the text that is not code."""
        if not self.code:
            self.text.append(data)


@pytest.mark.parametrize("root", ROOTS)
def test_every_entrys_html_is_safe_whole_and_has_nothing_raw(root: Path) -> None:
    """Addresses are absolute, nothing runs, no template or component is shown."""
    wrong: dict[str, list[str]] = {}
    for entry in rendered(root)[0]:
        walk = Walk()
        walk.feed(entry.content or "")
        walk.close()
        raw = RAW.findall("".join(walk.text))
        if walk.wrong or raw:
            wrong[entry.source or ""] = walk.wrong + raw
    assert wrong == {}


@pytest.mark.parametrize("root", ROOTS)
def test_every_entrys_html_stays_as_it_is_when_cleaned_again(root: Path) -> None:
    """So it is well-formed: an HTML5 parser has nothing to mend."""
    for entry in rendered(root)[0]:
        content = entry.content or ""
        assert clean(content, base=entry.link, root="https://site.example/") == content, (
            entry.source
        )
