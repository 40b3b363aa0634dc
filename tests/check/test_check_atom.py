"""Atom: for each rule a minimal feed that breaks it, and the one that is right beside it."""

from __future__ import annotations

import pytest

from feedkit.check import check

ID = "<id>tag:example.org,2024:feed</id>"
TITLE = "<title>Notes</title>"
UPDATED = "<updated>2024-05-01T12:00:00Z</updated>"
LINKS = (
    '<link rel="alternate" href="https://example.org/"/>'
    '<link rel="self" href="https://example.org/feed.xml"/>'
)
HEAD = ID + TITLE + UPDATED + LINKS

ENTRY_ID = "<id>tag:example.org,2024:a</id>"
PUBLISHED = "<published>2024-05-01T12:00:00Z</published>"
AUTHOR = "<author><name>Ada</name></author>"
LINK = '<link href="https://example.org/a"/>'
CONTENT = '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>'
DIV = '<div xmlns="http://www.w3.org/1999/xhtml"/>'
ENTRY = ENTRY_ID + TITLE + UPDATED + PUBLISHED + AUTHOR + LINK + CONTENT


def atom(*entries: str, head: str = HEAD, attributes: str = "") -> bytes:
    """Return a feed of these entries."""
    inner = head + "".join(f"\n<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"{attributes}>{inner}</feed>'.encode()


def codes(document: bytes, url: str | None = None) -> set[str]:
    """Return the codes of what is found."""
    return {finding.code for finding in check(document, url=url)}


def test_a_feed_that_is_right_has_no_findings() -> None:
    """Not even advice; nor has one without entries, nor an entry that is a document (§2)."""
    assert check(atom(ENTRY)) == []
    assert check(atom()) == []
    entry = f'<entry xmlns="http://www.w3.org/2005/Atom">{ENTRY}</entry>'
    assert check(entry.encode()) == []


#: What stands in the entry in place of what is right, by rule.
ENTRIES = [
    ("missing-element", ENTRY_ID, ""),
    ("missing-element", TITLE, ""),
    ("missing-element", UPDATED, ""),
    ("missing-element", "<author><name>Ada</name>", "<author><email>a@example.org</email>"),
    ("repeated-element", TITLE, TITLE + TITLE),
    ("repeated-element", CONTENT, CONTENT + CONTENT),
    ("undefined-element", CONTENT, CONTENT + "<pubDate>2024</pubDate>"),
    ("undefined-element", CONTENT, CONTENT + "<subtitle>Of a feed</subtitle>"),
    ("blank-element", TITLE, "<title> </title>"),
    ("blank-element", "Ada", ""),
    ("missing-author", AUTHOR, ""),
    ("no-published", PUBLISHED, ""),
    ("not-rfc3339", UPDATED, "<updated>1 May 2024</updated>"),
    ("not-rfc3339", PUBLISHED, "<published>2024-05-01</published>"),
    ("implausible-date", UPDATED, "<updated>1970-01-01T00:00:00Z</updated>"),
    ("not-utc", UPDATED, "<updated>2024-05-01T12:00:00+02:00</updated>"),
    ("odd-offset", UPDATED, "<updated>2024-05-01T12:00:00-00:01</updated>"),
    ("invalid-id", ENTRY_ID, "<id>a</id>"),
    ("invalid-id", ENTRY_ID, "<id>tag:example.org:a</id>"),
    ("invalid-id", ENTRY_ID, "<id>urn:uuid:12</id>"),
    ("non-canonical-id", ENTRY_ID, "<id>https://EXAMPLE.org/a</id>"),
    ("non-canonical-id", ENTRY_ID, "<id>https://example.org</id>"),
    ("non-canonical-id", ENTRY_ID, "<id>https://example.org/%7Eada%c3%a9</id>"),
    ("iri", ENTRY_ID, "<id>https://example.org/é</id>"),
    ("iri", LINK, '<link href="https://example.org/it’s"/>'),
    ("iri", LINK, '<link href="https://例え.jp/"/>'),
    ("relative-reference", LINK, '<link href="/a"/>'),
    ("relative-reference", LINK, '<link href="//example.org/a"/>'),
    ("invalid-address", LINK, '<link href="https://example.org/a b"/>'),
    ("invalid-address", LINK, '<link href="https://example.org/100%"/>'),
    ("invalid-address", LINK, '<link href="https:///a"/>'),
    ("invalid-address", LINK, '<link href="http://["/>'),
    ("non-canonical-address", LINK, '<link href="https://example.org:443/a"/>'),
    ("unregistered-relation", LINK, LINK + '<link rel="prev" href="https://example.org/b"/>'),
    ("unregistered-relation", LINK, LINK + '<link rel="canonical" href="https://example.org/"/>'),
    ("invalid-media-type", LINK, '<link type="html" href="https://example.org/a"/>'),
    ("no-alternate", LINK, ""),
    ("missing-alternate", LINK + CONTENT, "<summary>Text</summary>"),
    ("duplicate-alternate", LINK, LINK + '<link href="https://example.org/a.mp3"/>'),
    ("alternate-not-first", LINK, '<link rel="via" href="https://example.com/"/>' + LINK),
    ("no-length", LINK, LINK + '<link rel="enclosure" href="https://example.org/a.mp3"/>'),
    (
        "no-length",
        LINK,
        LINK + '<link rel="enclosure" length="0" href="https://example.org/a.mp3"/>',
    ),
    (
        "invalid-length",
        LINK,
        LINK + '<link rel="enclosure" length="2 MB" href="https://example.org/a.mp3"/>',
    ),
    ("against-grammar", LINK, LINK + '<link rel="related"/>'),
    ("against-grammar", LINK, LINK[:-2] + ' target="_blank"/>'),
    ("against-grammar", LINK, LINK[:-2] + ' hreflang="en_GB"/>'),
    ("against-grammar", LINK, LINK + "<category/>"),
    ("against-grammar", TITLE, "<title>Some <b>bold</b> words</title>"),
    ("against-grammar", "<name>Ada</name>", "<name>Ada</name><email>nobody</email>"),
    ("against-grammar", LINK, LINK + "loose text"),
    ("blank-category", LINK, LINK + '<category term=""/>'),
    ("different-label", LINK, LINK + '<category term="fog" label="Fog"/>'),
    ("invalid-text-type", TITLE, '<title type="CDATA">Notes</title>'),
    ("html-title", TITLE, '<title type="html">Notes</title>'),
    ("markup-in-title", TITLE, "<title>&lt;b&gt;Bold&lt;/b&gt;</title>"),
    ("entity-in-title", TITLE, "<title>Ham &amp;amp; eggs</title>"),
    ("invalid-media-type", 'type="html"', 'type="CDATA"'),
    ("invalid-media-type", 'type="html"', 'type="multipart/mixed"'),
    ("html-media-type", 'type="html"', 'type="text/html"'),
    ("undeclared-html", 'type="html"', 'type="text"'),
    (
        "xhtml-text",
        CONTENT,
        f'<content type="xhtml">{DIV}</content>',
    ),
    (
        "relative-address",
        CONTENT,
        f'<content type="xhtml">{DIV[:-2]}><img src="a.png"/></div></content>',
    ),
    ("relative-address", "&lt;p&gt;Text", '&lt;p&gt;&lt;a href="/b"&gt;Text&lt;/a&gt;'),
    ("content-outside", CONTENT, '<content src="https://example.org/a" type="html"/>'),
    ("missing-summary", CONTENT, '<content src="https://example.org/a" type="text/html"/>'),
    ("missing-summary", CONTENT, '<content type="image/png">AAAA</content>'),
    ("no-text", CONTENT, ""),
    ("summary-and-content", CONTENT, CONTENT + "<summary>Text</summary>"),
    (
        "lone-media-group",
        LINK,
        LINK
        + '<group xmlns="http://search.yahoo.com/mrss/"><content url="https://e.org/a"/></group>',
    ),
]


@pytest.mark.parametrize(("code", "right", "wrong"), ENTRIES)
def test_what_is_wrong_with_an_entry_is_found(code: str, right: str, wrong: str) -> None:
    """On the entry's own line, and by a message that names the entry."""
    assert right in ENTRY
    found = [each for each in check(atom(ENTRY.replace(right, wrong, 1))) if each.code == code]
    assert found
    assert found[0].line == 2
    assert code == "against-grammar" or found[0].message.startswith("entry 1")


HEADS = [
    ("missing-element", ID, ""),
    ("missing-element", UPDATED, ""),
    ("repeated-element", TITLE, TITLE + TITLE),
    ("no-alternate", '<link rel="alternate" href="https://example.org/"/>', ""),
    ("missing-self", '<link rel="self" href="https://example.org/feed.xml"/>', ""),
    ("relative-reference", LINKS, LINKS + "<icon>/favicon.ico</icon>"),
    ("against-grammar", LINKS, LINKS + '<generator url="https://example.org/">x</generator>'),
    ("undefined-element", LINKS, LINKS + "<link2/>"),
]


@pytest.mark.parametrize(("code", "right", "wrong"), HEADS)
def test_what_is_wrong_with_the_feed_is_found(code: str, right: str, wrong: str) -> None:
    """Of the feed itself, not of its entries."""
    assert code in codes(atom(ENTRY, head=HEAD.replace(right, wrong, 1)))


def test_what_atom_allows_is_allowed() -> None:
    """Elements and attributes of other vocabularies (§6.4), people, and any order (§4.1.1)."""
    more = (
        "<contributor><name>Bo</name><uri>https://example.org/bo</uri></contributor>"
        "<rights>None</rights><source><id>tag:example.com,2024:x</id></source>"
        '<category term="fog" scheme="https://example.org/tags"/>'
        '<x:thing xmlns:x="https://example.org/x" deep="1"><x:er/>text</x:thing>'
        '<link rel="https://example.org/rel/own" href="https://example.org/own"/>'
        '<link rel="replies" type="text/html; charset=utf-8" href="https://example.org/a#r"/>'
    )
    document = atom(
        more.join((LINK, ENTRY.replace(LINK, ""))), head=HEAD + "<logo>https://e.org/l</logo>"
    )
    assert codes(document) == set()


def test_xhtml_is_read_as_html_whatever_its_prefix() -> None:
    """The prefix is the author's choice (XML Namespaces §4); void elements need no end."""
    div = f"{DIV[:-2].replace('<div xmlns', '<x:div xmlns:x')}><x:p>a<x:br/>b</x:p></x:div>"
    document = atom(ENTRY.replace(CONTENT, f'<content type="xhtml">{div}</content>'))
    assert codes(document) == {"xhtml-text"}


def test_the_author_of_the_feed_or_of_the_source_is_an_author() -> None:
    """As RFC 4287 §4.1.2 has it; readers do not look there, which is advice."""
    entry = ENTRY.replace(AUTHOR, "")
    assert codes(atom(entry, head=HEAD + AUTHOR)) == {"inherited-author"}
    assert codes(atom(entry + f"<source>{AUTHOR}</source>")) == set()


def test_the_link_to_itself_is_where_the_feed_is() -> None:
    """Compared where it is known where that is, and in canonical form."""
    document = atom(ENTRY)
    assert codes(document, "https://example.org/feed.xml") == set()
    assert codes(document, "https://EXAMPLE.org/feed.xml") == set()
    assert codes(document, "https://example.org/atom.xml") == {"other-self"}


def test_entries_beside_each_other() -> None:
    """One id twice, one time twice, and the newest last."""
    other = ENTRY.replace(":a<", ":b<")
    later = other.replace("2024-05-01", "2024-05-02")
    assert codes(atom(ENTRY, ENTRY)) == {"duplicate-entry", "same-updated"}
    assert codes(atom(ENTRY, other)) == {"same-updated"}
    assert codes(atom(later, ENTRY)) == set()
    assert codes(atom(ENTRY, later)) == {"not-newest-first"}


def test_either_date_may_be_what_entries_are_sorted_by() -> None:
    """An old entry that was changed today is no disorder."""
    first = ENTRY.replace(PUBLISHED, "<published>2024-04-02T12:00:00Z</published>")
    second = ENTRY.replace(":a<", ":b<").replace(
        PUBLISHED + AUTHOR, "<published>2024-04-01T12:00:00Z</published>" + AUTHOR
    )
    changed = second.replace(UPDATED, "<updated>2024-05-09T12:00:00Z</updated>")
    assert codes(atom(first, changed)) == set()
    assert codes(atom(changed, first)) == set()


def test_each_fault_is_told_once() -> None:
    """The grammar is silent of elements that a rule with a better message has found."""
    document = atom(ENTRY.replace(TITLE, '<title type="CDATA">Notes</title>'))
    assert [finding.code for finding in check(document)] == ["invalid-text-type"]
    assert [finding.code for finding in check(atom(ENTRY.replace(TITLE, "")))] == [
        "missing-element"
    ]


def test_the_grammar_names_the_innermost_element() -> None:
    """And what libxml2 found there."""
    (finding,) = check(atom(ENTRY.replace(LINK, LINK[:-2] + ' hreflang="en_GB"/>')))
    assert finding.message == "link: Invalid attribute hreflang for element link"
