"""The first half of the way of a post: find ─▶ read ─▶ normalize ─▶ select."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from feedkit.entries.dialects import DIALECTS, dialect_named
from feedkit.entries.links import unknown_token
from feedkit.errors import FeedkitWarning, PostError, Problem, no_such
from feedkit.index.columns import replaced
from feedkit.index.stamps import WIDTH
from feedkit.index.unchanged import Found, Scan, scanned
from feedkit.lazy import lazy_function
from feedkit.load.entries import Entries, Making
from feedkit.load.known import Known, compared
from feedkit.load.reading import Reading, Share, verdicts
from feedkit.load.season import Season, season_of
from feedkit.load.verdicts import Verdicts
from feedkit.load.wanted import UpdatedFrom, Wanted
from feedkit.load.workers import Workers
from feedkit.looked import look
from feedkit.posts.frontmatter import read_head
from feedkit.posts.globs import beginning

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from feedkit.entries.dialect import Dialect, FrontMatter
    from feedkit.load.verdicts import Verdict
    from feedkit.model import Entry, Site

__all__ = ["Loaded", "OnProblem", "Wanted", "load", "load_entries", "raise_problem"]

#: Is handed what is wrong with a post, as soon as it is found.
OnProblem = Callable[[Problem], None]

page_of = lazy_function("feedkit.load.pages", "page_of")  # as few posts link to any

# Posts for each process that reads them; of fewer, one has read them sooner than two.
WORTH_READING = 1_000


class Loaded(Struct, kw_only=True):
    """What was found in a folder of posts."""

    found: Found  #: the files that were looked at
    above: str  #: what is handed down to them
    verdicts: Verdicts  #: on these files
    by_path: Mapping[str, Entry]  #: newest first, each made when it is looked at
    entries: Entries  #: the same, without those that have another's id
    season: Season  #: which of them may be seen now
    page: Callable[[str, str], str | None]  #: where the site's other pages are: see `Links`


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
    executor: Executor | None = None,
) -> list[Entry]:
    """Return the entries of the posts below the folder `source`, newest first, not yet rendered.

    `where` keeps only posts whose front matter has these values; `include` and `exclude` are globs
    of paths below `source`; `permalink` is a pattern such as ``/:year/:month/:slug/``; `dialect`
    names the generator that the posts are written for. Drafts, and posts dated after `now` (an
    aware time; the current one by default), are left out unless asked for. `updated_from` says what
    knows when a post was changed whose front matter does not. An `executor` (a process pool, say)
    reads the posts if there are many.

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
    return list(
        load(
            Path(source),
            site,
            habits,
            wanted,
            on_problem or raise_problem,
            workers=Workers(executor=executor),
        ).entries
    )


def load(
    source: Path,
    site: Site,
    dialect: Dialect,
    wanted: Wanted,
    on_problem: OnProblem,
    *,
    collection: str | None = None,
    known: Known | None = None,
    found: Found | None = None,
    workers: Workers | None = None,
) -> Loaded:
    """Return what the posts below `source` are: entries of `collection`, or left out and why.

    A post that cannot become an entry is handed to `on_problem`, and the rest goes on. What is
    `known` are the verdicts of an earlier run; those on files that are as they were hold, and on
    others that begin as they did. `found` is what was found below `source` a moment ago, if
    somebody has looked. `workers` read the rest.
    """
    workers = workers or Workers()
    root = source.parent if source.is_file() else source
    scan = Scan(str(source), tuple(wanted.include), tuple(wanted.exclude))
    before = known.files.paths if known else []
    found = found or scanned(scan, known=before, jobs=workers.jobs)
    for problem in found.problems:
        on_problem(problem)
    starts = {beginning(glob) for glob in wanted.include} or {""}
    above = _above(str(root), dialect.above(found.paths, sorted(starts)), on_problem)
    reading = Reading(str(root), site, dialect.among(found.paths).under(above), wanted)
    if known and known.above != str(above):
        known = None
    judged, stamped = _judged(reading, found, known, workers)
    for problem in judged.problems():
        on_problem(problem)
    season = season_of(found.paths, judged, wanted, always=dialect.future)
    making = Making(reading, season.order, on_problem, collection)
    return Loaded(
        found=found._replace(stamps=stamped),
        above=str(above),
        verdicts=judged,
        by_path=making,
        entries=making.entries(),
        season=season,
        page=partial(page_of, reading),
    )


def _above(root: str, paths: Sequence[str], on_problem: OnProblem) -> dict[str, FrontMatter]:
    """Return the front matter of those files at `paths` that are there."""
    found: dict[str, FrontMatter] = {}
    for path in paths:
        file = f"{root}/{path}"
        look(file)
        if os.path.isfile(file):  # noqa: PTH113 - as text, as all paths of posts
            try:
                found[path] = read_head(file, path, on_problem=on_problem).metadata
            except PostError as error:
                on_problem(error.problem)
    return found


def _judged(
    reading: Reading, found: Found, known: Known | None, workers: Workers
) -> tuple[Verdicts, bytes]:
    """Return the verdict on each post, known or new, and the stamps of the files they are on."""
    paths = found.paths
    if known is None or not known.files.paths:
        return _read(reading, [(path, None) for path in paths], workers)
    judged, changed = compared(known, found, reading.dialect)
    new, stamps = _read(reading, [(paths[place], judged[place]) for place in changed], workers)
    return judged.replaced(changed, new), replaced(found.stamps, changed, stamps, WIDTH)


def _read(
    reading: Reading, posts: Sequence[tuple[str, Verdict | None]], workers: Workers
) -> tuple[Verdicts, bytes]:
    """Return the same of posts that are to be read, by their paths and what was known of them."""
    shares = workers.map(partial(verdicts, reading), posts, worth=WORTH_READING, result=Share)
    judged = Verdicts.joined([share.verdicts for share in shares])
    return judged, b"".join([share.stamps for share in shares])


def raise_problem(problem: Problem) -> None:
    """Do what the library does with a problem that nobody asked to be handed."""
    if not problem.kept:
        raise PostError(problem)
    warnings.warn(str(problem), FeedkitWarning, stacklevel=2)
