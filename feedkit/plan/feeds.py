"""The feeds that a configuration asks for: of each table one, or one for each tag or year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.errors import ConfigError, Problem
from feedkit.plan.files import Files
from feedkit.plan.refuse import refuse_path
from feedkit.plan.table import Planned, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from feedkit.config import Config
    from feedkit.model import Entry, Site
    from feedkit.survey import Survey

__all__ = ["Planned", "planned_feeds"]


def planned_feeds(
    config: Config,
    entries: Collection[Entry],
    site: Site,
    found: Survey,
    *,
    base: Path,
    warn: Callable[[Problem], None],
) -> list[Planned]:
    """Return the feeds that `config` asks for, with the entries they are made of.

    `base` is where hooks are looked for. A tag whose feed would be written to a file that is
    spoken for gets none, and `warn` is told: of two such tags the one that was used first has it.
    Raises ConfigError for what cannot be meant.
    """
    groups = [
        group
        for settings in config.feeds
        for group in Table(settings, config, site, found, base).feeds(entries, warn)
    ]
    files = _fixed_files(config, [feed for group in groups for feed in group])
    return [feed for group in groups if _has_files(group, files, warn) for feed in group]


def _fixed_files(config: Config, feeds: Sequence[Planned]) -> Files:
    """Return which files there will be whatever the posts are. Raises ConfigError for a twin."""
    files = Files()
    styles = dict.fromkeys(feed.stylesheet for feed in feeds if feed.stylesheet)
    wanted = [("feeds.stylesheet", path) for path in styles]
    if config.opml is not None:
        refuse_path("opml", config.opml)
        wanted.append(("opml", config.opml))
    for feed in feeds:
        if not feed.is_part:
            wanted.append(("feeds.path", feed.path))
            wanted.extend([("feeds.page", feed.page)] if feed.page else [])
    for key, path in wanted:
        if taken := files.take([path], key):
            raise ConfigError(f"{key}: {path!r} would be written twice: it is {taken.by}, too")
    return files


def _has_files(group: Sequence[Planned], files: Files, warn: Callable[[Problem], None]) -> bool:
    """Say whether the files of a feed in its formats are its own; take them if it is a part."""
    first = group[0]
    if first.part is None:
        return True
    paths = [*(feed.path for feed in group), *filter(None, [first.page])]
    taken = files.take(paths, repr(first.part))
    if taken:
        message = f"{first.part!r} gets no feed, as its file is that of {taken.by}; "
        advice = f"give it another name: slugs = {{ {first.part!r} = … }}"
        warn(Problem(path=taken.path, message=message + advice))
    return taken is None
