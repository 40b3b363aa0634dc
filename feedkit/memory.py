"""What a build remembers of the last one: verdicts on posts, what bodies and feeds became.

Whatever is remembered stands beside all that it depends on, and counts only while that is the same.
"""

from __future__ import annotations

import marshal
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import msgspec

from feedkit.bodies import Body
from feedkit.index.stamps import fresh, modules, program, stamp
from feedkit.index.store import Sections
from feedkit.index.unchanged import STAMPS, joined, parted
from feedkit.load.known import Known
from feedkit.load.reading import Verdict

try:  # without the OpenSSL of `hashlib`, which takes as long to load as a hundred posts to read
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from feedkit.load import Loaded

__all__ = ["Memory", "encoded"]

VERDICTS, MADE = 2, 3
BY_VALUE = 2  # the last of marshal's formats in which it does not matter what is the same object
T = TypeVar("T")


class Folder(msgspec.Struct, array_like=True, frozen=True):
    """What is known of one folder of posts."""

    ground: bytes  #: a digest of all that the verdicts depend on, but for the files
    length: int  #: bytes of the stamps that are its own
    verdicts: list[Verdict]  #: in the order of the stamps


class Made(msgspec.Struct, array_like=True, frozen=True):
    """What became of bodies, and of feeds."""

    code: dict[str, str]  #: stamps of the user's own modules that had a part in it
    bodies: dict[bytes, Body]  #: by digests of all else that went into them
    documents: dict[bytes, bytes]  #: digests of their bytes, by digests of what they are made of


class Memory:
    """What is known of the posts of one configuration."""

    def __init__(self, place: str, started: int) -> None:
        """Read what is kept at `place`. The run `started` at a time in nanoseconds since 1970."""
        self.started = started
        self.program = program()  #: that does it all
        self.folders: dict[int, Folder] = {}  #: that were read in this run
        self.stamps: dict[int, bytes] = {}  #: of their files
        self.bodies: dict[bytes, Body] = {}  #: that were used in this run
        self.documents: dict[bytes, bytes] = {}  #: that were made in this run
        self._digest = blake2b(self.program.encode(errors="replace"), digest_size=16)
        self._sections = Sections(place)

    def digest(self, parts: Iterable[bytes]) -> bytes:
        """Return 16 bytes that stand for `parts`, and for the program."""
        whole = self._digest.copy()
        for part in parts:
            whole.update(len(part).to_bytes(8, "big"))
            whole.update(part)
        return whole.digest()

    def known(self, number: int, ground: bytes) -> Known:
        """Return what is known of the folder of this `number`; nothing if its ground is another."""
        folders, stamps = self._known
        if number >= len(folders) or folders[number].ground != self.digest((ground,)):
            return Known([], [], [])
        start = sum(folder.length for folder in folders[:number])
        parts = parted(stamps[start : start + folders[number].length])
        half = len(parts) // 2  # paths, and as many stamps
        return Known(parts[:half], parts[half:], folders[number].verdicts)

    def remember(self, number: int, ground: bytes, loaded: Loaded) -> None:
        """Take note of the folder of this `number`."""
        paths, sure, _ = loaded.found
        # What was changed a moment ago may be changed again, and look the same.
        if unsure := fresh(sure, self.started):
            sure = ["" if each in unsure else each for each in sure]
        self.stamps[number] = stamps = joined(paths, sure)
        self.folders[number] = Folder(self.digest((ground,)), len(stamps), loaded.verdicts)

    @property
    def known_bodies(self) -> Mapping[bytes, Body]:
        """What became of bodies in the last run, by digests of all that went into it."""
        return self._made.bodies

    def published(self, key: bytes, path: Path) -> bytes | None:
        """Return the bytes at `path` if they are what a run made of what `key` stands for."""
        if key not in self._made.documents:
            return None
        try:
            content = path.read_bytes()
        except OSError:
            return None
        return content if self.digest((content,)) == self._made.documents[key] else None

    def code(self) -> dict[str, str]:
        """Return the stamps of the user's own modules that had a part in this run, or the last."""
        return {**self._made.code, **{file: stamp(file) for file in modules()}}

    def sections(self) -> list[bytes]:
        """Return what is to be kept of this run: stamps, verdicts, what was made."""
        folders = [self.folders[number] for number in sorted(self.folders)]
        stamps = [self.stamps[number] for number in sorted(self.stamps)]
        encode = msgspec.msgpack.encode
        return [b"".join(stamps), encode(folders), encode(self._to_keep())]

    def _to_keep(self) -> Made:
        code = self.code()
        if fresh(code.values(), self.started):
            return Made({}, {}, {})
        return Made(code, self.bodies, self.documents)

    @cached_property
    def _made(self) -> Made:
        known = _decoded(self._sections[MADE], Made)
        if known and all(stamp(file) == was for file, was in known.code.items()):
            return known
        return Made({}, {}, {})

    @cached_property
    def _known(self) -> tuple[list[Folder], bytes]:
        folders = _decoded(self._sections[VERDICTS], list[Folder])
        stamps = self._sections[STAMPS]
        return (folders, stamps) if folders and stamps is not None else ([], b"")


def encoded(thing: object) -> bytes:
    """Return bytes that are the same for things that are the same."""
    # msgspec's own formats do not take all text there is, and leave a copy with what they take.
    plain = msgspec.to_builtins(thing, enc_hook=repr, order="deterministic", str_keys=True)
    return marshal.dumps(plain, BY_VALUE)


def _decoded(content: bytes | None, kind: type[T]) -> T | None:
    if content is None:
        return None
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except (msgspec.DecodeError, RecursionError):
        return None
