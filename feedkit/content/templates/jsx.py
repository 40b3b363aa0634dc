"""MDX: Markdown with JSX in it (https://mdxjs.com/docs/what-is-mdx/), and Vue's components.

Components are shown by their children; those that all sites have by the same names, by what they
show. Imports and exports are for the program alone. An expression is shown when it is a text.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.templates import common, html
from feedkit.content.templates.omitted import BLOCK
from feedkit.content.templates.tag import Context, Language, Meaning, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["COMPONENTS", "JSX", "VUE"]

NAME = lazy_re(r"[A-Za-z][\w.-]*|(?=>)")
ATTRIBUTE = lazy_re(
    r"\s+(?:([\w:.@#*-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s<>\"'{}=`]+)|(?=\{)))?|(?=\{))"
)
ELEMENT_END = lazy_re(r"\s*(/?)>")
CLOSING = lazy_re(r"</([A-Za-z][\w.-]*|)\s*>")
# HTML §13.1.2: elements that hold nothing.
VOID = frozenset(str.split("area base br col embed hr img input link meta source track wbr"))
# What else than text stands in an MDX file: https://mdxjs.com/docs/what-is-mdx/#esm
IMPORT = lazy_re(
    r"import\s+(?:([\w$]+)?[^\"'\n;{}]*(?:\{[^{}\"']*\})?\s*from\s*)?[\"']([^\"'\n]+)[\"']"
)
EXPORT = lazy_re(r"export\s+(?:(?:default|const|let|var|function|class|async|type)\b|[*{])")
# Expressions whose value can be read off: a text, also through what bundlers make of it; a number;
# a name, which may have been imported.
TEXT = lazy_re(
    r"\{\s*(?:\w+\(\s*){0,2}([\"'`])((?:(?!\1|\$\{)[^\\])*)\1\s*\){0,2}(?:\.(?:default|src))?\s*\}"
)
NUMBER = lazy_re(r"\{\s*(\d+)\s*\}")
IMPORTED = lazy_re(r"\{\s*([\w$]+)(?:\.(?:default|src))?\s*\}")
# https://docusaurus.io/docs/static-assets, …/docs/markdown-features/assets#themed-images
BASE_URL = lazy_re(r"\{\s*useBaseUrl\(")
LIGHT = lazy_re(r"\blight:([^,{}]+)")
EXCERPT_END = lazy_re(r"\{\s*/\*\s*(truncate|more)\s*\*/\s*\}")
FRONT_MATTER = lazy_re(r"(?:\$?frontmatter|\$page\.frontmatter|page)\.(\w+)")
ATTRIBUTE_NAME = lazy_re(r"[a-z][a-z-]*\Z")  # Vue has others, which are its program
LINE_END = lazy_re(rf"[\n{html.BREAK}]")
# Where it stands in a text, that may be Markdown; emoji and addresses are to remark's plug-ins.
MARKDOWN = lazy_re(r"[*`\[~\\]|(?<!\w)_|://|:[\w+-]+:")
TAGS = lazy_re(r"<[^<>]*>")
HTML_NAMES = {"classname": "class", "htmlfor": "for"}


def _unwrapped(text: str) -> str:
    """Take off what hides MDX from other readers of a file (Docusaurus, `unwrapMdxCodeBlocks`)."""
    first, *fenced = MDX_FENCE.split(text)
    blocks = zip(fenced[::2], fenced[1::2], strict=True)
    return first + "".join(FENCE_END[fence].sub("", block, count=1) for fence, block in blocks)


def read_jsx(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read an element, an expression in braces, or the statement of a module."""
    if opening[0] == "{":
        return _braces(source, opening.start())
    if opening[0].startswith("<"):
        return read_element(source, opening)
    return _import(source, opening.start()) or _export(source, opening.start())


def read_vue(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read a component or an expression between double braces."""
    if opening[0] != "{{":
        return read_element(source, opening)
    inner = source.delimited(opening.end(), MUSTACHE_END)
    return inner and Tag(name="{{}}", text=inner[0], end=inner[1], kind="void")


def read_element(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read ``<Name attribute="text" other={expression}>``, ``</Name>`` or ``<Name />``."""
    name = NAME.match(source.text, opening.end())
    if name is None:
        return None
    options: dict[str, str] = {}
    position = name.end()
    while attribute := ATTRIBUTE.match(source.text, position):
        position, key = attribute.end(), attribute[1]
        value = attribute[2] or attribute[3] or attribute[4] or ""
        if source.text.startswith("{", position):
            braces = _braces(source, position)
            if braces is None:
                return None
            value, position = braces.text, braces.end
        if key:
            options[key.lower()] = value
    closed = ELEMENT_END.match(source.text, position)
    if closed is None:
        return None
    if opening[0] == "</":
        return Tag(name=name[0], kind="close", end=closed.end())
    empty = bool(closed[1]) or name[0] in VOID
    return Tag(name=name[0], options=options, kind="void" if empty else "open", end=closed.end())


def _braces(source: Source, start: int) -> Tag | None:
    end = source.braces.get(start)
    return Tag(name="{}", text=source.text[start:end], end=end, kind="void") if end else None


def _import(source: Source, start: int) -> Tag | None:
    statement = IMPORT.match(source.text, start)
    if statement is None:
        return None
    name, place = statement.groups()
    end = source.line_end(statement.end())
    return Tag(name="import", arguments=(name or "", place), end=end, kind="void")


def _export(source: Source, start: int) -> Tag | None:
    """Read an export: up to the first blank line that is in none of its braces."""
    if not EXPORT.match(source.text, start):
        return None
    position, end = start, source.paragraph_end(start)
    while (brace := source.text.find("{", position, end)) >= 0:
        closed = source.braces.get(brace, brace + 1)
        position, end = closed, max(end, source.paragraph_end(closed))
    return Tag(name="export", end=end, kind="void")


# Meanings


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


def _resolved(tag: Tag, context: Context) -> Tag:
    return replace(tag, options={key: _value(text, context) for key, text in tag.options.items()})


def _expression(tag: Tag, _body: str, _context: Context) -> str | None:
    if marker := EXCERPT_END.fullmatch(tag.text):
        return f"<!-- {marker[1]} -->"
    if tag.text.startswith(("{/*", "{ /*")):
        return ""
    found = TEXT.fullmatch(tag.text)
    return escape(found[2], quote=False) if found else None


def _imported(tag: Tag, _body: str, context: Context) -> str:
    name, place = tag.arguments
    context.variables[name] = place
    return ""


def _mustache(tag: Tag, _body: str, context: Context) -> str | None:
    found = FRONT_MATTER.fullmatch(tag.text)
    value = context.entry.metadata.get(found[1]) if found else None
    return None if value is None else escape(str(value), quote=False)


def _component(tag: Tag, body: str, context: Context) -> str | None:
    meaning = common.MEANINGS.get(common.key(tag.name))
    return meaning(_resolved(tag, context), body, context) if meaning else body or None


def _tab_item(tag: Tag, body: str, context: Context) -> str | None:
    """Show a tab under its label, else its value (docusaurus.io/docs/markdown-features/tabs)."""
    label = tag.get("label", "value")
    return _component(replace(tag, options={**tag.options, "label": label}), body, context)


def _themed_image(tag: Tag, body: str, context: Context) -> str | None:
    """Show the image that is meant for a light background, as feed readers have by default."""
    light = LIGHT.search(tag.get("sources"))
    options = {**tag.options, "src": f"{{{light[1].strip()}}}" if light else ""}
    return _component(replace(tag, name="img", options=options), body, context)


def _html(tag: Tag, body: str, context: Context) -> str:
    """Write an element as HTML has it, in whose blocks nothing is Markdown; in MDX all is."""
    options = _resolved(tag, context).options
    attributes = {
        HTML_NAMES.get(key, key): value
        for key, value in options.items()
        if ATTRIBUTE_NAME.match(key)
    }
    if tag.name in VOID or tag.kind == "lone":
        return html.void(tag.name, **attributes)
    is_block = BLOCK.match(f"<{tag.name}") is not None
    if LINE_END.search(body) or (is_block and MARKDOWN.search(TAGS.sub("", body))):
        body = _apart(body)
        if tag.name == "p":
            return body
    element = html.element(tag.name, body, **attributes)
    return _apart(element) if is_block else element


def _apart(text: str) -> str:
    """Put `text` between blank lines, with which blocks of HTML end (CommonMark §4.6)."""
    return f"{html.BREAK * 2}{text}{html.BREAK * 2}"


def _meaning(name: str) -> Meaning:
    own = {
        "{}": _expression,
        "{{}}": _mustache,
        "import": _imported,
        "export": common.nothing,
        "TabItem": _tab_item,
        "ThemedImage": _themed_image,
    }
    # Vue's `template` is no element of the page: what is in it is put where it belongs.
    is_html = name[:1].islower() and name != "template"
    return own.get(name) or (_html if is_html else _component)


MDX_FENCE = lazy_re(r"^ *(`{3,4}) *mdx-code-block\n", re.MULTILINE)
FENCE_END = {fence: lazy_re(rf"^ *{fence}$", re.MULTILINE) for fence in ("```", "````")}
MUSTACHE_END = lazy_re(r"\}\}")
STATEMENT = r"import(?<=^import)(?=\s)|export(?<=^export)(?=\s)"  # at the start of a line

JSX = Language(
    signs=("<", "{", "import", "export"),
    opener=rf"\{{(?<!\\\{{)(?!\#)|<(?<!\\<)/?(?=[A-Za-z>])|{STATEMENT}",
    read=read_jsx,
    closing=CLOSING,
    meaning=_meaning,
    free_indent=True,
    prepare=_unwrapped,
)

# Where files are called Markdown but components are used in them all the same. Braces are text.
COMPONENTS = replace(
    JSX,
    opener=rf"</?(?=[A-Z])|<(?=[a-z]\w*\s[^<>\n]*=\{{)|{STATEMENT}",
)

VUE = Language(
    signs=("{{", "<"),
    opener=r"\{\{|</?(?=[A-Z]|template\b)|<(?=[a-z]\w*\s[^<>\n]*[@#])",
    read=read_vue,
    closing=CLOSING,
    meaning=_meaning,
)
