"""What can go wrong, and how it is said.

Everything a user can cause is one of these errors, and its text is one line that says what to do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = [
    "ConfigError",
    "FeedkitError",
    "FeedkitWarning",
    "ModelError",
    "OutputError",
    "PostError",
    "Problem",
    "no_such",
]


class FeedkitError(Exception):
    """The root of every error that feedkit raises on purpose."""


class FeedkitWarning(UserWarning):
    """Something about an entry is not as its author meant it, but it is in the feed."""


class ModelError(FeedkitError, ValueError):
    """A `Site`, `Entry`, `Feed` or one of their parts was made with a value it cannot have."""


class ConfigError(FeedkitError):
    """The configuration, or what was asked for on the command line, makes no sense."""


def no_such(key: str, word: str, known: Collection[str]) -> ConfigError:
    """Return the error for a `word` that is none of the `known` ones: it names the nearest."""
    from difflib import get_close_matches  # noqa: PLC0415 - most runs go well

    near = get_close_matches(word, known, n=1)
    advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    return ConfigError(f"{key}: there is no {word}; {advice}")


class OutputError(FeedkitError):
    """A feed could not be written. What was published before is still there."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: cannot write the feed: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with one post, in the words a person needs to mend it.

    A problem that is not `kept` has cost the post its place in the feed; one that is `kept` is a
    warning: the entry is there, but something about it is not as its author meant it.
    """

    path: str  #: the post, relative to where the posts were looked for, with forward slashes
    line: int | None = None  #: counted from 1; None where no line can be named
    field: str | None = None  #: the front matter's key as the author wrote it; None for the file
    message: str  #: what was expected and what was found
    kept: bool = False  #: whether the entry is in the feed all the same

    def __str__(self) -> str:
        """Return the line a compiler would print: ``posts/a.md:3: date: expected …``."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        subject = "" if self.field is None else f"{self.field}: "
        return f"{place}: {'warning: ' if self.kept else ''}{subject}{self.message}"

    def under(self, folder: str) -> Problem:
        """Return the same problem with its path below `folder`."""
        return replace(self, path=f"{folder}/{self.path}" if folder else self.path)


class PostError(FeedkitError):
    """One post cannot become an entry. `problem` says which, where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return str(self.problem)
