"""Astro's habits, row by row from its documentation."""

from __future__ import annotations

import pytest
from written_posts import Blog

from feedkit.entries.dialects.astro import Astro
from feedkit.entries.dialects.slugs import github_slug

DATE = "pubDate: 2022-07-08"
SITE: dict[str, object] = {"output": "dist"}
TWO_LANGUAGES: dict[str, object] = {"default_language": "pt", "languages": {"en": {}}}


def blog(*routes: tuple[str | None, str], **settings: object) -> Blog:
    """Return a blog with these routes whose configuration says `settings`."""
    rows = [{"collection": name, "pattern": pattern} for name, pattern in routes]
    return Blog(Astro.of(SITE | settings | ({"routes": rows} if rows else {})))


# https://github.com/Flet/github-slugger, its own examples and fixtures; in Astro each part of an id
# is such a slug (`slug()` without counting).
GITHUB = [
    ("Foo Bar", "foo-bar"),
    ("foo - bar", "foo---bar"),
    ("I'm Lovin' it 100%", "im-lovin-it-100"),
    ("Привет non-latin 你好", "привет-non-latin-你好"),
    ("a.b_c", "ab_c"),
    ("Ünïcode – dash", "ünïcode--dash"),
    ("😄 emoji", "-emoji"),
    ("a\tb", "ab"),
    ("e\u0301", "e\u0301"),
]


@pytest.mark.parametrize(("text", "slug"), GITHUB)
def test_github_slug(text: str, slug: str) -> None:
    """Letters, marks, digits, hyphens and underscores stay; spaces are hyphens, the rest goes."""
    assert github_slug(text) == slug


# https://docs.astro.build/en/guides/content-collections/#defining-custom-ids and
# https://docs.astro.build/en/reference/content-loader-reference/#glob-loader
IDS = [
    ("src/content/blog/First Post.md", "", "/blog/first-post/"),
    ("src/content/blog/2022-07-08-a.b.mdx", "", "/blog/2022-07-08-ab/"),
    ("src/content/blog/Nested Dir/index.md", "", "/blog/nested-dir/"),
    ("src/content/blog/a.md", "slug: My/Own Slug", "/blog/My/Own%20Slug/"),
    ("src/content/posts/a.md", "", "/posts/a/"),
    ("posts/a.md", "", "/posts/a/"),
]


@pytest.mark.parametrize(("path", "front", "link"), IDS)
def test_collections_without_configuration(path: str, front: str, link: str) -> None:
    """A link is the collection's name and the id: each part a slug, or front matter's."""
    site = blog(collections={"posts": {"folder": "posts"}}) if path[:5] == "posts" else blog()
    assert site.link(path, f"{DATE}\n{front}") == link


# https://docs.astro.build/en/guides/routing/#dynamic-routes
ROUTES = [
    ([("blog", "/writing/:slug")], "src/content/blog/a/b.md", "/writing/a/b/"),
    ([("blog", "/:slug")], "src/content/blog/a.md", "/a/"),
    ([("docs", "/docs/:slug"), (None, "/blog/:slug")], "src/content/blog/a.md", "/blog/a/"),
    ([(None, "/:slug"), (None, "/blog/:slug")], "src/content/blog/a.md", "/blog/a/"),
    ([(None, "/:slug")], "src/content/blog/a.md", "/a/"),
    ([(None, "/posts/:slug")], "src/content/blog/a.md", "/posts/a/"),
    ([(None, "/projects/:slug")], "src/content/blog/a.md", "/blog/a/"),
    ([("blog", "/:collection/:year/:slug")], "src/content/blog/a.md", "/blog/2022/a/"),
]


@pytest.mark.parametrize(("routes", "path", "link"), ROUTES)
def test_routes(routes: list[tuple[str | None, str]], path: str, link: str) -> None:
    """The route of the collection makes the link, else one that may show it."""
    assert blog(*routes).link(path, DATE) == link


# A page whose collection is not written in it, on a site that declares its collections.
DECLARED = [
    ("/posts/:slug", "src/content/posts/a.md", "/posts/a/"),
    ("/posts/:slug", "src/content/moments/a.md", "/moments/a/"),
    ("/posts/:slug", "src/content/blog/a.md", "/blog/a/"),
    ("/articles/:slug", "src/content/blog/a.md", "/articles/a/"),
    ("/:slug", "src/content/moments/a.md", "/a/"),
    ("/notes/:slug", "src/data/scraps/a.md", "/notes/a/"),
]


@pytest.mark.parametrize(("route", "path", "link"), DECLARED)
def test_a_route_called_like_a_collection_shows_no_other(route: str, path: str, link: str) -> None:
    """Its fixed part tells whose it is; one called for posts in general may show any."""
    folders = {name: f"src/content/{name}" for name in ("posts", "moments", "blog")}
    folders["notes"] = "src/data/scraps"
    collections = {name: {"folder": folder} for name, folder in folders.items()}
    assert blog((None, route), collections=collections).link(path, DATE) == link


# https://github.com/satnaing/astro-paper/blob/main/src/content/posts/adding-new-post.md
FILED = [
    ("a.md", "", "/posts/a/"),
    ("Sub Dir/a.md", "", "/posts/sub-dir/a/"),
    ("sub/a.md", "slug: b", "/posts/sub/b/"),
    ("_2025/a.md", "", "/posts/a/"),
    ("_2025/sub/a.md", "slug: b", "/posts/sub/b/"),
]


@pytest.mark.parametrize(("path", "front", "link"), FILED)
def test_routes_that_go_by_the_file(path: str, front: str, link: str) -> None:
    """AstroPaper: a slug stands for the file's name alone, and some folders only sort."""
    route = {"collection": "blog", "pattern": "/posts/:slug", "from_file": True}
    collections = {"blog": {"folder": "src/data/blog"}}
    site = blog(collections=collections, routes=[route])
    assert site.link(f"src/data/blog/{path}", f"{DATE}\n{front}") == link


KEYED = [
    ("a.md", "abbrlink: x1", "/posts/x1/"),
    ("sub/a.md", "abbrlink: /b/x1", "/posts/b/x1/"),
    ("sub/a.md", "slug: b\nabbrlink: ''", "/posts/b/"),
    ("sub/a.md", "", "/posts/sub/a/"),
]


@pytest.mark.parametrize(("path", "front", "link"), KEYED)
@pytest.mark.parametrize("pattern", ["/posts/:slug", "/:lang/posts/:slug"])
def test_routes_that_go_by_a_key(path: str, front: str, link: str, pattern: str) -> None:
    """Its value stands for the whole id; a post without it has its id."""
    route = {"collection": "blog", "pattern": pattern, "slug_key": "abbrlink"}
    site = blog(collections={"blog": {"folder": "src/content/posts"}}, routes=[route])
    assert site.link(f"src/content/posts/{path}", f"{DATE}\n{front}") == link


def test_collection_elsewhere() -> None:
    """A collection's folder is where its loader looks; its own name is the part of the link."""
    site = blog(collections={"articles": {"folder": "src/data/writing"}})
    assert site.link("src/data/writing/Sub/A.md", DATE) == "/writing/sub/a/"
    assert blog(collections={"blog": {"folder": "src/content"}}).link("src/content/a.md", DATE) == (
        "/a/"
    )


# https://docs.astro.build/en/reference/configuration-reference/#buildformat and #trailingslash; in
# between, what @astrojs/sitemap does.
ENDINGS = [
    (None, None, "/blog/a/"),
    ("ignore", "directory", "/blog/a/"),
    ("ignore", "file", "/blog/a"),
    ("ignore", "preserve", "/blog/a"),
    ("never", "directory", "/blog/a"),
    ("never", "file", "/blog/a"),
    ("always", "file", "/blog/a/"),
]


@pytest.mark.parametrize(("slash", "form", "link"), ENDINGS)
def test_endings(slash: str | None, form: str | None, link: str) -> None:
    """`trailingSlash` decides, and where it does not, `build.format` does."""
    site = blog(trailing_slash=slash, build_format=form)
    assert site.link("src/content/blog/a.md", DATE) == link


# https://docs.astro.build/en/guides/internationalization/#routing and
# https://docs.astro.build/en/recipes/i18n/
LANGUAGES = [
    ([], {}, "pt/A.md", "/blog/a/", "pt"),
    ([], {}, "en/A.md", "/en/blog/a/", "en"),
    ([], {"language_in_path": True}, "pt/A.md", "/pt/blog/a/", "pt"),
    ([], {}, "A.md", "/blog/a/", None),
    ([("blog", "/:lang/blog/:slug")], {}, "pt/a.md", "/pt/blog/a/", "pt"),
    ([("blog", "/:lang/blog/:slug")], {"language_in_path": False}, "pt/a.md", "/blog/a/", "pt"),
    ([("blog", "/:lang/blog/:slug")], {}, "en/a.md", "/en/blog/a/", "en"),
    ([("blog", "/blog/:slug")], {}, "en/a.md", "/blog/en/a/", "en"),
    ([(None, "/:slug"), (None, "/en/:slug")], {}, "pt/a.md", "/pt/a/", "pt"),
    ([(None, "/:slug"), (None, "/en/:slug")], {}, "en/a.md", "/en/a/", "en"),
    ([("blog", "/blog/:slug"), ("blog", "/:lang/blog/:slug")], {}, "en/a.md", "/en/blog/a/", "en"),
]


@pytest.mark.parametrize(("routes", "more", "path", "link", "language"), LANGUAGES)
def test_languages(
    routes: list[tuple[str | None, str]],
    more: dict[str, object],
    path: str,
    link: str,
    language: str | None,
) -> None:
    """The folder of a language is the route's parameter or prefix; the default one has none."""
    site = blog(*routes, **TWO_LANGUAGES, **more)
    entry = site.entry(f"src/content/blog/{path}", DATE)
    assert site.link(f"src/content/blog/{path}", DATE) == link
    assert entry.language == language


def test_language_in_front_matter() -> None:
    """Where no folder tells the language of a route, front matter does, else it is the default."""
    site = blog(("blog", "/:lang/blog/:slug"), **TWO_LANGUAGES)
    assert site.link("src/content/blog/a.md", f"{DATE}\nlang: en") == "/en/blog/a/"
    assert site.link("src/content/blog/a.md", DATE) == "/pt/blog/a/"


def test_collection_for_each_language() -> None:
    """A language's own collection has its language from its folder."""
    collections = {"de": {"folder": "src/content/blog/de"}, "en": {"folder": "src/content/blog/en"}}
    languages: dict[str, object] = {
        "default_language": "de",
        "languages": {"en": {}},
        "collections": collections,
    }
    site = blog(**languages)
    assert site.link("src/content/blog/de/a.md", DATE) == "/blog/a/"
    assert site.link("src/content/blog/en/a.md", f"{DATE}\nslug: b") == "/en/blog/b/"
    routed = blog(("de", "/:slug"), ("en", "/en/:slug"), **languages)
    assert routed.link("src/content/blog/de/a.md", DATE) == "/a/"
    assert routed.link("src/content/blog/en/a.md", DATE) == "/en/a/"
    ours = Blog(Astro.of(SITE | languages, permalink="/:lang/:slug"))
    assert ours.link("src/content/blog/en/A b.md", DATE) == "/en/a-b"
    assert ours.link("src/content/blog/de/A b.md", DATE) == "/a-b"


# https://docs.astro.build/en/basics/astro-pages/#markdownmdx-pages
PAGES = [
    ("src/pages/posts/Post-1.md", "/posts/Post-1/"),
    ("src/pages/posts/a/index.md", "/posts/a/"),
]


@pytest.mark.parametrize(("path", "link"), PAGES)
def test_pages(path: str, link: str) -> None:
    """A file below `src/pages` is at its own path."""
    assert blog(("blog", "/x/:slug")).link(path, DATE) == link


def test_collections_without_pages() -> None:
    """Their entries have no address, unless the user gives them one."""
    settings = {"collections": {"bits": {"folder": "src/data/bits"}}, "unshown": ["bits"]}
    assert blog(**settings).left_out("src/data/bits/a.md", DATE) == "refused"
    assert blog(**settings).left_out("src/data/more/a.md", DATE) is None
    ours = Blog(Astro.of(SITE | settings, permalink="/bits/:slug/"))
    assert ours.left_out("src/data/bits/a.md", DATE) is None


def test_left_out() -> None:
    """Names with an underscore are excluded where no pattern decides; drafts are what posts say."""
    patterned = blog(collections={"blog": {"folder": "src/content/blog"}})
    assert patterned.left_out("src/content/blog/_releases/a.md", DATE) is None
    assert patterned.left_out("src/content/other/_a.md", DATE) == "refused"
    assert patterned.left_out("src/pages/_a.md", DATE) == "refused"
    assert blog().left_out("src/content/blog/_a.md", DATE) == "refused"
    assert blog().left_out("src/pages/_drafts/a.md", DATE) == "refused"
    assert blog().left_out("src/content/blog/a.md", f"{DATE}\ndraft: true") == "draft"
    assert blog().left_out("src/content/blog/a.md", DATE) is None


def test_front_matter() -> None:
    """The blog starter's keys: `pubDate`, `updatedDate`, `heroImage`."""
    front = f"{DATE}\nupdatedDate: 2022-07-09\ntitle: Light\ntags: [sea]"
    entry = blog().entry("src/content/blog/a.md", front)
    assert entry.updated is not None
    assert (entry.published.day, entry.updated.day, entry.tags) == (8, 9, ("sea",))
