"""What cannot be run is taken out: the template languages that posts are written in.

Inside code a tag is an example, and stays. Elsewhere a tag is replaced by what its author saw, as
far as that can be known without running the site's program: see `common` for the tags that mean the
same everywhere, and the other modules for those of one language.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from feedkit.content.templates.expand import expand, in_use
from feedkit.content.templates.tag import Context, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "Context", "Language", "expand", "in_use", "language_named"]

#: The template languages by the names that a `Rendering` has for them: the module, and what it
#: calls them.
LANGUAGES: Mapping[str, tuple[str, str]] = {
    "alerts": ("boxes", "ALERTS"),
    "attributes": ("attributes", "ATTRIBUTES"),
    "trailing-attributes": ("attributes", "TRAILING_ATTRIBUTES"),
    "inline-attributes": ("attributes", "INLINE_ATTRIBUTES"),
    "code-marks": ("marks", "CODE_MARKS"),
    "components": ("jsx", "COMPONENTS"),
    "containers": ("boxes", "CONTAINERS"),
    "contents": ("attributes", "CONTENTS"),
    "directives": ("directives", "DIRECTIVES"),
    "abbreviations": ("kramdown", "ABBREVIATIONS"),
    "addresses": ("kramdown", "ADDRESSES"),
    "definitions": ("kramdown", "DEFINITIONS"),
    "svelte": ("svelte", "SVELTE"),
    "tables": ("tables", "TABLES"),
    "tildes": ("kramdown", "TILDES"),
    "extensions": ("kramdown", "EXTENSIONS"),
    "emphasis": ("emphasis", "EMPHASIS"),
    "films": ("films", "FILMS"),
    "hexo": ("hexo", "HEXO"),
    "html-blocks": ("elements", "HTML_BLOCKS"),
    "image-sizes": ("attributes", "IMAGE_SIZES"),
    "indented-html": ("elements", "INDENTED_HTML"),
    "markdown-in-html": ("elements", "MARKDOWN_IN_HTML"),
    "hugo": ("hugo", "HUGO"),
    "jsx": ("jsx", "JSX"),
    "liquid": ("liquid", "LIQUID"),
    "liquid-tags": ("generators", "LIQUID_TAGS"),
    "mdc": ("mdc", "MDC"),
    "mkdocs": ("generators", "MKDOCS"),
    "nikola": ("hugo", "NIKOLA"),
    "nikola-links": ("generators", "NIKOLA_LINKS"),
    "obsidian": ("obsidian", "OBSIDIAN"),
    "omitted-html": ("omitted", "OMITTED_HTML"),
    "dollars": ("formulas", "DOLLARS"),
    "passthrough": ("formulas", "PASSTHROUGH"),
    "pelican": ("generators", "PELICAN"),
    "quartz": ("obsidian", "QUARTZ"),
    "vue": ("jsx", "VUE"),
    "zola": ("zola", "ZOLA"),
}


@cache  # each post asks for all of its site's
def language_named(name: str) -> Language:
    """Return a template language, importing only that one. Raises KeyError for another name."""
    module, constant = LANGUAGES[name]
    language: Language = getattr(import_module(f"{__name__}.{module}"), constant)
    return language
