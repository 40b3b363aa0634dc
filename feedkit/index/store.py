"""The file that an index is kept in: sections, each of which can be read alone.

It is a cache and nothing else: a file that is damaged, of another version or not there is no index,
and says nothing.
"""

# No annotations from `__future__`: those would be texts, and as these are looked at, each would be
# compiled while the program runs.

import os
import re
import struct
import sys
import zlib
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from feedkit.index.stamps import WIDTH

__all__ = [
    "HEADER",
    "MADE",
    "PATHS",
    "STAMPS",
    "VERDICTS",
    "Files",
    "Sections",
    "default_place",
    "joined",
    "keep",
]

# The sections.
HEADER, PATHS, STAMPS, VERDICTS, MADE = range(5)

# The version is part of it: of what another one wrote, nothing is understood.
MAGIC = b"feedkit index 2\n"
SECTION = struct.Struct(">QI")  # bytes, and their checksum
SECTIONS = 5
HEAD = len(MAGIC) + SECTIONS * SECTION.size


class Files(NamedTuple):
    """Files below a folder, and how they are."""

    paths: list[str]  #: relative to the folder, in the order of their code points
    stamps: bytes  #: see `feedkit.index.stamps.stamps`


class Sections:
    """The sections of one file. Each is read when it is asked for, and None if it is damaged."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._table: list[tuple[int, int, int]] = []
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - a `Path` takes time to import
                head = file.read(HEAD)
        except OSError:
            return
        if len(head) == HEAD and head.startswith(MAGIC):
            offset = HEAD
            for size, checksum in SECTION.iter_unpack(head[len(MAGIC) :]):
                self._table.append((offset, size, checksum))
                offset += size

    def __getitem__(self, number: int) -> bytes | None:
        if not self._table:
            return None
        offset, size, checksum = self._table[number]
        try:
            with open(self._path, "rb") as file:  # noqa: PTH123
                if offset + size > os.fstat(file.fileno()).st_size:
                    return None
                file.seek(offset)
                content = file.read(size)
        except OSError:
            return None
        return content if zlib.crc32(content) == checksum else None

    def files(self, start: int, count: int) -> Files:
        """Return so many of the files that were there, from that one on; less if there are less."""
        paths, stamps = self._files
        end = start + count
        return Files(paths[start:end], stamps[start * WIDTH : end * WIDTH])

    @cached_property
    def _files(self) -> Files:
        return Files((self[PATHS] or b"").decode().split("\0")[:-1], self[STAMPS] or b"")


def joined(folders: Collection[Files]) -> tuple[bytes, bytes]:
    """Return the sections PATHS and STAMPS for the files of one folder after the other."""
    paths = [path for files in folders for path in files.paths]
    return "\0".join([*paths, ""]).encode(), b"".join(files.stamps for files in folders)


def keep(path: str, sections: Sequence[bytes]) -> str | None:
    """Write the file in one step. Return why that could not be done, None when it was."""
    from pathlib import Path  # noqa: PLC0415 - most runs have nothing to write

    from feedkit.replacing import replacing  # noqa: PLC0415

    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with replacing(Path(path)) as file:
            file.write(MAGIC)
            for section in sections:
                file.write(SECTION.pack(len(section), zlib.crc32(section)))
            file.writelines(sections)
    except OSError as error:
        return f"{path}: cannot keep what is known of the posts: {error.strerror or error}"
    return None


def default_place(folder: str, request: str) -> str | None:
    """Return where the index of a `request` in `folder` is kept: in the user's cache folder.

    The environment variable ``FEEDKIT_CACHE`` names another folder. None where the user has no
    folder to keep things in.
    """
    base = os.environ.get("FEEDKIT_CACHE") or _cache_folder()
    whole = os.path.abspath(folder)  # noqa: PTH100 - links stay: they may be changed
    key = zlib.crc32(f"{whole}/{request}".encode(errors="replace"))
    # For people who look into the folder: what is no letter may be more than a name can hold.
    name = re.sub(r"\W+", "-", os.path.basename(whole), flags=re.ASCII)[:40]  # noqa: PTH119
    return os.path.join(base, f"{name}-{key:08x}.index") if base else None  # noqa: PTH118


def _cache_folder() -> str | None:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        # https://specifications.freedesktop.org/basedir-spec/latest/: a relative path is ignored.
        chosen = os.environ.get("XDG_CACHE_HOME", "")
        base = chosen if os.path.isabs(chosen) else "~/.cache"  # noqa: PTH117
    base = os.path.expanduser(base)  # noqa: PTH111 - without a home it stays
    return os.path.join(base, "feedkit") if os.path.isabs(base) else None  # noqa: PTH117, PTH118
