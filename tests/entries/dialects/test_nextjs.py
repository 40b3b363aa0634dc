"""Next.js' habits, row by row from its documentation and its starters."""

from __future__ import annotations

import pytest
from written_posts import Blog

from feedkit.entries.dialects.nextjs import NextJs

DATE = "date: 2019-04-06"


def blog(*routes: str, **settings: object) -> Blog:
    """Return a blog with these routes whose configuration says `settings`."""
    rows = [{"collection": None, "pattern": route} for route in routes]
    return Blog(NextJs.of({"routes": rows} | settings))


# Where the routes are not known: https://nextjs.org/docs/app/guides/mdx#using-file-based-routing,
# https://contentlayer.dev/docs/reference/source-files/make-source-d9d5a9ac (flattenedPath) and the
# starters https://github.com/vercel/next.js/tree/canary/examples/blog-starter (`_posts`).
PATHS = [
    ("app/notes/a/page.mdx", "/notes/a"),
    ("src/app/(site)/notes/a/page.mdx", "/notes/a"),
    ("pages/notes/a.mdx", "/notes/a"),
    ("pages/notes/a/index.mdx", "/notes/a"),
    ("public/a/index.md", "/a"),
    ("content/a.mdx", "/a"),
    ("data/blog/nested/a.mdx", "/blog/nested/a"),
    ("src/content/posts/A b.md", "/posts/A%20b"),
    ("_posts/a.md", "/posts/a"),
    ("posts/2019-04-06-a/index.md", "/posts/2019-04-06-a"),
]


@pytest.mark.parametrize(("path", "link"), PATHS)
def test_path(path: str, link: str) -> None:
    """Without a route a link is the path below the folder of content."""
    assert blog().link(path, DATE) == link


ROUTES = [
    (["/blog/:slug"], "content/a.mdx", "/blog/a"),
    (["/blog/:slug"], "data/blog/nested/a.mdx", "/blog/nested/a"),
    (["/:slug"], "posts/a.md", "/a"),
    (["/posts/:slug"], "_posts/a.md", "/posts/a"),
    (["/articles/:slug", "/blog/:slug"], "content/blog/a.md", "/blog/a"),
    (["/projects/:slug"], "content/blog/a.md", "/blog/a"),
    (["/blog/:year/:month/:slug"], "posts/a.md", "/blog/2019/04/a"),
    (["/blog/:unknown/:slug"], "posts/a.md", "/blog/a"),
    (["/:slug"], "pages/notes/a.mdx", "/notes/a"),
    # https://vercel.com/templates/next.js/portfolio-starter-kit: only `page` files are pages.
    (["/blog/:slug", "/work/:slug"], "app/blog/posts/a.mdx", "/blog/a"),
    (["/blog/:slug", "/work/:slug"], "src/app/work/projects/a.mdx", "/work/a"),
    (["/:slug", "/blog/:slug"], "app/(site)/blog/a.mdx", "/blog/a"),
    (["/blog/:slug", "/:slug"], "app/content/a.mdx", "/a"),
    (["/blog/:slug"], "app/posts/a.mdx", "/blog/a"),
    (["/:slug"], "app/notes/a/page.mdx", "/notes/a"),
]


@pytest.mark.parametrize(("routes", "path", "link"), ROUTES)
def test_route(routes: list[str], path: str, link: str) -> None:
    """The route that fits the folder of posts makes the link; files that are pages need none.

    A post below `app` is shown by the nearest route there.
    """
    assert blog(*routes).link(path, DATE) == link


def test_trailing_slash() -> None:
    """https://nextjs.org/docs/app/api-reference/config/next-config-js/trailingSlash."""
    assert blog(trailing_slash="always").link("public/a/index.md", DATE) == "/a/"


# https://nextjs.org/docs/pages/guides/internationalization#sub-path-routing
LANGUAGES = [
    ("/blog/:slug", "content/a.md", "/blog/a"),
    ("/:locale/blog/:slug", "content/de/blog/a.md", "/de/blog/a"),
    ("/:locale/blog/:slug", "content/en/blog/a.md", "/en/blog/a"),
]


@pytest.mark.parametrize(("route", "path", "link"), LANGUAGES)
def test_languages(route: str, path: str, link: str) -> None:
    """A folder of a language is the route's parameter, and tells the language."""
    site = blog(route, default_language="en", languages={"en": {}, "de": {}})
    assert site.link(path, DATE) == link


SLUGS = [
    ("slug: b", "/blog/b"),
    ("slug: /b", "/b"),
    ("slug: 2019/b", "/blog/2019/b"),
    ("permalink: /c/", "/c"),
]


@pytest.mark.parametrize(("front", "link"), SLUGS)
def test_front_matter(front: str, link: str) -> None:
    """A slug takes the place of the file's name, with a slash in front that of the path."""
    assert blog("/blog/:slug").link("posts/a.md", f"{DATE}\n{front}") == link
    assert blog("/blog/:slug").link("app/blog/posts/a.md", f"{DATE}\n{front}") == link
