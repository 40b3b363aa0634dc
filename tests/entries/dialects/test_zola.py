"""Zola's habits, row by row from its documentation; what that leaves open, from its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_posts import Blog

from feedkit.entries.dialects.zola import Zola, slugified

DATE = "date = 2024-05-06"


def blog(**settings: object) -> Blog:
    """Return a blog whose configuration says `settings`."""
    return Blog(Zola.of(settings))


def toml(front: str) -> str:
    """Return front matter between Zola's fences."""
    return f"+++\n{front}\n+++\n"


PLAIN = blog()

# https://www.getzola.org/documentation/content/overview/ and /page/
ADDRESSES = [
    ("content/blog/My First_Post.md", "", "/blog/my-first-post/"),
    ("content/blog/bundle/index.md", "", "/blog/bundle/"),
    ("content/About Us/deep/x.md", "", "/About%20Us/deep/x/"),
    ("content/about.md", "", "/about/"),
    ("content/index.md", "", "/"),
    ("content/blog/2018-10-10-hello.md", "", "/blog/hello/"),
    ("content/blog/2018-10-10_hello/index.md", "", "/blog/hello/"),
    ("content/blog/2002-10-02T15:00:00Z-hello.md", "", "/blog/hello/"),
    ("content/blog/2018-10-10.md", "", "/blog/2018-10-10/"),
    ("content/blog/2018-10-10hello.md", "", "/blog/2018-10-10hello/"),
    ("content/blog/x.md", 'slug = "My Slug"', "/blog/my-slug/"),
    ("content/blog/x.md", 'path = "Other/Place"', "/Other/Place/"),
    ("content/blog/x.md", 'path = "/other/"\nslug = "no"', "/other/"),
    ("content/blog/x.md", 'path = "https://else.example/x"', "https://else.example/x"),
    ("content/blog/x.md", 'url = "/no/"\npermalink = "/neither/"', "/blog/x/"),
    ("content/blog/index.fr.md", "", "/index-fr/"),
    ("x.md", "", "/x/"),
]


@pytest.mark.parametrize(("path", "front", "link"), ADDRESSES)
def test_link(path: str, front: str, link: str) -> None:
    """`path` wins over `slug`, and both over the file's name without its date."""
    assert PLAIN.link(path, toml(f"{front}\n{DATE}")) == link


# https://www.getzola.org/documentation/getting-started/configuration/#slugification-strategies
SLUGS = [
    ("It's a test (hey)", "it-s-a-test-hey", "It's a test (hey)", "It's a test (hey)"),
    ("dot. ", "dot", "dot", "dot. "),
    ("日本", "ri-ben", "日本", "日本"),
    ("Ünï Größe", "uni-grosse", "Ünï Größe", "Ünï Größe"),
    ("a: b/c?", "a-b-c", "a bc", "a: b/c?"),
]


@pytest.mark.parametrize(("text", "on", "safe", "off"), SLUGS)
def test_slug_strategies(text: str, on: str, safe: str, off: str) -> None:
    """`on` transliterates, `safe` leaves what may name a file, `off` everything."""
    assert [slugified(text, strategy) for strategy in ("on", "safe", "off")] == [on, safe, off]


def test_settings_of_slugs() -> None:
    """The site's strategy holds for names and slugs, and dates may stay."""
    site = blog(slug={"paths": "safe", "keep_dates": True})
    assert site.link("content/b/2018-10-10-Été A.md", "") == "/b/2018-10-10-%C3%89t%C3%A9%20A/"
    off = blog(slug={"paths": "off"})
    assert off.link("content/b/x.md", toml(f'slug = "c#?"\n{DATE}')) == "/b/c%23%3F/"


# https://www.getzola.org/documentation/content/multilingual/
TRANSLATIONS = [
    ("content/blog/a.md", "", "/blog/a/", None, "de"),
    ("content/blog/a.fr.md", "", "/fr/blog/a/", "fr", "fr"),
    ("content/blog/b/index.zh-CN.md", "", "/zh-CN/blog/b/", "zh-CN", "zh-CN"),
    ("content/blog/2018-10-10-a.fr.md", "", "/fr/blog/a/", "fr", "fr"),
    ("content/blog/a.fr.md", 'path = "own"', "/own/", "fr", "fr"),
    ("content/blog/a.xx.md", "", "/blog/a-xx/", None, "de"),
    ("content/index.fr.md", "", "/fr/", "fr", "fr"),
]


@pytest.mark.parametrize(("path", "front", "link", "language", "chosen_by"), TRANSLATIONS)
def test_translation(
    path: str, front: str, link: str, language: str | None, chosen_by: str
) -> None:
    """A translation is a post of its own, below its language unless `path` says where."""
    site = blog(default_language="de", languages={"fr": {}, "zh-CN": {}, "de": {}})
    text = toml(f"{front}\n{DATE}")
    entry = site.entry(path, text)
    assert entry.link == f"https://lighthouse.example{link}"
    assert entry.language == language
    assert site.fields(path, text).get("lang") == chosen_by


# https://www.getzola.org/documentation/content/page/#file-names-and-dates
DATES = [
    ("content/blog/2018-10-10-x.md", DATE, "2024-05-06T00:00"),
    ("content/blog/2018-10-10-x.md", "", "2018-10-10T00:00"),
    ("content/blog/2018-10-10-x/index.md", "", "2018-10-10T00:00"),
    ("content/blog/2002-10-02T15:00:00+02:00-x.md", "", "2002-10-02T13:00"),
    ("content/blog/x.md", "date = 2002-10-02T15:00:00", "2002-10-02T15:00"),
    ("content/blog/x.md", 'date = "2002-10-02 15:00:00"', "2002-10-02T15:00"),
    ("content/blog/x.md", 'path = "2014/12/12/x"', "2014-12-12T00:00"),
]


@pytest.mark.parametrize(("path", "front", "instant"), DATES)
def test_date(path: str, front: str, instant: str) -> None:
    """Front matter wins over the name, and what has it nowhere else may have it in its path."""
    entry = PLAIN.entry(path, toml(front))
    assert entry.published.isoformat().startswith(instant)


# https://www.getzola.org/documentation/content/page/#front-matter and /templates/feeds/
LEFT_OUT = [
    ("content/blog/x.md", DATE, None),
    ("content/blog/x.md", f"draft = true\n{DATE}", "draft"),
    ("content/blog/x.md", f"render = false\n{DATE}", "hidden"),
    ("content/blog/x.md", "", "hidden"),
    ("content/blog/2018-02-31-x.md", "", "hidden"),
    ("content/blog/x.md", f"hidden = true\nunlisted = true\n{DATE}", None),
    ("content/blog/_index.md", "", "refused"),
    ("content/blog/_index.fr.md", "", "refused"),
]


@pytest.mark.parametrize(("path", "front", "kind"), LEFT_OUT)
def test_left_out(path: str, front: str, kind: str | None) -> None:
    """Sections, drafts and pages without a date are in no feed; posts of the future are."""
    assert PLAIN.left_out(path, toml(front)) == kind
    assert PLAIN.dialect.future


def test_a_section_that_is_a_draft() -> None:
    """Zola skips its whole folder, whatever the pages there say, unless drafts are asked for."""
    pages = {
        "content/blog/_index.md": {"draft": False},
        "content/secret/_index.fr.md": {"draft": True},
    }
    site = Blog(PLAIN.dialect.under(pages))
    assert site.left_out("content/secret/deep/x.md", toml(f"draft = false\n{DATE}")) == "draft"
    assert site.left_out("content/blog/x.md", toml(DATE)) is None
    assert site.left_out("content/secrets/x.md", toml(DATE)) is None
    assert PLAIN.dialect.above(["content/blog/x.md"], ["content/blog/"]) == [
        "content/_index.md",
        "content/blog/_index.md",
    ]


def test_labels_and_authors() -> None:
    """Labels are terms of taxonomies, and so may authors be."""
    front = f"""tags = ["no"]\n{DATE}
[taxonomies]\ntags = ["a b", "c"]\ncategories = ["d"]\nauthors = ["Grace"]\nseries = ["s"]"""
    entry = PLAIN.entry("content/blog/x.md", toml(front))
    assert entry.tags == ("a b", "c", "d")
    assert [author.name for author in entry.authors] == ["Grace"]
    own = PLAIN.entry("content/blog/x.md", toml(f'authors = ["Ada", "Li"]\n{DATE}'))
    assert [author.name for author in own.authors] == ["Ada", "Li"]


def test_own_permalink() -> None:
    """A pattern of feedkit's own configuration wins over the sections, `path` over both."""
    site = Blog(Zola.of({}, permalink="/:year/:slug.html"))
    assert site.link("content/blog/2018-10-10-A b.md") == "/2018/a-b.html"
    assert site.link("content/blog/x.md", toml(f'path = "own"\n{DATE}')) == "/own/"


odd = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    st.dictionaries(st.sampled_from(["slug", "languages", "default_language"]), odd),
    st.dictionaries(st.sampled_from(["title", "date", "slug", "path", "taxonomies"]), odd),
    st.text(max_size=20),
)
def test_anything_is_an_entry_or_a_problem(
    settings: dict[str, object], front: dict[str, object], name: str
) -> None:
    """Whatever settings, front matter and names hold, nothing else comes of them."""
    Blog(Zola.of(settings)).survives(f"content/blog/{name}.md", {"date": "2024-05-06", **front})
