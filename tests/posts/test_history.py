"""When posts were changed, as git or the file system has it."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from feedkit import ConfigError, FeedkitWarning, Problem, Site, load_entries
from feedkit.posts.history import git_times

if TYPE_CHECKING:
    from pathlib import Path

SITE = Site(title="x", url="https://x.example/")


def git(folder: Path, *words: str, date: str = "2020-01-01T00:00:00Z") -> None:
    """Run git as somebody, at some time, without anybody's configuration."""
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@x.example", "GIT_AUTHOR_DATE": date}
    also = {key.replace("AUTHOR", "COMMITTER"): value for key, value in who.items()}
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment = os.environ | who | also | nobody
    subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True)  # noqa: S603, S607 - the git that is there


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with posts that were changed at different times."""
    root = tmp_path / "blog"
    posts = root / "posts"
    posts.mkdir(parents=True)
    git(root, "init")
    for name in ("2019-01-01-old.md", "2019-01-02-wörter und\nzeilen.md"):
        (posts / name).write_text("Text.")
    git(root, "add", ".")
    git(root, "commit", "-m", "one")
    (posts / "2019-01-03-new.md").write_text("Text.")
    (posts / "2019-01-01-old.md").write_text("Other text.")
    git(root, "add", ".")
    git(root, "commit", "-m", "two", date="2021-06-01T12:00:00+02:00")
    (posts / "2019-01-04-uncommitted.md").write_text("Text.")
    return root


def test_git_knows_when_each_file_was_changed(repository: Path) -> None:
    """The author's date of the last commit; a file in none has none."""
    problems: list[Problem] = []
    times = git_times(repository / "posts", [], problems.append)
    one, two = datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 6, 1, 10, tzinfo=UTC)
    assert times == {
        "2019-01-01-old.md": two,
        "2019-01-02-wörter und\nzeilen.md": one,
        "2019-01-03-new.md": two,
    }
    assert problems == []


def test_entries_take_it_when_they_say_nothing(repository: Path) -> None:
    """Front matter is believed first, and nothing is updated before it is published."""
    posts = repository / "posts"
    (posts / "2019-01-01-old.md").write_text("---\nupdated: 2019-05-05\n---\n")
    (posts / "2019-01-03-new.md").write_text("---\ndate: 2024-01-01\n---\n")
    found = {entry.source: entry.updated for entry in load_entries(posts, SITE, updated_from="git")}
    assert found == {
        "2019-01-01-old.md": datetime(2019, 5, 5, tzinfo=UTC),
        "2019-01-02-wörter und\nzeilen.md": datetime(2020, 1, 1, tzinfo=UTC),
        "2019-01-03-new.md": datetime(2024, 1, 1, tzinfo=UTC),
        "2019-01-04-uncommitted.md": None,
    }


def test_a_shallow_clone_is_a_clear_problem(repository: Path, tmp_path: Path) -> None:
    """Its first commit seems to change every file, so it says nothing of any."""
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "shallow")
    problems: list[Problem] = []
    posts = tmp_path / "shallow" / "posts"
    assert git_times(posts, ["2019-01-01-old.md", "2019-01-03-new.md"], problems.append) == {}
    assert [str(problem) for problem in problems] == [
        (
            "2019-01-01-old.md: warning: expected the whole history to see when 2 posts were last "
            "changed, got a shallow clone; run `git fetch --unshallow` (in GitHub Actions: "
            "fetch-depth: 0)"
        )
    ]
    with pytest.warns(FeedkitWarning, match="shallow clone"):
        load_entries(posts, SITE, updated_from="git")


def test_what_a_shallow_clone_does_know_is_right(repository: Path, tmp_path: Path) -> None:
    """A change after the history begins is known; no problem when nothing else is asked for."""
    (repository / "posts" / "2019-01-03-new.md").write_text("Changed.")
    git(repository, "commit", "-am", "three", date="2022-01-01T00:00:00Z")
    git(tmp_path, "clone", "--depth", "2", repository.as_uri(), "shallow")
    problems: list[Problem] = []
    times = git_times(tmp_path / "shallow" / "posts", ["2019-01-03-new.md"], problems.append)
    assert times == {"2019-01-03-new.md": datetime(2022, 1, 1, tzinfo=UTC)}
    assert problems == []


def test_no_repository_is_a_configuration_error(tmp_path: Path) -> None:
    """One line with git's own words."""
    with pytest.raises(
        ConfigError, match=r"posts\.updated_from: git says of .*not a git repository"
    ):
        git_times(tmp_path, [], print)


def test_no_git_is_a_configuration_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match=r"posts\.updated_from: cannot run git"):
        git_times(tmp_path, [], print)


def test_the_file_systems_time(tmp_path: Path) -> None:
    """To the second, in UTC."""
    file = tmp_path / "2019-01-01-a.md"
    file.write_text("Text.")
    os.utime(file, (1_600_000_000.9, 1_600_000_000.9))
    (entry,) = load_entries(tmp_path, SITE, updated_from="mtime")
    assert entry.updated == datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)
