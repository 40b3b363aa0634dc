from __future__ import annotations

from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.errors import ConfigError
from feedkit.index.stamps import WIDTH, stamps
from feedkit.index.store import MADE, STAMPS, Files, Sections, joined, keep
from feedkit.index.unchanged import Scan, scanned

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
    assert found.stamps == (stamps(str(folder), NAMES) if known else b"")
    assert found.problems == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_that_is_gone(jobs: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is said, though others look for what was in it."""
    monkeypatch.setattr("feedkit.index.stamps.WORTH", 1)
    with pytest.raises(ConfigError, match="expected the folder your posts are in"):
        scanned(Scan(f"{folder}-gone", (), ()), known=NAMES, jobs=jobs)


@given(st.lists(st.lists(TEXT), max_size=3))
def test_files_of_several_folders_are_kept_apart(folders: list[list[str]]) -> None:
    """Whatever their names are; a folder may be empty."""
    known = [
        Files(paths, bytes([number] * WIDTH * len(paths))) for number, paths in enumerate(folders)
    ]
    with TemporaryDirectory() as folder:
        place = f"{folder}/a.index"
        keep(place, [b"", *joined(known), *[b""] * (MADE - STAMPS)])
        sections, start = Sections(place), 0
        for files in known:
            assert sections.files(start, len(files.paths)) == files
            start += len(files.paths)
        assert sections.files(start, 1) == Files([], b"")
