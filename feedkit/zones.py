"""Time zones by their IANA names."""

from __future__ import annotations

from datetime import UTC, tzinfo
from functools import cache

from feedkit.lazy import lazy_re

__all__ = ["find_zone"]

# https://data.iana.org/time-zones/theory.html#naming. dateutil would also take a path, a POSIX rule
# ("EST5EDT4") or nothing at all (then the machine's own zone): none of these is a name.
NAME = lazy_re(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")


@cache
def find_zone(name: str) -> tzinfo | None:
    """Return the time zone called `name` (``Europe/London``), None when there is no such zone.

    The data are the machine's, else those that python-dateutil brings along.
    """
    if name == "UTC":
        return UTC
    from dateutil import tz  # noqa: PLC0415 - most sites are in UTC and need none of it

    zone = tz.gettz(name) if NAME.fullmatch(name) else None
    return zone if isinstance(zone, tz.tzfile | tz.tzutc) else None
