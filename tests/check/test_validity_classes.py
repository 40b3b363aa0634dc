"""Every class of objection that the W3C feed validator has.

Each has its name in the validator's catalogue, https://validator.w3.org/feed/docs/, a feed that has
it, and one that does the same thing right.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pytest

from feedkit.check import check, errors

URL = "https://e.org/feed"
ATOM = f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<id>https://e.org/</id>
<title>T</title>
<updated>2024-05-02T12:00:00Z</updated>
<link rel="self" href="{URL}"/>
<link rel="alternate" href="https://e.org/"/>
<entry>
<id>https://e.org/2</id>
<title>Two</title>
<link rel="alternate" href="https://e.org/two"/>
<published>2024-05-02T12:00:00Z</published>
<updated>2024-05-02T12:00:00Z</updated>
<author><name>Ada</name></author>
<category term="mills"/>
<content type="html">two</content>
</entry>
<entry>
<id>https://e.org/1</id>
<title>One</title>
<link rel="alternate" href="https://e.org/one"/>
<published>2024-05-01T12:00:00Z</published>
<updated>2024-05-01T12:00:00Z</updated>
<author><name>Ada</name></author>
<content type="html">one</content>
</entry>
</feed>
"""
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>T</title>
<link>https://e.org/</link>
<description>D</description>
<atom:link rel="self" href="{URL}"/>
<item>
<title>Two</title>
<link>https://e.org/two</link>
<guid isPermaLink="false">tag:e.org,2024:2</guid>
<pubDate>Thu, 02 May 2024 12:00:00 +0000</pubDate>
<dc:creator>Ada</dc:creator>
<category>mills</category>
<description>two</description>
<enclosure url="https://e.org/2.mp3" length="12" type="audio/mpeg"/>
</item>
<item>
<title>One</title>
<link>https://e.org/one</link>
<guid isPermaLink="false">tag:e.org,2024:1</guid>
<pubDate>Wed, 01 May 2024 12:00:00 +0000</pubDate>
<dc:creator>Ada</dc:creator>
<description>one</description>
</item>
</channel>
</rss>
"""


@dataclass(frozen=True)
class Case:
    """One class in one feed: what stands at one place of it when it is wrong, and when right."""

    name: str  #: the validator's
    feed: str
    place: str  #: what is replaced; it stands in `feed` once
    wrong: str
    right: str
    codes: str  #: what is found, with spaces between

    def __str__(self) -> str:
        return f"{self.name} {self.wrong}"[:60]


def atom(name: str, place: str, wrong: str, right: str, codes: str) -> Case:
    """Return a case in an Atom feed."""
    return Case(name, ATOM, place, wrong, right, codes)


def rss(name: str, place: str, wrong: str, right: str, codes: str) -> Case:
    """Return a case in an RSS feed."""
    return Case(name, RSS, place, wrong, right, codes)


def content(name: str, wrong: str, right: str, code: str) -> list[Case]:
    """Return the cases of some HTML in each format."""
    texts = [escape(html, quote=False) for html in (wrong, right)]
    return [
        Case(name, ATOM, ">two<", f">{texts[0]}<", f">{texts[1]}<", code),
        Case(name, RSS, ">two<", f">{texts[0]}<", f">{texts[1]}<", code),
    ]


AUTHOR = '<author><name>Ada</name></author>\n<content type="html">one'
LINK, TITLE = "https://e.org/two", "<title>Two</title>"
ENCLOSURE = '<enclosure url="https://e.org/2.mp3" length="12" type="audio/mpeg"/>'
IMAGE = "<image><url>https://e.org/{0}</url><title>{1}</title><link>https://e.org/</link></image>"
GROUP = '<media:group><media:content url="https://e.org/2.mp3"/>{0}</media:group>'
CASES = [
    atom("MissingElement", AUTHOR, '<content type="html">one', AUTHOR, "missing-author"),
    atom("UriNotIri", LINK, "https://e.org/a’s", "https://e.org/a%E2%80%99s", "iri"),
    atom("UriNotIri", LINK, "https://e.org/粉", "https://e.org/%E7%B2%89", "iri"),
    atom("UriNotIri", LINK, "https://bücher.example/", "https://xn--bcher-kva.example/", "iri"),
    rss(
        "InvalidFullLink",
        LINK,
        "https://e.org/a–b",
        "https://e.org/a%E2%80%93b",
        "non-ascii-address",
    ),
    rss("InvalidFullLink", LINK, "/two", "https://e.org/two/", "relative-link"),
    atom(
        "InvalidIRI",
        "https://e.org/2<",
        "https://e.org/a b<",
        "https://e.org/a%20b<",
        "invalid-address",
    ),
    atom("InvalidIRI", "https://e.org/2<", "two<", "tag:e.org,2024:two<", "invalid-id"),
    atom(
        "NonCanonicalURI",
        "https://e.org/2<",
        "https://e.org/%e2%80%99<",
        "https://e.org/%E2%80%99<",
        "non-canonical-id",
    ),
    atom(
        "NonCanonicalURI",
        "https://e.org/2<",
        "https://e.org/%7Eada<",
        "https://e.org/~ada<",
        "non-canonical-id",
    ),
    atom(
        "NonCanonicalURI",
        "https://e.org/2<",
        "https://E.org/2<",
        "https://e.org/2/<",
        "non-canonical-id",
    ),
    atom(
        "NonCanonicalURI",
        "https://e.org/2<",
        "https://x.org<",
        "https://x.org/<",
        "non-canonical-id",
    ),
    atom(
        "MissingSelf", '<link rel="self"', '<link rel="related"', '<link rel="self"', "missing-self"
    ),
    rss(
        "MissingAtomSelfLink",
        '<atom:link rel="self"',
        '<atom:link rel="related"',
        '<atom:link rel="self"',
        "missing-self",
    ),
    atom(
        "SelfDoesntMatchLocation",
        f'href="{URL}"',
        'href="https://e.org/other"',
        f'href="{URL}"',
        "other-self",
    ),
    *content(
        "ContainsRelRef", '<img src="a.png">', '<img src="https://e.org/a.png">', "relative-address"
    ),
    *content(
        "ContainsRelRef",
        '<a href="/a">a</a>',
        '<a href="https://e.org/a">a</a>',
        "relative-address",
    ),
    *content(
        "ContainsRelRef",
        '<a href="#a">a</a>',
        '<a href="https://e.org/two#a">a</a>',
        "relative-address",
    ),
    *content(
        "ContainsRelRef",
        '<a href="//e.org">a</a>',
        '<a href="https://e.org">a</a>',
        "relative-address",
    ),
    *content(
        "ContainsRelRef",
        '<img srcset="a.png 2x">',
        '<img srcset="https://e.org/a.png 2x">',
        "relative-address",
    ),
    *content(
        "ContainsRelRef", '<video poster="a.png"></video>', "<video></video>", "relative-address"
    ),
    atom(
        "ContainsRelRef",
        ' type="html">two<',
        ' type="html" xml:base="https://e.org/">&lt;img src="a.png"><',
        ' type="html" xml:base="https://e.org/">&lt;img src="https://e.org/a.png"><',
        "relative-address",
    ),
    *content("SecurityRisk", "<script>a()</script>", "<p>a</p>", "unsafe-element"),
    *content(
        "SecurityRisk",
        '<iframe src="https://e.org/"></iframe>',
        '<a href="https://e.org/">a</a>',
        "unsafe-element",
    ),
    *content("SecurityRisk", "<object></object>", "<audio></audio>", "unsafe-element"),
    *content("SecurityRisk", "<embed>", "<hr>", "unsafe-element"),
    *content(
        "SecurityRiskAttr", '<p onclick="a()">a</p>', '<p title="a">a</p>', "unsafe-attribute"
    ),
    *content(
        "DangerousStyleAttr",
        '<p style="position: fixed">a</p>',
        '<p style="color: red">a</p>',
        "unsafe-style",
    ),
    atom("NotBlank", 'term="mills"', 'term=""', 'term="mill"', "blank-category"),
    rss("NotBlank", "<category>mills</category>", "<category></category>", "", "blank-element"),
    rss(
        "InvalidContact",
        "<dc:creator>Ada</dc:creator>\n<category>",
        "<author>Ada</author><category>",
        "<dc:creator>Ada</dc:creator><category>",
        "rss-author",
    ),
    rss(
        "MissingRealName",
        "<dc:creator>Ada</dc:creator>\n<category>",
        "<author>ada@e.org</author><category>",
        "<dc:creator>Ada L.</dc:creator><category>",
        "rss-author",
    ),
    rss(
        "EmailFormat",
        "<dc:creator>Ada</dc:creator>\n<category>",
        "<author>Ada &lt;ada@e.org></author><category>",
        "<category>",
        "rss-author",
    ),
    rss(
        "DuplicateItemSemantics",
        "<category>mills",
        "<author>ada@e.org (Ada)</author><category>mills",
        "<category>mill",
        "rss-author two-authors",
    ),
    rss("DuplicateEnclosure", ENCLOSURE, ENCLOSURE * 2, ENCLOSURE, "several-enclosures"),
    atom(
        "ContainsUndeclaredHTML",
        TITLE,
        "<title>&lt;b>Two&lt;/b></title>",
        "<title>&lt;b></title>",
        "markup-in-title",
    ),
    atom(
        "ContainsUndeclaredHTML",
        'type="html">two',
        'type="text">&lt;b>two&lt;/b>',
        'type="text">the &lt;b> element',
        "undeclared-html",
    ),
    rss(
        "ContainsHTML",
        TITLE,
        "<title>&lt;b>Two&lt;/b></title>",
        "<title>&#x3C;b>Two&#x3C;/b></title>",
        "markup-in-title title-character-data",
    ),
    rss(
        "ContainsHTML",
        TITLE,
        "<title>A&amp;amp;B</title>",
        "<title>A&#x26;B</title>",
        "entity-in-title title-character-data",
    ),
    rss(
        "CharacterData",
        TITLE,
        "<title>Vec&lt;T></title>",
        "<title>Vec&#x3C;T></title>",
        "title-character-data",
    ),
    atom(
        "DuplicateUpdated",
        "<updated>2024-05-01T12",
        "<updated>2024-05-02T12",
        "<updated>2024-05-02T11",
        "same-updated",
    ),
    rss(
        "ProblematicalRFC822Date",
        "Thu, 02 May 2024 12:00:00 +0000",
        "Thu, 02 May 2024 12:00:00 +0017",
        "Thu, 02 May 2024 12:00:00 +0530",
        "odd-offset",
    ),
    rss(
        "ProblematicalRFC822Date",
        "Thu, 02 May 2024 12:00:00 +0000",
        "2 may 24 12:00 UTC",
        "2 May 2024 12:00 GMT",
        "problematic-date",
    ),
    rss(
        "InvalidRFC2822Date",
        "Thu, 02 May 2024 12:00:00 +0000",
        "2024-05-02T12:00:00Z",
        "Thu, 02 May 2024 12:00:00 GMT",
        "not-rfc822",
    ),
    rss(
        "IncorrectDOW",
        "Thu, 02 May 2024 12:00:00 +0000",
        "Mon, 02 May 2024 12:00:00 +0000",
        "02 May 2024 12:00:00 +0000",
        "wrong-weekday",
    ),
    atom(
        "InvalidRFC3339Date",
        "<published>2024-05-02T12:00:00Z",
        "<published>2024-05-02",
        "<published>2024-05-02T12:00:00.5Z",
        "not-rfc3339",
    ),
    atom(
        "ImplausibleDate",
        "<published>2024-05-01T12",
        "<published>1970-01-01T00",
        "<published>1999-12-31T23",
        "implausible-date",
    ),
    rss(
        "ImplausibleDate",
        "Wed, 01 May 2024",
        "Thu, 01 Jan 1970",
        "Fri, 31 Dec 1999",
        "implausible-date",
    ),
    atom(
        "DuplicateEntries",
        "<id>https://e.org/1<",
        "<id>https://e.org/2<",
        "<id>https://e.org/3<",
        "duplicate-entry",
    ),
    rss(
        "DuplicateValue",
        "tag:e.org,2024:1",
        "tag:e.org,2024:2",
        "tag:e.org,2024:3",
        "duplicate-entry",
    ),
    *content("NotHtml", "<p><b>a</p>", "<p><b>a</b>", "unbalanced-html"),
    *content("NotHtml", "<blink>a</blink>", "<em>a</em>", "unknown-element"),
    *content("NotHtml", "<my-note>a</my-note>", "<aside>a</aside>", "unknown-element"),
    *content("NotHtml", "<svg></svg>", '<img src="https://e.org/a.svg">', "unknown-element"),
    *content("NotHtml", "<math></math>", "<var>a</var>", "unknown-element"),
    *content(
        "NotHtml", '<p id="a" id="b">a</p>', '<p id="a" lang="b">a</p>', "duplicate-attribute"
    ),
    atom(
        "BadCharacters", TITLE, "<title>Ada\x92s</title>", "<title>Ada’s</title>", "bad-character"
    ),
    rss(
        "BadCharacters",
        TITLE,
        "<title>Ada&#146;s</title>",
        "<title>Ada&#8217;s</title>",
        "bad-character",
    ),
    atom("BadCharacters", ">two<", ">Ada\ufffds<", ">Ada’s<", "bad-character"),
    atom(
        "InvalidMIMEType",
        'type="html">two',
        'type="CDATA">two',
        'type="text">two',
        "invalid-media-type",
    ),
    atom(
        "UnregisteredAtomLinkRel",
        '<link rel="self"',
        '<link rel="prev" href="https://e.org/1"/><link rel="self"',
        '<link rel="previous" href="https://e.org/1"/><link rel="self"',
        "unregistered-relation",
    ),
    atom(
        "UnregisteredAtomLinkRel",
        '<link rel="self"',
        '<link rel="canonical" href="https://e.org/1"/><link rel="self"',
        '<link rel="prev-archive" href="https://e.org/1"/><link rel="self"',
        "unregistered-relation",
    ),
    atom(
        "MediaGroupWithoutAlternatives",
        '<category term="mills"/>',
        GROUP.format(""),
        GROUP.format('<media:content url="https://e.org/2.ogg"/>'),
        "lone-media-group",
    ),
    rss(
        "MediaGroupWithoutAlternatives",
        "<category>mills</category>",
        GROUP.format(""),
        '<media:content url="https://e.org/2.mp3"/>',
        "lone-media-group",
    ),
    rss(
        "ImageTitleDoesntMatch",
        "<description>D",
        IMAGE.format("a.png", "X") + "<description>D",
        IMAGE.format("a.png", "T") + "<description>D",
        "other-image",
    ),
    rss(
        "ImageUrlFormat",
        "<description>D",
        IMAGE.format("a.svg", "T") + "<description>D",
        IMAGE.format("a.jpg", "T") + "<description>D",
        "image-format",
    ),
    rss(
        "NeedDescriptionBeforeContent",
        "<description>two</description>",
        "<content:encoded>two</content:encoded>",
        "<description>two</description><content:encoded>two</content:encoded>",
        "late-description",
    ),
]


@pytest.mark.parametrize("feed", [ATOM, RSS], ids=["Atom", "RSS"])
def test_a_feed_without_fault_has_no_finding(feed: str) -> None:
    """What the cases are made of is right: there is no advice, either."""
    assert check(feed.encode(), url=URL) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_class_is_found(case: Case) -> None:
    """In the feed that has it, and not in the one that does the same thing right."""
    assert case.feed.count(case.place) == 1
    assert objections(case.feed.replace(case.place, case.wrong)) == set(case.codes.split())
    assert objections(case.feed.replace(case.place, case.right)) == set()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_errors_alone_are_the_same(case: Case) -> None:
    """Whoever asks for no more than them, as a build does, is told of each."""
    feed = case.feed.replace(case.place, case.wrong).encode()
    found = [finding for finding in check(feed, url=URL) if finding.severity == "error"]
    assert errors(feed, url=URL) == found


def objections(feed: str) -> set[str]:
    """Return the codes of what is found, but for advice: that is no validator's."""
    findings = check(feed.encode(), url=URL)
    return {finding.code for finding in findings if finding.severity != "advice"}
