"""What Obsidian adds to Markdown (https://help.obsidian.md/obsidian-flavored-markdown)."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.attachments import attached
from feedkit.content.templates import common, html
from feedkit.content.templates.tag import Context, Language, Meaning, Tag
from feedkit.entries.dialects.slugs import github_slug
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from feedkit.content.templates.source import Source

__all__ = ["OBSIDIAN", "QUARTZ"]

WIKILINK = lazy_re(r"([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
HIGHLIGHT = lazy_re(r"(?=[^\s=])([^\n=]*(?:=[^\n=]+)*)(?<=\S)==")
# https://help.obsidian.md/embed-web-pages, …/features/Obsidian-compatibility of Quartz
YOUTUBE = r"https?://(?:www\.|m\.)?(?:youtube\.com/watch\?|youtu\.be/)"
FILM = lazy_re(rf"([^\[\]\n]*)\]\(({YOUTUBE}[^\s()]+)[^()\n]*\)")
COMMENT_END = lazy_re("%%")
BLOCK_ID = lazy_re(r"[\w-]+")
SIZE = lazy_re(r"(\d+)(?:x(\d+))?")
# https://help.obsidian.md/file-formats
MEDIA = {
    **dict.fromkeys(("avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"), "img"),
    **dict.fromkeys(("flac", "m4a", "mp3", "ogg", "wav", "webm", "3gp"), "audio"),
    **dict.fromkeys(("mkv", "mov", "mp4", "ogv"), "video"),
    "pdf": "a",
}


def read_obsidian(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read ``[[Title|text]]``, ``![[image.png|300]]``, ``%%comment%%``, ``==text==``, ``^id``."""
    mark, start = opening[0].strip(), opening.end()
    if mark == "%%":
        found = source.search(COMMENT_END, start)
        return found and Tag(name=mark, end=found.end(), kind="void")
    pattern = {"[[": WIKILINK, "![[": WIKILINK, "![": FILM, "==": HIGHLIGHT, "^": BLOCK_ID}[mark]
    found = pattern.match(source.text, start)
    if found is None:
        return None
    return Tag(name=mark, arguments=found.groups(""), end=found.end(), kind="void")


def _link(tag: Tag, _body: str, context: Context, *, anchor: Callable[[str], str] = str) -> str:
    """Link a post by its title or file, under the text if there is one.

    `anchor` makes an id of a heading.
    """
    target, text = tag.arguments
    target = target.rstrip("\\").strip()  # in a table, the bar is escaped
    shown = escape(text.strip() or target.strip("#").replace("#", " > "), quote=False)
    if target.startswith("#"):
        return shown
    if target == "/":  # Quartz's home page
        return html.link(context.site.url, shown)
    if _kind(target):
        return html.link(target, shown)
    place, mark, heading = target.partition("#")
    asked = place + mark + anchor(heading)
    source = context.entry.source or ""
    if not context.links.find(asked, source):
        # Quartz has a page for each note, those that are no posts, too.
        page = attached(asked, source, context.rendering.attachments)
        if page:
            return html.link(f"{context.site.url}{page}", shown)
    post = context.post(asked)
    return shown if post is None else html.link(post.link, shown)


def _embed(tag: Tag, body: str, context: Context, *, anchor: Callable[[str], str] = str) -> str:
    """Show a picture, a sound or a film; link to anything else."""
    target, text = tag.arguments
    place = target.rstrip("\\").strip()
    kind = _kind(place)
    if kind == "img":
        alt, _, last = text.rpartition("|")
        size = SIZE.fullmatch(last.strip())
        width, height = size.groups("") if size else ("", "")
        return html.figure(place, alt=alt if size else text, width=width, height=height)
    if kind in ("audio", "video"):
        return html.element(kind, src=place, controls="controls")
    return _link(tag, body, context, anchor=anchor)


def _film(tag: Tag, _body: str, _context: Context) -> str:
    title, address = tag.arguments
    return html.embed(address, title)


def _quartz_anchor(heading: str) -> str:
    """Return the id of a heading or a block: quartz/plugins/transformers/ofm.ts."""
    return heading if heading.startswith("^") else github_slug(heading)


def _kind(place: str) -> str | None:
    """Return the element that shows a file; None for what is no file but a note."""
    return MEDIA.get(place.partition("#")[0].rpartition(".")[2].lower())


def _highlight(tag: Tag, _body: str, _context: Context) -> str:
    return html.element("mark", tag.arguments[0])


MEANINGS: dict[str, Meaning] = {
    "[[": _link,
    "![[": _embed,
    "![": _film,
    "==": _highlight,
    "%%": common.nothing,
    "^": common.nothing,
}

OBSIDIAN = Language(
    signs=("[[", "%%", "==", "^", "youtu"),
    opener=rf"!?\[\[|!\[(?=[^\[\]\n]{{0,200}}\]\({YOUTUBE})|"
    r"%%|(?<!=)==(?!=)|(?<=\S)[ \t]\^(?=[\w-]+[ \t]*$)",
    read=read_obsidian,
    meaning=MEANINGS.get,
)

# https://quartz.jzhao.xyz/features/Obsidian-compatibility
ON_QUARTZ: dict[str, Meaning] = {
    **MEANINGS,
    "[[": partial(_link, anchor=_quartz_anchor),
    "![[": partial(_embed, anchor=_quartz_anchor),
}

QUARTZ = replace(OBSIDIAN, meaning=ON_QUARTZ.get)
