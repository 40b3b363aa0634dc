"""Hugo's shortcodes, and Nikola's, which look like them.

https://gohugo.io/content-management/shortcodes/, https://getnikola.com/handbook.html#shortcodes
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.templates import common, html
from feedkit.content.templates.tag import Context, Language, Meaning, Tag, read_arguments
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["HUGO", "NIKOLA", "shown"]

ENDS = {"<": lazy_re(r"/?>\}\}"), "%": lazy_re(r"/?%\}\}")}
NAME = lazy_re(r"/?\s*([^\s\"'`=]+)")
CLOSING = lazy_re(r"\{\{[<%]\s*/\s*([^\s\"'`=<>%]+)\s*[%>]\}\}")
# A shortcode shown as an example: ``{{</* figure */>}}``.
ESCAPED = lazy_re(r"(\{\{[<%])/\*([^\n]{0,500}?)\*/([>%]\}\})")


def _unescaped(code: str) -> str:
    return ESCAPED.sub(r"\1\2\3", code) if "*/" in code else code


def read_shortcode(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read ``{{< name arguments >}}``, its closing ``{{< /name >}}``, or an escaped one."""
    inner = source.delimited(opening.end(), ENDS[opening[0][2]])
    if inner is None:
        return None
    text, end = inner
    if text.startswith("/*"):
        return Tag(name="shown", text=_unescaped(source.text[opening.start() : end]), end=end)
    name = NAME.match(text)
    if name is None:
        return None
    if text.startswith("/"):
        return Tag(name=name[1], kind="close", end=end)
    rest = text[name.end() :]
    arguments, options = read_arguments(rest)
    return Tag(name=name[1], text=rest, arguments=arguments, options=options, end=end)


def shown(tag: Tag, _body: str, _context: Context) -> str:
    """Show a shortcode as it is written, in a text where braces and `<` mean something."""
    return escape(tag.text, quote=False)


INLINE = lazy_re(r"\bhl_inline\s*=\s*true\b", re.IGNORECASE)
PAGE = lazy_re(r"/|\.md\Z")
PAGE_NAME = lazy_re(r"(?:(?:^|/)_?index)?\.md\Z")


def _reference(tag: Tag, _body: str, context: Context) -> str:
    """Return where a page is; what is no post is where Hugo has a page that says no more of itself.

    https://gohugo.io/shortcodes/ref/: there is such a page, or the site could not be built.
    """
    target = tag.get("path", 0)
    if target.startswith("#"):
        return target
    place, mark, fragment = target.partition("#")
    if PAGE.search(place) and not context.links.find(target, context.entry.source):
        page = PAGE_NAME.sub("", place).strip("/").lower()
        return f"{context.site.url}{page}{'/' if page else ''}{mark}{fragment}"
    return context.address(target)


def _highlight(tag: Tag, body: str, _context: Context) -> str | None:
    """https://gohugo.io/shortcodes/highlight/: a block of code, unless it is to be in the line."""
    if not body.strip():
        return None
    if INLINE.search(tag.get("options", 1)):
        return html.element("code", escape(body.strip(), quote=False))
    return html.code(body, tag.get("lang", 0))


def _param(tag: Tag, _body: str, context: Context) -> str | None:
    """https://gohugo.io/shortcodes/param/: what the post says, in its `params` as well."""
    value = _at(context.entry.metadata, tag.get("name", 0))
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else None


def _at(metadata: Mapping[str, object], path: str) -> object:
    for values in (metadata.get("params"), metadata):
        found: object = values
        for name in path.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
        if found is not None:
            return found
    return None


def _raw(_tag: Tag, body: str, _context: Context) -> str:
    return body


MEANINGS: Mapping[str, Meaning] = {
    **common.MEANINGS,
    **common.table(
        {
            "shown": shown,
            "ref relref": _reference,
            "highlight code": _highlight,
            "param": _param,
            "raw rawhtml html": _raw,
        }
    ),
}

HUGO = Language(
    signs=("{{<", "{{%"),
    opener=r"\{\{[<%]",
    read=read_shortcode,
    closing=CLOSING,
    meaning=common.meaning_in(MEANINGS),
    verbatim=frozenset(
        {
            *("highlight", "raw", "rawhtml", "html", "comment", "mermaid", "code"),
            *("chart", "echarts", "script"),
        }
    ),
    unescape=_unescaped,
)


def _document(_tag: Tag, body: str, context: Context) -> str:
    """Link the post of that slug: ``{{% doc %}}title <slug>{{% /doc %}}``, or the slug alone."""
    title, _, slug = body.strip().rstrip(">").rpartition("<")
    post = context.post(slug)
    text = escape(title.strip() or (post.title if post else slug))
    return html.link(post.link, text) if post else text


NIKOLA = replace(
    HUGO,
    opener=r"\{\{%",
    meaning=common.meaning_in(
        {
            **MEANINGS,
            **common.table({"doc": _document, "thumbnail": common.MEANINGS["figure"]}),
        }
    ),
)
