"""What tags mean in every language: figures, films, posts elsewhere, notes, links.

Generators and themes give the same few things the same few names. A name that is not here means
nothing that is known: its tag is taken out, and what it encloses stays.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from feedkit.content.templates import html
from feedkit.entries.fields import plain_text
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedkit.content.templates.tag import Context, Meaning, Tag

__all__ = [
    "ADDRESS",
    "EMBEDS",
    "FILES",
    "MEANINGS",
    "TITLES",
    "key",
    "meaning_in",
    "nothing",
    "table",
]

T = TypeVar("T")
Embed: TypeAlias = "Callable[[Tag], str | None]"

SEPARATORS = lazy_re(r"[-_ ]")
ADDRESS = lazy_re(r"https?://", re.IGNORECASE)
PLAYER = lazy_re(r"https?://(?:www\.youtube(?:-nocookie)?\.com|player\.vimeo\.com)/")
IDS = ("id", "videoid", "video", "video_id", "youtubeid", "v", "src", "url", "path")


#: The options that hold the address of a file to show.
FILES = ("src", "url", "image", "img", "path", "file", "filename", "image_path", "image-path")


def key(name: str) -> str:
    """Return `name` as the tables have it: ``YouTube-embed`` → ``youtubeembed``."""
    return SEPARATORS.sub("", name).lower()


def table(rows: Mapping[str, T]) -> dict[str, T]:
    """Return a table by single names from one by lists of names."""
    return {key(name): value for names, value in rows.items() for name in names.split()}


def meaning_in(meanings: Mapping[str, Meaning]) -> Callable[[str], Meaning | None]:
    """Return how a language looks names up in `meanings`."""
    return lambda name: meanings.get(key(name))


def nothing(_tag: Tag, _body: str, _context: Context) -> str:
    """Show nothing, as the author's site does."""
    return ""


def _figure(tag: Tag, body: str, _context: Context) -> str | None:
    src = tag.get(*FILES, 0)
    if not src:
        return body or None
    caption = tag.get("caption", "title", "description") or body.strip()
    return html.figure(
        src,
        caption=_credited(tag, caption),
        href=tag.get("link", "href"),
        # https://www.11ty.dev/docs/plugins/image/: {% image "a.jpg", "What it shows" %}
        alt=tag.get("alt") or plain_text(caption) or tag.get(1),
        width=tag.get("width"),
        height=tag.get("height"),
    )


def _credited(tag: Tag, caption: str) -> str:
    """Return the caption with what Hugo's figures have beside it: a title, and who made the image.

    https://gohugo.io/shortcodes/figure/
    """
    title, credit, link = tag.get("title"), tag.get("attr"), tag.get("attrlink")
    if title and title != caption:
        caption = f"**{title}** {caption}"
    return f"{caption} [{credit}]({link})" if credit and link else f"{caption} {credit}".strip()


def _media(name: str) -> Embed:
    def embed(tag: Tag) -> str | None:
        src = tag.get("src", "url", "path", "mp4", "webm", "file", "mp3", 0)
        attributes = {"src": src, "poster": tag.get("poster"), "controls": "controls"}
        return html.element(name, **attributes) if src else None

    return embed


def _video(tag: Tag) -> str | None:
    """Show a film: a file, or what a provider has, by its id (minimal-mistakes) or address."""
    frame = EMBEDS.get(key(tag.get("provider"))) if tag.get("provider") and tag.get("id") else None
    if frame is None and PLAYER.match(tag.get("path", "src", "url")):
        frame = _frame("{}")
    return frame(tag) if frame else _media("video")(tag)


def _frame(address: str) -> Embed:
    """Frame what is at `address`, in which ``{}`` stands for the id that the tag gives."""

    def embed(tag: Tag) -> str | None:
        given = tag.get(*IDS, 0)
        url = given if ADDRESS.match(given) else address.format(given)
        return html.embed(url, tag.get("title", "alt")) if given else None

    return embed


def _elsewhere(*addresses: tuple[tuple[str | int, ...], str]) -> Embed:
    """Link to something on another site.

    To the address that the tag gives, else to the first of `addresses` whose parts, one for every
    ``{}``, the tag all has: options, the names divided by spaces, or arguments, by number.
    """

    def embed(tag: Tag) -> str | None:
        given = tag.get("url", "src", "href", "link", "tweet", 0)
        if ADDRESS.match(given):
            return html.link(given)
        for parts, address in addresses:
            keys = ((part,) if isinstance(part, int) else part.split() for part in parts)
            values = [tag.get(*names) for names in keys]
            if all(values):
                return html.link(address.format(*values))
        return None

    return embed


def _alone(embed: Embed) -> Meaning:
    """Let a tag that needs to enclose nothing keep what it encloses all the same."""

    def meaning(tag: Tag, body: str, _context: Context) -> str | None:
        shown = embed(tag)
        return shown and shown + body

    return meaning


def _note(default: str = "") -> Meaning:
    """Set a box apart, under its own title, else under its kind, else under `default`."""

    def meaning(tag: Tag, body: str, _context: Context) -> str | None:
        body = body.strip() or tag.get("content", "text", "body", "message")
        if not body:
            return None
        kind = tag.get("type", "kind", "variant", "color", 0) or default
        title = tag.get("title", "header", "heading", "label")
        return html.note(body, title or TITLES.get(kind.lower(), ""))

    return meaning


def _details(tag: Tag, body: str, _context: Context) -> str:
    return html.details(body, tag.get("summary", "title", "label", "header", "text", 0))


def _labelled(tag: Tag, body: str, _context: Context) -> str:
    """Show a tab's content below its name: all tabs, one after the other."""
    label = tag.get("label", "name", "title", "header", "tabname", 0)
    name = html.element("strong", escape(label))
    return f"{html.BREAK}{name}{html.BREAK * 2}{body}" if label else body


def _link(tag: Tag, body: str, _context: Context) -> str | None:
    url = tag.get("href", "link", "url", "to", "relref", 0)
    text = body.strip() or escape(tag.get("text", "content", "title", "label", "name", 1))
    return html.link(url, text) if url else body or None


def _diagram(_tag: Tag, body: str, _context: Context) -> str:
    return html.code(body, "mermaid")


def _quote(tag: Tag, body: str, _context: Context) -> str:
    source = " ".join(
        filter(None, (tag.get("author", "by", "cite", 0), tag.get("source", "title")))
    )
    return html.note(f"{body.strip()}{html.BREAK * 2}— {source}" if source else body)


#: Boxes by their names, with the titles that they have on the sites (GitHub's alerts, Docusaurus's,
#: VitePress's and Material's admonitions, Obsidian's callouts).
TITLES = {
    name: name.capitalize()
    for name in str.split(
        "abstract attention bug caution danger error example failure hint important info note"
        " question quote success summary tip todo warning"
    )
} | {"warn": "Warning", "tldr": "TL;DR"}

_IMAGES = (
    "figure fig image img picture photo postimage postimg imagecaption imgcaption responsiveimage"
    " nextimage"
)

#: What is shown of what a tag names, whatever it encloses.
EMBEDS: Mapping[str, Embed] = table(
    {
        "video mp4 html5video localvideo": _video,
        "audio mp3": _media("audio"),
        "youtube youtubeembed embedyoutube youtubeplayer youtubevideo youtubelite liteyoutube"
        " liteyoutubeembed yt youtubenocookie": _frame("https://www.youtube.com/embed/{}"),
        "vimeo vimeoembed vimeovideo": _frame("https://player.vimeo.com/video/{}"),
        "bilibili": _frame("https://player.bilibili.com/player.html?bvid={}"),
        "media embed oembed iframe": _frame("{}"),
        "codepen": _elsewhere(
            (("user", "id slug slughash"), "https://codepen.io/{}/pen/{}"),
            ((0, 1), "https://codepen.io/{}/pen/{}"),
        ),
        "tweet x twitter tweetembed xembed tweetsingle twittertweet statictweet": _elsewhere(
            (("user", "id tweetid"), "https://x.com/{}/status/{}"),
            ((0, 1), "https://x.com/{}/status/{}"),
            (("id tweetid",), "https://x.com/i/status/{}"),
            ((0,), "https://x.com/i/status/{}"),
        ),
        "instagram": _elsewhere(
            (("id",), "https://www.instagram.com/p/{}/"),
            ((0,), "https://www.instagram.com/p/{}/"),
        ),
        "gist": _elsewhere(
            (("user username", "id"), "https://gist.github.com/{}/{}"),
            (("id",), "https://gist.github.com/{}"),
            ((0, 1), "https://gist.github.com/{}/{}"),
            ((0,), "https://gist.github.com/{}"),
        ),
    }
)

MEANINGS: Mapping[str, Meaning] = {
    **{name: _alone(embed) for name, embed in EMBEDS.items()},
    **table(
        {
            _IMAGES: _figure,
            "admonition alert callout notice aside infobox pageinfo": _note(),
            "details expand collapse accordion accordionitem spoiler toggle hidden fold": _details,
            "tab tabitem tabpanel": _labelled,
            "a link button btn linkbutton buttonlink linkcard cta nextlink gatsbylink": _link,
            "mermaid": _diagram,
            "quote blockquote pullquote epigraph": _quote,
            # What a program makes a picture of: https://blowfish.page/docs/shortcodes/#chart,
            # https://hugoloveit.com/theme-documentation-echarts-shortcode/
            "comment chart echarts script": nothing,
        }
    ),
    **{name: _note(name) for name in TITLES if name not in ("quote", "summary")},
}
