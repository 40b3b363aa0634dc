"""The first half of the way of a post: find ─▶ read ─▶ normalize ─▶ select."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from feedkit.entries.dialects import DIALECTS, dialect_named
from feedkit.entries.links import unknown_token
from feedkit.errors import FeedkitWarning, PostError, Problem, no_such
from feedkit.load.entries import Entries, Making
from feedkit.load.reading import Reading, Verdict, verdicts
from feedkit.load.wanted import UpdatedFrom, Wanted
from feedkit.posts.find import find_posts

if TYPE_CHECKING:
    from feedkit.entries.dialect import Dialect
    from feedkit.model import Entry, Site

__all__ = ["Loaded", "OnProblem", "Skipped", "Wanted", "load", "load_entries", "raise_problem"]

#: Is handed what is wrong with a post, as soon as it is found.
OnProblem = Callable[[Problem], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A post that is in no feed, and rightly so."""

    path: str  #: relative to the folder of posts
    reason: str

    def under(self, folder: str) -> Skipped:
        """Return the same with its path below `folder`."""
        return replace(self, path=f"{folder}/{self.path}" if folder else self.path)


@dataclass(slots=True, kw_only=True)
class Loaded:
    """What was found in a folder of posts."""

    verdicts: Sequence[Verdict]  #: of all files that were looked at, in the order of their paths
    entries: Entries  #: newest first, made when they are looked at
    skipped: list[Skipped] = field(default_factory=list)
    next_due: datetime | None = None  #: when the next future post is to be published, UTC


def load_entries(
    source: str | Path,
    site: Site,
    *,
    dialect: Dialect | str = "plain",
    where: Mapping[str, object] | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    permalink: str | None = None,
    drafts: bool = False,
    future: bool = False,
    now: datetime | None = None,
    updated_from: UpdatedFrom | None = None,
    on_problem: OnProblem | None = None,
) -> list[Entry]:
    """Return the entries of the posts below the folder `source`, newest first, not yet rendered.

    `where` keeps only posts whose front matter has these values; `include` and `exclude` are globs
    of paths below `source`; `permalink` is a pattern such as ``/:year/:month/:slug/``; `dialect`
    names the generator that the posts are written for. Drafts, and posts dated after `now` (an
    aware time; the current one by default), are left out unless asked for. `updated_from` says what
    knows when a post was changed whose front matter does not.

    Raises PostError at the first post that cannot become an entry. With `on_problem` that post is
    left out instead, the callback is handed a `Problem`, and the rest goes on. Raises ConfigError
    when there is no such folder, dialect, or word in `permalink`.
    """
    if isinstance(dialect, str) and dialect not in DIALECTS:
        raise no_such("dialect", dialect, DIALECTS)
    habits = dialect_named(dialect).of({}) if isinstance(dialect, str) else dialect
    if permalink:
        if word := unknown_token(permalink, habits.tokens):
            raise no_such("permalink", f":{word}", [f":{name}" for name in habits.tokens])
        habits = replace(habits, permalink=permalink)
    wanted = Wanted(
        now=now or datetime.now(UTC),
        include=include,
        exclude=exclude,
        where=where or {},
        drafts=drafts,
        future=future,
        updated_from=updated_from,
    )
    return list(load(Path(source), site, habits, wanted, on_problem or raise_problem).entries)


def load(
    source: Path,
    site: Site,
    dialect: Dialect,
    wanted: Wanted,
    on_problem: OnProblem,
    *,
    collection: str | None = None,
) -> Loaded:
    """Return what the posts below `source` are: entries of `collection`, or left out and why.

    A post that cannot become an entry is handed to `on_problem`, and the rest goes on.
    """
    root = source.parent if source.is_file() else source
    paths = find_posts(
        source, include=wanted.include, exclude=wanted.exclude, on_problem=on_problem
    )
    reading = Reading(str(root), site, dialect.among(paths), wanted)
    found = verdicts(reading, paths)
    for verdict in found:
        for problem in verdict.problems:
            on_problem(problem)
    order, skipped, due = in_season(found, wanted)
    making = Making(reading, order, on_problem, collection)
    return Loaded(verdicts=found, entries=making.entries(), skipped=skipped, next_due=due)


def in_season(
    found: Iterable[Verdict], wanted: Wanted
) -> tuple[list[Verdict], list[Skipped], datetime | None]:
    """Return the posts that may be seen now, newest first, the others, and when the next may be."""
    now = wanted.now.timestamp()
    seen, skipped, due = [], [], []
    for verdict in found:
        if verdict.reason is not None:
            skipped.append(Skipped(path=verdict.path, reason=verdict.reason))
        elif verdict.published is None:
            continue
        elif verdict.opens is not None and verdict.opens > now and not wanted.future:
            due.append(verdict.opens)
            reason = f"not before {_utc(verdict.opens):%Y-%m-%d %H:%M} UTC"
            skipped.append(Skipped(path=verdict.path, reason=reason))
        elif verdict.closes is not None and verdict.closes <= now:
            reason = f"expired on {_utc(verdict.closes):%Y-%m-%d %H:%M} UTC"
            skipped.append(Skipped(path=verdict.path, reason=reason))
        else:
            seen.append(verdict)
    seen.sort(key=lambda verdict: (-(verdict.published or 0), verdict.path))
    return seen, skipped, _utc(min(due)) if due else None


def _utc(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def raise_problem(problem: Problem) -> None:
    """Do what the library does with a problem that nobody asked to be handed."""
    if not problem.kept:
        raise PostError(problem)
    warnings.warn(str(problem), FeedkitWarning, stacklevel=2)
