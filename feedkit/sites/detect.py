"""Which generator a folder's site is built with, and what its configuration says."""

from __future__ import annotations

import os
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.lazy import lazy_re
from feedkit.looked import look
from feedkit.sites.about import home
from feedkit.sites.data import stated
from feedkit.sites.files import SiteFiles
from feedkit.sites.found import DetectedSite, Found
from feedkit.sites.literals.values import Call
from feedkit.sites.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["detect", "find_site"]

# Dialects of sites whose `package.json` is written by the site's author.
OF_NODE = frozenset(
    ["astro", "docusaurus", "eleventy", "gatsby", "nextjs", "nuxt", "sveltekit", "vitepress"]
)
# https://docs.github.com/en/pages/configuring-a-custom-domain-for-your-github-pages-site: one name.
HOST = lazy_re(r"\s*([a-z0-9-]+(?:\.[a-z0-9-]+)+)\s*", re.IGNORECASE)


def detect(root: Path, *, posts_known: bool = False) -> DetectedSite | None:
    """Return what the site in the folder `root` says about itself, None where there is no site.

    Where the posts are is not looked for if that is known. Raises ConfigError for a configuration
    that cannot be read or understood: one line that names the file, and the line where there is
    one.
    """
    for name, signs in SIGNS.items():
        files = SiteFiles(root, posts_known=posts_known)
        if files.has_any(signs) and (site := _reader(name)(files)):
            return _completed(site, files)
    return None


def _reader(name: str) -> Callable[[SiteFiles], DetectedSite | None]:
    """Return what reads the configuration of one generator and gives None where there is none."""
    read: Callable[[SiteFiles], DetectedSite | None]
    read = import_module(f"feedkit.sites.{name}").read
    return read


def find_site(start: Path, *, is_source: bool = False) -> tuple[Path, DetectedSite] | None:
    """Return the site that `start`, a folder of posts or a file, belongs to, and the site's root.

    If it `is_source`, the site's posts are there, and are not looked for below the root.

    That is the nearest folder with a configuration, no further up than the repository's root or
    the user's home. A vault of notes counts only when no site is made of it. Raises ConfigError.
    """
    vault: tuple[Path, DetectedSite] | None = None
    start = start.absolute()
    # Who runs a container may have no home; it stays ~ then.
    home_folder = Path(os.path.expanduser("~"))  # noqa: PTH111
    for folder in (start, *start.parents):
        site = detect(folder, posts_known=is_source and folder != start)
        if site and site.dialect != "obsidian":
            return folder, site
        if site and not vault:
            vault = folder, site
        look(folder / ".git")
        if (folder / ".git").exists() or folder == home_folder:
            break
    return vault


def _completed(site: DetectedSite, files: SiteFiles) -> DetectedSite:
    """Return `site` with what files beside its configuration say, where that says nothing."""
    url = site.url or _custom_domain(site, files)
    if site.dialect in OF_NODE and not (url and site.author):
        from feedkit.sites.hints import of_package  # noqa: PLC0415 - few sites need it

        package = of_package(files)
        url = url or package.url
        site = replace(site, author=site.author or package.author)
    return replace(
        site, url=url, config=tuple(files.read), settings=stated(**_data_only(site.settings))
    )


def _data_only(values: Mapping[str, object]) -> dict[str, object]:
    """Return `values` without calls that a script would make, on any level."""
    return {key: _datum(value) for key, value in values.items() if not isinstance(value, Call)}


def _datum(value: object) -> object:
    if isinstance(value, dict):
        return _data_only(value)
    if isinstance(value, list):
        return [None if isinstance(item, Call) else _datum(item) for item in value]
    return value


def _custom_domain(site: DetectedSite, files: SiteFiles) -> Found[str] | None:
    """Return the address of ``CNAME``, by which GitHub Pages knows the site's domain."""
    static = site.settings.get("static")
    folders = static if isinstance(static, dict) else {}
    name = files.first("CNAME", *(f"{folder}/CNAME" for folder in folders if folder))
    host = HOST.fullmatch(files.hint_text(name)) if name else None
    return home(Found(value=f"https://{host[1]}", where=name)) if name and host else None
