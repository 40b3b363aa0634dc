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
from feedkit.lazy import lazy_function

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["usual_rendering"]

attachments = lazy_function("feedkit.content.attachments", "attachments")  # for one generator

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
}
PLUGIN_TEMPLATES = {
    "markdown-it-abbr": "abbreviations",
    "markdown-it-attrs": "trailing-attributes",
    "markdown-it-container": "containers",
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
    "docusaurus": _gfm("containers", "jsx", more=(EMOJI,)),
    "eleventy": _gfm("indented-html", "liquid"),
    "gatsby": _gfm(),
    "hexo": _gfm("hexo", more=(HARD_BREAKS,)),  # https://github.com/hexojs/hexo-renderer-marked
    "hugo": _gfm("hugo", more=("description_lists", SMART)),  # goldmark's usual extensions
    "jekyll": Rendering(renderer="kramdown", templates=frozenset({"html-blocks", "liquid"})),
    "mkdocs": Rendering(extensions=MATERIAL, templates=frozenset({"mkdocs"})),
    "nextjs": _gfm("components"),
    "nikola": Rendering(templates=frozenset({"nikola", "nikola-links"})),
    "obsidian": _gfm("obsidian", more=("inline_footnotes",)),
    "pelican": Rendering(templates=frozenset({"pelican"})),
    "vitepress": _gfm("containers", "vue", more=(EMOJI,)),
    "zola": _gfm("zola"),
}

# Those that put the site's base path before an address with a slash in front:
# https://docusaurus.io/docs/markdown-features/assets, https://vitepress.dev/guide/asset-handling,
# https://github.com/hexojs/hexo-renderer-marked (`prependRoot`),
# https://www.gatsbyjs.com/docs/how-to/previews-deploys-hosting/path-prefix/
BELOW_SITE = frozenset({"docusaurus", "gatsby", "hexo", "vitepress"})

# Extensions of Python-Markdown that a site may ask for, and those of their options that change the
# text and are plain values. Others read files, run what the site brings along, or take over the
# front matter, which has been read.
SITE_EXTENSIONS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        [
            "abbr",
            "admonition",
            "attr_list",
            "codehilite",
            "def_list",
            "extra",
            "fenced_code",
            "legacy_attrs",
            "legacy_em",
            "md_in_html",
            "nl2br",
            "sane_lists",
            "tables",
            "pymdownx.blocks.admonition",
            "pymdownx.blocks.caption",
            "pymdownx.blocks.definition",
            "pymdownx.blocks.details",
            "pymdownx.blocks.html",
            "pymdownx.blocks.tab",
            "pymdownx.details",
            "pymdownx.emoji",
            "pymdownx.extra",
            "pymdownx.highlight",
            "pymdownx.inlinehilite",
            "pymdownx.keys",
            "pymdownx.mark",
            "pymdownx.progressbar",
            "pymdownx.quotes",
            "pymdownx.saneheaders",
            "pymdownx.superfences",
            "pymdownx.tasklist",
        ],
        frozenset(),
    ),
    "footnotes": frozenset({"BACKLINK_TEXT", "SEPARATOR"}),
    "smarty": frozenset({"smart_angled_quotes", "smart_dashes", "smart_ellipses", "smart_quotes"}),
    "toc": frozenset({"marker", "title", "toc_depth", "baselevel"}),
    "wikilinks": frozenset({"base_url", "end_url"}),
    "pymdownx.arithmatex": frozenset({"generic", "smart_dollar"}),
    "pymdownx.betterem": frozenset({"smart_enable"}),
    "pymdownx.caret": frozenset({"insert", "smart_insert", "superscript"}),
    "pymdownx.critic": frozenset({"mode"}),
    "pymdownx.escapeall": frozenset({"hardbreak", "nbsp"}),
    "pymdownx.fancylists": frozenset({"additional_ordered_styles", "inject_style"}),
    "pymdownx.magiclink": frozenset(
        [
            "hide_protocol",
            "normalize_issue_symbols",
            "provider",
            "repo",
            "repo_url_shortener",
            "repo_url_shorthand",
            "social_url_shorthand",
            "user",
        ]
    ),
    "pymdownx.smartsymbols": frozenset(
        [
            "arrows",
            "care_of",
            "copyright",
            "fractions",
            "notequal",
            "ordinal_numbers",
            "plusminus",
            "registered",
            "trademark",
        ]
    ),
    "pymdownx.tabbed": frozenset({"alternate_style"}),
    "pymdownx.tilde": frozenset({"delete", "smart_delete", "subscript"}),
}
FILES = frozenset({"date", "none", "ordinal"})  # Jekyll's styles of permalinks that name files
# What MkDocs puts before the site's list: https://www.mkdocs.org/user-guide/configuration/
MKDOCS = ("toc", "tables", "fenced_code")
# https://docs.getpelican.com/en/stable/settings.html and https://getnikola.com/handbook.html
UNLISTED = {
    "mkdocs": MKDOCS,
    "nikola": ("fenced_code", "codehilite", "extra"),
    "pelican": ("codehilite", "extra"),
}


def usual_rendering(dialect: str | None, settings: Mapping[str, object]) -> Rendering:
    """Return how posts of `dialect` are rendered on a site with these `settings`.

    They are those of a `DetectedSite`; what is missing in them is as the generator has it.
    """
    if dialect is None or dialect not in USUAL:
        return Rendering()
    usual = USUAL[dialect]
    markdown = _mapping(settings.get("markdown"))
    usual = replace(
        usual,
        separator=_separator(settings),
        documents=_documents(settings) if dialect == "mkdocs" else {},
        attachments=_attachments(settings) if dialect == "obsidian" else {},
        content=_content(settings, "") if dialect == "pelican" else "",
        below_site=dialect in BELOW_SITE,
        shares_files=dialect == "hugo" and _on_one_host(settings),
    )
    if dialect in UNLISTED:
        listed = _mapping(markdown.get("extensions"))
        return _extended(usual, dialect, listed) if markdown else usual
    if dialect == "jekyll":
        usual = replace(usual, page_ending=_page_ending(settings))
        return _jekyll(usual, markdown)
    if dialect == "docusaurus":
        return _docusaurus(usual, markdown)
    if dialect == "hugo" and settings and markdown.get("unsafe") is not True:
        usual = replace(usual, templates=usual.templates | {"omitted-html"})
    return _switched(usual, markdown)


def _separator(settings: Mapping[str, object]) -> str | None:
    """Return the site's own mark behind an excerpt, or that of the first of its blogs (MkDocs)."""
    blogs = settings.get("blogs")
    places = [settings, *(map(_mapping, blogs) if isinstance(blogs, list) else ())]
    marks = (place.get("excerpt_separator") for place in places)
    return next((mark for mark in marks if isinstance(mark, str)), None)


def _documents(settings: Mapping[str, object]) -> dict[str, str]:
    """Return MkDocs' `docs_dir`, and that its blogs have the files beside posts where they are.

    https://www.mkdocs.org/user-guide/writing-your-docs/#internal-links; the blog plug-in takes the
    posts' own folder out of the paths of all that is in it.
    """
    documents, blogs = _content(settings, "docs"), settings.get("blogs")
    return {documents: ""} | {
        f"{documents}/{blog['posts']}".lstrip("/"): str(blog["folder"])
        for blog in map(_mapping, blogs if isinstance(blogs, list) else ())
        if blog.get("posts") and "folder" in blog
    }


def _attachments(settings: Mapping[str, object]) -> dict[str, str]:
    """Return what notes call the files of their vault, which Quartz builds a site of."""
    paths = settings.get("attachments")
    if not isinstance(paths, list):
        return {}
    names: dict[str, str] = attachments(paths, _content(settings, ""), slugs="output" in settings)
    return names


def _content(settings: Mapping[str, object], usual: str) -> str:
    """Return the first folder of content, the `usual` one if nothing is said of it."""
    content = settings.get("content")
    first = content[0] if isinstance(content, list) and content else None
    return str(_mapping(first).get("folder", usual))


def _on_one_host(settings: Mapping[str, object]) -> bool:
    """Say whether there are several languages, none with an address of its own.

    https://gohugo.io/content-management/multilingual/#page-bundles
    """
    languages = _mapping(settings.get("languages"))
    return len(languages) > 1 and not any(_mapping(each).get("url") for each in languages.values())


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _extended(usual: Rendering, dialect: str, listed: Mapping[str, object]) -> Rendering:
    """Return how Python-Markdown is set up with those of the listed extensions that are at hand."""
    named = {name.removeprefix("markdown.extensions."): listed[name] for name in listed}
    first = MKDOCS if dialect == "mkdocs" else ()
    names = (*first, *named) if named else UNLISTED[dialect]
    known = tuple(dict.fromkeys(name for name in names if name in SITE_EXTENSIONS))
    options = {
        name: {
            option: value
            for option, value in _mapping(named.get(name)).items()
            if option in SITE_EXTENSIONS[name] and isinstance(value, str | int)
        }
        for name in known
    }
    return replace(usual, extensions=known, extension_options=options)


def _jekyll(usual: Rendering, markdown: Mapping[str, object]) -> Rendering:
    """Return what `kramdown` or the engine that stands in its place does."""
    if str(markdown.get("engine") or "kramdown").lower() != "kramdown":
        # CommonMarkGhPages, GFM and the like
        other = _gfm("liquid")
        return replace(other, separator=usual.separator, page_ending=usual.page_ending)
    options = _mapping(markdown.get("options"))
    if options.get("parse_block_html") is True:
        usual = replace(usual, templates=frozenset({"markdown-in-html", "liquid"}))
    if options.get("hard_wrap") is True:
        usual = replace(usual, extensions=(*KRAMDOWN_EXTENSIONS, HARD_BREAKS))
    return usual


def _page_ending(settings: Mapping[str, object]) -> str:
    """Return what Jekyll's pages have of the posts' permalink.

    https://jekyllrb.com/docs/permalinks/#pages, and `add_permalink_suffix` in Jekyll's source.
    """
    style = str(settings.get("permalink") or "date")
    if style == "pretty" or style.endswith("/"):
        return "/"
    return ".html" if style in FILES or style.endswith(":output_ext") else ""


def _docusaurus(usual: Rendering, markdown: Mapping[str, object]) -> Rendering:
    """Return how files called ``.md`` are read: as MDX, unless the site says otherwise.

    https://docusaurus.io/docs/api/docusaurus-config#markdown
    """
    if markdown.get("engine") in ("detect", "md"):
        usual = replace(usual, templates=usual.templates - {"jsx"})
    return _switched(replace(usual, first_heading_is_title=True), markdown)


def _switched(usual: Rendering, markdown: Mapping[str, object]) -> Rendering:
    """Return comrak with the switches that the configuration turns on or off."""
    usual = _plugged_in(usual, markdown.get("plugins"))
    switches = dict.fromkeys(usual.extensions or (), True)
    said = {**_mapping(markdown.get("options")), **markdown}
    if said.get("templates") is False or said.get("disableNunjucks") is True:
        usual = replace(usual, templates=usual.templates - TEMPLATE_ENGINES)
    for key, switch in SWITCHES.items():
        value = said.get(key)
        if isinstance(value, bool):
            switches[switch] = value
    return replace(usual, extensions=tuple(name for name, on in switches.items() if on))


def _plugged_in(usual: Rendering, plugins: object) -> Rendering:
    """Return comrak with what packages for markdown-it add."""
    names = [name for name in plugins if isinstance(name, str)] if isinstance(plugins, list) else []
    extensions = [PLUGINS[name] for name in names if name in PLUGINS]
    return replace(
        usual,
        extensions=tuple(dict.fromkeys([*(usual.extensions or ()), *extensions])),
        templates=usual.templates
        | {PLUGIN_TEMPLATES[name] for name in names if name in PLUGIN_TEMPLATES},
    )
