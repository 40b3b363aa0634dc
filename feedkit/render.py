"""Rendering the entries that are wanted, each once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING

from feedkit.bodies import Body, bodies_of, body_of, holds, with_body
from feedkit.content.links import Links
from feedkit.errors import PostError
from feedkit.lazy import lazy_function
from feedkit.memory import encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedkit.content.rendering import Rendering
    from feedkit.load import OnProblem
    from feedkit.load.workers import Workers
    from feedkit.memory import Memory
    from feedkit.model import Entry, Site

__all__ = ["Render", "Renderer", "newest"]

with_shared_files = lazy_function("feedkit.content.addresses", "with_shared_files")  # of few sites

#: Turns an entry into one with content; None when that cannot be done.
Render = Callable[["Entry"], "Entry | None"]

# Bodies for each process that renders them; of fewer, one has rendered them sooner than two.
WORTH_RENDERING = 100


class Renderer:
    """Renders entries, each once however often it is asked; None is one that cannot be rendered.

    `entries` are those that others may link to, `by_path` the same where they are made when they
    are looked at; `page` knows where the site's other pages are (see `Links`). `finish` is given
    each entry that was rendered. `memory` knows what became of bodies before.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        site: Site,
        rendering: Rendering,
        on_problem: OnProblem,
        *,
        by_path: Mapping[str, Entry] | None = None,
        page: Callable[[str, str], str | None] | None = None,
        finish: Callable[[Entry], Entry] | None = None,
        memory: Memory | None = None,
    ) -> None:
        self._site = site
        self._rendering = rendering
        self._links = Links(entries, by_path, page)
        self._on_problem = on_problem
        self._finish = finish
        self._memory = memory
        self._ahead: dict[str, Body | None] = {}
        self._keys: dict[str, bytes] = {}
        self._done: dict[str, Entry | None] = {}

    def __call__(self, entry: Entry) -> Entry | None:
        """Return `entry` rendered, None when it cannot be."""
        if entry.id not in self._done:
            self._done[entry.id] = self._rendered(entry)
        return self._done[entry.id]

    def ahead(self, entries: Iterable[Entry], workers: Workers) -> None:
        """Render `entries`, which will be asked for, if they are enough for several `workers`."""
        entries = [entry for entry in entries if self._is_new(entry)]
        if workers.share(len(entries), worth=WORTH_RENDERING):
            work = partial(bodies_of, self._site, self._rendering)
            bodies = workers.map(work, entries, worth=WORTH_RENDERING, result=Body | None)
            self._ahead = {each.id: body for each, body in zip(entries, bodies, strict=True)}

    def _rendered(self, entry: Entry) -> Entry | None:
        try:
            body = self._body(entry)
            for problem in body.problems:
                self._on_problem(problem)
            rendered = with_body(entry, body)
            finished = self._finish(rendered) if self._finish else rendered
            shares = self._rendering.shares_files
            return with_shared_files(finished, self._links) if shares else finished
        except PostError as error:
            self._on_problem(error.problem)
            return None

    def _body(self, entry: Entry) -> Body:
        if self._memory is None:
            return self._made(entry)
        key = self._key(entry, self._memory)
        body = self._memory.known_bodies.get(key)
        if body is None or not holds(body, self._links):
            body = self._made(entry)
        self._memory.bodies[key] = body
        return body

    def _made(self, entry: Entry) -> Body:
        ahead = self._ahead.pop(entry.id, None)
        return ahead or body_of(entry, self._site, self._rendering, self._links)

    def _is_new(self, entry: Entry) -> bool:
        """Say whether nothing is known of what becomes of the body, and it can be read."""
        try:
            if self._memory is None:
                return bool(entry.body)
            return self._key(entry, self._memory) not in self._memory.known_bodies
        except PostError:  # said where the entry is wanted
            return False

    def _key(self, entry: Entry, memory: Memory) -> bytes:
        """Return a digest of all that the body becomes is made of; the body has to be read."""
        if entry.id not in self._keys:
            body = entry.body.encode(errors="replace")
            self._keys[entry.id] = memory.digest((self._ground, body, encoded(entry)))
        return self._keys[entry.id]

    @cached_property
    def _ground(self) -> bytes:
        return encoded([self._rendering, self._site])


def newest(entries: Iterable[Entry], limit: int, render: Render) -> tuple[Entry, ...]:
    """Return the first `limit` of `entries` that can be rendered, 0 meaning all."""
    rendered = filter(None, map(render, entries))
    return tuple(islice(rendered, limit or None))
