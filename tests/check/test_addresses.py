"""Addresses and identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.check.addresses import id_findings, iri_findings, uri_findings
from feedkit.urls import canonical, is_absolute

ADDRESSES = [
    ("https://example.org/", None),
    ("https://example.org/a%20b?c=d&e#f", None),
    ("http://user@example.org:8080/(a)/~b;c=1,2", None),
    ("https://xn--r8jz45g.jp/", None),
    ("https://[2001:db8::1]/", None),
    ("mailto:ada@example.org", None),
    ("https://example.org", "non-canonical-address"),
    ("https://Example.org/", "non-canonical-address"),
    ("HTTPS://example.org/", "non-canonical-address"),
    ("https://example.org:443/", "non-canonical-address"),
    ("https://example.org/%7Eada", "non-canonical-address"),
    ("https://example.org/%c3%a9", "non-canonical-address"),
    ("https://example.org/a b", "invalid-address"),
    (" https://example.org/", "invalid-address"),
    ("https://example.org/a\nb", "invalid-address"),
    ("https://example.org/{a}", "invalid-address"),
    ("https://example.org/a|b", "invalid-address"),
    ("https://example.org/[a]", "invalid-address"),
    ("https://example.org/50%", "invalid-address"),
    ("https://", "invalid-address"),
    ("https://example.org:port/", "invalid-address"),
    ("http://[", "invalid-address"),
]


@pytest.mark.parametrize(("address", "code"), ADDRESSES)
def test_addresses(address: str, code: str | None) -> None:
    """RFC 3986 §2 and §6.2.2, in Atom and RSS alike."""
    for findings in (iri_findings, uri_findings):
        assert [each.code for each in findings(address, 1, "x")] == ([code] if code else [])


@pytest.mark.parametrize(
    ("address", "atom", "rss"),
    [
        ("/a", "relative-reference", "relative-link"),
        ("//example.org/a", "relative-reference", "relative-link"),
        ("", "relative-reference", "relative-link"),
        ("#a", "relative-reference", "relative-link"),
        ("https://example.org/é", "iri", "non-ascii-address"),
        ("https://例え.jp/", "iri", "non-ascii-address"),
    ],
)
def test_what_atom_allows_and_rss_does_not(address: str, atom: str, rss: str) -> None:
    """RFC 4287 §2: references to IRIs. In Atom these are warnings, in RSS errors."""
    (found,) = iri_findings(address, 1, "x")
    assert (found.code, found.severity) == (atom, "warning")
    (found,) = uri_findings(address, 1, "x")
    assert (found.code, found.severity) == (rss, "error")


@given(st.text() | st.text("htps:/.[]%@#?éa1", max_size=20).map(lambda text: f"http://{text}"))
def test_no_text_is_too_odd(text: str) -> None:
    """And what we would write ourselves has no findings."""
    for findings in (iri_findings, uri_findings, id_findings):
        assert len(list(findings(text, 1, "x"))) <= 1
    if is_absolute(text):
        try:
            written = canonical(text)
        except ValueError:
            return
        assert not list(uri_findings(written, 1, "x"))


@pytest.mark.parametrize(
    ("identifier", "code"),
    [
        ("https://example.org/", None),
        ("tag:example.org,2024:a", None),
        ("tag:ada@example.org,2024-05-01:a/b?c", None),
        ("urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6", None),
        ("urn:isbn:0-395-36341-1", None),
        ("", "invalid-id"),
        ("42", "invalid-id"),
        ("/a", "invalid-id"),
        ("tag:", "invalid-id"),
        ("tag:example.org:a", "invalid-id"),
        ("tag:example.org,24:a", "invalid-id"),
        ("urn:uuid:60a76c80", "invalid-id"),
        ("urn:x", "invalid-id"),
        ("https://example.org/a b", "invalid-address"),
        ("https://example.org/é", "iri"),
        ("https://EXAMPLE.org/", "non-canonical-id"),
        ("https://example.org", "non-canonical-id"),
        ("HTTP://example.org/", "non-canonical-id"),
        ("TAG:example.org,2024:a", "non-canonical-id"),
    ],
)
def test_identifiers(identifier: str, code: str | None) -> None:
    """RFC 4287 §4.2.6, RFC 4151 §2.1, RFC 8141 §2."""
    assert [each.code for each in id_findings(identifier, 1, "x")] == ([code] if code else [])
