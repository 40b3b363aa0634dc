"""What tags mean in every language: figures, films, posts elsewhere, notes, links.

Generators and themes give the same few things the same few names. A name that is not here means
nothing that is known: its tag is taken out, and what it encloses stays.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from feedkit.content.templates import html
from feedkit.content.templates.elsewhere import ADDRESS, EMBEDS, Embed, key, table
from feedkit.entries.fields import plain_text
from feedkit.lazy import lazy_re
from feedkit.posts.assets import media_type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedkit.content.templates.tag import Context, Meaning, Tag

__all__ = [
    "ADDRESS",
    "FILES",
    "MEANINGS",
    "TITLES",
    "key",
    "meaning_in",
    "nothing",
    "table",
]

# Themes have names of their own for pictures: `full_width_image`, `invertible_image`, `imgproc`.
PICTURE = lazy_re(r"image|img|figure|picture|photo")


#: The options that hold the address of a file to show.
FILES = (
    *("src", "url", "image", "img", "path", "file", "filename", "image_path", "image-path"),
    *("light_src", "default_src"),  # https://welpo.github.io/tabi/blog/shortcodes/
)


def meaning_in(meanings: Mapping[str, Meaning]) -> Callable[[str], Meaning | None]:
    """Return how a language looks names up in `meanings`, and those that speak of a picture."""

    def meaning(name: str) -> Meaning | None:
        return meanings.get(key(name)) or (_picture if PICTURE.search(key(name)) else None)

    return meaning


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
        alt=tag.get("alt", "light_alt", "default_alt") or plain_text(caption) or tag.get(1),
        width=tag.get("width"),
        height=tag.get("height"),
    )


def _picture(tag: Tag, body: str, context: Context) -> str | None:
    """Show the picture that a tag of a theme's own names; None if it names none."""
    kind = media_type(tag.get(*FILES, 0)) or ""
    return _figure(tag, body, context) if kind.startswith("image/") else None


def _credited(tag: Tag, caption: str) -> str:
    """Return the caption with what Hugo's figures have beside it: a title, and who made the image.

    https://gohugo.io/shortcodes/figure/
    """
    title, link = tag.get("title"), tag.get("attrlink")
    credit = tag.get("attr", "credit", "credits")
    if title and title != caption:
        caption = f"**{title}** {caption}"
    return f"{caption} [{credit}]({link})" if credit and link else f"{caption} {credit}".strip()


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
    """Unfold what is hidden; a few words in a line are simply shown."""
    if not body.strip() and (text := tag.get("text")):
        return escape(text)
    return html.details(body, tag.get("summary", "title", "label", "header", "text", 0))


def _accordion(tag: Tag, body: str, context: Context) -> str:
    """Unfold what is under a title; several of these are only put together by one without."""
    return _details(tag, body, context) if tag.get("title", "summary", 0) else body


def _labelled(tag: Tag, body: str, _context: Context) -> str:
    """Show a tab's content below its name: all tabs, one after the other."""
    label = tag.get("label", "name", "title", "header", "tabname", 0)
    name = html.element("strong", escape(label))
    return f"{html.BREAK}{name}{html.BREAK * 2}{body}" if label else body


def _link(tag: Tag, body: str, _context: Context) -> str | None:
    url = tag.get("href", "link", "url", "to", "relref", "cta_link", 0)
    text = body.strip() or escape(
        tag.get("text", "content", "title", "label", "name", "cta_text", 1)
    )
    return html.link(url, text) if url else body or None


def _diagram(_tag: Tag, body: str, _context: Context) -> str:
    return html.code(body, "mermaid")


def _quote(tag: Tag, body: str, _context: Context) -> str | None:
    """Set words apart, and say whose they are: those of the body, or of options.

    https://welpo.github.io/tabi/blog/shortcodes/#multilingual-quotes: in two languages.
    """
    given = filter(None, (tag.get("text", "quote", "original"), tag.get("translated")))
    body = body.strip() or (html.BREAK * 2).join(given)
    if not body:
        return None
    source = " ".join(
        filter(None, (tag.get("author", "by", "cite", 0), tag.get("source", "title")))
    )
    source = html.link(tag.get("url"), escape(source)) if tag.get("url") else source
    return html.note(f"{body}{html.BREAK * 2}— {source}" if source else body)


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

MEANINGS: Mapping[str, Meaning] = {
    **{name: _alone(embed) for name, embed in EMBEDS.items()},
    **table(
        {
            _IMAGES: _figure,
            "admonition alert callout notice aside infobox pageinfo": _note(),
            "accordion": _accordion,
            "details expand collapse accordionitem spoiler toggle hidden fold": _details,
            "tab tabitem tabpanel timelineitem": _labelled,
            "a link button btn linkbutton buttonlink linkcard cta nextlink gatsbylink": _link,
            "mermaid": _diagram,
            "quote blockquote pullquote epigraph multilingualquote": _quote,
            # What a program makes a picture of: https://blowfish.page/docs/shortcodes/#chart,
            # https://hugoloveit.com/theme-documentation-echarts-shortcode/
            "comment chart echarts script": nothing,
            # What only those see who know a password: https://fixit.lruihao.cn/documentation/
            # content-management/shortcodes/extended/fixit-encryptor/ and
            # https://github.com/Li4n0/hugo_encryptor
            "fixitencryptor hugoencryptor encrypt": nothing,
        }
    ),
    **{name: _note(name) for name in TITLES if name not in ("quote", "summary")},
}
