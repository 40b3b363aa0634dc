"""When files were last changed: by the file system, or by the history that git keeps of them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from feedkit.errors import ConfigError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

__all__ = ["git_times", "modification_time"]

# One call for all files, whatever their number. The author's date, as Hugo has it: a rebase does
# not change a post. Names come raw and ended by NUL, so that any name can be told from the next.
LOG = (
    *("git", "log", "--format=format:%x01%H%x20%at", "--name-only", "-z", "--relative"),
    *("--no-renames", "--no-ext-diff", "--no-show-signature", "--", "."),
)


def modification_time(file: str) -> datetime:
    """Return when the file system says that `file` was last changed, in UTC. Raises OSError."""
    return datetime.fromtimestamp(int(os.stat(file).st_mtime), UTC)  # noqa: PTH116 - of many


def git_times(
    folder: Path, wanted: Collection[str], on_problem: Callable[[Problem], None]
) -> dict[str, datetime]:
    """Return when each file below `folder` was last changed in a commit, by its path, in UTC.

    A file without a commit is not in it. Nor is one that was last changed before the history of a
    shallow clone begins, since git then takes the first commit it has for the change of every
    file; if that is so for any of the `wanted` ones, `on_problem` is told once. Raises ConfigError
    where there is no git, no repository, or none that git trusts.
    """
    shallow = set(_git(folder, "git", "rev-parse", "--git-path", "shallow").splitlines())
    boundary = _commits(folder / path for path in shallow)
    times: dict[str, datetime] = {}
    unknown: set[str] = set()
    for commit, time, path in _changes(_git(folder, *LOG)):
        if path not in times and path not in unknown:
            if commit in boundary:
                unknown.add(path)
            else:
                times[path] = time
    lost = unknown.intersection(wanted)
    if lost:
        message = (
            f"expected the whole history to see when {len(lost)} posts were last changed, got a "
            "shallow clone; run `git fetch --unshallow` (in GitHub Actions: fetch-depth: 0)"
        )
        on_problem(Problem(path=min(lost), message=message, kept=True))
    return times


def _git(folder: Path, *command: str) -> str:
    import subprocess  # noqa: PLC0415 - loads much that other runs do not need

    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        result = subprocess.run(  # noqa: S603 - the words are ours
            command, cwd=folder, env=environment, capture_output=True, check=False
        )
    except OSError as error:
        raise ConfigError(f"posts.updated_from: cannot run git: {error.strerror}") from error
    output = os.fsdecode(result.stdout)
    reason = os.fsdecode(result.stderr).strip().partition("\n")[0]
    if result.returncode and "does not have any commits yet" not in reason:
        raise ConfigError(f"posts.updated_from: git says of {folder}: {reason}")
    return output


def _commits(files: Iterator[Path]) -> set[str]:
    return {line for file in files if file.is_file() for line in file.read_text().splitlines()}


def _changes(log: str) -> Iterator[tuple[str, datetime, str]]:
    """Yield commit, time and path of each change, newest first."""
    for record in log.split("\x01")[1:]:
        heading, _, names = record.partition("\n")
        commit, _, seconds = heading.rstrip("\0").partition(" ")
        for name in filter(None, names.split("\0")):
            yield commit, datetime.fromtimestamp(int(seconds), UTC), name
