"""What a build did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from feedkit.errors import Problem

__all__ = ["FeedReport", "FileReport", "Report", "Skipped"]


class Skipped(Struct, frozen=True, kw_only=True):
    """A post that is in no feed, and rightly so."""

    path: str  #: relative to the folder of posts
    reason: str

    def under(self, folder: str) -> Skipped:
        """Return the same with its path below `folder`."""
        return replace(self, path=f"{folder}/{self.path}" if folder else self.path)


class FileReport(Struct, frozen=True, kw_only=True):
    """What became of one file."""

    path: str  #: relative to the current folder
    changed: bool  #: whether the file was written; False when it had these bytes already
    bytes: int


class FeedReport(FileReport, frozen=True, kw_only=True):
    """What became of one feed, or of one of its archives."""

    url: str
    title: str
    format: str  #: ``atom``, ``rss`` or ``json``
    entries: int
    archive: bool
    hubs: Sequence[str]  #: who is to be told when it has changed


class Report(Struct, frozen=True, kw_only=True):
    """What a build did."""

    source: str  #: where the posts are
    detected: Mapping[str, str]  #: what was taken from the site's own configuration, and its place
    posts: int  #: files that were looked at
    entries: int  #: posts that may be in a feed
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]
    feeds: tuple[FeedReport, ...]  #: none when problems kept a strict build from writing
    files: tuple[FileReport, ...]  #: pages for people, stylesheets, the list of feeds
    next_due: datetime | None  #: when the next future post is to be published, UTC
    index: str | None = None  #: why what is known of the posts could not be kept; None if it was
