"""The files of one site, read and never run: whatever they hold ends in data or in one error."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING

from feedkit.errors import ConfigError
from feedkit.lazy import lazy_function, lazy_re
from feedkit.looked import look
from feedkit.sites.data import Data, plain
from feedkit.sites.literals.values import Effort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from feedkit.sites.literals.javascript import Script

__all__ = ["DATA", "SCRIPTS", "SiteFiles", "named"]

DATA = ("yml", "yaml", "toml", "json")
SCRIPTS = ("js", "mjs", "cjs", "ts", "mts", "cts")
MAX_BYTES = 1_000_000  # the largest configuration known to us has 60 kB
MODULES = (*SCRIPTS, "json")
MAX_MODULES = 10  # files that a configuration imports from
# tomllib's time grows with the square of a key's parts.
MAX_KEY_PARTS = 100
TOML_KEY = lazy_re(
    r"""(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)"""
    r"""(?:[ \t]*+\.[ \t]*+(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)|(?!))*+"""
)


def named(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the file names that `stem` has with each of `endings`."""
    return tuple(f"{stem}.{ending}" for ending in endings)


class SiteFiles:
    """The files below one folder; remembers which of them were read.

    Names are relative to the folder, with forward slashes, and may point out of it. Whoever knows
    where the posts are, `posts_known`, does not want them to be looked for.
    """

    def __init__(self, root: Path, *, posts_known: bool = False) -> None:
        self.root = root
        self.posts_known = posts_known
        self.read: list[Path] = []
        self._effort = Effort()
        self._modules: dict[str, Script] = {}

    def first(self, *names: str) -> str | None:
        """Return the first of `names` that is a file."""
        return next((name for name in names if self._is(os.path.isfile, name)), None)

    def has_folder(self, *names: str) -> bool:
        """Say whether one of `names` is a folder."""
        return any(self._is(os.path.isdir, name) for name in names)

    def has_any(self, names: Iterable[str]) -> bool:
        """Say whether one of `names` is a file or a folder."""
        return any(self._is(os.path.exists, name) for name in names)

    def existing(self, *names: str) -> list[str]:
        """Return those of `names` that are files or folders."""
        return [name for name in names if self._is(os.path.exists, name)]

    def listed(self, folder: str) -> list[str]:
        """Return the names of the files in `folder`, in order; none where there is no folder."""
        return self._names(folder, os.DirEntry.is_file)

    def folders(self, folder: str) -> list[str]:
        """Return the names of the folders in `folder`, in order; none where there is no folder."""
        return self._names(folder, os.DirEntry.is_dir)

    def data(self, name: str) -> Data:
        """Return what the YAML, TOML or JSON file `name` says.

        Raises ConfigError for one that cannot be read, and for one that is no mapping.
        """
        values = self.value(name) or {}
        if not isinstance(values, dict):
            raise ConfigError(f"{self.root / name}: expected keys and values, got {values!r:.60}")
        return Data(name, values)

    def value(self, name: str) -> object:
        """Return all of the YAML, TOML or JSON file `name`. Raises ConfigError."""
        text = self.text(name)
        load = LOADERS.get(name.rpartition(".")[2], LOADERS["yaml"])
        try:
            return plain(load(text))
        except (ValueError, RecursionError) as error:
            raise self._error(name, error) from error

    def hint(self, *names: str) -> Data:
        """Return what the first of `names` that is a file says, no matter what is wrong with it.

        For files that are not the site's configuration, but may help to understand it.
        """
        name = self.first(*names)
        if name is None:
            return Data("", {})
        try:
            if name.rpartition(".")[2] in DATA:
                return self.data(name)
            script = self.script(name)
        except ConfigError:
            return Data(name, {})
        config = script.config()
        return _data(name, config if isinstance(config, dict) else script.bindings())

    def hint_text(self, name: str) -> str:
        """Return the text of the file `name`, none of one that cannot be read."""
        try:
            return self.text(name)
        except ConfigError:
            return ""

    def script(self, name: str) -> Script:
        """Return the JavaScript or TypeScript file `name`. Raises ConfigError when unreadable."""
        from feedkit.sites.literals.javascript import Script  # noqa: PLC0415 - half of all sites

        if name not in self._modules:
            folder = posixpath.dirname(name)
            # JSON is what a module may export: ECMA-262 contains it.
            text = f"export default {self.text(name)}" if name.endswith("json") else self.text(name)
            self._modules[name] = Script(
                text, lambda specifier: self._module(folder, specifier), self._effort
            )
        return self._modules[name]

    def scripted(self, name: str) -> Data:
        """Return the configuration that the script `name` exports. Raises ConfigError."""
        config = self.script(name).config()
        return _data(name, config if isinstance(config, dict) else {})

    def exports(self, name: str) -> Data:
        """Return what the script `name` exports under names. Raises ConfigError."""
        return _data(name, self.script(name).exports())

    def imported(self, name: str) -> list[str]:
        """Return the modules that the script `name` imports or requires. Raises ConfigError."""
        return self.script(name).imported()

    def parts(self, name: str) -> list[str]:
        """Return the script `name`, the site's own scripts that it imports, and those that they do.

        Raises ConfigError when the first is unreadable.
        """
        found = [name]
        for part in found:
            for specifier in self.imported(part):
                module = self._resolved(posixpath.dirname(part), specifier)
                if module and module not in found and module.endswith(SCRIPTS):
                    found += [module] if self._loaded(module) else []
        return found

    def calls(self, name: str, function: str) -> list[list[object]]:
        """Return the arguments of each call of `function` in the script `name`.

        Raises ConfigError.
        """
        return [
            [plain(argument) for argument in arguments]
            for arguments in self.script(name).calls(function)
        ]

    def python(self, *names: str) -> list[Data]:
        """Return what the Python files `names` assign, where each knows those before it.

        Raises ConfigError for what cannot be read or is no Python.
        """
        from feedkit.sites.literals.python import Assignments  # noqa: PLC0415 - for two generators

        assignments = Assignments()
        found: list[Data] = []
        for name in names:
            text = self.text(name)
            try:
                found.append(_data(name, assignments.read(text)))
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                raise self._error(name, error) from error
        return found

    def text(self, name: str) -> str:
        """Return the text of the file `name`. Raises ConfigError."""
        path = self.root / name
        if self.first(name) is None:
            raise ConfigError(f"{path}: cannot be read: there is no such file")
        try:
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
        if len(content) > MAX_BYTES:
            raise ConfigError(f"{path}: expected at most {MAX_BYTES:,} bytes of configuration")
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise ConfigError(
                f"{path}:{line}: expected UTF-8, got {error.object[error.start : error.end]!r}"
            ) from error
        if path not in self.read:
            self.read.append(path)
        return text

    def _names(self, folder: str, is_wanted: Callable[[os.DirEntry[str]], bool]) -> list[str]:
        look(self.root / folder)
        try:
            with os.scandir(self.root / folder) as found:
                return sorted(each.name for each in found if is_wanted(each))
        except (OSError, ValueError):
            return []

    def _is(self, question: Callable[[str], bool], name: str) -> bool:
        # Over a hundred names are asked for in each folder, and a `Path` takes ten times as long.
        path = os.path.join(self.root, name)  # noqa: PTH118
        look(path)
        return question(path)

    def _error(self, name: str, error: Exception) -> ConfigError:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else getattr(error, "lineno", None)
        if at := LINE.search(str(error)):
            line = int(at[1])
        place = f"{self.root / name}:{line}" if line else str(self.root / name)
        reason = getattr(error, "problem", None) or getattr(error, "msg", None) or str(error)
        if isinstance(error, RecursionError | MemoryError):
            reason = "brackets nest too deep"
        return ConfigError(f"{place}: {' '.join(reason.split())}")

    def _module(self, folder: str, specifier: str) -> Script | None:
        """Return the script of the site that a script in `folder` imports as `specifier`."""
        name = self._resolved(folder, specifier)
        return self._loaded(name) if name else None

    def _resolved(self, folder: str, specifier: str) -> str | None:
        """Return the name of the file of the site that a script in `folder` imports."""
        if specifier.startswith(("./", "../")):
            path = posixpath.normpath(posixpath.join(folder, specifier))
        elif specifier.startswith(("@/", "~/")):  # what nearly every site calls its sources
            path = posixpath.normpath(posixpath.join("src", specifier[2:]))
        else:
            return None
        stem, _, ending = path.rpartition(".")
        stem = stem if ending in SCRIPTS else path  # "./site.js" may be site.ts
        name = self.first(path, *named(stem, MODULES), *named(f"{path}/index", SCRIPTS))
        return name if name and not name.startswith("../") and name.endswith(MODULES) else None

    def _loaded(self, name: str) -> Script | None:
        if name not in self._modules and len(self._modules) > MAX_MODULES:
            return None
        try:
            return self.script(name)
        except ConfigError:
            return None


LINE = lazy_re(r"\(at line (\d+),")  # as tomllib says it


def _load_toml(text: str) -> object:
    for key in TOML_KEY.finditer(text):
        if key[0].count(".") > MAX_KEY_PARTS:
            raise ValueError(f"expected a key of at most {MAX_KEY_PARTS} parts")
    import tomllib  # noqa: PLC0415 - few sites have any

    return tomllib.loads(text)


LOADERS: Mapping[str, Callable[[str], object]] = {
    "yml": lazy_function("feedkit.sites.yaml", "load_yaml"),
    "yaml": lazy_function("feedkit.sites.yaml", "load_yaml"),
    "toml": _load_toml,
    "json": lazy_function("json", "loads"),
}


def _data(name: str, values: Mapping[str, object]) -> Data:
    known = plain(values)
    return Data(name, known if isinstance(known, dict) else {})
