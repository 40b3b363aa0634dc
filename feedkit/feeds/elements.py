"""Finding the elements that feedgen has made, and making others."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.model import Feed

__all__ = ["add_empty", "add_stylesheet", "add_texts", "child"]


def child(element: etree._Element, name: str) -> etree._Element:
    """Return the first child called `name`, which feedgen has written."""
    for found in element.iterchildren(name):
        return found
    raise AssertionError(f"feedgen wrote no {name}")


def add_texts(parent: etree._Element, namespace: str, texts: Mapping[str, str | None]) -> None:
    """Add an element of `namespace` for each of `texts`, under its name; none for None."""
    for name, text in texts.items():
        if text is not None:
            etree.SubElement(parent, f"{{{namespace}}}{name}").text = text


def add_empty(
    parent: etree._Element, tag: str, attributes: Mapping[str, str | int | None]
) -> etree._Element:
    """Add an element that says all it has to say in attributes, and return it.

    Attributes that are None are left out.
    """
    said = {name: str(value) for name, value in attributes.items() if value is not None}
    return etree.SubElement(parent, tag, said)


def add_stylesheet(root: etree._Element, feed: Feed) -> None:
    """Put an ``xml-stylesheet`` instruction before `root`, if the feed has a stylesheet.

    https://www.w3.org/TR/xml-stylesheet/; browsers drop XSLT, so it can only be CSS.
    """
    if feed.stylesheet:
        # A canonical address has no quotation marks.
        words = f'type="text/css" href="{escape(feed.stylesheet, quote=False)}"'
        root.addprevious(etree.ProcessingInstruction("xml-stylesheet", words))
