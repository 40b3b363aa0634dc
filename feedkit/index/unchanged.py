"""Whether a build would find all as the last one left it; then there is nothing to do.

This is asked before anything else is imported, for it is the answer to most runs.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from feedkit.errors import ConfigError
from feedkit.index.stamps import is_fresh, program, stamp, stamps
from feedkit.index.store import Sections
from feedkit.posts.find import find_posts
from feedkit.report import Report, as_plain, unchanged_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from feedkit.errors import Problem

__all__ = ["HEADER", "STAMPS", "Scan", "header", "joined", "unchanged"]

HEADER, STAMPS = 0, 1


class Scan(NamedTuple):
    """How the posts of one folder were found."""

    root: str  #: absolute
    include: Sequence[str]  #: globs
    exclude: Sequence[str]
    problems: Sequence[str]  #: what was in the way: broken links and the like


def unchanged(place: Path, request: str, *, now: float | None) -> Report | None:
    """Return the report of a build that would change nothing, None where one might.

    `request` is all that was asked for, in whatever words; `now` is the time in seconds since 1970,
    None where the request says it.
    """
    known = Sections(place)
    try:
        last = json.loads(known[HEADER] or b"")
        if not (
            last["request"] == request
            and last["program"] == program()
            and (now is None or last["from"] <= now < (last["until"] or now + 1))
            and all(stamp(path) == was for path, was in last["looked"].items())
            and (found := _scanned(last["scans"])) is not None
            and found == known[STAMPS]
        ):
            return None
        return unchanged_report(last["report"])
    except (ConfigError, LookupError, TypeError, ValueError, AttributeError):
        return None


def header(
    request: str,
    report: Report,
    *,
    program: str,
    started: int,
    until: float | None,
    looked: Mapping[str, str],
    written: Mapping[str, str],
    scans: Sequence[Scan],
    posts: Iterable[str],
) -> bytes:
    """Return what `unchanged` needs to know of a build; nothing where that would not be certain.

    It `started` at a time in nanoseconds since 1970 and stays right until `until`, in seconds.
    `looked` has the stamps of what it looked at, `written` of what it wrote, `posts` of the posts;
    `scans` say how these were found. `program` is what did it all.
    """
    if any(is_fresh(each, started) for each in (*looked.values(), *posts)):
        return b""
    known: dict[str, Any] = {
        "request": request,
        "program": program,
        "from": started / 1_000_000_000,
        "until": until,
        "looked": {**looked, **written},
        "scans": scans,
        "report": as_plain(report),
    }
    return json.dumps(known).encode()


def joined(paths: Iterable[str], stamps: Iterable[str]) -> bytes:
    """Return what the posts of one folder are known by."""
    return "\0".join(f"{path}\0{each}" for path, each in zip(paths, stamps, strict=True)).encode()


def _scanned(scans: Iterable[Scan]) -> bytes | None:
    """Return what the posts are known by now; None if something else is in the way of finding them.

    Raises ConfigError where they cannot be looked for at all.
    """
    found = []
    for root, include, exclude, known in scans:
        problems: list[Problem] = []
        paths = find_posts(Path(root), include=include, exclude=exclude, on_problem=problems.append)
        if list(map(str, problems)) != known:
            return None
        found.append(joined(paths, stamps(root, paths)))
    return b"\n".join(found)
