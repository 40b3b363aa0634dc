"""What cannot be meant: keys that contradict each other, two feeds in one file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from feedkit.config import format_of
from feedkit.entries.parts import DIVISIONS
from feedkit.errors import ConfigError, no_such
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedkit.config import FeedConfig

__all__ = ["refuse_nonsense", "refuse_twins"]

SLUG = lazy_re(r"[^/\\\x00-\x1f\x7f]+")


def refuse_nonsense(settings: FeedConfig, paths: Sequence[str], collections: Sequence[str]) -> None:
    """Raise ConfigError for keys that contradict each other."""
    if unknown := [name for name in settings.collections if name not in collections]:
        raise no_such("feeds.collections", unknown[0], collections or ["none"])
    written = [*paths, *([settings.page] if settings.page else [])]
    for path in written:
        word = next((per for per in DIVISIONS if _names(path, per)), None)
        if settings.per and word != settings.per:
            expected = f"expected :{settings.per} in it, as there is one feed for each"
            raise ConfigError(f"feeds.path: {expected}, got {path!r}")
        if word and not settings.per:
            raise ConfigError(f'feeds.path: {path!r} needs per = "{word}"')
    if settings.archive and not settings.limit:
        raise ConfigError("feeds.archive: needs a limit, or there is nothing to archive")
    if settings.complete and settings.limit:
        raise ConfigError("feeds.complete: needs limit = 0, or the feed is not complete")
    if settings.podcast and "rss" not in (settings.format or format_of(path) for path in paths):
        advice = 'format = "rss", or a path that ends in .rss'
        raise ConfigError(f"feeds.podcast: needs RSS, which alone tells of podcasts: {advice}")
    for slug in settings.slugs.values():
        if not SLUG.fullmatch(slug) or slug in (".", ".."):
            raise ConfigError(f"feeds.slugs: expected a part of a file's name, got {slug!r}")


def refuse_twins(paths: Iterable[str]) -> None:
    """Raise ConfigError when two things would be written to one of `paths`."""
    seen: set[str] = set()
    for path in paths:
        key = str(PurePosixPath(path)).casefold()
        if key in seen:
            raise ConfigError(f"feeds.path: {path!r} would be written twice")
        seen.add(key)


def _names(pattern: str, per: str) -> bool:
    return bool(re.search(rf":{per}\b", pattern))
