"""Nikola's habits, from its handbook and `conf.py`; what they leave open, from version 8.3."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_posts import Blog

from feedkit.entries.dialects.nikola import Nikola
from feedkit.entries.normalize import normalize, window_of
from feedkit.errors import PostError
from feedkit.load import raise_problem
from feedkit.posts.frontmatter import parse_post

POST = "posts/lamp.md"
LAMP = "title: A Lamp\ndate: 2024-03-05 23:30\nslug: lamp"
NOTES = {"source": "notes/**/*.md", "folder": "notes", "destination": {"en": ""}}
ARTICLES = {
    "source": "src/posts/**/*.md",
    "folder": "src/posts",
    "destination": {"en": "articles", "es": "articulos"},
}


def blog(**settings: object) -> Blog:
    """Return a blog whose configuration says `settings`."""
    return Blog(Nikola.of(settings))


PLAIN = blog()

# https://getnikola.com/handbook.html#advanced-options-the-configuration-file: POSTS, PRETTY_URLS,
# STRIP_INDEXES, INDEX_FILE, TRANSLATIONS; and #metadata-fields: slug, pretty_url.
LINKS: list[tuple[dict[str, object], str, str, str]] = [
    ({}, POST, "", "/posts/lamp/"),
    ({}, "posts/2024/03/x.md", "", "/posts/2024/03/lamp/"),
    ({}, POST, "slug: index", "/posts/"),
    ({}, POST, "pretty_url: no", "/posts/lamp.html"),
    ({}, POST, "url: /x\npath: /y\npermalink: /z", "/posts/lamp/"),
    ({}, POST, "slug: 'c#'", "/posts/c%23/"),
    ({"pretty_urls": False}, POST, "", "/posts/lamp.html"),
    ({"pretty_urls": False}, POST, "pretty_url: 'True'", "/posts/lamp/"),
    ({"strip_index": False}, POST, "", "/posts/lamp/index.html"),
    ({"index_file": "index.htm"}, POST, "", "/posts/lamp/index.html"),
    ({"blogs": [ARTICLES, NOTES]}, "src/posts/a/x.md", "", "/articles/a/lamp/"),
    ({"blogs": [ARTICLES, NOTES]}, "notes/x.md", "", "/lamp/"),
    ({"languages": {"en": {"prefix": "en"}}}, POST, "", "/en/posts/lamp/"),
    ({"default_language": "es", "blogs": [ARTICLES]}, "src/posts/x.md", "", "/articulos/lamp/"),
]


@pytest.mark.parametrize(("settings", "path", "front", "link"), LINKS)
def test_link(settings: dict[str, object], path: str, front: str, link: str) -> None:
    """A link is the language's prefix, the place that POSTS gives the folder, and the slug."""
    own = "slug" in front
    assert (
        blog(**settings).link(path, f"{LAMP[: LAMP.index('slug')] if own else LAMP}\n{front}")
        == link
    )


# "Metadata fields" in handbook.html, slug: "default: file name"; and nikola.utils.slugify
SLUGS = [
    ("posts/My First_Post.md", True, "my-first_post"),
    ("posts/Ünï + 100%.rst", True, "uni-+-100"),
    ("posts/2024-03-05-x.md", True, "2024-03-05-x"),
    ("posts/Ünï Code?.md", False, "%C3%9Cn%C3%AF%20Code-"),
]


@pytest.mark.parametrize(("path", "enabled", "slug"), SLUGS)
def test_slug_of_the_name(path: str, enabled: bool, slug: str) -> None:
    """Without a slug it is the file's name, transliterated unless USE_SLUGIFY is off."""
    link = blog(slug={"enabled": enabled}).link(path, "title: x\ndate: 2024-03-05")
    assert link == f"/posts/{slug}/"


def test_title_of_the_name() -> None:
    """A post without a title is called as its file is, never by a heading."""
    assert PLAIN.entry("posts/my-lamp.md", "date: 2024-03-05", "# Heading\n").title == "my-lamp"


def test_comments() -> None:
    """The metadata of reStructuredText are its comments (handbook.html#metadata-fields)."""
    text = ".. title: The Lamp\n.. slug: l\n.. date: 2014/01/31 21:23:51\n.. tags: a, b\n\nText\n"
    post = parse_post(text.encode(), "posts/x.rst", on_problem=raise_problem)
    entry = normalize(PLAIN.dialect.completed(post), PLAIN.site, PLAIN.dialect)
    assert (entry.title, entry.tags) == ("The Lamp", ("a", "b"))
    assert entry.link.endswith("/posts/l/")


def test_dates() -> None:
    """Dates are in TIMEZONE; the file's name has none, and `updated` is the only other one."""
    entry = Blog(PLAIN.dialect, "Europe/Paris").entry(
        POST, f"{LAMP}\nupdated: 2024-04-01\nmodified: 2025-01-01"
    )
    assert entry.published.isoformat() == "2024-03-05T22:30:00+00:00"
    assert entry.modified.isoformat() == "2024-03-31T22:00:00+00:00"
    with pytest.raises(PostError, match="date"):
        PLAIN.entry("posts/2024-03-05-x.md", "title: x")


# "Metadata fields" in handbook.html
def test_other_metadata() -> None:
    """What else a feed needs has names of its own."""
    front = (
        f"{LAMP}\ntags: a, mathjax\nsection: Notes\nauthor: Ada, Grace\nlink: https://x.example/"
    )
    entry = PLAIN.entry(POST, front)
    assert entry.tags == ("a", "mathjax", "Notes")
    assert [author.name for author in entry.authors] == ["Ada", "Grace"]
    assert entry.external_url == "https://x.example/"
    assert PLAIN.entry(POST, f"{LAMP}\ncategory: a, b\nkeywords: no").tags == ("a, b",)
    assert PLAIN.entry(POST, f"{LAMP}\nguid: urn:lamp:1").id == "urn:lamp:1"


# handbook.html#status and, of tags, `USE_TAG_METADATA` in conf.py
LEFT_OUT = [
    ("", None),
    ("status: published", None),
    ("status: featured", None),
    ("status: draft", "draft"),
    ("status: private", "hidden"),
    ("tags: a, draft", "draft"),
    ("tags: [private]", "hidden"),
    ("draft: true\npublished: false\nhidden: true", None),
]


@pytest.mark.parametrize(("front", "kind"), LEFT_OUT)
def test_left_out(front: str, kind: str | None) -> None:
    """A status leaves a post out, or a tag that is one."""
    assert PLAIN.left_out(POST, f"{LAMP}\n{front}") == kind


def test_status_is_no_label() -> None:
    """A tag that is a status is no tag."""
    assert PLAIN.entry(POST, f"{LAMP}\ntags: Draft, a, private").tags == ("a",)


# handbook.html#multilingual-posts
TRANSLATIONS = [
    ("{path}.{lang}.{ext}", "posts/x.es.md", "refused"),
    ("{path}.{lang}.{ext}", "posts/x.en.md", None),
    ("{path}.{lang}.{ext}", "posts/x.fr.md", None),
    ("{path}.{ext}.{lang}", "posts/x.md.es", "refused"),
    ("{path}_{lang}.{ext}", "posts/x_es.md", "refused"),
    ("{path}.{lang}", "posts/x.es", None),
    (None, "posts/x.y.es.md", "refused"),
]


@pytest.mark.parametrize(("pattern", "path", "kind"), TRANSLATIONS)
def test_translation(pattern: str | None, path: str, kind: str | None) -> None:
    """A translation is part of the post that it translates, where there is one."""
    languages = {"en": {"prefix": ""}, "es": {"prefix": "es"}}
    dialect = blog(languages=languages, translation_pattern=pattern).dialect
    originals = ["posts/x.md", "posts/x.y.md"]
    assert Blog(dialect.among(originals)).left_out(path, LAMP) == kind
    assert Blog(dialect.among([path])).left_out(path, LAMP) is None


# "Extracting metadata from filenames" in handbook.html; the first is the example of conf.py
NAMES = [
    (
        r".*\/(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.*)-(?P<title>.*)\.md",
        "posts/2024-03-05-lamp-the_lamp.md",
        "",
        ("The lamp", "/posts/lamp/"),
    ),
    (
        r".*/(?P<date>\d{8})\.md",
        "posts/20240305.md",
        "title: Own\nslug: own",
        ("Own", "/posts/own/"),
    ),
]


@pytest.mark.parametrize(("pattern", "path", "front", "expected"), NAMES)
def test_metadata_of_the_name(
    pattern: str, path: str, front: str, expected: tuple[str, str]
) -> None:
    """FILE_METADATA_REGEXP finds metadata in the path; the post's own win."""
    site = blog(filename_pattern=pattern)
    assert (site.entry(path, front).title, site.link(path, front)) == expected


def test_titles_of_names_as_they_are() -> None:
    """Without FILE_METADATA_UNSLUGIFY_TITLES a title keeps its hyphens."""
    site = blog(filename_pattern=".*/(?P<title>.*).md", unslugify_titles=False)
    assert site.entry("posts/the-lamp.md", "date: 2024-03-05").title == "the-lamp"


def test_broken_pattern_is_a_problem() -> None:
    """A pattern that is none is a problem of each post, and names the setting."""
    with pytest.raises(PostError, match="FILE_METADATA_REGEXP"):
        blog(filename_pattern="(").fields(POST, LAMP)


def test_metadata_mapping() -> None:
    """Keys of other generators are mapped by format (#mapping-metadata-from-other-formats)."""
    names = {"yaml": {"headline": "title"}, "toml": {"headline": "slug"}}
    site = blog(metadata_mapping=names)
    assert site.entry(POST, f"{LAMP}\nheadline: H").title == "H"
    assert (
        site.link(POST, '+++\ntitle = "x"\ndate = 2024-03-05\nheadline = "h"\n+++\n') == "/posts/h/"
    )


def test_future() -> None:
    """What is dated in the future waits, unless FUTURE_IS_NOW."""
    fields = PLAIN.fields(POST, "title: x\ndate: 2999-01-01")
    entry = normalize(fields, PLAIN.site, PLAIN.dialect)
    assert window_of(fields, entry.published, PLAIN.site, PLAIN.dialect).opens == entry.published
    now = blog(future=True).dialect
    assert window_of(fields, entry.published, PLAIN.site, now).opens is None


def test_without_configuration() -> None:
    """A folder of posts is the folder `posts` of a site."""
    assert PLAIN.link("lamp.md", LAMP) == "/posts/lamp/"


def test_feedkit_permalink() -> None:
    """A pattern of feedkit's own wins, with Nikola's slugs."""
    dialect = Nikola.of({}, permalink="/:year/:slug/")
    assert Blog(dialect).link("posts/Ünï.md", "title: x\ndate: 2024-03-05") == "/2024/uni/"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
KEYS = ["title", "date", "updated", "slug", "tags", "category", "section", "author", "status"]


@given(st.dictionaries(st.sampled_from([*KEYS, "link", "pretty_url"]), anything))
def test_anything_is_an_entry_or_a_problem(front: dict[str, object]) -> None:
    """Whatever metadata hold, nothing else comes of them."""
    PLAIN.survives(POST, front)


SETTINGS = [
    *("blogs", "pretty_urls", "strip_index", "index_file", "slug", "filename_pattern"),
    *("metadata_mapping", "default_language", "languages", "translation_pattern", "future"),
]


@given(st.dictionaries(st.sampled_from(SETTINGS), anything))
def test_any_settings_make_a_dialect(settings: dict[str, object]) -> None:
    """Settings of the wrong shape are taken as not said."""
    Blog(Nikola.of(settings)).survives(POST, {"title": "x", "date": "2024-03-05"})
