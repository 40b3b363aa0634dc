# ruff: noqa: INP001, T201 - a script that prints
"""Reads our feeds back with parsers of other lineages, and compares that with the entries.

compare.py [READER...], in the folder where the readers are built, with the tests on Python's path.

Feeds of all entries of the sites of this repository, and of the real blogs if there are any, are
written in each format; each reader (all, or those named) reads them, and prints a line of JSON for
each entry. What it says there has to be what the entry says, or what `parsers.KNOWN` has it say. A
row of `KNOWN` that nothing needs is wrong, too. The exit code is 1 when something is wrong, and 0
otherwise.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from parsers import EVERY, KNOWN, READERS, Known, Reader, Said
from whole_feeds import hard_feed, own_sites, real_blogs, whole_feed

from feedkit.feeds import Format, emit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from feedkit import Feed

#: What is compared. Whitespace around a content has no meaning.
FIELDS = ("id", "title", "link", "published", "authors", "tags", "content")
SHOWN = 10  # differences of a reader that are printed,
WIDTH = 400  # and how many characters of each


@dataclass(frozen=True)
class Written:
    """A feed that readers are to read."""

    path: str
    site: str
    format: Format
    entries: list[Said]


@dataclass
class Comparison:
    """What one reader makes of all feeds."""

    name: str
    entries: int = 0
    differences: list[str] = field(default_factory=list)
    needed: set[Known] = field(default_factory=set)

    def add(self, feed: Written, found: list[Said]) -> None:
        """Compare what was `found` in `feed` with what its entries say."""
        self.entries += len(feed.entries)
        self.differences += (
            f"{feed.site} {feed.format}: {line}" for line in self._compare(feed, found)
        )

    def _compare(self, feed: Written, found: list[Said]) -> Iterator[str]:
        if len(found) != len(feed.entries):
            yield f"{len(found)} entries instead of {len(feed.entries)}"
            return
        rows = [row for row in KNOWN if row.reader == self.name and feed.format in row.formats]
        known = {name: row for row in rows for name in row.fields}
        for entry, other in zip(feed.entries, found, strict=True):
            for name in FIELDS:
                expected, value = entry[name], other.get(name)
                if value != expected and name in known:
                    self.needed.add(known[name])
                    expected = known[name].read(entry, name)
                if value != expected:
                    yield f"{entry['id']}: {name}: expected {expected!r}, read {value!r}"

    def find_idle_rows(self) -> None:
        """Take a row of `KNOWN` that explained nothing for a difference."""
        self.differences += (
            f"known to read {' and '.join(row.fields)} otherwise, which it does not: {row.reason}"
            for row in KNOWN
            if row.reader == self.name and row not in self.needed
        )


def feeds() -> Iterator[tuple[str, Feed]]:
    """Yield the feeds to try, each with the name of its site."""
    yield "hard", hard_feed()
    for name, root in {**own_sites(), **real_blogs()}.items():
        yield name, whole_feed(root)


def said(feed: Feed) -> list[Said]:
    """Return what each entry of `feed` says."""
    return [
        {
            "id": entry.id,
            "title": entry.title,
            "link": entry.link,
            "published": entry.published,
            "updated": entry.modified,
            "authors": [person.name for person in feed.authors_of(entry)],
            "site author": feed.site.person.name,
            "tags": list(entry.tags),
            "content": (entry.content or "").strip(),
        }
        for entry in feed.entries
    ]


def write_all(folder: str) -> Iterator[Written]:
    """Write the feeds into `folder`, each in every format."""
    for number, (site, feed) in enumerate(feeds()):
        for form in EVERY:
            path = Path(folder, f"{number}.{form}")
            path.write_bytes(emit(feed, form))
            yield Written(str(path), site, form, said(feed))


def read(reader: Reader, paths: Iterable[str]) -> Mapping[str, list[Said]]:
    """Return what `reader` says of the feeds at `paths`. Raises CalledProcessError."""
    command = [*reader.command, *paths]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603 - of our table
    found = defaultdict(list)
    for line in done.stdout.splitlines():
        entry: Said = json.loads(line)
        entry["published"] = datetime.fromisoformat(entry["published"])
        if "content" in entry:
            entry["content"] = entry["content"].strip()
        found[entry["feed"]].append(entry)
    return found


def compare(name: str, written: list[Written]) -> Comparison:
    """Return what the reader `name` makes of the feeds in its formats."""
    tried = [feed for feed in written if feed.format in READERS[name].formats]
    comparison = Comparison(name)
    try:
        found = read(READERS[name], [feed.path for feed in tried])
    except subprocess.CalledProcessError as error:
        comparison.differences.append(f"it ended with exit code {error.returncode}")
        return comparison
    for feed in tried:
        comparison.add(feed, found[feed.path])
    comparison.find_idle_rows()
    return comparison


def main(names: Iterable[str]) -> int:
    """Run the readers, print a table of what they found; return the exit code."""
    failed = False
    print(f"{'reader':16} {'formats':14} {'entries':>7} {'differences':>11}")
    with TemporaryDirectory() as folder:
        written = list(write_all(folder))
        for name in names:
            result = compare(name, written)
            count = len(result.differences)
            formats = " ".join(READERS[name].formats)
            print(f"{name:16} {formats:14} {result.entries:7} {count:11}", flush=True)
            for line in result.differences[:SHOWN]:
                print(f"  {line[:WIDTH]}")
            failed = failed or bool(count)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or READERS))
