"""Tags that Octopress had first, and that Hexo and Pelican's liquid_tags have taken over from it.

https://github.com/imathis/octopress/tree/master/plugins, https://hexo.io/docs/tag-plugins and
https://github.com/pelican-plugins/liquid-tags
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.templates import common, html
from feedkit.content.templates.tag import Context, Meaning, Tag, markers_out, read_arguments
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["TAGS", "VERBATIM", "image"]

LANGUAGE = lazy_re(r"\blang:(\S+)")
PLACE = lazy_re(r"/|https?:|\.{1,2}/|.*\.\w{2,5}$", re.IGNORECASE)
SIZES = lazy_re(r"['\"]?\s*(\d+(?:px|%)?(?!\S))?\s*(\d+(?:px|%)?(?!\S))?\s*")
COMMA = lazy_re(r"\s*(?:\"[^\"]*\"|'[^']*'|[^\s,]+)\s*,")
QUOTE_MARKS = lazy_re(r"\{\"[ \t]*|[ \t]*\"\}")

#: Tags that enclose no tags.
VERBATIM = frozenset({"codeblock"})


def codeblock(tag: Tag, body: str, _context: Context) -> str:
    """Show ``[title] [lang:language] [url] [link text]`` and the code below it."""
    language = LANGUAGE.search(tag.text)
    return html.code(markers_out(body), language[1] if language else "")


def image(tag: Tag, address: Callable[[str], str] = str) -> str | None:
    """Show ``[class names] path [width] [height] [title | "title" ["alt"]]``.

    What is shown is at the `address` of the path.
    """
    place = next(filter(PLACE.match, tag.arguments), "")
    if not place:
        return None
    behind = tag.text.partition(place)[2]
    sizes = SIZES.match(behind)
    assert sizes is not None  # noqa: S101 - it matches nothing, too
    text = _alternative(behind[sizes.end() :].strip())
    return html.figure(address(place), alt=text, width=sizes[1] or "", height=sizes[2] or "")


def _alternative(texts: str) -> str:
    """Return the alternative text, else the title: either in quotes, or all of it without."""
    if not texts.startswith(("'", '"')):
        return texts
    words = read_arguments(texts)[0]
    # Both may come in quotes of their own: '"title" "alt"'.
    return _alternative(words[0]) if words[0].startswith('"') else words[-1]


def _image(tag: Tag, body: str, context: Context) -> str | None:
    """Show Octopress' image, or what others call so: their arguments have commas or names."""
    is_others = tag.get("alt", "caption", *common.FILES) or COMMA.match(tag.text)
    return (None if is_others else image(tag)) or common.MEANINGS["img"](tag, body, context)


def _blockquote(tag: Tag, body: str, context: Context) -> str:
    """Show ``[author[, source]] [link] [source_link_title]`` below what was said."""
    url = next(filter(common.ADDRESS.match, tag.arguments), "")
    author, _, title = tag.text.partition(url) if url else (tag.text, "", "")
    source = html.link(url, escape(title.strip())) if url else ""
    said = replace(tag, arguments=(), options={"author": author.strip(), "source": source})
    return common.MEANINGS["quote"](said, body, context) or ""


def _pullquote(_tag: Tag, body: str, _context: Context) -> str:
    """Set apart what is in ``[class]``, without the marks of what Octopress repeats beside it."""
    return html.note(QUOTE_MARKS.sub("", body))


def _gist(tag: Tag, body: str, context: Context) -> str | None:
    """Link to ``id [file]`` or ``user/id [file]``."""
    return common.MEANINGS["gist"](replace(tag, arguments=tag.arguments[:1]), body, context)


TAGS: Mapping[str, Meaning] = {
    "gist": _gist,
    "codeblock": codeblock,
    "img": _image,
    "blockquote": _blockquote,
    "pullquote": _pullquote,
}
