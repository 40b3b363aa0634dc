"""What a post is rendered with: by its front matter, its file's name, and its site's habits."""

from __future__ import annotations

from posixpath import splitext
from typing import TYPE_CHECKING

from feedkit.content.rendering import TEMPLATE_ENGINES, Renderer, Rendering
from feedkit.content.templates import LANGUAGES, Language, language_named
from feedkit.content.templates.separator import separator
from feedkit.entries.fields import is_false, is_true
from feedkit.errors import ConfigError, PostError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.content.templates.code import Markup
    from feedkit.model import Entry

__all__ = ["OMITTED", "languages_of", "markup_of", "renderer_of", "separator_of"]

# The renderers that a file's extension decides for, whatever the site's usual one is.
BY_EXTENSION = {
    ".htm": "html",
    ".html": "html",
    ".liquid": "html",  # Eleventy's, as the next
    ".njk": "html",
    ".mdx": "gfm",
    ".rst": "rst",
    ".txt": "rst",  # Nikola's
    ".xhtml": "html",
}
MARKUPS: Mapping[str, Markup] = {"html": "html", "rst": "rst"}  # of renderers; of others, Markdown

# What is neither Markdown nor a template, by the renderers that do not know it.
ALWAYS: Mapping[str, tuple[str, ...]] = {
    "markdown": ("attributes", "contents", "alerts", "emphasis"),
    "gfm": ("inline-attributes", "attributes", "contents", "alerts", "emphasis"),
    "kramdown": (
        "extensions",
        "definitions",
        "abbreviations",
        "addresses",
        "tables",
        "tildes",
        "inline-attributes",
        "attributes",
        "contents",
        "alerts",
        "emphasis",
    ),
}

OMITTED = "omitted-html"
MARKDOWN = "md"  # as Eleventy calls it among a post's engines


def renderer_of(entry: Entry, rendering: Rendering) -> str | Renderer:
    """Return the post's own choice, else what its file is written in, else the site's renderer.

    Raises PostError for a choice that is none.
    """
    chosen = entry.metadata.get("renderer")
    if isinstance(chosen, str):
        return chosen
    if chosen is not None:
        message = f"expected a name, got {chosen!r}"
        path = entry.source or entry.link
        raise PostError(Problem(path=path, field="renderer", message=message))
    engines = _engines(entry)
    if engines is not None and MARKDOWN not in engines:
        return "html"
    return BY_EXTENSION.get(_extension(entry), rendering.renderer)


def _engines(entry: Entry) -> frozenset[str] | None:
    """Return what alone a post is to be rendered with; None if all that is usual.

    https://www.11ty.dev/docs/template-overrides/, https://hexo.io/docs/front-matter and
    https://jekyllrb.com/docs/liquid/tags/ (`render_with_liquid`).
    """
    chosen = entry.metadata.get("templateEngineOverride")
    if isinstance(chosen, str):
        return frozenset(map(str.strip, chosen.split(",")))
    if chosen is False:
        return frozenset()
    is_plain = is_true(entry.metadata.get("disableNunjucks")) or is_false(
        entry.metadata.get("render_with_liquid")
    )
    return frozenset([MARKDOWN]) if is_plain else None


def languages_of(entry: Entry, name: str | Renderer, rendering: Rendering) -> list[Language]:
    """Return the template languages to look for. Raises ConfigError for one that there is not."""
    mark = separator_of(entry, rendering)
    own_mark = [] if mark is None or mark.startswith("<!--") else [separator(mark)]
    engines = _engines(entry)
    off = TEMPLATE_ENGINES if engines is not None and engines <= {MARKDOWN} else frozenset()
    names = rendering.templates - off
    if _extension(entry) == ".mdx":
        names |= {"dollars", "jsx"}
    if unknown := names.difference(LANGUAGES):
        known = ", ".join(LANGUAGES)
        raise ConfigError(f"templates: there is no {min(unknown)!r}; there are {known}")
    if name == "html":  # of which nothing is left out: its author wrote nothing else
        names -= {OMITTED}
    always = ALWAYS.get(name, ()) if isinstance(name, str) else ()
    return own_mark + [language_named(each) for each in (*sorted(names), *always)]


def markup_of(name: str | Renderer) -> Markup:
    """Return what the texts are written in that a renderer takes."""
    return MARKUPS.get(name, "markdown") if isinstance(name, str) else "markdown"


def separator_of(entry: Entry, rendering: Rendering) -> str | None:
    """Return what stands behind the excerpt of a post, if it or its site has a mark of its own."""
    own = entry.metadata.get("excerpt_separator")  # Jekyll's, of one post
    return own if isinstance(own, str) and own else rendering.separator or None


def _extension(entry: Entry) -> str:
    return splitext(entry.source or "")[1].lower()
