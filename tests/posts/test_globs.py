"""Globs that are asked folder by folder fit what they fit when they are asked for whole paths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.errors import ConfigError
from feedkit.posts.globs import Globs, matcher

# What globs are written with, and then some that means more beside other words.
WORDS = (
    *("a", "b", "/", "posts/", "**/", "*", "**", "*.md", ".md", "/**", "?", "[ab]", "[!a]", "[a/]"),
    *("{a,b}", "{a/b,c}", "{a/**,b}", "{a.md,b}", "[", "{", "}", "\n", "Ä"),
)
NAMES = ("a", "b", "ab", "c", "posts", "a.md", "b.md", "ab.md", "Ä.MD", "a\nb.md", "x.rst")

globs = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map("".join)
folders = st.lists(st.sampled_from(NAMES), max_size=3).map(
    lambda names: "".join(f"{each}/" for each in names)
)


@given(st.lists(globs, max_size=4), folders, st.sampled_from(NAMES))
def test_a_folder_and_a_name_say_what_the_path_says(
    patterns: list[str], folder: str, name: str
) -> None:
    """Whatever the globs: `names` has the names of the files that they fit, `fit` the folders."""
    try:
        expected = matcher(patterns)
    except ConfigError:  # of a pattern such as "/"
        return
    found = Globs(patterns)
    homes = [home for home in found.homes if home.fullmatch(folder)]
    names = found.names(homes)
    assert bool(names.have(folder, name)) == bool(expected.fullmatch(folder + name))
    assert found.fit(f"{folder}{name}/") == bool(expected.fullmatch(f"{folder}{name}/"))
    if not names:
        assert not names.have(folder, name)


# Each row: a glob, a folder, the suffixes of which nothing more need be asked there.
SUFFIXES = [
    ("*.md", "", (".md",)),
    ("*.md", "x/y/", (".md",)),
    ("/*.md", "x/", ()),
    ("posts/**/*.draft.md", "posts/x/", (".draft.md",)),
    ("posts/**/*.md", "x/posts/", ()),
    ("**/posts/**", "x/posts/y/", ("",)),
    ("posts/", "posts/", ("",)),
    ("posts", "posts/x/", ("",)),
    ("posts/*", "posts/", ("",)),
    ("posts/_*", "posts/", ()),
    ("posts/*.m?", "posts/", ()),
]


@pytest.mark.parametrize(("pattern", "folder", "suffixes"), SUFFIXES)
def test_most_globs_tell_names_apart_by_their_end(
    pattern: str, folder: str, suffixes: tuple[str, ...]
) -> None:
    """So that a hundred thousand files of one folder are not matched one by one."""
    found = Globs([pattern])
    assert (
        found.names([each for each in found.homes if each.fullmatch(folder)]).suffixes == suffixes
    )


@pytest.mark.parametrize("pattern", ["[]", "[!]", "[^]*", "x/[]*.md", "{[!],b}*"])
def test_an_empty_class_is_refused(pattern: str) -> None:
    """Nor is it taken for another one, with all up to some bracket that a `*` becomes."""
    with pytest.raises(ConfigError, match=r"expected a class such as '\[a-z\]' in a glob, got"):
        matcher([pattern])
