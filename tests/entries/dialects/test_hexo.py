"""Hexo's habits, row by row from its documentation; what that leaves open, from version 8.1."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_posts import Blog

from feedkit.entries.dialects.hexo import Hexo
from feedkit.entries.dialects.hexo_words import slugized
from feedkit.entries.select import unwanted
from feedkit.errors import PostError

POST = "source/_posts/Hello World.md"
DATE = "date: 2013-07-14 17:01:34"


def blog(timezone: str = "UTC", **settings: object) -> Blog:
    """Return a blog whose configuration says `settings`."""
    return Blog(Hexo.of(settings), timezone)


PLAIN = blog()

# https://hexo.io/docs/permalinks#Variables
PERMALINKS = [
    (":year/:month/:day/:title/", "/2013/07/14/Hello%20World/"),
    (":year-:i_month-:i_day/:hour:minute:second.html", "/2013-7-14/170134.html"),
    (":category/:name/", "/games/Hello%20World/"),
    (":post_title/", "/ubung-macht-den-meister/"),
    (":id/:timestamp/", "/7/1373821294/"),
    (":hash", "/5144331a85ae"),
    ("p/:abbrlink.html", "/p/a1b2.html"),
    (":lang/:title_/", "/en/Hello%20World_/"),
    (":nothing/x", "/undefined/x"),
]
FRONT = f"title: Übung macht den Meister!\ncategories: Games\nid: 7\nabbrlink: a1b2\n{DATE}"


@pytest.mark.parametrize(("pattern", "link"), PERMALINKS)
def test_permalink_of_the_site(pattern: str, link: str) -> None:
    """Each word gives what Hexo gives; front matter and the site's defaults have words, too."""
    site = blog(permalink=pattern, permalink_defaults={"lang": "en"}, filename_case=1)
    assert site.link(POST, FRONT) == link


@pytest.mark.parametrize(
    ("options", "link"),
    [
        ({"enable": True}, "/2013/hello-world-c.html"),
        ({"enable": True, "separator": "_", "lowercase": False}, "/2013/Hello_World_C.html"),
    ],
)
def test_permalinks_in_ascii(options: dict[str, object], link: str) -> None:
    """https://github.com/viko16/hexo-permalink-pinyin changes addresses without Chinese, too."""
    site = blog(permalink=":year/:title.html", pinyin=options)
    assert site.link("source/_posts/_Hello--World C++.md", DATE) == link


@pytest.mark.parametrize(
    ("options", "name", "front"),
    [
        ({"enable": True}, "你好", ""),
        ({"enable": True}, "x", "permalink: 你好/"),
        ({"enable": True, "exclude": "X"}, "X", ""),
    ],
)
def test_permalinks_that_only_a_dictionary_can_spell(
    options: dict[str, object], name: str, front: str
) -> None:
    """What hexo-permalink-pinyin makes of Chinese depends on whole words: no link is guessed."""
    with pytest.raises(PostError, match="permalink: expected the one that the site has"):
        blog(pinyin=options).link(f"source/_posts/{name}.md", f"{front}\n{DATE}")
    assert blog(pinyin=options).link("source/_posts/x.md", DATE) == "/2013/07/14/x/"
    own = f"permalink: 2013/ni-hao/\n{DATE}"
    assert blog(pinyin=options).link(f"source/_posts/{name}.md", own) == "/2013/ni-hao/"


def test_made_up_id_is_a_problem() -> None:
    """Hexo makes up an id for each new database: no link can be made of it."""
    with pytest.raises(PostError, match="there is no ':id'"):
        blog(permalink=":id/").link(POST, DATE)


# https://hexo.io/docs/permalinks, /docs/configuration#URL and /docs/asset-folders
ADDRESSES: list[tuple[dict[str, object], str, str, str]] = [
    ({}, "sub/dir/Deep_er.v1.md", "", "/2013/07/14/sub/dir/Deep_er.v1/"),
    ({}, "bundle/index.md", "", "/2013/07/14/bundle/index/"),
    ({}, "c#.md", "", "/2013/07/14/c%23/"),
    ({}, "x.md", "slug: other", "/2013/07/14/x/"),
    ({}, "x.md", "permalink: foo/:year/bar", "/foo/:year/bar"),
    ({}, "x.md", "permalink: https://else.example/x", "https://else.example/x"),
    ({"post_asset_folder": True}, "x.md", "permalink: foo", "/foo/"),
    ({"post_asset_folder": True, "permalink": ":title.html"}, "x.md", "", "/x.html"),
    ({"trailing_html": False, "permalink": ":title.html"}, "x.md", "", "/x"),
    ({"trailing_html": False, "permalink": ":title/index.html"}, "x.md", "", "/x/index.html"),
    ({"trailing_index": False, "permalink": ":title/index.html"}, "x.md", "", "/x/"),
]


@pytest.mark.parametrize(("settings", "path", "front", "link"), ADDRESSES)
def test_link(settings: dict[str, object], path: str, front: str, link: str) -> None:
    """The slug is the file's path as it is; a permalink of the post's own has no words."""
    site = Blog(Hexo.of(settings))
    assert site.link(f"source/_posts/{path}", f"{front}\n{DATE}") == link


# https://hexo.io/docs/writing#Filename; a name that does not fit becomes a slug as a whole.
NAMES = [
    (":year-:month-:day-:title.md", "2015-06-07-My Post", "", "/2015/My%20Post/"),
    (":year-:month-:day-:title.md", "2015-6-7-My Post_x", DATE, "/2013/2015-6-7-My-Post-x/"),
    (":i_month.:i_day.:year :title.md", "6.7.2015 x", "", "/2015/x/"),
    (":year-:month-:day-:title.md", "2015-06-07-x", DATE, "/2013/x/"),
    (":year.md", "2015", DATE, "/2013/2015/"),
]


@pytest.mark.parametrize(("pattern", "name", "front", "link"), NAMES)
def test_file_name(pattern: str, name: str, front: str, link: str) -> None:
    """`new_post_name` says what the slug and the date are; front matter knows the date better."""
    site = blog(filename_pattern=pattern, permalink=":year/:title/")
    assert site.link(f"source/_posts/{name}.md", front) == link


def test_word_of_a_file_name_is_front_matter() -> None:
    """A folder may be the category."""
    site = blog(filename_pattern=":category/:title.md", permalink=":category/:title/")
    entry = site.entry("source/_posts/Sea Side/x.md", DATE)
    assert entry.link == "https://lighthouse.example/Sea-Side/x/"
    assert entry.tags == ("Sea Side",)


# hexo-util's slugize
SLUGS = [
    ("Hello, World_x.v1", "Hello-World-x-v1"),
    ("Übung Größe Łódź œuvre", "Ubung-Grose-Lodz-oeuvre"),
    ("日本 語 é 한글", "日本-語-e-한글"),
    ("--a--", "a"),
]


@pytest.mark.parametrize(("text", "slug"), SLUGS)
def test_slug(text: str, slug: str) -> None:
    """Punctuation becomes hyphens, Latin letters lose their marks, other letters stay."""
    assert slugized(text) == slug


# https://hexo.io/docs/front-matter#Categories-amp-Tags
CATEGORIES = [
    ("categories: [Sports, Base Ball]", "/sports/base-ball/x/", ("Sports", "Base Ball")),
    ("categories: [[Sports, Ball], [Play]]", "/play/x/", ("Sports", "Ball", "Play")),
    ("categories: [Play, [Sports, Ball]]", "/sports/ball/x/", ("Play", "Sports", "Ball")),
    ("category: Play\ntags: [a b, 3]", "/play/x/", ("a b", "3", "Play")),
    ("categories: Play, Sports\ntags: a, b", "/play-sports/x/", ("a, b", "Play, Sports")),
    ("tag: one", "/No Cat/x/", ("one",)),
    ("categories: [Mapped]", "/other/x/", ("Mapped",)),
    ("keywords: [k]", "/No Cat/x/", ()),
]


@pytest.mark.parametrize(("front", "link", "tags"), CATEGORIES)
def test_categories_and_tags(front: str, link: str, tags: tuple[str, ...]) -> None:
    """A list of categories is a path; a text is one category, or one tag."""
    site = blog(
        permalink=":category/:title/",
        default_category="No Cat",
        category_map={"Mapped": "other"},
        filename_case=1,
    )
    entry = site.entry("source/_posts/x.md", f"{front}\n{DATE}")
    assert entry.link == f"https://lighthouse.example{link}".replace(" ", "%20")
    assert entry.tags == tags


# https://hexo.io/docs/configuration#Site, and hexo-front-matter for times that YAML reads
DATES = [
    ("date: 2020-01-02 10:00:00", "2020-01-02T01:00", "/2020/01/02/"),
    ("date: 2020-01-02", "2020-01-01T15:00", "/2020/01/02/"),
    ("date: 2020/01/02 10:00:00", "2020-01-02T01:00", "/2020/01/02/"),
    # Hexo would show another time, 11:00; the day in its link is that of the time it shows.
    ("date: 2020-01-02T20:00:00Z", "2020-01-02T20:00", "/2020/01/02/"),
    ("date: '2020-01-02T20:00:00Z'", "2020-01-02T20:00", "/2020/01/03/"),
    ("date: 2020-01-02 20:00:00 +0000", "2020-01-02T20:00", "/2020/01/03/"),
]


@pytest.mark.parametrize(("front", "instant", "link"), DATES)
def test_date(front: str, instant: str, link: str) -> None:
    """The feed has the right time, and the link the day that the site has."""
    entry = blog("Asia/Tokyo", permalink=":year/:month/:day/").entry(POST, front)
    assert entry.published.isoformat().startswith(instant)
    assert entry.link == f"https://lighthouse.example{link}"


def test_post_without_a_date_is_a_problem() -> None:
    """Hexo takes the file's own date, which a checkout changes."""
    with pytest.raises(PostError, match="expected a date"):
        PLAIN.entry("source/_posts/2020-01-02-x.md", "title: X")


# https://hexo.io/docs/writing#Drafts and /docs/asset-folders
LEFT_OUT = [
    (POST, "draft: true\nhidden: true", None),
    (POST, "published: false", "draft"),
    ("source/_drafts/x.md", "", "draft"),
    ("source/_posts/_x.md", "", "refused"),
    ("source/_posts/.x/y.md", "", "refused"),
    ("source/_posts/x.md~", "", "refused"),
    ("source/_posts/x.markdown", "", "refused"),
    ("x.md", "", None),
]


@pytest.mark.parametrize(("path", "front", "kind"), LEFT_OUT)
def test_left_out(path: str, front: str, kind: str | None) -> None:
    """What Hexo publishes is in the feed, and nothing else."""
    assert blog(post_asset_folder=True).left_out(path, front) == kind


def test_a_key_that_hides() -> None:
    """https://github.com/prinsss/hexo-hide-posts: such a post is no draft that comes back."""
    for site in (blog(hidden_by="secret"), blog(hidden_by="secret", drafts=True)):
        assert site.left_out(POST, "secret: true") == "hidden"
        assert site.left_out(POST, "secret: false\nhidden: true") is None


def test_tags_that_lock() -> None:
    """https://github.com/D0n9X1n/hexo-blog-encrypt: an empty password of a post's opens it."""
    site = blog(locked_tags=["diary"])
    for front, reason in [
        ("tags: [diary, x]", "it is locked with a password"),
        ("tags: diary", "it is locked with a password"),
        ("tags: [x]", None),
        ("tags: [diary]\npassword: ''", None),
        ("tags: [diary]\nfeed: true", None),
    ]:
        fields = site.fields("source/_posts/a.md", f"{front}\n{DATE}")
        assert unwanted(fields, site.dialect, where={}, drafts=False) == reason


def test_configuration_shows_what_is_left_out() -> None:
    """`render_drafts` shows drafts; posts of the future are shown unless the site says no."""
    site = blog(drafts=True)
    assert site.left_out("source/_drafts/x.md") is None
    assert site.left_out(POST, "published: false") is None
    assert PLAIN.dialect.future
    assert not blog(future=False).dialect.future


odd = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
KEYS = ["title", "date", "tags", "categories", "category", "permalink", "published", "id"]
SETTINGS = [
    *("permalink", "permalink_defaults", "filename_pattern", "filename_case", "category_map"),
    *("default_category", "post_asset_folder", "trailing_html", "future", "drafts"),
]


@given(
    st.dictionaries(st.sampled_from(SETTINGS), odd),
    st.dictionaries(st.sampled_from(KEYS), odd),
    st.text(max_size=20),
)
def test_anything_is_an_entry_or_a_problem(
    settings: dict[str, object], front: dict[str, object], name: str
) -> None:
    """Whatever settings, front matter and names hold, nothing else comes of them."""
    Blog(Hexo.of(settings)).survives(f"source/_posts/{name}.md", {"date": "2013-07-14", **front})


@given(st.text(":yearmonthdaytitle-./ a", max_size=30), st.text(max_size=20))
def test_any_file_name_pattern_is_survived(pattern: str, name: str) -> None:
    """A pattern for file names can be anything that somebody has typed."""
    blog(filename_pattern=pattern).survives(f"source/_posts/{name}.md", {})
