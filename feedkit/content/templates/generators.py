"""Single marks that one generator makes something of."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.templates import common
from feedkit.content.templates.liquid import read_liquid
from feedkit.content.templates.octopress import TAGS
from feedkit.content.templates.tag import Context, Language, Meaning, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.content.templates.source import Source

__all__ = ["LIQUID_TAGS", "MKDOCS", "NIKOLA_LINKS", "PELICAN"]

PLACE = lazy_re(r"[^\s)\"'>\]]*")
SNIPPETS_END = lazy_re(r"^[ \t>]*-+8<-+[ \t]*$", re.MULTILINE)
NAME = lazy_re(r"[^)\"'>\]\n]*")  # may be several words
LISTS = frozenset({"author", "category", "tag"})
BEFORE_ADDRESS = ("(", "<", '"', "'", ": ")


def read_pelican(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read an address that Pelican resolves: ``{filename}/other.md``, ``|static|image.png``."""
    name, place = opening[0][1:-1], PLACE.match(source.text, opening.end())
    if name in LISTS:
        is_address = source.text.endswith(BEFORE_ADDRESS, 0, opening.start())
        place = NAME.match(source.text, opening.end()) if is_address else None
    if place is None or not (place[0] or name == "index"):
        return None  # it is spoken of
    text = place[0].rstrip()
    return Tag(name=name, text=text, end=opening.end() + len(text), kind="void")


def _in_pelican(tag: Tag, body: str, context: Context) -> str:
    """Return where on the site a post or a file is.

    A place is seen from the source's folder, or from that of all content. What is attached comes to
    be beside the page, from elsewhere without its folders.
    """
    if tag.name in LISTS:
        found = context.links.find(f"{{{tag.name}}}{tag.text}", context.entry.source)
        return found.link if found else context.site.url
    if tag.name == "index":
        return context.site.url + tag.text
    if tag.name == "filename":
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
    opener=r"\{(?:author|category|filename|static|attach|index|tag)\}"
    r"|\|(?:filename|static|attach)\|",
    read=read_pelican,
    meaning=lambda _name: _in_pelican,
)


# The tags of https://github.com/pelican-plugins/liquid-tags: others are text to it.
SHOWN: Mapping[str, Meaning] = {
    **{name: common.MEANINGS[name] for name in ("audio", "video", "vimeo", "youtube")},
    "gram": common.MEANINGS["instagram"],
    **{name: TAGS[name] for name in ("gist", "img")},
    "b64img": TAGS["img"],
    "literal": lambda tag, _body, _context: f"{{% {tag.text} %}}",
}
UNSHOWN = frozenset(
    str.split(
        "diag flickr giphy graphviz include_code notebook pygal soundcloud speakerdeck spotify"
    )
)


def read_liquid_tag(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read a tag of the plug-in's: none of them encloses anything."""
    tag = read_liquid(source, opening)
    known = tag is not None and (tag.name in SHOWN or tag.name in UNSHOWN)
    return replace(tag, kind="void") if tag and known else None


LIQUID_TAGS = Language(signs=("{%",), opener=r"\{%", read=read_liquid_tag, meaning=SHOWN.get)


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


MKDOCS = Language(
    signs=(":material-", ":fontawesome-", ":octicons-", ":simple-", "-8<-"),
    # https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/ and
    # https://facelessuser.github.io/pymdown-extensions/extensions/snippets/
    opener=r":(?:material|fontawesome|octicons|simple)-[\w-]+:|-{1,}8<-{1,}",
    read=read_mkdocs,
    meaning=lambda name: common.nothing if name == "icon" else None,
)
