"""Dates: what front matter and file names say, and when that was.

What is read here is read the same way on every machine and every day: nothing that is missing is
filled in, and nothing that can be read two ways is decided.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timezone, tzinfo

from msgspec import Struct

from feedkit.entries.written import DAY, YEAR, Precision, Unreadable, read_written
from feedkit.lazy import lazy_re

__all__ = ["DateError", "Moment", "date_in_path", "instant", "read_date"]


class DateError(ValueError):
    """A value is not a date. Its text says what was expected and what was found, on one line."""


class Moment(Struct, frozen=True):
    """A point in time as an author wrote it, before a site's time zone gives it meaning."""

    wall: datetime  #: whole seconds; naive, or aware where an offset or a zone was written
    precision: Precision  #: how much was written; "day": no time was


# The longest date that anything writes is JavaScript's, which names the time zone in words: 66.
LONGEST = 100
SHOWN = 60  # characters of a text that an error quotes

# ISO 8601-1:2019 §5.4.2.1, the extended and the basic format, with a space for the T as RFC 3339
# §5.6 allows, and one before the offset, as Jekyll writes it.
OFFSET = r"(?: ?(?:Z|[+-]\d\d(?::?[0-5]\d(?::?[0-5]\d)?)?))?"
DATE = rf"{YEAR}-(?:\d\d-\d\d|W\d\d-\d)"
FRACTION = r"(?:[.,]\d+)?"
ISO: tuple[tuple[re.Pattern[str], Precision], ...] = (  # the most common first
    (lazy_re(rf"{DATE}[T ]\d\d:\d\d:\d\d{FRACTION}{OFFSET}", re.ASCII), "second"),
    (lazy_re(DATE, re.ASCII), "day"),
    (lazy_re(rf"{DATE}[T ]\d\d:\d\d{OFFSET}", re.ASCII), "minute"),
    (lazy_re(rf"{YEAR}\d{{4}}", re.ASCII), "day"),
    (lazy_re(rf"{YEAR}\d{{4}}T\d{{6}}{FRACTION}{OFFSET}", re.ASCII), "second"),
    (lazy_re(rf"{YEAR}\d{{4}}T\d{{4}}{OFFSET}", re.ASCII), "minute"),
)

# Those of 2001 to 2033: https://tc39.es/ecma262/#sec-time-values-and-time-range
MILLISECONDS = lazy_re(r"1\d{12}", re.ASCII)

# A name that begins with a date, or three folders. Jekyll and Hugo document the name, Lume and
# Docusaurus the folder, Docusaurus the chain; Jekyll takes unpadded numbers. What follows the day
# is the slug's: Jekyll's `2019-04-06-10-30-things.md` has no time in it.
IN_PATH = lazy_re(
    rf"""(?<![^/]) {YEAR} (?P<mark> [-_] | (?P<chain>/) ) (?P<month>\d{{1,2}}) (?P=mark) {DAY}
    (?(chain) / | (?!\d) )""",
    re.ASCII | re.VERBOSE,
)


def read_date(value: object) -> Moment:
    """Return the date that `value` of a post's front matter stands for.

    That is a date of Python's or TOML's, or a text: ISO 8601, RFC 3339 and RFC 5322 §3.3, what
    `ctime` and JavaScript print, a month by its English name, or three numbers whose order leaves
    no choice. Digits alone are a date where they are ISO 8601's basic format (`20190406`, of which
    YAML makes a number), and of thirteen JavaScript's milliseconds since 1970, which Hexo's editors
    and Dendron write; seconds are no date. 24:00 is the end of its day (ISO 8601-1:2019
    Amd 1:2022). Refused, besides what is missing, ambiguous or impossible: leap seconds, days of
    the year (`2019-096`, which may be short of a digit), and years before 100.

    Raises DateError.
    """
    if isinstance(value, datetime):
        return Moment(value.replace(microsecond=0), "second")
    if isinstance(value, date):
        return Moment(datetime.combine(value, time()), "day")
    # A whole number is the digits its author wrote. (True is an int, to Python.)
    is_date = type(value) is int and (0 < value < 10**9 or 10**12 <= value < 10**13)
    text = str(value) if is_date else value
    if isinstance(text, str) and MILLISECONDS.fullmatch(text):
        return Moment(datetime.fromtimestamp(int(text) // 1000, UTC), "second")
    if not isinstance(text, str) or len(text) > LONGEST:
        raise _error("an ISO 8601 date", value)
    try:
        return _read_iso(text) or Moment(*read_written(text))
    except Unreadable as error:
        raise _error(error.expected, value, error.remark) from error


def instant(moment: Moment, zone: tzinfo, *, default_time: time = time(0)) -> datetime:
    """Return when `moment` was, in UTC and whole seconds, for a site in `zone`.

    A day without a time takes `default_time`. A wall time that was skipped when clocks went
    forward counts with the offset before the gap; of one that came twice when they went back, the
    first is meant (RFC 5545 §3.3.5).

    Raises DateError for what falls outside the years 1 to 9999 in UTC.
    """
    wall = moment.wall
    if moment.precision == "day":
        wall = datetime.combine(wall, default_time, wall.tzinfo)
    if wall.utcoffset() is None:
        wall = wall.replace(tzinfo=zone)
    try:
        if not isinstance(wall.tzinfo, timezone):
            from dateutil.tz import resolve_imaginary  # noqa: PLC0415 - sites in UTC need none of it

            wall = resolve_imaginary(wall)
        return _whole(wall.astimezone(UTC))
    except OverflowError as error:
        raise _error("a time between the years 1 and 9999 in UTC", str(wall)) from error


def date_in_path(path: str) -> Moment | None:
    """Return the day that a post's `path` names; None when it names none, or none that exists.

    The day may begin the name of the file or of a folder (`2019-04-06-slug.md`,
    `2019_4_6_slug/index.md`) or be three folders (`2019/04/06/slug.md`). The one nearest to the
    file counts.
    """
    found = next(reversed(list(IN_PATH.finditer(path))), None)
    if found is None:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return read_date(day)


def _read_iso(text: str) -> Moment | None:
    """Read what Python's own reader can, which is nearly every date there is, and fast."""
    for shape, precision in ISO:
        if shape.fullmatch(text):
            try:
                return Moment(_whole(datetime.fromisoformat(text)), precision)
            except ValueError:  # 24:00, or an impossible date: the slow reader says which
                return None
    return None


def _whole(time: datetime) -> datetime:
    return time.replace(microsecond=0) if time.microsecond else time


def _error(expected: str, value: object, remark: str = "") -> DateError:
    return DateError(f"expected {expected}, got {_shown(value)}{remark}")


def _shown(value: object) -> str:
    """Return `value` as far as it fits into a message."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            return repr(value if len(value) <= SHOWN else f"{value[:SHOWN]}…")
        case int() | float() if abs(value) < 10**18:
            return str(value)
        case Mapping():
            return "a mapping"
        case _:
            return f"a value of type {type(value).__name__}"
