"""From a file to text."""

from __future__ import annotations

import os

from feedkit.errors import PostError, Problem

__all__ = ["read_beginning", "read_text", "text_of"]

BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# One block of most file systems. Front matter that is longer is one in a thousand.
BEGINNING = 4096
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


def read_beginning(file: str, path: str) -> tuple[str, bool]:
    """Return the first lines of `file`, and whether they are all.

    Raises `PostError` like `read_text`, for these lines.
    """
    try:
        descriptor = os.open(file, FLAGS)  # half the time that `open` takes
        try:
            data = os.read(descriptor, BEGINNING)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unreadable(error, path) from None
    whole = len(data) < BEGINNING
    return text_of(data, path, whole=whole), whole


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
