"""XML documents: which feed one is, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.check.document import read_xml
from feedkit.check.elements import ATOM, name_of, tag_of
from feedkit.check.findings import Finding, Rule
from feedkit.check.quoting import quoted
from feedkit.check.source import character_findings
from feedkit.check.unread import NOT_A_FEED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["xml_findings"]

OBSOLETE_FORMAT = Rule(
    "obsolete-format",
    "error",
    "https://validator.w3.org/feed/docs/warning/ObsoleteVersion.html",
    "publish Atom 1.0 (RFC 4287) or RSS 2.0; nothing else of this feed was checked",
)
WRONG_NAMESPACE = Rule(
    "wrong-namespace",
    "error",
    "RFC 4287 §2",
    'write xmlns="http://www.w3.org/2005/Atom" on an Atom feed, and no namespace on RSS',
)
PREFIXED_ATOM = Rule(
    "prefixed-atom",
    "warning",
    "https://validator.w3.org/feed/docs/warning/AvoidNamespacePrefix.html",
    "make Atom's namespace the default one: some readers see nothing else",
)

OBSOLETE = {
    "{http://purl.org/atom/ns#}feed": "Atom 0.3",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF": "RSS 1.0 or 0.90",
}
OBSOLETE_VERSIONS = frozenset({"0.90", "0.91", "0.92", "0.93", "0.94"})


def xml_findings(source: bytes, url: str | None) -> Iterator[Finding]:
    """Yield what is wrong with an XML document. Raises Refusal when it cannot be read."""
    document = read_xml(source)
    root = document.root
    yield from document.findings
    yield from character_findings(document.source)
    if tag_of(root) in {f"{ATOM}feed", f"{ATOM}entry"}:
        if root.prefix:
            yield PREFIXED_ATOM.at(root.sourceline, f"<{root.prefix}:{name_of(root)}>")
        from feedkit.check.atom import atom_findings  # noqa: PLC0415 - rules of one format

        yield from atom_findings(root, url)
    elif tag_of(root) == "rss" and root.get("version") not in OBSOLETE_VERSIONS:
        from feedkit.check.rss import rss_findings  # noqa: PLC0415 - rules of one format

        yield from rss_findings(document, url)
    else:
        yield _no_feed(root)


def _no_feed(root: _Element) -> Finding:
    """Return what is wrong with a root element of no format that is checked."""
    tag, name = tag_of(root), name_of(root)
    if tag == "rss" or tag in OBSOLETE:
        obsolete = OBSOLETE.get(tag) or f"RSS {root.get('version')}"
        return OBSOLETE_FORMAT.at(root.sourceline, obsolete)
    if name in {"feed", "entry", "rss"}:
        namespace = tag.rpartition("}")[0].removeprefix("{")
        found = f"<{name}> in the namespace {quoted(namespace)}"
        return WRONG_NAMESPACE.at(root.sourceline, found)
    return NOT_A_FEED.at(root.sourceline, f"the root element is <{name}>")
