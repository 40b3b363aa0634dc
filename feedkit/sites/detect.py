"""Which generator a folder's site is built with, and what its configuration says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from feedkit.looked import look
from feedkit.sites import (
    astro,
    docusaurus,
    eleventy,
    gatsby,
    hexo,
    hugo,
    jekyll,
    mkdocs,
    nextjs,
    nikola,
    obsidian,
    pelican,
    vitepress,
    zola,
)
from feedkit.sites.about import home
from feedkit.sites.data import stated
from feedkit.sites.files import SiteFiles
from feedkit.sites.found import DetectedSite, Found
from feedkit.sites.hints import of_package
from feedkit.sites.literals.values import Call

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["READERS", "detect", "find_site"]

# Each reads the configuration of its own generator and gives None where there is none. Those whose
# files have names of their own come first; one that tells its files by their content comes before
# one that takes what is left (Hexo's and Jekyll's `_config.yml`). A folder may hold the files of
# several: a vault of notes is the source of a site, and half of all sites have a `package.json`.
READERS: Mapping[str, Callable[[SiteFiles], DetectedSite | None]] = {
    "hugo": hugo.read,
    "gatsby": gatsby.read,
    "astro": astro.read,
    "docusaurus": docusaurus.read,
    "pelican": pelican.read,
    "nikola": nikola.read,
    "zola": zola.read,
    "hexo": hexo.read,
    "jekyll": jekyll.read,
    "eleventy": eleventy.read,
    "mkdocs": mkdocs.read,
    "vitepress": vitepress.read,
    "nextjs": nextjs.read,
    "obsidian": obsidian.read,
}
# Dialects of sites whose `package.json` is written by the site's author.
OF_NODE = frozenset(["astro", "docusaurus", "eleventy", "gatsby", "nextjs", "vitepress"])
# https://docs.github.com/en/pages/configuring-a-custom-domain-for-your-github-pages-site: one name.
HOST = re.compile(r"\s*([a-z0-9-]+(?:\.[a-z0-9-]+)+)\s*", re.IGNORECASE)


def detect(root: Path) -> DetectedSite | None:
    """Return what the site in the folder `root` says about itself, None where there is no site.

    Raises ConfigError for a configuration that cannot be read or understood: one line that names
    the file, and the line where there is one.
    """
    for read in READERS.values():
        files = SiteFiles(root)
        site = read(files)
        if site:
            return _completed(site, files)
    return None


def find_site(start: Path) -> tuple[Path, DetectedSite] | None:
    """Return the site that `start`, a folder of posts or a file, belongs to, and the site's root.

    That is the nearest folder with a configuration, no further up than the repository's root or
    the user's home. A vault of notes counts only when no site is made of it. Raises ConfigError.
    """
    vault: tuple[Path, DetectedSite] | None = None
    start = start.absolute()
    for folder in (start, *start.parents):
        site = detect(folder)
        if site and site.dialect != "obsidian":
            return folder, site
        if site and not vault:
            vault = folder, site
        look(folder / ".git")
        if (folder / ".git").exists() or folder == Path.home():
            break
    return vault


def _completed(site: DetectedSite, files: SiteFiles) -> DetectedSite:
    """Return `site` with what files beside its configuration say, where that says nothing."""
    url = site.url or _custom_domain(site, files)
    if site.dialect in OF_NODE and not (url and site.author):
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
