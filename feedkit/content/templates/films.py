"""Films in Gatsby's posts: code that is a line of its own and names one.

https://github.com/borgfriend/gatsby-remark-embed-video, and gatsby-remark-embed-youtube.
"""

from __future__ import annotations

import re

from feedkit.content.templates import common, html
from feedkit.content.templates.tag import Language
from feedkit.lazy import lazy_re

__all__ = ["FILMS"]

FILM = lazy_re(r"^`(?:video|vimeo|youtube): *+([^\s`]++)`[ \t]*+$", re.MULTILINE)
YOUTUBE = lazy_re(
    r"(?:https?://)?(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:\S*&)?v=|embed/|shorts/)|youtu\.be/)?"
    r"([\w-]{11})(?:[?&]\S*)?"
)
VIMEO = lazy_re(r"(?:https?://)?(?:www\.|player\.)?(?:vimeo\.com/(?:video/)?)?(\d+)")


def _shown(code: re.Match[str]) -> str:
    """Return the film that a line names, with the end of the block of HTML that it is."""
    if film := YOUTUBE.fullmatch(code[1]):
        return html.embed(f"https://www.youtube.com/embed/{film[1]}") + "\n"
    if film := VIMEO.fullmatch(code[1]):
        return html.embed(f"https://player.vimeo.com/video/{film[1]}") + "\n"
    return code[0]


FILMS = Language(
    signs=("`video:", "`vimeo:", "`youtube:"),
    opener=r"^`(?=v|y)",
    read=lambda _source, _opening: None,
    meaning=lambda _name: common.nothing,
    prepare=lambda text: FILM.sub(_shown, text),
)
