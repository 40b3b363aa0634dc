"""Boxes in Markdown: containers (``:::note``) and alerts (``> [!NOTE]``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.content.templates import common, html
from feedkit.content.templates.expand import expand
from feedkit.content.templates.tag import Context, Language, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["ALERTS", "CONTAINERS"]

# https://docusaurus.io/docs/markdown-features/admonitions, https://vitepress.dev/guide/markdown:
# ``::: name title``, ``:::name[title]``, ``::: {.name title="title"}``, closed by ``:::`` alone.
CONTAINER = lazy_re(r"[ \t]*\{?\.?([\w-]*)(?:\[([^\]\n]*)\])?([^\n]*)")
CONTAINER_END = lazy_re(r"^[ \t>]*:{3,}[ \t]*$", re.MULTILINE)
NAMED_CODE = lazy_re(r"^([ \t>]*[`~]{3,}[^`\[\n]*)\[([^\]\n\"]+)\][^`\n]*$", re.MULTILINE)
TITLE = lazy_re(r"title=\"([^\"]*)\"")

# https://docs.github.com/en/get-started/writing-on-github, https://help.obsidian.md/callouts:
# ``[!kind]``, ``[!kind]- title``, behind nothing but the marks of a quotation.
ALERT = lazy_re(r"([A-Za-z][\w-]*)(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)")


def read_container(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read the line that begins a container, or ends one."""
    line = CONTAINER.match(source.text, opening.end())
    if line is None or not source.begins_line(opening.start()):
        return None
    name, label, rest = line.groups("")
    if not (name or label or rest.strip(" \t:")):
        return Tag(name="", kind="close", end=line.end())
    attribute = TITLE.search(rest)
    title = attribute[1] if attribute else rest.partition("{")[0].strip(" \t:}")
    return Tag(name=name, text=label or title, end=line.end(), verbatim=name == "v-pre")


def _container(tag: Tag, body: str, _context: Context) -> str:
    """Set apart what is in a box. What other containers group is shown as it is."""
    if tag.kind == "lone":
        return ""
    kind = common.key(tag.name).removeprefix("callout")
    if kind == "details":
        return html.details(body, tag.text or "Details")
    if kind in common.TITLES:
        return html.note(body, tag.text or common.TITLES[kind])
    if kind == "codegroup":  # https://vitepress.dev/guide/markdown#code-groups
        return NAMED_CODE.sub(r'\1 title="\2"', body)
    return body


CONTAINERS = Language(
    signs=(":::",),
    opener=r":{3,}",
    read=read_container,
    closing=CONTAINER_END,
    meaning=lambda _name: _container,
)


def read_alert(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read the line of a quotation that makes it an alert."""
    line = ALERT.match(source.text, opening.end())
    if line is None or not source.begins_line(opening.start()):
        return None
    return Tag(name=line[1], text=line[2].strip(), end=line.end(), kind="void")


def _alert(tag: Tag, _body: str, context: Context) -> str:
    title = common.TITLES.get(tag.name.lower(), tag.name.capitalize())
    others = [language for language in context.languages if language is not ALERTS]
    return f"**{expand(tag.text, others, context) or title}**{html.BREAK}"


ALERTS = Language(
    signs=("[!",),
    opener=r"(?:(?<=>)|(?<=> ))\[!(?=[A-Za-z])",
    read=read_alert,
    meaning=lambda _name: _alert,
)
