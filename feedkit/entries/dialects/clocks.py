"""Dates in links, in the languages in which configurations say how.

Names and weeks are English ones: what else they are depends on a locale that we do not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from feedkit.entries.patterns import MONTHS, WEEKDAYS
from feedkit.lazy import lazy_re

__all__ = ["cldr", "liquid_date", "strftime"]

Field = Callable[[datetime], str]

DIRECTIVE = lazy_re(r"%(?P<short>-?)(?P<letter>.)", re.DOTALL)
# https://docs.python.org/3/library/datetime.html#format-codes
DIRECTIVES: Mapping[str, Field] = {
    "a": lambda at: WEEKDAYS[at.weekday()][:3],
    "A": lambda at: WEEKDAYS[at.weekday()],
    "b": lambda at: MONTHS[at.month - 1][:3],
    "B": lambda at: MONTHS[at.month - 1],
    "d": lambda at: f"{at.day:02}",
    "f": lambda at: f"{at.microsecond:06}",
    "G": lambda at: f"{at.isocalendar().year:04}",
    "H": lambda at: f"{at.hour:02}",
    "I": lambda at: f"{_twelve(at):02}",
    "j": lambda at: f"{at.timetuple().tm_yday:03}",
    "m": lambda at: f"{at.month:02}",
    "M": lambda at: f"{at.minute:02}",
    "p": lambda at: "AM" if at.hour < 12 else "PM",  # noqa: PLR2004 - noon
    "S": lambda at: f"{at.second:02}",
    "u": lambda at: str(at.isoweekday()),
    "U": lambda at: f"{_week(at, first=6):02}",
    "V": lambda at: f"{at.isocalendar().week:02}",
    "w": lambda at: str(at.isoweekday() % 7),
    "W": lambda at: f"{_week(at, first=0):02}",
    "y": lambda at: f"{at.year % 100:02}",
    "Y": lambda at: f"{at.year:04}",
    "z": lambda at: at.strftime("%z"),
    "%": lambda _: "%",
}
# https://liquidjs.com/filters/date.html, where these are padded with spaces: e, k, l.
LIQUID_DIRECTIVES: Mapping[str, Field] = {
    **{letter: DIRECTIVES[letter] for letter in "aAbBdHIjmMpSuUwWyYz%"},
    "C": lambda at: f"{at.year // 100:02}",
    "e": lambda at: f"{at.day:2}",
    "h": DIRECTIVES["b"],
    "k": lambda at: f"{at.hour:2}",
    "l": lambda at: f"{_twelve(at):2}",
    "L": lambda at: f"{at.microsecond // 1000:03}",
    "P": lambda at: DIRECTIVES["p"](at).lower(),
    "s": lambda at: str(int(at.timestamp())),
}


def _twelve(at: datetime) -> int:
    return at.hour % 12 or 12


# A run of one letter is a field; text stands between quotes, and two quotes are one.
RUN = lazy_re(r"'(?P<text>(?:[^']|'')*)'|(?P<run>(?P<letter>[A-Za-z])(?P=letter)*)")
# https://www.unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table
# A week begins on Monday, and the first has 1 January in it: English without a country.
NUMBERS: Mapping[str, Callable[[datetime], int]] = {
    "y": lambda at: at.year,
    "Y": lambda at: _sunday(at).year,
    "u": lambda at: at.year,
    "Q": lambda at: (at.month + 2) // 3,
    "q": lambda at: (at.month + 2) // 3,
    "M": lambda at: at.month,
    "L": lambda at: at.month,
    "w": lambda at: (_sunday(at).timetuple().tm_yday + 6) // 7,
    "d": lambda at: at.day,
    "D": lambda at: at.timetuple().tm_yday,
    "h": _twelve,
    "H": lambda at: at.hour,
    "m": lambda at: at.minute,
    "s": lambda at: at.second,
}
NAMES: Mapping[str, Field] = {
    "M": lambda at: MONTHS[at.month - 1],
    "L": lambda at: MONTHS[at.month - 1],
    "E": lambda at: WEEKDAYS[at.weekday()],
    "a": lambda at: "AM" if at.hour < 12 else "PM",  # noqa: PLR2004 - noon
}
ABBREVIATED, WIDE = 3, 4  # letters of a run that stands for a name
WIDEST = 9  # digits
SHOWN = 20  # letters of a field that an error quotes


def strftime(at: datetime, pattern: str) -> str:
    """Return `at` as `pattern` says in Python's `strftime` codes; ``%-d`` has no leading zero.

    Pelican's own additions and omissions (`pelican.utils.strftime`): what is no code stays.
    """

    def value(match: re.Match[str]) -> str:
        field = DIRECTIVES.get(match["letter"])
        if field is None:
            return match[0]
        text = field(at)
        return text.lstrip("0") or "0" if match["short"] else text

    return DIRECTIVE.sub(value, pattern)


def liquid_date(at: datetime, pattern: str) -> str:
    """Return `at` as `pattern` says in Liquid's codes; ``%-e`` has nothing in front.

    Raises ValueError, with the code, for one that is unknown here.
    """

    def value(match: re.Match[str]) -> str:
        field = LIQUID_DIRECTIVES.get(match["letter"])
        if field is None:
            raise ValueError(match[0])
        text = field(at)
        return text.lstrip("0 ") or "0" if match["short"] else text

    return DIRECTIVE.sub(value, pattern)


def cldr(at: datetime, pattern: str) -> str:
    """Return `at` as `pattern` says in CLDR's fields: ``yyyy/MM/dd``.

    Raises ValueError, with the field, for one that is unknown here.
    """

    def value(match: re.Match[str]) -> str:
        letter, run = match["letter"], match["run"]
        if run is None:
            return match["text"].replace("''", "'") or "'"
        named = letter in NAMES and (len(run) >= ABBREVIATED or letter not in NUMBERS)
        if named and len(run) <= WIDE:
            name = NAMES[letter](at)
            return name if len(run) == WIDE else name[:ABBREVIATED]
        if named or letter not in NUMBERS or len(run) > WIDEST:
            raise ValueError(run[:SHOWN])
        number = NUMBERS[letter](at)
        # Two letters are the one field that cuts: the year of a century.
        return f"{number % 100:02}" if run in {"yy", "YY"} else f"{number:0{len(run)}}"

    return RUN.sub(value, pattern)


def _sunday(at: datetime) -> date:
    """Return the day that ends a week, and tells the week's number and year."""
    return date.fromordinal(min(at.toordinal() + 6 - at.weekday(), date.max.toordinal()))


def _week(at: datetime, *, first: int) -> int:
    """Return the week of the year, the days before the first `first` (0: Monday) being week 0."""
    return (at.timetuple().tm_yday + 6 - (at.weekday() - first) % 7) // 7
