"""What cannot be run is taken out: the template languages that posts are written in.

Inside code a tag is an example, and stays. Elsewhere a tag is replaced by what its author saw, as
far as that can be known without running the site's program: see `common` for the tags that mean the
same everywhere, and the other modules for those of one language.
"""

from __future__ import annotations

from feedkit.content.templates.attributes import (
    ATTRIBUTES,
    CONTENTS,
    INLINE_ATTRIBUTES,
)
from feedkit.content.templates.boxes import ALERTS, CONTAINERS
from feedkit.content.templates.elements import HTML_BLOCKS, MARKDOWN_IN_HTML
from feedkit.content.templates.emphasis import EMPHASIS
from feedkit.content.templates.expand import expand
from feedkit.content.templates.generators import MKDOCS, NIKOLA_LINKS, PELICAN
from feedkit.content.templates.hexo import HEXO
from feedkit.content.templates.hugo import HUGO, NIKOLA
from feedkit.content.templates.jsx import COMPONENTS, JSX, VUE
from feedkit.content.templates.kramdown import DEFINITIONS, EXTENSIONS
from feedkit.content.templates.liquid import LIQUID
from feedkit.content.templates.obsidian import OBSIDIAN
from feedkit.content.templates.omitted import OMITTED_HTML
from feedkit.content.templates.tag import Context, Language
from feedkit.content.templates.zola import ZOLA

__all__ = ["LANGUAGES", "Context", "Language", "expand"]

#: The template languages by the names that a `Rendering` has for them.
LANGUAGES: dict[str, Language] = {
    "alerts": ALERTS,
    "attributes": ATTRIBUTES,
    "inline-attributes": INLINE_ATTRIBUTES,
    "components": COMPONENTS,
    "containers": CONTAINERS,
    "contents": CONTENTS,
    "definitions": DEFINITIONS,
    "extensions": EXTENSIONS,
    "emphasis": EMPHASIS,
    "hexo": HEXO,
    "html-blocks": HTML_BLOCKS,
    "markdown-in-html": MARKDOWN_IN_HTML,
    "hugo": HUGO,
    "jsx": JSX,
    "liquid": LIQUID,
    "mkdocs": MKDOCS,
    "nikola": NIKOLA,
    "nikola-links": NIKOLA_LINKS,
    "obsidian": OBSIDIAN,
    "omitted-html": OMITTED_HTML,
    "pelican": PELICAN,
    "vue": VUE,
    "zola": ZOLA,
}
