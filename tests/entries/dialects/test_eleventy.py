"""Eleventy's habits, row by row from its documentation."""

from __future__ import annotations

import pytest
from written_posts import Blog

from feedkit.entries.dialects.eleventy import Eleventy
from feedkit.entries.dialects.slugs import simov_slug, sindresorhus_slug
from feedkit.errors import PostError

DATE = "date: 2019-04-06"
CONTENT = [{"folder": "content", "prefix": "", "language": None}]


def blog(*data: tuple[str, dict[str, object]], **settings: object) -> Blog:
    """Return a blog with this data of folders whose configuration says `settings`."""
    rows = [{"path": path, "type": None, "values": values} for path, values in data]
    return Blog(Eleventy.of({"content": CONTENT, "defaults": rows} | settings))


# https://www.11ty.dev/docs/permalinks/#cool-uris-dont-change
PATHS = [
    ("content/posts/light.md", "/posts/light/"),
    ("content/posts/2019-04-06-Sea_light.md", "/posts/2019-04-06-Sea_light/"),
    ("content/posts/light/index.md", "/posts/light/"),
    ("content/posts/light/light.md", "/posts/light/"),
    ("content/light.md", "/light/"),
]


@pytest.mark.parametrize(("path", "link"), PATHS)
def test_path(path: str, link: str) -> None:
    """Without a permalink a link is the path, with the date in the file's name."""
    assert blog().link(path, DATE) == link


# https://www.11ty.dev/docs/permalinks/, https://www.11ty.dev/docs/data-eleventy-supplied/#fileslug
# and #filepathstem
POST = "content/posts/2019-04-06-sea-light.md"
PERMALINKS = [
    ("/x/y/", "/x/y/"),
    ("x/index.html", "/x/"),
    ("index.html", "/"),
    ("/x.html", "/x.html"),
    ("/blog/{{ page.fileSlug }}/", "/blog/sea-light/"),
    ("/{{page.filePathStem}}.html", "//posts/sea-light.html"),
    ("/{{ title | slugify }}/index.html", "/the-keepers-light/"),
    ("/{{ title | slug }}/", "/the-keeper's-light/"),
    (
        '/{{ page.date | date: "%Y/%m/%d" }}/{{ title | slugify }}/',
        "/2019/04/06/the-keepers-light/",
    ),
    ("/{{ date | date: '%Y/%-m' }}/", "/2019/4/"),
    ("/{{ page.date | date: '%s/%h/%-e/%-k/%L' }}/", "/1554508800/Apr/6/0/000/"),
    ("/{{ page.date | date('YYYY/MM') }}/", "/2019/04/"),
    ("/{{ page.date | htmlDateString }}/", "/2019-04-06/"),
    ("/{{- section.name | downcase -}}/{{ count }}/", "/tower/7/"),
    ("/{{ 'Sea Light' | append: '!' | slugify }}/", "/sea-light/"),
    ("/{{ section.name | lower | replace('tower', 'x') | url }}/", "/x/"),
]


@pytest.mark.parametrize(("permalink", "link"), PERMALINKS)
def test_permalink(permalink: str, link: str) -> None:
    """A permalink is a template of Liquid or Nunjucks that the post's own data fill."""
    front = (
        f"{DATE}\ntitle: The Keeper's Light\nsection: {{name: Tower}}\ncount: 7\npermalink: >-\n"
    )
    assert blog().link(POST, f"{front}  {permalink}") == link.replace("//", "/")


# https://www.11ty.dev/docs/permalinks/ allows any template; what needs more than data is named.
NOT_UNDERSTOOD = [
    "/{% if draft %}x{% endif %}/",
    "/{{ pagination.pageNumber }}/",
    "/{{ title | ownFilter }}/",
    "/{{ title | date: '%Y' }}/",
    "/{{ page.date | date: '%Y/%F' }}/",
    "/{{ page.date | date: '%^b' }}/",
    "/{{ page.date }}/",
    "/{{ page.date | date('LLL') }}/",
    "/{{ title | append }}/",
    "/{{ title.split('-')[0] }}/",
    "/{{ tags }}/",
    "/{{ unclosed/",
]


@pytest.mark.parametrize("permalink", NOT_UNDERSTOOD)
def test_permalink_that_is_no_data(permalink: str) -> None:
    """What would have to be executed is a problem that says what can be done."""
    front = f"{DATE}\ntitle: Light\ntags: [a]\npermalink: >-\n  {permalink}"
    with pytest.raises(PostError, match=r"expected an address .*below \[posts\] in feedkit.toml"):
        blog().link(POST, front)
    ours = Blog(Eleventy.of({"content": CONTENT}, permalink="/:slug/"))
    assert ours.link(POST, front) == "/sea-light/"


@pytest.mark.parametrize("permalink", ["true", "[a, b]"])
def test_permalink_that_is_no_text(permalink: str) -> None:
    """A permalink of another kind is a problem on its line."""
    with pytest.raises(PostError, match=r"content/posts/.*:3: permalink: expected an address"):
        blog().link(POST, f"{DATE}\npermalink: {permalink}")


# https://www.11ty.dev/docs/permalinks/#disable-writing-to-the-file-system and
# https://www.11ty.dev/docs/collections/#option-exclude-content-from-collections
LEFT_OUT = [
    ("permalink: false", "hidden"),
    ("permalink: {build: false}", "hidden"),
    ("permalink: {serverless: /x/}", "hidden"),
    ("permalink: {build: /x/}", None),
    ("eleventyComputed: {permalink: false}", "hidden"),
    ("eleventyExcludeFromCollections: true", "hidden"),
    ("", None),
]


@pytest.mark.parametrize(("front", "kind"), LEFT_OUT)
def test_left_out(front: str, kind: str | None) -> None:
    """What is not written, or in no collection, is in no feed."""
    assert blog().left_out(POST, f"{DATE}\n{front}") == kind


def test_includes_are_no_posts() -> None:
    """Layouts and includes are no posts, wherever Markdown is written for them."""
    assert blog().left_out("content/_includes/a.md", DATE) == "refused"


def test_permalink_of_the_build() -> None:
    """https://www.11ty.dev/docs/permalinks/: `build` says where a page is written."""
    assert blog().link(POST, f"{DATE}\npermalink: {{build: /x/}}") == "/x/"


def test_directory_data() -> None:
    """https://www.11ty.dev/docs/data-cascade/: the post wins, then its folder, then the layout."""
    layouts = {
        "post.njk": {"layout": "base", "permalink": "/layout/", "author": "Ada", "lang": "de"},
        "base.njk": {"author": "Grace", "description": "Base"},
    }
    site = blog(
        ("content/posts", {"tags": "posts", "layout": "post.njk", "permalink": "/p/{{slug}}/"}),
        ("content/posts/2019-04-06-sea-light.md", {"slug": "own", "tags": ["lamp"]}),
        ("", {"tags": ["all"], "slug": "outer", "extra": {"a": 1, "b": 1}}),
        layouts=layouts,
    )
    entry = site.entry(POST, f"{DATE}\ntags: [sea, lamp]\nextra: {{b: two}}")
    assert entry.link == "https://lighthouse.example/p/own/"
    assert entry.tags == ("lamp", "sea")
    assert entry.metadata["extra"] == {"a": 1, "b": "two"}
    assert [author.name for author in entry.authors] == ["Ada"]
    assert (entry.language, entry.summary) == ("de", "Base")
    assert site.link("content/other.md", f"{DATE}\nlayout: post") == "/layout/"


def test_layouts_that_never_end() -> None:
    """Layouts that are in each other do no harm."""
    site = blog(layouts={"a": {"layout": "b", "x": 1}, "b": {"layout": "a", "y": 2}})
    assert site.fields("content/a.md", "layout: a").get("y") == 2


def test_computed_permalink() -> None:
    """https://www.11ty.dev/docs/data-computed/: a computed permalink wins."""
    computed: dict[str, object] = {"eleventyComputed": {"permalink": "/c/{{ page.fileSlug }}/"}}
    assert blog(("", computed)).link(POST, f"{DATE}\npermalink: /own/") == "/c/sea-light/"


def test_feedkit_permalink() -> None:
    """feedkit's own pattern wins over a folder's and not over the post's."""
    data = {"path": "content", "values": {"permalink": "/folder/"}}
    site = Blog(Eleventy.of({"content": CONTENT, "defaults": [data]}, permalink="/:year/:slug/"))
    assert site.link(POST, DATE) == "/2019/sea-light/"
    assert site.link(POST, f"{DATE}\npermalink: /own/") == "/own/"
    unwritten = {"path": "content", "values": {"permalink": False}}
    hidden = Blog(Eleventy.of({"defaults": [unwritten]}, permalink="/:year/:slug/"))
    assert hidden.left_out(POST, DATE) == "hidden"
    assert site.link(POST, f"{DATE}\nurl: /u/\npath: /p/") == "/2019/sea-light/"


# https://www.11ty.dev/docs/dates/
DATES = [
    ("content/posts/a.md", "date: 2019-04-01", 1),
    ("content/posts/2019-04-02-a.md", "date: 2019-04-01", 1),
    ("content/posts/2019-04-02-a.md", "", 2),
    ("content/posts/2019-04-02-a.md", "date: Last Modified", 2),
    ("content/posts/a-2019-04-03/index.md", "date: git Created", 3),
    ("content/posts/2019-04-02-a.md", "published: 2019-04-05", 2),
    ("content/posts/a.md", "published: 2019-04-05", 5),
    ("content/posts/2019/04/06/a.md", "", 6),
]


@pytest.mark.parametrize(("path", "front", "day"), DATES)
def test_dates(path: str, front: str, day: int) -> None:
    """Front matter's date, else the first day in the path."""
    assert blog().entry(path, front).published.day == day


def test_date_of_the_build() -> None:
    """What only git or the file system would know is a problem that says what to do."""
    with pytest.raises(
        PostError, match=r"posts/a.md:2: date: expected a day .*, got 'git Created'"
    ):
        blog().entry("content/posts/a.md", "date: git Created")
    assert blog().left_out("content/about.md", "date: Last Modified") == "hidden"


# https://github.com/11ty/eleventy-base-blog, `filterTagList`
TAGS = [
    ("tags: [posts, sea, all]", ("sea",)),
    ("tags: sea and light, lamp", ("sea and light, lamp",)),
    ("tags: post", ()),
    ("tags:", ()),
]


@pytest.mark.parametrize(("front", "tags"), TAGS)
def test_tags(front: str, tags: tuple[str, ...]) -> None:
    """https://www.11ty.dev/docs/collections/: a text is one tag; what only collects is none."""
    assert blog().entry(POST, f"{DATE}\n{front}").tags == tags


# https://www.11ty.dev/docs/filters/slugify/: @sindresorhus/slugify without `decamelize`; the rows
# are its documentation's and its replacements'.
SLUGS = [
    ("I ♥ Dogs", "i-love-dogs"),
    ("  Déjà Vu!  ", "deja-vu"),
    ("fooBar 123 $#%", "foobar-123"),
    ("я люблю единорогов", "ya-lyublyu-edinorogov"),
    ("Über Straße", "ueber-strasse"),
    ("Foo & Bar", "foo-and-bar"),
    ("I can't, the keeper's don'ts", "i-can-t-the-keepers-don-ts"),
    ("Θάλασσα", "thalassa"),
    ("Łódź Øre Đà", "lodz-ore-da"),
    ("灯台 lamp", "lamp"),
    ("a_b.c", "a-b-c"),
]


@pytest.mark.parametrize(("text", "slug"), SLUGS)
def test_slugify(text: str, slug: str) -> None:
    """Latin letters and digits in lower case; other scripts are written in them or left out."""
    assert sindresorhus_slug(text) == slug


# https://www.11ty.dev/docs/filters/slug/: the package slugify, in lower case
OLD_SLUGS = [
    ("Foo & Bar!", "foo-and-bar!"),
    ("Über  Straße", "uber-strasse"),
    ("v1.2 (beta)", "v1.2-(beta)"),
    ("a, b; c", "a-b-c"),
    ("100%", "100percent"),
]


@pytest.mark.parametrize(("text", "slug"), OLD_SLUGS)
def test_slug(text: str, slug: str) -> None:
    """The older filter keeps some punctuation."""
    assert simov_slug(text) == slug
