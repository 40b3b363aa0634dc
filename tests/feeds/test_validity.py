"""What the W3C feed validator objects to: each class, and that the feeds give it nothing to say.

The rules that concern the HTML inside an entry are tested where it is cleaned.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree
from samples import ATOM, DC, MEDIA, SITE, entry, feed, parse, rich

from feedkit import Feed, Image, ModelError, Site, to_atom, to_rss

LONELY = Site(title="No author & no description", url="https://x.example/")


def whole() -> Feed:
    """Return a feed that has all that a feed can have."""
    return feed(rich(), entry(2, id="tag:x.example,2024:2"), entry(3))


@pytest.mark.parametrize("site", [SITE, LONELY])
def test_missing_element(site: Site) -> None:
    """MissingElement: an Atom feed and its entries always have an author."""
    root = parse(to_atom(Feed(site=site, url="https://x.example/feed.xml", entries=(entry(),))))
    for element in (root, root.find(f"{ATOM}entry")):
        assert element is not None
        assert element.findtext(f"{ATOM}author/{ATOM}name") == site.person.name
        for required in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{required}")
    channel = parse(to_rss(Feed(site=site, url="https://x.example/rss.xml"))).find("channel")
    assert channel is not None
    for required in ("title", "link", "description"):
        assert channel.findtext(required)


def test_uri_not_iri_and_non_canonical_uri() -> None:
    """UriNotIri, InvalidFullLink, InvalidIRI, NonCanonicalURI: addresses are plain ASCII."""
    item = entry(link="HTTPS://Bücher.example:443/%c3%bc’–日%7Ea", id="https://x.example/é")
    for document in (to_atom(feed(item)), to_rss(feed(item))):
        text = document.decode()
        assert "https://xn--bcher-kva.example/%C3%BC%E2%80%99%E2%80%93%E6%97%A5~a" in text


@pytest.mark.parametrize(("emit", "kind"), [(to_atom, "atom"), (to_rss, "rss")])
def test_missing_self(emit: object, kind: str) -> None:
    """MissingSelf, MissingAtomSelfLink: the feed says where it is."""
    links = [
        dict(link.attrib)
        for link in parse(emit(whole())).iter(f"{ATOM}link")  # type: ignore[operator]
        if link.get("rel") == "self"
    ]
    url = "https://lighthouse.example/feed.xml"
    assert links == [{"href": url, "rel": "self", "type": f"application/{kind}+xml"}]


def test_not_blank() -> None:
    """NotBlank: no element is empty but those that are nothing else than attributes."""
    attributes_only = {f"{ATOM}link", f"{ATOM}category", "enclosure"}
    for document in (to_atom(whole()), to_rss(whole())):
        for element in parse(document).iter(etree.Element):
            if element.tag not in attributes_only and not str(element.tag).startswith(MEDIA):
                assert len(element) or (element.text or "").strip(), element.tag


def test_contact_elements() -> None:
    """InvalidContact, MissingRealName, EmailFormat, DuplicateItemSemantics: only dc:creator."""
    root = parse(to_rss(whole()))
    assert {
        tag for tag in ("author", "managingEditor", "webMaster") if list(root.iter(tag))
    } == set()
    assert len(list(root.iter(f"{DC}creator"))) == 4


def test_duplicate_enclosure() -> None:
    """DuplicateEnclosure: one to an item."""
    assert all(len(item.findall("enclosure")) <= 1 for item in parse(to_rss(whole())).iter("item"))


@pytest.mark.parametrize("title", ["Vec<T>", "R&D", "a &amp; b", "<b>bold</b>", "1 < 2 > 0 && x"])
def test_character_data(title: str) -> None:
    """ContainsUndeclaredHTML, ContainsHTML, CharacterData: `<` and `&` only as hex references."""
    site = Site(title=title, url="https://x.example/")
    document = to_rss(Feed(site=site, url="https://x.example/rss", entries=(entry(title=title),)))
    written = re.findall(rb"<title>(.*?)</title>", document)
    assert len(written) == 2
    for text in written:
        assert not re.search(rb"<|&(?!#x3C;|#x26;|gt;)", text)
    titles = parse(document).iter("title")
    assert ["".join(element.itertext()) for element in titles] == [title, title]


def test_dates() -> None:
    """ProblematicalRFC822Date: every offset is +0000."""
    document = to_rss(whole()).decode()
    dates = re.findall(r"<(?:pubDate|lastBuildDate)>(.*?)<", document)
    assert len(dates) == 4
    assert all(date.endswith(" +0000") for date in dates)


def test_implausible_date() -> None:
    """ImplausibleDate: even an empty feed has a date after 1990."""
    assert feed().updated > datetime(1990, 1, 1, tzinfo=UTC)


def test_duplicate_entries() -> None:
    """DuplicateEntries, DuplicateValue: two entries with one id make no feed."""
    twin = entry(1, published=entry().published + timedelta(days=1), source="b.md")
    with pytest.raises(ModelError, match=r"a\.md and b\.md have the same id"):
        feed(entry(1, source="a.md"), twin)


def test_bad_characters() -> None:
    """BadCharacters: no C1 controls; a line they ended stays ended."""
    document = to_atom(feed(entry(content="<p>a\x85b\x9cc</p>"))).decode()
    assert "&lt;p&gt;a\nbc&lt;/p&gt;" in document


def test_invalid_mime_type() -> None:
    """InvalidMIMEType: text is "text" or "html", never "CDATA"."""
    root = parse(to_atom(feed(rich(), entry(2, content=None))))
    kinds = {
        element.get("type")
        for tag in ("title", "summary", "content")
        for element in root.iter(f"{ATOM}{tag}")
    }
    assert kinds == {"text", "html"}


def test_unregistered_link_relations() -> None:
    """UnregisteredAtomLinkRel: only relations of the IANA registry."""
    root = parse(to_atom(whole()))
    relations = {link.get("rel") for link in root.iter(f"{ATOM}link")}
    assert relations == {"alternate", "self", "enclosure", "related"}


def test_media_group_without_alternatives() -> None:
    """MediaGroupWithoutAlternatives: a single picture has no group."""
    picture = entry(image=Image(url="https://x.example/a.png"))
    for document in (to_atom(feed(picture)), to_rss(feed(picture))):
        assert not list(parse(document).iter(f"{MEDIA}group"))


def test_content_encoded_follows_a_description() -> None:
    """`content:encoded` without a description before it is an error to the validator."""
    for show in ("full", "both", "summary"):
        item = parse(to_rss(feed(entry(), show=show))).find("channel/item")
        assert item is not None
        tags = [child.tag.rpartition("}")[2] for child in item if isinstance(child.tag, str)]
        assert "description" in tags
        assert "encoded" not in tags or tags.index("description") < tags.index("encoded")
