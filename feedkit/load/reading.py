"""What one post is: to be left out, or an entry of a certain time; and then that entry."""

from __future__ import annotations

import zlib
from struct import Struct
from typing import TYPE_CHECKING, Self, TypeAlias

import msgspec
from msgspec.structs import replace

from feedkit.entries.dates import DateError
from feedkit.entries.dialect import DECIDING
from feedkit.entries.keys import SETS, keys_of
from feedkit.entries.normalize import published_of, time_of, window_of
from feedkit.entries.select import unwanted
from feedkit.errors import PostError, Problem
from feedkit.index.stamps import stamp, stamp_of
from feedkit.load.verdicts import Special, Verdict, Verdicts
from feedkit.posts.frontmatter import beginning_of, head_of, metadata_of, read_head
from feedkit.posts.source import read_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from feedkit.entries.dialect import Decisive, Dialect
    from feedkit.entries.fields import Fields
    from feedkit.load.wanted import Wanted
    from feedkit.model import Site


__all__ = ["Reading", "Share", "verdicts"]

DIGEST = Struct(">III")


#: A verdict, and the stamp of the file it is on, from before that was read.
Stamped: TypeAlias = tuple[Verdict, bytes]


class Share(msgspec.Struct, array_like=True):
    """What some of the posts are."""

    verdicts: Verdicts
    stamps: bytes  #: of their files, from before these were read


class Reading(msgspec.Struct, frozen=True):
    """How the posts of a folder are read, in this process or in another."""

    root: str  #: the folder that paths are relative to
    site: Site
    dialect: Dialect
    wanted: Wanted
    #: What decides on posts with certain keys; worked out when the first of them is read.
    decisive: dict[tuple[str, ...], Decisive | None] = msgspec.field(default_factory=dict)

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """Leave that to the process which this is sent to: rules are functions, and stay."""
        return type(self), (self.root, self.site, self.dialect, self.wanted)

    def verdict(self, path: str, known: Verdict | None = None) -> Stamped:
        """Return what the post at `path` is: as is `known`, if it begins as it did then."""
        file = f"{self.root}/{path}"
        if refusal := self.dialect.refuses(path):
            return Verdict(special=Special(refusal, refused=True)), stamp(file)
        problems: list[Problem] = []
        stamped = b""
        try:
            start = read_start(file, path)
            stamped = stamp_of(start.status)
            beginning = beginning_of(start, file, path)
            digest = _digest(beginning.decisive.encode())
            if known and known.digest == digest:
                return known, stamped
            metadata = metadata_of(beginning, path, problems.append)
            verdict = self._by_date(metadata, path, digest)
            if verdict is None:
                post = head_of(beginning, metadata, file, path)
                verdict = self.judged(self.dialect.completed(post), digest)
        except PostError as error:
            lost = Special(problems=(*problems, error.problem))
            # What has changed since it was refused has changed since this run began, and is not
            # trusted.
            return Verdict(special=lost), stamped or stamp(file)
        return (self._mended(verdict, problems) if problems else verdict), stamped

    def fields(self, path: str, on_problem: Callable[[Problem], None]) -> Fields:
        """Return the front matter of the post at `path`. Raises PostError."""
        post = read_head(f"{self.root}/{path}", path, on_problem=on_problem)
        return self.dialect.completed(post)

    def _by_date(self, metadata: Mapping[str, object], path: str, digest: bytes) -> Verdict | None:
        """Return what `judged` would where nothing but a date decides; None where more may."""
        decisive = self._decisive_on(tuple(metadata))
        if decisive is None:
            return None
        for key, applies in decisive.rules:
            if applies(metadata[key]):
                return None
        try:
            said = metadata[decisive.date]
            seconds = _seconds(time_of(said, self.site, self.dialect, path))
        except DateError:
            return None
        return Verdict(seconds, digest)

    def _decisive_on(self, keys: tuple[str, ...]) -> Decisive | None:
        try:
            return self.decisive[keys]
        except KeyError:
            if self.wanted.where or len(self.decisive) >= SETS:
                return None
        known = keys_of(keys)
        self.decisive[keys] = None if known.ways(DECIDING) else self.dialect.decisive(known)
        return self.decisive[keys]

    def judged(self, fields: Fields, digest: bytes) -> Verdict:
        """Return what a post with these `fields` is. Raises PostError."""
        wanted = self.wanted
        reason = unwanted(fields, self.dialect, where=wanted.where, drafts=wanted.drafts)
        if reason is not None:
            return Verdict(digest=digest, special=Special(reason))
        published = published_of(fields, self.site, self.dialect)
        window = window_of(fields, published, self.site, self.dialect)
        seconds = _seconds(published)
        special = Special(
            opens=_seconds(window.opens) if window.opens else None,
            closes=_seconds(window.closes) if window.closes else None,
        )
        return Verdict(seconds, digest, None if special == self._usual(seconds) else special)

    def _usual(self, published: int) -> Special:
        """Return what is true of a post of which nothing special is to be said."""
        return Special(opens=None if self.dialect.future else published)

    def _mended(self, verdict: Verdict, problems: Sequence[Problem]) -> Verdict:
        special = verdict.special or self._usual(verdict.published)
        return replace(verdict, special=replace(special, problems=tuple(problems)))


def verdicts(reading: Reading, posts: Iterable[tuple[str, Verdict | None]]) -> list[Share]:
    """Return what posts are, in their order, by their paths and what was known of them."""
    both = [reading.verdict(path, known) for path, known in posts]
    judged = Verdicts.of([verdict for verdict, _ in both])
    return [Share(judged, b"".join([stamp for _, stamp in both]))]


def _digest(data: bytes) -> bytes:
    """Return what tells `data` from other data, in a fifth of the time of a hash.

    It is asked only of a file whose stamp has changed, and nobody gains by two that are the same.
    """
    return DIGEST.pack(zlib.crc32(data), zlib.adler32(data), len(data) & 0xFFFFFFFF)


def _seconds(time: datetime) -> int:
    # `timestamp` goes through a float, which is exact for whole seconds of any year there is.
    return int(time.timestamp())
