"""How long a recording is, in the ways that people write it."""

from __future__ import annotations

import re

from feedkit.characters import one_line
from feedkit.lazy import lazy_re

__all__ = ["read_duration"]

# A thousand hours: longer than any recording, and a number that int() reads at once.
LONGEST = 3_600_000

SECONDS = lazy_re(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
# Minutes alone may be more than an hour has; of two numbers, Apple and all others take the last for
# seconds: https://help.apple.com/itc/podcasts_connect/#/itcb54353390
CLOCK = lazy_re(
    r"(?:(?P<hours>\d{1,3}):(?P<of_hour>[0-5]?\d)|(?P<minutes>\d{1,4}))"
    r":(?P<seconds>[0-5]\d)(?:\.\d{1,9})?",
    re.ASCII,
)
# "1h 5m", "42 minutes", and ISO 8601's PT1H5M, which schema.org has.
UNITS = lazy_re(
    r"(?:PT)?"
    r"(?:(?P<hours>\d{1,3}) ?(?:hours?|hrs?|h)[ ,]{0,2})?"
    r"(?:(?P<minutes>\d{1,4}) ?(?:minutes?|mins?|m)\.?[ ,]{0,2})?"
    r"(?:(?P<seconds>\d{1,6}) ?(?:seconds?|secs?|s)\.?)?",
    re.ASCII | re.IGNORECASE,
)


def read_duration(value: object) -> int | None:
    """Return the seconds that a number or a text stands for; None for what is no duration.

    A bare number is one of seconds; ``1:02:03``, ``42:10``, ``42 min`` and ``1h 5m`` are read, too.
    Parts of a second are rounded, and no recording lasts no time.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        seconds: float = value if 0 < value <= LONGEST else 0
    elif isinstance(value, str):
        seconds = _of_text(one_line(value))
    else:
        return None
    return max(round(seconds), 1) if 0 < seconds <= LONGEST else None


def _of_text(text: str) -> float:
    if SECONDS.fullmatch(text):
        return float(text)
    match = CLOCK.fullmatch(text) or UNITS.fullmatch(text)
    if match is None:
        return 0
    parts = {name: int(number) for name, number in match.groupdict(default="0").items()}
    minutes = parts["minutes"] + parts.get("of_hour", 0)
    return parts["hours"] * 3600 + minutes * 60 + parts["seconds"]
