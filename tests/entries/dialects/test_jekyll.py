"""Jekyll's habits, row by row from its documentation; what that leaves open, from version 4.3."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_posts import Blog

from feedkit.entries.dialects.jekyll import Jekyll
from feedkit.errors import PostError

PLAIN = Blog(Jekyll.of({}))
POST = "_posts/2016-01-09-slap-chop.md"


def blog(timezone: str = "UTC", **settings: object) -> Blog:
    """Return a blog whose configuration says `settings`."""
    return Blog(Jekyll.of(settings), timezone)


# https://jekyllrb.com/docs/permalinks/#built-in-formats and #placeholders
PERMALINKS = [
    ("date", "/2016/01/09/slap-chop.html"),
    ("pretty", "/2016/01/09/slap-chop/"),
    ("ordinal", "/2016/009/slap-chop.html"),
    ("weekdate", "/2016/W01/Sat/slap-chop.html"),
    ("none", "/slap-chop.html"),
    ("/:categories/:year/:month/:day/:title", "/2016/01/09/slap-chop"),
    ("/:year/:i_month/:i_day/:title:output_ext", "/2016/1/9/slap-chop.html"),
    ("/:short_year/:short_month/:long_month/:y_day/", "/16/Jan/January/009/"),
    ("/:w_year/:week/:w_day/:short_day/:long_day/", "/2016/01/6/Sat/Saturday/"),
    ("/:hour:minute:second/:slug/", "/000000/slap-chop/"),
    ("/:collection/:path/:name/", "/posts/2016-01-09-slap-chop/2016-01-09-slap-chop/"),
    ("/:month_:day/:title/", "/01_09/slap-chop/"),
    ("/blog/../:title/./x", "/blog/slap-chop/x"),
    ("no-slash/:title/", "/no-slash/slap-chop/"),
]


@pytest.mark.parametrize(("pattern", "link"), PERMALINKS)
def test_permalink_of_the_site(pattern: str, link: str) -> None:
    """Each style by name and each word of a pattern gives what Jekyll gives."""
    assert blog(permalink=pattern).link(POST) == link


# The same page; `:title` keeps the case and the punctuation that a URL may have.
ADDRESSES = [
    ("_posts/2016-01-09-Slap_Chop-6.0.0.md", "", "/2016/01/09/Slap_Chop-6.0.0.html"),
    ("_posts/2016-1-9-short.markdown", "", "/2016/01/09/short.html"),
    ("_posts/16-01-09-shorter.md", "", "/2016/01/09/shorter.html"),
    ("_posts/2016-01-09-trailing-.md", "", "/2016/01/09/trailing.html"),
    ("_posts/2016-01-09-Über uns!.md", "", "/2016/01/09/%C3%9Cber-uns!.html"),
    ("_posts/sub/folder/2016-01-09-in.md", "", "/2016/01/09/in.html"),
    ("News Desk/_posts/2016-01-09-in.md", "", "/news%20desk/2016/01/09/in.html"),
    (POST, "categories: News Big", "/news/big/2016/01/09/slap-chop.html"),
    (POST, "category: News Big", "/news%20big/2016/01/09/slap-chop.html"),
    (POST, "categories: ['c#', b]", "/c%23/b/2016/01/09/slap-chop.html"),
    (POST, "slug: My Slug", "/2016/01/09/My-Slug.html"),
    (POST, "date: 2015-02-03", "/2015/02/03/slap-chop.html"),
    (POST, "permalink: /x/:year/:title/", "/x/2016/slap-chop/"),
    (POST, "permalink: about.html", "/about.html"),
    (POST, "permalink: https://else.example/x", "https://else.example/x"),
    (POST, "url: /elsewhere/\npath: /nowhere/", "/2016/01/09/slap-chop.html"),
    ("2016-01-09-bare.md", "", "/2016/01/09/bare.html"),
]


@pytest.mark.parametrize(("path", "front", "link"), ADDRESSES)
def test_link(path: str, front: str, link: str) -> None:
    """The file's name, its folders and the front matter make the link."""
    assert PLAIN.link(path, front) == link


# https://jekyllrb.com/docs/permalinks/#collections: only the style's ending is theirs.
COLLECTIONS = [
    ("date", None, "/notes/deep/first.html"),
    ("pretty", None, "/notes/deep/first/"),
    ("/:title", None, "/notes/deep/first"),
    ("pretty", "/n/:name:output_ext", "/n/first.html"),
]


@pytest.mark.parametrize(("style", "pattern", "link"), COLLECTIONS)
def test_link_in_a_collection(style: str, pattern: str | None, link: str) -> None:
    """A collection has a permalink of its own, or its name and the path."""
    notes = {"output": True, "folder": "_notes", "permalink": pattern}
    site = blog(permalink=style, collections={"notes": notes})
    assert site.link("_notes/deep/first.md", "date: 2016-01-09") == link


def test_unknown_word_of_a_pattern_is_a_problem() -> None:
    """Jekyll stops at a word that it does not know; here the post is a problem that names it."""
    with pytest.raises(PostError, match="there is no ':wrong'"):
        blog(permalink="/:wrong/:title").link(POST)


# Seconds make a time of YAML's, which is in UTC; other texts are in the site's zone.
DATES = [
    ("", "2016-01-08T23:00"),
    ("date: 2016-07-01", "2016-06-30T22:00"),
    ("date: 2016-07-01 10:00", "2016-07-01T08:00"),
    ("date: 2016-07-01 10:00:00", "2016-07-01T10:00"),
    ("date: 2016-07-01T10:00:00", "2016-07-01T10:00"),
    ("date: '2016-07-01 10:00:00'", "2016-07-01T08:00"),
    ("date: 2016/07/01 10:00:00", "2016-07-01T08:00"),
    ("date: 2016-07-01 10:00:00 -0800", "2016-07-01T18:00"),
    ("pubDate: 2016-07-01", "2016-01-08T23:00"),
]


@pytest.mark.parametrize(("front", "instant"), DATES)
def test_date(front: str, instant: str) -> None:
    """A post in Berlin is published when Jekyll says so."""
    entry = blog("Europe/Berlin").entry(POST, front)
    assert entry.published.isoformat().startswith(instant)


def test_day_in_the_link_is_the_sites() -> None:
    """At 23:30 in UTC it is tomorrow in Berlin, and the link says so."""
    site = blog("Europe/Berlin")
    assert site.link(POST, "date: 2016-02-28 23:30:00") == "/2016/02/29/slap-chop.html"


def test_impossible_date_in_the_name_is_a_problem() -> None:
    """There is no 31 February; with a date in the front matter nobody asks for the name's."""
    with pytest.raises(PostError, match="expected a date"):
        PLAIN.entry("_posts/2016-02-31-x.md")
    assert PLAIN.link("_posts/2016-02-31-x.md", "date: 2016-03-01") == "/2016/03/01/x.html"


# https://jekyllrb.com/docs/posts/#tags-and-categories
LABELS = [
    (POST, "tags: one two", ["one", "two"]),
    (POST, "tag: one two", ["one two"]),
    (POST, "tag: one\ntags: two", ["one"]),
    (POST, "tags: [a b, 47, null, [c]]", ["a b", "47", "c"]),
    (POST, "categories: news, big", ["news,", "big"]),
    (POST, "category: big news\ncategories: [a]", ["a", "big news"]),
    ("news/_posts/2016-01-09-x.md", "tags: [t]\ncategories: [a]", ["t", "news", "a"]),
    (POST, "keywords: [nothing]\ntopics: [to, Jekyll]", []),
]


@pytest.mark.parametrize(("path", "front", "tags"), LABELS)
def test_labels(path: str, front: str, tags: list[str]) -> None:
    """Plurals are split on spaces, singulars are one; folders above `_posts` are categories."""
    assert list(PLAIN.entry(path, front).tags) == tags


# https://jekyllrb.com/docs/posts/, /docs/structure/ and /docs/collections/
LEFT_OUT = [
    (POST, "draft: true", "draft"),
    (POST, "draft: Yes", "draft"),
    (POST, "draft: 'true'", None),
    (POST, "draft: maybe", None),
    (POST, "published: false", "draft"),
    (POST, "published:", "draft"),
    (POST, "published: 'false'", None),
    (POST, "published: no", "draft"),
    (POST, "published: Off", "draft"),
    (POST, "published: 'no'", None),
    ("_drafts/idea.md", "date: 2016-01-09", "draft"),
    ("_posts/undated.md", "date: 2016-01-09", "refused"),
    ("_posts/_old/2016-01-09-x.md", "", "refused"),
    ("_old/_posts/2016-01-09-x.md", "", "refused"),
    (".old/_posts/2016-01-09-x.md", "", "refused"),
    ("_posts/2016-01-09-x.md~", "", "refused"),
    ("_includes/2016-01-09-x.md", "", "refused"),
    ("_private/x.md", "date: 2016-01-09", "refused"),
    ("_shown/x.md", "date: 2016-01-09", None),
    ("posts/undated.md", "date: 2016-01-09", None),
]


@pytest.mark.parametrize(("path", "front", "kind"), LEFT_OUT)
def test_left_out(path: str, front: str, kind: str | None) -> None:
    """What Jekyll shows no page for is in no feed, nor what jekyll-feed leaves out."""
    collections = {"private": {}, "shown": {"output": True}}
    assert blog(collections=collections, feed_plugin=True).left_out(path, front) == kind


def test_a_draft_is_one_to_jekyll_feed_alone() -> None:
    """Without that its post is on the site, and in whatever feed the site has."""
    assert PLAIN.left_out(POST, "draft: true") is None


def test_configuration_shows_what_is_left_out() -> None:
    """`show_drafts`, `unpublished` and `future` bring posts back."""
    site = blog(drafts=True, unpublished=True, future=True, feed_plugin=True)
    assert site.left_out("_drafts/idea.md") is None
    assert site.left_out(POST, "published: false") is None
    assert site.left_out(POST, "draft: true") is None
    assert site.dialect.future


# https://jekyllrb.com/docs/configuration/front-matter-defaults/, as detection hands them over:
# what wins comes last.
DEFAULTS = [
    {"path": "", "type": "posts", "values": {"permalink": "/p/:title/", "categories": ["all"]}},
    {"path": "", "type": "notes", "values": {"permalink": "/n/:title/"}},
    {"path": "_posts/2016", "type": None, "values": {"author": "Grace", "image": {"alt": "?"}}},
    {"path": "_*/deep", "type": None, "values": {"title": "Deep"}},
]


def test_defaults() -> None:
    """Defaults fit by the beginning of the path and by type; the post wins, categories add up."""
    site = blog(defaults=DEFAULTS)
    entry = site.entry(POST, "categories: own\nimage: {path: /a.png}\npermalink:")
    assert entry.link == "https://lighthouse.example/p/slap-chop/"
    assert [author.name for author in entry.authors] == ["Grace"]
    assert entry.tags == ("all", "own")
    assert entry.metadata["image"] == {"alt": "?", "path": "/a.png"}
    assert site.entry("_posts/deep/2015-01-01-x.md").title == "Deep"


PICTURES = [
    ("thumbnail: assets/img/9.jpg", "assets/img/9.jpg"),
    ("image: /a.png", "a.png"),
    ("media_subpath: /assets/b\nimage: {path: cover.png}", "assets/b/cover.png"),
]


@pytest.mark.parametrize(("front", "place"), PICTURES)
def test_pictures_are_seen_from_the_root(front: str, place: str) -> None:
    """Jekyll's posts have no files beside them, and Chirpy's say which folder theirs are in."""
    image = PLAIN.entry(POST, front).image
    assert image
    assert image.url == f"https://lighthouse.example/{place}"


def test_recordings_are_seen_from_the_root() -> None:
    """As with pictures."""
    (enclosure,) = PLAIN.entry(POST, "audio: audio/1.mp3").enclosures
    assert enclosure.url == "https://lighthouse.example/audio/1.mp3"


def test_posts_of_a_source_folder() -> None:
    """Paths are the repository's; `source` and `collections_dir` are in no link."""
    site = blog(static={"docs": "/"})
    assert site.link("docs/news/_posts/2016-01-09-x.md") == "/news/2016/01/09/x.html"
    assert site.left_out("news/_posts/2016-01-09-x.md") == "refused"
    inner = blog(static={"docs": "/"}, collections_folder="docs/all")
    assert inner.link("docs/all/_posts/2016-01-09-x.md") == "/2016/01/09/x.html"


# Jekyll::Utils.titleize_slug
TITLES = [
    ("_posts/2016-01-09-SLAP-chop_it.md", "Slap Chop_it"),
    ("_posts/2016-01-09-version-6.0.md", "Version 6.0"),
    ("_drafts/some-idea.md", "Some Idea"),
]


@pytest.mark.parametrize(("path", "title"), TITLES)
def test_title_from_the_name(path: str, title: str) -> None:
    """A post without a title is called by its file's slug, never by a heading."""
    assert PLAIN.entry(path, "date: 2016-01-09", "# Heading\n").title == title


front_matter = st.dictionaries(
    st.sampled_from(
        ["title", "date", "slug", "tag", "tags", "category", "categories", "permalink", "published"]
    ),
    st.recursive(
        st.none() | st.booleans() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    ),
)


@given(front_matter, st.text(max_size=20), st.text(max_size=20))
def test_anything_is_an_entry_or_a_problem(
    front: dict[str, object], name: str, pattern: str
) -> None:
    """Whatever front matter, names and patterns hold, nothing else comes of them."""
    Blog(Jekyll.of({"permalink": pattern})).survives(f"a/_posts/2016-01-09-{name}.md", front)


odd = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(["permalink", "collections", "defaults", "static", "drafts", "future"]), odd
    )
)
def test_any_settings_make_a_dialect(settings: dict[str, object]) -> None:
    """Settings of the wrong shape are taken as not said."""
    Blog(Jekyll.of(settings)).survives(POST, {})
