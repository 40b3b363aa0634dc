"""From a file to text."""

from __future__ import annotations

import os

from msgspec import Struct

from feedkit.errors import PostError, Problem

__all__ = ["Start", "read_start", "read_text", "text_of"]

BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Front matter that is longer is one in a hundred; to decode more of all takes longer than that.
BEGINNING = 1024
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # without which Windows changes line endings


def read_text(file: str, path: str) -> str:
    """Return the whole text of `file`, which problems call `path`, as `text_of` does.

    Raises `PostError` for a file that cannot be read, too.
    """
    try:
        with open(file, "rb") as stream:  # noqa: PTH123  # a `Path` takes as long as the reading
            data = stream.read()
    except OSError as error:
        raise unreadable(error, path) from None
    return text_of(data, path)


class Start(Struct, frozen=True):
    """The first bytes of a file."""

    data: bytes
    whole: bool  #: whether there are no more
    status: os.stat_result  #: of the file, from before it was read


def read_start(file: str, path: str) -> Start:
    """Return the first KiB of `file`. Raises `PostError` if it cannot be read."""
    try:
        descriptor = os.open(file, FLAGS)  # half the time that `open` takes
        try:
            status = os.fstat(descriptor)
            data = os.read(descriptor, BEGINNING)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unreadable(error, path) from None
    return Start(data, len(data) < BEGINNING, status)


def text_of(data: bytes, path: str, *, whole: bool = True) -> str:
    """Return the text that a file's bytes mean: each line ends in a line feed.

    If they are not the `whole` file, the text ends with their last whole line. Raises `PostError`
    for what is not UTF-8.
    """
    if data.startswith(UTF_16):
        message = "expected UTF-8 text, got UTF-16 (as its byte order mark says)"
        raise PostError(Problem(path=path, line=1, message=message))
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not whole:
        data = data[: data.rfind(b"\n") + 1]
    try:
        return data.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"expected UTF-8 text, got byte 0x{error.object[error.start]:02x}"
        raise PostError(Problem(path=path, line=line, message=message)) from None


def unreadable(error: OSError, path: str) -> PostError:
    """Return the error for a file that the system does not let us read."""
    message = f"expected a readable file, got: {error.strerror or error}"
    return PostError(Problem(path=path, message=message))
