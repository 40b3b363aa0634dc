"""Nuxt Content: where a post is published, by its file."""

from __future__ import annotations

import pytest
from written_posts import Blog

from feedkit.entries.dialects.nuxt import Nuxt

SETTINGS = {
    "content": [
        {"folder": "content", "prefix": ""},
        {"folder": "content/en", "prefix": "english"},
    ],
    "default_language": "fr",
    "languages": {"de": {}},
}

# https://content.nuxt.com/docs/collections/types#path-generation, and `generatePath` in the
# module's src/utils/content/transformers/path-meta.ts.
LINKS = [
    ("content/blog/hello.md", "date: 2024-05-01", "/blog/hello"),
    ("content/1.blog/2.Hello World.md", "date: 2024-05-01", "/blog/hello-world"),
    ("content/blog/8.3-months.md", "date: 2024-05-01", "/blog/3-months"),
    ("content/blog/2.index.md", "date: 2024-05-01", "/blog"),
    ("content/blog/1.2.x/3.4.md", "date: 2024-05-01", "/blog/1.2.x/3.4"),
    ("content/blog/Ärger & Café.md", "date: 2024-05-01", "/blog/arger-and-cafe"),
    ("content/en/blog/hello.md", "date: 2024-05-01", "/english/blog/hello"),
    ("content/de/blog/hello.md", "date: 2024-05-01", "/de/blog/hello"),
    ("content/blog/hello.md", "date: 2024-05-01\npath: /elsewhere", "/elsewhere"),
]


@pytest.mark.parametrize(("path", "front", "link"), LINKS)
def test_links(path: str, front: str, link: str) -> None:
    """The path of the file, its parts without the numbers that sort them, each made a slug."""
    assert Blog(Nuxt.of(SETTINGS)).link(path, front) == link


def test_slash_at_the_end() -> None:
    """`site.trailingSlash`, which sitemaps and feeds of Nuxt's SEO modules go by."""
    assert (
        Blog(Nuxt.of({"trailing_slash": "always"})).link("content/blog/a.md", "date: 2024-05-01")
        == "/blog/a/"
    )


@pytest.mark.parametrize(
    "path", ["content/blog/a.draft.md", "content/_parts/a.md", "content/blog/_a.md"]
)
def test_left_out_by_name(path: str) -> None:
    """Drafts by name, and partials: https://content.nuxt.com/usage/content-directory/."""
    assert Blog(Nuxt.of(SETTINGS)).left_out(path, "date: 2024-05-01") == "refused"
