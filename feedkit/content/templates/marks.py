"""Comments in code that a highlighter takes for marks, and out of what it shows.

https://docusaurus.io/docs/markdown-features/code-blocks#highlighting-with-comments and
https://vitepress.dev/guide/markdown#colored-diffs-in-code-blocks. Which comments a language has is
not looked up: no code says such a thing otherwise.
"""

from __future__ import annotations

import re

from feedkit.content.templates.tag import Language
from feedkit.lazy import lazy_re

__all__ = ["CODE_MARKS"]

BEGIN = r"(?://|\#|--|;{1,3}|%|<!--|(?:\{[ \t]*)?/\*)[ \t]*"
END = r"[ \t]*(?:(?:-->|\*/[ \t]*\}?)[ \t]*)?"
MARK = r"\[!code (?:\+\+|--|hl|highlight|focus|error|warning|info)(?::\d+)?\]"
# @docusaurus/theme-common, codeBlockUtils: each of them has a line of its own.
DIRECTIVE = r"highlight-(?:next-line|start|end)"
OWN_LINE = lazy_re(rf"^[ \t>]*{BEGIN}(?:{MARK}|{DIRECTIVE}){END}\n", re.MULTILINE)
AT_THE_END = lazy_re(rf"(?<![ \t])[ \t]*{BEGIN}{MARK}{END}$", re.MULTILINE)
# Behind the language in a fence: ``ts:line-numbers=2``
NUMBERING = lazy_re(r"\A([^`~\n]*[`~]{3,}[ \t]*[\w+-]+):(?:no-)?line-numbers(?:=\d+)?")


def _unmarked(code: str) -> str:
    """Return a block of `code` without marks; code in a line has none."""
    if "\n" not in code:
        return code
    return AT_THE_END.sub("", OWN_LINE.sub("", NUMBERING.sub(r"\1", code)))


CODE_MARKS = Language(
    signs=("[!code ", "highlight-", "line-numbers"),
    opener=r"\[!code |highlight-(?=next|start|end)|:(?:no-)?line-numbers",
    read=lambda _source, _opening: None,
    meaning=lambda _name: None,
    unescape=_unmarked,
)
