"""What front matter means, key by key: the alias table, and the shapes of its values."""

from __future__ import annotations

import json
import warnings
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit import Dialect, Entry, FeedkitWarning, Person, PostError, Site, load_entries
from feedkit.entries.aliases import ALIASES
from feedkit.entries.fields import Fields, plain_text
from feedkit.entries.labels import labels
from feedkit.entries.people import people
from feedkit.entries.select import unwanted
from feedkit.entries.titles import first_heading, title_from_path
from feedkit.posts.post import Post

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path, PurePosixPath

SITE = Site(title="x", url="https://x.example/", author="The site")
DAY = datetime(2024, 5, 1, tzinfo=UTC)


def fields(metadata: Mapping[str, object]) -> Fields:
    """Return the fields of a post with this front matter."""
    return Fields(Post(path="a.md", metadata=metadata, body=""))


def load(tmp_path: Path, metadata: Mapping[str, object], **options: Any) -> Entry:  # noqa: ANN401 - load_entries' own
    """Return the entry of a post with this front matter; its name has a date."""
    head = json.dumps(metadata, default=str)
    (tmp_path / "2024-01-01-post.md").write_text(f"---\n{head}\n---\n# Heading\n\nText.")
    (entry,) = load_entries(tmp_path, SITE, future=True, **options)
    return entry


def nested(key: str, value: object) -> dict[str, object]:
    """Return front matter with a value under a key, a dot being a table."""
    first, dot, rest = key.partition(".")
    return {first: nested(rest, value) if dot else value}


@pytest.mark.parametrize("key", ALIASES["published"])
def test_keys_of_the_publication_date(tmp_path: Path, key: str) -> None:
    """Each stands for the date when it is the only one."""
    assert load(tmp_path, nested(key, "2024-05-01")).published == DAY


@pytest.mark.parametrize("key", ALIASES["updated"])
def test_keys_of_the_last_change(tmp_path: Path, key: str) -> None:
    """Each stands for the change when it is the only one."""
    front_matter = nested(key, "2024-05-01")
    if key == "date.updated":
        front_matter["date"] = {"created": "2024-04-01", "updated": "2024-05-01"}
    assert load(tmp_path, front_matter).updated == DAY


@pytest.mark.parametrize("key", ALIASES["summary"])
def test_keys_of_the_summary(tmp_path: Path, key: str) -> None:
    """Each stands for the summary when it is the only one."""
    assert load(tmp_path, {key: "In *short*"}).summary == "In short"


@pytest.mark.parametrize("key", ALIASES["authors"])
def test_keys_of_the_authors(tmp_path: Path, key: str) -> None:
    """Each names the authors when it is the only one."""
    assert load(tmp_path, {key: "Ada"}).authors == (Person(name="Ada"),)


@pytest.mark.parametrize("key", ALIASES["contributors"])
def test_keys_of_the_contributors(tmp_path: Path, key: str) -> None:
    """Each names who helped, and no author."""
    entry = load(tmp_path, nested(key, ["Bob", {"name": "Eve"}]))
    assert entry.contributors == (Person(name="Bob"), Person(name="Eve"))
    assert entry.authors == (Person(name="The site"),)


def test_all_contributors_count(tmp_path: Path) -> None:
    """Whoever is named twice is one."""
    entry = load(tmp_path, {"editor": "Bob", "translator": "Eve", "contributors": ["Eve"]})
    assert entry.contributors == (Person(name="Eve"), Person(name="Bob"))


@pytest.mark.parametrize("key", ["category", "categories", "taxonomies.categories"])
def test_keys_of_the_categories(tmp_path: Path, key: str) -> None:
    """They are among the tags, and the tags say how they are spelt."""
    entry = load(tmp_path, {"tags": ["b", "A"], **nested(key, ["a", "c"])})
    assert (entry.tags, entry.categories) == (("b", "A", "c"), ("A", "c"))


@pytest.mark.parametrize(
    ("dialect", "metadata", "categories"),
    [
        # https://gohugo.io/content-management/taxonomies/: a text is one term
        ("hugo", {"tags": ["a"], "categories": "b, c"}, ("b, c",)),
        # https://docs.getpelican.com/en/latest/content.html#file-metadata: there is one category
        ("pelican", {"title": "t", "tags": "a", "category": "b, c"}, ("b, c",)),
        # https://docusaurus.io/docs/blog has tags alone
        ("docusaurus", {"tags": ["a"], "categories": ["b"]}, ()),
        # https://www.getzola.org/documentation/content/taxonomies/
        ("zola", {"taxonomies": {"categories": ["b"]}}, ("b",)),
        # https://jekyllrb.com/docs/posts/#categories
        ("jekyll", {"tags": "a", "categories": "b c"}, ("b", "c")),
        ("hexo", {"tags": "a", "categories": ["b", ["c"]]}, ("b", "c")),
    ],
)
def test_what_generators_call_categories(
    tmp_path: Path, dialect: str, metadata: Mapping[str, object], categories: tuple[str, ...]
) -> None:
    """Each by the keys, and in the shapes, that it documents."""
    entry = load(tmp_path, {"date": "2024-01-01", **metadata}, dialect=dialect)
    assert entry.categories == categories


@pytest.mark.parametrize("key", ALIASES["tags"])
def test_keys_of_the_tags(tmp_path: Path, key: str) -> None:
    """Each holds tags when it is the only one."""
    assert load(tmp_path, nested(key, ["one", "two"])).tags == ("one", "two")


@pytest.mark.parametrize("key", ALIASES["image"])
def test_keys_of_the_image(tmp_path: Path, key: str) -> None:
    """Each holds the image when it is the only one."""
    image = load(tmp_path, {key: "/a.png"}).image
    assert image
    assert image.url == "https://x.example/a.png"


@pytest.mark.parametrize("key", ALIASES["banner"])
def test_keys_of_the_banner(tmp_path: Path, key: str) -> None:
    """Each holds a wide picture, where another key has the image."""
    assert load(tmp_path, {"image": "/i.png", **nested(key, "b.png")}).banner == (
        "https://x.example/post/b.png"
    )


@pytest.mark.parametrize(
    "metadata",
    [
        {"banner": "/a.png"},  # which is the image, then
        {"image": "/a.png", "banner": "/a.png"},
        {"image": "/a.png", "hero": True},
        {"hero_image": "/a.png"},
        {"image": "/a.png", "hero": {"title": "Welcome"}},
    ],
)
def test_no_banner(tmp_path: Path, metadata: Mapping[str, object]) -> None:
    """One picture is the image alone."""
    assert load(tmp_path, metadata).banner is None


@pytest.mark.parametrize("key", ALIASES["rights"])
def test_keys_of_the_rights(tmp_path: Path, key: str) -> None:
    """Each is a plain text; what says yes, no or a year says nothing of them."""
    licence = '<a href="https://x.example/">CC BY</a> 4.0'
    assert load(tmp_path, {key: licence}).rights == "CC BY 4.0"
    for value in (True, False, 2024, {"name": "CC BY"}):
        assert load(tmp_path, {key: value}).rights is None


@pytest.mark.parametrize("key", ALIASES["comments"])
@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://forum.example/t/1", "https://forum.example/t/1"),
        ("/post/talk/", "https://x.example/post/talk/"),
        ("#comments", "https://x.example/post/#comments"),
        (True, None),
        ("true", None),
        ("giscus", None),
        (123, None),
        ({"host": "mastodon.example", "id": 1}, None),
        ("http://[", None),
        ("javascript:alert(1)", None),
    ],
)
def test_keys_of_the_discussion(
    tmp_path: Path, key: str, written: object, address: str | None
) -> None:
    """Each, where it is an address: most posts say whether there may be comments."""
    assert load(tmp_path, {key: written}).comments == address


@pytest.mark.parametrize("key", ALIASES["origin"])
@pytest.mark.parametrize(
    ("written", "origin"),
    [
        (
            {"title": "Elsewhere & more", "url": "https://e.example/feed.xml"},
            ("Elsewhere & more", "https://e.example/feed.xml"),
        ),
        ({"name": "Here", "link": "/old.xml"}, ("Here", "https://x.example/old.xml")),
        ({"title": "Elsewhere"}, None),
        ({"url": "https://e.example/"}, None),
        ({"title": "Elsewhere", "url": "mailto:a@e.example"}, None),
        ("https://e.example/", None),
        ([{"title": "a", "url": "https://e.example/"}], None),
    ],
)
def test_keys_of_the_origin(
    tmp_path: Path, key: str, written: object, origin: tuple[str, str] | None
) -> None:
    """Each, where it says both the feed's title and its address (RSS 2.0 ``source``)."""
    found = load(tmp_path, {key: written}).origin
    assert (found and (found.title, found.url)) == origin


@pytest.mark.parametrize(
    "key", ["avatar", "image_url", "imageURL", "image", "picture", "photo", "img"]
)
def test_keys_of_an_authors_picture(tmp_path: Path, key: str) -> None:
    """It may be on the site, or beside the post."""
    for written, url in (
        ("/ada.png", "https://x.example/ada.png"),
        ("ada.png", "https://x.example/post/ada.png"),
        ("https://cdn.example/ada.png", "https://cdn.example/ada.png"),
        ({"src": "/ada.png"}, "https://x.example/ada.png"),
        ("mailto:ada@x.example", None),
        (True, None),
    ):
        metadata = {"authors": [{"name": "Ada", key: written}]}
        assert load(tmp_path, metadata).authors == (Person(name="Ada", avatar=url),)


@pytest.mark.parametrize("key", ALIASES["address"])
def test_keys_of_the_address(tmp_path: Path, key: str) -> None:
    """Each is the whole address below the site's."""
    assert load(tmp_path, {key: "/some/where/"}).link == "https://x.example/some/where/"
    full = "https://elsewhere.example/x"
    assert load(tmp_path, {key: full}).link == full


@pytest.mark.parametrize("key", ALIASES["slug"])
def test_keys_of_the_slug(tmp_path: Path, key: str) -> None:
    """Each is the last part of the address."""
    assert load(tmp_path, {key: "other"}).link == "https://x.example/other/"


@pytest.mark.parametrize("key", ALIASES["external_url"])
def test_keys_of_the_external_link(tmp_path: Path, key: str) -> None:
    """Each says what a link post is about, unless that is the site itself."""
    url = "https://elsewhere.example/"
    assert load(tmp_path, {key: url}).external_url == url
    assert load(tmp_path, {key: "https://x.example/a"}).external_url is None


@pytest.mark.parametrize(
    ("written", "tag"),
    [("zh_CN", "zh-CN"), ("pt_BR.UTF-8", "pt-BR"), (" en ", "en"), ("de-CH-1996", "de-CH-1996")],
)
def test_a_language_is_a_tag(tmp_path: Path, written: str, tag: str) -> None:
    """As BCP 47 writes it, however the author's system does."""
    assert load(tmp_path, {"lang": written}).language == tag


@pytest.mark.parametrize("written", ["fr, en", "en-", "中文", "C++", "-", "English", "x"])
def test_what_is_no_language_costs_no_post(tmp_path: Path, written: str) -> None:
    """Nor the feed, in which it would not be allowed: the author is told where it stands."""
    with pytest.warns(FeedkitWarning, match="lang: expected a language such as 'en' or 'pt-BR'"):
        assert load(tmp_path, {"lang": written}).language is None


@pytest.mark.parametrize("email", ["nope", "@", "a@", "@b", " "])
def test_what_is_no_address_of_mail_is_left_out(tmp_path: Path, email: str) -> None:
    """It is not allowed in a feed (RFC 4287 §3.2.3); the name is."""
    author = {"name": "Ada", "email": email}
    assert load(tmp_path, {"author": author}).authors == (Person(name="Ada"),)


def test_what_is_no_type_of_media_is_found_out(tmp_path: Path) -> None:
    """By the file's name: in a feed it would not be allowed."""
    (found,) = load(tmp_path, {"enclosure": {"url": "/a.mp3", "type": "x"}}).enclosures
    assert found.type == "audio/mpeg"


@pytest.mark.parametrize("key", ALIASES["language"])
def test_keys_of_the_language(tmp_path: Path, key: str) -> None:
    """Each is the entry's language."""
    assert load(tmp_path, {key: "de"}).language == "de"


@pytest.mark.parametrize("key", ALIASES["id"])
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tag:x.example,2024:1", "tag:x.example,2024:1"),
        ("https://old.example/ä", "https://old.example/%C3%A4"),
        ("0D0D0D0D-0000-4000-8000-000000000000", "urn:uuid:0d0d0d0d-0000-4000-8000-000000000000"),
        ("42", "https://x.example/#42"),
        ("urn:isbn:9780141036144", "urn:isbn:9780141036144"),
        ("urn:x:1", "https://x.example/#urn%3Ax%3A1"),  # RFC 8141 §2: two letters at least
    ],
)
def test_keys_of_the_id(tmp_path: Path, key: str, written: str, expected: str) -> None:
    """Each is what readers know the entry by; it is always an IRI (RFC 4287 §4.2.6)."""
    assert load(tmp_path, {key: written}).id == expected


@pytest.mark.parametrize("key", ALIASES["not_after"])
def test_keys_of_the_expiry(tmp_path: Path, key: str) -> None:
    """Each takes the post out when its time has come."""
    (tmp_path / "2024-01-01-post.md").write_text(f"---\n{key}: 2024-02-01\n---\n")
    before, after = datetime(2024, 1, 31, tzinfo=UTC), datetime(2024, 2, 1, tzinfo=UTC)
    assert len(load_entries(tmp_path, SITE, now=before)) == 1
    assert load_entries(tmp_path, SITE, now=after) == []


def test_the_order_of_trust(tmp_path: Path) -> None:
    """An earlier key of the table beats a later one, whatever their order in the file."""
    front_matter = {"excerpt": "second", "description": "first", "created": "2020-01-01"}
    entry = load(tmp_path, {**front_matter, "date": "2024-05-01"})
    assert (entry.summary, entry.published) == ("first", DAY)


def test_keys_in_any_case(tmp_path: Path) -> None:
    """And nested ones, too."""
    entry = load(tmp_path, {"TITLE": "t", "Date": {"Created": "2024-05-01"}, "TAGS": ["a"]})
    assert (entry.title, entry.published, entry.tags) == ("t", DAY, ("a",))


def test_published_may_be_a_date_or_an_answer(tmp_path: Path) -> None:
    """In all 2,024 posts that were counted it was a boolean; Hugo documents a date."""
    assert load(tmp_path, {"published": "2024-05-01"}).published == DAY
    assert load(tmp_path, {"published": True}).published == datetime(2024, 1, 1, tzinfo=UTC)


def test_a_translator_is_no_author(tmp_path: Path) -> None:
    """Whatever else is missing."""
    assert load(tmp_path, {"translator": "Bob"}).authors == (Person(name="The site"),)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["a", "b"], ("a", "b")),
        ("one word", ("one word",)),
        ("a, b ,c", ("a", "b", "c")),
        ("[a, b]", ("a", "b")),
        (["a, b"], ("a, b",)),
        ([47, "a"], ("47", "a")),
        (["a", None, "", "a", "A"], ("a",)),
        (["a", ["b", ["c"]]], ("a", "b", "c")),
        ([{"name": "a"}, {"label": "b", "permalink": "/b"}], ("a", "b")),
        ({"a": None, "b": None}, ("a", "b")),
        (None, ()),
        ("", ()),
        ([True], ()),
        ("AT&amp;T, `code`", ("AT&T", "code")),
    ],
)
def test_the_shapes_of_tags(value: object, expected: tuple[str, ...]) -> None:
    """All that were counted, and what Docusaurus documents."""
    assert labels(fields({"tags": value})) == expected


def test_tags_on_white_space_where_the_dialect_has_it() -> None:
    """Jekyll splits a text of `tags`, and not of `category`."""
    found = fields({"tags": "a b", "category": "c d"})
    assert labels(found, spaced={"tags"}) == ("a", "b", "c d")


def test_tags_and_categories_are_merged_without_duplicates() -> None:
    """In the order of the table."""
    found = fields({"categories": ["Tools", "b"], "tags": ["a", "tools"]})
    assert labels(found) == ("a", "tools", "b")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ada Lovelace", [("Ada Lovelace", None, None)]),
        ("Ada <ada@x.example>", [("Ada", "ada@x.example", None)]),
        ("Ada <no address>", [("Ada <no address>", None, None)]),
        ("Ada ([@ada](https://a.example/ada))", [("Ada", None, "https://a.example/ada")]),
        ("[Ada L](https://a.example/)", [("Ada L", None, "https://a.example/")]),
        ("Ada [the first]", [("Ada [the first]", None, None)]),
        # 75 of 5,619 authors have a comma; generators show them as one, and some are.
        ("Dharhas Pothina (Army ERDC), Bob", [("Dharhas Pothina (Army ERDC), Bob", None, None)]),
        (["Ada", "Bob", "Ada"], [("Ada", None, None), ("Bob", None, None)]),
        ({"name": "Ada", "email": "a@x.example"}, [("Ada", "a@x.example", None)]),
        ([{"name": "Ada", "url": "https://a.example"}], [("Ada", None, "https://a.example/")]),
        ({"name": "Ada", "url": "/about"}, [("Ada", None, None)]),
        ("key", [("From the file", None, None)]),
        ([{"key": "key", "title": "Guest"}], [("From the file", None, None)]),
        ({"twitter": "ada"}, [("ada", None, None)]),
        (None, []),
        ("", []),
        ([None, "", {}], []),
        (True, []),
    ],
)
def test_the_shapes_of_authors(value: object, expected: list[tuple[str, str, str]]) -> None:
    """Texts, lists, mappings, keys into a file of authors."""
    found = people(value, {"key": Person(name="From the file")})
    assert [(person.name, person.email, person.url) for person in found] == expected


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Plain", "Plain"),
        ("**Bold** and *soft*", "Bold and soft"),
        ("`code` and ``more``", "code and more"),
        ("[A link](https://x.example) in it", "A link in it"),
        ("<em>Tags</em> &amp; entities&hellip;", "Tags & entities…"),
        ("Vec<T> and a < b > c", "Vec<T> and a < b > c"),
        ("AT&T, R&D; &nosuch;", "AT&T, R&D; &nosuch;"),
        ("snake_case and __init__.py", "snake_case and __init__.py"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("f(*args, **kwargs)", "f(*args, **kwargs)"),
        ("Two\n lines", "Two lines"),
        ("&#8217;&#x27;", "’'"),
        ("#1: a hash stays", "#1: a hash stays"),
    ],
)
def test_a_title_is_plain_text(written: str, shown: str) -> None:
    """Its Markdown, HTML and entities become what they mean; what only looks like it stays."""
    assert plain_text(written) == shown


@given(st.text())
def test_plain_text_ends(text: str) -> None:
    """On one line, in linear time, whatever it is given."""
    assert "\n" not in plain_text(text * 3)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# One\n\nText", "One"),
        ("\n\n#  Two ##\nText", "Two"),
        ("Three\n=====\nText", "Three"),
        ("# *Four* and __five__ {#four}\n", "Four and five"),
        ("# Six {: .class}\n", "Six"),
        ("Text\n\n# Later\n", None),
        ("## Second level\n", None),
        ("#NoSpace\n", None),
        ("", None),
        ("---\n===\n", None),
    ],
)
def test_the_first_heading(body: str, title: str | None) -> None:
    """CommonMark 0.31.2 §4.2 and §4.3; only where the body begins with it."""
    found = first_heading(body)
    assert found == title or (title is None and body.startswith("---"))


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("2024-01-01-a-small_note.md", "A small note"),
        ("2024-01-01.md", "2024 01 01"),
        ("posts/about us/index.md", "About us"),
        ("index.md", "Index"),
        ("日本.md", "日本"),
    ],
)
def test_a_files_name_in_words(path: str, title: str) -> None:
    """When there is neither title nor heading."""
    from pathlib import PurePosixPath  # noqa: PLC0415

    found: PurePosixPath = PurePosixPath(path)
    assert title_from_path(found) == title


@pytest.mark.parametrize(
    ("metadata", "reason"),
    [
        ({"draft": True}, "draft: true"),
        ({"draft": "yes"}, "draft: yes"),
        ({"draft": False}, None),
        ({"published": False}, "published: false"),
        ({"published": True}, None),
        ({"status": "Draft"}, "status: Draft"),
        ({"status": "hidden"}, "status: hidden"),
        ({"status": "private"}, "status: private"),
        ({"status": "skip"}, "status: skip"),
        ({"status": "pending"}, "status: pending"),
        ({"publish": False}, "publish: false"),
        ({"publish": "draft"}, "publish: draft"),
        ({"publish": True}, None),
        ({"visibility": "private"}, "visibility: private"),
        ({"status": "published"}, None),
        ({"unlisted": True}, "unlisted: true"),
        ({"eleventyExcludeFromCollections": True}, "eleventyExcludeFromCollections: true"),
        ({"render": False}, "render: false"),
        ({"feed": False}, "feed: false"),
        ({"password": "12345"}, "it is locked with a password"),
        ({"password": 12345}, "it is locked with a password"),
        ({"encrypted": True}, "it is locked with a password"),
        ({"password": ""}, None),
        ({"password": False, "encrypted": False}, None),
        ({"password": "12345", "feed": True}, None),
    ],
)
def test_what_leaves_a_post_out(metadata: dict[str, object], reason: str | None) -> None:
    """The reason is the author's own words, but for a password."""
    assert unwanted(fields(metadata), Dialect(), where={}, drafts=False) == reason


@pytest.mark.parametrize(
    ("where", "metadata", "kept"),
    [
        ({"layout": "post"}, {"layout": "post"}, True),
        ({"layout": "post"}, {"LAYOUT": "post"}, True),
        ({"layout": "post"}, {"layout": "page"}, False),
        ({"layout": "post"}, {}, False),
        ({"featured": True}, {"featured": True}, True),
        ({"featured": "true"}, {"featured": True}, True),
        ({"year": 2024}, {"year": "2024"}, True),
        ({"tags": "a"}, {"tags": ["b", "a"]}, True),
        ({"tags": "a"}, {"tags": ["b"]}, False),
        ({"extra.kind": "note"}, {"extra": {"kind": "note"}}, True),
    ],
)
def test_where(where: dict[str, object], metadata: dict[str, object], kept: bool) -> None:
    """Values are compared as text; one item of a list is enough."""
    assert (unwanted(fields(metadata), Dialect(), where=where, drafts=False) is None) is kept


def test_content_that_a_post_chooses(tmp_path: Path) -> None:
    """jekyll-feed's switch, and ours."""
    assert load(tmp_path, {"feed": {"excerpt_only": True}}).show == "summary"
    assert load(tmp_path, {"feed": {"content": "both"}}).show == "both"
    assert load(tmp_path, {"feed": {"content": "no such"}}).show is None


@given(st.text(), st.text())
def test_any_title_and_address_give_an_entry_or_a_problem(title: str, address: str) -> None:
    """And never another exception."""
    from feedkit.entries.normalize import normalize  # noqa: PLC0415

    found = fields({"title": title, "permalink": address, "date": "2024-01-01"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FeedkitWarning)
        try:
            entry = normalize(found, SITE, Dialect())
        except PostError:
            return
    assert entry.title
