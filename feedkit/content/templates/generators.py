"""Single marks that one generator makes something of."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING

from feedkit.content.templates import common
from feedkit.content.templates.tag import Context, Language, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.source import Source

__all__ = ["MKDOCS", "NIKOLA_LINKS", "PELICAN"]

PLACE = lazy_re(r"[^\s)\"'>\]]*")


def read_pelican(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read an address that Pelican resolves: ``{filename}/other.md``, ``|static|image.png``."""
    name, place = opening[0][1:-1], PLACE.match(source.text, opening.end())
    if place is None or not (place[0] or name == "index"):
        return None  # it is spoken of
    return Tag(name=name, text=place[0], end=place.end(), kind="void")


def _in_pelican(tag: Tag, body: str, context: Context) -> str:
    """Return where on the site a post or a file is.

    A place is seen from the source's folder, or from that of all content. What is attached comes to
    be beside the page, from elsewhere without its folders.
    """
    if tag.name not in ("static", "attach"):
        return _place(tag, body, context)
    place = PurePosixPath(tag.text)
    if tag.name == "attach":
        return place.name if place.is_absolute() or ".." in place.parts else tag.text
    inside = PurePosixPath(context.entry.source or "").parent / place
    whole = tag.text if place.is_absolute() else normpath(inside)
    return context.site.url + whole.removeprefix(f"{context.rendering.content}/").lstrip("/")


def _place(tag: Tag, _body: str, context: Context) -> str:
    """Return where a post is, else the place as it was written, which is seen from the site."""
    if tag.name == "filename" and (post := context.post(tag.text)):
        return post.link
    return tag.text or context.site.url


PELICAN = Language(
    signs=("{", "|"),
    # https://docs.getpelican.com/en/stable/content.html#linking-to-internal-content
    opener=r"\{(?:filename|static|attach|index)\}|\|(?:filename|static|attach)\|",
    read=read_pelican,
    meaning=lambda _name: _in_pelican,
)


def read_nikola(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read an address that Nikola resolves: ``link://slug/a-post``."""
    place = PLACE.match(source.text, opening.end())
    return place and Tag(name="filename", text=place[0], end=place.end(), kind="void")


NIKOLA_LINKS = Language(
    signs=("link://",),
    # https://getnikola.com/path_handlers.html: other handlers lead to lists, not to posts.
    opener=r"link://(?:slug|filename)/",
    read=read_nikola,
    meaning=lambda _name: _place,
)


def read_mkdocs(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read an icon's name, or what asks for other files: a line, or lines between two."""
    if opening[0].endswith(":"):
        return Tag(name="icon", end=opening.end(), kind="void")
    end = source.line_end(opening.end())
    if not source.text[opening.end() : end].strip():
        closing = source.search(SNIPPETS_END, end)
        end = closing.end() if closing else end
    return Tag(name="snippet", end=end, kind="void")


SNIPPETS_END = lazy_re(r"^[ \t>]*-+8<-+[ \t]*$", re.MULTILINE)

MKDOCS = Language(
    signs=(":material-", ":fontawesome-", ":octicons-", ":simple-", "-8<-"),
    # https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/ and
    # https://facelessuser.github.io/pymdown-extensions/extensions/snippets/
    opener=r":(?:material|fontawesome|octicons|simple)-[\w-]+:|-{1,}8<-{1,}",
    read=read_mkdocs,
    meaning=lambda name: common.nothing if name == "icon" else None,
)
