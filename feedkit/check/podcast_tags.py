"""Where the tags of a podcast vocabulary may stand, what they hold, and how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.check.durations import read_duration, seconds_findings
from feedkit.check.elements import name_of
from feedkit.check.findings import Finding, Rule
from feedkit.check.quoting import quoted

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "APPLE",
    "INVALID_VALUE",
    "NAMESPACE",
    "Part",
    "Tag",
    "TextCheck",
    "Vocabulary",
    "duration",
    "matches",
    "one_of",
    "tag_findings",
    "text_up_to",
]

APPLE = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
NAMESPACE = "https://podcasting2.org/docs/podcast-namespace"

MISPLACED_TAG = Rule(
    "misplaced-podcast-tag", "warning", f"{APPLE}, {NAMESPACE}", "move the tag to where it counts"
)
REPEATED_TAG = Rule(
    "repeated-podcast-tag",
    "warning",
    f"{APPLE}, {NAMESPACE}",
    "write the tag once: players differ in which one they take",
)
UNKNOWN_TAG = Rule(
    "unknown-podcast-tag", "warning", APPLE, "leave it out: Apple defines no such tag"
)
MISSING_ATTRIBUTE = Rule(
    "missing-podcast-attribute", "error", f"{APPLE}, {NAMESPACE}", "add the attribute"
)
INVALID_VALUE = Rule(
    "invalid-podcast-value",
    "error",
    f"{APPLE}, {NAMESPACE}",
    "write a value of the kind that the tag is defined to have",
)
TOO_LONG = Rule(
    "long-podcast-text",
    "warning",
    f"{APPLE}, {NAMESPACE}",
    "write less: players and directories cut the text off",
)

TextCheck = Callable[[str, int | None, str], Iterator[Finding]]
"""What is asked of a value, with its line and what findings call it."""


class Part(Struct, frozen=True):
    """What holds tags: the channel, an item or a live item, or another tag."""

    name: str  #: ``channel``, ``item``, or the tag's local name
    where: str  #: what findings call it
    element: _Element


class Tag(Struct, frozen=True):
    """One tag of a vocabulary."""

    parents: str  #: names of what may hold it, with spaces between them
    single: bool = False
    text: TextCheck | None = None  #: what its text is asked, where it has to have one
    required: str = ""  #: attributes that it has to have
    attributes: Mapping[str, TextCheck] = MappingProxyType({})
    is_item: bool = False  #: whether it is looked at like an item


class Vocabulary(Struct, frozen=True):
    """The tags of one namespace, by their local names."""

    prefix: str  #: by which findings call it
    namespaces: tuple[str, ...]  #: in braces
    tags: Mapping[str, Tag]
    closed: bool  #: whether there are no other tags


def tag_findings(vocabulary: Vocabulary, part: Part) -> Iterator[Finding]:
    """Yield what is wrong with the tags of `vocabulary` in `part`, and those within them."""
    count: Counter[str] = Counter()
    for element in part.element.iterchildren(*(f"{name}*" for name in vocabulary.namespaces)):
        name = name_of(element)
        where = f"{part.where}, {vocabulary.prefix}:{name}"
        tag = vocabulary.tags.get(name)
        count[name] += 1
        if tag is None:
            if vocabulary.closed:
                found = quoted(f"{vocabulary.prefix}:{name}")
                yield UNKNOWN_TAG.at(element.sourceline, f"{part.where}: {found}")
        elif part.name not in tag.parents.split():
            yield MISPLACED_TAG.at(element.sourceline, f"{where} is for {tag.parents}")
        else:
            if tag.single and count[name] == 2:  # noqa: PLR2004 - the first that is too many
                yield REPEATED_TAG.at(element.sourceline, where)
            yield from _value_findings(tag, element, where)
            if not tag.is_item:
                yield from tag_findings(vocabulary, Part(name, part.where, element))


def _value_findings(tag: Tag, element: _Element, where: str) -> Iterator[Finding]:
    if tag.text:
        yield from tag.text((element.text or "").strip(), element.sourceline, where)
    for name in tag.required.split():
        if not (element.get(name) or "").strip():
            yield MISSING_ATTRIBUTE.at(element.sourceline, f"{where} has no {name}")
    for name, check in tag.attributes.items():
        value = element.get(name)
        if value and value.strip():
            yield from check(value.strip(), element.sourceline, f"{where} {name}")


def one_of(values: str) -> TextCheck:
    """Return the check of one of the `values`, which have spaces between them; case is free."""
    expected = " or ".join(values.split())
    folded = frozenset(values.lower().split())

    def findings(text: str, line: int | None, where: str) -> Iterator[Finding]:
        if text.lower() not in folded:
            yield INVALID_VALUE.at(line, f"{where} is {quoted(text)}, not {expected}")

    return findings


def matches(pattern: str, expected: str) -> TextCheck:
    """Return the check of a text that is as `pattern` says: in words, `expected`."""
    compiled = re.compile(pattern, re.ASCII)

    def findings(text: str, line: int | None, where: str) -> Iterator[Finding]:
        if not compiled.fullmatch(text):
            yield INVALID_VALUE.at(line, f"{where} is {quoted(text)}, not {expected}")

    return findings


def text_up_to(length: int, *, blank: bool = False) -> TextCheck:
    """Return the check of a text of at most `length` characters; it may be `blank`."""

    def findings(text: str, line: int | None, where: str) -> Iterator[Finding]:
        if not text and not blank:
            yield INVALID_VALUE.at(line, f"{where} is blank")
        elif len(text) > length:
            yield TOO_LONG.at(line, f"{where} has {len(text)} characters, more than {length}")

    return findings


def duration(text: str, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with `text` as the length of a recording."""
    seconds = read_duration(text)
    if seconds is None:
        yield INVALID_VALUE.at(line, f"{where} is {quoted(text)}, not seconds or h:mm:ss")
    else:
        yield from seconds_findings(seconds, line, where)
