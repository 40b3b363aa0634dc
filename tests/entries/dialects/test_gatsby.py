"""Gatsby's habits, and Decap CMS's, row by row from their documentation."""

from __future__ import annotations

import pytest
from written_posts import Blog

from feedkit.entries.dialects.gatsby import Gatsby

DATE = "date: 2019-04-06"
STARTER = [{"folder": "src/pages", "prefix": "", "language": None}]


def blog(**settings: object) -> Blog:
    """Return a blog whose configuration says `settings`."""
    return Blog(Gatsby.of(settings))


# https://www.gatsbyjs.com/plugins/gatsby-source-filesystem/#createfilepath
PATHS = [
    ("src/pages/blog/2019-04-06-Sea_light.v2.md", "/blog/2019-04-06-Sea_light.v2/"),
    ("src/pages/blog/sea light/index.md", "/blog/sea%20light/"),
    ("src/pages/blog/’s – 灯.mdx", "/blog/%E2%80%99s%20%E2%80%93%20%E7%81%AF/"),
    ("src/pages/note: #1?.md", "/note:%20%231%3F/"),
    ("elsewhere/x.md", "/elsewhere/x/"),
]


@pytest.mark.parametrize(("path", "link"), PATHS)
def test_path(path: str, link: str) -> None:
    """A link is the path below the folder that Gatsby reads, nothing changed, with a slash."""
    assert blog(content=STARTER).link(path, DATE) == link


def test_innermost_folder() -> None:
    """Where Gatsby reads a folder and another within it, the inner one makes the path."""
    inner = {"folder": "content/blog", "prefix": "/writing"}
    site = blog(content=[{"folder": "content"}, inner])
    assert site.link("content/blog/a/index.md", DATE) == "/writing/a/"
    assert site.link("content/talks/a.md", DATE) == "/talks/a/"


def test_bare_folder() -> None:
    """Without a configuration the starters' folders are no part of a link."""
    assert blog().link("content/blog/a/index.md", DATE) == "/a/"
    assert blog().link("src/pages/blog/a.md", DATE) == "/blog/a/"
    assert blog().link("a.md", DATE) == "/a/"


# https://www.gatsbyjs.com/docs/how-to/routing/adding-markdown-pages/
FRONT = [
    ("path: /careers", "/careers/"),
    ("permalink: https://else.example/x", "https://else.example/x"),
    ("slug: light", "/blog/light/"),
    ("slug: /light", "/light/"),
    ("slug: notes/light/", "/notes/light/"),
]


@pytest.mark.parametrize(("front", "link"), FRONT)
def test_address_in_front_matter(front: str, link: str) -> None:
    """`path` and a `slug` with a slash are the address; any other slug is the last part of it."""
    site = blog(content=STARTER)
    assert site.link("src/pages/blog/a.md", f"{DATE}\n{front}") == link


# https://www.gatsbyjs.com/docs/reference/config-files/gatsby-config/#trailingslash
SLASHES = [
    ("always", "/a/", "/b/"),
    (None, "/a/", "/b/"),
    ("never", "/a", "/b"),
    ("ignore", "/a", "/b"),
]


@pytest.mark.parametrize(("mode", "own", "written"), SLASHES)
def test_trailing_slash(mode: str | None, own: str, written: str) -> None:
    """The site's `trailingSlash` ends every path, front matter's too; files keep their ending."""
    site = blog(content=STARTER, trailing_slash=mode)
    assert site.link("src/pages/a.md", DATE) == own
    assert site.link("src/pages/a.md", f"{DATE}\npath: /b") == written
    assert site.link("src/pages/a.md", f"{DATE}\npath: /b.html") == "/b.html"


def test_feedkit_permalink() -> None:
    """feedkit's own pattern wins over the place, and a post's own address over both."""
    site = Blog(Gatsby.of({"content": STARTER}, permalink="/:year/:slug/"))
    assert site.link("src/pages/2019-04-06-a.md", DATE) == "/2019/a/"
    assert site.link("src/pages/a.md", f"{DATE}\npath: /b") == "/b/"


# https://decapcms.org/docs/gatsby/: `templateKey` says which component shows a page.
LEFT_OUT = [
    ("templateKey: blog-post", None),
    ("templateKey: team-member", "hidden"),
    ("", "hidden"),
    ("templateKey: blog-post\ndraft: true", "draft"),
]


@pytest.mark.parametrize(("front", "kind"), LEFT_OUT)
def test_template_key(front: str, kind: str | None) -> None:
    """Of what the CMS writes only posts get in; the rest is named with what it is."""
    site = blog(content=STARTER, where={"templateKey": ["blog-post"]})
    assert site.left_out("src/pages/archive/a.md", f"{DATE}\n{front}") == kind


def test_template_key_says_what_it_is() -> None:
    """The reason quotes what was found and what was expected."""
    site = blog(where={"templateKey": ["blog-post", "news"]})
    rule = site.dialect.leaves_out(site.fields("a.md", "templateKey: faq"))
    assert rule is not None
    assert rule.reason == "templateKey is faq, and not blog-post or news"


def test_undated_post_of_the_cms() -> None:
    """A post that the CMS wrote is no page: without a date it is a problem."""
    site = blog(content=STARTER, where={"templateKey": ["blog-post"]})
    assert site.left_out("src/pages/archive/a.md", "templateKey: blog-post") is None
