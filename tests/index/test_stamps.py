"""A stamp tells one state of a file from another, by four numbers that the system keeps."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.index.columns import values
from feedkit.index.stamps import (
    COARSE_TICK,
    NOT_THERE,
    STAMP,
    TICK,
    UNSURE,
    WIDTH,
    fresh,
    stamp,
    stamps,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SECOND = 1_000_000_000
STATE = {"st_ctime_ns": 50 * SECOND, "st_mtime_ns": 40 * SECOND, "st_size": 9, "st_ino": 7}


class State:
    """What `os.stat` says of a file."""

    def __init__(self, state: Mapping[str, int]) -> None:
        self.__dict__.update(state)


def stamp_of(state: Mapping[str, int], monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return the stamp of a file in a state."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", lambda _: State(state))
        return stamp("a.md")


@pytest.mark.parametrize(
    "state",
    [
        STATE,
        {**STATE, "st_ino": 2**127},  # Windows' ReFS
        {**STATE, "st_ctime_ns": -SECOND, "st_mtime_ns": -2 * SECOND},
        {**STATE, "st_ctime_ns": 2**65},
    ],
    ids=["usual", "a long inode", "before 1970", "in far future"],
)
@pytest.mark.parametrize("name", STATE)
def test_each_number_counts(
    name: str, state: Mapping[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The least change of one of them makes another stamp, whatever file systems may say."""
    known = stamp_of(state, monkeypatch)
    assert stamp_of({**state, name: state[name] + 1}, monkeypatch) != known
    assert len(known) == WIDTH
    assert known not in (NOT_THERE, UNSURE)


@pytest.mark.parametrize(
    ("changed", "claimed", "expected"),
    [
        (50 * SECOND, 40 * SECOND, 50 * SECOND),
        (40 * SECOND, 50 * SECOND, 50 * SECOND),  # Windows: made at 40
        (0, 50 * SECOND, 50 * SECOND),
        (1, -(2**63), 1),
        (2**63, 0, 2**63),
    ],
)
def test_a_file_is_as_old_as_its_later_time(
    changed: int, claimed: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until that has gone by, and a little more, it may be changed and look the same."""
    state = {**STATE, "st_ctime_ns": changed, "st_mtime_ns": claimed}
    known = stamp_of(state, monkeypatch)
    assert fresh(known, expected) == [0]
    assert fresh(known, expected + 3 * SECOND) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_files_have_the_stamps_that_each_has(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In their order, with those that are not there, or cannot be, whoever looks at them."""
    monkeypatch.setattr("feedkit.index.stamps.WORTH", 1)
    paths = ["a.md", "gone.md", "b.md", "nu\0ll.md", "a.md/c.md"]
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(name)
    found = stamps(str(tmp_path), paths, jobs=jobs)
    each = values(found, WIDTH)
    assert each == [stamp(f"{tmp_path}/{path}") for path in paths]
    assert [there == NOT_THERE for there in each] == [False, True, False, True, True]
    assert each[0] != each[2]
    assert fresh(NOT_THERE, 3 * SECOND) == []


@given(st.lists(st.integers(0, 5 * SECOND)))
def test_fresh_is_what_was_changed_within_a_tick(ages: list[int]) -> None:
    """Of a clock that counts seconds, or of one that counts more finely."""
    now = 100 * SECOND
    known = b"".join(STAMP.pack(now - age, 0, 0, 0) for age in ages)
    ticks = [TICK if (now - age) % SECOND else COARSE_TICK for age in ages]
    assert fresh(known, now) == [
        place for place, (age, tick) in enumerate(zip(ages, ticks, strict=True)) if age < tick
    ]
