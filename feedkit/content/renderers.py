"""The engines that make HTML of what posts are written in, each a function from text to HTML."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from feedkit.content.rendering import GFM_EXTENSIONS, KRAMDOWN_EXTENSIONS, Renderer, Rendering
from feedkit.errors import ConfigError
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown import Markdown

__all__ = ["RENDERERS", "TooComplexError", "find_renderer", "without_html"]

# What comrak makes of addresses that it does not trust, and of those that are empty.
EMPTIED = ('href=""', 'src=""')
# What it writes for HTML, with the line or the paragraph where there is nothing else.
GONE = "<!-- raw HTML omitted -->"
LEFT_OUT = lazy_re(rf"<p>(?:{GONE}\s*)+</p>\n?|^{GONE}\n|{GONE}", re.MULTILINE)

# comrak takes the dollars off. Readers that set formulas, and people who read them, need them.
MATH = lazy_re(r'<span data-math-style="(inline|display)">([^<]*)</span>')
DOLLARS = {"inline": "$", "display": "$$"}


# Two engines look, for each of these marks, at all that follows in the paragraph. So a text costs
# the lengths of its paragraphs times the marks in them. What is affordable takes a second or two;
# the longest of real posts costs a tenth of it.
PARAGRAPH_END = lazy_re(r"\n[ \t]*\n")
MARKDOWN_MARK = lazy_re(r"[\[`<]|^ {0,3}(?:#|[-=]+ *$|(?:[*_-] *){3})", re.MULTILINE)
MARKDOWN_AFFORDS = 20_000_000
RST_MARK = lazy_re(r"[^\w\s]|_")
RST_AFFORDS = 100_000_000
LONGEST = 1_000_000  # characters; no post is as long, and many short paragraphs cost something too


# Code of which the author says more than the language: the title that sites show above it.
CODE = lazy_re(r'<pre><code([^<>]*?) data-meta="([^"]*)"([^<>]*)>(.*?)</code></pre>', re.DOTALL)
# https://vitepress.dev/guide/markdown#code-groups and Nuxt Content have it in brackets.
TITLE = lazy_re(r"\btitle=(?:&quot;(.+?)&quot;|'(.+?)'|(\S+))|^\[([^\]]+)\]")


# The header that a table of kramdown's has only for comrak: see `feedkit.content.templates.tables`.
EMPTY_HEAD = lazy_re(r"<thead>\n<tr>\n(?:<th[^<>]*></th>\n)+</tr>\n</thead>\n")


# An address in what HTML has made a link already. Who turns addresses into links looks for that
# (https://github.com/markdown-it/markdown-it/blob/master/lib/rules_core/linkify.mjs); comrak does
# not.
LINKED_TWICE = lazy_re(
    r"(<a [^<>]*?\bhref=[^<>]*+>[^<>]*+)<a href=\"[^\"<>]*+\">([^<>]*+)</a>(?=[^<>]*+</a>)"
)


class TooComplexError(Exception):
    """A text that this engine would take too long over, or that goes too deep for it."""


@lru_cache(maxsize=16)
def find_renderer(name: str | Renderer, rendering: Rendering) -> Renderer:
    """Return the engine called `name`, set up as `rendering` says.

    The engines of feedkit raise TooComplexError and nothing else, whatever the text. Raises
    ConfigError for a name, an extension or an option that there is not.
    """
    if callable(name):
        return name
    if name in RENDERERS:
        return RENDERERS[name](rendering)
    from importlib.metadata import entry_points  # noqa: PLC0415 - loads what reads mail

    for found in entry_points(group="feedkit.renderers", name=name):
        renderer: Renderer = found.load()
        return renderer
    raise ConfigError(
        f"expected one of {', '.join(RENDERERS)}, or the name of an entry point in the"
        f" group 'feedkit.renderers'; got {name!r}"
    )


def _html(_rendering: Rendering) -> Renderer:
    return str


def _gfm(rendering: Rendering, *, html: bool = True) -> Renderer:
    extensions = GFM_EXTENSIONS if rendering.extensions is None else rendering.extensions
    return _comrak(extensions, html=html)


def _kramdown(rendering: Rendering) -> Renderer:
    extensions = KRAMDOWN_EXTENSIONS if rendering.extensions is None else rendering.extensions
    render = _comrak(extensions)
    return lambda text: EMPTY_HEAD.sub("", render(text))


def without_html(text: str, name: str | Renderer, rendering: Rendering) -> str | None:
    """Return what becomes of `text` where the HTML in it is left out by the engine called `name`.

    None if that cannot do it, or would leave out more: comments, which may be marks, and addresses
    that are better judged when the HTML is cleaned.
    """
    if name != "gfm" or "<!--" in text:
        return None
    html = _leaving_html_out(rendering)(text)
    if any(emptied in html for emptied in EMPTIED):
        return None
    return LEFT_OUT.sub("", html) if GONE in html else html


@lru_cache(maxsize=16)
def _leaving_html_out(rendering: Rendering) -> Renderer:
    return _gfm(rendering, html=False)


def _comrak(extensions: tuple[str, ...], *, html: bool = True) -> Renderer:
    import comrak  # noqa: PLC0415 - not every site needs it

    options = comrak.ExtensionOptions(), comrak.ParseOptions(), comrak.RenderOptions()
    for name in (*extensions, "full_info_string", *(["unsafe_"] if html else [])):
        for group in options:
            if hasattr(type(group), name):
                setattr(group, name, True)
                break
        else:
            raise ConfigError(f"content.extensions: comrak has no switch called {name!r}")

    def render(text: str) -> str:
        made: str = comrak.render_markdown(text, *options)
        if "<a " in text and "autolink" in extensions:
            made = LINKED_TWICE.sub(r"\1\2", made)
        if "data-m" not in made:  # in most there is neither
            return made
        made = MATH.sub(lambda math: f"{DOLLARS[math[1]]}{math[2]}{DOLLARS[math[1]]}", made)
        return CODE.sub(_with_title, made)

    return render


def _with_title(code: re.Match[str]) -> str:
    before, meta, after, text = code.groups()  # comrak writes attributes in any order
    block = f"<pre><code{before}{after}>{text}</code></pre>"
    title = TITLE.search(meta)
    words = title and (next(filter(None, title.groups())))
    return f"<figure><figcaption>{words}</figcaption>{block}</figure>" if words else block


def _markdown(rendering: Rendering) -> Renderer:
    from threading import local  # noqa: PLC0415 - as heavy as comrak

    from feedkit.content.python_markdown import python_markdown  # noqa: PLC0415 - heavy

    made = local()  # a converter is for one thread

    def converter() -> Markdown:
        return python_markdown(rendering.extensions, rendering.extension_options)

    def render(text: str) -> str:
        _check_cost(text, MARKDOWN_MARK, MARKDOWN_AFFORDS)
        try:
            made.converter = getattr(made, "converter", None) or converter()
            return str(made.converter.reset().convert(text))
        except RecursionError as error:
            made.converter = None  # it stopped halfway, and would go on from there
            raise TooComplexError("it is nested too deep") from error

    converter()  # what is wrong with its options is to be said now
    return render


def _rst(_rendering: Rendering) -> Renderer:
    from feedkit.content.restructured import rst_to_html  # noqa: PLC0415 - heavy

    def render(text: str) -> str:
        _check_cost(text, RST_MARK, RST_AFFORDS)
        try:
            return rst_to_html(text)
        except RecursionError as error:
            raise TooComplexError("it is nested too deep") from error

    return render


def _check_cost(text: str, mark: re.Pattern[str], affordable: int) -> None:
    """Raise TooComplexError for a text that is no post but an attack."""
    paragraphs = PARAGRAPH_END.split(text)
    cost = sum(len(paragraph) * len(mark.findall(paragraph)) for paragraph in paragraphs)
    if cost > affordable or len(text) > LONGEST:
        raise TooComplexError("its paragraphs are too long")


#: feedkit's own engines, by the names that a `Rendering` has for them.
RENDERERS: Mapping[str, Callable[[Rendering], Renderer]] = {
    "markdown": _markdown,
    "gfm": _gfm,
    "kramdown": _kramdown,
    "html": _html,
    "rst": _rst,
}
