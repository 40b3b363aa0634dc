"""Dates of both kinds: whether they are dates at all, and whether readers will understand them.

There is no clock here: the same feed has the same findings on every day, so a date in the future
is not found.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from feedkit.check.elements import READERS, W3C_ERROR, W3C_WARNING
from feedkit.check.findings import Finding, Rule
from feedkit.check.quoting import quoted
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_rfc822", "read_rfc3339", "rfc822_findings", "rfc3339_findings"]

NOT_RFC3339 = Rule(
    "not-rfc3339",
    "error",
    "RFC 4287 §3.3",
    "write the date as 2024-05-01T12:00:00Z",
)
NOT_RFC822 = Rule(
    "not-rfc822",
    "error",
    f"{W3C_ERROR}/InvalidRFC2822Date.html",
    "write the date as Wed, 01 May 2024 12:00:00 +0000",
)
PROBLEMATIC_DATE = Rule(
    "problematic-date",
    "warning",
    f"{W3C_WARNING}/ProblematicalRFC822Date.html",
    "write the date as Wed, 01 May 2024 12:00:00 +0000",
)
WRONG_WEEKDAY = Rule(
    "wrong-weekday", "warning", "RFC 2822 §3.3", "name the day of the week that the date falls on"
)
ODD_OFFSET = Rule(
    "odd-offset",
    "warning",
    f"{W3C_WARNING}/ProblematicalRFC822Date.html",
    "give the time in UTC; no time zone has such an offset today",
)
IMPLAUSIBLE_DATE = Rule(
    "implausible-date",
    "warning",
    f"{W3C_WARNING}/ImplausibleDate.html",
    "give the date of the entry itself; there were no feeds before 1990",
)
NAMED_ZONE = Rule("named-zone", "advice", READERS, "write the offset as a number: +0000")
NOT_UTC = Rule("not-utc", "advice", READERS, "give the time in UTC")

FIRST_YEAR = 1990
MONTHS = str.split("jan feb mar apr may jun jul aug sep oct nov dec")
WEEKDAYS = str.split("mon tue wed thu fri sat sun")
# RFC 822 §5.1, in hours. The letters are those of the military; RFC 822 has their signs wrong, so
# RFC 2822 §4.3 wants them taken for UTC.
ZONES = {"ut": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6}
ZONES |= {"pst": -8, "pdt": -7} | dict.fromkeys("abcdefghiklmnopqrstuvwxyz", 0)
USUAL_ZONES = frozenset(zone for zone in ZONES if len(zone) > 1)
# Not RFC 822's, but what is meant is plain.
ZONES |= {"utc": 0}

TIME = r"(?P<hour>\d\d):(?P<minute>\d\d)"
OFFSET = r"(?P<sign>[+-])(?P<hours>\d\d)"
# RFC 3339 §5.6, in the upper case that RFC 4287 §3.3 asks for.
RFC3339 = lazy_re(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    rf"T{TIME}:(?P<second>\d\d)(?:\.\d++)?(?:Z|{OFFSET}:(?P<minutes>\d\d))",
    re.ASCII,
)
# RFC 822 §5.1, with the four digits of a year that RSS allows. The names are looked up: to read an
# expression with all of them takes Python longer than to check the dates of a feed.
RFC822 = lazy_re(
    r"(?:(?P<weekday>[a-z]{3}),\s*+)?"
    r"(?P<day>\d\d?)\s++(?P<month>[a-z]{3})\s++(?P<year>\d{4}|\d\d)\s++"
    rf"{TIME}(?::(?P<second>\d\d))?\s++"
    rf"(?:{OFFSET}(?P<minutes>\d\d)|(?P<zone>[a-z]{{1,3}}))",
    re.ASCII | re.IGNORECASE,
)
# What a date looks like that needs no second look.
USUAL_RFC822 = lazy_re(r"(?:[A-Z][a-z]{2}, )?\d\d? [A-Z][a-z]{2} \d{4} \S+ \S+", re.ASCII)
QUARTER = timedelta(minutes=15)
FARTHEST = timedelta(hours=14)  # Kiribati


def read_rfc3339(text: str) -> datetime | None:
    """Return the time that `text` is (RFC 3339 §5.6), None when it is none."""
    found = RFC3339.fullmatch(text)
    return _time(found) if found else None


def read_rfc822(text: str) -> datetime | None:
    """Return the time that `text` is (RFC 822 §5.1), None when it is none."""
    found = RFC822.fullmatch(text.strip())
    return _time(found) if found else None


def rfc3339_findings(text: str, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with `text`, a date of Atom's that `where` names."""
    time = read_rfc3339(text)
    if time is None:
        yield NOT_RFC3339.at(line, f"{where}: {quoted(text)} is no date")
        return
    yield from _time_findings(time, text, line, where)
    if time.utcoffset():
        yield NOT_UTC.at(line, f"{where}: {text}")


def rfc822_findings(text: str, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with `text`, a date of RSS's that `where` names."""
    found = RFC822.fullmatch(text.strip())
    time = _time(found) if found else None
    if found is None or time is None:
        yield NOT_RFC822.at(line, f"{where}: {quoted(text)} is no date")
        return
    yield from _time_findings(time, text, line, where)
    weekday, zone = found["weekday"], found["zone"]
    if weekday and weekday.lower() != WEEKDAYS[time.weekday()]:
        right = WEEKDAYS[time.weekday()].title()
        yield WRONG_WEEKDAY.at(line, f"{where}: {quoted(text)} is a {right}")
    if not USUAL_RFC822.fullmatch(text) or (zone and zone.lower() not in USUAL_ZONES):
        yield PROBLEMATIC_DATE.at(line, f"{where}: {quoted(text)}")
    elif zone:
        yield NAMED_ZONE.at(line, f"{where}: {quoted(text)}")


def _time_findings(time: datetime, text: str, line: int | None, where: str) -> Iterator[Finding]:
    if time.year < FIRST_YEAR:
        yield IMPLAUSIBLE_DATE.at(line, f"{where}: {quoted(text)}")
    offset = abs(time.utcoffset() or timedelta())
    if offset > FARTHEST or offset % QUARTER:
        yield ODD_OFFSET.at(line, f"{where}: {quoted(text)}")


def _time(found: re.Match[str]) -> datetime | None:
    part = found.groupdict()
    month, weekday = part["month"].lower(), part.get("weekday")
    if weekday and weekday.lower() not in WEEKDAYS:
        return None
    try:
        return datetime(
            _full_year(part["year"]),
            MONTHS.index(month) + 1 if month in MONTHS else int(month),
            int(part["day"]),
            int(part["hour"]),
            int(part["minute"]),
            _second(part["second"] or "0"),
            tzinfo=_offset(part),
        )
    except (KeyError, ValueError):  # a zone that nobody knows, the 30th of February
        return None


def _full_year(year: str) -> int:
    """Return the year that two digits mean (RFC 2822 §4.3), or four say."""
    number = int(year)
    if len(year) > 2:  # noqa: PLR2004 - the digits of "99"
        return number
    return number + (2000 if number < 50 else 1900)  # noqa: PLR2004 - RFC 2822's


def _second(second: str) -> int:
    """Return the second; a leap second is one (RFC 3339 §5.6), but not to `datetime`."""
    return 59 if second == "60" else int(second)


def _offset(part: dict[str, str | None]) -> timezone:
    if part["sign"] is None:
        return timezone(timedelta(hours=ZONES[zone.lower()])) if (zone := part.get("zone")) else UTC
    minutes = int(part["minutes"] or 0)
    if minutes > 59:  # noqa: PLR2004 - of an hour
        raise ValueError(f"{minutes} minutes")
    offset = timedelta(hours=int(part["hours"] or 0), minutes=minutes)
    return timezone(-offset if part["sign"] == "-" else offset)
