"""Dates in links: Python's `strftime` codes and CLDR's fields, in English everywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.entries.dialects.clocks import DIRECTIVES, cldr, liquid_date, strftime

EVENING = datetime(2024, 3, 5, 20, 7, 9, tzinfo=timezone(timedelta(hours=-5)))

# https://docs.python.org/3/library/datetime.html#format-codes; the hyphen and what stays as it is:
# https://docs.getpelican.com/en/latest/settings.html#url-settings and pelican.utils.strftime.
CODES = [
    ("%Y/%m/%d", "2024/03/05"),
    ("%y%j", "24065"),
    ("%-m/%-d", "3/5"),
    ("%b %B %a %A", "Mar March Tue Tuesday"),
    ("%H:%M:%S %I %p", "20:07:09 08 PM"),
    ("%z", "-0500"),
    ("100%% %Q %", "100% %Q %"),
]


@pytest.mark.parametrize(("pattern", "text"), CODES)
def test_strftime(pattern: str, text: str) -> None:
    """Each code is a part of the date as it is written; what is no code stays."""
    assert strftime(EVENING, pattern) == text


# https://liquidjs.com/filters/date.html
LIQUID = [
    ("%Y/%m/%d", "2024/03/05"),
    ("%e %k %l", " 5 20  8"),
    ("%-e/%-m", "5/3"),
    ("%h %C %P", "Mar 20 pm"),
    ("%s.%L", "1709687229.000"),
]


@pytest.mark.parametrize(("pattern", "text"), LIQUID)
def test_liquid_date(pattern: str, text: str) -> None:
    """Liquid has codes that Python has not."""
    assert liquid_date(EVENING, pattern) == text


@pytest.mark.parametrize("pattern", ["%F", "%^b", "%10N"])
def test_a_code_that_is_not_known_is_an_error(pattern: str) -> None:
    """A link with a percent sign in the place of a date would lead nowhere."""
    with pytest.raises(ValueError, match="%"):
        liquid_date(EVENING, pattern)


@given(st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_strftime_is_that_of_python(at: datetime) -> None:
    """In English, every code says what Python's own `strftime` says."""
    numbers = [code for code in DIRECTIVES if code not in "aAbBp"]
    assert [strftime(at, f"%{code}") for code in numbers] == [
        at.strftime(f"%{code}") for code in numbers
    ]


# https://www.unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table; what Babel 2.18,
# which MkDocs uses, makes of them in English.
FIELDS = [
    ("yyyy/MM/dd", "2024/03/05"),
    ("y/M/d", "2024/3/5"),
    ("yy", "24"),
    ("MMM", "Mar"),
    ("MMMM", "March"),
    ("LLLL", "March"),
    ("E", "Tue"),
    ("EEEE", "Tuesday"),
    ("D", "65"),
    ("Q", "1"),
    ("YYYY-'W'ww", "2024-W10"),
    ("HH:mm:ss", "20:07:09"),
    ("h a", "8 PM"),
    ("d 'o''clock' ''", "5 o'clock '"),
]


@pytest.mark.parametrize(("pattern", "text"), FIELDS)
def test_cldr(pattern: str, text: str) -> None:
    """Each run of a letter is a field; what is between quotes stays."""
    assert cldr(EVENING, pattern) == text


# Weeks at the turn of a year, from Babel 2.18.
WEEKS = [((1986, 12, 28), "1986 52"), ((2025, 4, 13), "2025 15"), ((2027, 12, 31), "2028 1")]


@pytest.mark.parametrize(("day", "text"), WEEKS)
def test_week(day: tuple[int, int, int], text: str) -> None:
    """A week begins on Monday, and the first is that of 1 January."""
    assert cldr(datetime(*day, tzinfo=UTC), "Y w") == text


@pytest.mark.parametrize("pattern", ["VVVV", "y" * 50, "EEEEE yyyy xx"])
def test_unknown_field(pattern: str) -> None:
    """A field that is not known is an error with its letters."""
    with pytest.raises(ValueError, match=r"\A\w{1,20}\Z"):
        cldr(EVENING, pattern)
