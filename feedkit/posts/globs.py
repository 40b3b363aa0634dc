"""Which paths a user means: globs, read as `.gitignore` reads them.

`*` and `?` stay within a name, `**` crosses folders, `[a-z]` is a class, and `{md,mdx}`, which
`.gitignore` lacks but configuration files of generators use, a choice. A pattern without a slash,
or with one only at its end, fits in any folder; any other begins at the folder that is searched. A
pattern that fits a folder fits all that is below it; one that ends in a slash fits nothing but
folders. Case matters. There is no negation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedkit.errors import ConfigError

__all__ = ["Globs", "Names", "beginning", "matcher"]

ANYWHERE = "(?:.*/)?"  # any folder
# Whole folders without any word that means more than itself.
PLAIN = lazy_re(r"(?:[^*?\[{/]+/)+")
WORD = lazy_re(r"\*\*/|/\*\*\Z|\*+|\?|\[[!^]?\]?[^]]*\]|\{[^{}]*\}|.", re.DOTALL)
MEANING = {"**/": ANYWHERE, "/**": "/.*", "?": "[^/]"}
# What fits all names that end in some way.
SUFFIX = lazy_re(r"\*+([^*?\[{]*)")


def matcher(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return what fully matches the paths that any of `patterns` fits.

    Paths are relative with forward slashes; a folder's ends in one. Raises `ConfigError` for a
    pattern that is empty or whose class makes no sense.
    """
    return re.compile(any_of(Glob(pattern).whole for pattern in patterns), re.DOTALL)


def beginning(pattern: str) -> str:
    """Return the folder, ending in a slash, that all that `pattern` fits is below; "" for any."""
    folders, slash, _ = pattern.rstrip("/").rpartition("/")
    if not slash:
        return ""  # it fits in any folder
    plain = PLAIN.match(f"{folders.removeprefix('/')}/")
    return plain[0] if plain else ""


class Names:
    """Some of the names that the files of one folder may have."""

    __slots__ = ("_others", "_paths", "suffixes")

    def __init__(self, globs: Sequence[str], paths: re.Pattern[str] | None) -> None:
        """Take the names that one of `globs` fits, and those that make a path of `paths`."""
        #: How some of them end; all names that do are among them.
        self.suffixes = tuple(each[1] for each in map(SUFFIX.fullmatch, globs) if each)
        others = [expressed(glob) for glob in globs if not SUFFIX.fullmatch(glob)]
        self._others = re.compile(any_of(others), re.DOTALL) if others else None
        self._paths = paths

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.suffixes or self._others or self._paths)

    def have(self, folder: str, name: str) -> object:
        """Tell whether `name` is one of them in `folder`."""
        return (
            name.endswith(self.suffixes)
            or (self._others and self._others.fullmatch(name))
            or (self._paths and self._paths.fullmatch(folder + name))
        )


class Globs:
    """What some globs fit, for a search that goes from folder to folder.

    Where they stand is asked once for all the files of a folder. Most globs then tell these apart
    by their suffixes: that takes 0.1 us for each file, and an expression for its path 0.4.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Read the globs. Raises `ConfigError` as `matcher` does."""
        globs = [Glob(pattern) for pattern in patterns]
        folders: list[str] = []
        paths: list[str] = []
        names: dict[str, list[str]] = {}
        for glob in globs:
            home, name = glob.divided()
            if glob.is_folder:
                folders.append(glob.itself)
            elif "/" in name:
                paths.append(glob.itself)
            else:
                names.setdefault(home, []).append(name)
        files = paths + [home + any_of(map(expressed, each)) for home, each in names.items()]
        self._paths = lazy_re(any_of(paths), re.DOTALL) if paths else None
        self._all = lazy_re(f"{any_of(files)}(?:/.*)?|{any_of(folders)}/.*", re.DOTALL)
        #: What fully matches the folders below one that they fit: these fit as a whole.
        self.below = lazy_re(f"{any_of(files + folders)}/.*", re.DOTALL)
        #: What fully matches some folders: globs of the names that they fit there.
        self.homes = {lazy_re(home, re.DOTALL): each for home, each in names.items()}
        if globs:
            self.homes[self.below] = ["*"]

    def fit(self, path: str) -> bool:
        """Tell whether one of them fits a path; a folder's ends in a slash."""
        return bool(self.homes and self._all.fullmatch(path))

    def names(self, homes: Iterable[re.Pattern[str]]) -> Names:
        """Return the names that they fit in a folder which is fully matched by these `homes`."""
        globs = [name for home in homes for name in self.homes.get(home, ())]
        return Names(globs, self._paths)


class Glob:
    """One glob."""

    def __init__(self, pattern: str) -> None:
        """Read `pattern`. Raises `ConfigError` as `matcher` does."""
        body = pattern.removesuffix("/")
        self._words = WORD.findall(body.removeprefix("/"))
        if not self._words:
            raise _error(f"expected a glob such as '*.md' or 'drafts/', got {pattern!r}")
        self._is_anywhere = "/" not in body
        self.is_folder = pattern.endswith("/")  #: it fits nothing but folders and what is in them
        if self._words[-1] == "/**" and not self.is_folder:
            self._words.pop()
            self.is_folder = True
        #: The regular expression for what it fits without a folder above that it fits.
        self.itself = "".join([ANYWHERE if self._is_anywhere else "", *map(meaning, self._words)])
        #: The regular expression for all that it fits.
        self.whole = self.itself + ("/.*" if self.is_folder else "(?:/.*)?")
        if "[" in body:  # no other word can make no sense
            try:
                re.compile(self.whole)
            except re.error as error:
                raise _error(f"expected a glob, got {pattern!r}: {error}") from None

    def divided(self) -> tuple[str, str]:
        """Return the regular expression for folders, and the glob for names in them.

        The latter has a slash if one folder's names are not all there is to it: `{a/b,c}.md`.
        """
        end = max((index for index, word in enumerate(self._words, 1) if word == "/"), default=0)
        while self._words[end : end + 1] == ["**/"]:
            end += 1
        home = ANYWHERE if self._is_anywhere else "".join(map(meaning, self._words[:end]))
        return home, "".join(self._words[end:])


def any_of(expressions: Iterable[str]) -> str:
    """Return the regular expression for what any of `expressions` matches, if there are any."""
    return f"(?:{'|'.join(expressions) or '(?!)'})"


def expressed(text: str) -> str:
    """Return the regular expression for a part of a pattern."""
    return "".join(map(meaning, WORD.findall(text)))


def meaning(word: str) -> str:
    """Return the regular expression for one word of a pattern."""
    if word in MEANING:
        return MEANING[word]
    if word.startswith("*"):
        return "[^/]*"
    if word.startswith("[") and len(word) > 1:
        negated = word[1] in "!^"
        # What Python's expressions mean by these in a class, globs do not.
        members = re.sub(r"[\\\[&~|]|(?<=-)-", r"\\\g<0>", word[1 + negated : -1])
        if not members:  # whatever follows would be taken for some
            raise _error(f"expected a class such as '[a-z]' in a glob, got {word!r}")
        return f"(?!/)[{'^' if negated else ''}{members}]"
    if word.startswith("{") and len(word) > 1:
        return f"(?:{'|'.join(map(expressed, word[1:-1].split(',')))})"
    return re.escape(word)


def _error(message: str) -> ConfigError:
    from feedkit.errors import ConfigError  # noqa: PLC0415 - what most runs do not need

    return ConfigError(message)
