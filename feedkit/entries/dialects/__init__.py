"""The dialects by name: a module for each generator."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from feedkit.entries.dialect import Dialect

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DIALECTS", "dialect_named"]

#: Class names by the name of the dialect, which is that of its module, too.
DIALECTS: Mapping[str, str] = {
    "astro": "Astro",
    "docusaurus": "Docusaurus",
    "eleventy": "Eleventy",
    "gatsby": "Gatsby",
    "hexo": "Hexo",
    "hugo": "Hugo",
    "jekyll": "Jekyll",
    "mkdocs": "MkDocs",
    "nextjs": "NextJs",
    "nikola": "Nikola",
    "nuxt": "Nuxt",
    "obsidian": "Obsidian",
    "pelican": "Pelican",
    "plain": "Dialect",
    "sveltekit": "SvelteKit",
    "vitepress": "VitePress",
    "zola": "Zola",
}


def dialect_named(name: str) -> type[Dialect]:
    """Return the class of a dialect, importing only that one. Raises KeyError for another name."""
    if name == Dialect.name:
        return Dialect
    dialect: type[Dialect] = getattr(import_module(f"{__name__}.{name}"), DIALECTS[name])
    return dialect
