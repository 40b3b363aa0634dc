"""What is in the archives that were published before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from feedkit.looked import look

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from feedkit.feeds import Format

__all__ = ["published_archives"]

ATOM = "{http://www.w3.org/2005/Atom}"


def published_archives(places: Iterable[tuple[Path, str]], form: Format) -> list[frozenset[str]]:
    """Return the ids in each archive that is published, the oldest first.

    `places` are the files that they would be in and where these would be published, one after the
    other without end. The first file that is not there, cannot be understood, has no entry, says
    that it was published elsewhere, or has an entry that an older archive has, is none of the
    feed's archives, and whatever comes after it is none either.
    """
    found: list[frozenset[str]] = []
    older: set[str] = set()
    for path, url in places:
        ids = _ids(path, url, form)
        if not ids or not older.isdisjoint(ids):
            break
        found.append(ids)
        older |= ids
    return found


def _ids(path: Path, url: str, form: Format) -> frozenset[str] | None:
    look(path)
    try:
        document = path.read_bytes()
    except OSError:
        return None
    return (_in_json if form == "json" else _in_xml)(document, url)


class _Item(msgspec.Struct):
    id: str


class _Archive(msgspec.Struct):
    feed_url: str
    items: list[_Item]


def _in_json(document: bytes, url: str) -> frozenset[str] | None:
    try:
        archive = msgspec.json.decode(document, type=_Archive)
    except (msgspec.DecodeError, RecursionError):
        return None
    return frozenset(item.id for item in archive.items) if archive.feed_url == url else None


def _in_xml(document: bytes, url: str) -> frozenset[str] | None:
    from lxml import etree  # noqa: PLC0415 - only archives need it

    try:
        root = etree.fromstring(document, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return None
    head = root if root.tag == f"{ATOM}feed" else root.find("channel")
    if head is None:
        return None
    links = head.iterfind(f"{ATOM}link[@rel='self']")
    if url not in (link.get("href") for link in links):
        return None
    found = [*head.iterfind(f"{ATOM}entry/{ATOM}id"), *head.iterfind("item/guid")]
    return frozenset(element.text or "" for element in found)
