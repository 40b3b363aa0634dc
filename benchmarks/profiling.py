"""Where the time of `feedkit build` goes, room by room: a table for docs/performance.md.

    python -m benchmarks.profiling [--write]

The command runs in a process of its own, from its first import on, and is interrupted every few
milliseconds of the processor's time: what has passed since the last interruption counts for the
room of feedkit whose function is at work, or has called the library's that is. Importing modules
counts by itself. What the interpreter takes to start comes on top, some 15 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.corpus import make_corpus
from benchmarks.page import fill

if TYPE_CHECKING:
    from types import FrameType

ROOT = Path(__file__).parent.parent
SIZES = (100, 10_000)
RUNS = 5
INTERVAL = 0.001  # seconds
PACKAGE = str(ROOT / "feedkit")
IMPORTS, OUTSIDE = "imports", "outside feedkit"
COLD, UNCHANGED = "cold", "nothing changed"


def main() -> None:
    """Profile what was asked for, or be one of the runs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profiling")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "benchmarks")
    parser.add_argument("--write", action="store_true", help="write the page")
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        print(json.dumps(profiled(arguments.run)))
        return
    text = "\n".join(table(arguments.folder))
    if arguments.write:
        fill(ROOT / "docs" / "performance.md", "profile", text)
    else:
        print(text)


def table(folder: Path) -> list[str]:
    """Return the rows of a table: milliseconds in each room, a column for each kind of run."""
    columns: dict[str, Counter[str]] = {}
    for posts in SIZES:
        corpus = folder / str(posts)
        make_corpus(posts, corpus)
        for scenario, runs in both(corpus / "hugo").items():
            rooms = set().union(*runs)
            taken = {room: median(run.get(room, 0.0) for run in runs) for room in rooms}
            columns[f"{posts:,} posts, {scenario}"] = Counter(taken)
    order = [room for room, _ in sum(columns.values(), Counter()).most_common()]
    rows = [[room, *(f"{column[room]:.0f}" for column in columns.values())] for room in order]
    rows.append(["all", *(f"{column.total():.0f}" for column in columns.values())])
    lines = [["ms", *columns], ["---", *["--:"] * len(columns)], *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def both(site: Path) -> dict[str, list[dict[str, float]]]:
    """Return milliseconds by room of runs that know nothing, and of runs after those."""
    runs: dict[str, list[dict[str, float]]] = {COLD: [], UNCHANGED: []}
    for _ in range(RUNS):
        with TemporaryDirectory() as cache:
            for taken in runs.values():
                taken.append(profiled_apart(site, cache))
    return runs


def profiled_apart(site: Path, cache: str) -> dict[str, float]:
    """Return what `profiled` returns in a fresh process, with feedkit's cache in `cache`."""
    done = subprocess.run(  # noqa: S603 - this script
        [sys.executable, "-m", "benchmarks.profiling", "--run", str(site.resolve())],
        cwd=ROOT,
        env={**os.environ, "FEEDKIT_CACHE": cache},
        stdout=subprocess.PIPE,
        check=True,
    )
    taken: dict[str, float] = json.loads(done.stdout)
    return taken


def profiled(site: Path) -> dict[str, float]:
    """Return how many milliseconds `feedkit build` spends in each room in the folder `site`."""
    os.chdir(site)
    rooms: dict[str, float] = defaultdict(float)
    before = process_time()

    def interrupted(_signal: int, frame: FrameType | None) -> None:
        nonlocal before
        now = process_time()
        rooms[room_of(frame)] += (now - before) * 1000
        before = now

    signal.signal(signal.SIGPROF, interrupted)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    # In one process: what others do is not seen here.
    sys.argv = ["feedkit", "build", "--quiet", "--jobs", "1"]
    with suppress(SystemExit):
        from feedkit.start import main as command  # noqa: PLC0415 - imports are to be seen

        command()
    signal.setitimer(signal.ITIMER_PROF, 0)
    interrupted(signal.SIGPROF, None)
    return rooms


def room_of(frame: FrameType | None) -> str:
    """Return the room that the innermost of feedkit's functions is in."""
    room = OUTSIDE
    while frame:
        path = frame.f_code.co_filename
        if path.startswith("<frozen importlib"):
            return IMPORTS
        if room == OUTSIDE and path.startswith(PACKAGE):
            room = Path(path).relative_to(PACKAGE).parts[0].removesuffix(".py")
        frame = frame.f_back
    return room


if __name__ == "__main__":
    main()
