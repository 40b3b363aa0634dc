"""Where a folder keeps its posts: whatever Markdown there is, and which of it carries a date.

For generators whose configuration does not say which of a site's files are posts. It looks at
names and at the beginnings of files, never at more than a few in each folder.
"""

from __future__ import annotations

import os
import re
from itertools import islice
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re
from feedkit.looked import look
from feedkit.sites.paths import joined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from feedkit.sites.files import SiteFiles

__all__ = ["folders", "post_globs", "survey"]

POSTS = (".md", ".mdx", ".markdown", ".mdown", ".rst", ".svx")
# Folders that hold other people's files, or what a generator made of these.
SKIPPED = frozenset(
    [
        "node_modules",
        "vendor",
        "bower_components",
        "dist",
        "build",
        "out",
        "_site",
        "target",
        "venv",
    ]
)
MAX_FOLDERS = 5_000
MAX_READ = 20  # files of one folder that are looked into
HEAD = 4_096  # bytes; longer front matter is rare and its date stands near the top
# The keys that say when a post was published, and the beginning of a date.
DATE = lazy_re(
    rb"""^[ \t]*["']?
    (?:date|pub_?date(?:time)?|publish(?:ed)?_?(?:date|at|on)?|created(?:_?at)?)
    ["']?[ \t]*[:=][ \t]*["']?(?:\d|[A-Z][a-z]{2,8}[ ]\d)""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
OPENINGS = (b"---", b"+++", b"{", b";;;", b"export ", b"..", b"<!--", b"title:", b"Title:")
DATED_NAME = lazy_re(r"\d{4}-\d{1,2}-\d{1,2}[-_. ]")
# Folders that only sort the posts of the folder above them: years, months, days, languages.
SORTING = lazy_re(r"\d{1,4}|[a-z]{2}(?:[-_][A-Za-z]{2,4})?|zh-han[st]")


def survey(root: Path, folder: str) -> dict[str, bool]:
    """Return the posts and pages below `folder` of `root`, and whether each has a date.

    Of each folder only the first few are looked into and returned; paths are relative to `root`.
    """
    found: dict[str, bool] = {}
    for path, names in folders(root, folder):
        for name in islice((name for name in names if name.lower().endswith(POSTS)), MAX_READ):
            relative = f"{path}/{name}" if path else name
            found[relative] = bool(DATED_NAME.match(name)) or _has_date(root / relative)
    return found


def post_globs(files: SiteFiles, folder: str) -> tuple[str, ...]:
    """Return globs of the dated posts below `folder` of a site, none of them within another.

    None if it is known where they are. A bundle (``slug/index.md``) counts for the folder above it,
    and so does a year or a language.
    """
    if files.posts_known:
        return ()
    bundles: dict[str, bool] = {}  # folder → whether all its posts are bundles
    for path, dated in survey(files.root, folder).items():
        if dated:
            above, bundled = _collection(path, folder)
            bundles[above] = bundles.get(above, True) and bundled
    globs: list[str] = []
    if bundles.get("") and not all(bundles.values()):
        # The page of a folder, rather than a post that has it to itself.
        del bundles[""]
        globs.append("*/index.*")
    for path in sorted(bundles):
        if not any(path != other and _is_below(path, other) for other in bundles):
            alike = all(bundles[other] for other in bundles if _is_below(f"{other}/", path))
            globs.append(joined(path, "**/index.*" if alike else "**" if path else "*.*"))
    return tuple(globs)


def _collection(path: str, top: str) -> tuple[str, bool]:
    """Return the folder that the post at `path` is one of, and whether it is a bundle."""
    *folders, name = path.split("/")
    fixed = len(top.split("/")) if top else 0
    bundled = name.partition(".")[0] == "index" and len(folders) > fixed
    if bundled:
        folders.pop()
    while len(folders) > fixed and SORTING.fullmatch(folders[-1]):
        folders.pop()
    return "/".join(folders), bundled


def _is_below(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def folders(root: Path, top: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the folders from `top` down, each with its files, in the order of their names."""
    waiting = [top]
    for _ in range(MAX_FOLDERS):
        if not waiting:
            return
        path = waiting.pop()
        look(root / path)
        try:
            with os.scandir(root / path) as entries:
                listed = list(entries)
        except (OSError, ValueError):  # not there, or not ours to read
            continue
        inside = f"{path}/" if path else ""
        folders = [entry.name for entry in listed if entry.is_dir(follow_symlinks=False)]
        waiting.extend(
            inside + name
            for name in sorted(folders, reverse=True)
            if not name.startswith((".", "__")) and name not in SKIPPED
        )
        yield path, sorted(entry.name for entry in listed if entry.is_file())


def _has_date(path: Path) -> bool:
    look(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return False
    return head.startswith(OPENINGS) and DATE.search(head) is not None
