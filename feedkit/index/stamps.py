"""Whether files are as they were: size, time of change and inode."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["NOT_THERE", "is_fresh", "program", "stamp", "stamps"]

NOT_THERE = "-"
# A file may be changed twice within one tick of the file system's clock, and look as it did: what
# was changed so shortly before it was looked at is not trusted. Some file systems count only
# (every other) second.
TICK = 50_000_000  # nanoseconds
COARSE_TICK = 2_000_000_000


def stamp(path: str) -> str:
    """Return what tells one state of the file or folder at `path` from another."""
    try:
        status = os.stat(path)  # noqa: PTH116 - of thousands
    except (OSError, ValueError):
        return NOT_THERE
    return f"{status.st_mtime_ns} {status.st_size} {status.st_ino}"


def stamps(root: str, paths: Iterable[str]) -> list[str]:
    """Return the stamp of each of `paths` below `root`."""
    return [stamp(f"{root}/{path}") for path in paths]


def is_fresh(stamp: str, now: int) -> bool:
    """Say whether a file was changed so shortly before `now` (nanoseconds) that it may be again."""
    if stamp == NOT_THERE:
        return False
    changed = int(stamp.partition(" ")[0])
    return changed > now - (TICK if changed % 1_000_000_000 else COARSE_TICK)


def program() -> str:
    """Return what tells one state of the installed software from another.

    Installing anything changes the folders that Python imports from; whoever works on feedkit
    itself changes its files.
    """
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    places = [stamp(place) for place in sys.path if place]
    files = [] if "site-packages" in own else sorted(_modules(own))
    return "\n".join((sys.version, *places, *files))


def _modules(folder: str) -> Sequence[str]:
    found: list[str] = []
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir() and entry.name != "__pycache__":
                    waiting.append(entry.path)
                elif entry.is_file():
                    status = entry.stat()
                    found.append(f"{entry.path} {status.st_mtime_ns} {status.st_size}")
    return found
