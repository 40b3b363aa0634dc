"""Single marks that one generator makes something of."""

from __future__ import annotations

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
    import re
    from collections.abc import Mapping

    from feedkit.content.templates.source import Source

__all__ = ["LIQUID_TAGS", "MKDOCS", "NIKOLA_LINKS", "PELICAN"]

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
    """Read an icon's name, or the line that asks for another file's text."""
    if opening[0].endswith(":"):
        return Tag(name="icon", end=opening.end(), kind="void")
    return Tag(name="snippet", end=source.line_end(opening.end()), kind="void")


MKDOCS = Language(
    signs=(":material-", ":fontawesome-", ":octicons-", ":simple-", "-8<-"),
    # https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/ and
    # https://facelessuser.github.io/pymdown-extensions/extensions/snippets/
    opener=r":(?:material|fontawesome|octicons|simple)-[\w-]+:|-{1,}8<-{1,}",
    read=read_mkdocs,
    meaning=lambda name: common.nothing if name == "icon" else None,
)
