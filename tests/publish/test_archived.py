"""What is known of archives that were published before."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from samples import entry, feed

from feedkit.feeds import Format, emit
from feedkit.looked import looking
from feedkit.publish.archived import published_archives

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMATS = pytest.mark.parametrize("form", ["atom", "rss", "json"])


def address(number: int) -> str:
    """Return where an archive is published."""
    return f"https://lighthouse.example/{number}.xml"


def places(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield where archives would be."""
    return ((folder / f"{number}.xml", address(number)) for number in count(1))


def publish(folder: Path, form: Format, *archives: list[int], first: int = 1) -> None:
    """Publish archives with the entries of these numbers."""
    for number, numbers in enumerate(archives, start=first):
        part = feed(*map(entry, numbers), url=address(number))
        (folder / f"{number}.xml").write_bytes(emit(part, form))


def ids(*numbers: int) -> set[str]:
    """Return the ids of the entries of these numbers."""
    return {entry(number).id for number in numbers}


@FORMATS
def test_the_ids_of_each_archive_that_is_there(tmp_path: Path, form: Format) -> None:
    """The oldest first; one without entries stands in for the one that is to come."""
    publish(tmp_path, form, [6, 5], [4], [3], [])
    assert published_archives(places(tmp_path), form) == [ids(5, 6), ids(4), ids(3)]


@FORMATS
def test_what_is_behind_a_gap_is_none(tmp_path: Path, form: Format) -> None:
    """Nor is anything where the first is missing."""
    publish(tmp_path, form, [6, 5], first=1)
    publish(tmp_path, form, [4], first=3)
    assert published_archives(places(tmp_path), form) == [ids(5, 6)]
    (tmp_path / "1.xml").unlink()
    assert published_archives(places(tmp_path), form) == []


@FORMATS
def test_an_entry_is_in_one_archive(tmp_path: Path, form: Format) -> None:
    """What repeats one of an older archive is left over from something else."""
    publish(tmp_path, form, [6, 5], [4, 5], [3])
    assert published_archives(places(tmp_path), form) == [ids(5, 6)]


@FORMATS
def test_what_was_published_elsewhere_is_none(tmp_path: Path, form: Format) -> None:
    """By its own address, which each document tells."""
    other = feed(entry(1), url="https://elsewhere.example/1.xml")
    (tmp_path / "1.xml").write_bytes(emit(other, form))
    assert published_archives(places(tmp_path), form) == []


def test_one_format_is_not_another(tmp_path: Path) -> None:
    """A feed that is written in another format from now on has no archives yet."""
    publish(tmp_path, "atom", [2, 1])
    assert published_archives(places(tmp_path), "json") == []
    publish(tmp_path, "json", [2, 1])
    assert published_archives(places(tmp_path), "rss") == []


def test_a_folder_of_that_name_is_none(tmp_path: Path) -> None:
    """Writing there will fail, and say so."""
    (tmp_path / "1.xml").mkdir()
    assert published_archives(places(tmp_path), "atom") == []


def test_an_index_notices_when_one_changes(tmp_path: Path) -> None:
    """All that are looked at are said to be, the one that is not there as well."""
    publish(tmp_path, "atom", [2, 1])
    with looking() as looked:
        published_archives(places(tmp_path), "atom")
    assert looked == {str(tmp_path / "1.xml"), str(tmp_path / "2.xml")}
