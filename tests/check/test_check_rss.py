"""RSS 2.0: for each rule a minimal feed that breaks it, and the one that is right beside it."""

from __future__ import annotations

import pytest

from feedkit.check import check

NAMESPACES = (
    ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
)
TITLE = "<title>Notes</title>"
LINK = "<link>https://example.org/</link>"
SELF = '<atom:link rel="self" href="https://example.org/rss.xml"/>'
HEAD = f"{TITLE}{LINK}<description>Of a keeper</description>{SELF}"

ITEM_LINK = "<link>https://example.org/a</link>"
GUID = '<guid isPermaLink="true">https://example.org/a</guid>'
DATE = "<pubDate>Wed, 01 May 2024 12:00:00 +0000</pubDate>"
CREATOR = "<dc:creator>Ada</dc:creator>"
DESCRIPTION = "<description>&lt;p&gt;Text&lt;/p&gt;</description>"
ITEM = TITLE + ITEM_LINK + GUID + DATE + CREATOR + DESCRIPTION

FILE = 'url="https://example.org/a.mp3" length="9" type="audio/mpeg"'
IMAGE = f"<image><url>https://example.org/a.png</url>{TITLE}{LINK}</image>"
ENCODED = "<content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded>"


def rss(*items: str, head: str = HEAD, version: str = ' version="2.0"') -> bytes:
    """Return a feed of these items."""
    inner = head + "".join(f"\n<item>{item}</item>" for item in items)
    return f"<rss{version}{NAMESPACES}><channel>{inner}</channel></rss>".encode()


def codes(document: bytes, url: str | None = None) -> set[str]:
    """Return the codes of what is found."""
    return {finding.code for finding in check(document, url=url)}


def test_a_feed_that_is_right_has_no_findings() -> None:
    """Not even advice; nor has one without items."""
    assert check(rss(ITEM)) == []
    assert check(rss()) == []


#: What stands in the item in place of what is right, by rule.
ITEMS = [
    ("empty-item", TITLE + ITEM_LINK + GUID + DATE + CREATOR + DESCRIPTION, ITEM_LINK),
    ("repeated-element", GUID, GUID + GUID),
    ("repeated-element", TITLE, TITLE + TITLE),
    ("undefined-element", DATE, DATE + "<pubdate>x</pubdate>"),
    ("undefined-element", DATE, DATE + "<summary>x</summary>"),
    ("blank-element", TITLE, "<title/>"),
    ("blank-element", TITLE, TITLE + "<category></category>"),
    ("missing-guid", GUID, ""),
    ("guid-not-permalink", GUID, "<guid>a</guid>"),
    ("guid-not-permalink", GUID, "<guid>tag:example.org,2024:a</guid>"),
    ("invalid-flag", "true", "yes"),
    ("no-link", ITEM_LINK, ""),
    ("no-pubdate", DATE, ""),
    ("no-pubdate", DATE, "<dc:date>2024-05-01T12:00:00Z</dc:date>"),
    ("not-rfc822", DATE, "<pubDate>2024-05-01T12:00:00Z</pubDate>"),
    ("not-rfc822", DATE, "<pubDate>Wed, 31 Apr 2024 12:00:00 +0000</pubDate>"),
    ("problematic-date", DATE, "<pubDate>Wed, 01 May 24 12:00:00 +0000</pubDate>"),
    ("problematic-date", DATE, "<pubDate>Wed, 01 may 2024 12:00:00 +0000</pubDate>"),
    ("problematic-date", DATE, "<pubDate>Wed, 01 May 2024 12:00:00 UTC</pubDate>"),
    ("wrong-weekday", DATE, "<pubDate>Thu, 01 May 2024 12:00:00 +0000</pubDate>"),
    ("odd-offset", DATE, "<pubDate>Wed, 01 May 2024 12:00:00 +0053</pubDate>"),
    ("odd-offset", DATE, "<pubDate>Wed, 01 May 2024 12:00:00 +2300</pubDate>"),
    ("implausible-date", DATE, "<pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate>"),
    ("named-zone", DATE, "<pubDate>Wed, 01 May 2024 12:00:00 GMT</pubDate>"),
    ("relative-link", ITEM_LINK, "<link>/a</link>"),
    ("relative-link", ITEM_LINK, "<link>example.org/a</link>"),
    ("non-ascii-address", ITEM_LINK, "<link>https://example.org/–</link>"),
    ("non-canonical-address", ITEM_LINK, "<link>https://example.org/%7Eada</link>"),
    ("invalid-address", ITEM_LINK, "<link>https://example.org/a&lt;b</link>"),
    ("relative-link", CREATOR, CREATOR + "<comments>#comments</comments>"),
    ("rss-author", CREATOR, "<author>ada@example.org (Ada)</author>"),
    ("rss-author", CREATOR, "<author>Ada</author>"),
    ("two-authors", CREATOR, CREATOR + "<author>ada@example.org (Ada)</author>"),
    ("no-author", CREATOR, ""),
    ("missing-enclosure-attribute", DATE, DATE + '<enclosure url="https://example.org/a.mp3"/>'),
    ("several-enclosures", DATE, f"{DATE}<enclosure {FILE}/><enclosure {FILE}/>"),
    ("no-length", DATE, f"{DATE}<enclosure {FILE}/>".replace('"9"', '"0"')),
    ("invalid-length", DATE, f"{DATE}<enclosure {FILE}/>".replace('"9"', '"None"')),
    ("invalid-media-type", DATE, f"{DATE}<enclosure {FILE}/>".replace("audio/mpeg", "mp3")),
    ("relative-link", DATE, f"{DATE}<enclosure {FILE}/>".replace("https://example.org", "")),
    ("missing-enclosure-attribute", DATE, DATE + "<source>Elsewhere</source>"),
    ("late-description", DESCRIPTION, ENCODED + DESCRIPTION),
    ("late-description", DESCRIPTION, ENCODED),
    ("description-and-content", DESCRIPTION, DESCRIPTION + ENCODED),
    ("relative-address", "&lt;p&gt;", '&lt;p&gt;&lt;img src="a.png"&gt;'),
    ("relative-address", DESCRIPTION, DESCRIPTION + ENCODED.replace("p&gt;T", 'a href="/"&gt;T')),
    ("link-overridden", DATE, DATE + '<atom:link href="https://example.org/a"/>'),
    ("atom-updated", DATE, DATE + "<atom:updated>2024-05-01T12:00:00Z</atom:updated>"),
    ("title-character-data", TITLE, "<title>Ham &amp; eggs</title>"),
    ("title-character-data", TITLE, "<title>Vec&lt;T></title>"),
    ("title-character-data", TITLE, "<title><![CDATA[Ham & eggs]]></title>"),
    ("markup-in-title", TITLE, "<title>&lt;b>Bold&lt;/b></title>"),
    ("entity-in-title", TITLE, "<title>Ham &amp;amp; eggs</title>"),
    ("lone-media-group", DATE, DATE + "<media:group><media:content/></media:group>"),
]


@pytest.mark.parametrize(("code", "right", "wrong"), ITEMS)
def test_what_is_wrong_with_an_item_is_found(code: str, right: str, wrong: str) -> None:
    """On the item's own line."""
    assert right in ITEM
    found = [each for each in check(rss(ITEM.replace(right, wrong, 1))) if each.code == code]
    assert found
    assert found[0].line == 2


HEADS = [
    ("missing-element", TITLE, ""),
    ("missing-element", LINK, ""),
    ("missing-element", "<description>Of a keeper</description>", ""),
    ("repeated-element", TITLE, TITLE + TITLE),
    ("undefined-element", SELF, SELF + "<author>Ada</author>"),
    ("missing-self", SELF, ""),
    ("relative-link", LINK, "<link>/</link>"),
    ("not-rfc822", SELF, SELF + "<lastBuildDate>today</lastBuildDate>"),
    ("not-rfc822", SELF, SELF + "<pubDate/>"),
    ("invalid-language", SELF, SELF + "<language>en_GB</language>"),
    ("invalid-contact", SELF, SELF + "<managingEditor>Ada</managingEditor>"),
    ("invalid-contact", SELF, SELF + "<webMaster>ada@example.org</webMaster>"),
    ("invalid-number", SELF, SELF + "<ttl>soon</ttl>"),
    ("invalid-number", SELF, SELF + "<ttl>-1</ttl>"),
    ("invalid-number", SELF, SELF + "<skipHours><hour>24</hour></skipHours>"),
    ("repeated-hour", SELF, SELF + "<skipHours><hour>1</hour><hour>01</hour></skipHours>"),
    ("invalid-day", SELF, SELF + "<skipDays><day>Caturday</day></skipDays>"),
    ("invalid-day", SELF, SELF + "<skipDays><day>Monday</day><day>Monday</day></skipDays>"),
    ("missing-attribute", SELF, SELF + '<cloud domain="example.org"/>'),
    ("text-input", SELF, SELF + "<textInput/>"),
    ("missing-element", SELF, SELF + "<image/>"),
    ("other-image", SELF, SELF + IMAGE.replace("Notes", "Other")),
    ("other-image", SELF, SELF + IMAGE.replace("org/<", "org/other<")),
    ("image-format", SELF, SELF + IMAGE.replace(".png", ".svg")),
    ("invalid-number", SELF, SELF + IMAGE.replace("<url", "<width>200</width><url")),
    ("unregistered-relation", SELF, SELF + '<atom:link rel="x" href="https://example.org/"/>'),
    ("title-character-data", TITLE, "<title>Ham &amp; eggs</title>"),
    ("misplaced-item", TITLE, f"{TITLE}</channel><item/><channel>"),
]


@pytest.mark.parametrize(("code", "right", "wrong"), HEADS)
def test_what_is_wrong_with_the_channel_is_found(code: str, right: str, wrong: str) -> None:
    """Of the channel itself, not of its items."""
    assert code in codes(rss(ITEM, head=HEAD.replace(right, wrong, 1)))


def test_what_rss_allows_is_allowed() -> None:
    """All that the specification has and nobody objects to."""
    head = (
        HEAD
        + IMAGE
        + (
            "<language>en-gb</language><copyright>Ada</copyright><ttl>60</ttl><generator>x</generator>"
            "<managingEditor>ada@example.org (Ada Lovelace)</managingEditor>"
            "<docs>https://www.rssboard.org/rss-specification</docs><category>Fog</category>"
            "<skipHours><hour>0</hour><hour>23</hour></skipHours><skipDays><day>Sunday</day></skipDays>"
            '<cloud domain="example.org" port="80" path="/" registerProcedure="" protocol="soap"/>'
            "<lastBuildDate>Wed, 1 May 2024 12:00 +0000</lastBuildDate>"
            '<atom:link rel="hub" href="https://hub.example/"/>'
        )
    )
    item = ITEM.replace(GUID, '<guid isPermaLink="false">tag:example.org,2024:a</guid>') + (
        f"<enclosure {FILE}/><category>Fog</category><comments>https://example.org/a#c</comments>"
        '<source url="https://example.com/rss.xml">Elsewhere</source>'
        '<media:content url="https://example.org/a.png"/>'
    )
    assert codes(rss(item, head=head)) == set()


@pytest.mark.parametrize("title", ["Ham &#x26; eggs", "Vec&#x3C;T>", "&#x3C;b>Bold&#x3C;/b>"])
def test_titles_in_the_spelling_of_the_profile_are_text(title: str) -> None:
    """https://www.rssboard.org/rss-profile#data-types-characterdata, whatever they look like."""
    assert codes(rss(ITEM.replace("Notes", title))) == set()


def test_titles_are_told_apart_by_their_places() -> None:
    """Not by their texts: the second is the one that is wrong."""
    right, wrong = (ITEM.replace("Notes", f"Ham {amp} eggs") for amp in ("&#x26;", "&amp;"))
    other = wrong.replace("org/a", "org/b").replace("<title", "\n<title")
    (finding,) = check(rss(right, other))
    assert (finding.code, finding.line) == ("title-character-data", 4)


def test_items_beside_each_other() -> None:
    """One guid twice, and the newest last."""
    other = ITEM.replace("org/a", "org/b")
    later = other.replace("Wed, 01", "Thu, 02")
    assert codes(rss(ITEM, ITEM)) == {"duplicate-entry"}
    assert codes(rss(later, ITEM)) == set()
    assert codes(rss(ITEM, later)) == {"not-newest-first"}
    assert codes(rss(ITEM, other)) == set()


@pytest.mark.parametrize("version", ["", ' version="2.1"', ' version=" 2.0"', ' version="1.0"'])
def test_the_version_is_2(version: str) -> None:
    """And the rest is checked all the same."""
    assert codes(rss(ITEM.replace(GUID, ""), version=version)) == {"wrong-version", "missing-guid"}


@pytest.mark.parametrize("version", ["0.91", "0.92"])
def test_older_versions_are_not_checked(version: str) -> None:
    """Which is one clear finding."""
    assert codes(rss("", version=f' version="{version}"')) == {"obsolete-format"}


def test_the_link_to_itself_is_where_the_feed_is() -> None:
    """Compared where it is known where that is."""
    assert codes(rss(ITEM), "https://example.org/rss.xml") == set()
    assert codes(rss(ITEM), "https://example.org/feed.xml") == {"other-self"}
