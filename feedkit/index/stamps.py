"""Whether files are as they were."""

from __future__ import annotations

import os
import struct
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from feedkit.forked import begun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = [
    "NOT_THERE",
    "UNSURE",
    "WIDTH",
    "fresh",
    "looking",
    "modules",
    "program",
    "stamp",
    "stamp_of",
    "stamps",
]

STAMP = struct.Struct("=4Q")
WIDTH = STAMP.size  #: of a stamp, in bytes
NOT_THERE = bytes(WIDTH)
UNSURE = b"\xff" * WIDTH  #: of a file that may have changed unseen; the stamp of none

# A file may be changed twice within one tick of the file system's clock, and look as it did: what
# was changed so shortly before it was looked at is not trusted. Some file systems count only
# (every other) second.
TICK = 50_000_000  # nanoseconds
COARSE_TICK = 2_000_000_000

WORTH = 5_000  # files to look at for each process; of fewer, one has the stamps sooner than two

OWN = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
STANDARD = os.path.dirname(os.__file__)  # noqa: PTH120
INSTALLED = ("site-packages", "dist-packages")  # what pip and Debian call their folders


def stamp(path: str) -> bytes:
    """Return what tells one state of the file or folder at `path` from another.

    That is the time of its last change, by how much the time of change that it claims is before
    that, its size and its inode. The first is the one that no tool can set: a copy that keeps
    times, or an editor that puts them back, leaves the second as it was. It also moves with the
    file's name and permissions, and then no more is lost than the time to read a head again; git
    trusts it too (core.trustctime).
    """
    return _stamps("", (path,))


def stamps(root: str, paths: Sequence[str], *, jobs: int = 1) -> bytes:
    """Return a column of the stamps of `paths` below `root`; of many, by up to `jobs` processes."""
    with looking(root, paths, jobs=jobs) as stamped:
        return stamped()


@contextmanager
def looking(root: str, paths: Sequence[str], *, jobs: int) -> Iterator[Callable[[], bytes]]:
    """Begin to look at `paths` in other processes, if there are many: see `feedkit.forked.begun`.

    What is yielded returns the same as `stamps`.
    """
    above = f"{root}/"
    with begun(lambda paths: [_stamps(above, paths)], paths, jobs, worth=WORTH) as finished:
        yield lambda: b"".join(finished())


def _stamps(above: str, paths: Iterable[str]) -> bytes:
    # Of a hundred thousand files: whatever is called here but the system takes a part of the time.
    found = []
    for path in paths:
        try:
            status = os.stat(above + path)  # noqa: PTH116 - a `Path` takes longer
        except (OSError, ValueError):
            found.append(NOT_THERE)
            continue
        found.append(stamp_of(status))
    return b"".join(found)


def stamp_of(status: os.stat_result) -> bytes:
    """Return the stamp of a file whose `status` this is."""
    changed, claimed = status.st_ctime_ns, status.st_mtime_ns
    # Windows' ctime is the time of creation, and there are file systems that keep none.
    if changed < claimed:  # noqa: PLR1730 - `max` takes five times as long
        changed = claimed
    size, inode = status.st_size, status.st_ino
    try:
        return STAMP.pack(changed, changed - claimed, size, inode)
    except struct.error:  # before 1970, after 2554, or one of the inodes of 128 bits
        numbers = (changed, changed - claimed, size, inode)
        return STAMP.pack(*(number % 2**64 for number in numbers))


def fresh(stamps: bytes, now: int) -> list[int]:
    """Return the places of files that were changed so shortly before `now` that they may be again.

    That is a time in nanoseconds since 1970.
    """
    times = memoryview(stamps).cast("Q")[:: WIDTH // 8]
    if max(times, default=0) <= now - max(TICK, COARSE_TICK):
        return []
    return [
        place
        for place, changed in enumerate(times)
        if changed > now - (TICK if changed % 1_000_000_000 else COARSE_TICK)
    ]


def program() -> str:
    """Return what tells one state of the installed software from another.

    Installing anything changes the folders that Python imports from; whoever works on feedkit
    itself changes its files. The current folder may be one of the former, and is the site's: what
    is imported from there is among `modules`.
    """
    here = os.getcwd()  # noqa: PTH109 - imports less
    places = [f"{place} {stamp(place).hex()}" for place in sys.path if place not in ("", here)]
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
            yield f"{path} {stamp(path).hex()}"
