"""Whether files are as they were."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from feedkit.forked import begun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

__all__ = [
    "NOT_THERE",
    "fresh",
    "is_fresh",
    "looking",
    "modules",
    "program",
    "stamp",
    "stamp_of",
    "stamps",
]

NOT_THERE = "-"
# A file may be changed twice within one tick of the file system's clock, and look as it did: what
# was changed so shortly before it was looked at is not trusted. Some file systems count only
# (every other) second.
TICK = 50_000_000  # nanoseconds
COARSE_TICK = 2_000_000_000

WORTH = 5_000  # files to look at for each process; of fewer, one has the stamps sooner than two

OWN = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
STANDARD = os.path.dirname(os.__file__)  # noqa: PTH120
INSTALLED = ("site-packages", "dist-packages")  # what pip and Debian call their folders


def stamp(path: str) -> str:
    """Return what tells one state of the file or folder at `path` from another.

    That is the time of its last change, by how much the time of change that it claims is before
    that, its size and its inode. The first is the one that no tool can set: a copy that keeps
    times, or an editor that puts them back, leaves the second as it was. It also moves with the
    file's name and permissions, and then no more is lost than the time to read a head again; git
    trusts it too (core.trustctime).
    """
    return _stamps("", (path,))[0]


def stamps(root: str, paths: Sequence[str], *, jobs: int = 1) -> list[str]:
    """Return the stamp of each of `paths` below `root`; of many, by up to `jobs` processes."""
    with looking(root, paths, jobs=jobs) as stamped:
        return stamped()


def looking(
    root: str, paths: Sequence[str], *, jobs: int
) -> AbstractContextManager[Callable[[], list[str]]]:
    """Begin to look at `paths` in other processes, if there are many: see `feedkit.forked.begun`.

    What is yielded returns the same as `stamps`.
    """
    return begun(partial(_stamps, f"{root}/"), paths, jobs, worth=WORTH)


def _stamps(above: str, paths: Sequence[str]) -> list[str]:
    # Of a hundred thousand files: whatever is called here but the system takes a part of the time.
    found = []
    for path in paths:
        try:
            status = os.stat(above + path)  # noqa: PTH116 - a `Path` takes longer
        except (OSError, ValueError):
            found.append(NOT_THERE)
            continue
        found.append(stamp_of(status))
    return found


def stamp_of(status: os.stat_result) -> str:
    """Return the stamp of a file whose `status` this is."""
    changed, claimed = status.st_ctime_ns, status.st_mtime_ns
    # Windows' ctime is the time of creation, and there are file systems that keep none.
    if changed < claimed:  # noqa: PLR1730 - `max` takes five times as long
        changed = claimed
    return f"{changed} {changed - claimed} {status.st_size} {status.st_ino}"


def is_fresh(stamp: str, now: int) -> bool:
    """Say whether a file was changed so shortly before `now` (nanoseconds) that it may be again."""
    if stamp == NOT_THERE:
        return False
    changed = int(stamp.partition(" ")[0])
    return changed > now - (TICK if changed % 1_000_000_000 else COARSE_TICK)


def fresh(stamps: Iterable[str], now: int) -> set[str]:
    """Return those of `stamps` that `is_fresh`."""
    # Times of the same length, 19 digits until the year 2286, compare as texts in a tenth of the
    # time that it takes to read them as numbers.
    earliest = str(now - max(TICK, COARSE_TICK))
    digits = len(earliest)
    recent = [each for each in stamps if each > earliest or each[digits : digits + 1] != " "]
    return {each for each in recent if is_fresh(each, now)}


def program() -> str:
    """Return what tells one state of the installed software from another.

    Installing anything changes the folders that Python imports from; whoever works on feedkit
    itself changes its files. The current folder may be one of the former, and is the site's: what
    is imported from there is among `modules`.
    """
    here = os.getcwd()  # noqa: PTH109 - imports less
    places = [f"{place} {stamp(place)}" for place in sys.path if place not in ("", here)]
    own = [] if _is_installed(OWN) else sorted(_files(OWN))
    return "\n".join((sys.version, *places, *own))


def modules() -> list[str]:
    """Return the files of the modules that this program has loaded from no installation.

    A renderer of the user's own, say, which may be changed without anything being installed.
    """
    files = filter(None, map(_file, tuple(sys.modules.values())))
    return [file for file in files if not _is_installed(file)]


def _file(module: object) -> str | None:
    with suppress(AttributeError):
        # Not by the module's own way, on which one of `feedkit.lazy` would be loaded.
        file: str | None = object.__getattribute__(module, "__file__")
        return file
    return None


def _is_installed(path: str) -> bool:
    return path.startswith((STANDARD, f"{OWN}{os.sep}")) or any(name in path for name in INSTALLED)


def _files(folder: str) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            path = f"{above}/{name}"
            yield f"{path} {stamp(path)}"
