"""What clean HTML must never hold, told by a parser that had no part in making it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib

from feedkit.content.allowed import ATTRIBUTES, SCHEMES, SET_ATTRIBUTES, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

ADDRESSES = {"action", "background", "cite", "data", "href", "longdesc", "poster", "src"}
GOOD_ADDRESS = re.compile(
    r"https?://[^/?#\s]+[/?#]?\S*|data:image/(?:avif|gif|jpeg|png|webp);base64,\S+"
)


def elements(html: str) -> Iterator[Element]:
    """Yield every element that a browser would make of `html`."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    yield from (element for element in tree.iter() if element is not tree)


def faults(html: str) -> list[str]:
    """Return what stands in `html` and may not: elements, attributes, addresses."""
    return [fault for element in elements(html) for fault in _faults(element)]


def _faults(element: Element) -> Iterator[str]:
    tag = str(element.tag)
    if tag not in TAGS:
        yield f"<{tag}>"
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset()) | set(SET_ATTRIBUTES.get(tag, ()))
    for name, value in element.attrib.items():
        if name not in allowed:
            yield f"<{tag} {name}>"
        if name in ADDRESSES and not _is_good(tag, value):
            yield f"<{tag} {name}={value!r}>"
        if name == "srcset":
            candidates = (candidate.split()[0] for candidate in value.split(", "))
            yield from (f"srcset {url!r}" for url in candidates if not GOOD_ADDRESS.fullmatch(url))


def _is_good(tag: str, url: str) -> bool:
    if tag == "a" and url.partition(":")[0].lower() in SCHEMES:
        return True
    return GOOD_ADDRESS.fullmatch(url) is not None and (tag == "img" or not url.startswith("data:"))
