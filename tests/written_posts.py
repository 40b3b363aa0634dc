"""Posts as their authors write them, and what a dialect makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedkit import Site
from feedkit.entries.dialect import Dialect
from feedkit.entries.normalize import normalize
from feedkit.errors import PostError
from feedkit.load import raise_problem
from feedkit.posts.frontmatter import parse_post
from feedkit.posts.post import Post

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit import Entry
    from feedkit.entries.fields import Fields

ADDRESS = "https://lighthouse.example/"


@dataclass(frozen=True)
class Blog:
    """A site whose posts are in one dialect."""

    dialect: Dialect
    timezone: str = "UTC"

    @property
    def site(self) -> Site:
        """The site, whose author is the keeper."""
        return Site(title="Notes", url=ADDRESS, author="The keeper", timezone=self.timezone)

    def fields(self, path: str, front: str = "", body: str = "The light burns.\n") -> Fields:
        """Return what a post says, completed by the dialect; `front` is YAML, or has fences."""
        head = front if front.startswith(("+++", "{")) else f"---\n{front}\n---\n"
        post = parse_post(f"{head}{body}".encode(), path, on_problem=raise_problem)
        return self.dialect.completed(post)

    def entry(self, path: str, front: str = "", body: str = "The light burns.\n") -> Entry:
        """Return the entry that a post becomes."""
        return normalize(self.fields(path, front, body), self.site, self.dialect)

    def link(self, path: str, front: str = "") -> str:
        """Return a post's link: its path on the site, or a whole address on another one."""
        return self.entry(path, front).link.removeprefix(ADDRESS.rstrip("/"))

    def survives(self, path: str, metadata: Mapping[str, object]) -> None:
        """Take a post with any metadata all the way; only `PostError` may come of it."""
        self.dialect.refuses(path)
        try:
            fields = self.dialect.completed(Post(path=path, metadata=metadata, body=""))
            self.dialect.leaves_out(fields)
            normalize(fields, self.site, self.dialect)
        except PostError:
            pass

    def left_out(self, path: str, front: str = "") -> str | None:
        """Return the kind of rule that leaves a post out, or "refused"; None for one that is in."""
        if self.dialect.refuses(path):
            return "refused"
        rule = self.dialect.leaves_out(self.fields(path, front))
        return rule.kind if rule else None
