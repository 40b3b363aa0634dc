"""Checks feeds: from a file's bytes to findings, each with the rule it comes from."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from feedkit.check.findings import Finding, Refusal, Rule, Severity, only_errors
from feedkit.check.quoting import quoted
from feedkit.check.unread import LIMIT, NOT_A_FEED, refuse_large
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LIMIT", "Finding", "Rule", "Severity", "check", "errors"]

TOO_MANY = Rule("too-many-findings", "error", "feedkit check", "mend these first")
MOST = 100_000

PAGE = lazy_re(rb"\s*(?:<\?xml[^>]*+>\s*|<!--[^>]*+>\s*)*(?:<!doctype\s+html|<html)", re.IGNORECASE)
# What may stand before the first character, of whatever encoding.
BEFORE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def check(document: bytes, *, url: str | None = None) -> list[Finding]:
    """Return what is wrong with a feed, in the order of its lines.

    Whether `document` is an Atom, an RSS 2.0 or a JSON feed is told by its content. `url` is where
    it is published, where that is known: its link to itself has to say the same. Nothing is raised,
    whatever the bytes are; what is larger than `LIMIT` bytes, or declares entities, is refused with
    one finding.
    """
    findings: list[Finding] = []
    try:
        refuse_large(document)
        findings.extend(islice(_findings(document, url), MOST))
    except Refusal as refusal:
        findings.append(refusal.finding)
    if len(findings) == MOST:
        findings.append(TOO_MANY.at(None, f"{MOST:,} findings, and there are more"))
    return sorted(findings, key=lambda finding: finding.line or 0)


def errors(document: bytes, *, url: str | None = None) -> list[Finding]:
    """Return those findings of `check` that are errors, in a quarter of the time."""
    with only_errors():
        return [finding for finding in check(document, url=url) if finding.severity == "error"]


def _findings(document: bytes, url: str | None) -> Iterator[Finding]:
    start = document.lstrip(BEFORE)[:1]
    if start in {b"{", b"["}:
        from feedkit.check.jsonfeed import json_findings  # noqa: PLC0415 - rules of one format

        yield from json_findings(document, url)
    elif not start:
        yield NOT_A_FEED.at(1, "there is nothing in the file")
    elif PAGE.match(document):
        yield NOT_A_FEED.at(1, "the file is an HTML page")
    elif start != b"<":
        yield NOT_A_FEED.at(1, f"the file begins with {quoted(document[:20].decode('latin-1'))}")
    else:
        from feedkit.check.xml import xml_findings  # noqa: PLC0415 - loads what parses XML

        yield from xml_findings(document, url)
