"""Namespaces and elements that a user adds to the XML."""

from __future__ import annotations

from collections.abc import Callable

import feedparser
import pytest
from lxml import etree
from samples import ATOM, entry, feed, parse, rich

from feedkit import Entry, Feed, ModelError, PostError, Problem, to_atom, to_json, to_rss

GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
Emit = Callable[[Feed], bytes]
XML = pytest.mark.parametrize("emit", [to_atom, to_rss])


def locate(item: Entry | None, element: etree._Element) -> None:
    """Say where an entry was written."""
    place = "feed" if item is None else item.title
    etree.SubElement(element, f"{{{GEO}}}lat").text = place
    element.set(f"{{{GEO}}}seen", "1")


@XML
def test_a_function_adds_to_each_entry_and_to_the_feed(emit: Emit) -> None:
    """Elements and attributes of its own namespaces have the prefix that it was declared with."""
    items = (entry(1), entry(2))
    document = emit(feed(*items, namespaces={"geo": GEO}, extend=locate))
    assert document.count(b"<geo:lat>") == 3
    assert document.count(b"xmlns:geo=") == 1
    assert document.count(b'geo:seen="1"') == 3
    assert b"ns0" not in document
    root = parse(document)
    top, each = (".", f"{ATOM}entry") if emit is to_atom else ("channel", "channel/item")
    assert [found.text for found in root.findall(f"{top}/{{{GEO}}}lat")] == ["feed"]
    assert [found.text for found in root.findall(f"{each}/{{{GEO}}}lat")] == ["Post 1", "Post 2"]
    assert not feedparser.parse(document).bozo


@XML
def test_the_element_it_is_handed_is_finished(emit: Emit) -> None:
    """It can look at all that the entry has, and change it."""
    seen = []

    def look(item: Entry | None, element: etree._Element) -> None:
        seen.append((item, {str(child.tag).rpartition("}")[2] for child in element}))

    item = rich()
    emit(feed(item, extend=look))
    (of_feed, of_entry) = seen if seen[0][0] is None else seen[::-1]
    assert of_feed[0] is None
    assert {"title", "link"} <= of_feed[1]
    assert of_entry[0] is item
    assert {"title", "link", "category", "thumbnail"} <= of_entry[1]


@XML
def test_what_goes_wrong_in_it_is_one_line_that_says_where(emit: Emit) -> None:
    """Whatever it raises; the cause stays known."""

    def fail(item: Entry | None, _element: etree._Element) -> None:
        if item is not None:
            raise KeyError("a\nseries")

    with pytest.raises(ModelError, match=r"Feed\.extend: it failed on a\.md: KeyError: ") as caught:
        emit(feed(entry(source="a.md"), extend=fail))
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value.__cause__, KeyError)


@XML
def test_a_character_that_xml_forbids_is_its_fault_too(emit: Emit) -> None:
    """lxml refuses it there and then."""

    def write(_item: Entry | None, element: etree._Element) -> None:
        etree.SubElement(element, "x").text = "\x00"

    with pytest.raises(ModelError, match=r"Feed\.extend: it failed on the feed: ValueError"):
        emit(feed(extend=write))


@XML
def test_an_error_of_ours_comes_through(emit: Emit) -> None:
    """So that a function can say what is wrong with a post as feedkit itself does."""

    def refuse(item: Entry | None, _element: etree._Element) -> None:
        if item is not None:
            raise PostError(Problem(path="a.md", line=3, field="geo", message="expected a place"))

    with pytest.raises(PostError, match=r"^a\.md:3: geo: expected a place$"):
        emit(feed(entry(), extend=refuse))


@XML
@pytest.mark.parametrize(
    ("prefix", "uri"),
    [
        ("", GEO),
        ("xmlns", GEO),
        ("1a", GEO),
        ("a b", GEO),
        ("é\ud800", GEO),
        ("geo", ""),
        ("geo", "\x00"),
        ("geo", "not an address"),
        ("geo", "http://www.w3.org/XML/1998/namespace"),
    ],
)
def test_namespaces_that_xml_does_not_allow(emit: Emit, prefix: str, uri: str) -> None:
    """Namespaces in XML 1.0; lxml alone would write some of them, and nobody could read them."""
    with pytest.raises(ModelError, match=r"^Feed\.namespaces: expected a prefix and the URI"):
        emit(feed(entry(), namespaces={prefix: uri}))


@XML
@pytest.mark.parametrize("prefix", ["atom", "content", "dc", "fh", "itunes", "media", "xml"])
def test_prefixes_that_feeds_use_mean_what_they_always_mean(emit: Emit, prefix: str) -> None:
    """Readers look for ``media:content`` by that name; the namespace itself may be declared."""
    with pytest.raises(ModelError, match=rf"^Feed\.namespaces: '{prefix}' stands for 'http"):
        emit(feed(entry(), namespaces={prefix: GEO}))
    emit(feed(entry(), namespaces={"itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd"}))


def test_json_has_no_elements() -> None:
    """Neither is looked at for JSON Feed."""
    assert to_json(feed(entry(), namespaces={"": ""}, extend=locate)) == to_json(feed(entry()))
