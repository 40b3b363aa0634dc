"""A post's text, and how to look ahead in it without ever looking at the same place twice."""

from __future__ import annotations

import bisect
import re
from functools import cached_property
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Source"]

BACKTICKS = lazy_re(r"`+")
BLANK_LINE = lazy_re(r"\n[ \t>]*(?=\n)")
BRACE = lazy_re(r"\{")
# Between braces, those in a text are none; quotes elsewhere than where a value may be are prose.
NEXT_BRACE = lazy_re(r"[{}]|(?<=[{(\[,:=?+])\s*(?:\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`)")


class Source:
    """A text that is read from left to right.

    Every question about what comes later is answered from a position that only moves forward, or
    from a table that is made once: however often one asks, the whole costs one walk of the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[re.Pattern[str], re.Match[str] | None] = {}
        self._closings: dict[re.Pattern[str], dict[str, list[re.Match[str]]]] = {}

    def search(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """Return the first match of `pattern` that begins at or after `start`.

        `start` may not go back for the same pattern, by more than what was found last.
        """
        found = self._next.get(pattern)
        if pattern not in self._next or (found is not None and found.start() < start):
            found = self._next[pattern] = pattern.search(self.text, start)
        return found

    def first(self, patterns: Iterable[re.Pattern[str]], start: int) -> re.Match[str] | None:
        """Return the match of `patterns` that begins first; of several, that of the first pattern.

        None when there is none at or after `start`, which may not go back: see `search`.
        """
        found = filter(None, (self.search(pattern, start) for pattern in patterns))
        return min(found, key=re.Match.start, default=None)

    def line_start(self, position: int) -> int:
        """Return where the line of `position` begins."""
        return self.text.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        """Return where the line of `position` ends: at its line feed, or with the text."""
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end

    def begins_line(self, position: int) -> bool:
        """Say whether nothing but indentation and marks of quotations is before it on its line."""
        return not self.text[self.line_start(position) : position].strip(" \t>")

    def paragraph_end(self, position: int) -> int:
        """Return where the next blank line begins, or the text ends."""
        blank = self.search(BLANK_LINE, position)
        return len(self.text) if blank is None else blank.start()

    def delimited(self, start: int, end: re.Pattern[str]) -> tuple[str, int] | None:
        """Return what stands from `start` to `end`, and where the text goes on.

        None when it does not end before the next blank line: then nobody meant it as a tag.
        """
        found = self.search(end, start)
        if found is None or found.start() > self.paragraph_end(start):
            return None
        return self.text[start : found.start()].strip(), found.end()

    def closing_backticks(self, end: int, count: int) -> int | None:
        """Return the end of the code span that `count` backticks open before `end`.

        None when nothing closes them in the same paragraph (CommonMark §6.1).
        """
        runs = self._backticks.get(count, [])
        index = bisect.bisect_left(runs, end)
        if index == len(runs) or runs[index] > self.paragraph_end(end):
            return None
        return runs[index] + count

    @cached_property
    def _backticks(self) -> dict[int, list[int]]:
        runs: dict[int, list[int]] = {}
        for run in BACKTICKS.finditer(self.text):
            runs.setdefault(len(run[0]), []).append(run.start())
        return runs

    def closing(self, pattern: re.Pattern[str], name: str, start: int) -> re.Match[str] | None:
        """Return the first match at or after `start` of what closes a tag called `name`."""
        if pattern not in self._closings:
            self._closings[pattern] = {}
            for found in pattern.finditer(self.text):
                closed = found[1] if pattern.groups else ""
                self._closings[pattern].setdefault(closed, []).append(found)
        closings = self._closings[pattern].get(name if pattern.groups else "", [])
        index = bisect.bisect_left(closings, start, key=re.Match.start)
        return closings[index] if index < len(closings) else None

    @cached_property
    def braces(self) -> dict[int, int]:
        """Where the brace that opens at a position is closed: the position behind its partner."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        position = 0
        while brace := (NEXT_BRACE if opened else BRACE).search(self.text, position):
            position = brace.end()
            if brace[0] == "{":
                opened.append(brace.start())
            elif brace[0] == "}":
                pairs[opened.pop()] = position
        return pairs
