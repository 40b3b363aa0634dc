"""What `check` says: rules, and findings that name the rule they come from."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = ["Finding", "Refusal", "Rule", "Severity"]

Severity = Literal["error", "warning", "advice"]


class Rule(Struct, frozen=True):
    """One thing that is wrong in some feeds.

    `code` is stable and in kebab-case. `severity` is "error" where a specification or readers
    reject it, "warning" where validators object to it, "advice" where real readers do better
    otherwise. `source` is "RFC 4287 §4.1.1" or an address of the rule's text; `fix` says what to
    do, as one imperative without a full stop.
    """

    code: str
    severity: Severity
    source: str
    fix: str

    def at(self, line: int | None, found: str) -> Finding:
        """Return the finding that `found` on `line` (from 1; None: no one line) breaks the rule."""
        return Finding(
            code=self.code,
            severity=self.severity,
            line=line,
            message=found,
            source=self.source,
            fix=self.fix,
        )


class Finding(Struct, frozen=True, kw_only=True):
    """Where a feed breaks a rule: `message` is what was found; the rest is the rule's."""

    code: str
    severity: Severity
    line: int | None
    message: str
    source: str
    fix: str

    def __str__(self) -> str:
        line = "" if self.line is None else f"{self.line}: "
        return f"{line}{self.severity}: {self.code}: {self.message}; {self.fix} ({self.source})"


class Refusal(Exception):  # noqa: N818 - no error of ours: what is wrong is the feed
    """There is nothing to check; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding
