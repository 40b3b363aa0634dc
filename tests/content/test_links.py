"""Links from one post's source file to another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from template_tags import SITE, THIS

from feedkit.content.addresses import with_shared_files
from feedkit.content.defaults import usual_rendering
from feedkit.content.links import Links, original_of
from feedkit.content.render import render_body
from feedkit.model import Enclosure, Entry, Image

POSTS = [
    replace(THIS, id=path, link=f"https://example.org/{link}/", title=title, source=path)
    for path, link, title in [
        ("blog/2024-04-01-one.md", "one", "One"),
        ("blog/two/index.md", "two", "Two"),
        ("blog/two/index.fr.md", "fr/two", "Deux"),
        ("notes/three.mdx", "three", "Three"),
        ("notes/same.md", "same-1", "Same"),
        ("blog/same.md", "same-2", "Same"),
    ]
]

FOUND = [
    # From where the link stands.
    ("2024-04-01-one.md", "blog/x.md", "one"),
    ("./2024-04-01-one", "blog/x.md", "one"),
    ("../blog/two/index.md", "notes/x.md", "two"),
    ("../two", "blog/x/index.md", "two"),
    ("two/index.fr.md", "blog/x.md", "fr/two"),
    ("same.md", "notes/x.md", "same-1"),
    ("same.md", "blog/x.md", "same-2"),
    # From the folder of all content, or by the file's name.
    ("/blog/2024-04-01-one.md", "notes/x.md", "one"),
    ("@/blog/two/index.md", "notes/x.md", "two"),
    ("2024-04-01-one", "notes/x.md", "one"),
    ("one", "notes/x.md", "one"),
    ("THREE", "blog/x.md", "three"),
    # By the title, with a fragment, escaped.
    ("Deux", "blog/x.md", "fr/two"),
    ("three.mdx#part", "notes/x.md", "three/#part"),
    ("t%77o", "blog/x.md", "two"),
    # From a translation to the translation, if there is one.
    ("../two/index.md", "blog/x/index.fr.md", "fr/two"),
    ("two", "blog/x.fr.md", "fr/two"),
    ("three", "blog/x.fr.md", "three"),
    ("@/blog/two/index.md", "blog/x/index.fr.md", "two"),
]


@pytest.mark.parametrize(("target", "source", "link"), FOUND)
def test_posts_are_found_by_what_generators_let_authors_write(
    target: str, source: str, link: str
) -> None:
    """Paths with or without extension, the name alone, the title: all name a post."""
    found = Links(POSTS).find(target, source)
    expected = f"https://example.org/{link}" + ("" if "#" in link else "/")
    assert found is not None
    assert found.link == expected


def test_of_several_the_one_in_the_same_language() -> None:
    """Where each language has a folder of its own."""
    posts = [
        replace(THIS, id=path, link=f"https://example.org/{path}/", source=path, language=language)
        for path, language in [
            ("en/a.md", None),
            ("en/b.md", None),
            ("fr/b.md", "fr"),
            ("fr/c.md", "fr"),
        ]
    ]
    links = Links(posts)
    for source, path in [("en/a.md", "en/b.md"), ("fr/c.md", "fr/b.md")]:
        found = links.find("/b.md", source)
        assert found
        assert found.link == f"https://example.org/{path}/"
    assert links.find("/b.md", "elsewhere.md") is None


@pytest.mark.parametrize(
    ("source", "original"),
    [
        ("posts/a/index.fr.md", "posts/a/index.md"),
        ("a.pt-br.md", "a.md"),
        ("posts/a.md", None),
        ("v1.2.md", None),
    ],
)
def test_what_a_file_translates(source: str, original: str | None) -> None:
    """By what Hugo puts before the extension of its name."""
    assert original_of(source) == original


@pytest.mark.parametrize(
    ("source", "picture", "page"),
    [
        ("blog/two/index.fr.md", "a.png", "two/"),
        ("blog/two/index.fr.md", "a.fr.png", "fr/two/"),
        ("blog/two/index.md", "a.png", "two/"),
        ("blog/two/index.md", "a.fr.png", "two/"),
    ],
)
def test_whose_the_files_of_a_translated_post_are(source: str, picture: str, page: str) -> None:
    """Of all languages but for those that are named after one, as Hugo 0.168 does it.

    https://gohugo.io/content-management/multilingual/#page-bundles
    """
    (post,) = (replace(post, body=f"![]({picture})") for post in POSTS if post.source == source)
    rendering = usual_rendering("hugo", {"languages": {"en": {}, "fr": {}}})
    shown = render_body(post, SITE, rendering, links=Links(POSTS), warn=print)
    assert f'src="https://example.org/{page}{picture}"' in shown.content


def test_pictures_and_recordings_of_a_translation() -> None:
    """What front matter names is shared, too; what is elsewhere or has no original stays."""
    links = Links(POSTS)
    (french,) = (post for post in POSTS if post.source == "blog/two/index.fr.md")
    post = replace(
        french,
        image=Image(url=f"{french.link}a.png", width=3),
        banner=f"{french.link}b.fr.png",
        enclosures=(Enclosure(url=f"{french.link}c.mp3", type="audio/mpeg", length=1),),
    )
    shared = with_shared_files(post, links)
    assert shared.image == Image(url="https://example.org/two/a.png", width=3)
    assert shared.banner == post.banner
    assert shared.enclosures[0].url == "https://example.org/two/c.mp3"
    away = replace(french, image=Image(url="https://cdn.example/a.png"))
    assert with_shared_files(away, links) == away
    assert with_shared_files(post, Links([post])) == post
    assert with_shared_files(POSTS[0], links) == POSTS[0]


@pytest.mark.parametrize("target", ["nowhere.md", "same.md", "Same", "", "../../..", "#part"])
def test_what_names_no_single_post_names_none(target: str) -> None:
    """A name that two posts share would be a guess."""
    assert Links(POSTS).find(target, "elsewhere/x.md") is None


class Vanishing(Mapping[str, Entry]):
    """Posts that are listed, of which none can be made any more."""

    def __getitem__(self, path: str) -> Entry:
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return (post.source or "" for post in POSTS)

    def __len__(self) -> int:
        return len(POSTS)


def test_a_post_that_has_gone_is_none() -> None:
    """Its file may be written again while the others are read."""
    assert Links([], Vanishing()).find("one", "blog/x.md") is None
