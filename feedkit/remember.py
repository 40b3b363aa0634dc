"""What a build leaves for the next: what is known of posts, and what to say if nothing changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from heapq import nlargest
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from feedkit.index.stamps import stamp
from feedkit.index.store import keep
from feedkit.index.unchanged import Answer, Scan, header
from feedkit.report import Report

if TYPE_CHECKING:
    from feedkit.collect import Collected, Source
    from feedkit.memory import Memory

__all__ = ["Asked", "remember"]

# Posts that are looked at before all the others are looked for.
LAST = 20


class Asked(Struct, frozen=True):
    """What a build was asked for."""

    request: str  #: all of it, in whatever words
    answer: Callable[[Report], Answer]  #: what is said of a build that had nothing to do


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
    if asked:
        written = [os.path.abspath(file.path) for file in (*report.feeds, *report.files)]  # noqa: PTH100
        head = header(
            asked.request,
            asked.answer(_of_nothing_new(report)),
            program=memory.program,
            started=memory.started,
            window=window,
            looked={
                **{path: was for each in found.sources for path, was in _last_changed(each)},
                **{path: stamp(path) for path in looked},
                **memory.code(),
            },
            written={path: stamp(path) for path in written},
            scans=[_scan(source) for source in found.sources],
            posts=[stamp for source in found.sources for stamp in source.loaded.stamps],
        )
    return keep(place, [head, *memory.sections()])


def _of_nothing_new(report: Report) -> Report:
    """Return the report that the same build makes when it is run again."""
    feeds = tuple(replace(feed, changed=False) for feed in report.feeds)
    files = tuple(replace(file, changed=False) for file in report.files)
    return replace(report, feeds=feeds, files=files)


def _last_changed(source: Source) -> list[tuple[str, str]]:
    """Return paths and stamps of the posts that were changed last.

    The next change is likely to be one of them. If they are looked at first, it is found without
    looking for all posts.
    """
    root = os.path.abspath(source.survey.root)  # noqa: PTH100 - as in `_scan`
    paths = (verdict.path for verdict in source.loaded.verdicts)
    last = nlargest(LAST, zip(source.loaded.stamps, paths, strict=True))
    return [(f"{root}/{path}", stamp) for stamp, path in last]


def _scan(source: Source) -> Scan:
    survey = source.survey
    in_the_way = list(map(str, source.loaded.in_the_way))
    root = os.path.abspath(survey.root)  # noqa: PTH100 - without following links
    return Scan(root, survey.include, survey.exclude, in_the_way)
