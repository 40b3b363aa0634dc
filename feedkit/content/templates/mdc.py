"""MDC, the Markdown of Nuxt Content with Vue's components in it.

https://content.nuxt.com/docs/files/markdown#mdc-syntax: ``::card{title="…"}`` to ``::``, below it
options between lines of ``---`` and slots, ``#description``; ``:badge[New]`` in a line.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from feedkit.content.templates import common, html
from feedkit.content.templates.directives import ATTRIBUTES, LABEL
from feedkit.content.templates.tag import Context, Language, Tag, read_arguments
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["MDC"]

BLOCK = lazy_re(
    rf"([\w-]+)(?:{LABEL})?(?:{ATTRIBUTES})?[ \t]*(?:\n[ \t]*---[ \t]*\n(.*?)\n[ \t]*---[ \t]*)?$",
    re.DOTALL | re.MULTILINE,
)
END = lazy_re(r"^[ \t>]*:{2,}[ \t]*$", re.MULTILINE)
CLOSED = lazy_re(r"[ \t]*$", re.MULTILINE)
INLINE = lazy_re(rf"([A-Za-z][\w-]*)(?:{LABEL}(?:{ATTRIBUTES})?(?!\()|{ATTRIBUTES}(?:{LABEL})?)")
SLOT = lazy_re(r"[\w-]+[ \t]*$", re.MULTILINE)
OPTION = lazy_re(r"^[ \t]*([\w-]+):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
ATTRIBUTE_LIST = lazy_re(ATTRIBUTES)
SPAN = lazy_re(rf"{LABEL}{ATTRIBUTES}")
# Components of Nuxt UI: https://ui.nuxt.com/docs/typography. `prose-` and `u-` say whose they are.
OWNER = lazy_re(r"(?:prose|u|content)-", re.IGNORECASE)
BEGINNING = lazy_re(r"^[ \t>]*:{2,}[A-Za-z]", re.MULTILINE)


def read_component(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read what begins a component or ends one, one in a line, or a slot, span or attributes."""
    at = opening.end()
    if opening[0] in ("[", "{"):
        return _span(source, opening)
    if opening[0] == "#":
        return _slot(source, at)
    if len(opening[0]) == 1:
        return _inline(source, at)
    return _block(source, at) if source.begins_line(opening.start()) else None


def _block(source: Source, at: int) -> Tag | None:
    if closed := CLOSED.match(source.text, at):
        return Tag(name="", kind="close", end=closed.end())
    found = BLOCK.match(source.text, at)
    if found is None:
        return None
    name, label, written, options = found.groups("")
    given = {key.lower(): value.strip("'\"") for key, value in OPTION.findall(options)}
    return Tag(name=name, text=label, options=given | read_arguments(written)[1], end=found.end())


def _slot(source: Source, at: int) -> Tag | None:
    """Read a line that names a slot: one that is in a component, which ends before others begin."""
    slot = SLOT.match(source.text, at)
    end, other = source.closing(END, "", at), source.closing(BEGINNING, "", at)
    is_inside = end is not None and (other is None or end.start() < other.start())
    return Tag(name="slot", end=slot.end(), kind="void") if slot and is_inside else None


def _inline(source: Source, at: int) -> Tag | None:
    found = INLINE.match(source.text, at)
    if found is None:
        return None
    name, label, written, before, after = found.groups("")
    _, options = read_arguments(written or before)
    return Tag(name=name, text=label or after, options=options, end=found.end(), kind="void")


def _span(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read ``[text]{.class}``, or attributes behind a link, code or emphasis."""
    pattern = SPAN if opening[0] == "[" else ATTRIBUTE_LIST
    found = pattern.match(source.text, opening.start())
    text = found[1] if found and opening[0] == "[" else ""
    return found and Tag(name="span", text=text, end=found.end(), kind="void")


def _component(tag: Tag, body: str, context: Context) -> str | None:
    """Show what the name means everywhere, else what is in the component under its title."""
    if tag.name in ("slot", "span"):
        return tag.text
    known = common.MEANINGS.get(common.key(OWNER.sub("", tag.name)))
    shown = known(tag, tag.text or body, context) if known else None
    if shown is not None:
        return shown
    title = tag.get("title")
    address = tag.get("to", "href")
    if tag.kind == "void":
        return html.link(address, tag.text) if tag.text else ""
    if title:
        text = html.link(address, escape(title)) if address else escape(title)
        head = f"{html.element('strong', text)}{html.BREAK * 2}"
        return f"{html.BREAK}{head}{tag.get('description')}{html.BREAK * 2}{body}"
    return body if body.strip() else tag.text or None


MDC = Language(
    signs=(":", "#", "{"),
    # Behind a letter a colon is a time or a name more often.
    opener=(
        r":{2,}(?=[A-Za-z]|[ \t]*$)|:(?<![0-9A-Za-z_:]:)(?=[A-Za-z][\w-]*[\[{])"
        r"|^#(?=[A-Za-z][\w-]*[ \t]*$)|\[(?=[^\[\]\n]+\]\{)|\{(?<=[\])`*_]\{)(?=[.#:\w])"
    ),
    read=read_component,
    closing=END,
    meaning=lambda _name: _component,
    free_indent=True,
)
