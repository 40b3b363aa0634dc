"""Hexo's tag plugins, in the form of Nunjucks (https://hexo.io/docs/tag-plugins)."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.content.templates import common, html
from feedkit.content.templates.hexo_themes import THEMES
from feedkit.content.templates.liquid import LIQUID, MEANINGS
from feedkit.content.templates.octopress import TAGS, image
from feedkit.content.templates.tag import markers_out
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.templates.tag import Context, Tag

__all__ = ["HEXO"]

ELSEWHERE = lazy_re(r"/|https?:", re.IGNORECASE)
FENCES = ("```", "~~~")


def _asset(place: str, context: Context) -> str:
    """Return where a file of the post's asset folder is: its page, without the ending.

    https://hexo.io/docs/asset-folders, and `path` in hexo/lib/models/post_asset.ts.
    """
    page = context.entry.link.removesuffix(".html")
    return place if ELSEWHERE.match(place) else f"{page.rstrip('/')}/{place}"


def _asset_image(tag: Tag, _body: str, context: Context) -> str | None:
    return image(tag, partial(_asset, context=context))


def _image(tag: Tag, _body: str, _context: Context) -> str | None:
    return image(tag)


def _link(tag: Tag, _body: str, _context: Context) -> str | None:
    """Link ``text url [external] [title]``; the text may have spaces in it."""
    words = tag.arguments
    at = next((index for index, word in enumerate(words) if common.ADDRESS.match(word)), 0)
    return html.link(words[at], escape(" ".join(words[:at]))) if words else None


def _post_link(tag: Tag, _body: str, context: Context) -> str:
    """Link ``filename [title] [escape]`` under the given title, else the post's."""
    post = context.post(tag.get(0))
    text = escape(tag.get(1) or (post.title if post else tag.get(0)))
    return html.link(post.link, text) if post else text


def _post_path(tag: Tag, _body: str, context: Context) -> str:
    return context.address(tag.get(0))


def _asset_link(tag: Tag, _body: str, context: Context) -> str:
    return html.link(_asset(tag.get(0), context), escape(tag.get(1) or tag.get(0)))


def _asset_path(tag: Tag, _body: str, context: Context) -> str:
    return _asset(tag.get(0), context)


def _iframe(tag: Tag, _body: str, _context: Context) -> str:
    return html.embed(tag.get(0))


def _unescaped(code: str) -> str:
    """Return `code` as Nunjucks leaves it, which comes after the blocks between fences.

    https://github.com/hexojs/hexo/blob/v8.1.1/lib/plugins/filter/before_post_render/backtick_code_block.ts
    """
    return code if code.lstrip(" \t>").startswith(FENCES) else markers_out(code)


HEXO = replace(
    LIQUID,
    meaning=common.meaning_in(
        {
            **MEANINGS,
            **THEMES,
            **common.table(
                {
                    "code": TAGS["codeblock"],
                    "img image": _image,
                    "asset_img": _asset_image,
                    "link": _link,
                    "post_link": _post_link,
                    "post_path": _post_path,
                    "asset_link": _asset_link,
                    "asset_path": _asset_path,
                    "iframe": _iframe,
                }
            ),
        }
    ),
    verbatim=LIQUID.verbatim | {"code"},
    unescape=_unescaped,
)
