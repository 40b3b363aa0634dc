"""Python-Markdown with the extensions that a site's configuration lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.entries.settings import mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.content.rendering import Rendering

__all__ = ["extended"]

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
    # Unlike the alternate style, the usual one has each tab's label before its text.
    "pymdownx.tabbed": frozenset(),
    "pymdownx.tilde": frozenset({"delete", "smart_delete", "subscript"}),
}
# What MkDocs puts before the site's list: https://www.mkdocs.org/user-guide/configuration/
MKDOCS = ("toc", "tables", "fenced_code")
# https://docs.getpelican.com/en/stable/settings.html and https://getnikola.com/handbook.html
UNLISTED = {
    "mkdocs": MKDOCS,
    "nikola": ("fenced_code", "codehilite", "extra"),
    "pelican": ("codehilite", "extra"),
}


def extended(usual: Rendering, dialect: str, markdown: Mapping[str, object]) -> Rendering:
    """Return how Python-Markdown is set up with those of the listed extensions that are at hand.

    `markdown` is what the configuration says of it (see `feedkit.sites.found`).
    """
    if not markdown:
        return usual
    listed = mapping(markdown, "extensions")
    named = {name.removeprefix("markdown.extensions."): listed[name] for name in listed}
    first = MKDOCS if dialect == "mkdocs" else ()
    names = (*first, *named) if named else UNLISTED[dialect]
    known = tuple(dict.fromkeys(name for name in names if name in SITE_EXTENSIONS))
    options = {
        name: {
            option: value
            for option, value in mapping(named, name).items()
            if option in SITE_EXTENSIONS[name] and isinstance(value, str | int)
        }
        for name in known
    }
    return replace(usual, extensions=known, extension_options=options)
