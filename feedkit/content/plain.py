"""The text of clean HTML."""

from __future__ import annotations

from html import unescape

from feedkit.lazy import lazy_re

__all__ = ["TAG", "plain"]

#: A tag in clean HTML, which has quotes around every value and no ``<`` in its text: whether it
#: closes in group 1, its name in group 2.
TAG = lazy_re(r'<(/?)([a-z][a-z0-9-]*)(?:[^"<>]|"[^"]*")*>')

NOTE_MARK = lazy_re(r'<sup[^<>]*><a href="[^"]*#[^"]*"[^<>]*>[^<>]{1,9}</a></sup>')
# Elements at whose edges no word ends.
INLINE = frozenset(
    str.split(
        "a abbr acronym b bdi big cite code del dfn em i ins kbd mark q s samp small span strike"
        " strong sub sup time tt u var wbr"
    )
)


def plain(html: str) -> str:
    """Return the text of clean `html` on one line, without the marks of its footnotes."""
    text = TAG.sub(lambda tag: "" if tag[2] in INLINE else " ", NOTE_MARK.sub("", html))
    return " ".join((unescape(text) if "&" in text else text).split())
