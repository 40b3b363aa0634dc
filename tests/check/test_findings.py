from __future__ import annotations

from feedkit.check.findings import Finding, Rule

NO_TITLE = Rule("no-title", "error", "RFC 4287 §4.1.2", "give every entry a title")


def test_a_rule_makes_findings_that_name_it() -> None:
    """A finding carries its rule's code, severity, source and fix."""
    assert NO_TITLE.at(12, "entry 3 has no title") == Finding(
        code="no-title",
        severity="error",
        line=12,
        message="entry 3 has no title",
        source="RFC 4287 §4.1.2",
        fix="give every entry a title",
    )


def test_a_finding_is_one_line() -> None:
    """As text: line, severity, code, what was found, what to do, and who says so."""
    said = "error: no-title: entry 3 has no title; give every entry a title (RFC 4287 §4.1.2)"
    assert str(NO_TITLE.at(12, "entry 3 has no title")) == f"12: {said}"
    assert str(NO_TITLE.at(None, "entry 3 has no title")) == said
