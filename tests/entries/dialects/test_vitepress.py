"""VitePress' habits, row by row from its documentation."""

from __future__ import annotations

import pytest
from written_posts import Blog

from feedkit.entries.dialects.vitepress import VitePress

DATE = "date: 2021-05-19"
DOCS = [{"folder": "docs", "prefix": "", "language": None}]


def blog(**settings: object) -> Blog:
    """Return a blog whose configuration says `settings`."""
    return Blog(VitePress.of({"content": DOCS} | settings))


# https://vitepress.dev/guide/routing#file-based-routing and #generating-clean-url
PATHS = [
    ("docs/posts/Sea light.md", "/posts/Sea%20light.html", "/posts/Sea%20light"),
    ("docs/posts/2021-05-19-a.b.md", "/posts/2021-05-19-a.b.html", "/posts/2021-05-19-a.b"),
    ("docs/posts/a/index.md", "/posts/a/", "/posts/a/"),
    ("docs/zh/posts/a.md", "/zh/posts/a.html", "/zh/posts/a"),
]


@pytest.mark.parametrize(("path", "plain", "clean"), PATHS)
def test_path(path: str, plain: str, clean: str) -> None:
    """A link is the path below `srcDir`, with `.html` unless `cleanUrls` is on."""
    assert blog().link(path, DATE) == plain
    assert blog(pretty_urls=True).link(path, DATE) == clean


def test_rewrites() -> None:
    """https://vitepress.dev/guide/routing#static-path-mapping: a file may lie elsewhere."""
    site = blog(
        rewrites={"posts/2021-a.md": "a.md", "posts/b.md": "b/index.md", "c/:x.md": ":x.md"}
    )
    assert site.link("docs/posts/2021-a.md", DATE) == "/a.html"
    assert site.link("docs/posts/b.md", DATE) == "/b/"
    assert site.link("docs/c/d.md", DATE) == "/c/d.html"


# https://github.com/unplugin/unplugin-vue-router: files of `pages/` are routes.
def test_router_of_vite() -> None:
    """In a site of Vite with Markdown the router's folder is no part of a link."""
    site = Blog(VitePress.of({"content": [{"folder": "pages"}], "pretty_urls": True}))
    assert site.link("pages/posts/yak-zh.md", DATE) == "/posts/yak-zh"
    assert site.entry("pages/posts/yak-zh.md", f"{DATE}\nlang: zh").language == "zh"


@pytest.mark.parametrize("name", ["2021-05-19-sea.md", "sea.md", "2021-05-19-sea/index.md"])
def test_pattern_of_vuepress(name: str) -> None:
    """https://vuepress.vuejs.org/reference/frontmatter.html#permalinkpattern: dates are no slug."""
    site = blog(permalink="/:year/:month/:day/:slug.html")
    assert site.link(f"docs/posts/{name}", DATE) == "/2021/05/19/sea.html"
    assert site.link(f"docs/posts/{name}", f"{DATE}\npermalink: /x/") == "/x/"


def test_front_matter() -> None:
    """`permalink` is an address; a `slug`, a `path` and a `url` are no business of VitePress."""
    assert blog().link("docs/a.md", f"{DATE}\npermalink: /x/") == "/x/"
    assert blog().link("docs/a.md", f"{DATE}\nslug: x\npath: /y\nurl: /z") == "/a.html"
    assert blog().left_out("docs/posts/a.md", f"{DATE}\npublish: false") == "draft"


def test_language_by_folder() -> None:
    """https://vitepress.dev/guide/i18n: a locale's folder tells the language of its posts."""
    site = blog(languages={"zh": {}})
    assert site.entry("docs/zh/posts/a.md", DATE).language == "zh"
    assert site.entry("docs/posts/a.md", DATE).language is None
    assert site.link("docs/zh/posts/a.md", DATE) == "/zh/posts/a.html"


def test_title() -> None:
    """https://vitepress.dev/reference/frontmatter-config#title: else the heading."""
    assert blog().entry("docs/a.md", DATE, "# The *light*\n").title == "The light"
