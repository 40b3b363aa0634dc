"""What components show that sites have by the same names: React's, Vue's and Astro's.

Others are shown by their children.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.templates import common, html
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.content.templates.tag import Context, Meaning, Tag

__all__ = ["OWN", "TEXT", "component", "resolved"]

# Expressions whose value can be read off: a text, also through what bundlers make of it; a number;
# a name, which may have been imported.
TEXT = lazy_re(
    r"\{\s*(?:\w+\(\s*){0,2}([\"'`])((?:(?!\1|\$\{)[^\\])*)\1\s*\){0,2}(?:\.(?:default|src))?\s*\}"
)
NUMBER = lazy_re(r"\{\s*(\d+)\s*\}")
IMPORTED = lazy_re(r"\{\s*([\w$]+)(?:\.(?:default|src))?\s*\}")
# https://docusaurus.io/docs/static-assets, …/docs/markdown-features/assets#themed-images
BASE_URL = lazy_re(r"\{\s*useBaseUrl\(")
ROW = lazy_re(r"\{([^{}]*)\}")
PAIR = lazy_re(r"(label|value)\s*:\s*([\"'`])(.*?)\2")
LITERAL = lazy_re(r"\{\s*([\"'`])(.*)\1\s*\}", re.DOTALL)
ESCAPE = lazy_re(r"\\([\\`$\"'])")
LIGHT = lazy_re(r"\blight:([^,{}]+)")


def _value(text: str, context: Context) -> str:
    """Return what an attribute says; nothing when it takes a program to know."""
    if not text.startswith("{"):
        return text
    if found := TEXT.fullmatch(text):
        below_site = BASE_URL.match(text) and not common.ADDRESS.match(found[2])
        return f"/{found[2].lstrip('/')}" if below_site else found[2]
    if found := NUMBER.fullmatch(text):
        return found[1]
    found = IMPORTED.fullmatch(text)
    return context.variables.get(found[1], "") if found else ""


def resolved(tag: Tag, context: Context) -> Tag:
    """Return `tag` with its options as far as they can be read off."""
    return replace(tag, options={key: _value(text, context) for key, text in tag.options.items()})


def component(tag: Tag, body: str, context: Context) -> str | None:
    """Show what the name means everywhere, else the children."""
    meaning = common.MEANINGS.get(common.key(tag.name))
    return meaning(resolved(tag, context), body, context) if meaning else body or None


def _tab_item(tag: Tag, body: str, context: Context) -> str | None:
    """Show a tab under its label, else its value (docusaurus.io/docs/markdown-features/tabs)."""
    label = tag.get("label", "value")
    return component(replace(tag, options={**tag.options, "label": label}), body, context)


def _tabs(tag: Tag, body: str, _context: Context) -> str | None:
    """Show tabs under the labels that `values` has for theirs, which is how they once were given.

    https://docusaurus.io/docs/markdown-features/tabs
    """
    for row in ROW.findall(tag.get("values")):
        said = {key: text for key, _, text in PAIR.findall(row)}
        if "label" in said and "value" in said:
            value, label = (_tab_name(said[key]) for key in ("value", "label"))
            body = body.replace(value, label, 1)
    return body or None


def _tab_name(text: str) -> str:
    return html.element("strong", escape(text))


def _code_block(tag: Tag, body: str, context: Context) -> str | None:
    """https://docusaurus.io/docs/markdown-features/code-blocks#usage-in-jsx."""
    literal = LITERAL.fullmatch(body.strip())
    code = ESCAPE.sub(r"\1", literal[2]) if literal else body
    if not code.strip() or (literal is None and code.lstrip().startswith("{")):
        return ""
    tag = resolved(tag, context)
    return common.MEANINGS["tab"](tag, html.code(code, tag.get("language")), context)


def _themed_image(tag: Tag, body: str, context: Context) -> str | None:
    """Show the image that is meant for a light background, as feed readers have by default."""
    light = LIGHT.search(tag.get("sources"))
    options = {**tag.options, "src": f"{{{light[1].strip()}}}" if light else ""}
    return component(replace(tag, name="img", options=options), body, context)


#: Those that mean something of their own.
OWN: Mapping[str, Meaning] = {
    "CodeBlock": _code_block,
    "TabItem": _tab_item,
    "Tabs": _tabs,
    "ThemedImage": _themed_image,
}
