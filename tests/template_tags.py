"""A post for templates to stand in, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from feedkit.content.links import Links
from feedkit.content.templates import Context, expand, language_named
from feedkit.model import Entry, Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedkit.content.templates import Language
    from feedkit.content.templates.code import Markup

__all__ = ["OTHER", "SITE", "THIS", "context", "expanded"]

SITE = Site(title="Field notes", url="https://example.org/base/", description="Notes")


THIS = Entry(
    id="https://example.org/base/2024/this/",
    title="This post",
    link="https://example.org/base/2024/this/",
    published=datetime(2024, 5, 1, tzinfo=UTC),
    source="posts/2024-05-01-this.md",
    metadata={
        "subtitle": "A subtitle",
        "count": 3,
        "gallery": [
            {"image_path": "/t/a.png", "url": "/a.png", "alt": "A cat"},
            {"image_path": "https://example.net/b.png"},
            {"alt": "Nothing"},
            "odd",
        ],
        "params": {"deep": {"own": "Mine"}, "is": True},
    },
)
OTHER = replace(
    THIS,
    id="other",
    title="The other post",
    link="https://example.org/base/2024/other/",
    source="posts/2024-04-01-other.md",
)


def context(markup: Markup = "markdown", languages: Sequence[Language] = ()) -> Context:
    """Return what a tag in a post of a site with one other post may refer to."""
    links = Links([THIS, OTHER])
    return Context(entry=THIS, site=SITE, links=links, markup=markup, languages=languages)


def expanded(text: str, *languages: str, markup: Markup = "markdown") -> str:
    """Return `text` without the tags of these languages."""
    known = [language_named(name) for name in languages]
    return expand(text, known, context(markup, known))
