"""`check` as a whole: which documents it takes, which it refuses, and that it always answers."""

from __future__ import annotations

import socket
from importlib import resources
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feedkit.check import LIMIT, Finding, check

GOLDEN = Path(__file__).parents[1] / "golden"
FEEDS = sorted(GOLDEN.glob("*/expected/*.xml")) + sorted(GOLDEN.glob("*/expected/*.json"))

ATOM = b"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>https://example.org/feed.xml</id>
  <title>Notes</title>
  <updated>2024-05-01T12:00:00Z</updated>
  <link href="https://example.org/"/>
  <link rel="self" href="https://example.org/feed.xml"/>
  <entry>
    <id>https://example.org/a</id>
    <title>Caf\xc3\xa9</title>
    <updated>2024-05-01T12:00:00Z</updated>
    <published>2024-05-01T12:00:00Z</published>
    <author><name>Ada</name></author>
    <link href="https://example.org/a"/>
    <content type="html"><![CDATA[<p>Text &amp; more</p>]]></content>
  </entry>
</feed>
"""
BODY = ATOM.partition(b"\n")[2]


def codes(document: bytes) -> list[str]:
    """Return the codes of what is found."""
    return [finding.code for finding in check(document)]


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.relative_to(GOLDEN).as_posix())
def test_what_feedkit_makes_is_right(path: Path) -> None:
    """No errors, and no warnings but the one of posts that have a day and no time."""
    found = [each for each in check(path.read_bytes()) if each.severity != "advice"]
    assert {finding.code for finding in found} <= {"same-updated"}


def test_findings_come_in_the_order_of_lines() -> None:
    """From the top of the file to its end."""
    document = ATOM.replace(b"https://example.org/", b"/")
    lines = [finding.line for finding in check(document)]
    assert lines == sorted(lines, key=lambda line: line or 0)
    assert lines == [3, 6, 7, 9, 14]


BOMB = (
    b'<!DOCTYPE r [\n<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">\n'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
REFUSED = {
    "empty": (b"", "not-a-feed"),
    "blank": (b"\n \n", "not-a-feed"),
    "JSON in UTF-16": ("{}".encode("utf-16"), "json-not-utf8"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "not-a-feed"),
    "null bytes": (b"\0" * 100, "not-a-feed"),
    "a PHP warning": (b"Warning: in line 1 " + ATOM, "not-a-feed"),
    "a page": (b"<!DOCTYPE html>\n<html><br></html>", "not-a-feed"),
    "an XHTML page": (b'<?xml version="1.0"?>\n<!-- a -->\n<html></html>', "not-a-feed"),
    "OPML": (b'<opml version="2.0"/>', "not-a-feed"),
    "Atom 0.3": (b'<feed xmlns="http://purl.org/atom/ns#"/>', "obsolete-format"),
    "RSS 1.0": (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
        "obsolete-format",
    ),
    "RSS 0.92": (b'<rss version="0.92"/>', "obsolete-format"),
    "no namespace": (b"<feed/>", "wrong-namespace"),
    "almost Atom's": (b'<feed xmlns="https://www.w3.org/2005/Atom"/>', "wrong-namespace"),
    "billion laughs": (BOMB + b"<rss>&c;</rss>", "entity-declaration"),
    "laughs in an attribute": (BOMB + b'<rss version="&c;"/>', "entity-declaration"),
    "a parameter entity": (
        b'<!DOCTYPE r [<!ENTITY % x SYSTEM "http://example.invalid/"> %x;]><rss/>',
        "entity-declaration",
    ),
    "a file": (
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
        "entity-declaration",
    ),
    "another's entities": (
        b'<!DOCTYPE rss SYSTEM "http://example.invalid/rss.dtd"><rss>&eacute;</rss>',
        "undefined-entity",
    ),
    "half a DTD": (b"<!DOCTYPE rss [", "not-well-formed"),
    "deep": (b"<a>" * 100_000 + b"</a>" * 100_000, "too-complex"),
    "deep Atom": (BODY.replace(b"Text", b"Text]]><a>" + b"<a>" * 100_000), "too-complex"),
    "many": (b"<a>" + b"<b/>" * 1_000_001 + b"</a>", "too-complex"),
    "a long text": (BODY.replace(b"Text", b"Text" * 2_600_000), "too-complex"),
    "large": (b" " * (LIMIT + 1), "too-large"),
    "truncated": (ATOM[:-9], "not-well-formed"),
    "truncated in a tag": (ATOM[:70], "not-well-formed"),
    "a control character": (BODY.replace(b"Text", b"]]>\x08<![CDATA["), "not-well-formed"),
    "a null byte": (BODY.replace(b"Text", b"Te\0xt"), "not-well-formed"),
    "a bare ampersand": (BODY.replace(b"Notes", b"Ham & eggs"), "not-well-formed"),
    "HTML's entities": (BODY.replace(b"Notes", b"Ham&nbsp;eggs"), "not-well-formed"),
    "white space before": (b"\n" + ATOM, "not-well-formed"),
    "an unbound prefix": (b"<x:feed/>", "not-well-formed"),
    "not UTF-8": (ATOM.replace(b"\xc3", b""), "wrong-encoding"),
    "no UTF-16": (ATOM.replace(b"UTF-8", b"UTF-16"), "wrong-encoding"),
    "unmarked UTF-16": (ATOM.decode().encode("utf-16-le"), "wrong-encoding"),
    "half of UTF-16": (ATOM.decode().encode("utf-16")[:-1], "wrong-encoding"),
    "no encoding of text": (ATOM.replace(b"UTF-8", b"zlib"), "unknown-encoding"),
    "a slow encoding": (ATOM.replace(b"UTF-8", b"punycode"), "unknown-encoding"),
}


@pytest.mark.parametrize(("document", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_checked_is_one_clear_error(document: bytes, code: str) -> None:
    """Whatever is in the document, nothing else is said, and said in one short line."""
    (finding,) = check(document)
    assert (finding.code, finding.severity) == (code, "error")
    assert len(str(finding).splitlines()) == 1
    assert len(finding.message) < 200


def test_no_address_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of a document type definition nor of a stylesheet."""

    def connect(*_: object) -> NoReturn:
        pytest.fail("a connection")

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert codes(
        b'<?xml-stylesheet href="http://example.invalid/a.xsl" type="text/xsl"?>'
        b'<!DOCTYPE feed SYSTEM "http://example.invalid/feed.dtd">' + BODY
    ) == ["document-type"]


@pytest.mark.parametrize(
    ("line", "document"),
    [
        (10, ATOM.replace(b"\xc3", b"")),
        (4, ATOM.replace(b"Notes", b"a & b")),
        (2, BOMB + b"<rss/>"),
    ],
)
def test_a_refusal_names_the_line(line: int, document: bytes) -> None:
    """Of the byte, or of what a parser stops at."""
    (finding,) = check(document)
    assert finding.line == line


@pytest.mark.parametrize(
    ("found", "document"),
    [
        ([], ATOM),
        ([], BODY),
        ([], b"\xef\xbb\xbf" + ATOM),
        ([], ATOM.replace(b"\n", b"\r\n")),
        ([], ATOM.replace(b'encoding="UTF-8"', b"")),
        ([], ATOM.replace(b"<feed", b'<?xml-stylesheet href="a.css"?><!-- & --><feed')),
        (["not-utf8"], ATOM.decode().replace("UTF-8", "UTF-16").encode("utf-16")),
        (["not-utf8"], ATOM.decode().encode("utf-16")),
        (["not-utf8"], ATOM.decode().replace("UTF-8", "iso-8859-1").encode("latin-1")),
        (["not-utf8"], ATOM.decode().replace("UTF-8", "Windows-1252").encode("cp1252")),
        (["wrong-encoding"], b"\xef\xbb\xbf" + ATOM.replace(b"UTF-8", b"iso-8859-1")),
        (["document-type"], b"<!DOCTYPE feed>" + BODY),
        (["bad-character"], ATOM.replace(b"Caf\xc3\xa9", b"It\xc2\x92s")),
        (["bad-character"], ATOM.replace(b"Caf\xc3\xa9", b"It\xef\xbf\xbds")),
        (["bad-character"], ATOM.replace(b"Caf\xc3\xa9", b"It&#x92;s")),
        (["bad-character"], ATOM.replace(b"Caf\xc3\xa9", b"It\x7fs")),
        (["emoji-reference"], ATOM.replace(b"Caf\xc3\xa9", b"Hi &#128512;")),
        (["emoji-reference"], ATOM.replace(b"Caf\xc3\xa9", b"Hi &#x1F600;")),
        ([], ATOM.replace(b"Caf\xc3\xa9", b"Hi &#x263A;")),
        ([], ATOM.replace(b"Text", b"&#128512; &#146;")),
        (
            ["prefixed-atom"],
            BODY.replace(b"<", b"<ns0:")
            .replace(b"ns0:/", b"/ns0:")
            .replace(b"xmlns", b"xmlns:ns0")
            .replace(b"<ns0:![CDATA[<ns0:p>Text &amp; more</ns0:p>]]>", b"Text"),
        ),
    ],
)
def test_how_a_feed_is_written(found: list[str], document: bytes) -> None:
    """Encodings, byte order marks, line ends, references, prefixes."""
    assert codes(document) == found


@pytest.mark.slow
@pytest.mark.parametrize("lines", [65_500, 65_536, 200_000])
def test_lines_are_right_beyond_sixteen_bits(lines: int) -> None:
    """Where libxml2 stops counting, or has a guess."""
    document = ATOM.replace(b"  <entry", b"\n" * lines + b"  <entry")
    document = document.replace(b"https://example.org/a", b"https://example.org/%61")
    assert [finding.line for finding in check(document)] == [lines + 9, lines + 14]


def test_one_line_is_no_reason_to_be_silent() -> None:
    """A minified feed has all its findings on line 1."""
    document = BODY.replace(b"\n", b"").replace(b'href="https', b'href="/https')
    assert codes(document) == ["relative-reference"] * 3


def test_the_grammar_is_in_the_package() -> None:
    """And is RELAX NG."""
    text = resources.files("feedkit.check").joinpath("atom.rng").read_bytes()
    etree.RelaxNG(etree.fromstring(text))


def test_so_many_findings_end_with_an_error() -> None:
    """Nobody reads them, and memory is not endless."""
    entries = b"<entry/>" * 20_000
    found = check(b'<feed xmlns="http://www.w3.org/2005/Atom">' + entries + b"</feed>")
    assert len(found) == 100_001
    assert found[0].code == "too-many-findings"


PIECES = st.sampled_from(
    [
        *(b"<rss version='2.0'>", b"<channel>", b"<item>", b"</item>", b"</channel>", b"</rss>"),
        *(b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"</entry>", b"</feed>"),
        *(b"<title>", b"</title>", b"<link href='", b"'/>", b"<guid/>", b"<x:a/>", b"&amp;"),
        *(b"<!DOCTYPE x [", b"]>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?xml ", b"?>"),
        *(b"{", b"}", b'"items":', b"[", b"]", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9"),
    ]
)


@given(st.binary() | st.lists(PIECES | st.binary(max_size=4)).map(b"".join))
def test_any_bytes_have_an_answer(document: bytes) -> None:
    """Nothing is raised, and what is no feed is never right."""
    assert all(isinstance(finding, Finding) for finding in check(document))


@given(st.data())
def test_any_damage_to_a_feed_has_an_answer(data: st.DataObject) -> None:
    """Bytes left out, put in or doubled anywhere."""
    path = data.draw(st.sampled_from(FEEDS))
    document = path.read_bytes()
    start = data.draw(st.integers(0, len(document)))
    end = data.draw(st.integers(start, min(start + 40, len(document))))
    middle = data.draw(st.binary(max_size=8) | PIECES | st.just(document[start:end] * 2))
    for finding in check(document[:start] + middle + document[end:]):
        assert len(str(finding).splitlines()) == 1
