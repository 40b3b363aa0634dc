"""What `check` says: rules, and findings that name the rule they come from."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Finding", "Refusal", "Rule", "Severity", "errors_alone", "only_errors"]

Severity = Literal["error", "warning", "advice"]

_ERRORS_ALONE: ContextVar[bool] = ContextVar("errors_alone", default=False)


@contextmanager
def only_errors() -> Iterator[None]:
    """Have nothing looked for that takes long and can be no error."""
    token = _ERRORS_ALONE.set(True)
    try:
        yield
    finally:
        _ERRORS_ALONE.reset(token)


def errors_alone() -> bool:
    """Say whether nobody wants to know of more than errors."""
    return _ERRORS_ALONE.get()


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
