"""Dates in the many shapes that are not quite ISO 8601.

A text has to match one of the shapes here, all of it. `dateutil.parser` is no help with that: it
takes a missing day from the clock, an unknown abbreviation from the machine's time zone and 06/04
for June, turns the sign of `GMT+0200` round, and lets the last of two times win.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal, TypeAlias

from feedkit.characters import normal_form, one_line
from feedkit.lazy import lazy_re
from feedkit.zones import find_zone

__all__ = ["DAY", "YEAR", "Precision", "Unreadable", "read_written"]

Precision: TypeAlias = Literal["day", "minute", "second"]

# Years before 100 are typing errors, two-digit years, or Go's zero time (0001-01-01), which stands
# for "none".
YEAR = r"(?P<year>(?!00)\d{4})"
DAY = r"(?P<day>\d{1,2})"
MARK = "[-/. ]"

# The time, wherever it stands in the text (in C's ctime it is ahead of the year), and the zone
# that follows it; behind an offset Go writes the zone's name, too: `+0200 CEST`, `+0800 +08`.
CLOCK = lazy_re(
    r"""(?: ,?\ (?:at\ )? | (?<=\d)T )
    (?P<hour>\d{1,2}) : (?P<minute>\d\d) (?: :(?P<second>\d\d) (?:[.,]\d+)? )?
    (?: \ ?(?P<half>[AP])\.?M\b\.? )?
    (?: \ ?(?P<zone>[A-Z+-][\w:/+-]*) (?: (?<=\d\d)\ (?:[A-Z]{2,5}|[+-]\d\d(?:\d\d)?) )? )?
    (?=\ |$)""",
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
# A comment (RFC 5322 §3.2.2), in which mail programs and JavaScript repeat the zone's name.
COMMENT = lazy_re(r" \([^()]*\)$")
# Which day of the week it was is known without it, and no generator looks at it.
WEEKDAY = lazy_re(
    r"^(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ", re.IGNORECASE
)

# English alone, as in RFC 5322 §3.3: `calendar.month_name` would depend on the locale.
MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
MONTH = rf"(?P<month>{'|'.join(MONTHS)})\.?"
ORDINAL = rf"{DAY}(?:st|nd|rd|th)?"

SHAPES = tuple(
    lazy_re(shape, re.ASCII | re.IGNORECASE)
    for shape in (
        rf"{YEAR}(?P<mark>{MARK})(?P<month>\d{{1,2}})(?P=mark){DAY}",  # 2019-4-6
        rf"{YEAR} ?[年년] ?(?P<month>\d{{1,2}}) ?[月월] ?{DAY} ?[日일]",  # 2019年4月6日
        rf"{ORDINAL}{MARK}(?:of )?{MONTH},?{MARK}{YEAR}",  # 6 Apr 2019, 06-Apr-2019
        rf"{MONTH}{MARK}{ORDINAL}(?:, ?|{MARK}){YEAR}",  # April 6th, 2019
        rf"{YEAR}{MARK}{MONTH}{MARK}{DAY}",  # 2019 April 6
    )
)
# Three numbers, of which only the values can tell what they are.
NUMBERS = lazy_re(rf"(\d{{1,2}})({MARK})(\d{{1,2}})\2(?:((?!00)\d{{4}})|(\d\d))", re.ASCII)

# What is no date, though it is plain what it lacks.
WHOLE = "a day, a month and a year of four digits"
REFUSED = tuple(
    (lazy_re(shape, re.ASCII | re.IGNORECASE), expected)
    for shape, expected in (
        (r"[+-]?(?:00\d\d|\d{5,})-\d\d-\d\d", "a year between 100 and 9999"),
        (rf"\d{{4}}(?:{MARK}\d{{1,2}})?|\d{{1,2}}{MARK}\d{{4}}", WHOLE),  # 2019, 2019-04, 4/2019
        (rf"(?:\d{{1,4}}{MARK})?{MONTH}(?:{MARK}\d{{1,4}})?", WHOLE),  # May, May 5, 5 May 19
        (rf"{MONTH}{MARK}\d{{1,2}},? \d\d", WHOLE),  # May 5, 19
        (r"\d{4}-\d{3}|\d{1,2}(?::\d\d){1,2}", WHOLE),  # 2019-096, 10:30
        (r"\d{4}-\d\d-\d\d[T ]\d{1,2}", "minutes after the hour"),
    )
)

# The hours that a.m. and p.m. have, in their order.
TWELVE_HOURS = (12, *range(1, 12))
OFFSET = lazy_re(
    r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>[01]?\d|2[0-3])(?::?(?P<minutes>[0-5]\d))?",
    re.ASCII | re.IGNORECASE,
)
# Hours east of Greenwich. RFC 822 §5.1 lays down what UT to PST mean. The others are those by
# which no zone of the tz database has meant anything else since 2000, which leaves out IST, say:
# India, Israel and Ireland all use it.
ABBREVIATIONS = {
    name: timezone(timedelta(hours=hours))
    for names, hours in (
        (("Z", "UT", "UTC", "GMT"), 0),
        (("EST", "CDT"), -5),
        (("EDT",), -4),
        (("CST", "MDT"), -6),
        (("MST", "PDT"), -7),
        (("PST",), -8),
        (("WET",), 0),
        (("WEST", "BST", "CET"), 1),
        (("CEST", "EET", "SAST"), 2),
        (("EEST",), 3),
        (("HKT", "AWST"), 8),
        (("JST",), 9),
        (("ACST",), 9.5),
        (("AEST",), 10),
        (("ACDT",), 10.5),
        (("AEDT",), 11),
        (("NZST",), 12),
        (("NZDT",), 13),
        (("AKDT",), -8),
        (("AKST",), -9),
        (("HST",), -10),
    )
    for name in names
}


class Unreadable(ValueError):  # noqa: N818 - it is not the error that anyone sees
    """A text is no date. `expected` says what would be, `remark` what else there is to say."""

    def __init__(self, expected: str, remark: str = "") -> None:
        super().__init__(expected, remark)
        self.expected = expected
        self.remark = remark


def read_written(text: str) -> tuple[datetime, Precision]:
    """Return the wall time that `text` stands for, in whole seconds, and how much of it it gives.

    The time is naive, or aware where an offset or a zone is written. Raises Unreadable.
    """
    # NFKC makes ASCII of the full-width digits and punctuation of Chinese and Japanese keyboards.
    text = COMMENT.sub("", one_line(normal_form("NFKC", text)))
    clock = CLOCK.search(text)
    if clock is None:
        return datetime.combine(_day(text), time()), "day"
    day = _day(text[: clock.start()] + text[clock.end() :])
    zone = _zone(clock["zone"]) if clock["zone"] else None
    try:
        return _at(day, clock, zone), "second" if clock["second"] else "minute"
    except (ValueError, OverflowError) as error:
        raise Unreadable("a time that exists") from error


def _day(text: str) -> date:
    """Read a text without its time."""
    text = WEEKDAY.sub("", text)
    for shape in SHAPES:
        if match := shape.fullmatch(text):
            month = match["month"].lower()
            day = _calendar(match["year"], MONTHS.get(month, month), match["day"])
            if day is None:
                raise Unreadable("a day that exists")
            return day
    if match := NUMBERS.fullmatch(text):
        return _only_order(match)
    refusals = (expected for shape, expected in REFUSED if shape.fullmatch(text))
    raise Unreadable(next(refusals, "an ISO 8601 date"))


def _only_order(numbers: re.Match[str]) -> date:
    """Read three numbers, provided that one order alone makes a date of them."""
    first, _, second, year, short_year = numbers.groups()
    year = year or f"20{short_year}"
    readings = [_calendar(year, second, first), _calendar(year, first, second)]
    if short_year:
        readings.append(_calendar(f"20{first:0>2}", second, short_year))
    days = list(dict.fromkeys(filter(None, readings)))
    match days:
        case []:
            raise Unreadable("a day that exists")
        case [day] if short_year:
            raise Unreadable(WHOLE)
        case [day]:
            return day
    ways = f"{('two', 'three')[len(days) - 2]} ways ({' or '.join(map(str, days))})"
    raise Unreadable(f"an unambiguous date such as {days[0]}", f", which can be read {ways}")


def _calendar(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _at(day: date, clock: re.Match[str], zone: tzinfo | None) -> datetime:
    """Return that time of `day`. Raises ValueError or OverflowError when there is none."""
    hour, minute, second = (int(clock[name] or 0) for name in ("hour", "minute", "second"))
    if clock["half"]:
        hour = TWELVE_HOURS.index(hour) + (12 if clock["half"] in "Pp" else 0)
    ends_day = (hour, minute, second) == (24, 0, 0)
    wall = datetime.combine(day, time(0 if ends_day else hour, minute, second), zone)
    return wall + timedelta(days=ends_day)


def _zone(name: str) -> tzinfo:
    if offset := OFFSET.fullmatch(name):
        east = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return timezone(east if offset["sign"] == "+" else -east)
    zone = ABBREVIATIONS.get(name.upper()) or (find_zone(name) if "/" in name else None)
    if zone is None:
        raise Unreadable(f"an offset such as +02:00 instead of {name!r}")
    return zone
