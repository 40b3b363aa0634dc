"""The files that Hugo's configuration is spread over.

https://gohugo.io/configuration/introduction/. Keys are compared without case, as Hugo does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.sites.data import Data
from feedkit.sites.files import DATA, SiteFiles
from feedkit.sites.signs import HUGO, HUGO_OR_OTHER

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HugoData", "layers"]

# `config.toml` is a name that many programs use: Hugo's site has one of these folders, too, and
# one of these keys.
FOLDERS = ("content", "layouts", "themes", "archetypes", "config/_default")
OWN_KEYS = frozenset(
    [
        "baseurl",
        "contentdir",
        "languagecode",
        "languages",
        "module",
        "params",
        "permalinks",
        "theme",
    ]
)
# What builds a site for others is the environment "production", and its settings come on top.
CONFIG_FOLDERS = ("config/production", "config/_default")


class HugoData(Data):
    """A file's values; all keys are in lower case, and asked for in any."""

    def __init__(self, name: str, values: Mapping[str, object]) -> None:
        super().__init__(name, _lowered(values))

    def get(self, path: str) -> object:
        """Return what stands at `path`, None when nothing does."""
        return super().get(path.lower())


def layers(files: SiteFiles) -> list[HugoData]:
    """Return the configuration files, those that win first; none where this is no Hugo site.

    Raises ConfigError for one that cannot be read.
    """
    main = _main(files)
    if main is None and not files.has_folder("config/_default"):
        return []
    found = [layer for folder in CONFIG_FOLDERS for layer in _folder(files, folder)]
    return [*found, main] if main else found


def _main(files: SiteFiles) -> HugoData | None:
    name = files.first(*HUGO)
    if name:
        return HugoData(name, files.data(name).values)
    name = files.first(*HUGO_OR_OTHER)
    if name is None or not files.has_folder(*FOLDERS):
        return None
    data = HugoData(name, files.data(name).values)
    # Zola's has the same name and `base_url`.
    return None if "base_url" in data.values or OWN_KEYS.isdisjoint(data.values) else data


def _folder(files: SiteFiles, folder: str) -> list[HugoData]:
    """Return the files of a configuration folder, each of which holds what it is named after."""
    found: list[HugoData] = []
    for name in files.listed(folder):
        stem, _, ending = name.rpartition(".")
        if ending not in DATA:
            continue
        value = files.value(f"{folder}/{name}")
        key, _, code = stem.lower().partition(".")  # params.en.toml: of one language
        # A list has its name above it, because TOML's files are no lists.
        is_named = isinstance(value, dict) and isinstance(value.get("cascade"), list)
        if key not in ("hugo", "config") and not is_named and not (key == "languages" and code):
            value = {key: value}
        if code:
            value = {"languages": {code: value}}
        if isinstance(value, dict):
            found.append(HugoData(f"{folder}/{name}", value))
    return found


def _lowered(values: Mapping[str, object]) -> dict[str, object]:
    return {
        key.lower(): _lowered(value) if isinstance(value, dict) else value
        for key, value in values.items()
    }
