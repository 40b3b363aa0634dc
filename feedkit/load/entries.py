"""Entries that are made when they are looked at: of a thousand posts a feed shows twenty."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from feedkit.entries.normalize import normalize
from feedkit.errors import PostError, Problem
from feedkit.posts.history import git_times, modification_time

if TYPE_CHECKING:
    from datetime import datetime

    from feedkit.load.reading import Reading
    from feedkit.model import Entry

__all__ = ["Entries", "Making", "together"]


class Entries(Collection["Entry"]):
    """Entries, newest first: each is made once, when an iteration first comes to it."""

    def __init__(self, entries: Iterator[Entry], size: Callable[[], int]) -> None:
        self._rest = entries
        self._size = size
        self._made: list[Entry] = []

    def __iter__(self) -> Iterator[Entry]:
        index = 0
        while index < len(self._made) or self._make():
            yield self._made[index]
            index += 1

    def __len__(self) -> int:
        """How many there are, as far as is known: one may turn out to be none when it is made."""
        return self._size()

    def __contains__(self, entry: object) -> bool:
        return any(entry == each for each in self)

    def _make(self) -> bool:
        entry = next(self._rest, None)
        if entry is not None:
            self._made.append(entry)
        return entry is not None


class Making(Mapping[str, "Entry"]):
    """The entries of one folder of posts, by their paths, newest first; made when asked for."""

    def __init__(
        self,
        reading: Reading,
        order: Sequence[str],
        on_problem: Callable[[Problem], None],
        collection: str | None,
    ) -> None:
        self._reading = reading
        self._on_problem = on_problem
        self._collection = collection
        self._made: dict[str, Entry | None] = {}
        self._order = order
        self._lost = 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order) - self._lost

    def __getitem__(self, path: str) -> Entry:
        entry = self._entry(path) if path in self._paths else None
        if entry is None:
            raise KeyError(path)
        return entry

    def entries(self) -> Entries:
        """Return the entries, without those that have the id of a newer one."""
        made = filter(None, map(self._entry, self._order))
        return Entries(_without_twins(made, self._lose), self.__len__)

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(self._order)

    def _entry(self, path: str) -> Entry | None:
        """Return the entry of a post that may be seen; None if something is wrong with it."""
        if path not in self._made:
            try:
                self._made[path] = self._normalized(path)
            except PostError as error:
                self._made[path] = None
                self._lose(error.problem)
        return self._made[path]

    def _normalized(self, path: str) -> Entry:
        reading = self._reading
        return normalize(
            reading.fields(path, lambda _: None),  # what could be mended was said before
            reading.site,
            reading.dialect,
            collection=self._collection,
            changed=partial(self._changed, path),
            warn=self._on_problem,
        )

    def _lose(self, problem: Problem) -> None:
        self._lost += 1
        self._on_problem(problem)

    def _changed(self, path: str) -> datetime | None:
        """Return when the post at `path` was changed, as far as anything is to be asked."""
        if self._reading.wanted.updated_from == "git":
            return self._commits.get(path)
        if self._reading.wanted.updated_from == "mtime":
            return modification_time(f"{self._reading.root}/{path}")
        return None

    @cached_property
    def _commits(self) -> dict[str, datetime]:
        return git_times(Path(self._reading.root), self._paths, self._on_problem)


def together(
    sources: Sequence[Entries],
    on_problem: Callable[[Problem], None],
    path_of: Callable[[Entry], str],
) -> Entries:
    """Return the entries of several folders as those of one; `path_of` tells their files apart."""
    if len(sources) == 1:
        return sources[0]
    merged = heapq.merge(
        *sources, key=lambda entry: (-entry.published.timestamp(), entry.source or "")
    )
    return Entries(_without_twins(merged, on_problem, path_of), lambda: sum(map(len, sources)))


def _source(entry: Entry) -> str:
    return entry.source or ""


def _without_twins(
    entries: Iterable[Entry],
    on_problem: Callable[[Problem], None],
    path_of: Callable[[Entry], str] = _source,
) -> Iterator[Entry]:
    """Yield `entries` without those whose id an earlier one has; they are a problem.

    Two entries with one id are one entry to a reader (RFC 4287 §4.1.1 forbids them).
    """
    by_id: dict[str, str] = {}
    for entry in entries:
        if entry.id in by_id:
            message = f"has the same id as {by_id[entry.id]}: {entry.id}"
            on_problem(Problem(path=path_of(entry), field="id", message=message))
        else:
            by_id[entry.id] = path_of(entry)
            yield entry
