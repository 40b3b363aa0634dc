from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from feedkit.errors import ConfigError, Problem
from feedkit.posts.find import find_posts
from feedkit.posts.globs import matcher

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BROKEN = "{}: expected a link that leads somewhere, got: {}"


def make(root: Path, *paths: str) -> None:
    """Make empty files, and the folders they are in."""
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def find(
    root: Path, include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> tuple[list[str], list[str]]:
    """Return what is found below `root`, and what was wrong."""
    problems: list[Problem] = []
    found = find_posts(root, include=include, exclude=exclude, on_problem=problems.append)
    return found, [str(problem) for problem in problems]


def test_posts_are_markdown_files_at_any_depth(tmp_path: Path) -> None:
    """Four suffixes, in any case, and nothing else."""
    posts = ["a.md", "b.markdown", "c.mdx", "d.mdown", "sub/E.MD", "sub/deeper/f.Md"]
    make(tmp_path, *posts, "image.png", "g.txt", "h.md.bak", "md", "sub/i.rst", "j.html")
    assert find(tmp_path) == (posts, [])


def test_order_is_that_of_code_points(tmp_path: Path) -> None:
    """Neither the order of creation nor a locale has a say."""
    posts = ["B.md", "a-b.md", "a.md", "a/b.md", "b.md", "z.md", "Ä.md", "ä.md", "中.md"]
    make(tmp_path, *posts[::2], *posts[1::2])
    found, _ = find(tmp_path)
    assert found == sorted(posts)


@pytest.mark.parametrize(
    "path",
    [
        ".hidden.md",
        ".github/pull_request_template.md",
        "site/.obsidian/a.md",
        "node_modules/left-pad/README.md",
        "themes/x/node_modules/y/README.md",
        "bower_components/x/README.md",
        "vendor/bundle/ruby/3.2.0/gems/rake/README.md",
        "env/lib/python3.12/site-packages/x/README.md",
        "_site/a.md",
        "_vendor/github.com/x/a.md",
    ],
)
def test_what_nobody_wrote_for_the_site_is_left_out(tmp_path: Path, path: str) -> None:
    """Hidden files and folders, installed packages, and what a generator wrote."""
    make(tmp_path, path)
    assert find(tmp_path) == ([], [])


@pytest.mark.parametrize(
    "path",
    [
        "public/a/index.md",
        "vendor/a.md",
        "build/a.md",
        "_posts/a.md",
        "_drafts/a.md",
        "my_site/a.md",
        "docs/node_modules.md",
    ],
)
def test_what_may_be_the_author_s_own_is_found(tmp_path: Path, path: str) -> None:
    """Names that are sometimes an output folder's are posts' elsewhere; dialects know more."""
    make(tmp_path, path)
    assert find(tmp_path) == ([path], [])


# Each row: the pattern, paths it fits, paths it does not. All but the last are those of
# https://git-scm.com/docs/gitignore#_pattern_format.
GLOBS = [
    ("*.md", ["a.md", "x/a.md", "x/y/a.md"], ["a.mdx", "md"]),
    ("drafts/", ["drafts/a.md", "x/drafts/a.md", "drafts/"], ["drafts", "my-drafts/a.md"]),
    ("drafts", ["drafts/a.md", "x/drafts/y/a.md", "drafts"], ["drafts.md"]),
    ("/drafts", ["drafts/a.md"], ["x/drafts/a.md"]),
    ("x/drafts/", ["x/drafts/a.md"], ["drafts/a.md", "y/x/drafts/a.md"]),
    ("posts/*.md", ["posts/a.md"], ["posts/x/a.md", "x/posts/a.md"]),
    ("posts/**", ["posts/a.md", "posts/x/a.md", "posts/"], ["posts.md", "x/posts/a.md"]),
    ("posts/**/index.md", ["posts/index.md", "posts/x/y/index.md"], ["index.md", "posts/a.md"]),
    ("**/posts/*.md", ["posts/a.md", "x/y/posts/a.md"], ["posts/x/a.md"]),
    ("201?-*.md", ["2019-a.md", "x/2018-b.md"], ["201-a.md", "2020-a.md", "201/-.md"]),
    ("[a-c].md", ["a.md", "x/b.md"], ["d.md", "-.md"]),
    ("[!a-c].md", ["d.md", "x/-.md"], ["a.md", "/.md"]),
    ("[[]x].md", ["[x].md"], ["x.md"]),
    ("a+(b).md", ["a+(b).md"], ["aab.md"]),
    ("a[.md", ["a[.md"], ["a.md"]),
    ("a\n*.md", ["a\nb.md"], ["ab.md"]),
    ("*.{md,m?x}", ["a.md", "x/a.mdx"], ["a.{md", "a.html"]),
]


@pytest.mark.parametrize(("pattern", "fitting", "others"), GLOBS)
def test_globs_mean_what_they_mean_to_git(
    pattern: str, fitting: list[str], others: list[str]
) -> None:
    """A glob fits these paths and not those; a folder's path ends in a slash."""
    expression = matcher([pattern])
    assert [path for path in fitting + others if expression.fullmatch(path)] == fitting


@pytest.mark.parametrize("pattern", ["", "/", "//", "[z-a].md"])
def test_a_glob_that_fits_nothing_is_refused(tmp_path: Path, pattern: str) -> None:
    """It is a slip, and would silently leave every post out or in."""
    with pytest.raises(ConfigError, match="expected a glob"):
        find(tmp_path, exclude=[pattern])


def test_excluded_folders_are_not_entered(tmp_path: Path) -> None:
    """So that what is wrong in them is nobody's problem."""
    make(tmp_path, "a.md", "drafts/b.md", "x/drafts/c.md", "d.draft.md")
    (tmp_path / "drafts" / "broken.md").symlink_to("nowhere")
    assert find(tmp_path, exclude=["drafts/", "*.draft.md"]) == (["a.md"], [])


@pytest.mark.parametrize(
    ("include", "found"),
    [
        (["*.rst"], ["posts/c.rst"]),
        (["*.rst", "*.md"], ["a.md", "posts/b.md", "posts/c.rst"]),
        (["posts/"], ["posts/b.md"]),
        (["posts/**"], ["posts/b.md"]),
        (["posts/*.*"], ["posts/b.md", "posts/c.rst", "posts/d.png"]),
        (["posts/**/*.{md,rst}"], ["posts/b.md", "posts/c.rst"]),
        (["posts/b*"], ["posts/b.md"]),
        (["/*.md"], ["a.md"]),
        (["nothing/"], []),
    ],
)
def test_include_says_where_or_what(tmp_path: Path, include: list[str], found: list[str]) -> None:
    """A glob that names a suffix takes such files; any other takes the posts where it fits."""
    make(tmp_path, "a.md", "posts/b.md", "posts/c.rst", "posts/d.png", "e.txt")
    assert find(tmp_path, include=include) == (found, [])


def test_links_are_followed(tmp_path: Path) -> None:
    """A link to a post is a post, a link to a folder is searched, wherever it leads."""
    make(tmp_path, "elsewhere/b.md", "elsewhere/deep/c.md", "d.md", "site/a.md")
    (tmp_path / "site" / "shared").symlink_to("../elsewhere", target_is_directory=True)
    (tmp_path / "site" / "e.md").symlink_to("../d.md")
    found, problems = find(tmp_path / "site")
    assert found == ["a.md", "e.md", "shared/b.md", "shared/deep/c.md"]
    assert problems == []


def test_loops_of_links_end(tmp_path: Path) -> None:
    """Each folder is searched once, by its own path if it has one below the source."""
    make(tmp_path, "x/a.md", "y/b.md")
    for link, target in {"x/up": "..", "y/x": "../x", "0": "x", "x/self": "."}.items():
        (tmp_path / link).symlink_to(target, target_is_directory=True)
    (tmp_path / "round.md").symlink_to("round.md")
    assert find(tmp_path) == (
        ["x/a.md", "y/b.md"],
        [
            BROKEN.format("round.md", "Too many levels of symbolic links"),
        ],
    )


def test_a_maze_of_links_is_searched_once(tmp_path: Path) -> None:
    """Two links in each of many folders make no more work than the folders."""
    make(tmp_path, *(f"outside/{level}/post.md" for level in range(40)), "site/a.md")
    for level in range(39):
        for name in "ab":
            (tmp_path / f"outside/{level}/{name}").symlink_to(f"../{level + 1}")
    (tmp_path / "site" / "maze").symlink_to("../outside/0")
    found, _ = find(tmp_path / "site")
    assert len(found) == 41


def test_broken_links_are_problems_where_posts_were_meant(tmp_path: Path) -> None:
    """A link to an image is not ours to judge, one without a suffix may have been a folder."""
    for name in ("a.md", "posts", "image.png", ".#a.md"):
        (tmp_path / name).symlink_to("nowhere")
    assert find(tmp_path) == (
        [],
        [
            BROKEN.format("a.md", "No such file or directory"),
            BROKEN.format("posts", "No such file or directory"),
        ],
    )


def test_a_folder_that_cannot_be_read_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a problem that names the folder and the system's reason."""
    make(tmp_path, "a.md", "locked/b.md", "z.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.rstrip(os.sep).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)  # permissions do not bind root
    assert find(tmp_path) == (
        ["a.md", "z.md"],
        ["locked: expected a folder to read, got: Permission denied"],
    )


class Latin1Entry:
    """A file as `os.scandir` names it where the system lets names be any bytes."""

    name = "caf\udce9.md"

    def is_symlink(self) -> bool:
        """Tell that it is none."""
        return False

    def is_dir(self, *, follow_symlinks: bool) -> bool:
        """Tell that it is none."""
        return follow_symlinks

    def is_file(self, *, follow_symlinks: bool) -> bool:
        """Tell that it is one."""
        return not follow_symlinks


def test_a_name_that_is_not_utf_8_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bytes could stand in no URL and no feed."""
    monkeypatch.setattr(os, "scandir", lambda _: nullcontext([Latin1Entry()]))
    assert find(tmp_path) == (
        [],
        [r"caf\udce9.md: expected a file name in UTF-8, got other bytes"],
    )


def test_what_is_no_file_is_no_post(tmp_path: Path) -> None:
    """A named pipe would make a reader wait for ever; a folder may be called anything."""
    os.mkfifo(tmp_path / "pipe.md")
    make(tmp_path, "folder.md/a.md")
    assert find(tmp_path) == (["folder.md/a.md"], [])


def test_the_source_may_be_one_post(tmp_path: Path) -> None:
    """Then it is what was meant, whatever its name."""
    make(tmp_path, "a.txt")
    assert find(tmp_path / "a.txt") == (["a.txt"], [])


def test_a_source_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """One line says what is missing: no post must not pass for an empty blog."""
    missing = tmp_path / "posts"
    with pytest.raises(ConfigError) as caught:
        find(missing)
    assert str(caught.value) == (
        f"{missing}: expected the folder your posts are in, or one post, "
        "got: No such file or directory"
    )


def test_an_empty_folder_has_no_posts(tmp_path: Path) -> None:
    """And that is no error."""
    assert find(tmp_path) == ([], [])


def test_a_source_that_is_no_folder_is_an_error(tmp_path: Path) -> None:
    """The system's reason says why it cannot be searched."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ConfigError, match=r"pipe: expected the folder .*, got: Not a directory"):
        find(tmp_path / "pipe")
