"""The items of an RSS 2.0 feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.check.addresses import uri_findings
from feedkit.check.dates import rfc822_findings
from feedkit.check.elements import (
    ATOM,
    CONTENT,
    DC,
    READERS,
    W3C_ERROR,
    W3C_WARNING,
    name_of,
    tag_of,
    text_of,
)
from feedkit.check.findings import Finding, Rule
from feedkit.check.html import html_findings
from feedkit.check.media import length_findings, media_group_findings, media_type_findings
from feedkit.check.quoting import quoted
from feedkit.check.structure import Shape, structure_findings
from feedkit.urls import is_absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

__all__ = ["item_findings"]

PROFILE = "https://www.rssboard.org/rss-profile"
EMPTY_ITEM = Rule(
    "empty-item",
    "error",
    f"{W3C_ERROR}/ItemMustContainTitleOrDescription.html",
    "give the item a title or a description",
)
MISSING_GUID = Rule(
    "missing-guid",
    "warning",
    f"{PROFILE}#element-channel-item-guid",
    "add a guid that never changes: readers tell old from new by it",
)
PERMALINK = Rule(
    "guid-not-permalink",
    "error",
    f"{W3C_ERROR}/InvalidPermalink.html",
    'write isPermaLink="false": without it, the guid is an address to open',
)
INVALID_FLAG = Rule(
    "invalid-flag",
    "error",
    "https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
    'write "true" or "false"',
)
NO_LINK = Rule("no-link", "advice", READERS, "add a link: many readers show none otherwise")
NO_PUBDATE = Rule(
    "no-pubdate", "advice", READERS, "add a pubDate: few readers look for a date elsewhere"
)
RSS_AUTHOR = Rule(
    "rss-author",
    "warning",
    f"{PROFILE}#element-channel-item-author",
    "write the name into dc:creator instead: readers show the whole of author, address and all",
)
TWO_AUTHORS = Rule(
    "two-authors",
    "warning",
    f"{W3C_WARNING}/DuplicateItemSemantics.html",
    "keep dc:creator, and leave author out: readers show both",
)
NO_AUTHOR = Rule(
    "no-author", "advice", READERS, "add a dc:creator: few readers look for one in the channel"
)
ATTRIBUTES = Rule(
    "missing-enclosure-attribute",
    "error",
    "https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
    "add the attribute: it is required",
)
SEVERAL_ENCLOSURES = Rule(
    "several-enclosures",
    "warning",
    f"{W3C_WARNING}/DuplicateEnclosure.html",
    "keep one: most readers show the first, the last or none of several",
)
LATE_DESCRIPTION = Rule(
    "late-description",
    "warning",
    f"{PROFILE}#namespace-elements-content-encoded",
    "put a description before content:encoded",
)
DESCRIPTION_AND_CONTENT = Rule(
    "description-and-content",
    "advice",
    READERS,
    "write the whole content into description: some readers know nothing else",
)
LINK_OVERRIDDEN = Rule(
    "link-overridden",
    "advice",
    READERS,
    "leave atom:link out of items: some readers take it for the item's own link",
)
ATOM_UPDATED = Rule(
    "atom-updated",
    "advice",
    READERS,
    "leave atom:updated out of items: some readers take it for the date",
)

ITEM = Shape(
    "{}",
    required="",
    single="author comments description guid link pubDate source title",
    many="category enclosure",
    filled="category guid link title",
)


def item_findings(item: _Element, where: str) -> Iterator[Finding]:
    """Yield what is wrong with one item, which findings call `where`."""
    yield from structure_findings(item, ITEM, where)
    for child in item.iterchildren():
        rule = RULES.get(tag_of(child))
        if rule:
            yield from rule(child, f"{where}, {name_of(child)}")
    for name, rule_ in WANTED:
        if item.find(name) is None:
            yield rule_.at(item.sourceline, where)
    yield from _together(item, where)
    yield from media_group_findings(item, where)


#: What an item is better with.
WANTED = (("guid", MISSING_GUID), ("link", NO_LINK), ("pubDate", NO_PUBDATE))


def _together(item: _Element, where: str) -> Iterator[Finding]:
    """Yield what is wrong with elements beside each other."""
    line = item.sourceline
    description, content = item.find("description"), item.find(f"{CONTENT}encoded")
    if item.find("title") is None and description is None:
        yield EMPTY_ITEM.at(line, where)
    author, creator = item.find("author"), item.find(f"{DC}creator")
    if author is not None and creator is not None:
        yield TWO_AUTHORS.at(author.sourceline, where)
    elif author is None and creator is None:
        yield NO_AUTHOR.at(line, where)
    enclosures = item.findall("enclosure")
    if len(enclosures) > 1:
        yield SEVERAL_ENCLOSURES.at(enclosures[1].sourceline, f"{where}: {len(enclosures)}")
    if content is not None:
        if description is None or content in description.itersiblings(preceding=True):
            yield LATE_DESCRIPTION.at(content.sourceline, where)
        else:
            yield DESCRIPTION_AND_CONTENT.at(content.sourceline, where)


def _html(element: _Element, where: str) -> Iterator[Finding]:
    return html_findings(text_of(element), element.sourceline, where)


def _uri(element: _Element, where: str) -> Iterator[Finding]:
    return uri_findings(text_of(element).strip(), element.sourceline, where)


def _date(element: _Element, where: str) -> Iterator[Finding]:
    return rfc822_findings(text_of(element), element.sourceline, where)


def _author(element: _Element, where: str) -> Iterator[Finding]:
    yield RSS_AUTHOR.at(element.sourceline, f"{where}: {quoted(text_of(element))}")


def _guid(element: _Element, where: str) -> Iterator[Finding]:
    text, flag = text_of(element).strip(), element.get("isPermaLink", "true")
    if flag not in {"true", "false"}:
        yield INVALID_FLAG.at(element.sourceline, f"{where}: isPermaLink {quoted(flag)}")
    elif flag == "true" and text:
        if is_absolute(text):
            yield from uri_findings(text, element.sourceline, where)
        else:
            yield PERMALINK.at(element.sourceline, f"{where}: {quoted(text)}")


def _source(element: _Element, where: str) -> Iterator[Finding]:
    if element.get("url") is None:
        yield ATTRIBUTES.at(element.sourceline, f"{where}: no url")
    else:
        yield from uri_findings(element.get("url", ""), element.sourceline, where)


def _enclosure(element: _Element, where: str) -> Iterator[Finding]:
    line = element.sourceline
    for name in ("url", "length", "type"):
        if name not in element.attrib:
            yield ATTRIBUTES.at(line, f"{where}: no {name}")
    if "url" in element.attrib:
        yield from uri_findings(element.get("url", ""), line, where)
    if "length" in element.attrib:
        yield from length_findings(element.get("length"), line, where)
    if "type" in element.attrib:
        yield from media_type_findings(element.get("type", ""), line, where)


def _atom_link(element: _Element, where: str) -> Iterator[Finding]:
    if element.get("rel", "alternate") == "alternate":
        yield LINK_OVERRIDDEN.at(element.sourceline, where)


def _atom_updated(element: _Element, where: str) -> Iterator[Finding]:
    yield ATOM_UPDATED.at(element.sourceline, where)


#: What is asked of each element by itself.
RULES: dict[str, Callable[[_Element, str], Iterator[Finding]]] = {
    "author": _author,
    "comments": _uri,
    "description": _html,
    "enclosure": _enclosure,
    "guid": _guid,
    "link": _uri,
    "pubDate": _date,
    "source": _source,
    f"{ATOM}link": _atom_link,
    f"{ATOM}updated": _atom_updated,
    f"{CONTENT}encoded": _html,
}
