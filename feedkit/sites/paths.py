"""Paths and globs as configurations write them, relative to the site's root."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["below", "excluded", "expanded", "joined"]

MAX_GLOBS = 50  # that one glob with braces stands for
MAX_LENGTH = 1_000


def joined(*parts: str | None) -> str:
    """Return the path of `parts` in one another, ``""`` for the root.

    A leading slash is the site's root, as it is in these configurations, and not the machine's.
    """
    path = posixpath.normpath("/".join(part.strip("/") for part in parts if part) or ".")
    return "" if path == "." else path


def below(*parts: str | None) -> str:
    """Return the glob of all files below the folder of `parts`."""
    return joined(*parts, "**")


def excluded(folder: str, patterns: Iterable[str]) -> tuple[str, ...]:
    """Return `patterns` that leave out files and whole folders below `folder` as globs of files.

    A leading star stands for any folders, too, since most of these pattern languages let a star
    match a slash.
    """
    globs: list[str] = []
    for pattern in patterns:
        path = pattern.lstrip("/")
        path = f"{path.rstrip('/')}/**" if path.endswith("/") else path
        if path.startswith("*/"):
            path = f"**/{path[2:]}"
        elif path.startswith("*") and not path.startswith("**"):
            path = f"**/{path}"
        if path:
            globs += (
                [joined(folder, path)]
                if path.endswith("*")
                else [
                    joined(folder, path),
                    joined(folder, path, "**"),
                ]
            )
    return tuple(dict.fromkeys(globs))


def expanded(glob: str) -> tuple[str, ...]:
    """Return the globs of files that `glob` stands for, without braces and other dialects' signs.

    ``posts/*.{md,mdx}`` is ``posts/*.md`` and ``posts/*.mdx``; ``posts`` and ``posts/*`` leave the
    ending open.
    """
    globs = [glob[:MAX_LENGTH].replace("[^", "[!")]
    while any("{" in one and "}" in one[one.index("{") :] for one in globs):
        parts: list[str] = []
        for one in globs:
            head, opened, rest = one.partition("{")
            inside, closed, tail = rest.partition("}")
            whole = opened and closed
            parts += [head + choice + tail for choice in inside.split(",")] if whole else [one]
        globs = parts[:MAX_GLOBS]
    return tuple(map(_of_files, globs))


def _of_files(glob: str) -> str:
    name = glob.rpartition("/")[2]
    if name.endswith("**") or "." in name:
        return glob
    return f"{glob}.*" if "*" in name else below(glob)
