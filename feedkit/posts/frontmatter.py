"""From a file to a `Post`: text, head and body, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.lazy import lazy_function, lazy_re
from feedkit.posts.block import Block, cleaned
from feedkit.posts.formats import (
    COMMON_FENCE,
    END_OF_YAML,
    FENCES,
    Head,
    find_head,
    is_settled,
    read_toml,
    read_yaml,
)
from feedkit.posts.plain_yaml import plain_yaml
from feedkit.posts.post import Post
from feedkit.posts.source import read_start, read_text, text_of
from feedkit.posts.unread import UnreadPost

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from feedkit.errors import Problem
    from feedkit.posts.block import Reader
    from feedkit.posts.source import Start

__all__ = [
    "Beginning",
    "beginning_of",
    "head_of",
    "metadata_of",
    "parse_post",
    "read_head",
    "read_post",
]

# What reads most of a format faster, and returns None for the rest.
PLAIN_READERS: dict[Reader, Callable[[str], Mapping[str, object] | None]] = {
    read_yaml: plain_yaml,
    read_toml: lazy_function("feedkit.posts.plain_toml", "read_plain_toml"),
}

OPENING = COMMON_FENCE.encode()
CLOSING = lazy_re(rf"{END_OF_YAML}\n".encode())


class Beginning(Struct, frozen=True):
    """The text of a file as far as its front matter goes, or farther."""

    text: str
    head: Head | None  #: where in it the front matter is
    whole: bool  #: whether this is the whole text

    @property
    def decisive(self) -> str:
        """What of the text makes the front matter what it is, whatever follows.

        That is all of it unless the front matter stands between two fences: these are found first.
        """
        text, head = self.text, self.head
        return text[: head.body] if head and head.start and text[0] in FENCES else text


def beginning_of(start: Start, file: str, path: str) -> Beginning:
    """Return the beginning of the post that `file` holds, and problems call `path`.

    That is its `start`, or all of it if the front matter may go on there. Raises `PostError` for
    what is not UTF-8, and if there is more and it cannot be read.
    """
    if not start.whole and (common := common_beginning(start.data)):
        return common
    text = text_of(start.data, path, whole=start.whole)
    head = find_head(text, path)
    if start.whole or is_settled(head, text, path):
        return Beginning(text, head, start.whole)
    text = read_text(file, path)
    return Beginning(text, find_head(text, path), whole=True)


def common_beginning(data: bytes) -> Beginning | None:
    """Return what most posts begin with, as `text_of` and `find_head` would, in half the time."""
    closing = CLOSING.search(data, 3) if data.startswith(OPENING) else None
    if closing is None:
        return None
    try:
        text = data[: closing.end()].decode()
    except UnicodeDecodeError:  # `text_of` says where
        return None
    if "\r" in text:
        return None
    end = len(text) - len(closing[0]) + 1
    return Beginning(text, Head(len(COMMON_FENCE), end, len(text), read_yaml), whole=False)


def head_of(beginning: Beginning, metadata: Mapping[str, object], file: str, path: str) -> Post:
    """Return the post that begins like this, and has this `metadata`.

    If there is more in its `file`, the body is read when it is first asked for (see `UnreadPost`),
    and what is wrong with the rest is said then.
    """
    text, head = beginning.text, beginning.head
    body = head.body if head else 0
    if beginning.whole:
        return Post(path=path, metadata=metadata, body=text[body:], head=text[:body])
    return UnreadPost(path=path, metadata=metadata, head=text[:body], file=file)


def read_head(file: str, path: str, *, on_problem: Callable[[Problem], None]) -> Post:
    """Return the post that `file` holds like `read_post`, but read no more of it than is needed."""
    beginning = beginning_of(read_start(file, path), file, path)
    return head_of(beginning, dict(metadata_of(beginning, path, on_problem)), file, path)


def read_post(file: Path, path: str, *, on_problem: Callable[[Problem], None]) -> Post:
    """Return the post that `file` holds; `path` is what it is called in problems.

    Hands to `on_problem` what was mended (a key that is written twice). Raises `PostError` for a
    file that cannot be read, that is not UTF-8, or whose front matter cannot be understood.
    """
    return post_of(read_text(str(file), path), path, on_problem)


def parse_post(data: bytes, path: str, *, on_problem: Callable[[Problem], None]) -> Post:
    """Return the post that a file's bytes mean.

    The values of its metadata are text, True, False, None, and lists and dicts of them; numbers
    are text as their author wrote them, and so are dates, but for those that TOML has of its own.
    `head + body` is the whole text, with line feeds for line endings and no byte order mark.
    Raises `PostError` like `read_post`.
    """
    return post_of(text_of(data, path), path, on_problem)


def post_of(text: str, path: str, on_problem: Callable[[Problem], None]) -> Post:
    """Return the post whose whole text this is."""
    beginning = Beginning(text, find_head(text, path), whole=True)
    return head_of(beginning, dict(metadata_of(beginning, path, on_problem)), "", path)


def metadata_of(
    beginning: Beginning, path: str, on_problem: Callable[[Problem], None]
) -> Mapping[str, object]:
    """Return what the front matter says. Raises `PostError` where it cannot be understood."""
    text, head = beginning.text, beginning.head
    if head is None:
        return {}
    written = cleaned(text[head.start : head.end])
    read_plain = PLAIN_READERS.get(head.read)
    metadata = read_plain(written) if read_plain else None
    if metadata is not None:
        return metadata
    # Where all heads are plain, as on most blogs, it would take longer to import PyYAML, which
    # python-frontmatter imports, than to read a thousand posts.
    from feedkit.posts.handler import read_block  # noqa: PLC0415

    first_line = text.count("\n", 0, head.start) + 1
    return read_block(Block(written, path, first_line, on_problem), head.read)
