"""What is in the archives that were published before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from feedkit.looked import look

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from feedkit.feeds import Format

__all__ = ["full_archive"]

ATOM = "{http://www.w3.org/2005/Atom}"


def full_archive(path: Path, url: str, form: Format, size: int) -> frozenset[str] | None:
    """Return the ids in the archive at `path`; None where there is no full one.

    Full is one with `size` entries and, in XML, a link to the next. One that says it was published
    elsewhere than at `url` is none of ours, and neither is a file that cannot be understood: both
    are then made anew.
    """
    look(path)
    try:
        document = path.read_bytes()
    except OSError:
        return None
    ids = (_in_json if form == "json" else _in_xml)(document, url)
    return frozenset(ids) if ids is not None and len(ids) == size else None


def _in_json(document: bytes, url: str) -> list[str] | None:
    try:
        feed: Any = msgspec.json.decode(document)
        if feed["feed_url"] != url:
            return None
        return [str(item["id"]) for item in feed["items"]]
    except (msgspec.DecodeError, LookupError, TypeError):
        return None


def _in_xml(document: bytes, url: str) -> list[str] | None:
    from lxml import etree  # noqa: PLC0415 - only archives need it

    try:
        root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return None
    links = {
        link.get("rel"): link.get("href") for link in root.iter(f"{ATOM}link") if _is_of_feed(link)
    }
    if links.get("self") != url or "next-archive" not in links:
        return None
    found = [*root.iterfind(f"{ATOM}entry/{ATOM}id"), *root.iterfind("channel/item/guid")]
    return [element.text or "" for element in found]


def _is_of_feed(link: etree._Element) -> bool:
    parent = link.getparent()
    return parent is not None and parent.tag in (f"{ATOM}feed", "channel")
