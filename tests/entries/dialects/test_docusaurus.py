"""Docusaurus' blog plug-in, from its documentation; else from the source of version 3."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_posts import Blog

from feedkit import Person
from feedkit.entries.dialects.docusaurus import Docusaurus
from feedkit.entries.normalize import normalize, window_of
from feedkit.errors import PostError

BLOG = {"folder": "blog", "route": "blog"}
NEWS = {"folder": "community/news", "route": "news/all"}
PEOPLE = {"ada": Person(name="Ada Lovelace", url="https://ada.example/", email="ada@x.example")}


def blog(**settings: object) -> Blog:
    """Return a site whose configuration says `settings`."""
    return Blog(Docusaurus.of({"blogs": [BLOG, NEWS], **settings}, people=PEOPLE))


PLAIN = blog()

# https://docusaurus.io/docs/blog#blog-post-date and the table in blogUtils.test.ts
PATHS = [
    ("2021-05-12-lamp.md", "/blog/2021/05/12/lamp"),
    ("2021-05-12-lamp.mdx", "/blog/2021/05/12/lamp"),
    ("2021-05-12-lamp/index.md", "/blog/2021/05/12/lamp"),
    ("2021-05-12/lamp.md", "/blog/2021/05/12/lamp"),
    ("2021/05-12-lamp.md", "/blog/2021/05/12/lamp"),
    ("2021/05/12/lamp/index.mdx", "/blog/2021/05/12/lamp"),
    ("2021/05/12/lamp/sub/file.md", "/blog/2021/05/12/lamp/sub/file"),
    ("team-a/2021/05/12/lamp.md", "/blog/2021/05/12/team-a/lamp"),
    ("team-a-2021-05-12-hey/lamp.md", "/blog/2021/05/12/team-a-hey/lamp"),
    ("2021-5-2-lamp.md", "/blog/2021/5/2/lamp"),
    ("2021-05-12-7.29.0.md", "/blog/2021/05/12/7.29.0"),
    ("2021-05-12-Über Lampen.md", "/blog/2021/05/12/%C3%9Cber%20Lampen"),
]


@pytest.mark.parametrize(("path", "link"), PATHS)
def test_date_in_the_path(path: str, link: str) -> None:
    """A date in the name, in a folder's or in several is that of the post and of its link."""
    entry = PLAIN.entry(f"blog/{path}", "title: x")
    assert entry.link == f"https://lighthouse.example{link}"
    assert entry.published.isoformat()[:8] == "2021-05-"


# …/docs/blog#the-initial-setup, …/plugin-content-blog#slug and #routeBasePath
LINKS = [
    ("blog/lamp.md", "", "/blog/lamp"),
    ("blog/lamp/index.md", "", "/blog/lamp"),
    ("blog/some/where/lamp.md", "", "/blog/some/where/lamp"),
    ("blog/2021-05-12-lamp.md", "slug: bulb", "/blog/bulb"),
    ("blog/2021-05-12-lamp.md", "slug: /my/bulb", "/blog/my/bulb"),
    ("blog/2021-05-12-lamp.md", "slug: bulb/", "/blog/bulb/"),
    ("blog/2021-05-12-lamp.md", "slug: /", "/blog/"),
    ("blog/2021-05-12-lamp.md", "id: x\npermalink: /x\nurl: /y", "/blog/2021/05/12/lamp"),
    ("community/news/2021-05-12-lamp.md", "", "/news/all/2021/05/12/lamp"),
    ("i18n/fr/docusaurus-plugin-content-blog/2021-05-12-x.md", "", "/fr/blog/2021/05/12/x"),
]


@pytest.mark.parametrize(("path", "front", "link"), LINKS)
def test_link(path: str, front: str, link: str) -> None:
    """A link is the language, the blog's route, and the slug or what the path says."""
    assert PLAIN.link(path, f"date: 2021-05-12\n{front}") == link


def test_translation_of_another_blog() -> None:
    """A translated post belongs to the blog that the folder names, and has its language."""
    site = blog(blogs=[BLOG, {"id": "news", "folder": "community/log", "route": "n"}])
    entry = site.entry("i18n/pt-BR/docusaurus-plugin-content-blog-news/2021-05-12-x.md", "title: x")
    assert entry.link.endswith("/pt-BR/n/2021/05/12/x")
    assert entry.language == "pt-BR"


# https://docusaurus.io/docs/api/docusaurus-config#trailingSlash
SLASHES = [
    ("always", "lamp", "/blog/lamp/"),
    ("always", "lamp/", "/blog/lamp/"),
    ("never", "lamp/", "/blog/lamp"),
    (None, "lamp/", "/blog/lamp/"),
    (None, "lamp", "/blog/lamp"),
]


@pytest.mark.parametrize(("mode", "slug", "link"), SLASHES)
def test_trailing_slash(mode: str | None, slug: str, link: str) -> None:
    """The configuration decides; else a slug stays as it is."""
    assert blog(trailing_slash=mode).link("blog/x.md", f"date: 2021-05-12\nslug: {slug}") == link


def test_blog_at_the_root() -> None:
    """A site may be nothing but its blog (…/docs/blog#blog-only-mode)."""
    site = blog(blogs=[{"folder": "blog", "route": ""}])
    assert site.link("blog/2021-05-12-x.md", "title: x") == "/2021/05/12/x"


# …/plugin-content-blog#date: naive dates are UTC since version 2
DATES = [
    ("date: 2021-05-13", "2021-05-13T00:00:00"),
    ("date: 2021-05-13 10:00:00", "2021-05-13T10:00:00"),
    ("date: 2021-05-13T10:00:00+02:00", "2021-05-13T08:00:00"),
    ("date: 2021-05-13 10:00:00 +02:00", "2021-05-13T08:00:00"),
    ("date: 2021-05-13 10:00:00 +0200", "2021-05-13T10:00:00"),
    ("date: 2021-05-13 10:00 -05:00", "2021-05-13T10:00:00"),
    ("created: 2001-01-01", "2021-05-12T00:00:00"),
]


@pytest.mark.parametrize(("front", "instant"), DATES)
def test_date(front: str, instant: str) -> None:
    """The front matter wins over the path, which stays in the link; all is in UTC."""
    site = Blog(PLAIN.dialect, "America/New_York")
    entry = site.entry("blog/2021-05-12-x.md", f"title: x\n{front}")
    assert entry.published.isoformat() == f"{instant}+00:00"
    assert entry.link.endswith("/2021/05/12/x")


def test_last_update() -> None:
    """`last_update` says when a post changed (…/plugin-content-blog#last_update)."""
    front = "title: x\nlast_update:\n  date: 2022-01-02\nupdated: 2025-01-01"
    assert PLAIN.entry("blog/2021-05-12-x.md", front).modified.isoformat()[:10] == "2022-01-02"


def test_date_is_required() -> None:
    """The day a file was made on, which Docusaurus falls back to, is not known."""
    with pytest.raises(PostError, match="date"):
        PLAIN.entry("blog/x.md", "title: x")


# `parseMarkdownContentTitle`
TITLES = [
    ("# The `lamp` {#id}\n\nx", "The lamp"),
    ("The lamp\n===\n", "The lamp"),
    ("import A from 'a';\nimport B from 'b';\n\nimport C from 'c'\n\n# The lamp\n", "The lamp"),
    ("Text\n\n# Later\n", "my-lamp"),
    ("", "my-lamp"),
]


@pytest.mark.parametrize(("body", "title"), TITLES)
def test_title(body: str, title: str) -> None:
    """A title is the heading in front, behind imports, or what the name says without its date."""
    assert PLAIN.entry("blog/2021-05-12-my-lamp.md", "", body).title == title


# …/docs/blog#drafts, #unlisted; `exclude` of the plug-in
LEFT_OUT = [
    ("blog/x.md", "", None),
    ("blog/x.md", "draft: true", "draft"),
    ("blog/x.md", "unlisted: true", "hidden"),
    ("blog/x.md", "published: false\nstatus: draft\nhidden: true", None),
    ("blog/x.png", "", "refused"),
    ("blog/_x.md", "", None),
]


@pytest.mark.parametrize(("path", "front", "kind"), LEFT_OUT)
def test_left_out(path: str, front: str, kind: str | None) -> None:
    """Drafts and unlisted posts are left out; names are what the configuration's `exclude` says."""
    assert PLAIN.left_out(path, front) == kind


@pytest.mark.parametrize("path", ["_x.md", "blog/_d/x.md", "x.test.md", "blog/__tests__/x.mdx"])
def test_excluded_without_configuration(path: str) -> None:
    """Without one the default `exclude` applies."""
    assert Blog(Docusaurus.of({})).left_out(path) == "refused"


def test_without_configuration() -> None:
    """A folder of posts is the folder `blog` of a site."""
    site = Blog(Docusaurus.of({}))
    assert site.link("2021-05-12-x.md", "title: x") == "/blog/2021/05/12/x"
    assert site.left_out("2021-05-12-x.md") is None


# …/docs/blog#blog-post-authors
AUTHORS = [
    ("authors: ada", ["Ada Lovelace"]),
    ("authors: [ada, grace]", ["Ada Lovelace", "grace"]),
    ("authors:\n  name: Grace\n  title: Admiral\n  url: https://g.example/", ["Grace"]),
    ("authors:\n- key: ada\n  title: Analyst\n- name: Grace", ["Ada Lovelace", "Grace"]),
    ("authors:\n- key: ada\n  name: Ada L.", ["Ada L."]),
    ("author: Grace\nauthor_title: Admiral\nauthor_url: https://g.example/", ["Grace"]),
    ("author: Grace\nauthorURL: nowhere", ["Grace"]),
    ("authors:\n- image_url: x.png", ["The keeper"]),
]


@pytest.mark.parametrize(("front", "names"), AUTHORS)
def test_authors(front: str, names: list[str]) -> None:
    """Authors are keys, mappings, keys with what differs, or the older keys of one author."""
    entry = PLAIN.entry("blog/2021-05-12-x.md", f"title: x\n{front}")
    assert [author.name for author in entry.authors] == names


def test_author_with_what_differs() -> None:
    """What a post says of an author wins over `authors.yml`, which says the rest."""
    front = "title: x\nauthors:\n- key: ada\n  url: https://lovelace.example/"
    (author,) = PLAIN.entry("blog/2021-05-12-x.md", front).authors
    person = Person(name="Ada Lovelace", email="ada@x.example", url="https://lovelace.example/")
    assert author == person


def test_tags() -> None:
    """Tags are labels, mappings with one, or keys of `tags.yml`; nothing else is a tag."""
    site = blog(tag_labels={"rel": "Releases"})
    front = (
        "title: x\ntags: [rel, other, {label: Own, permalink: /o}]\nkeywords: [a]\ncategories: b"
    )
    assert site.entry("blog/2021-05-12-x.md", front).tags == ("Releases", "other", "Own")


def test_future() -> None:
    """What is dated in the future is shown."""
    fields = PLAIN.fields("blog/2999-01-01-x.md", "title: x")
    entry = normalize(fields, PLAIN.site, PLAIN.dialect)
    assert window_of(fields, entry.published, PLAIN.site, PLAIN.dialect).opens is None


def test_feedkit_permalink() -> None:
    """A pattern of feedkit's own wins over the route."""
    dialect = Docusaurus.of({"blogs": [BLOG]}, permalink="/:year/:slug/")
    assert Blog(dialect).link("blog/2021-05-12-x.md", "title: t") == "/2021/x/"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
KEYS = ["title", "date", "slug", "tags", "authors", "author", "author_url", "draft", "last_update"]


@given(st.dictionaries(st.sampled_from(KEYS), anything), st.text(max_size=20))
def test_anything_is_an_entry_or_a_problem(front: dict[str, object], name: str) -> None:
    """Whatever front matter and names hold, nothing else comes of them."""
    PLAIN.survives(f"blog/2021-05-12-{name}.md", front)


@given(
    st.dictionaries(st.sampled_from(["blogs", "trailing_slash", "tag_labels"]), anything),
    st.dictionaries(st.sampled_from(["folder", "route"]), anything),
)
def test_any_settings_make_a_dialect(settings: dict[str, object], row: dict[str, object]) -> None:
    """Settings of the wrong shape are taken as not said."""
    site = Blog(Docusaurus.of({"blogs": [row], **settings}))
    site.survives("blog/2021-05-12-x.md", {"tags": ["a"]})
