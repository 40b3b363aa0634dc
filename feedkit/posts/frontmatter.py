"""From a file to a `Post`: bytes, text, head and body, metadata."""

from __future__ import annotations

import re
from posixpath import splitext
from typing import TYPE_CHECKING, Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from feedkit.errors import PostError, Problem
from feedkit.posts.block import MAX_LENGTH, Block, shown
from feedkit.posts.formats import find_head
from feedkit.posts.post import Post

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from feedkit.posts.block import Reader
    from feedkit.posts.formats import Head

__all__ = ["parse_post", "read_post"]

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_post(file: Path, path: str, *, on_problem: Callable[[Problem], None]) -> Post:
    """Return the post that `file` holds; `path` is what it is called in problems.

    Hands to `on_problem` what was mended (a key that is written twice). Raises `PostError` for a
    file that cannot be read, that is not UTF-8, or whose front matter cannot be understood.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"expected a readable file, got: {error.strerror or error}"
        raise PostError(Problem(path=path, message=message)) from None
    return parse_post(data, path, on_problem=on_problem)


def parse_post(data: bytes, path: str, *, on_problem: Callable[[Problem], None]) -> Post:
    """Return the post that a file's bytes mean.

    The values of its metadata are text, True, False, None, and lists and dicts of them; numbers
    are text as their author wrote them, and so are dates, but for those that TOML has of its own.
    `head + body` is the whole text, with line feeds for line endings and no byte order mark.
    Raises `PostError` like `read_post`.
    """
    text = decoded(data, path)
    head = find_head(text, splitext(path)[1].lower())
    if head is None:
        return Post(path=path, metadata={}, body=text)
    metadata = metadata_of(text, head, path, on_problem)
    return Post(path=path, metadata=metadata, body=text[head.body :], head=text[: head.body])


def decoded(data: bytes, path: str) -> str:
    """Return a file's text, its lines ending in a line feed."""
    if data.startswith(UTF_16):
        message = "expected UTF-8 text, got UTF-16 (as its byte order mark says)"
        raise PostError(Problem(path=path, line=1, message=message))
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"expected UTF-8 text, got byte 0x{data[error.start]:02x}"
        raise PostError(Problem(path=path, line=line, message=message)) from None


def metadata_of(
    text: str, head: Head, path: str, on_problem: Callable[[Problem], None]
) -> Mapping[str, object]:
    """Return what the `head` of `text` says. `text` may end where its body begins."""
    first_line = text.count("\n", 0, head.start) + 1
    block = Block.of(text[head.start : head.end], path, first_line, on_problem)
    # The head alone: python-frontmatter would copy, split and strip the body too, and a body that
    # begins with indented code is not the same without its leading white space.
    metadata, _ = frontmatter.parse(text[: head.body], handler=Handler(block, head.read))
    return metadata


class Handler(BaseHandler):
    """Tells python-frontmatter which part of a head is data, and how to read it."""

    FM_BOUNDARY = re.compile("")  # it insists on one; `split` has no need of it

    def __init__(self, block: Block, read: Reader) -> None:
        super().__init__()
        self.block = block
        self.read = read

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002  # the head, already split
        """Return the front matter, and nothing for a body."""
        return self.block.text, ""

    def load(self, fm: str) -> dict[str, Any]:
        """Return the metadata; raise `PostError` where there is anything but a mapping."""
        if len(fm) > MAX_LENGTH:
            message = f"expected at most {MAX_LENGTH} characters of front matter, found more"
            raise self.block.error(0, None, message)
        data = self.read(self.block)
        if data is None:  # nothing, or nothing but comments
            return {}
        if not isinstance(data, dict):
            kind = "a list" if isinstance(data, list) else shown(str(data))
            raise self.block.error(0, None, f"expected 'key: value' lines, got {kind}")
        return data
