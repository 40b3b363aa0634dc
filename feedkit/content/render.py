"""From a post's body to what a subscriber reads."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from posixpath import normpath, splitext
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from feedkit.characters import legal
from feedkit.content.clean import clean
from feedkit.content.excerpt import excerpt, prose
from feedkit.content.footnotes import unique_footnotes
from feedkit.content.links import Links, original_of
from feedkit.content.plain import plain
from feedkit.content.renderers import TooComplexError, find_renderer, without_html
from feedkit.content.rendering import TEMPLATE_ENGINES, Renderer, Rendering
from feedkit.content.templates import LANGUAGES, Context, Language, expand, in_use, language_named
from feedkit.content.templates.separator import separator
from feedkit.entries.fields import is_false, is_true
from feedkit.entries.media import media_base
from feedkit.errors import ConfigError, PostError, Problem
from feedkit.lazy import lazy_function, lazy_re
from feedkit.urls import absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedkit.content.templates.code import Markup
    from feedkit.model import Entry, Site

__all__ = ["Rendered", "render_body"]

# The renderers that a file's extension decides for, whatever the site's usual one is.
BY_EXTENSION = {
    ".htm": "html",
    ".html": "html",
    ".mdx": "gfm",
    ".rst": "rst",
    ".txt": "rst",  # Nikola's
    ".xhtml": "html",
}
MARKUPS: dict[str, Markup] = {"html": "html", "rst": "rst"}  # of renderers; of others, Markdown

# What is neither Markdown nor a template, by the renderers that do not know it.
ALWAYS: dict[str, tuple[str, ...]] = {
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

SOURCE = lazy_re(r"[^?#:]*\.(?:md|mdx|markdown|rst)(?:#.*)?", re.IGNORECASE)
# A source file that is no post: the page that all generators make of it, if they make one.
ROOTED = lazy_re(r"@?/((?:[^/#]*/)*)(?:_?index|([^/#]*))\.\w+(#.*|)")
FILE = lazy_re(r"[^?#:/][^?#:]*\.\w+(?:#.*)?")

# What authors put behind an excerpt: WordPress's, Hugo's and Jekyll's `more`, Docusaurus's
# `truncate`, Nikola's, Pelican's.
EXCERPT_END = lazy_re(
    r"<!--\s*(?:more|truncate|excerpt|TEASER_END|PELICAN_END_SUMMARY)\b[^<>]{0,200}-->",
    re.IGNORECASE,
)
END = "\ufdd0"  # stands for it while the HTML is cleaned; Unicode keeps it free for such uses

# https://docusaurus.io/docs/advanced/routing#escaping-from-spa-redirects: a file of the site. Such
# an address looks like one of a kind that no feed may hold.
PATHNAME = ('="pathname:///', '="/')
OF_SITE = "@site/"  # https://docusaurus.io/docs/markdown-features/links
WORDS = lazy_re(r"[\W_]+")
HEADING_OR_LINE = lazy_re(r"<(?:hr|h[1-6])\b")
HEADING = lazy_re(r"\s*<h1(?: [^<>]*)?>(.*?)</h1>", re.DOTALL)

# From this share of a post on, what nobody could make sense of is worth a word to its author.
MUCH = 0.1
OMITTED = "omitted-html"
MARKDOWN = "md"  # as Eleventy calls it among a post's engines
NO_LINKS = Links()

attached = lazy_function("feedkit.content.attachments", "attached")  # for one generator


class Rendered(Struct, frozen=True):
    """What became of a body."""

    content: str  #: HTML
    summary: str | None  #: plain text: the entry's own, else what the HTML begins with


def render_body(
    entry: Entry,
    site: Site,
    rendering: Rendering,
    *,
    links: Links = NO_LINKS,
    warn: Callable[[Problem], None],
) -> Rendered:
    """Return the body of `entry` as safe HTML with absolute addresses, and a summary.

    `links` knows the other posts, for links from one source file to another. What is not as its
    author meant it, but no reason to leave the post out, is handed to `warn`. Raises PostError for
    a post that cannot be rendered, ConfigError for a `rendering` that makes no sense.
    """
    name = _renderer_of(entry, rendering)
    markup = MARKUPS.get(name, "markdown") if isinstance(name, str) else "markdown"
    context = Context(
        entry=entry,
        site=site,
        links=links,
        markup=markup,
        content=rendering.content,
        page_ending=rendering.page_ending,
    )
    text = legal(entry.body).replace(END, "")
    if name != rendering.renderer:  # whose extensions are none of this one's
        rendering = replace(rendering, renderer=name, extensions=None, extension_options={})
    languages = in_use(text, _languages(entry, name, rendering))
    html = without_html(text, name, rendering) if _is_html_alone(languages, rendering) else None
    if html is None:
        html = _rendered(expand(text, languages, context), entry, name, rendering, warn)
    html = _cleaned(_marked(html, _separator(entry, rendering)), context, rendering)
    html = _without_title(html, entry.title, rendering)
    before, end, after = unique_footnotes(html, entry).partition(END)
    _report(context, warn)
    return Rendered(
        content=before + after,
        summary=entry.summary
        or (end and prose(before))
        or excerpt(before + after, rendering.excerpt_length, rendering.excerpt_unit),
    )


def _renderer_of(entry: Entry, rendering: Rendering) -> str | Renderer:
    """Return the post's own choice, else what its file is written in, else the site's renderer."""
    chosen = entry.metadata.get("renderer")
    if isinstance(chosen, str):
        return chosen
    if chosen is not None:
        raise PostError(_problem(entry, f"expected a name, got {chosen!r}", field="renderer"))
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


def _languages(entry: Entry, name: str | Renderer, rendering: Rendering) -> list[Language]:
    """Return the template languages to look for."""
    mark = _separator(entry, rendering)
    own_mark = [] if mark is None or mark.startswith("<!--") else [separator(mark)]
    engines = _engines(entry)
    off = TEMPLATE_ENGINES if engines is not None and engines <= {MARKDOWN} else frozenset()
    names = rendering.templates - off
    if _extension(entry) == ".mdx":
        names |= {"jsx"}
    if unknown := names.difference(LANGUAGES):
        known = ", ".join(LANGUAGES)
        raise ConfigError(f"templates: there is no {min(unknown)!r}; there are {known}")
    if name == "html":  # of which nothing is left out: its author wrote nothing else
        names -= {OMITTED}
    always = ALWAYS.get(name, ()) if isinstance(name, str) else ()
    return own_mark + [language_named(each) for each in (*sorted(names), *always)]


def _is_html_alone(languages: list[Language], rendering: Rendering) -> bool:
    """Say whether the HTML in a post is to be left out, and there is nothing else to be done."""
    return OMITTED in rendering.templates and languages == [language_named(OMITTED)]


def _separator(entry: Entry, rendering: Rendering) -> str | None:
    own = entry.metadata.get("excerpt_separator")  # Jekyll's, of one post
    return own if isinstance(own, str) and own else rendering.separator or None


def _extension(entry: Entry) -> str:
    return splitext(entry.source or "")[1].lower()


def _rendered(
    text: str,
    entry: Entry,
    name: str | Renderer,
    rendering: Rendering,
    warn: Callable[[Problem], None],
) -> str:
    try:
        return _text(find_renderer(name, rendering)(text))
    except TooComplexError as error:
        warn(_problem(entry, f"rendered as GitHub's Markdown, because {error}", kept=True))
        return find_renderer("gfm", Rendering())(text)
    except ConfigError as error:
        if name != entry.metadata.get("renderer"):
            raise
        raise PostError(_problem(entry, str(error), field="renderer")) from error
    except Exception as error:
        called = name if isinstance(name, str) else getattr(name, "__name__", type(name).__name__)
        failed = f"the renderer {called!r} failed: {type(error).__name__}: {error}"
        raise PostError(_problem(entry, " ".join(failed.split()))) from error


def _text(html: object) -> str:
    if isinstance(html, str):
        return html
    raise TypeError(f"expected HTML as text, got {type(html).__name__}")


def _marked(html: str, separator: str | None) -> str:
    """Return `html` with END in the place of the first mark behind an excerpt."""
    pattern = EXCERPT_END
    if separator and separator.startswith("<!--"):
        pattern = lazy_re(f"{pattern.pattern}|{re.escape(separator)}", re.IGNORECASE)
    return pattern.sub(END, html, count=1)


def _cleaned(html: str, context: Context, rendering: Rendering) -> str:
    def resolve(url: str) -> str | None:
        return _resolved(url, context, rendering)

    return clean(
        html.replace(*PATHNAME),
        base=context.entry.link,
        root=context.site.url,
        media=media_base(context.entry.metadata, context.site.url),
        resolve=resolve,
        allow=rendering.allow,
        trust=rendering.clean == "trust",
    )


def _resolved(url: str, context: Context, rendering: Rendering) -> str | None:
    """Return what a relative address stands for; None if it is an ordinary one."""
    site = context.site.url
    if url.startswith(OF_SITE):
        # Docusaurus: a file of the site's folder, of which `static` is published as it is.
        url = url.removeprefix(OF_SITE)
        if url.startswith("static/"):
            return site + url.removeprefix("static/")
    is_source = SOURCE.fullmatch(url)
    if is_source and (post := context.post(url)):
        return post.link
    if rendering.shares_files and not is_source and FILE.fullmatch(url):
        original = original_of(context.entry.source or "")
        post = context.links.find(original) if original else None
        return absolute(url, post.link) if post else None
    if rendering.attachments and (
        file := attached(url, context.entry.source or "", rendering.attachments)
    ):
        return f"{site}{file}"
    if rendering.documents and FILE.fullmatch(url):
        url = _from_source(url, context.entry.source or "", rendering.documents)
    if is_source and (page := ROOTED.fullmatch(url)):
        name = f"{page[2]}/" if page[2] else ""
        return f"{site}{page[1]}{name}{page[3]}"
    if url.startswith("@/"):
        return site + url.removeprefix("@/")
    # A base path that is there already counts once.
    below = rendering.below_site and url.startswith("/")
    return site + url.lstrip("/") if below and not url.startswith(urlsplit(site).path) else None


def _from_source(url: str, source: str, documents: Mapping[str, str]) -> str:
    """Return the address `url` in the file `source` as one from the site, by the inmost folder."""
    place, mark, fragment = url.partition("#")
    path = PurePosixPath(normpath(PurePosixPath(source).parent / place))
    around = [folder for folder in documents if path.is_relative_to(folder)]
    if not around or ".." in path.parts:
        return url
    folder = max(around, key=len)
    return f"@/{PurePosixPath(documents[folder], path.relative_to(folder))}{mark}{fragment}"


def _without_title(html: str, title: str, rendering: Rendering) -> str:
    """Return `html` without the heading that it begins with, where that says the title again."""
    if rendering.first_heading_is_title:
        # @docusaurus/mdx-loader, `contentTitle`: above the first thematic break
        first = HEADING_OR_LINE.search(html)
        heading = first and HEADING.match(html, first.start())
        return html[: heading.start()] + html[heading.end() :].lstrip() if heading else html
    heading = HEADING.match(html)
    if heading and WORDS.sub("", plain(heading[1])) == WORDS.sub("", title):
        return html[heading.end() :].lstrip()
    return html


def _report(context: Context, warn: Callable[[Problem], None]) -> None:
    entry = context.entry
    if context.lost > MUCH * len(entry.body):
        share = min(100, round(100 * context.lost / len(entry.body)))
        message = f"{share} % of the text are template tags that had to be taken out"
        warn(_problem(entry, message, kept=True))
    for target in dict.fromkeys(context.broken):
        warn(_problem(entry, f"links to a post that is not there: {target!r}", kept=True))


def _problem(
    entry: Entry, message: str, *, field: str | None = None, kept: bool = False
) -> Problem:
    return Problem(path=entry.source or entry.link, field=field, message=message, kept=kept)
