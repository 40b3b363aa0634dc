"""Dates of both kinds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.check.dates import (
    read_rfc822,
    read_rfc3339,
    rfc822_findings,
    rfc3339_findings,
)

QUARTERS = st.integers(-14 * 4, 14 * 4).map(lambda n: timezone(timedelta(minutes=15 * n)))
TIMES = st.datetimes(datetime(1990, 1, 2), timezones=QUARTERS).map(  # noqa: DTZ001 - they get one
    lambda time: time.replace(microsecond=0)
)
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@given(TIMES)
def test_what_is_written_as_the_specifications_say_is_read_as_it_was(time: datetime) -> None:
    """Whatever the time and the offset."""
    assert read_rfc3339(time.isoformat()) == time
    assert read_rfc822(format_datetime(time)) == time
    assert {finding.code for finding in rfc822_findings(format_datetime(time), 1, "x")} <= {
        "odd-offset"  # "-0000"
    }


@given(st.text() | st.text("0123456789:-+TZ, MayJunWedGT", max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    """What is no date is a finding, and never an exception."""
    for findings in (rfc822_findings, rfc3339_findings):
        assert all(finding.line == 1 for finding in findings(text, 1, "x"))


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01T12:00:00Z",
        "2024-05-01T12:00:00.000001Z",
        "2024-05-01T14:00:00+02:00",
        "2024-05-01T12:00:00-00:00",
    ],
)
def test_rfc_3339(text: str) -> None:
    """RFC 3339 §5.6; fractions of a second are read over."""
    assert read_rfc3339(text) == NOON


def test_a_leap_second_is_one() -> None:
    """RFC 3339 §5.7 has this one; to the nearest second that there is."""
    assert read_rfc3339("1990-12-31T23:59:60Z") == datetime(1990, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-05-01",
        "2024-05-01T12:00Z",
        "2024-05-01T12:00:00",
        "2024-05-01 12:00:00Z",
        "2024-05-01t12:00:00z",  # RFC 4287 §3.3: upper case
        "2024-05-01T12:00:00+0200",
        "2024-04-31T12:00:00Z",
        "2024-05-01T24:00:00Z",
        "2024-05-01T12:00:00+01:60",
        "2024-05-01T12:00:00+24:00",
        "0000-05-01T12:00:00Z",
        "٢٠٢٤-05-01T12:00:00Z",
        " 2024-05-01T12:00:00Z",
        "2024-05-01T12:00:00Z\n",
    ],
)
def test_what_is_no_date_of_atoms(text: str) -> None:
    """However near it is."""
    assert [finding.code for finding in rfc3339_findings(text, 1, "x")] == ["not-rfc3339"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Wed, 01 May 2024 12:00:00 +0000", []),
        ("Wed, 1 May 2024 12:00 +0000", []),
        ("01 May 2024 12:00:00 +0000", []),
        ("Wed, 01 May 2024 14:00:00 +0200", []),
        ("Wed, 01 May 2024 12:00:00 GMT", ["named-zone"]),
        ("Wed, 01 May 2024 08:00:00 EDT", ["named-zone"]),
        ("Wed, 01 May 2024 12:00:00 UTC", ["problematic-date"]),
        ("Wed, 01 May 2024 12:00:00 Z", ["problematic-date"]),
        ("WED, 01 MAY 2024 12:00:00 +0000", ["problematic-date"]),
        ("Wed,01 May 2024  12:00:00 +0000", ["problematic-date"]),
        ("Wed, 01 May 24 12:00:00 +0000", ["problematic-date"]),
        (" Wed, 01 May 2024 12:00:00 +0000 ", ["problematic-date"]),
        ("Sun, 01 May 2024 12:00:00 +0000", ["wrong-weekday"]),
    ],
)
def test_rfc_822(text: str, codes: list[str]) -> None:
    """RFC 822 §5.1 with years of four digits, as RSS has it, and what readers know of it."""
    assert read_rfc822(text) == NOON
    assert [finding.code for finding in rfc822_findings(text, 1, "x")] == codes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-05-01T12:00:00Z",
        "Wed, 01 May 2024",
        "Wed, 01 May 2024 12:00:00",
        "Wednesday, 01 May 2024 12:00:00 +0000",
        "Wed, 01 Mai 2024 12:00:00 +0000",
        "Wed, 31 Apr 2024 12:00:00 +0000",
        "Wed, 01 May 2024 12:00:00 CEST",
        "Wed, 01 May 2024 12:00:00 +00:00",
        "Wed, 01 May 2024 12:00:00 +0060",
        "Wed, 01 May 2024 25:00:00 +0000",
    ],
)
def test_what_is_no_date_of_rss(text: str) -> None:
    """However near it is."""
    assert read_rfc822(text) is None
    assert [finding.code for finding in rfc822_findings(text, 1, "x")] == ["not-rfc822"]
