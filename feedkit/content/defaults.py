"""How each generator's users write, and what the site's own configuration changes about that.

Which engine comes closest to which generator's was measured: see docs/renderers.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.rendering import (
    GFM_EXTENSIONS,
    KRAMDOWN_EXTENSIONS,
    MARKDOWN_EXTENSIONS,
    TEMPLATE_ENGINES,
    Rendering,
)
from feedkit.entries.settings import mapping, rows, texts
from feedkit.lazy import lazy_function

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["usual_rendering"]

goldmark = lazy_function("feedkit.content.goldmark", "goldmark")  # of one generator

# Switches of comrak's that are not GitHub's.
SMART = "smart"
HARD_BREAKS = "hardbreaks"
EMOJI = "shortcodes"
# What configurations call them; the last two are of https://github.com/hexojs/hexo-renderer-marked.
SWITCHES = {
    "typographer": SMART,
    "hard_wraps": HARD_BREAKS,
    "emoji": EMOJI,
    "breaks": HARD_BREAKS,
    "smartypants": SMART,
}

# What packages for markdown-it are here: switches of comrak's, and template languages.
# https://github.com/markdown-it and https://github.com/arve0/markdown-it-attrs
PLUGINS = {
    "markdown-it-deflist": "description_lists",
    "markdown-it-emoji": EMOJI,
    "markdown-it-footnote": "inline_footnotes",
    "markdown-it-ins": "insert",
    "markdown-it-mark": "highlight",
    "markdown-it-sub": "subscript",
    "markdown-it-sup": "superscript",
    # https://github.com/remarkjs/remark-footnotes#optionsinlinenotes
    "remark-footnotes": "inline_footnotes",
}
PLUGIN_TEMPLATES = {
    "markdown-it-abbr": "abbreviations",
    "markdown-it-attrs": "trailing-attributes",
    "markdown-it-container": "containers",
    "markdown-it-imsize": "image-sizes",
}


def _gfm(*templates: str, more: tuple[str, ...] = ()) -> Rendering:
    return Rendering(
        renderer="gfm", extensions=(*GFM_EXTENSIONS, *more), templates=frozenset(templates)
    )


# What nearly all sites with Material for MkDocs list, for when the list is not at hand.
MATERIAL = (
    *MARKDOWN_EXTENSIONS,
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
)

USUAL: Mapping[str, Rendering] = {
    # https://docs.astro.build/en/guides/markdown-content/; plug-ins add the directives.
    "astro": _gfm("containers", "directives", more=(SMART,)),
    # https://docusaurus.io/docs/api/docusaurus-config#markdown
    "docusaurus": _gfm("code-marks", "containers", "dollars", "jsx", more=(EMOJI,)),
    "eleventy": _gfm("indented-html", "liquid"),
    "gatsby": _gfm("films"),
    "hexo": _gfm("hexo", more=(HARD_BREAKS,)),  # https://github.com/hexojs/hexo-renderer-marked
    "hugo": _gfm("hugo", more=("description_lists", SMART)),  # goldmark's usual extensions
    "jekyll": Rendering(renderer="kramdown", templates=frozenset({"html-blocks", "liquid"})),
    "mkdocs": Rendering(extensions=MATERIAL, templates=frozenset({"mkdocs"})),
    "nextjs": _gfm("components"),
    "nikola": Rendering(templates=frozenset({"nikola", "nikola-links"})),
    # https://content.nuxt.com/docs/files/markdown: remark-emoji is always at work.
    "nuxt": _gfm("mdc", "vue", more=(EMOJI,)),
    "obsidian": _gfm("quartz", more=("inline_footnotes",)),
    "pelican": Rendering(templates=frozenset({"pelican"})),
    # https://mdsvex.pngwn.io/docs#smartypants
    "sveltekit": _gfm("svelte", more=(SMART,)),
    # https://vitepress.dev/guide/markdown
    "vitepress": _gfm(
        "code-marks", "containers", "image-sizes", "trailing-attributes", "vue", more=(EMOJI,)
    ),
    "zola": _gfm("zola"),
}

# Those that put the site's base path before an address with a slash in front:
# https://docusaurus.io/docs/markdown-features/assets, https://vitepress.dev/guide/asset-handling,
# https://github.com/hexojs/hexo-renderer-marked (`prependRoot`),
# https://www.gatsbyjs.com/docs/how-to/previews-deploys-hosting/path-prefix/
BELOW_SITE = frozenset({"docusaurus", "gatsby", "hexo", "vitepress"})


def usual_rendering(dialect: str | None, settings: Mapping[str, object]) -> Rendering:
    """Return how posts of `dialect` are rendered on a site with these `settings`.

    They are those of a `DetectedSite`; what is missing in them is as the generator has it.
    """
    if dialect is None or dialect not in USUAL:
        return Rendering()
    markdown = mapping(settings, "markdown")
    usual = replace(
        USUAL[dialect],
        separator=_separator(settings),
        below_site=dialect in BELOW_SITE,
    )
    if dialect in OWN:
        usual = OWN[dialect](usual, settings)
    if usual.renderer == "markdown":
        from feedkit.content.extended import extended  # noqa: PLC0415 - of three generators

        return extended(usual, dialect, markdown)
    return usual if dialect == "jekyll" else _switched(usual, markdown)


def _separator(settings: Mapping[str, object]) -> str | None:
    """Return the site's own mark behind an excerpt, or that of the first of its blogs (MkDocs)."""
    places = [settings, *rows(settings, "blogs")]
    marks = (place.get("excerpt_separator") for place in places)
    return next((mark for mark in marks if isinstance(mark, str)), None)


def _pelican(usual: Rendering, settings: Mapping[str, object]) -> Rendering:
    tags = {"liquid-tags"} if settings.get("liquid_tags") else set()
    return replace(usual, content=_content(settings, ""), templates=usual.templates | tags)


def _mkdocs(usual: Rendering, settings: Mapping[str, object]) -> Rendering:
    """Take files from MkDocs' `docs_dir`; its blogs have those beside posts where they are.

    https://www.mkdocs.org/user-guide/writing-your-docs/#internal-links; the blog plug-in takes the
    posts' own folder out of the paths of all that is in it.
    """
    documents = _content(settings, "docs")
    of_blogs = {
        f"{documents}/{blog['posts']}".lstrip("/"): str(blog["folder"])
        for blog in rows(settings, "blogs")
        if blog.get("posts") and "folder" in blog
    }
    return replace(usual, documents={documents: "", **of_blogs})


def _obsidian(usual: Rendering, settings: Mapping[str, object]) -> Rendering:
    """Find the files of a vault, which Quartz builds a site of, by what notes call them."""
    from feedkit.content.attachments import attachments  # noqa: PLC0415 - for one generator

    paths = texts(settings, "attachments")
    is_quartz = "output" in settings
    named = attachments(paths, _content(settings, ""), slugs=is_quartz)
    templates = usual.templates if is_quartz or not settings else frozenset({"obsidian"})
    return replace(usual, attachments=named, templates=templates)


def _content(settings: Mapping[str, object], usual: str) -> str:
    """Return the first folder of content, the `usual` one if nothing is said of it."""
    first = next(iter(rows(settings, "content")), {})
    return str(first.get("folder", usual))


def _jekyll(usual: Rendering, settings: Mapping[str, object]) -> Rendering:
    """Return what `kramdown` or the engine that stands in its place does."""
    shown = {path: str(value) for path, value in mapping(settings, "texts").items()}
    usual = replace(usual, texts=shown)
    markdown = mapping(settings, "markdown")
    if str(markdown.get("engine") or "kramdown").lower() != "kramdown":
        # CommonMarkGhPages, GFM and the like
        other = _gfm("liquid")
        return replace(
            usual, renderer=other.renderer, extensions=other.extensions, templates=other.templates
        )
    options = mapping(markdown, "options")
    if options.get("parse_block_html") is True:
        usual = replace(usual, templates=frozenset({"markdown-in-html", "liquid"}))
    if options.get("hard_wrap") is True:
        usual = replace(usual, extensions=(*KRAMDOWN_EXTENSIONS, HARD_BREAKS))
    return usual


def _vitepress(usual: Rendering, settings: Mapping[str, object]) -> Rendering:
    """Find pages that are no posts: https://vitepress.dev/guide/routing#linking-between-pages."""
    ending = "" if settings.get("pretty_urls") else ".html"
    return replace(usual, documents={_content(settings, ""): ""}, page_ending=ending)


def _docusaurus(usual: Rendering, settings: Mapping[str, object]) -> Rendering:
    """Return how files called ``.md`` are read: as MDX, unless the site says otherwise.

    https://docusaurus.io/docs/api/docusaurus-config#markdown. Pages' addresses end as is said there
    under `trailingSlash`.
    """
    if mapping(settings, "markdown").get("engine") in ("detect", "md"):
        usual = replace(usual, templates=usual.templates - {"dollars", "jsx"})
    ending = "/" if settings.get("trailing_slash") == "always" else ""
    return replace(usual, first_heading_is_title=True, page_ending=ending)


# What is worked out of a site's settings, beside switches of its Markdown.
OWN: Mapping[str, Callable[[Rendering, Mapping[str, object]], Rendering]] = {
    "docusaurus": _docusaurus,
    "hugo": goldmark,
    "jekyll": _jekyll,
    "mkdocs": _mkdocs,
    "obsidian": _obsidian,
    "pelican": _pelican,
    "vitepress": _vitepress,
}


def _switched(usual: Rendering, markdown: Mapping[str, object]) -> Rendering:
    """Return comrak with the switches that the configuration turns on or off."""
    usual = _plugged_in(usual, texts(markdown, "plugins"))
    switches = dict.fromkeys(usual.extensions or (), True)
    said = {**mapping(markdown, "options"), **markdown}
    if said.get("templates") is False or said.get("disableNunjucks") is True:
        usual = replace(usual, templates=usual.templates - TEMPLATE_ENGINES)
    for key, switch in SWITCHES.items():
        value = said.get(key)
        if isinstance(value, bool):
            switches[switch] = value
    return replace(usual, extensions=tuple(name for name, on in switches.items() if on))


def _plugged_in(usual: Rendering, names: Iterable[str]) -> Rendering:
    """Return comrak with what packages for markdown-it add."""
    extensions = [PLUGINS[name] for name in names if name in PLUGINS]
    return replace(
        usual,
        extensions=tuple(dict.fromkeys([*(usual.extensions or ()), *extensions])),
        templates=usual.templates
        | {PLUGIN_TEMPLATES[name] for name in names if name in PLUGIN_TEMPLATES},
    )
