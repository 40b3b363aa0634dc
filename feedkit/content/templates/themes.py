"""What themes of Jekyll add to Liquid: includes, and the tags of their plug-ins."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from msgspec.structs import replace

from feedkit.content.templates import common, html
from feedkit.entries.fields import as_text
from feedkit.entries.media import media_base
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.tag import Context, Meaning, Tag

__all__ = ["MEANINGS"]

SHOWN = frozenset({*common.FILES, "poster"})
FILE = lazy_re(r"(?!/)[^?#:]+\.\w+")  # and no id of a film


def _include(tag: Tag, body: str, context: Context) -> str | None:
    """Take an include for the tag that its file is named after."""
    name = common.key(PurePosixPath(tag.get(0)).stem)
    meaning = _gallery if name == "gallery" else common.MEANINGS.get(name)
    if meaning is None:
        return None
    given = {name: _worth(value, context) for name, value in tag.options.items()}
    options = {
        name: _from_root(value, context) if name in SHOWN else value
        for name, value in given.items()
    }
    return meaning(replace(tag, arguments=tag.arguments[1:], options=options), body, context)


def _worth(value: str, context: Context) -> str:
    """Return what a parameter is: it may be a variable (``id=page.video``), in front matter."""
    if value.startswith("page."):
        return as_text(context.entry.metadata.get(value.removeprefix("page."))) or ""
    return context.variables.get(value, value)


def _from_root(value: str, context: Context) -> str:
    """Return the address of a file: themes see relative ones from the site, not from the post."""
    if not FILE.fullmatch(value):
        return value
    root = context.site.url
    return (media_base(context.entry.metadata, root) or root) + value


def _below_site(path: object, context: Context) -> str:
    return urljoin(context.site.url, path.lstrip("/")) if isinstance(path, str) and path else ""


def _gallery(tag: Tag, _body: str, context: Context) -> str | None:
    """Show the pictures that front matter lists under `id`, else `gallery`, and the caption.

    https://mmistakes.github.io/minimal-mistakes/docs/helpers/#gallery
    """
    listed = context.entry.metadata.get(tag.get("id") or "gallery")
    rows = listed if isinstance(listed, list) else []
    pictures = [_picture(row, context) for row in rows if isinstance(row, Mapping)]
    shown = html.BREAK.join(filter(None, pictures))
    caption = tag.get("caption")
    return f"{shown}{html.BREAK * 2}{caption}" if shown and caption else shown or None


def _picture(row: Mapping[object, object], context: Context) -> str:
    """Return the picture that a row of a gallery names, with the link that it has."""
    src, url = (_below_site(row.get(key), context) for key in ("image_path", "url"))
    alt = as_text(row.get("alt")) or as_text(row.get("title")) or ""
    return html.figure(src or url, href=url, alt=alt) if src or url else ""


def _details(tag: Tag, body: str, _context: Context) -> str:
    """Take all that stands behind the name for the summary, as al-folio does, unless it is quoted.

    https://github.com/alshedivat/al-folio/blob/main/_plugins/details.rb
    """
    named = tag.get("summary", "title", "label", "header")
    quoted = tag.get(0) if tag.text.startswith(('"', "'")) else ""
    return html.details(body, named or quoted or tag.text)


def _tab(tag: Tag, body: str, context: Context) -> str | None:
    """Take what stands behind the name of the group for the label.

    https://github.com/Ovski4/jekyll-tabs
    """
    label = " ".join(tag.arguments[1:])
    return common.MEANINGS["tab"](replace(tag, arguments=(label,)) if label else tag, body, context)


MEANINGS: Mapping[str, Meaning] = common.table(
    {
        "include include_relative include_cached include_file render": _include,
        "details": _details,
        "tab": _tab,
        "tabs": lambda _tag, body, _context: body,
    }
)
