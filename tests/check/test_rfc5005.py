"""Feeds in several documents (RFC 5005)."""

from __future__ import annotations

import pytest

from feedkit.check import check

FEED = "https://example.org/feed.xml"
OLD, NEW = "https://example.org/feed/1.xml", "https://example.org/feed/3.xml"
NAMESPACES = 'xmlns:fh="http://purl.org/syndication/history/1.0"'


def link(relation: str, href: str) -> str:
    """Return a link of a feed."""
    return f'<link xmlns="http://www.w3.org/2005/Atom" rel="{relation}" href="{href}"/>'


SELF = link("self", FEED)
ARCHIVE = "<fh:archive/>" + link("self", "https://example.org/feed/2.xml")

CASES = [
    # §2: complete feeds.
    ("<fh:complete/>" + SELF, None),
    ("<fh:complete>yes</fh:complete>" + SELF, "history-not-empty"),
    ("<fh:complete/>" + SELF + link("prev-archive", OLD), "complete-and-part"),
    ("<fh:complete/>" + SELF + link("next", OLD), "complete-and-part"),
    ("<fh:complete/>" + ARCHIVE + link("current", FEED), "complete-and-part"),
    # §3: paged feeds.
    (SELF + link("next", OLD) + link("first", FEED) + link("last", OLD), None),
    (SELF + link("next", OLD) + link("next", NEW), "repeated-relation"),
    (SELF + link("next", FEED), "link-to-itself"),
    # §4: what is subscribed to, and its archives.
    (SELF + link("prev-archive", OLD), None),
    (SELF + link("prev-archive", OLD) + link("current", FEED), None),
    (ARCHIVE + link("current", FEED) + link("prev-archive", OLD) + link("next-archive", NEW), None),
    (ARCHIVE + link("prev-archive", OLD), "archive-without-current"),
    (SELF + link("next-archive", NEW), "unmarked-archive"),
    (SELF + link("prev-archive", OLD) + link("current", NEW), "unmarked-archive"),
    (SELF + link("prev-archive", FEED), "link-to-itself"),
]


@pytest.mark.parametrize(("head", "code"), CASES)
@pytest.mark.parametrize("form", ["atom", "rss"])
def test_paging_is_what_rfc_5005_has(form: str, head: str, code: str | None) -> None:
    """In Atom, and in RSS by Atom's links (appendix B)."""
    document = {
        "atom": (
            f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMESPACES}><id>{FEED}</id>'
            "<title>Notes</title><updated>2024-05-01T12:00:00Z</updated>"
            f'<link href="https://example.org/"/>{head}</feed>'
        ),
        "rss": (
            f'<rss version="2.0" {NAMESPACES}><channel><title>Notes</title>'
            f"<link>https://example.org/</link><description/>{head}</channel></rss>"
        ),
    }[form]
    assert {finding.code for finding in check(document.encode())} == ({code} if code else set())
