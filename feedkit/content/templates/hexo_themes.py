"""What themes of Hexo add to its tags, as far as it is text or a title: else both were lost.

https://theme-next.js.org/docs/tag-plugins/, https://github.com/jerryc127/hexo-theme-butterfly and
https://github.com/fluid-dev/hexo-theme-fluid below `scripts`, and
https://github.com/volantis-x/hexo-theme-volantis/tree/master/scripts/tags, which
hexo-butterfly-tag-plugins-plus and other themes have taken over.
"""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from feedkit.content.templates import common, html
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from feedkit.content.templates.tag import Context, Meaning, Tag

__all__ = ["THEMES"]

MARKS = {name: lazy_re(rf"<!--\s*{name}\b([^<>\n]*?)-->[ \t]*\n?") for name in ("tab", "timeline")}
# How a box looks, and its icon: "fas fa-fan".
STYLES = frozenset(["disabled", "flat", "modern", "no-icon", "simple"])
ICON = lazy_re(r"[\w-]*(?:fa|icon)-|fa[a-z] ")
BOOLEANS = ("true", "false")


def _parts(tag: Tag) -> list[str]:
    """Return what commas divide, or double colons where there are any."""
    return [part.strip(" '\"") for part in tag.text.split("::" if "::" in tag.text else ",")]


def _caption(words: str) -> str:
    """Return a line of its own, in bold type."""
    return f"{html.BREAK}{html.element('strong', escape(words))}{html.BREAK * 2}" if words else ""


def _note(tag: Tag, body: str, _context: Context) -> str | None:
    """Show a box: ``[class] [no-icon] [summary]`` of NexT, ``[color] [icon] [style]`` of Butterfly.

    Volantis' has no end: ``style, content``.
    """
    if tag.kind == "lone":
        return html.note(escape(_parts(tag)[-1], quote=False))
    kind, *rest = tag.arguments or ("",)
    title = " ".join(word for word in rest if word not in STYLES and not ICON.match(word))
    return html.note(body, title or common.TITLES.get(kind.lower(), ""))


def _titled_note(tag: Tag, body: str, _context: Context) -> str:
    """Show ``style, title`` of Volantis."""
    return html.note(body, ", ".join(_parts(tag)[1:]))


def _label(tag: Tag, _body: str, _context: Context) -> str:
    """Mark ``class@words``, or ``words class`` of Butterfly."""
    _, at, words = tag.text.partition("@")
    return html.element("mark", escape(words if at else tag.get(0), quote=False))


def _button(tag: Tag, _body: str, _context: Context) -> str:
    """Link ``url, text, icon, title``."""
    url, text, _, title, *_ = (*_parts(tag), "", "", "")
    return html.link(url, escape(text or title))


def _marked(tag: Tag, body: str, _context: Context, *, mark: str) -> str:
    """Show each ``<!-- tab caption@icon -->`` of ``name, active`` below its caption."""
    name = tag.text.partition(",")[0].strip()
    number = count(1)

    def caption(found: re.Match[str]) -> str:
        numbered = f"{name} {next(number)}"
        return _caption(found[1].partition("@")[0].strip() or numbered)

    return MARKS[mark].sub(caption, body)


def _timeline(tag: Tag, body: str, context: Context) -> str:
    """Show ``title, color`` and below it each ``<!-- timeline when -->``."""
    return _caption(_parts(tag)[0]) + _marked(tag, body, context, mark="timeline")


def _moment(tag: Tag, body: str, _context: Context) -> str:
    return _caption(tag.text.strip()) + body


def _hidden(tag: Tag, body: str, _context: Context) -> str:
    """Fold what is below ``title, color, color`` of Butterfly, ``class @title`` of Fluid."""
    _, at, title = tag.text.partition("@")
    return html.details(body, title.strip() if at else _parts(tag)[0])


def _folding(tag: Tag, body: str, _context: Context) -> str:
    """Fold what is below ``style, title`` or a title alone."""
    return html.details(body, _parts(tag)[:2][-1])


def _words(tag: Tag, _body: str, _context: Context) -> str:
    return tag.text.strip()


def _first(tag: Tag, _body: str, _context: Context) -> str:
    return _parts(tag)[0]


def _second(tag: Tag, _body: str, _context: Context) -> str:
    """Show the words of ``style, words``."""
    return ", ".join(_parts(tag)[1:])


def _box(tag: Tag, _body: str, _context: Context) -> str:
    """Show ``text, checked, inline`` of Fluid, or ``color checked, text`` of Volantis."""
    first, second, *_ = (*_parts(tag), "")
    if second not in ("", *BOOLEANS):
        return f"{'☑' if 'checked' in first else '☐'} {second}"
    words = "" if first in BOOLEANS else first  # they stand behind the tag
    return f"{'☑' if 'true' in (first, second) else '☐'} {words}".rstrip()


THEMES: Mapping[str, Meaning] = common.table(
    {
        "note subnote": _note,
        "noteblock": _titled_note,
        "label": _label,
        "button btn": _button,
        "tabs subtabs subsubtabs": partial(_marked, mark="tab"),
        "timeline": _timeline,
        "timenode": _moment,
        "cq centerquote": common.MEANINGS["quote"],
        "fold hideToggle hideBlock": _hidden,
        "folding": _folding,
        "hideInline": _first,
        "u emp wavy del kbd psw heimu": _words,
        "span p": _second,
        "cb checkbox radio": _box,
    }
)
