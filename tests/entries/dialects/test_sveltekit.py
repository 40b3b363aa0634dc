"""SvelteKit's habits, row by row from its documentation and its starters."""

from __future__ import annotations

import pytest
from written_posts import Blog

from feedkit.entries.dialects.sveltekit import SvelteKit

DATE = "date: 2019-04-06"

# https://svelte.dev/docs/kit/routing, and where guides keep posts: `src/posts`, `src/lib/posts`.
LINKS = [
    (["/blog/:post"], "src/lib/posts/First_Light.md", DATE, "/blog/First_Light"),
    (["/:slug"], "src/posts/a.md", DATE, "/a"),
    (["/blog/:slug"], "posts/a/index.md", DATE, "/blog/a"),
    (["/blog/:slug"], "src/content/a.svx", f"{DATE}\nslug: b", "/blog/b"),
    (["/blog/:slug", "/work/:slug"], "src/routes/work/posts/a.md", DATE, "/work/a"),
    (["/:slug"], "src/routes/blog/a/+page.md", DATE, "/blog/a"),
    ([], "src/routes/(site)/blog/a/+page.svx", DATE, "/blog/a"),
    ([], "src/lib/posts/a.md", DATE, "/posts/a"),
]


@pytest.mark.parametrize(("routes", "path", "front", "link"), LINKS)
def test_links(routes: list[str], path: str, front: str, link: str) -> None:
    """The route that shows a post, or its own, which is its folder."""
    rows = [{"collection": None, "pattern": route} for route in routes]
    assert Blog(SvelteKit.of({"routes": rows})).link(path, front) == link
    always = SvelteKit.of({"routes": rows, "trailing_slash": "always"})
    assert Blog(always).link(path, front) == f"{link}/"
