"""The HTML that tags mean, made of what their authors gave."""

from __future__ import annotations

from html import escape

from feedkit.lazy import lazy_re

__all__ = [
    "BREAK",
    "MARKUP_BEGINS",
    "MARKUP_ENDS",
    "code",
    "details",
    "element",
    "embed",
    "figure",
    "link",
    "markdown",
    "note",
    "void",
    "without_marks",
]

#: A line break of ours inside what a tag means: it becomes one, with the indentation of the tag's
#: line, where the tag has that line to itself, else a space. No text holds this character.
BREAK = "\x0b"

#: What encloses markup within HTML, as no text does: for the HTML around it, which has none.
MARKUP_BEGINS, MARKUP_ENDS = "\x0e", "\x0f"

MARKUP = lazy_re(r"[*_`\[\]<&]")


def without_marks(text: str) -> str:
    """Return `text` without the marks that enclose markup."""
    return text.replace(MARKUP_BEGINS, "").replace(MARKUP_ENDS, "")


def element(name: str, text: str = "", /, **attributes: str) -> str:
    """Return an element around `text`, which is markup; empty attributes are left out."""
    return f"<{name}{_written(attributes)}>{text}</{name}>"


def void(name: str, /, **attributes: str) -> str:
    """Return an element that holds nothing (HTML §13.1.2)."""
    return f"<{name}{_written(attributes)}>"


def link(url: str, text: str = "") -> str:
    """Return a link to `url`, under the address where nothing else is said. `text` is markup."""
    return element("a", text or escape(url), href=url) if url else text


def embed(url: str, title: str = "") -> str:
    """Return a frame that shows `url`: what becomes of frames is decided where HTML is cleaned."""
    return element("iframe", src=url, title=title)


def figure(src: str, *, caption: str = "", href: str = "", **attributes: str) -> str:
    """Return an image with these `attributes`, in a figure if it has a `caption` (in markup)."""
    image = void("img", src=src, **attributes)
    if href:
        image = link(href, image)
    if not caption:
        return image
    if MARKUP.search(caption):
        words = f'<figcaption markdown="1">{_blocks(caption)}</figcaption>'
        return f'<figure markdown="1">{BREAK}{image}{BREAK}{words}{BREAK}</figure>'
    return f"<figure>{image}<figcaption>{escape(caption)}</figcaption></figure>"


def code(text: str, language: str = "") -> str:
    """Return `text` as a block of code, as CommonMark writes one."""
    body = escape(text.strip("\n"), quote=False)
    return f"<pre>{element('code', body, **_language(language))}</pre>"


def note(body: str, title: str = "") -> str:
    """Return `body`, which is markup with blocks in it, set apart from the text under a `title`.

    A quotation is what all readers set apart; the class of a box they do not know.
    """
    heading = f"{element('strong', escape(title))}{BREAK * 2}" if title else ""
    return f'<blockquote markdown="1">{_blocks(heading + body.strip())}</blockquote>'


def details(body: str, summary: str) -> str:
    """Return `body`, which is markup with blocks in it, to be unfolded under its `summary`."""
    head = element("summary", escape(summary or "…"))
    if MARKUP.search(summary):
        head = f'<summary markdown="1">{_blocks(summary)}</summary>'
    return f'<details markdown="1">{head}{_blocks(body.strip())}</details>'


def markdown(text: str) -> str:
    """Return `text` as Markdown wherever it comes to stand, in a block of HTML as well."""
    if not MARKUP.search(text) and "\n" not in text:
        return text
    return _blocks(BREAK.join(text.strip().split("\n")))  # laid out for where the tag stands


def _blocks(markup: str) -> str:
    """Return `markup` for what is around it: blocks of their own, also in HTML that has none."""
    return f"{MARKUP_BEGINS}{BREAK * 2}{without_marks(markup)}{BREAK * 2}{MARKUP_ENDS}"


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)


def _language(name: str) -> dict[str, str]:
    return {"class": f"language-{name}"} if name else {}
