"""Zola's shortcodes (https://www.getzola.org/documentation/content/shortcodes/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.content.templates import common
from feedkit.content.templates.hugo import shown
from feedkit.content.templates.tag import Language, Tag, read_arguments
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["ZOLA"]

ENDS = {"{": lazy_re(r"\}\}"), "%": lazy_re(r"%\}")}
CALL = lazy_re(r"([\w-]+)\s*\((.*)\)", re.DOTALL)
CLOSING = lazy_re(r"\{%-?\s*end\s*-?%\}")
# A shortcode shown as an example: ``{{/* youtube(id="…") */}}``.
ESCAPED = lazy_re(r"(\{[{%])/\*([^\n]{0,500}?)\*/([}%]\})")


def _unescaped(code: str) -> str:
    return ESCAPED.sub(r"\1\2\3", code) if "*/" in code else code


def read_shortcode(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read ``{{ name(key="value") }}``, ``{% name() %}`` or ``{% end %}``."""
    inner = source.delimited(opening.end(), ENDS[opening[0][1]])
    if inner is None:
        return None
    text, end = inner[0].strip("- \n"), inner[1]
    if text.startswith("/*"):
        return Tag(name="shown", text=_unescaped(source.text[opening.start() : end]), end=end)
    if text == "end":
        return Tag(name="", kind="close", end=end)
    call = CALL.fullmatch(text)
    if call is None:
        return None
    arguments, options = read_arguments(call[2])
    return Tag(
        name=call[1],
        arguments=arguments,
        options=options,
        kind="void" if opening[0] == "{{" else "open",
        end=end,
    )


ZOLA = Language(
    signs=("{{", "{%"),
    opener=r"\{[{%]",
    read=read_shortcode,
    closing=CLOSING,
    meaning=common.meaning_in({**common.MEANINGS, "shown": shown}),
    unescape=_unescaped,
)
