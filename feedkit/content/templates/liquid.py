"""Liquid as Jekyll and Eleventy write it, and Nunjucks, which looks the same.

Of expressions, what needs no program is worked out: texts, the variables of site and page, and the
filters that make addresses.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from feedkit.content.templates import common, html, octopress, themes
from feedkit.content.templates.tag import (
    Context,
    Language,
    Meaning,
    Tag,
    markers_out,
    read_arguments,
)
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedkit.content.templates.source import Source

__all__ = ["LIQUID", "MEANINGS", "read_liquid"]

# https://jekyllrb.com/docs/upgrading/3-to-4/: before Jekyll 4, `post_url` knew nothing of the base
# path, which authors put in front of it. Here the link of a post is whole.
SITE = r"\{-?\s*site\.(?:base)?url\s*-?\}\}/?"  # behind the first brace
BASE = rf"{SITE}(?:\{{{SITE})?(?=\s?\{{%-?\s*(?:post_url|link)\b)"
TAG_END = lazy_re(r"-?%\}")
EXPRESSION_END = lazy_re(r"-?\}\}")
COMMENT_END = lazy_re(r"#\}")
ENDS = {"{%": TAG_END, "{{": EXPRESSION_END, "{#": COMMENT_END}
NAME = lazy_re(r"[\w-]+")
CLOSING = lazy_re(r"\{%-?\s*end([\w-]+)\b[^%\n]*%\}")
PAGES = frozenset({"", ".md", ".markdown", ".mkd", ".mkdn", ".html", ".htm"})
ELSE = frozenset({"else", "elsif", "elseif", "elif", "when"})


def read_liquid(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read ``{% name arguments %}``, ``{{ expression }}`` or ``{# comment #}``."""
    mark = opening[0]
    base = ("", opening.end())
    # A dash takes the white space before the tag away.
    start = opening.end() + source.text.startswith("-", opening.end())
    inner = source.delimited(start, ENDS[mark]) if mark in ENDS else base
    if inner is None:
        return None
    text, after = inner
    if mark == "{{":
        return Tag(name="", text=text, end=after)
    name = NAME.match(text) if mark == "{%" else None
    if name is None:
        return Tag(name="comment", kind="void", end=after)
    if name[0].startswith("end") and name[0] != "end":
        return Tag(name=name[0][3:], kind="close", end=after)
    if name[0] in ELSE:
        return Tag(name=name[0], kind="else", end=after)
    rest = text[name.end() :].strip().removesuffix("/")
    arguments, options = read_arguments(rest)
    return Tag(name=name[0], text=rest, arguments=arguments, options=options, end=after)


# Expressions

PART = lazy_re(r"\"([^\"]*)\"|'([^']*)'|([^\s|,:\"']+)")


def evaluate(expression: str, context: Context) -> str | None:
    """Return what ``value | filter: argument`` comes to; None when it takes a program to know."""
    first, *filters = expression.split("|")
    value = _value(first, context)
    for text in filters:
        name, _, argument = text.partition(":")
        apply = FILTERS.get(name.strip())
        given = _value(argument, context) if argument else ""
        if name.strip() == "default":
            value = given if value is None else value
        elif apply is None or value is None or given is None:
            return None
        else:
            value = apply(value, given, context)
    return value


def _value(text: str, context: Context) -> str | None:
    """Return the text or variable that `text` names."""
    part = PART.match(text.strip())
    if part is None or part[3] is None:
        return (part[1] or part[2] or "") if part else None
    name = part[3]
    known = {**_known(context), **context.variables}
    if name in known:
        return known[name]
    if name.startswith("site."):
        return context.rendering.texts.get(name.removeprefix("site."))
    value = context.entry.metadata.get(name.removeprefix("page."))
    return str(value) if isinstance(value, str | int | float) else None


def _known(context: Context) -> dict[str, str]:
    root, path = urlsplit(context.site.url), urlsplit(context.entry.link).path
    return {
        "site.url": f"{root.scheme}://{root.netloc}",
        "site.baseurl": root.path.rstrip("/"),
        "site.github.url": context.site.url.rstrip("/"),
        # https://github.com/imathis/octopress/blob/master/.themes/classic/source/_layouts/default.html
        "root_url": root.path.rstrip("/"),
        # https://github.com/mmistakes/minimal-mistakes/blob/4.0.0/_includes/base_path
        "base_path": context.site.url.rstrip("/"),
        "site.title": context.site.title,
        "site.description": context.site.description or "",
        "page.title": context.entry.title,
        # https://jekyllrb.com/docs/variables/#page-variables: without the base path
        "page.url": f"/{path.removeprefix(root.path).lstrip('/')}",
        "title": context.entry.title,
    }


def _relative_url(value: str, _argument: str, context: Context) -> str:
    if ABSOLUTE.match(value):
        return value
    return f"{urlsplit(context.site.url).path.rstrip('/')}/{value.lstrip('/')}"


def _absolute_url(value: str, argument: str, context: Context) -> str:
    return urljoin(context.site.url, _relative_url(value, argument, context))


def _same(value: str, _argument: str, _context: Context) -> str:
    return value


ABSOLUTE = lazy_re(r"[a-z]+:|//", re.IGNORECASE)

# https://jekyllrb.com/docs/liquid/filters/ and https://www.11ty.dev/docs/filters/url/
FILTERS: Mapping[str, Callable[[str, str, Context], str]] = {
    "relative_url": _relative_url,
    "url": _relative_url,
    "absolute_url": _absolute_url,
    "prepend": lambda value, argument, _context: argument + value,
    "append": lambda value, argument, _context: value + argument,
    "remove": lambda value, argument, _context: value.replace(argument, "") if argument else value,
    **dict.fromkeys(("upcase", "upper"), lambda value, _argument, _context: value.upper()),
    **dict.fromkeys(("downcase", "lower"), lambda value, _argument, _context: value.lower()),
    "capitalize": lambda value, _argument, _context: value.capitalize(),
    **dict.fromkeys(("escape", "xml_escape"), lambda value, _argument, _context: escape(value)),
    "markdownify": lambda value, _argument, _context: html.markdown(value),
    **dict.fromkeys(("strip", "safe", "smartify", "uri_escape"), _same),
}


# Tags

ASSIGNMENT = lazy_re(r"([\w-]+)\s*=\s*(.*)", re.DOTALL)


def _expression(tag: Tag, _body: str, context: Context) -> str | None:
    return evaluate(tag.text, context)


def _highlight(tag: Tag, body: str, _context: Context) -> str:
    return html.code(markers_out(body), tag.get(0))


def _raw(_tag: Tag, body: str, _context: Context) -> str:
    return body


def _assign(tag: Tag, _body: str, context: Context) -> str:
    assignment = ASSIGNMENT.match(tag.text)
    value = evaluate(assignment[2], context) if assignment else None
    if assignment and value is not None:
        context.variables[assignment[1]] = value
    return ""


def _capture(tag: Tag, body: str, context: Context) -> str:
    context.variables[tag.get(0)] = body
    return ""


def _post(tag: Tag, _body: str, context: Context) -> str:
    return context.address(tag.text)


def _link(tag: Tag, _body: str, context: Context) -> str:
    """Return where a post, a page or a file that is published as it is can be found."""
    path = PurePosixPath(tag.text.lstrip("/"))
    if path.suffix.lower() not in PAGES:
        return context.site.url + quote(str(path))
    return context.address(tag.text)


def _loop(_tag: Tag, body: str, context: Context) -> str:
    """Leave out what is said of things that nobody here knows."""
    context.lost += len(body)
    return ""


MEANINGS: Mapping[str, Meaning] = {
    **common.MEANINGS,
    **octopress.TAGS,
    **themes.MEANINGS,
    "": _expression,
    **common.table(
        {
            # https://jekyllrb.com/docs/liquid/tags/
            "highlight": _highlight,
            "raw verbatim": _raw,
            "link": _link,
            "post_url": _post,
            # https://shopify.github.io/liquid/tags/
            "assign set": _assign,
            "capture": _capture,
            "for tablerow macro": _loop,
        }
    ),
}

LIQUID = Language(
    signs=("{%", "{{", "{#"),
    opener=rf"\{{(?:{BASE}|[%{{]|\#(?=[\s-]))",
    read=read_liquid,
    closing=CLOSING,
    meaning=common.meaning_in(MEANINGS),
    verbatim=frozenset({"highlight", "raw", "verbatim", "comment"}) | octopress.VERBATIM,
    unescape=markers_out,
)
