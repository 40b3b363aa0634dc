"""Which elements may stand in which, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.check.elements import name_of
from feedkit.check.findings import Finding, Rule
from feedkit.check.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["Shape", "structure_findings"]

MISSING_ELEMENT = Rule(
    "missing-element", "error", "RFC 4287 §4.1, RSS 2.0", "add the element: it is required"
)
REPEATED_ELEMENT = Rule(
    "repeated-element", "error", "RFC 4287 §4.1, RSS 2.0", "write the element once"
)
UNDEFINED_ELEMENT = Rule(
    "undefined-element",
    "error",
    "RFC 4287 §6.3, https://www.rssboard.org/rss-specification#extendingRss",
    "leave it out, or write it in a namespace that defines it",
)
BLANK_ELEMENT = Rule(
    "blank-element",
    "warning",
    "https://validator.w3.org/feed/docs/error/NotBlank.html",
    "leave the element out where there is nothing to say",
)


class Shape(Struct, frozen=True):
    """What one element holds of its own format's elements, by their local names."""

    namespace: str  #: in braces; "" for none
    required: str  #: names with spaces between them; each once
    single: str = ""  #: each at most once
    many: str = ""  #: any number
    filled: str = ""  #: those of them that may not be blank

    @property
    def names(self) -> list[str]:
        """All that may stand there."""
        return f"{self.required} {self.single} {self.many}".split()


def structure_findings(parent: _Element, shape: Shape, where: str) -> Iterator[Finding]:
    """Yield what is wrong with the children of `parent`, which findings call `where`."""
    lines: dict[str, list[int | None]] = {}
    for child in parent.iterchildren(f"{shape.namespace}*"):
        name = name_of(child)
        lines.setdefault(name, []).append(child.sourceline)
        if name in shape.filled.split() and not len(child) and not (child.text or "").strip():
            yield BLANK_ELEMENT.at(child.sourceline, f"{where}: {name} is blank")
    for name in shape.required.split():
        if name not in lines:
            yield MISSING_ELEMENT.at(parent.sourceline, f"{where}: no {name}")
    known = shape.names
    for name, places in lines.items():
        if name not in known:
            yield UNDEFINED_ELEMENT.at(places[0], f"{where}: {quoted(name)}{_meant(name, known)}")
        elif len(places) > 1 and name not in shape.many.split():
            yield REPEATED_ELEMENT.at(places[1], f"{where}: {len(places)} {name} elements")


def _meant(name: str, known: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - for what is in no feed of ours

    folded = {each.lower(): each for each in known}
    near = get_close_matches(name.lower(), folded, n=1, cutoff=0.8)
    return f"; is {folded[near[0]]} meant?" if near else ""
