"""Atom's text constructs and content (RFC 4287 §3.1, §4.1.3)."""

from __future__ import annotations

from copy import deepcopy
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from feedkit.check.addresses import iri_findings
from feedkit.check.elements import READERS, W3C_WARNING, name_of, text_of
from feedkit.check.findings import Finding, Rule
from feedkit.check.html import html_findings, title_findings
from feedkit.check.media import INVALID_MEDIA_TYPE, media_type_findings
from feedkit.check.quoting import quoted
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["content_findings", "text_findings", "title_text_findings"]

INVALID_TEXT_TYPE = Rule(
    "invalid-text-type", "error", "RFC 4287 §3.1.1", 'write type="text", "html" or "xhtml"'
)
UNDECLARED_HTML = Rule(
    "undeclared-html",
    "warning",
    f"{W3C_WARNING}/ContainsUndeclaredHTML.html",
    'write type="html" where the text is HTML: readers show the tags otherwise',
)
HTML_TITLE = Rule(
    "html-title", "advice", READERS, 'write titles as plain text, with type="text" or none'
)
XHTML_TEXT = Rule(
    "xhtml-text", "advice", READERS, 'escape the markup, and write type="html": some mangle XHTML'
)
CONTENT_OUTSIDE = Rule(
    "content-outside",
    "error",
    "RFC 4287 §4.1.3.2",
    'leave the element empty, and name the media type of what is at "src"',
)
HTML_MEDIA_TYPE = Rule(
    "html-media-type", "advice", READERS, 'write type="html", which is what readers expect'
)
COMPOSITE = ("multipart/", "message/")
TAG = lazy_re(r"</[a-zA-Z][a-zA-Z0-9]*+>|<(?:br|hr|img)\b[^<>]*+>")


def text_findings(element: etree._Element, where: str) -> Iterator[Finding]:
    """Yield what is wrong with a text construct that is no title: a summary, rights."""
    kind = element.get("type", "text")
    if kind == "text":
        found = TAG.search(text_of(element))
        if found:
            yield UNDECLARED_HTML.at(element.sourceline, f"{where}: {quoted(found[0])}")
    elif kind == "html":
        yield from html_findings(text_of(element), element.sourceline, where)
    elif kind == "xhtml":
        yield XHTML_TEXT.at(element.sourceline, where)
        yield from html_findings(_inner_html(element), element.sourceline, where)
    else:
        yield INVALID_TEXT_TYPE.at(element.sourceline, f"{where}: type {quoted(kind)}")


def title_text_findings(element: etree._Element, where: str) -> Iterator[Finding]:
    """Yield what is wrong with a title or subtitle."""
    if element.get("type", "text") == "text":
        yield from title_findings(text_of(element), element.sourceline, where)
        return
    if element.get("type") == "html":
        yield HTML_TITLE.at(element.sourceline, f"{where}: {quoted(text_of(element))}")
    yield from text_findings(element, where)


def content_findings(element: etree._Element, where: str) -> Iterator[Finding]:
    """Yield what is wrong with an entry's content."""
    kind, source, line = element.get("type", "text"), element.get("src"), element.sourceline
    if source is not None:
        yield from iri_findings(source, line, f"{where}, src")
        if len(element) or text_of(element).strip() or kind in {"html", "xhtml"}:
            yield CONTENT_OUTSIDE.at(line, f'{where}: src="{source}", type {quoted(kind)}')
    elif kind in {"text", "html", "xhtml"}:
        yield from text_findings(element, where)
    elif kind.lower().startswith("text/html"):
        yield HTML_MEDIA_TYPE.at(line, f"{where}: type {quoted(kind)}")
        yield from html_findings(text_of(element), line, where)
    elif kind.lower().startswith(COMPOSITE):
        yield INVALID_MEDIA_TYPE.at(line, f"{where}: {quoted(kind)} is composite")
    else:
        yield from media_type_findings(kind, line, where)


def _inner_html(element: etree._Element) -> str:
    """Return the HTML that an XHTML construct's one ``div`` holds."""
    div = element.find("{*}div")
    if div is None:
        return ""
    copy = deepcopy(div)
    for each in copy.iter(etree.Element):
        each.tag = name_of(each)  # HTML has neither namespaces nor prefixes
    children = (etree.tostring(child, encoding="unicode", method="html") for child in copy)
    return escape(copy.text or "", quote=False) + "".join(children)
