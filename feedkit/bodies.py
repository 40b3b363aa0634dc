"""What becomes of the bodies of entries, here or in another process."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from feedkit.content.links import Links
from feedkit.errors import PostError, Problem
from feedkit.model.checks import set_field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedkit.content.links import Target
    from feedkit.content.rendering import Rendering
    from feedkit.model import Entry, Site

__all__ = ["Body", "bodies_of", "body_of", "holds", "with_body"]

#: A question about another post, by the file it is asked in, and the answer: its page and title.
Asked: TypeAlias = tuple[str, str | None, tuple[str, str] | None]


class Body(msgspec.Struct, array_like=True, frozen=True):
    """What became of a body."""

    content: str
    summary: str | None
    problems: list[Problem]  #: of which its author is told
    asked: list[Asked]  #: the posts that it links to


def body_of(entry: Entry, site: Site, rendering: Rendering, links: Links) -> Body:
    """Return what becomes of the body of `entry`. Raises PostError when it cannot be rendered."""
    from feedkit.content.render import render_body  # noqa: PLC0415 - not every run renders

    asking = Asking(links)
    problems: list[Problem] = []
    done = render_body(entry, site, rendering, links=asking, warn=problems.append)
    return Body(done.content, done.summary, problems, asking.asked)


def bodies_of(site: Site, rendering: Rendering, entries: Sequence[Entry]) -> list[Body | None]:
    """Return what becomes of the bodies of `entries`, in a process that knows no other posts.

    None stands for one that links to other posts, and for one that cannot be rendered.
    """
    return [_alone(entry, site, rendering) for entry in entries]


def with_body(entry: Entry, body: Body) -> Entry:
    """Return `entry` rendered.

    What it says already was seen to when it was made, and what is new when that was cleaned: to see
    to all of it again would take seven times as long.
    """
    rendered = copy(entry)
    set_field(rendered, "content", body.content)
    set_field(rendered, "summary", body.summary or None)
    return rendered


def holds(body: Body, links: Links) -> bool:
    """Say whether the posts that `body` links to are where they were when it was made."""
    return all(_answer(links.find(target, source)) == was for target, source, was in body.asked)


def _alone(entry: Entry, site: Site, rendering: Rendering) -> Body | None:
    try:
        body = body_of(entry, site, rendering, Links())
    except PostError:  # said by who knows the other posts, and in its turn
        return None
    return None if body.asked else body


def _answer(found: Target | None) -> tuple[str, str] | None:
    return (found.link, found.title) if found else None


class Asking(Links):
    """Links that remember what they were asked."""

    def __init__(self, links: Links) -> None:
        super().__init__()
        self._links = links
        self.asked: list[Asked] = []

    def find(self, target: str, source: str | None = None) -> Target | None:
        """Return what `Links.find` does."""
        found = self._links.find(target, source)
        self.asked.append((target, source, _answer(found)))
        return found
