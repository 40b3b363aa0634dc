"""What the objects of a JSON feed hold: four tables, and what is asked of each kind of value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from feedkit.check.addresses import iri_findings
from feedkit.check.dates import rfc3339_findings
from feedkit.check.durations import seconds_findings
from feedkit.check.findings import Finding, Rule
from feedkit.check.html import html_findings, title_findings
from feedkit.check.jsontree import Node, Value
from feedkit.check.media import media_type_findings
from feedkit.check.quoting import listed, quoted
from feedkit.check.rss_channel import INVALID_LANGUAGE, LANGUAGE
from feedkit.lazy import lazy_re

__all__ = ["FEED", "ITEM", "SPECIFICATION", "has", "object_findings"]

SPECIFICATION = "https://www.jsonfeed.org/version/1.1/"
MISSING_MEMBER = Rule("missing-member", "error", SPECIFICATION, "add the member: it is required")
WRONG_TYPE = Rule(
    "wrong-type", "error", SPECIFICATION, "write the kind of value that the member is defined to be"
)
NULL_MEMBER = Rule(
    "null-member", "warning", SPECIFICATION, "leave the member out where there is nothing to say"
)
UNKNOWN_MEMBER = Rule(
    "unknown-member",
    "warning",
    f"{SPECIFICATION}#extensions-a-name-extensions-a",
    "leave it out, or begin the name of an extension with an underscore and a letter",
)
INVALID_SIZE = Rule(
    "invalid-size",
    "error",
    f"{SPECIFICATION}#attachments-a-name-attachments-a",
    "write a whole number of bytes",
)

EXTENSION = lazy_re(r"_[A-Za-z]")

Check = Callable[[Node, str], Iterator[Finding]]


class Shape(Struct, frozen=True):
    """What one kind of object holds: how each member is checked, and which it has to have."""

    members: Mapping[str, Check]
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()  #: at least one of these


def has(members: Mapping[str, Node], name: str) -> bool:
    """Say whether an object has a member; one that is null is none."""
    return name in members and members[name].value is not None


def object_findings(shape: Shape, node: Node, where: str) -> Iterator[Finding]:
    """Yield what is wrong with an object and all that is in it."""
    if not isinstance(node.value, dict):
        yield _wrong_type(node, where, "an object")
        return
    for name in shape.required:
        if not has(node.value, name):
            yield MISSING_MEMBER.at(node.line, f"{where}: no {name}")
    if shape.one_of and not any(has(node.value, name) for name in shape.one_of):
        yield MISSING_MEMBER.at(node.line, f"{where}: none of {', '.join(shape.one_of)}")
    unknown: dict[str, Node] = {}
    for name, member in node.value.items():
        check = shape.members.get(name)
        if member.value is None and check:
            yield NULL_MEMBER.at(member.line, f"{where}, {name} is null")
        elif check:
            yield from check(member, f"{where}, {name}")
        elif not EXTENSION.match(name):
            unknown[name] = member
    if unknown:
        line = next(iter(unknown.values())).line
        yield UNKNOWN_MEMBER.at(line, f"{where}: {listed(unknown)}")


def _wrong_type(node: Node, where: str, expected: str) -> Finding:
    return WRONG_TYPE.at(node.line, f"{where} is {_kind(node.value)}, not {expected}")


def _kind(value: Value) -> str:
    kinds = {dict: "an object", list: "an array", str: "a string", bool: "a boolean"}
    return "null" if value is None else kinds.get(type(value), "a number")


TextCheck = Callable[[str, int | None, str], Iterator[Finding]]


def _text_with(check: TextCheck | None = None) -> Check:
    """Return the check of a string of which `check` is also asked, with its line and place."""

    def findings(node: Node, where: str) -> Iterator[Finding]:
        if not isinstance(node.value, str):
            yield _wrong_type(node, where, "a string")
        elif check:
            yield from check(node.value, node.line, where)

    return findings


def _each(check: Check) -> Check:
    """Return the check of an array of whose elements each is given to `check`."""

    def findings(node: Node, where: str) -> Iterator[Finding]:
        if not isinstance(node.value, list):
            yield _wrong_type(node, where, "an array")
            return
        for number, element in enumerate(node.value, start=1):
            yield from check(element, f"{where} {number}")

    return findings


def _shaped(shape: Shape) -> Check:
    """Return the check of an object of this shape."""
    return lambda node, where: object_findings(shape, node, where)


def _array(node: Node, where: str) -> Iterator[Finding]:
    if not isinstance(node.value, list):
        yield _wrong_type(node, where, "an array")


def _boolean(node: Node, where: str) -> Iterator[Finding]:
    if not isinstance(node.value, bool):
        yield _wrong_type(node, where, "a boolean")


def _bytes(node: Node, where: str) -> Iterator[Finding]:
    size = node.value
    if not isinstance(size, float):
        yield _wrong_type(node, where, "a number")
    elif size < 0 or not size.is_integer():
        yield INVALID_SIZE.at(node.line, f"{where} is {size:g}")


def _seconds(node: Node, where: str) -> Iterator[Finding]:
    if not isinstance(node.value, float):
        yield _wrong_type(node, where, "a number")
    else:
        yield from seconds_findings(node.value, node.line, where)


def _language(text: str, line: int | None, where: str) -> Iterator[Finding]:
    if not LANGUAGE.fullmatch(text):
        yield INVALID_LANGUAGE.at(line, f"{where}: {quoted(text)}")


TEXT = _text_with()
ADDRESS = _text_with(iri_findings)
DATE = _text_with(rfc3339_findings)
HTML = _text_with(html_findings)
TITLE = _text_with(title_findings)
MEDIA_TYPE = _text_with(media_type_findings)
LANGUAGE_TAG = _text_with(_language)

AUTHOR = Shape({"name": TEXT, "url": ADDRESS, "avatar": ADDRESS}, one_of=("name", "url", "avatar"))
HUB = Shape({"type": TEXT, "url": ADDRESS}, required=("type", "url"))
ATTACHMENT = Shape(
    {
        "url": ADDRESS,
        "mime_type": MEDIA_TYPE,
        "title": TEXT,
        "size_in_bytes": _bytes,
        "duration_in_seconds": _seconds,
    },
    required=("url", "mime_type"),
)
ITEM = Shape(
    {
        "id": TEXT,
        "url": ADDRESS,
        "external_url": ADDRESS,
        "title": TITLE,
        "content_html": HTML,
        "content_text": TEXT,
        "summary": TEXT,
        "image": ADDRESS,
        "banner_image": ADDRESS,
        "date_published": DATE,
        "date_modified": DATE,
        "author": _shaped(AUTHOR),
        "authors": _each(_shaped(AUTHOR)),
        "tags": _each(TEXT),
        "language": LANGUAGE_TAG,
        "attachments": _each(_shaped(ATTACHMENT)),
    },
    required=("id",),
)
FEED = Shape(
    {
        "version": TEXT,
        "title": TITLE,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "description": TEXT,
        "user_comment": TEXT,
        "next_url": ADDRESS,
        "icon": ADDRESS,
        "favicon": ADDRESS,
        "author": _shaped(AUTHOR),
        "authors": _each(_shaped(AUTHOR)),
        "language": LANGUAGE_TAG,
        "expired": _boolean,
        "hubs": _each(_shaped(HUB)),
        "items": _array,
    },
    required=("version", "title", "items"),
)
