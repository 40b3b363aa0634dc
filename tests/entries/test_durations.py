"""How long a recording is, in the ways that people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.entries.durations import read_duration


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        # https://help.apple.com/itc/podcasts_connect/#/itcb54353390: seconds, or H:MM:SS
        (3283, 3283),
        ("3283", 3283),
        (669.4, 669),
        ("669.6", 670),
        ("1:08:22", 4102),  # Castanet's reference
        ("59:32", 3572),
        ("0:03:13", 193),  # jekyll-octopod's post structure
        ("00:14:02", 842),
        ("28:12", 1692),  # hexo-podcast-rss
        ("02:47", 167),
        ("75:30", 4530),  # more minutes than an hour has
        ("1:08:22.250", 4102),
        ("100:00:00", 360_000),
        # words
        ("42 min", 2520),
        ("10min", 600),
        ("42 minutes", 2520),
        ("1h 5m", 3900),
        ("1h5m10s", 3910),
        ("1 hr, 2 mins", 3720),
        ("2 hours 3 minutes 4 seconds", 7384),
        ("90 s", 90),
        ("PT1H2M3S", 3723),  # https://schema.org/Duration
        ("  42\u00a0min ", 2520),
        (0.2, 1),  # no recording lasts no time
    ],
)
def test_a_duration(written: object, seconds: int) -> None:
    """Is read only where it can be but one."""
    assert read_duration(written) == seconds


@pytest.mark.parametrize(
    "written",
    [
        *("", "long", "##:##", "1:75:00", "5:3", "1:5:3", ":30", "1:", "1:2:3:4", "12:60"),
        *("0", "0:00", "PT", "min", "-5", "1e3", "1,5 h", "42 min or so", "1m 2h", "4 weeks"),
        *(0, -5, True, None, [], {"minutes": 5}, float("nan"), float("inf"), 10**30),
        "9" * 1000,
    ],
)
def test_no_duration(written: object) -> None:
    """What can be read in two ways, or in none; no time at all is a place for one to come."""
    assert read_duration(written) is None


@given(st.text("0123456789:.hms inPT") | st.integers() | st.floats())
def test_anything_is_a_duration_or_none(written: object) -> None:
    """And at once."""
    found = read_duration(written)
    assert found is None or 0 < found <= 3_600_000
