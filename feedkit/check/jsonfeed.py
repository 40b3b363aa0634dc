"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/.

What may stand in each object is in `feedkit.check.jsonshapes`; here is what the specification says
of a whole feed, and of its items beside each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.check.dates import read_rfc3339
from feedkit.check.entries import Listed, order_findings, same_id_findings
from feedkit.check.findings import Finding, Rule
from feedkit.check.jsonshapes import FEED, ITEM, SPECIFICATION, has, object_findings
from feedkit.check.jsontree import Node, read_json
from feedkit.check.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

__all__ = ["json_findings"]

TOP_LEVEL = f"{SPECIFICATION}#top-level-a-name-top-level-a"
ITEMS = f"{SPECIFICATION}#items-a-name-items-a"

UNKNOWN_VERSION = Rule(
    "unknown-version", "error", TOP_LEVEL, "write the version https://jsonfeed.org/version/1.1"
)
OLD_VERSION = Rule(
    "old-version",
    "advice",
    f"{SPECIFICATION}#changes-a-name-changes-a",
    "write version 1.1: what is valid in 1 is valid there",
)
DEPRECATED_AUTHOR = Rule(
    "deprecated-author", "advice", TOP_LEVEL, "write authors, an array, instead of author"
)
NO_HOME_PAGE = Rule(
    "no-home-page", "advice", TOP_LEVEL, "add home_page_url: it is strongly recommended"
)
NO_FEED_URL = Rule("no-feed-url", "advice", TOP_LEVEL, "add feed_url: it is strongly recommended")
WRONG_FEED_URL = Rule(
    "wrong-feed-url", "warning", TOP_LEVEL, "write the address at which the feed is published"
)
ENDLESS_NEXT_URL = Rule(
    "endless-next-url", "error", TOP_LEVEL, "leave next_url out of the feed's last page"
)
NO_CONTENT = Rule("no-content", "error", ITEMS, "add content_html or content_text")
EMPTY_ID = Rule("empty-id", "error", ITEMS, "give the item an id that never changes")
NO_ITEM_URL = Rule("no-item-url", "advice", ITEMS, "add url: readers have nothing to open")
NO_ITEM_DATE = Rule(
    "no-item-date", "advice", ITEMS, "add date_published: readers take the time they first saw it"
)
VERSIONS = frozenset(
    f"{scheme}://{host}/version/{number}"
    for scheme in ("https", "http")
    for host in ("jsonfeed.org", "www.jsonfeed.org")
    for number in ("1", "1.1")
)


def json_findings(document: bytes, url: str | None) -> Iterator[Finding]:
    """Yield what is wrong with a JSON feed.

    `url` is where it is published, None when that is not known. Raises Refusal when the document
    cannot be read, and nothing else whatever the bytes.
    """
    root, findings = read_json(document)
    yield from findings
    yield from object_findings(FEED, root, "feed")
    if isinstance(root.value, dict):
        yield from _feed_findings(root, root.value, url)


def _feed_findings(root: Node, feed: dict[str, Node], url: str | None) -> Iterator[Finding]:
    version = _text(feed, "version")
    if version.endswith("/1") and version in VERSIONS:
        yield OLD_VERSION.at(feed["version"].line, quoted(version))
    elif "version" in feed and isinstance(feed["version"].value, str) and version not in VERSIONS:
        yield UNKNOWN_VERSION.at(feed["version"].line, quoted(version))
    if "author" in feed and not version.endswith("/1"):
        yield DEPRECATED_AUTHOR.at(feed["author"].line, "feed: author")
    for name, rule in (("home_page_url", NO_HOME_PAGE), ("feed_url", NO_FEED_URL)):
        if not has(feed, name):
            yield rule.at(root.line, f"feed: no {name}")
    own, following = _text(feed, "feed_url"), _text(feed, "next_url")
    if url and own and own != url:
        found = f"feed: {quoted(own)} is published at {quoted(url)}"
        yield WRONG_FEED_URL.at(feed["feed_url"].line, found)
    if following and following in {own, url}:
        yield ENDLESS_NEXT_URL.at(feed["next_url"].line, f"feed: {quoted(following)} is itself")
    items = feed["items"].value if "items" in feed else None
    if isinstance(items, list):
        yield from _items_findings(items)


def _items_findings(items: list[Node]) -> Iterator[Finding]:
    entries = []
    for number, node in enumerate(items, start=1):
        where = _name(number, node)
        yield from object_findings(ITEM, node, where)
        if isinstance(node.value, dict):
            yield from _item_findings(node, node.value, where)
            entries.append(_listed(node, node.value, where))
    yield from same_id_findings(entries)
    yield from order_findings(entries)


def _item_findings(node: Node, item: dict[str, Node], where: str) -> Iterator[Finding]:
    if not (has(item, "content_html") or has(item, "content_text")):
        yield NO_CONTENT.at(node.line, f"{where}: no content")
    if "id" in item and item["id"].value == "":
        yield EMPTY_ID.at(item["id"].line, f"{where}: the id is empty")
    if not has(item, "url"):
        yield NO_ITEM_URL.at(node.line, f"{where}: no url")
    if not has(item, "date_published"):
        yield NO_ITEM_DATE.at(node.line, f"{where}: no date_published")


def _listed(node: Node, item: dict[str, Node], where: str) -> Listed:
    return Listed(
        where=where,
        line=node.line,
        id=_text(item, "id"),
        published=_date(item, "date_published"),
        updated=_date(item, "date_modified"),
    )


def _name(number: int, node: Node) -> str:
    """Return how findings call an item: ``entry 3 'Its title'``, as in every other format."""
    title = " ".join(_text(node.value, "title").split()) if isinstance(node.value, dict) else ""
    return f"entry {number} {quoted(title)}" if title else f"entry {number}"


def _text(members: Mapping[str, Node], name: str) -> str:
    value = members[name].value if name in members else ""
    return value if isinstance(value, str) else ""


def _date(members: Mapping[str, Node], name: str) -> datetime | None:
    return read_rfc3339(_text(members, name))
