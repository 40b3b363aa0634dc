"""What a build leaves for the next: what is known of posts, and what to say if nothing changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from feedkit.index.stamps import stamp
from feedkit.index.store import keep
from feedkit.index.unchanged import Answer, Found, Scan, header

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedkit.collect import Collected
    from feedkit.index.store import Sections
    from feedkit.memory import Memory
    from feedkit.report import Report

__all__ = ["Asked", "remember"]


class Asked(Struct, frozen=True):
    """What a build was asked for."""

    request: str  #: all of it, in whatever words
    answer: Callable[[Report], Answer]  #: what is said of a build that had nothing to do
    known: Sections | None = None  #: what an earlier build has kept
    found: Mapping[Scan, Found] = {}  #: a moment ago, when it was asked whether anything changed


def remember(
    place: str,
    asked: Asked | None,
    report: Report,
    *,
    window: tuple[float, float | None],
    found: Collected,
    looked: set[str],
    memory: Memory,
) -> str | None:
    """Keep at `place` what the next build can use; return why that could not be done, if so.

    What was `asked` for is answered from there as long as nothing has changed: none of the files
    that were `looked` at, none of the posts, and the time is in the `window` (see `header`).
    """
    head = b""
    if asked and memory.is_sure:
        written = [os.path.abspath(file.path) for file in (*report.feeds, *report.files)]  # noqa: PTH100
        head = header(
            asked.request,
            asked.answer(_of_nothing_new(report)),
            program=memory.program,
            started=memory.started,
            window=window,
            looked={**{path: stamp(path) for path in looked}, **memory.code},
            written={path: stamp(path) for path in written},
            scans=[(source.survey.scan, source.loaded.found) for source in found.sources],
        )
    return keep(place, [head, *memory.sections()])


def _of_nothing_new(report: Report) -> Report:
    """Return the report that the same build makes when it is run again."""
    feeds = tuple(replace(feed, changed=False) for feed in report.feeds)
    files = tuple(replace(file, changed=False) for file in report.files)
    return replace(report, feeds=feeds, files=files)
