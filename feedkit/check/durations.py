"""How long a recording is, and whether that can be true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.check.findings import Finding, Rule
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_duration", "seconds_findings"]

IMPLAUSIBLE_DURATION = Rule(
    "implausible-duration",
    "warning",
    "https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
    "give the length of the recording in seconds, not in minutes or milliseconds",
)

# Apple: seconds, which it recommends, or hours, minutes and seconds.
CLOCK = lazy_re(r"(?:(?:(\d{1,3}):)?([0-5]?\d):)?([0-5]\d)", re.ASCII)
SECONDS = lazy_re(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
#: Six minutes in milliseconds. No recording is as long as that: 100 hours.
LONGEST = 360_000


def read_duration(text: str) -> float | None:
    """Return the seconds that ``1832``, ``30:32`` or ``0:30:32`` are, None for anything else."""
    if SECONDS.fullmatch(text):
        return float(text)
    clock = CLOCK.fullmatch(text)
    if not clock:
        return None
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    return hours * 3600 + minutes * 60 + seconds


def seconds_findings(seconds: float, line: int | None, where: str) -> Iterator[Finding]:
    """Yield whether a recording cannot be of this length."""
    if not 0 < seconds < LONGEST:
        yield IMPLAUSIBLE_DURATION.at(line, f"{where} is {seconds:g} seconds")
