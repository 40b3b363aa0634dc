"""Whether a build would find all as the last one left it; then there is nothing to do.

This is asked before anything else is imported, for it is the answer to most runs.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from feedkit.index.stamps import is_fresh, program, stamp, stamps
from feedkit.index.store import Sections
from feedkit.posts.find import find_posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from feedkit.errors import Problem

__all__ = ["HEADER", "STAMPS", "Answer", "Scan", "answer", "header", "joined"]

HEADER, STAMPS = 0, 1


class Scan(NamedTuple):
    """How the posts of one folder were found."""

    root: str  #: absolute
    include: Sequence[str]  #: globs
    exclude: Sequence[str]
    problems: Sequence[str]  #: what was in the way: broken links and the like


class Answer(NamedTuple):
    """What a build says that had nothing to do, and the exit code it says it with."""

    out: str
    err: str
    code: int


def answer(place: str, request: str, now: float) -> Answer | None:
    """Return what a build would say that changes nothing, None where one might change something.

    `request` is all that was asked for, in whatever words; `now` is the time in seconds since 1970.
    """
    known = Sections(place)
    try:
        last = json.loads(known[HEADER] or b"")
        if not (
            last["request"] == request
            and last["program"] == program()
            and last["from"] <= now < (last["until"] or now + 1)
            and all(stamp(path) == was for path, was in last["looked"].items())
            and (found := _scanned(last["scans"])) is not None
            and found == known[STAMPS]
        ):
            return None
        out, err, code = last["answer"]
        return Answer(str(out), str(err), int(code))
    except Exception:
        return None


def header(
    request: str,
    answer: Answer,
    *,
    program: str,
    started: int,
    window: tuple[float, float | None],
    looked: Mapping[str, str],
    written: Mapping[str, str],
    scans: Sequence[Scan],
    posts: Iterable[str],
) -> bytes:
    """Return what `answer` needs to know of a build; nothing where that would not be certain.

    It `started` at a time in nanoseconds since 1970. What it did is right in a `window` of time, in
    seconds since 1970, which may have no end. `looked` has the stamps of what it looked at,
    `written` of what it wrote, `posts` of the posts; `scans` say how these were found. `program` is
    what did it all.
    """
    if any(is_fresh(each, started) for each in (*looked.values(), *posts)):
        return b""
    known: dict[str, Any] = {
        "request": request,
        "program": program,
        "from": window[0],
        "until": window[1],
        "looked": {**looked, **written},
        "scans": scans,
        "answer": answer,
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
        paths = find_posts(root, include=include, exclude=exclude, on_problem=problems.append)
        if list(map(str, problems)) != known:
            return None
        found.append(joined(paths, stamps(root, paths)))
    return b"\n".join(found)
