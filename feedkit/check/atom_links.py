"""Atom's links (RFC 4287 §4.2.7), by themselves and beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.check.addresses import SCHEME, iri_findings
from feedkit.check.elements import ATOM, READERS, W3C_WARNING
from feedkit.check.findings import Finding, Rule
from feedkit.check.media import length_findings, media_type_findings
from feedkit.check.quoting import quoted
from feedkit.check.relations import MEANT, REGISTERED
from feedkit.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["entry_link_findings", "feed_link_findings", "link_findings", "self_findings"]

UNREGISTERED_RELATION = Rule(
    "unregistered-relation",
    "warning",
    f"{W3C_WARNING}/UnregisteredAtomLinkRel.html",
    "use a registered relation, or an address of your own as its name",
)
MISSING_SELF = Rule(
    "missing-self",
    "warning",
    f"{W3C_WARNING}/MissingSelf.html",
    'add a link with rel="self" and the address of the feed; in RSS, an atom:link',
)
OTHER_SELF = Rule(
    "other-self",
    "warning",
    f"{W3C_WARNING}/SelfDoesntMatchLocation.html",
    "write the address that the feed is published at",
)
DUPLICATE_ALTERNATE = Rule(
    "duplicate-alternate",
    "error",
    "RFC 4287 §4.1.1",
    'keep one alternate of each type and language; files are rel="enclosure"',
)
MISSING_ALTERNATE = Rule(
    "missing-alternate",
    "error",
    "RFC 4287 §4.1.2",
    'add a link with rel="alternate": an entry without content has to have one',
)
NO_ALTERNATE = Rule(
    "no-alternate",
    "advice",
    READERS,
    'add a link with rel="alternate": readers have no page to open otherwise',
)
ALTERNATE_NOT_FIRST = Rule(
    "alternate-not-first",
    "advice",
    READERS,
    "write the alternate before other links: some readers take an entry's first for its page",
)


def link_findings(link: _Element, where: str) -> Iterator[Finding]:
    """Yield what is wrong with one link."""
    line, relation = link.sourceline, _relation(link)
    where = f"{where} {relation}"
    href, kind = link.get("href"), link.get("type")
    if href is not None:
        yield from iri_findings(href, line, where)
    if kind is not None:
        yield from media_type_findings(kind, line, where)
    if relation not in REGISTERED and not SCHEME.match(relation):
        meant = f"; {MEANT[relation]} is meant" if relation in MEANT else ""
        yield UNREGISTERED_RELATION.at(line, f"{where}: {quoted(relation)}{meant}")
    if relation == "enclosure":
        yield from length_findings(link.get("length"), line, where)


def feed_link_findings(feed: _Element, url: str | None) -> Iterator[Finding]:
    """Yield what is wrong with the links of a feed together; `url` is where it is published."""
    links = feed.findall(f"{ATOM}link")
    yield from _alternate_findings(links, "feed")
    if not any(_relation(link) == "alternate" for link in links):
        yield NO_ALTERNATE.at(feed.sourceline, "feed")
    yield from self_findings(feed, url)


def self_findings(head: _Element, url: str | None) -> Iterator[Finding]:
    """Yield what is wrong with the link to itself of `head`, a feed or a channel."""
    own = [link for link in head.findall(f"{ATOM}link") if _relation(link) == "self"]
    if not own:
        yield MISSING_SELF.at(head.sourceline, "the feed has no link to itself")
    for link in own:
        href = link.get("href", "")
        if url is not None and href != url and _canonical(href) != _canonical(url):
            found = f"{quoted(href)}; the feed is at {quoted(url)}"
            yield OTHER_SELF.at(link.sourceline, found)


def entry_link_findings(entry: _Element, where: str) -> Iterator[Finding]:
    """Yield what is wrong with the links of an entry together."""
    links = entry.findall(f"{ATOM}link")
    relations = [_relation(link) for link in links]
    yield from _alternate_findings(links, where)
    if "alternate" not in relations:
        rule = MISSING_ALTERNATE if entry.find(f"{ATOM}content") is None else NO_ALTERNATE
        yield rule.at(entry.sourceline, where)
    elif relations[0] != "alternate":
        yield ALTERNATE_NOT_FIRST.at(links[0].sourceline, f"{where}: {relations[0]} is first")


def _alternate_findings(links: list[_Element], where: str) -> Iterator[Finding]:
    seen = set()
    for link in links:
        if _relation(link) == "alternate":
            sort = (link.get("type"), link.get("hreflang"))
            if sort in seen:
                href = quoted(link.get("href", ""))
                yield DUPLICATE_ALTERNATE.at(link.sourceline, f"{where}: {href}")
            seen.add(sort)


def _relation(link: _Element) -> str:
    """Return what a link is for; RFC 4287 §4.2.7.2: none is "alternate"."""
    return link.get("rel", "alternate").removeprefix("http://www.iana.org/assignments/relation/")


def _canonical(address: str) -> str:
    try:
        return canonical(address)
    except ValueError:
        return address
