"""Addresses: what of them is illegal, and what readers do not agree on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedkit.check.elements import READERS, W3C_ERROR, W3C_WARNING
from feedkit.check.findings import Finding, Rule
from feedkit.check.quoting import quoted
from feedkit.lazy import lazy_re
from feedkit.urls import canonical, is_absolute, is_canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["id_findings", "iri_findings", "uri_findings"]

INVALID_ADDRESS = Rule(
    "invalid-address",
    "error",
    "RFC 3986 §2",
    "percent-encode what may not stand in an address",
)
NON_ASCII_ADDRESS = Rule(
    "non-ascii-address",
    "error",
    f"{W3C_ERROR}/InvalidFullLink.html",
    "percent-encode the path, and write the host in Punycode",
)
IRI = Rule(
    "iri",
    "warning",
    f"{W3C_WARNING}/UriNotIri.html",
    "percent-encode the path, and write the host in Punycode: readers differ on anything else",
)
RELATIVE_LINK = Rule(
    "relative-link",
    "error",
    "https://www.rssboard.org/rss-specification#comments",
    "write the whole address, with its scheme and host",
)
RELATIVE_REFERENCE = Rule(
    "relative-reference",
    "warning",
    READERS,
    "write the whole address: readers do not agree on what it is relative to",
)
NON_CANONICAL_ADDRESS = Rule(
    "non-canonical-address",
    "advice",
    "RFC 3986 §6.2.2",
    "write the address in its canonical form: readers compare addresses as text",
)
NON_CANONICAL_ID = Rule(
    "non-canonical-id",
    "warning",
    f"{W3C_WARNING}/NonCanonicalURI.html",
    "write new ids in the canonical form of RFC 4287 §4.2.6.1; leave those already published",
)
INVALID_ID = Rule(
    "invalid-id",
    "error",
    "RFC 4287 §4.2.6",
    "use an absolute address, or a tag: URI (RFC 4151), that never changes",
)

# RFC 3986 §2 and, beyond ASCII, RFC 3987 §2.2: brackets are for the host alone.
ILLEGAL = lazy_re(r'[\x00-\x20"<>\\^`{|}\x7f-\xa0]|%(?![0-9A-Fa-f]{2})')
SCHEME = lazy_re(r"[A-Za-z][A-Za-z0-9+.-]*+:(?=.)")
# What identifiers have to look like, by their scheme.
IDS = {
    # RFC 4151 §2.1: an authority's domain or mail address, since when it has it, and anything.
    "tag": lazy_re(
        r"tag:[A-Za-z0-9._@-]++,\d{4}(?:-\d\d){0,2}:[^#]*+(?:#.*+)?", re.ASCII | re.IGNORECASE
    ),
    # RFC 8141 §2
    "urn": lazy_re(r"urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:.++", re.ASCII | re.IGNORECASE),
}
UUID = lazy_re(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def iri_findings(address: str, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with an address in Atom: it may be an IRI, and relative (RFC 4287 §2)."""
    return _address_findings(address, line, where, relative=RELATIVE_REFERENCE, non_ascii=IRI)


def uri_findings(address: str, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with an address in RSS: it has to be a URI, and absolute."""
    return _address_findings(
        address, line, where, relative=RELATIVE_LINK, non_ascii=NON_ASCII_ADDRESS
    )


def id_findings(identifier: str, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with an Atom id: an absolute IRI (RFC 4287 §4.2.6), of any scheme."""
    scheme = SCHEME.match(identifier)
    if not scheme:
        yield INVALID_ID.at(line, f"{where}: {quoted(identifier)} is no absolute address")
        return
    name = scheme[0].lower().removesuffix(":")
    form = IDS.get(name)
    if identifier.lower().startswith("urn:uuid:"):
        form = UUID
    if form and not form.fullmatch(identifier):
        yield INVALID_ID.at(line, f"{where}: {quoted(identifier)} is no {name}: URI")
        return
    fault = _illegal(identifier)
    if fault:
        yield INVALID_ADDRESS.at(line, f"{where}: {fault} in {quoted(identifier)}")
    elif not identifier.isascii():
        yield IRI.at(line, f"{where}: {quoted(identifier)}")
    elif scheme[0] != scheme[0].lower() or canonical(identifier) != identifier:
        yield NON_CANONICAL_ID.at(line, f"{where}: {quoted(identifier)}")


def _address_findings(
    address: str, line: int | None, where: str, *, relative: Rule, non_ascii: Rule
) -> Iterator[Finding]:
    if is_canonical(address):
        return
    fault = _illegal(address)
    if fault:
        yield INVALID_ADDRESS.at(line, f"{where}: {fault} in {quoted(address)}")
    elif not SCHEME.match(address):
        yield relative.at(line, f"{where}: {quoted(address)}")
    elif not address.isascii():
        yield non_ascii.at(line, f"{where}: {quoted(address)}")
    elif canonical(address) != address:
        yield NON_CANONICAL_ADDRESS.at(
            line, f"{where}: {quoted(address)} is {quoted(canonical(address))}"
        )


def _illegal(address: str) -> str | None:
    """Return what makes `address` illegal, None when nothing does."""
    found = ILLEGAL.search(address)
    if found:
        return f"{found[0]!r}"
    try:
        parts = urlsplit(address)
        canonical(address)
    except ValueError as error:
        return str(error)
    if parts.scheme in {"http", "https"} and not is_absolute(address):
        return "no host"
    if any(bracket in parts.path + parts.query + parts.fragment for bracket in "[]"):
        return "a bracket"
    return None
