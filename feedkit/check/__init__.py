"""Checks feeds: from a file's bytes to findings."""

from feedkit.check.findings import Finding, Rule, Severity

__all__ = ["Finding", "Rule", "Severity"]
