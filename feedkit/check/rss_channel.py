"""The channel of an RSS 2.0 feed, but for its items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.check.addresses import uri_findings
from feedkit.check.dates import rfc822_findings
from feedkit.check.elements import W3C_ERROR, W3C_WARNING, name_of, text_of
from feedkit.check.findings import Finding, Rule
from feedkit.check.quoting import quoted
from feedkit.check.structure import Shape, structure_findings
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

__all__ = ["channel_findings"]

SPECIFICATION = "https://www.rssboard.org/rss-specification"
INVALID_CONTACT = Rule(
    "invalid-contact",
    "warning",
    f"{W3C_WARNING}/InvalidContact.html",
    "write ada@example.org (Ada Lovelace), or leave the element out",
)
INVALID_LANGUAGE = Rule(
    "invalid-language", "error", f"{W3C_ERROR}/InvalidLanguage.html", "write a BCP 47 tag: en-GB"
)
INVALID_NUMBER = Rule(
    "invalid-number",
    "error",
    f"{SPECIFICATION}#optionalChannelElements",
    "write a whole number within the bounds",
)
INVALID_DAY = Rule(
    "invalid-day",
    "error",
    "https://www.rssboard.org/skip-hours-days#skipdays",
    "write each day at most once: Monday to Sunday",
)
REPEATED_HOUR = Rule(
    "repeated-hour",
    "error",
    "https://www.rssboard.org/skip-hours-days#skiphours",
    "write each hour once",
)
OTHER_IMAGE = Rule(
    "other-image",
    "warning",
    f"{W3C_WARNING}/ImageLinkDoesntMatch.html",
    "give the image the title and the link of the channel",
)
IMAGE_FORMAT = Rule(
    "image-format",
    "warning",
    f"{W3C_WARNING}/ImageUrlFormat.html",
    "use a PNG, JPEG or GIF: RSS knows no other",
)
MISSING_ATTRIBUTE = Rule(
    "missing-attribute", "error", SPECIFICATION, "add the attribute: it is required"
)
TEXT_INPUT = Rule(
    "text-input",
    "warning",
    f"{W3C_WARNING}/AvoidTextInput.html",
    "leave textInput out: no reader shows it",
)

CHANNEL = Shape(
    "{}",
    required="title link description",
    single="cloud copyright docs generator image language lastBuildDate managingEditor pubDate"
    " rating skipDays skipHours textInput ttl webMaster",
    many="category item",
    filled="title category copyright generator language managingEditor ttl webMaster",
)
IMAGE = Shape("{}", required="url title link", single="width height description")
TEXT_INPUT_SHAPE = Shape("{}", required="title description name link")
SKIP_HOURS = Shape("{}", required="", many="hour")
SKIP_DAYS = Shape("{}", required="", many="day")

CLOUD = ("domain", "port", "path", "registerProcedure", "protocol")
WIDEST, HIGHEST = 144, 400
DAYS = frozenset(str.split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"))
# RFC 5646 §2.1, without asking whether the parts exist.
LANGUAGE = lazy_re(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}|(?!))*+")
CONTACT = lazy_re(r"[^\s@()]++@[^\s@()]++ \([^()]++\)")
PICTURE = lazy_re(r"\.(?:png|jpe?g|gif)(?:[?#]|\Z)", re.IGNORECASE)
EXTENSION = lazy_re(r"\.[A-Za-z0-9]{1,5}(?:[?#]|\Z)")


def channel_findings(channel: _Element) -> Iterator[Finding]:
    """Yield what is wrong with the channel itself."""
    yield from structure_findings(channel, CHANNEL, "channel")
    for child in channel.iterchildren("{}*"):
        rule = RULES.get(name_of(child))
        if rule:
            yield from rule(child, f"channel, {name_of(child)}")


def _uri(element: _Element, where: str) -> Iterator[Finding]:
    return uri_findings(text_of(element).strip(), element.sourceline, where)


def _date(element: _Element, where: str) -> Iterator[Finding]:
    return rfc822_findings(text_of(element), element.sourceline, where)


def _contact(element: _Element, where: str) -> Iterator[Finding]:
    text = text_of(element).strip()
    if text and not CONTACT.fullmatch(text):
        yield INVALID_CONTACT.at(element.sourceline, f"{where}: {quoted(text)}")


def _language(element: _Element, where: str) -> Iterator[Finding]:
    text = text_of(element).strip()
    if text and not LANGUAGE.fullmatch(text):
        yield INVALID_LANGUAGE.at(element.sourceline, f"{where}: {quoted(text)}")


def _number(element: _Element, where: str, least: int, most: int) -> Iterator[Finding]:
    text = text_of(element).strip()
    # Nine digits are beyond every bound, and a million are work.
    is_number = text.isascii() and text.isdigit() and len(text) < 9  # noqa: PLR2004
    if text and not (is_number and least <= int(text) <= most):
        found = f"{where}: {quoted(text)} is no number from {least} to {most}"
        yield INVALID_NUMBER.at(element.sourceline, found)


def _ttl(element: _Element, where: str) -> Iterator[Finding]:
    return _number(element, where, 0, 10_000_000)


def _cloud(element: _Element, where: str) -> Iterator[Finding]:
    for name in CLOUD:
        if name not in element.attrib:
            yield MISSING_ATTRIBUTE.at(element.sourceline, f"{where}: no {name}")


def _image(image: _Element, where: str) -> Iterator[Finding]:
    yield from structure_findings(image, IMAGE, where)
    for name in ("url", "link"):
        for element in image.iterchildren(name):
            yield from _uri(element, f"{where}, {name}")
    for name, most in (("width", WIDEST), ("height", HIGHEST)):
        for element in image.iterchildren(name):
            yield from _number(element, f"{where}, {name}", 1, most)
    channel = image.getparent()
    for name in ("title", "link"):
        own = text_of(image.find(name)).strip()
        theirs = text_of(channel.find(name) if channel is not None else None).strip()
        if own != theirs:
            found = f"{where}, {name}: {quoted(own)}; the channel has {quoted(theirs)}"
            yield OTHER_IMAGE.at(image.sourceline, found)
    url = text_of(image.find("url")).strip()
    path = url.partition("//")[2].partition("/")[2]
    if EXTENSION.search(path) and not PICTURE.search(path):
        yield IMAGE_FORMAT.at(image.sourceline, f"{where}: {quoted(url)}")


def _text_input(element: _Element, where: str) -> Iterator[Finding]:
    yield TEXT_INPUT.at(element.sourceline, where)
    yield from structure_findings(element, TEXT_INPUT_SHAPE, where)


def _skip_hours(element: _Element, where: str) -> Iterator[Finding]:
    yield from structure_findings(element, SKIP_HOURS, where)
    seen = set()
    for hour in element.iterchildren("hour"):
        yield from _number(hour, f"{where}, hour", 0, 23)
        text = text_of(hour).strip().lstrip("0")
        if text in seen:
            yield REPEATED_HOUR.at(hour.sourceline, f"{where}: {quoted(text_of(hour))}")
        seen.add(text)


def _skip_days(element: _Element, where: str) -> Iterator[Finding]:
    yield from structure_findings(element, SKIP_DAYS, where)
    left = set(DAYS)
    for day in element.iterchildren("day"):
        name = text_of(day).strip()
        if name not in left:
            yield INVALID_DAY.at(day.sourceline, f"{where}: {quoted(name)}")
        left.discard(name)


#: What is asked of each element of the channel by itself.
RULES: dict[str, Callable[[_Element, str], Iterator[Finding]]] = {
    "cloud": _cloud,
    "docs": _uri,
    "image": _image,
    "language": _language,
    "lastBuildDate": _date,
    "link": _uri,
    "managingEditor": _contact,
    "pubDate": _date,
    "skipDays": _skip_days,
    "skipHours": _skip_hours,
    "textInput": _text_input,
    "ttl": _ttl,
    "webMaster": _contact,
}
