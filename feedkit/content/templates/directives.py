"""Directives in Markdown: ``::youtube{#id}`` on a line of its own, ``:spoiler[in a line]``.

https://github.com/micromark/micromark-extension-directive#syntax, which remark-directive reads;
its third kind, ``:::note``, is in `boxes`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.content.templates import common, html
from feedkit.content.templates.tag import Context, Language, Tag, read_arguments
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["DIRECTIVES"]

LABEL = r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]"
ATTRIBUTES = r"\{([^{}\n]*)\}"
LEAF = lazy_re(rf"([\w-]+)(?:{LABEL})?(?:{ATTRIBUTES})?[ \t]*$", re.MULTILINE)
TEXT = lazy_re(rf"([\w-]+){LABEL}(?:{ATTRIBUTES})?(?!\()")  # `:a[b](c)` holds a link


def read_directive(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read a directive that has a label or attributes; a mere ``:name`` is text to most sites."""
    is_leaf = opening[0] == "::"
    if is_leaf and not source.begins_line(opening.start()):
        return None
    found = (LEAF if is_leaf else TEXT).match(source.text, opening.end())
    if found is None:
        return None
    name, label, written = found.groups("")
    arguments, options = read_arguments(written)
    ids = [word[1:] for word in arguments if word.startswith("#")]
    return Tag(
        name=name if is_leaf else "",
        text=label,
        options={"id": "".join(ids[:1]), **options},
        end=found.end(),
        kind="void",
    )


def _leaf(tag: Tag, _body: str, context: Context) -> str | None:
    """Show what the name means everywhere, else where the directive leads, else its label."""
    known = common.MEANINGS.get(common.key(tag.name))
    shown = known(tag, tag.text, context) if known else None
    return shown or html.link(_address(tag), tag.text) or None


def _address(tag: Tag) -> str:
    repository = tag.get("repo", "user") if tag.name == "github" else ""
    return f"https://github.com/{repository}" if repository else tag.get("href", "url", "link")


def _text(tag: Tag, _body: str, _context: Context) -> str:
    return tag.text


DIRECTIVES = Language(
    signs=(":",),
    # Behind a letter it is a time or a name more often; Chinese has no spaces to put before one.
    opener=r":(?<![0-9A-Za-z_:]:):?(?=[A-Za-z][\w-]*[\[{])",
    read=read_directive,
    meaning=lambda name: _leaf if name else _text,
)
