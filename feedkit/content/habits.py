"""How the bodies of each dialect's posts become HTML: the generator's own renderer, or its nearest.

``docs/renderers.md`` has the measurements behind the choice. Dialects that are not here are plain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from feedkit.content.rendering import GFM_EXTENSIONS, Rendering

__all__ = ["rendering_for"]

#: Settings of a site's Markdown, and comrak's name for the same.
SWITCHES: Mapping[str, str] = {
    "typographer": "smart",
    "hard_wraps": "hardbreaks",
    "emoji": "shortcodes",
}
#: Extensions of Python-Markdown that a site may choose; none of those that read other files.
CHOICE = """
abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em
md_in_html meta nl2br sane_lists smarty tables toc wikilinks
pymdownx.arithmatex pymdownx.betterem pymdownx.blocks.admonition pymdownx.blocks.caption
pymdownx.blocks.details pymdownx.blocks.tab pymdownx.caret pymdownx.critic pymdownx.details
pymdownx.emoji pymdownx.escapeall pymdownx.extra pymdownx.fancylists pymdownx.highlight
pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink pymdownx.mark pymdownx.progressbar
pymdownx.saneheaders pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist
pymdownx.tilde
"""
KNOWN = frozenset(CHOICE.split())

GFM = Rendering(renderer="gfm")
PYTHON_MARKDOWN = Rendering(renderer="markdown")

RENDERINGS: Mapping[str, Rendering] = {
    # https://jekyllrb.com/docs/configuration/markdown/: kramdown with its GFM parser
    "jekyll": replace(
        GFM, renderer="kramdown", templates=frozenset({"liquid", "attributes", "inline-attributes"})
    ),
    # https://gohugo.io/configuration/markup/: goldmark with definition lists and typographer
    "hugo": replace(
        GFM,
        extensions=(*GFM_EXTENSIONS, "description_lists", "smart"),
        templates=frozenset({"hugo", "alerts", "attributes"}),
    ),
    # https://www.getzola.org/documentation/content/overview/: pulldown-cmark
    "zola": replace(GFM, templates=frozenset({"zola", "attributes"})),
    # https://hexo.io/docs/tag-plugins: marked, between nunjucks tags
    "hexo": replace(GFM, templates=frozenset({"hexo"})),
    "docusaurus": replace(GFM, templates=frozenset({"jsx", "containers"})),
    "gatsby": GFM,
    "astro": replace(GFM, templates=frozenset({"jsx"})),
    "nextjs": replace(GFM, templates=frozenset({"jsx"})),
    "vitepress": replace(GFM, templates=frozenset({"vue", "containers", "alerts"})),
    # https://www.11ty.dev/docs/languages/markdown/: Liquid first, then markdown-it
    "eleventy": replace(GFM, templates=frozenset({"liquid"})),
    "obsidian": replace(GFM, templates=frozenset({"obsidian", "alerts"})),
    "pelican": replace(PYTHON_MARKDOWN, templates=frozenset({"pelican", "liquid"})),
    "nikola": replace(PYTHON_MARKDOWN, templates=frozenset({"nikola"})),
    "mkdocs": replace(PYTHON_MARKDOWN, templates=frozenset({"mkdocs"})),
}


def rendering_for(dialect: str, settings: Mapping[str, object]) -> Rendering:
    """Return how the bodies of posts of `dialect` become HTML, on a site with these `settings`.

    `settings` are what `feedkit.sites` found in the site's own configuration.
    """
    rendering = RENDERINGS.get(dialect, PYTHON_MARKDOWN)
    separator = settings.get("excerpt_separator")
    if isinstance(separator, str) and separator.strip():
        rendering = replace(rendering, separator=separator.strip())
    markdown = settings.get("markdown")
    return _configured(rendering, markdown) if isinstance(markdown, Mapping) else rendering


def _configured(rendering: Rendering, markdown: Mapping[str, object]) -> Rendering:
    """Return `rendering` as the site's own configuration of its Markdown changes it."""
    if rendering.renderer == "markdown":
        extensions = markdown.get("extensions")
        return _extended(rendering, extensions) if isinstance(extensions, Mapping) else rendering
    usual = rendering.extensions or (GFM_EXTENSIONS if rendering.renderer == "gfm" else None)
    if usual is None:
        return rendering
    wanted = [name for key, name in SWITCHES.items() if markdown.get(key) is True]
    refused = [name for key, name in SWITCHES.items() if markdown.get(key) is False]
    kept = [name for name in usual if name not in refused]
    return replace(rendering, extensions=tuple(dict.fromkeys([*kept, *wanted])))


def _extended(rendering: Rendering, extensions: Mapping[object, object]) -> Rendering:
    """Return `rendering` with the extensions of Python-Markdown that a site has chosen.

    Only of those that are known: a name is a module, and a site's configuration is not to choose
    what is imported and run here.
    """
    known = {
        str(name): {key: value for key, value in options.items() if value is not None}
        if isinstance(options, Mapping)
        else {}
        for name, options in extensions.items()
        if str(name).removeprefix("markdown.extensions.") in KNOWN
    }
    return replace(rendering, extensions=tuple(known), extension_options=known)
