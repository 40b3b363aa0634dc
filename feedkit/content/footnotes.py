"""Footnotes that stay apart when the entries of a feed are shown on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from feedkit.content.allowed import FOOTNOTE_ID
from feedkit.content.plain import TAG
from feedkit.lazy import lazy_function, lazy_re

if TYPE_CHECKING:
    import re

    from feedkit.model import Entry

__all__ = ["unique_footnotes"]

sha256 = lazy_function("hashlib", "sha256")  # which loads OpenSSL, and few posts have notes

ID = lazy_re(r' id="([^"]*)"')
LINK = lazy_re(r' href="([^"#]*)#([^"]*)"')


def unique_footnotes(html: str, entry: Entry) -> str:
    """Return clean `html` in which no footnote has the id of a footnote in another entry.

    An id keeps its beginning, ``fn`` or the like, by which readers know a footnote; links follow.
    """
    if ' id="' not in html:
        return html
    found = {each[1] for tag in TAG.finditer(html) for each in ID.finditer(tag[0])}
    ids = {each for each in found if FOOTNOTE_ID.fullmatch(each)}
    mark = sha256(entry.id.encode()).hexdigest()[:8]

    def own_id(match: re.Match[str]) -> str:
        return f' id="{match[1]}-{mark}"' if match[1] in ids else match[0]

    def own_link(match: re.Match[str]) -> str:
        page, note = match.groups()
        ours = page in {"", entry.link} and (note in ids or unquote(note) in ids)
        return f' href="{page}#{note}-{mark}"' if ours else match[0]

    return TAG.sub(lambda tag: LINK.sub(own_link, ID.sub(own_id, tag[0])), html)
