"""Atom's grammar (``atom.rng``, RELAX NG): which elements it does not allow as they are."""

from __future__ import annotations

from _thread import allocate_lock  # `threading` takes time to import
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from feedkit.check.elements import ATOM, name_of
from feedkit.check.findings import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["grammar_findings"]

AGAINST_GRAMMAR = Rule(
    "against-grammar",
    "error",
    "RFC 4287 §4",
    "write the element as its section of RFC 4287 has it",
)

# A validator keeps its errors to itself, so two threads may not use one at once.
LOCK = allocate_lock()


def grammar_findings(root: etree._Element, told: Collection[etree._Element]) -> Iterator[Finding]:
    """Yield the elements that Atom does not allow as they are, but for those already `told` of.

    libxml2 says little about where in a feed the fault is, so an invalid element's children are
    asked one by one, and the innermost that is invalid by itself is blamed.
    """
    with LOCK:
        suspects = [(root, _fault(root))]
        while suspects:
            element, fault = suspects.pop()
            if fault is None:
                continue
            within = [(child, _fault(child)) for child in element.iterchildren(f"{ATOM}*")]
            suspects += within
            if element not in told and not any(fault for _, fault in within):
                yield AGAINST_GRAMMAR.at(element.sourceline, f"{name_of(element)}: {fault}")


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(Path(__file__).with_name("atom.rng").read_bytes()))


def _fault(element: etree._Element) -> str | None:
    """Return what is wrong with `element` as libxml2 says it first, None when nothing is."""
    if _grammar().validate(element):
        return None
    errors = _grammar().error_log
    return errors[0].message if len(errors) else "it is not allowed"
