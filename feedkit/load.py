"""The first half of the way of a post: find ─▶ read ─▶ normalize ─▶ select."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from feedkit.entries.dialects import DIALECTS, dialect_named
from feedkit.entries.fields import Fields
from feedkit.entries.links import unknown_token
from feedkit.entries.normalize import normalize, window_of
from feedkit.entries.select import newest_first, out_of_season, unique, unwanted
from feedkit.errors import FeedkitWarning, PostError, Problem, no_such
from feedkit.model import Entry, Site
from feedkit.posts.find import find_posts
from feedkit.posts.frontmatter import read_post
from feedkit.posts.history import git_times, modification_time

if TYPE_CHECKING:
    from feedkit.entries.dialect import Dialect

__all__ = ["Loaded", "OnProblem", "Skipped", "Wanted", "load", "load_entries", "raise_problem"]

#: What knows when a post was last changed, if its front matter does not say.
UpdatedFrom = Literal["git", "mtime"]
#: Is handed what is wrong with a post, as soon as it is found.
OnProblem = Callable[[Problem], None]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A post that is in no feed, and rightly so."""

    path: str  #: relative to the folder of posts
    reason: str

    def under(self, folder: str) -> Skipped:
        """Return the same with its path below `folder`."""
        return replace(self, path=f"{folder}/{self.path}" if folder else self.path)


@dataclass(slots=True)
class Loaded:
    """What was found in a folder of posts."""

    posts: int = 0  #: files
    entries: list[Entry] = field(default_factory=list)  #: newest first
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
    return load(Path(source), site, habits, wanted, on_problem or raise_problem).entries


def load(
    source: Path, site: Site, dialect: Dialect, wanted: Wanted, on_problem: OnProblem
) -> Loaded:
    """Return what the posts below `source` are: entries, or left out and why.

    A post that cannot become an entry is handed to `on_problem`, and the rest goes on.
    """
    loaded = Loaded()
    entries = []
    root = source.parent if source.is_file() else source
    paths = find_posts(
        source, include=wanted.include, exclude=wanted.exclude, on_problem=on_problem
    )
    dialect = dialect.among(paths)
    loaded.posts = len(paths)
    for path in paths:
        if refusal := dialect.refuses(PurePosixPath(path)):
            loaded.skipped.append(Skipped(path=path, reason=refusal))
            continue
        try:
            post = dialect.completed(read_post(root / path, path, on_problem=on_problem))
            entry = _entry(Fields(post), site, dialect, wanted, loaded)
        except PostError as error:
            on_problem(error.problem)
        else:
            entries += [entry] if entry else []
    if wanted.updated_from:
        entries = _dated(entries, root, wanted.updated_from, on_problem)
    loaded.entries = unique(newest_first(entries), on_problem)
    return loaded


def _entry(
    fields: Fields, site: Site, dialect: Dialect, wanted: Wanted, loaded: Loaded
) -> Entry | None:
    """Return the entry of one post, None when it is left out for a reason that is noted."""
    reason = unwanted(fields, dialect, where=wanted.where, drafts=wanted.drafts)
    if reason is None:
        entry = normalize(fields, site, dialect)
        window = window_of(fields, entry, site, dialect)
        reason = out_of_season(window, now=wanted.now, future=wanted.future)
        if reason is None:
            return entry
        if window.opens > wanted.now:
            loaded.next_due = min(loaded.next_due or window.opens, window.opens)
    loaded.skipped.append(Skipped(path=fields.post.path, reason=reason))
    return None


def _dated(
    entries: list[Entry], root: Path, updated_from: UpdatedFrom, on_problem: OnProblem
) -> list[Entry]:
    """Return `entries`, those that do not say when they were updated with what else knows it."""
    silent = [entry.source or "" for entry in entries if entry.updated is None]
    if updated_from == "mtime":
        times = {path: modification_time(root / path) for path in silent}
    else:
        times = git_times(root, silent, on_problem)
    return [
        replace(entry, updated=max(times[entry.source], entry.published))
        if entry.updated is None and entry.source in times
        else entry
        for entry in entries
    ]


def raise_problem(problem: Problem) -> None:
    """Do what the library does with a problem that nobody asked to be handed."""
    if not problem.kept:
        raise PostError(problem)
    warnings.warn(str(problem), FeedkitWarning, stacklevel=2)
