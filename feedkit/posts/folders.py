"""What the names of folders tell."""

from __future__ import annotations

__all__ = ["is_of_posts"]

#: Folders of these names hold nothing but posts, wherever they are; `_posts` is one, too.
POST_FOLDERS = frozenset(
    [
        *("article", "articles", "blog", "blogs", "entries", "essays", "journal", "news"),
        *("post", "posts", "weblog", "writing"),
    ]
)


def is_of_posts(folder: str) -> bool:
    """Say whether a folder's name tells that it holds posts."""
    return folder.lstrip("_").casefold() in POST_FOLDERS
