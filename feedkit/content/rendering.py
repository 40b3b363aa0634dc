"""How the bodies of a site's posts become HTML: what its dialect and its configuration decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, field

from feedkit.content.allowed import Allow

__all__ = [
    "GFM_EXTENSIONS",
    "KRAMDOWN_EXTENSIONS",
    "MARKDOWN_EXTENSIONS",
    "TEMPLATE_ENGINES",
    "Renderer",
    "Rendering",
]

Renderer: TypeAlias = Callable[[str], str]
"""Takes the body of a post, returns HTML. What it raises leaves the post out of the feed."""

#: What Python-Markdown is extended by, when nothing else is said.
MARKDOWN_EXTENSIONS = ("extra", "sane_lists", "admonition")

#: What comrak is extended by, when nothing else is said: GitHub Flavored Markdown, with formulas
#: left alone. ``smart`` (typographic quotes), ``hardbreaks`` (every line end is a line break) and
#: ``shortcodes`` (``:smile:``) can be added, and any other switch that comrak has.
GFM_EXTENSIONS = (
    "strikethrough",
    "table",
    "autolink",
    "tasklist",
    "footnotes",
    "math_dollars",
    "cjk_friendly_emphasis",
)

# Of all engines at hand comrak is closest to kramdown with its parser for GFM, which Jekyll uses
# (https://kramdown.gettalong.org/parser/gfm.html; see docs/renderers.md). What differs: an address
# alone is no link.
KRAMDOWN_EXTENSIONS = (
    *(name for name in GFM_EXTENSIONS if name != "autolink"),
    "description_lists",
    "smart",
)

#: Template languages that a site or a post may do without.
TEMPLATE_ENGINES = frozenset(["hexo", "liquid"])

NOTHING_MORE = Allow()


class Rendering(Struct, frozen=True, kw_only=True):
    """How bodies become HTML."""

    renderer: str | Renderer = "markdown"
    """``markdown`` (Python-Markdown), ``gfm`` (comrak), ``kramdown`` (comrak, set up to come close
    to it), ``html`` (nothing is rendered), ``rst`` (docutils), the name of an entry point in the
    group ``feedkit.renderers``, or a function. The front matter's ``renderer`` and the file's
    extension come first."""
    extensions: tuple[str, ...] | None = None
    """Of Python-Markdown or comrak, instead of the usual ones."""
    extension_options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Of Python-Markdown's extensions, by their names."""
    templates: frozenset[str] = frozenset()
    """The template languages of `feedkit.content.templates.LANGUAGES` that posts may contain."""
    documents: Mapping[str, str] = field(default_factory=dict)
    """Folders, and where on the site what is below them is published, so that relative addresses
    start at the source file (MkDocs, VitePress). Without any they start at the page."""
    content: str = ""
    """The folder of all content, from which template tags see files (Pelican's ``PATH``)."""
    shares_files: bool = False
    """Whether the files beside a post are also those of its translations (Hugo)."""
    attachments: Mapping[str, str] = field(default_factory=dict)
    """Files that any post may call so, and their addresses below the site's (Obsidian)."""
    below_site: bool = False
    """Whether an address with a slash in front is below the site's own, and not the host's."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What the site's configuration says, by dotted paths, for posts to show (Jekyll, Hugo)."""
    page_ending: str = "/"
    """What the addresses of pages that are no posts end in (Docusaurus, VitePress)."""
    first_heading_is_title: bool = False
    """Whether a heading of the first rank before all others is none of the text, whatever it says;
    else it is where it says what the title does (Docusaurus)."""
    separator: str | None = None  #: the site's own mark behind an excerpt
    excerpt_length: int = 55  #: in `excerpt_unit`s
    excerpt_unit: Literal["words", "characters"] = "words"
    clean: Literal["safe", "trust"] = "safe"
    """Whether what a reader should not run is taken out, or the author's HTML stays as it is."""
    allow: Allow = NOTHING_MORE  #: what stays in the HTML beyond what feedkit lets through

    def __hash__(self) -> int:
        return hash((self.extensions, self.templates, self.allow))  # a table has none
