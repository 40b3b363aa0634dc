"""From a post's body to what a subscriber reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from feedkit.characters import legal
from feedkit.content.addresses import resolved
from feedkit.content.choice import OMITTED, languages_of, markup_of, renderer_of, separator_of
from feedkit.content.clean import clean
from feedkit.content.excerpt import excerpt, prose
from feedkit.content.footnotes import unique_footnotes
from feedkit.content.links import Links
from feedkit.content.plain import plain
from feedkit.content.renderers import TooComplexError, find_renderer, without_html
from feedkit.content.rendering import Renderer, Rendering
from feedkit.content.templates import Context, Language, expand, in_use, language_named
from feedkit.entries.media import media_base
from feedkit.errors import ConfigError, PostError, Problem
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedkit.model import Entry, Site

__all__ = ["Rendered", "render_body"]

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
WORDS = lazy_re(r"[\W_]+")
HEADING_OR_LINE = lazy_re(r"<(?:hr|h[1-6])\b")
HEADING = lazy_re(r"\s*<h1(?: [^<>]*)?>(.*?)</h1>", re.DOTALL)

# From this share of a post on, what nobody could make sense of is worth a word to its author.
MUCH = 0.1
NO_LINKS = Links()


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
    name = renderer_of(entry, rendering)
    text = legal(entry.body).replace(END, "")
    if name != rendering.renderer:  # whose extensions are none of this one's
        rendering = replace(rendering, renderer=name, extensions=None, extension_options={})
    languages = in_use(text, languages_of(entry, name, rendering))
    context = Context(
        entry=entry,
        site=site,
        links=links,
        markup=markup_of(name),
        languages=languages,
        rendering=rendering,
    )
    html = without_html(text, name, rendering) if _is_html_alone(languages, rendering) else None
    if html is None:
        html = _rendered(expand(text, languages, context), entry, name, rendering, warn)
    html = _cleaned(_marked(html, separator_of(entry, rendering)), context)
    html = _without_title(html, entry.title, rendering)
    before, end, after = unique_footnotes(html, entry).partition(END)
    _report(context, warn)
    return Rendered(
        content=before + after,
        summary=entry.summary
        or (end and prose(before))
        or excerpt(before + after, rendering.excerpt_length, rendering.excerpt_unit),
    )


def _is_html_alone(languages: list[Language], rendering: Rendering) -> bool:
    """Say whether the HTML in a post is to be left out, and there is nothing else to be done."""
    return OMITTED in rendering.templates and languages == [language_named(OMITTED)]


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


def _cleaned(html: str, context: Context) -> str:
    def resolve(url: str) -> str | None:
        return resolved(url, context)

    rendering = context.rendering
    return clean(
        html.replace(*PATHNAME),
        base=context.entry.link,
        root=context.site.url,
        media=media_base(context.entry.metadata, context.site.url),
        resolve=resolve,
        allow=rendering.allow,
        trust=rendering.clean == "trust",
    )


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
