"""From the feeds that are planned to documents that can be published."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count, groupby, islice
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.errors import FeedkitError, PostError, Problem
from feedkit.feeds import Format, emit
from feedkit.feeds.archive import archive_name, divide, in_archives
from feedkit.memory import encoded
from feedkit.publish.archived import published_archives
from feedkit.publish.write import differs
from feedkit.render import Render, newest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from feedkit.memory import Memory
    from feedkit.model import Feed
    from feedkit.plan import Planned

__all__ = ["Document", "documents", "fit_to_publish"]

#: So many of a document's errors are told: what is wrong with one entry mostly is with the others.
FEW = 5


class Document(Struct, frozen=True, kw_only=True):
    """A feed, or one of its archives, as it is to be published."""

    path: Path
    format: Format
    feed: Feed
    content: bytes
    planned: Planned
    failure: Problem | None = None  #: why there is no content


def documents(
    planned: Planned, base: Path, render: Render, memory: Memory | None = None
) -> Iterator[Document]:
    """Yield the documents of one feed: its archives first, so that no link leads nowhere.

    Archives that are in `base` already are never changed, and are not among them. `memory` knows
    which documents are there as they would be made again.
    """
    for path, feed in _feeds(planned, base, render):
        content, failure = b"", None
        try:
            content = _content(feed, planned.format, base / path, memory)
        except PostError as error:
            failure = error.problem
        except FeedkitError as error:
            failure = Problem(path=(base / path).as_posix(), message=str(error))
        yield Document(
            path=base / path,
            format=planned.format,
            feed=feed,
            content=content,
            planned=planned,
            failure=failure,
        )


def _content(feed: Feed, form: Format, path: Path, memory: Memory | None) -> bytes:
    if memory is None or feed.extend:  # what a hook adds may depend on anything
        return emit(feed, form)
    whole = encoded(replace(feed, entries=()))
    # What comes with `markdown` is read when it is asked for, and not part of the rest.
    texts = (entry.body.encode(errors="replace") for entry in feed.entries if feed.markdown)
    key = memory.digest(chain((form.encode(), whole), map(encoded, feed.entries), texts))
    content = memory.published(key, path)
    if content is None:
        content = emit(feed, form)
    memory.documents[key] = memory.digest((content,))
    return content


def _feeds(planned: Planned, base: Path, render: Render) -> Iterator[tuple[str, Feed]]:
    if not planned.archive:
        entries = newest(planned.entries, planned.limit, render)
        yield planned.path, replace(planned.feed, entries=entries)
        return

    def address(number: int) -> str:
        return archive_name(planned.file_url, number)

    places = ((base / archive_name(planned.path, number), address(number)) for number in count(1))
    published = published_archives(places, planned.format)
    archived = frozenset[str]().union(*published)
    entries = newest((e for e in planned.entries if e.id not in archived), 0, render)
    parts = divide(entries, limit=planned.limit, size=planned.archive)
    feed = replace(planned.feed, entries=parts.current)
    first = len(published) + 1
    for number, part in in_archives(feed, parts.archives, first=first, address=address):
        yield archive_name(planned.path, number) if number else planned.path, part


def fit_to_publish(made: Iterable[Document], warn: Callable[[Problem], None]) -> list[Document]:
    """Return what of `made` may replace what is published: all but feeds with an error.

    A feed and its archives, which follow each other in `made`, are published together or not at
    all: their links would lead nowhere. `warn` is handed the errors.
    """
    fit: list[Document] = []
    for _, group in groupby(made, key=lambda document: document.planned.path):
        parts = list(group)
        errors = next(filter(None, map(_errors, parts)), [])
        for problem in errors:
            warn(problem)
        fit.extend([] if errors else parts)
    return fit


def _errors(document: Document) -> list[Problem]:
    """Return why `document` is not to be published. What would not change is not looked at."""
    if document.failure:
        return [document.failure]
    if not differs(document.path, document.content):
        return []
    from feedkit.check import errors  # noqa: PLC0415 - for what is new

    # A large feed takes a check long, and is no attack if it is our own.
    found = errors(document.content, url=document.feed.url)
    wrong = (finding for finding in found if finding.code != "too-large")
    return [
        Problem(
            path=document.path.as_posix(),
            line=finding.line,
            message=f"{finding.message}; {finding.fix} ({finding.source})",
        )
        for finding in islice(wrong, FEW)
    ]
