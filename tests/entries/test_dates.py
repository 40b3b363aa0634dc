"""Dates: every shape that is read, every one that is refused, and when it was."""

from __future__ import annotations

import locale
import time as clock
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import format_datetime
from typing import TYPE_CHECKING, NoReturn
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.entries import dates, written
from feedkit.entries.dates import DateError, Moment, date_in_path, instant, read_date
from feedkit.zones import find_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

Parts = tuple[int, ...]

# What is written; year to second of the wall time; precision; offset in hours, None for none.
SHAPES: list[tuple[str, Parts, str, float | None]] = [
    # ISO 8601-1:2019 §5.4.2 and RFC 3339 §5.6
    ("2018-05-02", (2018, 5, 2), "day", None),
    ("2023-01-24T08:00:00Z", (2023, 1, 24, 8), "second", 0),
    ("2023-01-24T08:00:00.000Z", (2023, 1, 24, 8), "second", 0),
    ("2023-01-24T08:00:59.999999999Z", (2023, 1, 24, 8, 0, 59), "second", 0),
    ("2023-01-24T08:00:59,9Z", (2023, 1, 24, 8, 0, 59), "second", 0),
    ("2016-10-16T23:33:43+03:00", (2016, 10, 16, 23, 33, 43), "second", 3),
    ("2016-10-16t23:33:43z", (2016, 10, 16, 23, 33, 43), "second", 0),
    ("2016-10-16 23:33:43-00:00", (2016, 10, 16, 23, 33, 43), "second", 0),
    ("2018-07-16T06:46:53.772", (2018, 7, 16, 6, 46, 53), "second", None),
    ("2024-10-23T16:00", (2024, 10, 23, 16), "minute", None),
    ("2024-10-23T16:00+05:30", (2024, 10, 23, 16), "minute", 5.5),
    ("2026-06-03 17:45", (2026, 6, 3, 17, 45), "minute", None),
    ("0987-01-01", (987, 1, 1), "day", None),
    ("9999-12-31", (9999, 12, 31), "day", None),
    # the basic format, §5.2.2.1 and §5.4.2.1
    ("20190406", (2019, 4, 6), "day", None),
    ("20190406T1030", (2019, 4, 6, 10, 30), "minute", None),
    ("20190406T103000Z", (2019, 4, 6, 10, 30), "second", 0),
    # JavaScript's: https://tc39.es/ecma262/#sec-time-values-and-time-range
    ("1554546600999", (2019, 4, 6, 10, 30), "second", 0),
    # week dates, §5.2.3
    ("2019-W14-6", (2019, 4, 6), "day", None),
    ("2019-W14-6T10:30", (2019, 4, 6, 10, 30), "minute", None),
    # the end of the day, ISO 8601-1:2019/Amd 1:2022
    ("2019-04-06T24:00:00", (2019, 4, 7), "second", None),
    ("2019-12-31 24:00", (2020, 1, 1), "minute", None),
    # as Jekyll writes it (https://jekyllrb.com/docs/front-matter/)
    ("2023-01-20 23:00:00 +0530", (2023, 1, 20, 23), "second", 5.5),
    ("2017-10-05 13:00:00", (2017, 10, 5, 13), "second", None),
    # without its zeros, or with other punctuation, as counted in public blogs
    ("2019-4-16 03:05", (2019, 4, 16, 3, 5), "minute", None),
    ("2014-2-24 1:53", (2014, 2, 24, 1, 53), "minute", None),
    ("2024-03-21 4:00:00 +0000", (2024, 3, 21, 4), "second", 0),
    ("2023-02-14 8:30:00+00:00", (2023, 2, 14, 8, 30), "second", 0),
    ("2023-11-02T8:00:00+02:00", (2023, 11, 2, 8), "second", 2),
    ("2020-07-20 20:00:00 +7", (2020, 7, 20, 20), "second", 7),
    ("2020-07-20 20:00:00 -330", (2020, 7, 20, 20), "second", -3.5),
    ("2019/01/27 16:29:00", (2019, 1, 27, 16, 29), "second", None),
    ("2026.01.15", (2026, 1, 15), "day", None),
    ("2026 01 15", (2026, 1, 15), "day", None),
    ("\xa0 2018-08-27 18:00:00", (2018, 8, 27, 18), "second", None),
    ("2018-08-27\n", (2018, 8, 27), "day", None),
    # RFC 5322 §3.3 and RFC 822 §5.1
    ("Sat, 06 Apr 2019 10:30:00 +0200", (2019, 4, 6, 10, 30), "second", 2),
    ("Sat, 6 Apr 2019 10:30 +0200 (CEST)", (2019, 4, 6, 10, 30), "minute", 2),
    # https://pkg.go.dev/time#Time.String
    ("2019-04-06 10:30:00 +0000 UTC", (2019, 4, 6, 10, 30), "second", 0),
    ("2019-04-06 10:30:00.123 -0700 PDT", (2019, 4, 6, 10, 30), "second", -7),
    ("2019-04-06 10:30:00 +0800 +08", (2019, 4, 6, 10, 30), "second", 8),
    ("Sun, 06 Nov 1994 08:49:37 GMT", (1994, 11, 6, 8, 49, 37), "second", 0),
    ("06 Nov 1994 08:49:37 UT", (1994, 11, 6, 8, 49, 37), "second", 0),
    ("06 Nov 1994 08:49:37 EST", (1994, 11, 6, 8, 49, 37), "second", -5),
    ("06 Nov 1994 08:49:37 PDT", (1994, 11, 6, 8, 49, 37), "second", -7),
    # C's ctime, and date(1)
    ("Sat Apr  6 10:30:00 2019", (2019, 4, 6, 10, 30), "second", None),
    ("Fri Sep  3 11:21:31 CEST 2021", (2021, 9, 3, 11, 21, 31), "second", 2),
    ("Fri Sep  3 11:21:31 PM CEST 2021", (2021, 9, 3, 23, 21, 31), "second", 2),
    # JavaScript's Date.prototype.toString (ECMA-262 §21.4.4.41)
    (
        "Sat Apr 06 2019 10:30:00 GMT+0200 (Central European Summer Time)",
        (2019, 4, 6, 10, 30),
        "second",
        2,
    ),
    # English
    ("Jun 19 2024", (2024, 6, 19), "day", None),
    ("January 5, 2020", (2020, 1, 5), "day", None),
    ("january 5,2020", (2020, 1, 5), "day", None),
    ("Sunday, January 5, 2020", (2020, 1, 5), "day", None),
    ("5 January 2020", (2020, 1, 5), "day", None),
    ("5th of Jan 2020", (2020, 1, 5), "day", None),
    ("April 6th 2019, 10:30:00 am", (2019, 4, 6, 10, 30), "second", None),
    ("Sept. 5, 2020 at 5:30 p.m.", (2020, 9, 5, 17, 30), "minute", None),
    ("6 April 2019 12:00 AM", (2019, 4, 6), "minute", None),
    ("6 April 2019 12:00 PM", (2019, 4, 6, 12), "minute", None),
    ("06-Apr-2019", (2019, 4, 6), "day", None),
    ("2019-Apr-06", (2019, 4, 6), "day", None),
    ("2019 April 6", (2019, 4, 6), "day", None),
    # day and month where only one order is possible
    ("24-05-2015", (2015, 5, 24), "day", None),
    ("05/24/2015 10:30", (2015, 5, 24, 10, 30), "minute", None),
    ("24.5.2015", (2015, 5, 24), "day", None),
    ("04/04/2019", (2019, 4, 4), "day", None),
    # names of zones
    ("2024-01-01 10:00:00 UTC", (2024, 1, 1, 10), "second", 0),
    ("2024-01-01 10:00 utc", (2024, 1, 1, 10), "minute", 0),
    ("2014-02-24 01:53 Europe/Berlin", (2014, 2, 24, 1, 53), "minute", 1),
    ("2014-08-24 01:53 Europe/Berlin", (2014, 8, 24, 1, 53), "minute", 2),
    ("2014-02-24 01:53 Etc/GMT+3", (2014, 2, 24, 1, 53), "minute", -3),
    ("2014-02-24 01:53 ACST", (2014, 2, 24, 1, 53), "minute", 9.5),
    # Chinese, Japanese, Korean; full-width, as their keyboards write it
    ("2019年4月6日", (2019, 4, 6), "day", None),
    ("2019 年 04 月 06 日 10:30", (2019, 4, 6, 10, 30), "minute", None),
    ("2019년 4월 6일", (2019, 4, 6), "day", None),
    ("２０１９－０４－０６　１０：３０", (2019, 4, 6, 10, 30), "minute", None),
]

# What can be read in more ways than one, and the ways.
AMBIGUOUS = [
    ("06/04/2019", "two ways (2019-04-06 or 2019-06-04)"),
    ("06.04.2019 10:30", "two ways (2019-04-06 or 2019-06-04)"),
    ("19-04-06", "two ways (2006-04-19 or 2019-04-06)"),
    ("08-02-21 15:00", "three ways (2021-02-08 or 2021-08-02 or 2008-02-21)"),
    ("8/2/21", "three ways (2021-02-08 or 2021-08-02 or 2008-02-21)"),
]

MISSING = "expected a day, a month and a year of four digits, got {!r}"
NOT_ISO = "expected an ISO 8601 date, got {!r}"
NO_DAY = "expected a day that exists, got {!r}"
NO_TIME = "expected a time that exists, got {!r}"
NO_ZONE = "expected an offset such as +02:00 instead of {!r}, got {{!r}}"
NO_YEAR = "expected a year between 100 and 9999, got {!r}"

REFUSED: list[tuple[str, str]] = [
    # something is missing
    ("2019-04", MISSING),
    ("2019", MISSING),
    ("04/2019", MISSING),
    ("10:30", MISSING),
    ("May", MISSING),
    ("May 2019", MISSING),
    ("May 2019 10:30", MISSING),
    ("Jan 5", MISSING),
    ("2019-096", MISSING),  # a day of the year, or a slip of the hand
    ("31/12/99", MISSING),
    ("06 Nov 94 08:49:37 GMT", MISSING),  # RFC 822 §5.1 had two digits, RFC 5322 §3.3 has four
    ("May 5, 19", MISSING),
    ("2019-04-06T10", "expected minutes after the hour, got {!r}"),
    # there is no such thing
    ("2017-02-29", NO_DAY),
    ("2019-13-01", NO_DAY),
    ("2019-13-01 10:30", NO_DAY),
    ("31 Apr 2019", NO_DAY),
    ("13/13/2019", NO_DAY),
    ("2019-04-06 10:09:65", NO_TIME),
    ("2019-04-06 25:00", NO_TIME),
    ("2019-04-06T24:00:01", NO_TIME),
    ("2019-04-06 13:30 PM", NO_TIME),
    ("2016-12-31T23:59:60Z", NO_TIME),  # a leap second: datetime has none
    ("9999-12-31T24:00", NO_TIME),
    # years that no post is from; Go writes the first for "no date"
    ("0001-01-01T00:00:00Z", NO_YEAR),
    ("0019-04-06", NO_YEAR),
    ("12019-04-06", NO_YEAR),
    ("+012019-04-06", NO_YEAR),
    # zones that are none, or several
    ("2019-04-06 10:30 IST", NO_ZONE.format("IST")),
    ("2019-04-06 10:30 MSK", NO_ZONE.format("MSK")),
    ("2019-04-06 10:30 Berlin", NO_ZONE.format("Berlin")),
    ("2019-04-06 10:30 Europe/Nowhere", NO_ZONE.format("Europe/Nowhere")),
    ("2019-04-06 10:30 +24:00", NO_ZONE.format("+24:00")),
    ("2019-04-06 10:30 +05:75", NO_ZONE.format("+05:75")),
    # broken, or no date at all
    ("2023-01-29 18:30:22 2023 -0800", NOT_ISO),
    ("2017-02-10 00:10::00 -03:00", NOT_ISO),
    ("2019-04-06 10:00 11:00", NOT_ISO),
    ("2019-04-06 +0800", NOT_ISO),
    ("2019-04-06 10:30 ../etc/localtime", NOT_ISO),
    ("2019-04-06x10:30", NOT_ISO),
    ("2019-W60-1", NOT_ISO),
    ("20190431", NOT_ISO),
    ("1554512400", NOT_ISO),
    ("201904061030", NOT_ISO),
    ("2554512400123", NOT_ISO),
    ("٢٠١٩-٠٤-٠٦", NOT_ISO),
    ("5 mai 2019", NOT_ISO),
    ("yesterday", NOT_ISO),
    ("Last Modified", NOT_ISO),
    ("{{ page.date }}", NOT_ISO),
    ("", NOT_ISO),
    ("two\nlines", NOT_ISO),
]

# What is no text: the value, and what stands for it in the message.
VALUES: list[tuple[object, str]] = [
    (None, "expected an ISO 8601 date, got nothing"),
    (True, "expected an ISO 8601 date, got true"),
    ([date(2019, 4, 6)], "expected an ISO 8601 date, got a value of type list"),
    ({"created": "2019-04-06"}, "expected an ISO 8601 date, got a mapping"),
    (time(10, 30), "expected an ISO 8601 date, got a value of type time"),
    (2019.04, "expected an ISO 8601 date, got 2019.04"),
    (float("nan"), "expected an ISO 8601 date, got a value of type float"),
    (2019, "expected a day, a month and a year of four digits, got 2019"),
    (630, "expected an ISO 8601 date, got 630"),  # what YAML 1.1 makes of 10:30
    (1554512400, "expected an ISO 8601 date, got 1554512400"),
    (-20190406, "expected an ISO 8601 date, got -20190406"),
]

# A wall time, a zone, and when it was (RFC 5545 §3.3.5): the offset before the gap, the first of
# two equal times.
CHANGES = [
    ("2021-03-28 02:30", "Europe/Berlin", "2021-03-28T01:30Z"),
    ("2021-10-31 02:30", "Europe/Berlin", "2021-10-31T00:30Z"),
    ("2007-03-11 02:30", "America/New_York", "2007-03-11T07:30Z"),  # the RFC's own examples
    ("2007-11-04 01:30", "America/New_York", "2007-11-04T05:30Z"),
    ("2021-10-03 02:15", "Australia/Lord_Howe", "2021-10-02T15:45Z"),  # half an hour forward
    ("2021-04-04 01:45", "Australia/Lord_Howe", "2021-04-03T14:45Z"),
    ("2011-12-30 12:00", "Pacific/Apia", "2011-12-30T22:00Z"),  # a whole day left out
    ("2021-03-28 02:30 Europe/Berlin", "UTC", "2021-03-28T01:30Z"),
]

PATHS = [
    ("2019-04-06-slug.md", (2019, 4, 6)),  # https://jekyllrb.com/docs/posts/#creating-posts
    ("_posts/2017-3-27-slug.md", (2017, 3, 27)),
    ("2019-04-06.md", (2019, 4, 6)),
    ("2019_04_06_slug.md", (2019, 4, 6)),
    ("2019-04-06 slug.md", (2019, 4, 6)),
    ("2019-04-06_slug.md", (2019, 4, 6)),  # https://lume.land/plugins/extract_date/
    ("2019-04-06-10-30-things.md", (2019, 4, 6)),
    ("2019-04-06-slug/index.md", (2019, 4, 6)),  # https://docusaurus.io/docs/blog
    ("2019-04-06-slug/part.md", (2019, 4, 6)),
    ("blog/2014/12/12/slug.md", (2014, 12, 12)),
    ("2014/12/12/slug/index.md", (2014, 12, 12)),
    ("2014/12/12/2014-12-13-slug.md", (2014, 12, 13)),
    ("2014/12/12/slug", (2014, 12, 12)),  # Zola's `path`
    ("2014/12/slug.md", None),
    ("2014/12/12-monkeys.md", None),
    ("2014-12-slug.md", None),
    ("2014-12/12-slug.md", None),
    ("2014-12_12-slug.md", None),
    ("2017-02-29-slug.md", None),
    ("2019-13-01-slug.md", None),
    ("2019-04-061.md", None),
    ("12019-04-06.md", None),
    ("19-04-06-slug.md", None),
    ("0001-02-03-chapter.md", None),
    ("notes-2019-04-06.md", None),
    ("slug.md", None),
    ("", None),
]


def wall_time(parts: Parts, hours: float | None) -> datetime:
    """Make the wall time that a table writes as numbers."""
    zone = None if hours is None else timezone(timedelta(hours=hours))
    year, month, day, hour, minute, second = (*parts, 0, 0, 0)[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)


@pytest.mark.parametrize(("text", "parts", "precision", "hours"), SHAPES)
def test_shapes(text: str, parts: Parts, precision: str, hours: float | None) -> None:
    """Each shape gives the wall time, the offset and the precision that were written."""
    moment = read_date(text)
    expected = wall_time(parts, hours)
    assert moment.wall.replace(tzinfo=None) == expected.replace(tzinfo=None)
    assert moment.wall.utcoffset() == expected.utcoffset()
    assert moment.precision == precision


@pytest.mark.parametrize(("text", "ways"), AMBIGUOUS)
def test_ambiguous(text: str, ways: str) -> None:
    """What can be read in several ways is an error that says which, and how to write one."""
    with pytest.raises(DateError) as error:
        read_date(text)
    expected = f"expected an unambiguous date such as {ways.partition('(')[2][:10]}"
    assert str(error.value) == f"{expected}, got {text!r}, which can be read {ways}"


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    """What is incomplete, impossible or no date at all is an error that says so and quotes it."""
    with pytest.raises(DateError) as error:
        read_date(text)
    assert str(error.value) == message.format(text)


@pytest.mark.parametrize(("value", "message"), VALUES)
def test_other_values(value: object, message: str) -> None:
    """A value that is no text is an error that names it, whatever its size."""
    with pytest.raises(DateError) as error:
        read_date(value)
    assert str(error.value) == message


def test_native_dates() -> None:
    """Dates of TOML and of Python are taken as they are, in whole seconds."""
    aware = datetime(2019, 4, 6, 10, 30, 5, 999999, tzinfo=UTC)
    assert read_date(aware) == Moment(aware.replace(microsecond=0), "second")
    assert read_date(date(2019, 4, 6)) == read_date("2019-04-06")
    assert read_date(20190406) == read_date("20190406")


@pytest.mark.parametrize(("text", "zone", "expected"), CHANGES)
def test_clock_changes(text: str, zone: str, expected: str) -> None:
    """A wall time that a change of clocks skipped or repeated has one meaning."""
    found = find_zone(zone)
    assert found is not None
    assert instant(read_date(text), found) == datetime.fromisoformat(expected)


def test_a_day_takes_the_default_time() -> None:
    """A day without a time begins at midnight in the site's zone, or when the site says."""
    berlin = find_zone("Europe/Berlin")
    assert berlin is not None
    day = read_date("2019-04-06")
    assert instant(day, berlin).isoformat() == "2019-04-05T22:00:00+00:00"
    noon = instant(day, berlin, default_time=time(12, 0, 0, 5))
    assert noon.isoformat() == "2019-04-06T10:00:00+00:00"


def test_an_offset_counts_and_the_zone_does_not() -> None:
    """What the author wrote wins over the site's zone, and over its default time."""
    berlin = find_zone("Europe/Berlin")
    assert berlin is not None
    moment = read_date("2019-04-06T00:00-04:00")
    expected = datetime(2019, 4, 6, 4, tzinfo=UTC)
    assert instant(moment, berlin, default_time=time(12)) == expected


@pytest.mark.parametrize(
    ("value", "zone"),
    [
        ("9999-12-31T23:59:59-01:00", "UTC"),
        ("9999-12-31T23:59:59", "America/New_York"),
        (date(1, 1, 1), "Asia/Tokyo"),
    ],
)
def test_outside_of_time(value: object, zone: str) -> None:
    """What UTC cannot hold is an error, not an overflow."""
    found = find_zone(zone)
    assert found is not None
    with pytest.raises(DateError, match=r"^expected a time between the years 1 and 9999 in UTC, "):
        instant(read_date(value), found)


@pytest.mark.parametrize(("path", "parts"), PATHS)
def test_date_in_path(path: str, parts: Parts | None) -> None:
    """A file or a folder named after a day, or three folders, give that day."""
    expected = Moment(wall_time(parts, None), "day") if parts else None
    assert date_in_path(path) == expected


def test_abbreviations() -> None:
    """Since 2000, no zone of the tz database has meant anything else by an abbreviation we take.

    Those of RFC 822 §5.1 mean what the RFC says.
    """
    rfc_822 = {"EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"}
    for name in available_timezones():
        zone = ZoneInfo(name)
        for month in range(12 * 25):
            then = datetime(2000 + month // 12, month % 12 + 1, 15, tzinfo=zone)
            known = written.ABBREVIATIONS.get(then.tzname() or "")
            if known and then.tzname() not in rfc_822:
                assert then.utcoffset() == known.utcoffset(None), (name, then)


class Clockless(datetime):
    """A datetime that does not know what day it is."""

    @classmethod
    def now(cls, tz: object = None) -> NoReturn:  # noqa: ARG003 - the signature of datetime
        """Fail: nobody may ask."""
        raise AssertionError

    today = utcnow = now


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let a test change time zone and locale, and put them back."""
    before = locale.setlocale(locale.LC_ALL)
    yield monkeypatch
    monkeypatch.undo()
    clock.tzset()
    locale.setlocale(locale.LC_ALL, before)


@pytest.mark.parametrize("zone", ["UTC", "EST5EDT", "Asia/Kolkata", "CEST-10", "nonsense"])
def test_surroundings_do_not_matter(zone: str, surroundings: pytest.MonkeyPatch) -> None:
    """The machine's time zone, its locale and today's date change nothing."""
    site = timezone(timedelta(hours=1))
    before = [instant(read_date(text), site) for text, *_ in SHAPES]
    surroundings.setenv("TZ", zone)
    clock.tzset()
    for language in ("de_DE.UTF-8", "tr_TR.UTF-8", "ja_JP.UTF-8"):
        with suppress(locale.Error):  # the machine may not have it
            locale.setlocale(locale.LC_ALL, language)
    surroundings.setattr(dates, "datetime", Clockless)
    surroundings.setattr(written, "datetime", Clockless)
    after = [instant(read_date(text), site) for text, *_ in SHAPES]
    assert after == before
    for text, message in REFUSED:
        with pytest.raises(DateError) as error:
            read_date(text)
        assert str(error.value) == message.format(text)


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "2019-04-06",
        "2019-04-06 10:30 ",
        " ",
        "(",
        " (",
        "年",
        "May ",
        "\x00",
        "Ａ",
        "ﷺ",
        "\ud800",
    ],
)
def test_hostile_texts(text: str) -> None:
    """However long a text is, its error is one short line."""
    for times in (dates.LONGEST // len(text), 1_000_000):
        with pytest.raises(DateError) as error:
            read_date(text * times)
        assert len(str(error.value)) < 400
        assert str(error.value).isprintable()


def test_hostile_values() -> None:
    """Neither a huge number nor a list grown by YAML's aliases is written out."""
    value: list[object] = []
    for _ in range(100):
        value = [value] * 10
    with pytest.raises(DateError, match="got a value of type list"):
        read_date(value)
    with pytest.raises(DateError, match="got a value of type int"):
        read_date(10**5000)


def test_hostile_paths() -> None:
    """A very long path is looked at once."""
    assert date_in_path("2019-13-01/" * 100_000) is None
    assert date_in_path("2019/04/" * 100_000) is None
    assert date_in_path("1" * 1_000_000) is None


LOOKS_LIKE_A_DATE = st.text("0123456789-/:.,+TZWz  MayJnuFbstCEUGondh年月日０　()", max_size=40)


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """Draw a date of which one part is another's."""
    one = draw(st.sampled_from(SHAPES))[0]
    other = draw(st.sampled_from(SHAPES))[0]
    start, stop = sorted(draw(st.tuples(*[st.integers(0, len(one))] * 2)))
    return one[:start] + other[start:stop] + draw(st.text(max_size=2)) + one[stop:]


@given(st.one_of(st.text(), LOOKS_LIKE_A_DATE, _damaged()))
def test_any_text_is_a_date_or_an_error(text: str) -> None:
    """Whatever is written, there is a moment or an error on one line, and nothing else."""
    result: Moment | str
    try:
        result = read_date(text)
    except DateError as error:
        result = str(error)
    if isinstance(result, str):
        assert result.isprintable()
    else:
        assert result.wall.year >= 100
        assert result.wall.microsecond == 0


@given(st.text("0123456789-_/.a", max_size=40))
def test_any_path_has_a_date_or_none(path: str) -> None:
    """Whatever a path looks like, there is a day or none."""
    moment = date_in_path(path)
    assert moment is None or moment.precision == "day"


OFFSETS = st.integers(-24 * 60 + 1, 24 * 60 - 1).map(lambda minutes: timedelta(minutes=minutes))
AWARE = st.datetimes(
    min_value=datetime(1000, 1, 3),  # noqa: DTZ001 - `timezones` supplies the zone
    max_value=datetime(9999, 12, 29),  # noqa: DTZ001
    timezones=OFFSETS.map(timezone),
)


@given(AWARE, st.sampled_from("T "), st.sampled_from(["auto", "seconds", "milliseconds"]))
def test_isoformat_comes_back(moment: datetime, separator: str, precision: str) -> None:
    """What Python writes as ISO 8601 is read as the same second, on the fast way and the slow."""
    text = moment.isoformat(separator, precision)
    assert written.read_written(text) == (read_date(text).wall, "second")
    assert instant(read_date(text), UTC) == moment.astimezone(UTC).replace(microsecond=0)


@given(AWARE)
def test_mail_dates_come_back(moment: datetime) -> None:
    """What Python writes as RFC 5322 is read as the same second."""
    text = format_datetime(moment)
    assert instant(read_date(text), UTC) == moment.astimezone(UTC).replace(microsecond=0)


@given(AWARE)
def test_c_dates_come_back(moment: datetime) -> None:
    """What C's ctime writes is read as the same wall time."""
    assert read_date(moment.ctime()).wall == moment.replace(microsecond=0, tzinfo=None)


@given(AWARE.map(datetime.date), st.sampled_from("-/."), st.booleans())
def test_numbers_are_never_guessed(day: date, mark: str, day_first: bool) -> None:
    """Three numbers are read as what they were written for, or not at all."""
    numbers = (day.day, day.month) if day_first else (day.month, day.day)
    text = f"{numbers[0]}{mark}{numbers[1]}{mark}{day.year}"
    if day.day > 12 or day.day == day.month:
        assert read_date(text) == read_date(day)
    else:
        with pytest.raises(DateError, match="can be read two ways"):
            read_date(text)


def test_milliseconds_may_be_a_number() -> None:
    """YAML and TOML make one of thirteen digits; twelve are no date."""
    assert read_date(1554546600999) == read_date("2019-04-06T10:30:00Z")
    with pytest.raises(DateError):
        read_date(154546600999)
