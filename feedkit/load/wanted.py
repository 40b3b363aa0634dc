"""Which posts are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

__all__ = ["UpdatedFrom", "Wanted"]

#: What knows when a post was last changed, if its front matter does not say.
UpdatedFrom = Literal["git", "mtime"]


class Wanted(Struct, frozen=True, kw_only=True):
    """Which posts are wanted."""

    now: datetime  #: aware; what is dated later is a future post
    include: Sequence[str] = ()  #: globs of paths; Markdown files when empty
    exclude: Sequence[str] = ()  #: globs of paths
    where: Mapping[str, object] = field(default_factory=dict)  #: values of front matter
    drafts: bool = False
    future: bool = False
    updated_from: UpdatedFrom | None = None  #: what says when a post changed that does not
