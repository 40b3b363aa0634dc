"""Heads as python-frontmatter reads them, with readers of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from feedkit.lazy import lazy_re
from feedkit.posts.block import MAX_LENGTH, shown

if TYPE_CHECKING:
    from feedkit.posts.block import Block, Reader

__all__ = ["read_block"]


def read_block(block: Block, read: Reader) -> dict[str, object]:
    """Return what `read` finds in `block`; raise `PostError` for anything but a mapping."""
    # The block alone: python-frontmatter would copy, split and strip the body too, and a body that
    # begins with indented code is not the same without its leading white space.
    metadata: dict[str, object]
    metadata, _ = frontmatter.parse(block.text, handler=Handler(block, read))
    return metadata


class Handler(BaseHandler):
    """Tells python-frontmatter which part of a head is data, and how to read it."""

    FM_BOUNDARY = lazy_re("")  # it insists on one; `split` has no need of it

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
