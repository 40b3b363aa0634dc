"""What the generators have in common whose pages are files."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_posts import Blog

from feedkit.entries.dialects import dialect_named

NAMES = ["astro", "eleventy", "gatsby", "nextjs", "nuxt", "obsidian", "sveltekit", "vitepress"]
SITE = {"output": "public"}  # a configuration that says nothing of posts

# docs/dialects/gatsby.md and its neighbours: a file without a date is a page, except among posts.
UNDATED = [
    ("src/pages/about.md", "hidden"),
    ("about.md", "hidden"),
    ("notes/2019/light.md", "hidden"),
    ("blog/light.md", None),
    ("src/pages/Blog/light/index.md", None),
    ("content/posts/2019/light.md", None),
    ("_posts/light.md", None),
    ("about/2019-04-06.md", None),
    ("blog/index.md", "refused"),
    ("blog/2019/index.md", "refused"),
    ("blog/README.md", "refused"),
    ("blog/[slug].md", "refused"),
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("path", "kind"), UNDATED)
def test_undated_files(name: str, path: str, kind: str | None) -> None:
    """In a site what has no date is left out as a page, and wants one in a folder of posts."""
    assert Blog(dialect_named(name).of(SITE)).left_out(path, "title: Light") == kind


@pytest.mark.parametrize("name", NAMES)
def test_bare_folder_has_no_pages(name: str) -> None:
    """Somebody who points at a folder without a site means posts: each wants its date."""
    assert Blog(dialect_named(name).of({})).left_out("light.md", "title: Light") is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("front", ["draft: true", "published: false", "status: draft"])
def test_drafts(name: str, front: str) -> None:
    """What is marked as a draft in a usual way is one."""
    assert Blog(dialect_named(name).of(SITE)).left_out("blog/a.md", front) == "draft"


@pytest.mark.parametrize("name", NAMES)
def test_naive_dates(name: str) -> None:
    """Dates without a zone are in UTC, as JavaScript reads them, or where feedkit.toml says."""
    dialect = dialect_named(name).of(SITE)
    front = "date: 2019-04-06"
    assert Blog(dialect).entry("blog/a.md", front).published == datetime(2019, 4, 6, tzinfo=UTC)
    abroad = Blog(dialect, "Europe/Berlin").entry("blog/a.md", front)
    assert abroad.published == datetime(2019, 4, 5, 22, tzinfo=UTC)


@pytest.mark.parametrize("name", NAMES)
def test_permalink_of_feedkit(name: str) -> None:
    """feedkit.toml's pattern wins over what the place makes, with the language where known."""
    settings = SITE | {"default_language": "pt", "languages": {"en": {}}}
    site = Blog(dialect_named(name).of(settings, permalink="/:lang/:year/:slug"))
    assert site.link("pt/light.md", "date: 2019-04-06") == "/2019/light"
    assert site.link("en/light.md", "date: 2019-04-06") == "/en/2019/light"


@pytest.mark.parametrize("name", NAMES)
def test_url_of_something_else(name: str) -> None:
    """A whole address under `url` is that of a film or a company, and not the post's own."""
    site = Blog(dialect_named(name).of(SITE))
    date = "date: 2019-04-06"
    assert site.link("blog/a.md", f"{date}\nurl: https://film.example/") == (
        site.link("blog/a.md", date)
    )


odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
keys = st.sampled_from(
    ["title", "date", "created", "slug", "permalink", "tags", "layout", "publish", "path", "lang"]
)
rows = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            key: st.sampled_from(["", "a", "blog", "/blog/:slug", "/:lang/:x", "en"]) | odd
            for key in ("folder", "prefix", "language", "collection", "pattern", "path", "values")
        },
    )
)
settings = st.dictionaries(
    st.sampled_from(
        [
            *("content", "routes", "defaults", "collections", "layouts", "where", "languages"),
            *("default_language", "language_in_path", "trailing_slash", "build_format", "rewrites"),
        ]
    ),
    rows | odd,
)
folders = st.sampled_from(["", "a/", "blog/", "blog/en/", "src/content/a/", "src/pages/", "app/"])


@given(st.sampled_from(NAMES), settings, folders, st.text(max_size=12), st.dictionaries(keys, odd))
def test_anything_is_an_entry_or_a_problem(
    name: str,
    settings: dict[str, object],
    folder: str,
    stem: str,
    front: dict[str, object],
) -> None:
    """Whatever settings, names and front matter hold, an entry or a problem comes of it."""
    stem = stem.replace("/", "-").replace("\0", "")
    Blog(dialect_named(name).of(settings)).survives(f"{folder}{stem}.md", front)
