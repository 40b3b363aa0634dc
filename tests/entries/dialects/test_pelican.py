"""Pelican's habits, from its documentation; what that leaves open, from version 4.12."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_posts import Blog

from feedkit.entries.dialects.pelican import Pelican
from feedkit.entries.normalize import normalize, window_of
from feedkit.errors import PostError
from feedkit.load import raise_problem
from feedkit.posts.frontmatter import parse_post

if TYPE_CHECKING:
    from feedkit import Entry

SITE = {"content": [{"folder": "content", "prefix": "", "language": None}]}
POST = "content/tech/lamp.md"
LAMP = "title: A Lamp & its Wick\ndate: 2024-03-05 23:30"


def blog(**settings: object) -> Blog:
    """Return a blog whose configuration says `settings`."""
    return Blog(Pelican.of({**SITE, **settings}))


PLAIN = blog()

# https://docs.getpelican.com/en/latest/settings.html#url-settings
URLS = [
    ({}, "", "/a-lamp-its-wick.html"),
    ({}, "lang: de", "/a-lamp-its-wick-de.html"),
    ({}, "lang: en", "/a-lamp-its-wick.html"),
    ({}, "slug: own-slug", "/own-slug.html"),
    ({}, "url: some/where/\nsave_as: some/where/index.html", "/some/where/"),
    ({}, "save_as: some/where/index.html", "/a-lamp-its-wick.html"),
    ({}, "path: /x\npermalink: /y", "/a-lamp-its-wick.html"),
    ({}, "status: draft", "/drafts/a-lamp-its-wick.html"),
    (
        {"ARTICLE_URL": "posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/"},
        "slug: x",
        "/posts/2024/Mar/05/x/",
    ),
    ({"ARTICLE_URL": "{date:%-m}-{date:%-d}"}, "", "/3-5"),
    ({"ARTICLE_URL": "{category}/{author}/{slug}"}, "slug: x\nauthor: Ada B.", "/tech/ada-b/x"),
    ({"ARTICLE_URL": "{category}/{slug}"}, "slug: x\ncategory: Über uns", "/uber-uns/x"),
    ({"ARTICLE_URL": "{path}/{slug}"}, "slug: x", "/tech/lamp.md/x"),
    ({"ARTICLE_URL": "{series}/{slug}"}, "slug: x\nseries: s1", "/s1/x"),
    ({"ARTICLE_URL": "{{a}}/{slug}"}, "slug: x", "/%7Ba%7D/x"),
    ({"ARTICLE_LANG_URL": "{lang}/{slug}/"}, "slug: x\nlang: fr", "/fr/x/"),
    ({"DRAFT_URL": "d/{slug}"}, "slug: x\nstatus: draft", "/d/x"),
]


@pytest.mark.parametrize(("urls", "front", "link"), URLS)
def test_link(urls: dict[str, str], front: str, link: str) -> None:
    """Each pattern of the settings, and what the metadata put into it or in its place."""
    assert blog(article_urls=urls).link(POST, f"{LAMP}\n{front}") == link


def test_day_in_a_link_is_the_written_one() -> None:
    """A date with an offset keeps its day, wherever the site is."""
    front = "title: x\ndate: 2024-12-31 23:30:00+05:00"
    dialect = blog(article_urls={"ARTICLE_URL": "{date:%Y-%m-%d}"}).dialect
    site = Blog(dialect, "Asia/Tokyo")
    assert site.link(POST, front) == "/2024-12-31"


@pytest.mark.parametrize("pattern", ["{nothing}", "{modified:%Y}"])
def test_pattern_of_what_is_not_there(pattern: str) -> None:
    """A word that the metadata do not have is a problem that names the setting."""
    with pytest.raises(PostError, match="ARTICLE_URL"):
        blog(article_urls={"ARTICLE_URL": pattern}).link(POST, LAMP)


# The same page, SLUGIFY_SOURCE, SLUG_REGEX_SUBSTITUTIONS, SLUGIFY_USE_UNICODE and _PRESERVE_CASE.
SLUGS: list[tuple[dict[str, object], str, str]] = [
    ({}, "Hello,   World!", "hello-world"),
    ({}, "Ünï_code — “x”", "uni_code-x"),
    ({}, "Привет, мир", "privet-mir"),
    ({}, "東京タワー", "dong-jing-tawa-"),
    ({}, "<em>Big</em> &amp; small", "big-small"),
    ({}, "`code` [link](http://x.y)", "code-linkhttpxy"),
    ({"unicode": True}, "Ünï ﬁ", "ünï-fi"),
    ({"preserve_case": True}, "McDonald", "McDonald"),
    ({"source": "basename"}, "whatever", "lamp"),
    ({"substitutions": [["c\\+\\+", "cpp"], ["[-\\s]+", "_"]]}, "On C++ now", "on_cpp_now"),
]


@pytest.mark.parametrize(("settings", "title", "slug"), SLUGS)
def test_slug(settings: dict[str, object], title: str, slug: str) -> None:
    """A slug is made of the title, or of the file's name, as the settings say."""
    fields = blog(slug=settings).fields(POST, f"title: '{title}'\ndate: 2024-03-05")
    entry = normalize(fields, PLAIN.site, blog(slug=settings).dialect)
    assert (
        entry.link
        == normalize(
            PLAIN.fields(POST, f"title: x\ndate: 2024-03-05\nslug: {slug}"),
            PLAIN.site,
            PLAIN.dialect,
        ).link
    )


# settings.html#metadata, FILENAME_METADATA, PATH_METADATA, EXTRA_PATH_METADATA, DEFAULT_METADATA.
def metadata(site: Blog, path: str, front: str = "") -> dict[str, object]:
    """Return the metadata of a post, completed."""
    return dict(site.fields(path, front).metadata)


def test_metadata_of_the_name() -> None:
    """A date in front of the name counts, and so does what the settings find elsewhere."""
    assert metadata(PLAIN, "content/2024-03-05-x.md") == {"category": "misc", "date": "2024-03-05"}
    site = blog(
        filename_pattern=r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<Slug>.*)",
        path_pattern=r"(?P<slug>.*)/(?P<path_no_ext>.*)\..*",
    )
    found = metadata(site, "content/notes/2024-03-05_lamp.md")
    assert found == {
        "category": "notes",
        "date": "2024-03-05",
        "slug": "lamp",
        "path_no_ext": "2024-03-05_lamp",
    }


def test_metadata_of_the_settings() -> None:
    """What is said of a post itself wins over its name, its path, its folder and the site."""
    settings: dict[str, object] = {
        "defaults": [
            {"path": "content/tech/x.md", "type": None, "values": {"series": "x"}},
            {"path": "content/tech", "type": None, "values": {"series": "t", "status": "hidden"}},
            {"path": "content", "type": None, "values": {"series": "all", "category": "lost"}},
        ],
        "default_category": "Notes",
        "default_date": "2001-02-03",
        "folder_is_category": False,
    }
    site = blog(**settings)
    everywhere = {"series": "all", "category": "Notes", "date": "2001-02-03"}
    assert metadata(site, "content/y.md") == everywhere
    assert metadata(site, "content/tech/x.md", "Series: own") == {
        "category": "Notes",
        "date": "2001-02-03",
        "status": "hidden",
        "Series": "own",
    }
    assert metadata(site, "content/technology.md") == everywhere


def test_key_without_a_value_says_nothing() -> None:
    """An empty category, slug or status is what it would be without the line."""
    entry = PLAIN.entry(POST, f"{LAMP}\ncategory:\nslug:\nstatus: ''\ntags:")
    assert (entry.tags, entry.link[-22:]) == (("tech",), "e/a-lamp-its-wick.html")


def test_endless_pattern_is_a_problem() -> None:
    """A pattern of the settings that would never end is a problem of each post."""
    with pytest.raises(PostError, match="takes too long"):
        blog(filename_pattern="(?:.*?,){25}P").fields(f"content/{'1,' * 50}.md", LAMP)
    with pytest.raises(PostError, match="SLUG_REGEX_SUBSTITUTIONS"):
        blog(slug={"substitutions": [["(", ""]]}).link(POST, LAMP)


# https://docs.getpelican.com/en/latest/content.html#file-metadata
LISTS = [
    ("tags: a, b\ncategory: C", ("a", "b", "C"), ("The keeper",)),
    ("tags: a; b, c", ("a", "b, c", "tech"), ("The keeper",)),
    ("tags: [a, 'b, c']", ("a", "b, c", "tech"), ("The keeper",)),
    ("category: one, two\nkeywords: no", ("one, two",), ("The keeper",)),
    ("authors: Ada, Grace", ("tech",), ("Ada", "Grace")),
    ("authors: Lovelace, Ada; Hopper, Grace", ("tech",), ("Lovelace, Ada", "Hopper, Grace")),
    ("author: Lovelace, Ada", ("tech",), ("Lovelace, Ada",)),
    ("author: One\nauthors: Two", ("tech",), ("Two",)),
]


@pytest.mark.parametrize(("front", "tags", "authors"), LISTS)
def test_lists(front: str, tags: tuple[str, ...], authors: tuple[str, ...]) -> None:
    """Tags and authors are split at semicolons, else at commas; the category is one label more."""
    entry = PLAIN.entry(POST, f"{LAMP}\n{front}")
    assert entry.tags == tags
    assert tuple(author.name for author in entry.authors) == authors


def test_dates() -> None:
    """Dates are in the site's zone; `modified` is the only other one."""
    front = "title: x\ndate: 2024_03_05 10:00\nmodified: 2024-04-01\nupdated: 2025-01-01"
    entry = Blog(PLAIN.dialect, "Europe/Paris").entry(POST, front)
    assert entry.published.isoformat() == "2024-03-05T09:00:00+00:00"
    assert entry.modified.isoformat() == "2024-03-31T22:00:00+00:00"


def rst(path: str, text: str) -> Entry:
    """Return the entry of a reStructuredText file."""
    post = parse_post(text.encode(), path, on_problem=raise_problem)
    return normalize(PLAIN.dialect.completed(post), PLAIN.site, PLAIN.dialect)


def test_restructured_text() -> None:
    """The heading is the title, the field list the metadata (content.html#file-metadata)."""
    entry = rst("content/x.rst", "The Lamp\n########\n\n:date: 2010-10-03 10:20\n:tags: a, b\n")
    assert (entry.title, entry.tags) == ("The Lamp", ("a", "b", "misc"))
    assert entry.link.endswith("/the-lamp.html")


def test_post_without_a_title() -> None:
    """A post without a title is a problem: Pelican takes no heading of Markdown for one."""
    with pytest.raises(PostError, match="title"):
        PLAIN.entry("content/2024-03-05-x.md", "", "# Heading\n")


# content.html#publishing-drafts and #hidden-posts; settings.html#basic-settings
LEFT_OUT = [
    (POST, "status: published", None),
    (POST, "status: Draft", "draft"),
    (POST, "status: hidden", "hidden"),
    (POST, "status: skip", "hidden"),
    (POST, "status: unknown", "hidden"),
    (POST, "draft: true\npublished: false\nunlisted: true", None),
    ("content/picture.png", "", "refused"),
    ("content/x.rst", "", None),
]


@pytest.mark.parametrize(("path", "front", "kind"), LEFT_OUT)
def test_left_out(path: str, front: str, kind: str | None) -> None:
    """A status leaves a post out, and nothing else does."""
    assert PLAIN.left_out(path, front) == kind


def test_future() -> None:
    """What is dated in the future is shown unless WITH_FUTURE_DATES says no."""
    fields = PLAIN.fields(POST, "title: x\ndate: 2999-01-01")
    entry = normalize(fields, PLAIN.site, PLAIN.dialect)
    assert window_of(fields, entry.published, PLAIN.site, PLAIN.dialect).opens is None
    strict = blog(future=False).dialect
    assert window_of(fields, entry.published, PLAIN.site, strict).opens == entry.published


def test_without_configuration() -> None:
    """Pelican's defaults apply, to a folder of posts as to a folder of a site."""
    bare = Blog(Pelican.of({}))
    assert bare.link("x.md", LAMP) == bare.link(POST, LAMP) == "/a-lamp-its-wick.html"
    assert bare.entry("tech/x.md", LAMP).tags == ("tech",)
    assert bare.left_out("content/pages/about.md") == bare.left_out("pages/x.md") == "refused"
    assert PLAIN.left_out("content/pages/about.md") == "refused"


def test_feedkit_permalink() -> None:
    """A pattern of feedkit's own wins over the settings, and has Pelican's words."""
    dialect = Pelican.of(SITE, permalink="/:lang/:category/:year/:slug/")
    assert Blog(dialect).link(POST, f"{LAMP}\nlang: de") == "/de/tech/2024/a-lamp-its-wick/"
    assert Blog(dialect).link("content/x.md", LAMP) == "/misc/2024/a-lamp-its-wick/"
    assert "lang" in Pelican.tokens


def test_language() -> None:
    """`lang` says a post's language; only then is it known."""
    assert PLAIN.entry(POST, f"{LAMP}\nlang: fr").language == "fr"
    assert PLAIN.entry(POST, f"{LAMP}\nlocale: fr").language is None


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
KEYS = ["title", "date", "modified", "slug", "tags", "category", "author", "authors", "status"]


@given(st.dictionaries(st.sampled_from([*KEYS, "lang", "url", "save_as"]), anything))
def test_anything_is_an_entry_or_a_problem(front: dict[str, object]) -> None:
    """Whatever metadata hold, nothing else comes of them."""
    site = blog(article_urls={"ARTICLE_URL": "{date:%Y}/{category}/{author}/{slug}/{modified:%Y}"})
    site.survives(POST, front)


SETTINGS = [
    *("article_urls", "content", "slug", "filename_pattern", "path_pattern", "defaults"),
    *("default_date", "default_category", "folder_is_category", "future", "default_language"),
]


@given(st.dictionaries(st.sampled_from(SETTINGS), anything), st.text(max_size=30))
def test_any_settings_make_a_dialect(settings: dict[str, object], pattern: str) -> None:
    """Settings of the wrong shape are taken as not said."""
    urls = {"article_urls": {"ARTICLE_URL": pattern}}
    Blog(Pelican.of(urls | settings)).survives(POST, {"title": "x", "date": "2024-03-05"})
