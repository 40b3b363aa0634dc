"""Finding the files that may be posts."""

from __future__ import annotations

import heapq
import os
import stat
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re
from feedkit.posts.globs import Globs, beginning

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from feedkit.errors import Problem
    from feedkit.posts.globs import Names

__all__ = ["POST_SUFFIXES", "find_posts"]

POST_SUFFIXES = (".md", ".markdown", ".mdx", ".mdown")  #: in any case

# Folders of Markdown that nobody wrote for this site, besides the hidden ones. A name that may as
# well be the author's own is not here (`public`, `build`, `vendor`): `exclude` is for those.
FOREIGN = (
    "/node_modules",  # npm: the packages' own READMEs
    "/bower_components",
    "/jspm_packages",
    "/vendor/bundle",  # Bundler's gems; Jekyll leaves these four out by default too
    "/vendor/cache",
    "/vendor/gems",
    "/vendor/ruby",
    "/_vendor",  # Hugo's modules
    "/site-packages",  # a virtual environment of Python, whatever its name
    "/__pycache__",
    "/_site",  # what Jekyll and Eleventy write
)

# A pattern that ends in a suffix says itself which kind of file it means: `*.rst`, `posts/*.*`.
NAMES_A_KIND = lazy_re(r"\.[A-Za-z*?\[{][^./]*\Z")


def find_posts(
    source: str | Path,
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    on_problem: Callable[[Problem], None],
) -> list[str]:
    """Return the files below `source` that may be posts, in the order of their code points.

    The paths are relative to `source`, with forward slashes; if `source` is itself a file, its
    name is returned, whatever it is. Without `include`, posts are the files whose suffix is one
    of `POST_SUFFIXES`; with it, those that one of its globs fits (see `feedkit.posts.globs`),
    and a glob that names no suffix (`_posts/`) still takes no other kinds. What a glob of
    `exclude` fits is left out, and such a folder is not entered; nor are hidden folders and
    `FOREIGN` ones. Links are followed; a folder that can be reached in several ways is searched
    once, so that no loop lasts.

    A folder that cannot be read, a broken link and a name that is not UTF-8 are each handed to
    `on_problem`, in the order of their paths. Raises `ConfigError` if `source` cannot be read at
    all, or a glob makes no sense.
    """
    search = Search(source, include, exclude)
    try:
        mode = os.stat(source).st_mode  # noqa: PTH116 - it may be a text
        if stat.S_ISREG(mode):
            return [os.path.basename(source)]  # noqa: PTH119
        search.run()
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        from feedkit.errors import ConfigError  # noqa: PLC0415 - what most runs do not need

        reason = getattr(error, "strerror", None) or error
        message = f"{source}: expected the folder your posts are in, or one post, got: {reason}"
        raise ConfigError(message) from None
    posts = search.posts()
    for problem in sorted(search.problems, key=lambda problem: problem.path):
        on_problem(problem)
    return posts


class Search:
    """One search: what it looks for, and what it has found so far."""

    def __init__(self, source: str | Path, include: Sequence[str], exclude: Sequence[str]) -> None:
        self.root = os.path.join(source, "")  # noqa: PTH118  # a `Path` per file is far slower
        places = [glob for glob in include if not NAMES_A_KIND.search(glob)]
        self.places = Globs(places if include else ["**"])
        self.kinds = Globs(glob for glob in include if NAMES_A_KIND.search(glob))
        self.excluded = Globs(exclude)
        # Which files of a folder are wanted depends on which of these match it. (No folder is
        # entered that is excluded as a whole.)
        homes = {**self.places.homes, **self.kinds.homes, **self.excluded.homes}
        self.homes = [home for home in homes if home is not self.excluded.below]
        self.wanted: dict[tuple[re.Pattern[str], ...], Wanted] = {}
        self.found: list[str] = []
        self.problems: list[Problem] = []
        # Folders still to be searched, each but the source ending in a slash. Those behind links
        # wait until the real ones are done: a folder is known by its own path if it has one here.
        self.folders = self.beginnings(include)
        self.linked: list[str] = []
        self.seen: set[tuple[int, int]] = set()

    def beginnings(self, include: Sequence[str]) -> list[str]:
        """Return the folders to begin in: where all that is wanted is below some, only those."""
        wanted = sorted({beginning(glob) for glob in include}, reverse=True)
        found: list[str] = []
        while wanted:
            folder = wanted.pop()
            if not folder or not self.is_plain(folder):
                return [""]
            if not folder.startswith(tuple(found)) and os.path.isdir(self.root + folder):  # noqa: PTH112
                found.append(folder)
        return found or [""]

    def is_plain(self, folder: str) -> bool:
        """Tell whether a search from the root would come to `folder` by this path."""
        parts = folder.rstrip("/").split("/")
        paths = ["/".join(parts[: index + 1]) for index in range(len(parts))]
        return not any(
            part.startswith(".") or os.path.islink(self.root + path) or not self.enters(path)  # noqa: PTH114
            for part, path in zip(parts, paths, strict=True)
        )

    def run(self) -> None:
        """Search every folder once. Raises `OSError` if the first cannot be read."""
        while self.folders or self.linked:
            folder = self.folders.pop() if self.folders else heapq.heappop(self.linked)
            try:
                self.look_into(folder)
            except OSError as error:
                if not folder:
                    raise
                self.report(folder[:-1], f"expected a folder to read, got: {error.strerror}")

    def look_into(self, folder: str) -> None:
        """Take what is in one folder, unless that was done already by another path."""
        status = os.stat(self.root + folder)  # noqa: PTH116  # as above
        identity = status.st_dev, status.st_ino
        if identity in self.seen:
            return
        self.seen.add(identity)
        wanted = self.wanted_in(folder)
        suffixes = wanted.suffixes
        with os.scandir(self.root + folder) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if entry.is_file(follow_symlinks=False):
                    if name.endswith(suffixes) or wanted.has(folder, name):
                        self.found.append(folder + name)
                elif entry.is_symlink():
                    self.follow(entry, folder, wanted)
                elif entry.is_dir(follow_symlinks=False) and self.enters(folder + name):
                    self.folders.append(f"{folder}{name}/")

    def follow(self, link: os.DirEntry[str], folder: str, wanted: Wanted) -> None:
        """Keep the post, or remember the folder, to which a link leads."""
        path = folder + link.name
        try:
            mode = link.stat().st_mode
        except OSError as error:
            # One whose name has no suffix may have led to a whole folder of posts.
            if wanted.has(folder, link.name) or ("." not in link.name and self.enters(path)):
                self.report(path, f"expected a link that leads somewhere, got: {error.strerror}")
            return
        if stat.S_ISDIR(mode) and self.enters(path):
            heapq.heappush(self.linked, f"{path}/")
        elif stat.S_ISREG(mode) and wanted.has(folder, link.name):
            self.found.append(path)

    def wanted_in(self, folder: str) -> Wanted:
        """Return which files of `folder` may be posts."""
        homes = tuple([home for home in self.homes if home.fullmatch(folder)])
        if homes not in self.wanted:
            self.wanted[homes] = Wanted(
                self.places.names(homes),
                self.kinds.names(homes),
                self.excluded.names(homes),
            )
        return self.wanted[homes]

    def enters(self, path: str) -> bool:
        """Tell whether a folder of this path may hold posts."""
        return not (f"/{path}".endswith(FOREIGN) or self.excluded.fit(f"{path}/"))

    def report(self, path: str, message: str) -> None:
        """Note what is wrong with a path, in characters that can be printed."""
        from feedkit.errors import Problem  # noqa: PLC0415 - what most runs do not need

        printable = path.encode("utf-8", "backslashreplace").decode()
        self.problems.append(Problem(path=printable, message=message))

    def posts(self) -> list[str]:
        """Return what was found, sorted, without the names that no URL or feed can hold."""
        self.found.sort()
        return [path for path in self.found if path.isascii() or self.is_text(path)]

    def is_text(self, path: str) -> bool:
        """Tell whether a path's bytes were UTF-8 (PEP 383: other bytes are lone surrogates)."""
        try:
            path.encode()
        except UnicodeEncodeError:
            self.report(path, "expected a file name in UTF-8, got other bytes")
            return False
        return True


class Wanted:
    """Which files of a folder may be posts, by their names."""

    __slots__ = ("_excluded", "_kinds", "_places", "suffixes")

    def __init__(self, places: Names, kinds: Names, excluded: Names) -> None:
        """Take the names of wanted posts, of wanted files of any kind, and those left out."""
        self._places, self._kinds, self._excluded = places, kinds, excluded
        suffixes = kinds.suffixes + (POST_SUFFIXES if "" in places.suffixes else ())
        #: How names end of which nothing more need be asked: most.
        self.suffixes = () if excluded else suffixes

    def has(self, folder: str, name: str) -> bool:
        """Tell whether a file called `name` in `folder` is one of them."""
        may_be = self._kinds.have(folder, name) or (
            name.lower().endswith(POST_SUFFIXES) and self._places.have(folder, name)
        )
        return bool(may_be) and not self._excluded.have(folder, name)
