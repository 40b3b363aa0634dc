"""Whether a build would find all as the last one left it; then there is nothing to do.

This is asked before anything else is imported, for it is the answer to most runs.
"""

# No annotations from `__future__`: those would be texts, and as these are looked at, each would be
# compiled while the program runs.

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from feedkit.index.columns import values_at
from feedkit.index.stamps import UNSURE, fresh, looking, program, stamp, stamps
from feedkit.index.store import HEADER, Sections
from feedkit.posts.find import find_posts

if TYPE_CHECKING:
    from feedkit.errors import Problem

__all__ = ["Answer", "Call", "Found", "Scan", "answer", "header", "scanned"]


class Scan(NamedTuple):
    """How the posts of one folder are found."""

    root: str  #: absolute where it is kept
    include: tuple[str, ...]  #: globs
    exclude: tuple[str, ...]


class Found(NamedTuple):
    """What a scan found."""

    paths: list[str]  #: of posts, relative to the root, in the order of their code points
    stamps: bytes  #: of these files; none where no file was known
    problems: list["Problem"]  #: what was in the way: broken links and the like


class Answer(NamedTuple):
    """What a build says that had nothing to do, and the exit code it says it with."""

    out: str
    err: str
    code: int


class Call(NamedTuple):
    """One call of the command."""

    request: str  #: all that is asked for; for a path, the current folder is part of it
    place: str | None  #: where is kept what is known of the posts; None for nowhere
    known: Sections | None = None  #: what is kept there
    found: Mapping[Scan, Found] = {}  #: a moment ago, on the way to an answer


def answer(
    known: Sections, request: str, now: float, *, jobs: int = 1
) -> tuple[Answer | None, dict[Scan, Found]]:
    """Return what a build would say that changes nothing, None where one might change something.

    `known` is what an earlier one has kept; `request` is all that is asked for, in whatever words;
    `now` is the time in seconds since 1970. What was found until that was known is returned too.
    `jobs` processes may look for it.
    """
    found: dict[Scan, Found] = {}
    try:
        last = marshal.loads(known[HEADER] or b"")  # noqa: S302 - it is our own
        if not (
            last["request"] == request
            and last["program"] == program()
            and last["from"] <= now < (last["until"] or now + 1)
            and all(stamp(path) == was for path, was in last["looked"].items())
        ):
            return None, found
        start, same = 0, True
        for whole, count, in_the_way in last["scans"]:
            scan = Scan(*whole)
            before = known.files(start, count)
            start += count
            now_found = found[scan] = scanned(scan, known=before.paths, jobs=jobs)
            same &= (now_found.paths, now_found.stamps) == before
            same &= list(map(str, now_found.problems)) == in_the_way
        if not same:
            return None, found
        return Answer(*last["answer"]), found
    except Exception:
        return None, found


def header(
    request: str,
    answer: Answer,
    *,
    program: str,
    started: int,
    window: tuple[float, float | None],
    looked: Mapping[str, bytes],
    written: Mapping[str, bytes],
    scans: Iterable[tuple[Scan, Found]],
) -> bytes:
    """Return what `answer` needs to know of a build; nothing where that would not be certain.

    It `started` at a time in nanoseconds since 1970. What it did is right in a `window` of time, in
    seconds since 1970, which may have no end. `looked` has the stamps of what it looked at,
    `written` of what it wrote, `scans` what was found. `program` is what did it all.
    """
    if fresh(b"".join(looked.values()), started):
        return b""
    known: dict[str, Any] = {
        "request": request,
        "program": program,
        "from": window[0],
        "until": window[1],
        "looked": {**looked, **written},
        "scans": [
            (tuple(scan), len(each.paths), list(map(str, each.problems))) for scan, each in scans
        ],
        "answer": tuple(answer),
    }
    return marshal.dumps(known)


def scanned(scan: Scan, *, known: Sequence[str], jobs: int) -> Found:
    """Return what is found now. Raises ConfigError where nothing can be looked for.

    Of `jobs` processes all but this one look at once at what is `known` to have been there. Where
    nothing is, there are no stamps: files that are to be read anyway are looked at when they are
    open, in a third of the time.
    """
    root, include, exclude = scan
    problems: list[Problem] = []
    with looking(root, known, jobs=jobs) as looked:
        paths = find_posts(root, include=include, exclude=exclude, on_problem=problems.append)
        if not known:
            return Found(paths, b"", problems)
        stamped = looked()
    if paths != known:
        places = {path: place for place, path in enumerate(known)}
        new = [path for path in paths if path not in places]
        places |= {path: place for place, path in enumerate(new, len(known))}
        stamped += stamps(root, new, jobs=jobs)
        stamped = values_at(stamped, map(places.__getitem__, paths), UNSURE)
    return Found(paths, stamped, problems)
