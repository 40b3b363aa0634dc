"""The blog plug-in of Material for MkDocs, from its documentation; else from version 9.7."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_posts import Blog

from feedkit import Person
from feedkit.entries.dialects.mkdocs import MkDocs
from feedkit.entries.normalize import normalize, window_of
from feedkit.errors import PostError

if TYPE_CHECKING:
    from feedkit.entries.dialect import FrontMatter

DOCS = {"folder": "docs", "prefix": "", "language": None}
BLOG: dict[str, object] = {"folder": "blog", "posts": "blog/posts"}
POST = "docs/blog/posts/lamp.md"
LAMP = "title: The Lamp\ndate: 2024-03-05"


def blog(**options: object) -> Blog:
    """Return a site whose blog has these options."""
    return Blog(MkDocs.of({"content": [DOCS], "blogs": [BLOG | options]}))


PLAIN = blog()

# https://squidfunk.github.io/mkdocs-material/plugins/blog/#posts: `blog_dir`, `post_url_format`,
# `post_url_date_format`, `post_url_max_categories`; and `use_directory_urls` of MkDocs.
URLS: list[tuple[dict[str, object], str, str]] = [
    ({}, "", "/blog/2024/03/05/the-lamp/"),
    ({}, "slug: own-slug", "/blog/2024/03/05/own-slug/"),
    ({}, "url: /x\npermalink: /y", "/blog/2024/03/05/the-lamp/"),
    ({"url_format": "{slug}"}, "", "/blog/the-lamp/"),
    ({"url_format": "{file}"}, "", "/blog/lamp/"),
    (
        {"url_format": "{categories}/{slug}"},
        "categories: [Über Cats, b]",
        "/blog/%C3%BCber-cats/the-lamp/",
    ),
    (
        {"url_format": "{categories}/{slug}", "url_max_categories": 2},
        "categories: [a, B]",
        "/blog/a/b/the-lamp/",
    ),
    ({"url_format": "{categories}/{slug}"}, "", "/blog/the-lamp/"),
    ({"url_date_format": "yyyy"}, "", "/blog/2024/the-lamp/"),
    ({"url_date_format": "y-M-d"}, "", "/blog/2024-3-5/the-lamp/"),
    ({"url_date_format": "MMMM"}, "", "/blog/March/the-lamp/"),
    ({"url_date_format": "short"}, "", "/blog/3/5/24/the-lamp/"),
    ({"slugify_separator": "_"}, "", "/blog/2024/03/05/the_lamp/"),
    ({"folder": ""}, "", "/2024/03/05/the-lamp/"),
    ({"folder": "news"}, "", "/news/2024/03/05/the-lamp/"),
]


@pytest.mark.parametrize(("options", "front", "link"), URLS)
def test_link(options: dict[str, object], front: str, link: str) -> None:
    """Each option, and each word of `post_url_format`."""
    assert blog(**options).link(POST, f"{LAMP}\n{front}") == link


def test_index_and_plain_files() -> None:
    """An index is its folder; without directory URLs there are files."""
    rows = [BLOG | {"url_format": "{date}/{file}"}]
    plain = Blog(MkDocs.of({"content": [DOCS], "blogs": rows, "pretty_urls": False}))
    assert plain.link(POST, LAMP) == "/blog/2024/03/05/lamp.html"
    assert plain.link("docs/blog/posts/x/README.md", LAMP) == "/blog/2024/03/05/index.html"
    index = "docs/blog/posts/x/index.md"
    assert blog(url_format="{date}/{file}").link(index, LAMP) == "/blog/2024/03/05/"


# `pymdownx.slugs.slugify(case="lower")`, facelessuser.github.io/pymdown-extensions/extras/slugs/
SLUGS = [
    ("Hello, World!", "hello-world"),
    ("A & B — c", "a--b--c"),
    ("Ünï_code 日本語", "%C3%BCn%C3%AF_code-%E6%97%A5%E6%9C%AC%E8%AA%9E"),
    ("<b>bold</b> > x", "bold--x"),
    ("A &amp; *b* [c](http://d.e)", "a-amp-b-chttpde"),
]


@pytest.mark.parametrize(("title", "slug"), SLUGS)
def test_slug(title: str, slug: str) -> None:
    """A slug is made of the title with its markup, and keeps the letters of every script."""
    link = blog(url_format="{slug}").link(POST, f"title: '{title}'\ndate: 2024-03-05")
    assert link == f"/blog/{slug}/"


# mkdocs.structure.pages.Page.title
TITLES = [
    ("# A *big* `lamp` {#id}\n\nx", POST, "A big lamp", "/blog/a-big-lamp-id/"),
    ("Setext\n======\n", POST, "Setext", "/blog/lamp/"),
    ("Text\n\n# Later\n", POST, "Lamp", "/blog/lamp/"),
    ("## Two\n", "docs/blog/posts/The-old_Lamp.md", "The old Lamp", "/blog/the-old-lamp/"),
    ("", "docs/blog/posts/2024-03-05-x.md", "2024 03 05 x", "/blog/2024-03-05-x/"),
]


@pytest.mark.parametrize(("body", "path", "title", "link"), TITLES)
def test_title(body: str, path: str, title: str, link: str) -> None:
    """A title is that of the front matter, of the heading in front, or the file's name."""
    entry = blog(url_format="{slug}").entry(path, "date: 2024-03-05", body)
    assert (entry.title, entry.link[len("https://lighthouse.example") :]) == (title, link)


# …/plugins/blog/#meta.date: "time zone … UTC if not set"
DATES = [
    ("date: 2024-03-05", "2024-03-05T00:00:00", None, "/blog/2024/03/05/x/"),
    ("date: 2024-03-05 10:00:00", "2024-03-05T10:00:00", None, "/blog/2024/03/05/x/"),
    (
        "date:\n  created: 2024-12-31 23:30:00+05:00\n  updated: 2025-02-03",
        "2024-12-31T18:30:00",
        "2025-02-03T00:00:00",
        "/blog/2024/12/31/x/",
    ),
    ("date: 2024-03-05\nupdated: 2025-01-01", "2024-03-05T00:00:00", None, "/blog/2024/03/05/x/"),
]


@pytest.mark.parametrize(("front", "published", "updated", "link"), DATES)
def test_dates(front: str, published: str, updated: str | None, link: str) -> None:
    """Dates are in UTC wherever the site is, and the day in the link is the written one."""
    site = Blog(PLAIN.dialect, "America/New_York")
    entry = site.entry(POST, f"title: x\n{front}")
    assert entry.published.isoformat() == f"{published}+00:00"
    assert entry.modified.isoformat() == f"{updated or published}+00:00"
    assert entry.link.endswith(link)


def test_date_is_required() -> None:
    """The file's name holds no date."""
    with pytest.raises(PostError, match="date"):
        PLAIN.entry("docs/blog/posts/2024-03-05-x.md", "title: x")


# …/plugins/blog/#meta.draft, #drafts
LEFT_OUT: list[tuple[dict[str, object], str, str, str | None]] = [
    ({}, POST, "", None),
    ({}, POST, "draft: true", "draft"),
    ({"drafts": True}, POST, "draft: true", None),
    ({}, POST, "hidden: true\nunlisted: true\nstatus: draft", None),
    ({}, "docs/about.md", "", "refused"),
    ({}, "docs/blog/posts/picture.png", "", "refused"),
]


@pytest.mark.parametrize(("options", "path", "front", "kind"), LEFT_OUT)
def test_left_out(options: dict[str, object], path: str, front: str, kind: str | None) -> None:
    """A draft is left out unless the blog shows drafts; what is in no blog is no post."""
    assert blog(**options).left_out(path, front) == kind


def test_readme_beside_an_index() -> None:
    """MkDocs takes a README for an index where there is none, and leaves it out where there is."""
    readme = "docs/blog/posts/x/README.md"
    assert PLAIN.left_out(readme) is None
    index = "docs/blog/posts/x/index.md"
    assert Blog(PLAIN.dialect.among([readme, index])).left_out(readme) == "refused"


FUTURE: list[tuple[dict[str, object], str, bool]] = [
    ({}, "", True),
    ({"future": False}, "", False),
    ({"future": False}, "draft: false", True),
    ({"future": False, "drafts": True}, "", True),
]


@pytest.mark.parametrize(("options", "front", "shown"), FUTURE)
def test_future(options: dict[str, object], front: str, shown: bool) -> None:
    """Under `draft_if_future_date` what is dated in the future waits, unless it is no draft."""
    site = blog(**options)
    fields = site.fields(POST, f"title: x\ndate: 2999-01-01\n{front}")
    entry = normalize(fields, site.site, site.dialect)
    opens = window_of(fields, entry.published, site.site, site.dialect).opens
    assert (opens is None) == shown


def test_labels_and_authors() -> None:
    """Tags and categories are labels; authors are keys of `.authors.yml`."""
    dialect = MkDocs.of({"content": [DOCS]}, people={"ada": Person(name="Ada Lovelace")})
    front = f"{LAMP}\nauthors: [ada, bob]\ntags: [a, B]\ncategories: [b, C]\nkeywords: [no]"
    entry = Blog(dialect).entry(POST, front)
    assert entry.tags == ("a", "B", "C")
    assert [author.name for author in entry.authors] == ["Ada Lovelace", "bob"]


def test_several_blogs() -> None:
    """Each post belongs to the blog whose folder it is in."""
    rows = [BLOG, {"folder": "news", "posts": "news", "url_format": "{slug}"}]
    site = Blog(MkDocs.of({"content": [DOCS], "blogs": rows}))
    assert site.link("docs/news/x.md", LAMP) == "/news/the-lamp/"
    assert site.link(POST, LAMP) == "/blog/2024/03/05/the-lamp/"
    assert site.left_out("docs/newsletter/x.md") == "refused"


def test_pages() -> None:
    """Without the blog plug-in a page is where its file is."""
    site = Blog(MkDocs.of({"content": [DOCS]}))
    assert site.link("docs/notes/x.md", LAMP) == "/notes/x/"
    assert site.link("docs/notes/index.md", LAMP) == "/notes/"
    assert site.left_out("docs/notes/x.md") is None


def test_without_configuration() -> None:
    """A folder of posts is that of a blog with the defaults."""
    assert Blog(MkDocs.of({})).link("x/lamp.md", LAMP) == "/blog/2024/03/05/the-lamp/"


def test_feedkit_permalink() -> None:
    """A pattern of feedkit's own wins, with MkDocs' slugs."""
    dialect = MkDocs.of({"content": [DOCS], "blogs": [BLOG]}, permalink="/:year/:slug/")
    assert Blog(dialect).link(POST, "title: A & B\ndate: 2024-03-05") == "/2024/a--b/"


@pytest.mark.parametrize("options", [{"url_format": "{nothing}"}, {"url_date_format": "VVVV"}])
def test_unknown_word(options: dict[str, object]) -> None:
    """A word or field that MkDocs does not have is a problem."""
    with pytest.raises(PostError, match="expected"):
        blog(**options).link(POST, LAMP)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
KEYS = ["title", "date", "slug", "draft", "tags", "categories", "authors"]


@given(st.dictionaries(st.sampled_from(KEYS), anything), st.text(max_size=20))
def test_anything_is_an_entry_or_a_problem(front: dict[str, object], pattern: str) -> None:
    """Whatever front matter and patterns hold, nothing else comes of them."""
    blog(url_format="{date}/{categories}/{slug}", url_date_format=pattern).survives(POST, front)


@given(
    st.dictionaries(
        st.sampled_from(["folder", "posts", "url_format", "url_max_categories", "future"]), anything
    ),
    st.dictionaries(st.sampled_from(["content", "blogs", "pretty_urls"]), anything),
)
def test_any_settings_make_a_dialect(row: dict[str, object], site: dict[str, object]) -> None:
    """Settings of the wrong shape are taken as not said."""
    Blog(MkDocs.of({"blogs": [row], **site})).survives(POST, {"title": "x", "date": "2024-03-05"})


META: dict[str, FrontMatter] = {
    "docs/.meta.yml": {"tags": ["all"], "hide": ["toc"]},
    "docs/blog/posts/.meta.yml": {"tags": ["posts"], "authors": ["ada"], "date": {"created": "x"}},
    "docs/blog/posts/old/.meta.yml": {"draft": True},
}
# A post's path and front matter, and what of all becomes its tags, authors and date.
HANDED_DOWN: list[tuple[str, str, str, object]] = [
    (POST, "tags: [own]", "tags", ["all", "posts", "own"]),
    (POST, "authors: [bob]", "authors", ["ada", "bob"]),
    (POST, "date: {created: 2024-03-05}", "date", {"created": "2024-03-05"}),
    (POST, "date: 2024-03-05", "date", "2024-03-05"),
    (POST, "", "draft", None),
    ("docs/blog/posts/old/lamp.md", "", "draft", True),
    ("docs/blog/posts/old/lamp.md", "draft: false", "draft", False),
    ("docs/blog/posts/older/lamp.md", "", "draft", None),
]


@pytest.mark.parametrize(("path", "front", "key", "value"), HANDED_DOWN)
def test_what_folders_hand_down(path: str, front: str, key: str, value: object) -> None:
    """https://squidfunk.github.io/mkdocs-material/plugins/meta/: lists add up, the post wins."""
    site = MkDocs.of({"content": [DOCS], "blogs": [BLOG], "meta_file": ".meta.yml"})
    paths = site.above(["docs/blog/posts/old/lamp.md", POST], [])
    assert set(META) < set(paths) == {*META, "docs/blog/.meta.yml"}
    assert Blog(site.under(META)).fields(path, front).get(key) == value
    assert PLAIN.dialect.above([POST], []) == []
