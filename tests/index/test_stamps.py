"""A stamp tells one state of a file from another, by four numbers that the system keeps."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from feedkit.index.stamps import NOT_THERE, is_fresh, stamp, stamps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SECOND = 1_000_000_000
STATE = {"st_ctime_ns": 50 * SECOND, "st_mtime_ns": 40 * SECOND, "st_size": 9, "st_ino": 7}


class State:
    """What `os.stat` says of a file."""

    def __init__(self, state: Mapping[str, int]) -> None:
        self.__dict__.update(state)


def stamp_of(state: Mapping[str, int], monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the stamp of a file in a state."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", lambda _: State(state))
        return stamp("a.md")


@pytest.mark.parametrize("name", STATE)
def test_each_number_counts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The least change of one of them makes another stamp."""
    other = {**STATE, name: STATE[name] + 1}
    assert stamp_of(STATE, monkeypatch) != stamp_of(other, monkeypatch)


@pytest.mark.parametrize(
    ("changed", "claimed", "expected"),
    [
        (50 * SECOND, 40 * SECOND, 50 * SECOND),
        (40 * SECOND, 50 * SECOND, 50 * SECOND),  # Windows: made at 40
        (0, 50 * SECOND, 50 * SECOND),
        (1, -(2**63), 1),
        (2**70, 0, 2**70),
    ],
)
def test_a_file_is_as_old_as_its_later_time(
    changed: int, claimed: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until that has gone by, and a little more, it may be changed and look the same."""
    state = {**STATE, "st_ctime_ns": changed, "st_mtime_ns": claimed}
    known = stamp_of(state, monkeypatch)
    assert is_fresh(known, expected)
    assert not is_fresh(known, expected + 3 * SECOND)


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
    assert found == [stamp(f"{tmp_path}/{path}") for path in paths]
    assert [each == NOT_THERE for each in found] == [False, True, False, True, True]
    assert found[0] != found[2]
    assert not is_fresh(NOT_THERE, 0)
