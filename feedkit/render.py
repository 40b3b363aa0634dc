"""Rendering the entries that are wanted, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from feedkit.errors import PostError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.content.rendering import Rendering
    from feedkit.load import OnProblem
    from feedkit.memory import Bodies
    from feedkit.model import Entry, Site

__all__ = ["Render", "newest", "renderer"]

#: Turns an entry into one with content; None when that cannot be done.
Render = Callable[["Entry"], "Entry | None"]


def renderer(
    entries: Iterable[Entry],
    site: Site,
    rendering: Rendering,
    on_problem: OnProblem,
    *,
    by_path: Mapping[str, Entry] | None = None,
    finish: Callable[[Entry], Entry] | None = None,
    bodies: Bodies | None = None,
) -> Render:
    """Return what renders an entry, once however often it is asked; None for one that cannot be.

    `entries` are those that others may link to, `by_path` the same where they are made when they
    are looked at. `finish` is given each entry that was rendered, `bodies` remembers the others.
    """
    from feedkit.content.links import Links  # noqa: PLC0415 - not every run renders
    from feedkit.content.render import render_entry  # noqa: PLC0415

    links = Links(entries, by_path)
    done: dict[str, Entry | None] = {}

    def make(entry: Entry, links: Links, warn: OnProblem) -> Entry:
        return render_entry(entry, site, rendering, links=links, warn=warn)

    def render(entry: Entry) -> Entry | None:
        if entry.id not in done:
            try:
                if bodies:
                    rendered = bodies.rendered(entry, links, on_problem, partial(make, entry))
                else:
                    rendered = make(entry, links, on_problem)
                done[entry.id] = finish(rendered) if finish else rendered
            except PostError as error:
                on_problem(error.problem)
                done[entry.id] = None
        return done[entry.id]

    return render


def newest(entries: Iterable[Entry], limit: int, render: Render) -> tuple[Entry, ...]:
    """Return the first `limit` of `entries` that can be rendered, 0 meaning all."""
    rendered = filter(None, map(render, entries))
    return tuple(islice(rendered, limit or None))
