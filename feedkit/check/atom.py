"""Atom 1.0: RFC 4287, what validators add to it, and what readers make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.check.addresses import id_findings, iri_findings
from feedkit.check.archive import archive_findings
from feedkit.check.atom_links import entry_link_findings, feed_link_findings, link_findings
from feedkit.check.atom_text import content_findings, text_findings, title_text_findings
from feedkit.check.dates import read_rfc3339, rfc3339_findings
from feedkit.check.elements import ATOM, READERS, entry_name, name_of, tag_of, text_of
from feedkit.check.entries import (
    Listed,
    order_findings,
    same_id_findings,
    same_updated_findings,
)
from feedkit.check.findings import Finding, Rule
from feedkit.check.grammar import grammar_findings
from feedkit.check.media import media_group_findings
from feedkit.check.quoting import quoted
from feedkit.check.structure import Shape, structure_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from lxml.etree import _Element

__all__ = ["atom_findings"]

MISSING_AUTHOR = Rule(
    "missing-author", "error", "RFC 4287 §4.1.1", "give every entry an author, or the feed one"
)
INHERITED_AUTHOR = Rule(
    "inherited-author",
    "advice",
    READERS,
    "write the author into every entry: most readers do not look for one in the feed",
)
MISSING_SUMMARY = Rule(
    "missing-summary",
    "error",
    "RFC 4287 §4.1.2",
    "add a summary: the content is not in the feed, or cannot be read by people",
)
SUMMARY_AND_CONTENT = Rule(
    "summary-and-content",
    "advice",
    READERS,
    "leave the summary out where the content is whole: some readers show nothing else",
)
NO_PUBLISHED = Rule(
    "no-published", "advice", READERS, "add published: many readers do not show updated"
)
NO_TEXT = Rule("no-text", "advice", READERS, "give the entry content or a summary")
BLANK_CATEGORY = Rule(
    "blank-category",
    "warning",
    "https://validator.w3.org/feed/docs/error/NotBlank.html",
    "leave empty categories out",
)
DIFFERENT_LABEL = Rule(
    "different-label", "advice", READERS, "write the same label and term, or no label"
)

BOTH = "author category contributor link"
FEED = Shape(
    ATOM,
    required="id title updated",
    single="generator icon logo rights subtitle",
    many=f"{BOTH} entry",
    filled="id title icon logo",
)
ENTRY = Shape(
    ATOM,
    required="id title updated",
    single="content published rights source summary",
    many=BOTH,
    filled="id title",
)
PERSON = Shape(ATOM, required="name", single="uri email", filled="name uri email")


def atom_findings(root: _Element, url: str | None) -> Iterator[Finding]:
    """Yield what is wrong with a feed, or with an entry that is a document (RFC 4287 §2)."""
    told: set[_Element] = set()
    if root.tag == f"{ATOM}entry":
        entries = [root]
    else:
        entries = list(root.iterchildren(f"{ATOM}entry"))
        yield from _element_findings(root, "feed", told)
        yield from feed_link_findings(root, url)
        yield from archive_findings(root)
    listed = []
    has_author = root.find(f"{ATOM}author") is not None
    for number, entry in enumerate(entries, start=1):
        where = entry_name(number, entry.find(f"{ATOM}title"))
        listed.append(_listed(entry, where))
        yield from _element_findings(entry, where, told)
        yield from _entry_findings(entry, where, has_author=has_author)
    yield from same_id_findings(listed)
    yield from same_updated_findings(listed)
    yield from order_findings(listed)
    yield from grammar_findings(root, told)


def _listed(entry: _Element, where: str) -> Listed:
    return Listed(
        where=where,
        line=entry.sourceline,
        id=text_of(entry.find(f"{ATOM}id")),
        published=_date(entry, "published"),
        updated=_date(entry, "updated"),
    )


def _date(entry: _Element, name: str) -> datetime | None:
    return read_rfc3339(text_of(entry.find(f"{ATOM}{name}")))


def _element_findings(element: _Element, where: str, told: set[_Element]) -> Iterator[Finding]:
    """Yield what is wrong with an element and with those in it; `told` gets those with errors."""
    rule = RULES.get(tag_of(element))
    for finding in rule(element, where) if rule else ():
        if finding.severity == "error":
            told.add(element)
        yield finding
    for child in element.iterchildren(f"{ATOM}*"):
        if child.tag != f"{ATOM}entry":
            yield from _element_findings(child, f"{where}, {name_of(child)}", told)


def _feed_structure(feed: _Element, where: str) -> Iterator[Finding]:
    return structure_findings(feed, FEED, where)


def _entry_structure(entry: _Element, where: str) -> Iterator[Finding]:
    return structure_findings(entry, ENTRY, where)


def _person_findings(person: _Element, where: str) -> Iterator[Finding]:
    return structure_findings(person, PERSON, where)


def _id_findings(element: _Element, where: str) -> Iterator[Finding]:
    return id_findings(text_of(element), element.sourceline, where)


def _iri_findings(element: _Element, where: str) -> Iterator[Finding]:
    return iri_findings(text_of(element).strip(), element.sourceline, where)


def _date_findings(element: _Element, where: str) -> Iterator[Finding]:
    return rfc3339_findings(text_of(element), element.sourceline, where)


def _category_findings(category: _Element, where: str) -> Iterator[Finding]:
    term, label = category.get("term"), category.get("label")
    if term is not None and not term.strip():
        yield BLANK_CATEGORY.at(category.sourceline, where)
    elif label is not None and label != term:
        found = f"{where}: label {quoted(label)}, term {quoted(term or '')}"
        yield DIFFERENT_LABEL.at(category.sourceline, found)


#: What is asked of each element by itself.
RULES: dict[str, Callable[[_Element, str], Iterator[Finding]]] = {
    f"{ATOM}author": _person_findings,
    f"{ATOM}category": _category_findings,
    f"{ATOM}content": content_findings,
    f"{ATOM}contributor": _person_findings,
    f"{ATOM}entry": _entry_structure,
    f"{ATOM}feed": _feed_structure,
    f"{ATOM}icon": _iri_findings,
    f"{ATOM}id": _id_findings,
    f"{ATOM}link": link_findings,
    f"{ATOM}logo": _iri_findings,
    f"{ATOM}published": _date_findings,
    f"{ATOM}rights": text_findings,
    f"{ATOM}subtitle": title_text_findings,
    f"{ATOM}summary": text_findings,
    f"{ATOM}title": title_text_findings,
    f"{ATOM}updated": _date_findings,
    f"{ATOM}uri": _iri_findings,
}


def _entry_findings(entry: _Element, where: str, *, has_author: bool) -> Iterator[Finding]:
    """Yield what is wrong with an entry as a whole."""
    line = entry.sourceline
    content, summary = entry.find(f"{ATOM}content"), entry.find(f"{ATOM}summary")
    if entry.find(f"{ATOM}author") is None and entry.find(f"{ATOM}source/{ATOM}author") is None:
        rule = INHERITED_AUTHOR if has_author else MISSING_AUTHOR
        yield rule.at(line, f"{where}: no author")
    if entry.find(f"{ATOM}published") is None:
        yield NO_PUBLISHED.at(line, where)
    if content is None and summary is None:
        yield NO_TEXT.at(line, where)
    elif content is not None and summary is not None:
        yield SUMMARY_AND_CONTENT.at(summary.sourceline, where)
    if content is not None and summary is None and _needs_summary(content):
        yield MISSING_SUMMARY.at(content.sourceline, where)
    yield from entry_link_findings(entry, where)
    yield from media_group_findings(entry, where)


def _needs_summary(content: _Element) -> bool:
    """Say whether `content` is elsewhere, or in Base64: of neither text nor XML."""
    kind = content.get("type", "text").lower()
    return content.get("src") is not None or (
        "/" in kind and not kind.startswith("text/") and not kind.endswith(("+xml", "/xml"))
    )
