"""Which posts are wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

__all__ = ["UpdatedFrom", "Wanted"]

#: What knows when a post was last changed, if its front matter does not say.
UpdatedFrom = Literal["git", "mtime"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which posts are wanted."""

    now: datetime  #: aware; what is dated later is a future post
    include: Sequence[str] = ()  #: globs of paths; Markdown files when empty
    exclude: Sequence[str] = ()  #: globs of paths
    where: Mapping[str, object] = field(default_factory=dict)  #: values of front matter
    drafts: bool = False
    future: bool = False
    updated_from: UpdatedFrom | None = None  #: what says when a post changed that does not
