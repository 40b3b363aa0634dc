"""Hugo's habits, row by row from its documentation; what that leaves open, from version 0.168."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_posts import Blog

from feedkit.entries.dialects.hugo import Hugo
from feedkit.entries.normalize import published_of, window_of
from feedkit.errors import PostError

DATE = "date: 2023-04-09"


def blog(timezone: str = "UTC", **settings: object) -> Blog:
    """Return a blog whose configuration says `settings`."""
    return Blog(Hugo.of(settings), timezone)


PLAIN = blog()

# https://gohugo.io/content-management/urls/ and /content-management/organization/
ADDRESSES = [
    ("content/posts/My First Post.md", "", "/posts/my-first-post/"),
    ("content/posts/a  b - c.md", "", "/posts/a--b---c/"),
    ("content/posts/2023-04-09-kept.md", "", "/posts/2023-04-09-kept/"),
    ("content/posts/v1.2.md", "", "/posts/v1.2/"),
    ("content/posts/Größe, c#.md", "", "/posts/gr%C3%B6%C3%9Fe-c%23/"),
    ("content/posts/bundle/index.md", "", "/posts/bundle/"),
    ("content/posts/bundle/index.en.md", "", "/posts/bundle/"),
    ("content/Posts/Deep Folder/x.md", "", "/posts/deep-folder/x/"),
    ("content/about.md", "", "/about/"),
    ("content/posts/x.md", "slug: My Slug_x.Y/Z", "/posts/my-slug_x.y/z/"),
    ("content/posts/x/index.md", "slug: other", "/posts/other/"),
    ("content/posts/x.md", "Slug: any-case", "/posts/any-case/"),
    ("content/posts/x.md", "url: /Foo Bar/Baz.html", "/Foo%20Bar/Baz.html"),
    ("content/posts/x.md", "url: foo/bar", "/foo/bar/"),
    ("content/posts/x.md", "url: /foo/v1.2", "/foo/v1.2"),
    ("content/posts/x.md", "url: /foo/v1.2/", "/foo/v1.2/"),
    ("content/posts/x.md", "url: /foo/index.html", "/foo/"),
    ("content/posts/x.md", "url: /foo/../bar//", "/bar/"),
    ("content/posts/x.md", "url: '/:year/:slug.html'\ntitle: A Title", "/2023/a-title.html"),
    ("content/posts/x.md", "url: https://else.example/x", "https://else.example/x"),
    ("content/posts/x.md", "permalink: /no/\npath: /neither/", "/posts/x/"),
    ("x.md", "", "/x/"),
]


@pytest.mark.parametrize(("path", "front", "link"), ADDRESSES)
def test_link(path: str, front: str, link: str) -> None:
    """`url` wins over `slug`, and both over the path."""
    assert PLAIN.link(path, f"{front}\n{DATE}") == link


# https://gohugo.io/configuration/permalinks/#tokens, of content/posts/2024/My File.md
TOKENS = [
    ("/:year/:month/:day/:slug/", "/2023/04/09/a-title-more/"),
    ("/:monthname/:weekday/:weekdayname/:yearday/", "/april/0/sunday/99/"),
    ("/:section/:title/", "/posts/a-title-more/"),
    ("/:sections/:filename/", "/posts/2024/my-file/"),
    ("/:sections[1:]/:sections[last]/:sections[0]/x/", "/2024/2024/posts/x/"),
    ("/:sections[:last]/:sections[5]/:sections[odd]/y/", "/posts/y/"),
    ("/:slugorfilename/:contentbasename/:slugorcontentbasename/", "/my-file/my-file/my-file/"),
    ("/:2006/:01/:Jan/:02/:06/:January/:Mon/", "/2023/04/apr/09/23/april/sun/"),
    ("Archive/:slug", "/archive/a-title-more/"),
    ("/:slug.html", "/a-title-more.html/"),
]


@pytest.mark.parametrize(("pattern", "link"), TOKENS)
def test_permalinks(pattern: str, link: str) -> None:
    """Each token gives what Hugo gives, all of it in lower case."""
    site = blog(permalinks={"posts": pattern})
    assert site.link("content/posts/2024/My File.md", f"title: A Title & more\n{DATE}") == link


# https://gohugo.io/functions/urls/urlize/
TITLES = [
    ("C++ or C#?", "/c-or-c%23/"),
    ("a/b and c", "/a-b-and-c/"),
    ("a -- b – c", "/a--b-c/"),
    ("it's 100% “done”", "/its-100-done/"),
    ("İstanbul", "/istanbul/"),
    ("日本語", "/%E6%97%A5%E6%9C%AC%E8%AA%9E/"),
]


@pytest.mark.parametrize(("title", "link"), TITLES)
def test_title_in_a_link(title: str, link: str) -> None:
    """A slug is made of the title, letters of every script in it."""
    assert (
        blog(permalinks={"posts": "/:slug/"}).link(
            "content/posts/x.md", f'title: "{title}"\n{DATE}'
        )
        == link
    )


@pytest.mark.parametrize(
    ("title", "link"),
    [
        ("Learning C#", "/2022/learning-c/"),
        ("Modern C++", "/2022/modern-c/"),
        ("F# and C# for all", "/2022/f%23-and-c%23-for-all/"),
        ("#", "/2022/"),
    ],
)
def test_what_is_lost_at_the_end_of_a_title(title: str, link: str) -> None:
    """As version 0.168 does it: each word is read as an address, and plus signs are spaces."""
    site = blog(permalinks={"posts": "/:year/:slug/"})
    assert site.link("content/posts/a.md", f"date: 2022-01-01\ntitle: '{title}'") == link


def test_permalinks_of_the_innermost_folder() -> None:
    """Patterns are those of a section or of a folder in it; `/` is for pages in no section."""
    site = blog(permalinks={"/": "/top/:slug", "Posts": "/p/:slug/", "posts/deep": "/d/:slug/"})
    front = f"title: T\n{DATE}"
    assert site.link("content/a.md", front) == "/top/t/"
    assert site.link("content/posts/a.md", front) == "/p/t/"
    assert site.link("content/posts/deep/er/a.md", front) == "/d/t/"
    assert site.link("content/other/a.md", front) == "/other/a/"


def test_sections_are_folders_with_an_index() -> None:
    """A folder below the first counts in `:sections` only if it has an `_index` file."""
    files = ["content/posts/2024/_index.md", "content/posts/2024/spring/a.md"]
    dialect = Hugo.of({"permalinks": {"posts": "/:sections/:filename/"}}).among(files)
    assert Blog(dialect).link("content/posts/2024/spring/a.md", DATE) == "/posts/2024/a/"
    assert Blog(dialect).link("content/posts/2023/b/index.md", DATE) == "/posts/b/"


def test_unknown_token_is_a_problem() -> None:
    """Hugo stops at a token that it does not know; here the post is a problem that names it."""
    with pytest.raises(PostError, match="there is no ':wrong'"):
        blog(permalinks={"posts": "/:wrong/"}).link("content/posts/x.md", DATE)


# https://gohugo.io/configuration/all/ and /configuration/ugly-urls/
PATH_SETTINGS: list[tuple[dict[str, object], str]] = [
    ({"lowercase_paths": False}, "/posts/%C3%89t%C3%A9-A/"),
    ({"remove_path_accents": True}, "/posts/ete-a/"),
    ({"ugly_urls": True}, "/posts/%C3%A9t%C3%A9-a.html"),
    ({"ugly_urls": {"posts": True}}, "/posts/%C3%A9t%C3%A9-a.html"),
    ({"ugly_urls": {"other": True}}, "/posts/%C3%A9t%C3%A9-a/"),
]


@pytest.mark.parametrize(("settings", "link"), PATH_SETTINGS)
def test_settings_of_paths(settings: dict[str, object], link: str) -> None:
    """The site decides on case, accents and endings."""
    assert Blog(Hugo.of(settings)).link("content/posts/Été A.md", DATE) == link


# https://gohugo.io/content-management/multilingual/ and /configuration/languages/
LANGUAGES: dict[str, object] = {
    "en": {},
    "zh": {"code": "zh-CN"},
    "pt-br": {},
    "fr": {"disabled": True},
}
TRANSLATIONS = [
    ("content/posts/a.md", "", "/posts/a/", None),
    ("content/posts/a.en.md", "", "/posts/a/", None),
    ("content/posts/a.zh.md", "", "/zh/posts/a/", "zh-CN"),
    ("content/posts/b/index.zh.md", "", "/zh/posts/b/", "zh-CN"),
    ("content/posts/a.pt-BR.md", "", "/pt-br/posts/a/", "pt-br"),
    ("content/posts/a.zh.md", "url: /rooted/", "/rooted/", "zh-CN"),
    ("content/posts/a.zh.md", "url: below", "/zh/below/", "zh-CN"),
    ("content/posts/a.de.md", "", "/posts/a.de/", None),
]


@pytest.mark.parametrize(("path", "front", "link", "language"), TRANSLATIONS)
def test_translation_by_file_name(path: str, front: str, link: str, language: str | None) -> None:
    """A translation is a post of its own, below its language, if the site has that language."""
    entry = blog(languages=LANGUAGES).entry(path, f"{front}\n{DATE}")
    assert entry.link == f"https://lighthouse.example{link}"
    assert entry.language == language


def test_language_to_choose_posts_by() -> None:
    """Of a site with several languages, each post says which it is in."""
    site = blog(languages=LANGUAGES)
    assert site.fields("content/posts/a.md", DATE).get("lang") == "en"
    assert site.fields("content/posts/a.zh.md", DATE).get("lang") == "zh"
    assert PLAIN.fields("content/posts/a.md", DATE).get("lang") is None


# https://gohugo.io/configuration/languages/
OWN_OF_A_LANGUAGE = [
    ("content/posts/a.md", "date: 2024-01-01", "2023-12-31T23:00:00", "The keeper", "/2024/"),
    ("content/posts/a.zh.md", "date: 2024-01-01", "2023-12-31T16:00:00", "Li", "/zh/2024/"),
    ("content/posts/a.ja.md", "date: 2024-01-01", "2023-12-31T23:00:00", "The keeper", "/ja/2024/"),
    (
        "content/posts/a.zh.md",
        "date: 2024-01-01T00:30:00Z\nauthor: Ada",
        "2024-01-01T00:30:00",
        "Ada",
        "/zh/2024/",
    ),
]


@pytest.mark.parametrize(("path", "front", "published", "author", "link"), OWN_OF_A_LANGUAGE)
def test_zone_and_author_of_a_language(
    path: str, front: str, published: str, author: str, link: str
) -> None:
    """A translation is dated and signed as its language has it, whatever the site has."""
    languages = {
        "en": {"timezone": "America/New_York", "author": {"name": "in feedkit's configuration"}},
        "zh": {"timezone": "Asia/Shanghai", "author": {"name": "Li"}},
        "ja": {"timezone": "no such zone"},
    }
    site = blog("Europe/Berlin", languages=languages, permalinks={"posts": "/:year/"})
    entry = site.entry(path, front)
    assert entry.published.isoformat() == f"{published}+00:00"
    assert entry.authors[0].name == author
    assert site.link(path, front) == link


def test_own_permalink() -> None:
    """A pattern of feedkit's own configuration stands as it is written; `url` wins over it."""
    site = Blog(Hugo.of({"permalinks": {"posts": "/x/"}}, permalink="/P/:year/:slug.html"))
    front = f"title: A Title\n{DATE}"
    assert site.link("content/posts/a.md", front) == "/P/2023/a-title.html"
    assert site.link("content/posts/a.md", f"url: /u/\n{DATE}") == "/u/"


def test_translation_by_folder() -> None:
    """A language may have a folder, a host and permalinks of its own."""
    site = blog(
        content=[
            {"folder": "content/en", "prefix": "", "language": "en"},
            {"folder": "content/zh", "prefix": "", "language": "zh"},
            {"folder": "news", "prefix": "posts", "language": None},
        ],
        languages={
            "en": {},
            "zh": {"url": "https://zh.example/x/", "permalinks": {"posts": "/p/:filename"}},
        },
    )
    assert site.link("content/en/posts/a.md", DATE) == "/posts/a/"
    assert site.link("content/zh/posts/a.md", DATE) == "https://zh.example/x/p/a/"
    assert site.link("content/zh/posts/a.en.md", DATE) == "/posts/a/"
    assert site.link("news/a.md", DATE) == "/posts/a/"


def test_default_language_in_the_path() -> None:
    """`defaultContentLanguageInSubdir` gives the default language a prefix, too."""
    site = blog(languages=LANGUAGES, default_language="zh", language_in_path=True)
    assert site.link("content/posts/a.md", DATE) == "/zh/posts/a/"
    assert site.link("content/posts/a.en.md", DATE) == "/en/posts/a/"


# https://gohugo.io/configuration/front-matter/#dates
DATES: list[tuple[list[str], str, str, str]] = [
    ([], "x", "date: 2023-04-09T23:00:00-08:00", "2023-04-10T07:00"),
    ([], "x", "publishDate: 2023-04-09", "2023-04-08T22:00"),
    ([], "x", "pubdate: 2023-04-09", "2023-04-08T22:00"),
    ([], "x", "published: 2023-04-09", "2023-04-08T22:00"),
    ([], "x", "modified: 2023-04-09", "2023-04-08T22:00"),
    (["mine", ":default"], "x", "date: 2023-04-09\nMine: 2023-05-01", "2023-04-30T22:00"),
    ([":filename", ":default"], "2023-05-01-x", DATE, "2023-04-30T22:00"),
    ([":filename"], "2023-05-01T10-30-00-x", "", "2023-05-01T08:30"),
    ([":filename", ":default"], "2023-05-32-x", DATE, "2023-04-08T22:00"),
    ([":git", ":fileModTime", ":default"], "x", DATE, "2023-04-08T22:00"),
]


@pytest.mark.parametrize(("keys", "name", "front", "instant"), DATES)
def test_date(keys: list[str], name: str, front: str, instant: str) -> None:
    """A post in Berlin is published when the first key that the site asks for says."""
    site = blog("Europe/Berlin", date_keys=keys)
    entry = site.entry(f"content/posts/{name}.md", f"title: T\n{front}")
    assert entry.published.isoformat().startswith(instant)


def test_date_of_the_name_only_if_asked_for() -> None:
    """Without `:filename` a date in the name is none."""
    with pytest.raises(PostError, match="expected a date"):
        PLAIN.entry("content/posts/2023-04-09-x.md", "title: T")


def test_slug_in_a_dated_name() -> None:
    """`:filename` finds the slug where it finds the date, unless the post has one of its own."""
    site = blog(date_keys=[":filename", "date"])
    assert site.link("content/posts/2023-04-09-x.md") == "/posts/x/"
    assert site.link("content/posts/2023-04-09 x/index.md") == "/posts/x/"
    assert site.link("content/posts/2023-04-09-x.md", "slug: own") == "/posts/own/"
    late = blog(date_keys=["date", ":filename"])
    assert late.link("content/posts/2023-04-09-x.md", DATE) == "/posts/2023-04-09-x/"


def test_day_in_the_link_is_the_authors() -> None:
    """The link has the day that the author wrote, in whatever zone."""
    site = blog("Asia/Tokyo", permalinks={"posts": "/:year/:month/:day/"})
    front = "date: 2023-04-09T23:00:00-08:00"
    assert site.link("content/posts/x.md", front) == "/2023/04/09/"
    assert site.link("content/posts/x.md", DATE) == "/2023/04/09/"


# https://gohugo.io/content-management/build-options/ and /front-matter/
LEFT_OUT = [
    ("content/posts/x.md", "", None),
    ("content/posts/x.md", "draft: true", "draft"),
    ("content/posts/x.md", "published: false", "draft"),
    ("content/posts/x/index.md", "headless: true", "hidden"),
    ("content/posts/x.md", "hiddenFromRss: true", "hidden"),
    ("content/posts/x.md", "hiddenFromRss: false", None),
    ("content/posts/x.md", "build: {list: never}", "hidden"),
    ("content/posts/x.md", "build: {list: local}", "hidden"),
    ("content/posts/x.md", "build: {render: never}", "hidden"),
    ("content/posts/x.md", "_build: {list: false}", "hidden"),
    ("content/posts/x.md", "build: {list: always}", None),
    ("content/posts/x.md", "hidden: true\nunlisted: true\nstatus: draft", None),
    ("content/posts/_index.md", "", "refused"),
    ("content/posts/_index.zh.md", "", "refused"),
    ("content/posts/a.fr.md", "", "refused"),
    ("content/posts/a.bak.md", "", "refused"),
    ("content/posts/b/index.md", "", None),
    ("content/posts/b/notes.md", "", "refused"),
    ("content/posts/b/more/index.md", "", "refused"),
]


@pytest.mark.parametrize(("path", "front", "kind"), LEFT_OUT)
def test_left_out(path: str, front: str, kind: str | None) -> None:
    """Only what Hugo lists on the site is in a feed."""
    settings = {"languages": LANGUAGES, "ignore_files": [r"\.bak\.md$", "("]}
    dialect = Hugo.of(settings).among([path, "content/posts/b/index.md"])
    assert Blog(dialect).left_out(path, front) == kind


def test_configuration_shows_what_is_left_out() -> None:
    """`buildDrafts`, `buildExpired` and `buildFuture` bring posts back."""
    site = blog(drafts=True, future=True, expired=True)
    fields = site.fields("content/posts/x.md", "draft: true\nexpiryDate: 2020-01-01")
    assert site.dialect.leaves_out(fields) is None
    assert not list(site.dialect.dates(fields, "not_after"))
    assert list(PLAIN.dialect.dates(fields, "not_after")) == [("expirydate", "2020-01-01")]
    assert site.dialect.future


# https://gohugo.io/configuration/cascade/: of several with one key, the first wins.
CASCADE = [
    {"target": {"path": "{/posts"}, "tags": ["a broken glob"]},
    {"target": {"path": "/posts"}, "tags": ["only the section's page"]},
    {"target": {"lang": "{zh,ja}"}, "params": {"author": "Li"}},
    {"_target": {"path": "{/posts/a,/news/**}"}, "title": "Inherited"},
    {"target": {"path": "/posts/**", "kind": "page"}, "tags": ["inherited"], "author": "Grace"},
    {"target": {"kind": "{home,section}"}, "tags": ["section"]},
    "no table",
]


def test_cascade() -> None:
    """A post inherits what it does not say itself, by path, kind and language."""
    site = blog(cascade=CASCADE, languages=LANGUAGES)
    entry = site.entry("content/Posts/A.md", DATE)
    assert (entry.title, entry.tags) == ("Inherited", ("inherited",))
    assert entry.authors[0].name == "Grace"
    own = site.entry("content/posts/b.zh.md", f"Tags: [own]\ntitle: B\n{DATE}")
    assert (own.title, own.tags, own.authors[0].name) == ("B", ("own",), "Li")


# https://gohugo.io/content-management/front-matter/#cascade, as Hugo 0.168 does it: what stands
# nearer wins, of a list what comes first, and each language has pages of its own.
PAGES: dict[str, dict[str, object]] = {
    "content/posts/deep/_index.md": {"Cascade": {"Title": "Deep"}, "draft": True},
    "content/_index.md": {"cascade": {"title": "Home", "author": "Home"}},
    "content/posts/_index.md": {
        "cascade": [
            {"_target": {"path": "/posts/deep/**"}, "author": "First"},
            {"author": "Second", "title": "Posts"},
        ]
    },
    "content/hidden/_index.md": {"cascade": {"draft": True}},
    "content/unlisted/_index.md": {"cascade": {"build": {"list": "never"}}},
    "content/posts/_index.zh.md": {"cascade": {"author": "Li"}},
    "content/odd/_index.md": {"cascade": "text"},
}
HANDED_DOWN = [
    ("content/about.md", "Home", "Home"),
    ("content/posts/a.md", "Posts", "Second"),
    ("content/posts/bundle/index.md", "Posts", "Second"),
    ("content/posts/deep/er/a.md", "Deep", "First"),
    ("content/posts/a.zh.md", "A.zh", "Li"),
    ("content/odd/a.md", "Home", "Home"),
]


@pytest.mark.parametrize(("path", "title", "author"), HANDED_DOWN)
def test_the_pages_of_sections_hand_down(path: str, title: str, author: str) -> None:
    """To all pages below them, whatever these do not say themselves."""
    site = Blog(blog(languages=LANGUAGES).dialect.under(PAGES))
    entry = site.entry(path, DATE)
    assert (entry.title, entry.authors[0].name) == (title, author)
    assert site.entry(path, f"title: Own\n{DATE}").title == "Own"


# As Hugo 0.168 does it: a page's own `cascade` is also for itself, and comes before its section's.
OF_ITSELF = [
    ("cascade: {author: Own}", "Own"),
    ("cascade: {author: Own}\nauthor: Said", "Said"),
    ("cascade: [{author: First}, {author: Second}]", "First"),
    ("cascade: [{author: Other, target: {path: /elsewhere/**}}]", "Second"),
]


@pytest.mark.parametrize(("front", "author"), OF_ITSELF)
def test_a_page_inherits_what_it_hands_down(front: str, author: str) -> None:
    """https://gohugo.io/content-management/front-matter/#cascade, in a post as in a section."""
    site = Blog(blog(languages=LANGUAGES).dialect.under(PAGES))
    assert site.entry("content/posts/a.md", f"{front}\n{DATE}").authors[0].name == author
    assert PLAIN.left_out("content/posts/a.md", f"cascade: {{draft: true}}\n{DATE}") == "draft"


def test_whole_sections_are_drafts_or_in_no_list() -> None:
    """A post that says itself that it is none is none."""
    site = Blog(PLAIN.dialect.under(PAGES))
    assert site.left_out("content/hidden/deep/a.md", DATE) == "draft"
    assert site.left_out("content/hidden/a.md", f"draft: false\n{DATE}") is None
    assert site.left_out("content/unlisted/a.md", DATE) == "hidden"
    # That a section is a draft says nothing of its posts.
    assert site.left_out("content/posts/deep/a.md", DATE) is None


def test_where_the_pages_of_sections_are() -> None:
    """Among the posts, and in the folders of content above the search, in all languages."""
    paths = ["content/blog/2024/a/index.md", "content/blog/2024/deep/_index.md"]
    found = PLAIN.dialect.above(paths, ["content/blog/2024/"])
    assert found[0] == "content/blog/2024/deep/_index.md"
    assert [path for path in found if path.endswith("_index.md")][1:] == [
        "content/_index.md",
        "content/blog/_index.md",
        "content/blog/2024/_index.md",
    ]
    several = blog(languages=LANGUAGES).dialect.above(paths, ["content/blog/", "content/news/"])
    assert {"content/_index.zh.md", "content/news/_index.html"} <= {*several}
    assert PLAIN.dialect.above([], [""]) == []


# https://gohugo.io/configuration/module/#files
MOUNTED = [
    (["! wip/**"], "notes/wip/a.md", False),
    (["! wip/**"], "notes/a.md", True),
    (["blog/**", "! blog/wip-*"], "notes/blog/a.md", True),
    (["blog/**", "! blog/wip-*"], "notes/blog/wip-a.md", False),
    (["/blog/**"], "notes/a.md", False),
    (["! **"], "content/a.md", True),
]


@pytest.mark.parametrize(("globs", "path", "mounted"), MOUNTED)
def test_files_that_are_not_mounted(globs: list[str], path: str, mounted: bool) -> None:
    """A mount may leave some of its folder's files out."""
    notes = {"folder": "notes", "prefix": "blog", "files": globs}
    site = blog(content=[{"folder": "content"}, notes])
    assert site.left_out(path, DATE) == (None if mounted else "refused")


# https://gohugo.io/configuration/cascade/, as Hugo 0.168 does it
CONDITIONS = [
    ({"sites": {"matrix": {"languages": ["zh", "fr"]}}}, "content/posts/a.zh.md", True),
    ({"sites": {"matrix": {"languages": ["zh", "fr"]}}}, "content/posts/a.md", False),
    ({"environment": "production"}, "content/posts/a.md", True),
    ({"environment": "{staging,development}"}, "content/posts/a.md", False),
    ({"path": "/posts/[ab]"}, "content/posts/a.md", True),
    ({"path": "/posts/[!ab]"}, "content/posts/a.md", False),
    ({"path": "/posts/[]"}, "content/posts/a.md", False),
]


@pytest.mark.parametrize(("target", "path", "inherits"), CONDITIONS)
def test_whom_a_cascade_is_for(target: dict[str, object], path: str, inherits: bool) -> None:
    """What is for others, or for another environment, changes nothing."""
    site = blog(cascade=[{"target": target, "draft": True}], languages=LANGUAGES)
    assert site.left_out(path, DATE) == ("draft" if inherits else None)


# https://gohugo.io/content-management/taxonomies/
LABELS = [
    ({}, "tags: [a, B c, 3]\ncategories: x", ("a", "B c", "3", "x")),
    ({}, "tags: a, b", ("a, b",)),
    ({}, "keywords: [k]\ntopics: [t]\ncategory: c", ()),
    (
        {"topic": "topics", "author": "authors"},
        "topics: [t]\nauthors: [Ada]\ntags: [a]",
        ("a", "t"),
    ),
]


@pytest.mark.parametrize(("taxonomies", "front", "tags"), LABELS)
def test_labels(taxonomies: dict[str, str], front: str, tags: tuple[str, ...]) -> None:
    """The terms of the site's taxonomies are labels; a text is one term, whatever is in it."""
    site = blog(taxonomies=taxonomies)
    assert site.entry("content/posts/x.md", f"{front}\n{DATE}").tags == tags


def test_lastmod_is_when_a_post_changed() -> None:
    """`lastmod` and `modified` say so, or the keys that the site's configuration names."""
    entry = PLAIN.entry("content/posts/x.md", f"modified: 2023-05-01\n{DATE}")
    assert entry.updated
    assert entry.updated.isoformat() == "2023-05-01T00:00:00+00:00"
    mine = blog(updated_keys=["changed"])
    assert mine.entry("content/posts/x.md", f"lastmod: 2023-05-01\n{DATE}").updated is None


odd = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
KEYS = ["title", "date", "slug", "url", "tags", "build", "publishDate", "draft"]
SETTINGS = [
    *("content", "permalinks", "languages", "default_language", "cascade", "ugly_urls"),
    *("date_keys", "taxonomies", "ignore_files", "lowercase_paths", "remove_path_accents"),
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
    path = f"content/posts/{name}.md"
    Blog(Hugo.of(settings).among([path])).survives(path, {"date": "2023-04-09", **front})


@given(st.text(max_size=30))
def test_any_pattern_makes_a_link_or_a_problem(pattern: str) -> None:
    """A permalink pattern can be anything that somebody has typed."""
    blog(permalinks={"posts": pattern}).survives("content/posts/x.md", {"date": "2023-04-09"})
    PLAIN.survives("content/posts/x.md", {"date": "2023-04-09", "url": pattern})


def test_paths_outside_of_the_content() -> None:
    """Posts without a site around them are taken as they lie."""
    assert PLAIN.dialect.refuses("x.md") is None
    assert PLAIN.link("deep/er/x.md", DATE) == "/deep/er/x/"


@pytest.mark.parametrize(
    ("front", "opens"),
    [
        ("date: 2030-01-01\npublishDate: 2020-01-01", "2020-01-01"),
        ("date: 2020-01-01\npublishDate: 2030-01-01", "2030-01-01"),
        ("date: 2030-01-01", "2030-01-01"),
    ],
)
def test_when_a_post_may_be_seen(front: str, opens: str) -> None:
    """https://gohugo.io/methods/page/publishdate/: a talk of next month may be announced today."""
    fields = PLAIN.fields("content/posts/a.md", front)
    published = published_of(fields, PLAIN.site, PLAIN.dialect)
    window = window_of(fields, published, PLAIN.site, PLAIN.dialect)
    assert str(window.opens).startswith(opens)
