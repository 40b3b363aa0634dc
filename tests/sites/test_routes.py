"""Addresses of posts from the names of page files."""

from __future__ import annotations

import pytest

from feedkit.sites.routes import pattern


@pytest.mark.parametrize(
    ("file", "route"),
    [
        # https://docs.astro.build/en/guides/routing/#dynamic-routes
        ("blog/[slug]", "/blog/:slug"),
        ("blog/[...slug]", "/blog/:slug"),
        ("posts/[...slug]/index", "/posts/:slug"),
        ("[lang]/blog/[slug]", "/:lang/blog/:slug"),
        # https://nextjs.org/docs/app/building-your-application/routing/route-groups
        ("(site)/blog/[slug]", "/blog/:slug"),
        ("[[...slug]]", "/:slug"),
        ("[category]/[slug]", "/:category/:slug"),
        ("blog/index", None),
        ("blog/[page]", None),
        ("tags/[slug]", None),
        ("about", None),
        ("index", None),
        ("", None),
    ],
)
def test_pattern(file: str, route: str | None) -> None:
    """Only a page that shows one post each is a pattern of posts' addresses."""
    assert pattern(filter(None, file.split("/"))) == route
