"""From the feeds that are planned to documents that can be published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from feedkit.errors import Problem
from feedkit.feeds import Format, emit
from feedkit.feeds.archive import archive_name, in_archives, partition
from feedkit.model import Feed
from feedkit.plan import Planned
from feedkit.publish.archived import full_archive
from feedkit.publish.write import differs
from feedkit.render import Render, newest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


__all__ = ["Document", "documents", "fit_to_publish"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A feed, or one of its archives, as it is to be published."""

    path: Path
    format: Format
    feed: Feed
    content: bytes
    planned: Planned


def documents(planned: Planned, base: Path, render: Render) -> Iterator[Document]:
    """Yield the documents of one feed: its archives first, so that no link leads nowhere.

    Archives that were published in `base` before and are full are not among them.
    """
    for path, feed in _feeds(planned, base, render):
        content = emit(feed, planned.format)
        yield Document(
            path=base / path, format=planned.format, feed=feed, content=content, planned=planned
        )


def _feeds(planned: Planned, base: Path, render: Render) -> Iterator[tuple[str, Feed]]:
    if not planned.archive:
        entries = newest(planned.entries, planned.limit, render)
        yield planned.path, replace(planned.feed, entries=entries)
        return
    full = list(_full_archives(planned, base))
    archived = frozenset().union(*full)
    entries = newest((e for e in planned.entries if e.id not in archived), 0, render)
    parts = partition(entries, limit=planned.limit, size=planned.archive)
    feed = replace(planned.feed, entries=parts.current)
    for number, part in in_archives(feed, parts.archives, first=len(full) + 1):
        yield archive_name(planned.path, number) if number else planned.path, part


def _full_archives(planned: Planned, base: Path) -> Iterator[frozenset[str]]:
    """Yield the ids in each archive that is full already, the oldest first."""
    number = 1
    while ids := full_archive(
        base / archive_name(planned.path, number),
        archive_name(planned.feed.url, number),
        planned.format,
        planned.archive or 0,
    ):
        yield ids
        number += 1


def fit_to_publish(made: Iterable[Document], warn: Callable[[Problem], None]) -> list[Document]:
    """Return what of `made` may replace what is published: all but feeds with an error.

    `warn` is handed the errors. What would not change is not looked at again.
    """
    return [document for document in made if not _errors(document, warn)]


def _errors(document: Document, warn: Callable[[Problem], None]) -> int:
    if not differs(document.path, document.content):
        return 0
    from feedkit.check import check  # noqa: PLC0415 - for what is new

    errors = [
        finding
        for finding in check(document.content, url=document.feed.url)
        if finding.severity == "error"
    ]
    for finding in errors:
        message = f"{finding.message}; {finding.fix} ({finding.source})"
        warn(Problem(path=document.path.as_posix(), line=finding.line, message=message))
    return len(errors)
