"""Svelte in Markdown, as mdsvex has it: components, blocks and what belongs into the page's head.

https://mdsvex.pngwn.io/docs and https://svelte.dev/docs/svelte/basic-markup. Components are shown
by what is in them; of ``{#if …}`` and ``{#each …}`` what they may show. Other braces are text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.templates import common
from feedkit.content.templates.jsx import COMPONENTS, read_element
from feedkit.content.templates.tag import Meaning, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import re

    from feedkit.content.templates.source import Source

__all__ = ["SVELTE"]

SPECIAL = lazy_re(r"<svelte:([\w-]+)\b[^<>]*>")
SPECIAL_END = lazy_re(r"</svelte:([\w-]+)\s*>")


def read_svelte(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read a component, an element of Svelte's own, or the mark of a block."""
    start = opening.start()
    if opening[0] == "{":
        end = source.braces.get(start)
        return Tag(name="{}", end=end, kind="void") if end else None
    if opening[0] == "<svelte:":
        return _special(source, start)
    return read_element(source, opening)


def _special(source: Source, start: int) -> Tag | None:
    """Read an element of Svelte's own with what is in it, which is none of the text."""
    found = SPECIAL.match(source.text, start)
    if found is None:
        return None
    closed = None if found[0].endswith("/>") else source.closing(SPECIAL_END, found[1], found.end())
    return Tag(name="{}", end=(closed or found).end(), kind="void")


def _meaning(name: str) -> Meaning | None:
    return common.nothing if name == "{}" else COMPONENTS.meaning(name)


SVELTE = replace(
    COMPONENTS,
    signs=("<", "{"),
    opener=(
        r"<svelte:|</?(?=[A-Z])|<(?=[a-z]\w*\s[^<>\n]*(?:=\{|\s(?:on|use|bind|class|transition):))"
        r"|\{(?=[#/:@][a-z])"
    ),
    read=read_svelte,
    meaning=_meaning,
    prepare=str,
)
