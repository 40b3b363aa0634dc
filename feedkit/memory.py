"""What a build remembers of the last one: verdicts on posts, what bodies and feeds became.

Whatever is remembered stands beside all that it depends on, and counts only while that is the same.
"""

from __future__ import annotations

import marshal
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import msgspec

from feedkit.bodies import Body
from feedkit.index.columns import replaced
from feedkit.index.stamps import UNSURE, WIDTH, fresh, modules, program, stamp
from feedkit.index.store import MADE, VERDICTS, Files, joined
from feedkit.load.known import Known
from feedkit.load.verdicts import Verdicts

try:  # without the OpenSSL of `hashlib`, which takes as long to load as a hundred posts to read
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from feedkit.index.store import Sections
    from feedkit.load import Loaded

__all__ = ["Memory", "encoded"]

BY_VALUE = 2  # the last of marshal's formats in which it does not matter what is the same object
T = TypeVar("T")


class Folder(msgspec.Struct, array_like=True, frozen=True):
    """What is known of one folder of posts."""

    ground: bytes  #: a digest of all that the verdicts depend on, but for the files
    verdicts: Verdicts  #: in the order of the files
    above: str  #: what is handed down to them


class Made(msgspec.Struct, array_like=True, frozen=True):
    """What became of bodies, and of feeds."""

    code: dict[str, bytes]  #: stamps of the user's own modules that had a part in it
    bodies: dict[bytes, Body]  #: by digests of all else that went into them
    documents: dict[bytes, bytes]  #: digests of their bytes, by digests of what they are made of


class Memory:
    """What is known of the posts of one configuration."""

    def __init__(self, sections: Sections, started: int) -> None:
        """Take what an earlier run has kept. This one `started` at a time in ns since 1970."""
        self.started = started
        self.program = program()  #: that does it all
        self.folders: dict[int, Folder] = {}  #: that were read in this run
        self.files: dict[int, Files] = {}  #: that were in them
        self.is_sure = True  #: that none of these may be changed again, and look the same
        self.bodies: dict[bytes, Body] = {}  #: that were used in this run
        self.documents: dict[bytes, bytes] = {}  #: that were made in this run
        self._digest = blake2b(self.program.encode(errors="replace"), digest_size=16)
        self._sections = sections

    def digest(self, parts: Iterable[bytes]) -> bytes:
        """Return 16 bytes that stand for `parts`, and for the program."""
        whole = self._digest.copy()
        for part in parts:
            whole.update(len(part).to_bytes(8, "big"))
            whole.update(part)
        return whole.digest()

    def known(self, number: int, ground: bytes) -> Known:
        """Return what is known of the folder of this `number`; nothing if its ground is another."""
        folders = self._folders
        if number < len(folders) and folders[number].ground == self.digest((ground,)):
            start = sum(len(folder.verdicts) for folder in folders[:number])
            verdicts = folders[number].verdicts
            files = self._sections.files(start, len(verdicts))
            if len(files.paths) == len(verdicts) == len(files.stamps) // WIDTH:
                return Known(files, verdicts, folders[number].above)
        return Known(Files([], b""), Verdicts([], b"", {}), "")

    def remember(self, number: int, ground: bytes, loaded: Loaded) -> None:
        """Take note of the folder of this `number`."""
        paths, stamps, _ = loaded.found
        # What was changed a moment ago may be changed again, and look the same.
        if unsure := fresh(stamps, self.started):
            self.is_sure = False
            stamps = replaced(stamps, unsure, UNSURE * len(unsure), WIDTH)
        self.files[number] = Files(paths, stamps)
        self.folders[number] = Folder(self.digest((ground,)), loaded.verdicts, loaded.above)

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

    @cached_property
    def code(self) -> dict[str, bytes]:
        """The stamps of the user's own modules that had a part in this run, or the last.

        To be asked for when all is made.
        """
        return {**self._made.code, **{file: stamp(file) for file in modules()}}

    def sections(self) -> list[bytes]:
        """Return what is to be kept of this run: stamps, verdicts, what was made."""
        folders = [self.folders[number] for number in sorted(self.folders)]
        files = [self.files[number] for number in sorted(self.files)]
        encode = msgspec.msgpack.encode
        return [*joined(files), encode(folders), encode(self._to_keep())]

    def _to_keep(self) -> Made:
        if fresh(b"".join(self.code.values()), self.started):
            return Made({}, {}, {})
        return Made(self.code, self.bodies, self.documents)

    @cached_property
    def _made(self) -> Made:
        known = _decoded(self._sections[MADE], Made)
        if known and all(stamp(file) == was for file, was in known.code.items()):
            return known
        return Made({}, {}, {})

    @cached_property
    def _folders(self) -> list[Folder]:
        return _decoded(self._sections[VERDICTS], list[Folder]) or []


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
