"""What cannot be meant: keys that contradict each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.config import format_of
from feedkit.entries.parts import DIVISIONS
from feedkit.errors import ConfigError, no_such
from feedkit.lazy import lazy_re
from feedkit.plan.files import Files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feedkit.config import FeedConfig

__all__ = ["refuse_nonsense", "refuse_path"]

SLUG = lazy_re(r"(?!\.\.?$)[^/\\\x00-\x1f\x7f]+")
CONTROL = lazy_re(r"[\x00-\x1f\x7f\ud800-\udfff]")

#: What makes each of many feeds another one, and so has to name what it is of.
DISTINCT = ("path", "page", "url", "id")


def refuse_nonsense(settings: FeedConfig, paths: Sequence[str], collections: Sequence[str]) -> None:
    """Raise ConfigError for keys that contradict each other, and for paths of no file."""
    _refuse_paths(settings, paths)
    if unknown := [name for name in settings.collections if name not in collections]:
        if not collections:
            raise ConfigError(f"feeds.collections: there is no {unknown[0]}, as there are none")
        raise no_such("feeds.collections", unknown[0], collections)
    _refuse_words(settings, paths)
    _refuse_contradictions(settings, paths)


def _refuse_contradictions(settings: FeedConfig, paths: Sequence[str]) -> None:
    """Raise ConfigError for keys of which one makes no sense beside the other."""
    if settings.url and len(paths) > 1:
        raise ConfigError("feeds.url: is one address; needs a path that is one file, not a list")
    if settings.archive and not settings.limit:
        raise ConfigError("feeds.archive: needs a limit, or there is nothing to archive")
    if settings.complete and settings.limit:
        raise ConfigError("feeds.complete: needs limit = 0, or the feed is not complete")
    if settings.podcast and "rss" not in (settings.format or format_of(path) for path in paths):
        advice = 'format = "rss", or a path that ends in .rss'
        raise ConfigError(f"feeds.podcast: needs RSS, which alone tells of podcasts: {advice}")


def _refuse_paths(settings: FeedConfig, paths: Sequence[str]) -> None:
    """Raise ConfigError for what cannot be the name of a file."""
    if not paths:
        raise ConfigError("feeds.path: expected at least one file, got none")
    for path in paths:
        refuse_path("feeds.path", path)
    if settings.page is not None:
        refuse_path("feeds.page", settings.page)
    pages = [] if settings.page is None else [settings.page]
    if twin := Files().take([*paths, *pages], "the feed"):
        raise ConfigError(f"feeds.path: {twin.path!r} would be written twice")
    for slug in settings.slugs.values():
        if not SLUG.fullmatch(slug):
            raise ConfigError(f"feeds.slugs: expected a part of a file's name, got {slug!r}")


def refuse_path(key: str, path: str) -> None:
    """Raise ConfigError that says `key` when `path` cannot be that of a file."""
    is_plain = path.isprintable() or not CONTROL.search(path)
    if path.rpartition("/")[2] in ("", ".", "..") or not is_plain:
        raise ConfigError(f"{key}: expected the path of a file, got {path!r}")


def _refuse_words(settings: FeedConfig, paths: Sequence[str]) -> None:
    """Raise ConfigError for a ``:tag`` that stands for nothing, and where one is missing."""
    per = settings.per
    for key, pattern in _patterns(settings, paths):
        words = [word for word in DIVISIONS if re.search(rf":{word}\b", pattern)]
        if per and key in DISTINCT and per not in words:
            expected = f"expected :{per} in it, as there is one feed for each {per}"
            raise ConfigError(f"feeds.{key}: {expected}, got {pattern!r}")
        if other := [word for word in words if word != per]:
            raise ConfigError(f'feeds.{key}: {pattern!r} needs per = "{other[0]}"')
    choosing = {
        "only": settings.only,
        "except": settings.except_,
        "min_entries": settings.min_entries > 1,
        "slugs": settings.slugs,
    }
    for key, given in choosing.items():
        if given and not per:
            raise ConfigError(f'feeds.{key}: needs per = "tag", or whatever there is a feed for')


def _patterns(settings: FeedConfig, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what may have ``:tag`` in it, with its key."""
    yield from (("path", path) for path in paths)
    for key in ("page", "url", "id", "title", "description"):
        pattern = getattr(settings, key)
        if pattern:
            yield key, pattern
