from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.errors import ConfigError
from feedkit.index.stamps import stamps
from feedkit.index.unchanged import Scan, joined, parted, scanned

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["a.md", "b.md", "c/d.md", "é.md"]
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with posts of these NAMES."""
    for name in NAMES:
        path = tmp_path / "posts" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "posts"


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "known",
    [[], NAMES, NAMES[1:], ["0.md", *NAMES], NAMES[::-1], ["c.md", "gone/d.md"]],
    ids=["nothing", "all", "one is new", "one is gone", "another order", "none of them"],
)
def test_what_was_there_does_not_change_what_is_found(
    known: list[str], jobs: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was known, and whoever has begun to look at it."""
    monkeypatch.setattr("feedkit.index.stamps.WORTH", 1)
    found = scanned(Scan(str(folder), (), ()), known=known, jobs=jobs)
    assert found.paths == NAMES
    assert found.stamps == (stamps(str(folder), NAMES) if known else [])
    assert found.problems == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_that_is_gone(jobs: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is said, though others look for what was in it."""
    monkeypatch.setattr("feedkit.index.stamps.WORTH", 1)
    with pytest.raises(ConfigError, match="expected the folder your posts are in"):
        scanned(Scan(f"{folder}-gone", (), ()), known=NAMES, jobs=jobs)


@given(st.lists(st.lists(st.tuples(TEXT, TEXT)), max_size=3))
def test_what_is_joined_can_be_parted(folders: list[list[tuple[str, str]]]) -> None:
    """Whatever the names of files are; a folder may be empty."""
    lists = [([path for path, _ in each], [stamp for _, stamp in each]) for each in folders]
    known = b"".join(joined(paths, stamped) for paths, stamped in lists)
    assert parted(known) == [text for paths, stamped in lists for text in (*paths, *stamped)]
