"""A post of which no more than the head has been read."""

from __future__ import annotations

from dataclasses import dataclass, field

from feedkit.errors import PostError, Problem
from feedkit.posts.post import Post
from feedkit.posts.source import read_text

__all__ = ["UnreadPost"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UnreadPost(Post):
    """A post whose `body` is read from its file when it is first asked for.

    To ask for it raises `PostError` if the file can no longer be read, has another head than it
    had, or is not UTF-8. Copies made by `dataclasses.replace` are unread, too; a pickle holds the
    body.
    """

    file: str = field(repr=False)  #: the path by which this program opens it
    body: str = field(init=False, repr=False)  #: is in no slot until it has been read

    def __getattr__(self, name: str) -> str:
        """Return what is in no slot: the body, the first time."""
        if name != "body":
            message = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=self)
        text = read_text(self.file, self.path)
        if not text.startswith(self.head):
            message = "expected the front matter that was there before, got another: read it again"
            raise PostError(Problem(path=self.path, message=message))
        body = text[len(self.head) :]
        object.__setattr__(self, "body", body)  # as immutable as before, to whoever looks
        return body
