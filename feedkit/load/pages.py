"""The pages of a site that are no posts: read when a post links to one, and not before."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from feedkit.entries.fields import Fields
from feedkit.entries.normalize import placed
from feedkit.errors import PostError
from feedkit.looked import look
from feedkit.posts.frontmatter import read_head

if TYPE_CHECKING:
    from feedkit.load.reading import Reading

__all__ = ["page_of"]


def page_of(reading: Reading, target: str, source: str) -> str | None:
    """Return the address of the page that `target` names in the file `source`; None for none."""
    try:
        path = reading.dialect.page(target, source, partial(_read, reading.root))
        return None if path is None else placed(path, reading.site)
    except (PostError, ValueError):  # no address that a page could have
        return None


def _read(root: str, path: str) -> Fields | None:
    """Return the front matter of the file at `path`; None if there is none on this site."""
    file = f"{root}/{path}"
    if path.startswith("../"):
        return None
    look(file)
    if not os.path.isfile(file):  # noqa: PTH113 - as text, as all paths of posts
        return None
    return Fields(read_head(file, path, on_problem=lambda _: None))
