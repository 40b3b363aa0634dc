"""Rounds in which every tool does every scenario once, in turn with the others."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from benchmarks.peers.tools import ALL, MARKDOWN, NEWEST, Tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "COLD",
    "NEW",
    "OF_JOB",
    "OLD",
    "PATIENCE",
    "UNCHANGED",
    "Series",
    "measure",
    "worth_trying",
]

COLD, UNCHANGED, NEW, OLD = SCENARIOS = (
    "cold",
    "nothing changed",
    "a post of the feed changed",
    "an old post changed",
)
#: What is measured of each job; in a feed of all posts there is no old one.
OF_JOB = {NEWEST: SCENARIOS, MARKDOWN: (COLD,), ALL: (COLD, UNCHANGED, NEW)}
LAUNCH = Path(__file__).with_name("launch.py")
LIMIT = 20  # entries of a feed of the newest
LARGEST_OF_ALL = 10_000  # posts in one feed
ONCE = 30.0  # seconds: what takes longer is measured in the first round only
FEW, MORE = 1_000, 7  # so many posts take so short that other work on the machine is a part of it
PATIENCE = 300.0  # seconds: what would take longer, by what it took for fewer posts, is not tried


@dataclass(slots=True)
class Series:
    """What a tool took for a scenario, one value of each for each round."""

    tool: str
    job: str
    posts: int
    scenario: str
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  #: seconds, of all cores together
    peak: list[float] = field(default_factory=list)  #: MiB

    @property
    def time(self) -> float:
        """The median of the seconds."""
        return median(self.seconds)

    @property
    def memory(self) -> float:
        """The most memory of all rounds, MiB."""
        return max(self.peak)

    def as_dict(self) -> dict[str, Any]:
        """Return it for JSON, in no more digits than mean something."""
        rounded = {
            name: [float(f"{value:.4g}") for value in getattr(self, name)]
            for name in ("seconds", "cpu", "peak")
        }
        return {**asdict(self), **rounded}


def worth_trying(tools: list[Tool], posts: int, so_far: list[Series]) -> list[Tool]:
    """Return those of `tools` that will be done with `posts` posts in reasonable time."""

    def expected(tool: Tool) -> float:
        known = (one for one in so_far if (one.tool, one.job) == (tool.name, tool.job))
        return max((one.time * posts / one.posts for one in known), default=0.0)

    return [
        tool
        for tool in tools
        if expected(tool) < PATIENCE and (tool.job != ALL or posts <= LARGEST_OF_ALL)
    ]


def measure(
    tools: list[Tool], corpus: Path, posts: int, rounds: int, say: Callable[[str], None]
) -> list[Series]:
    """Return what each of `tools` took in `corpus`, which has `posts` posts.

    In each round every tool starts from nothing, then runs again, then after a post of the feed and
    an old post have changed; they take turns, in another order in each round, so that none has the
    quiet moments. Where there are few posts, there are more rounds. Raises RuntimeError when one
    fails or makes a feed that has not the newest posts.
    """
    series = {
        (tool.key, scenario): Series(tool.name, tool.job, posts, scenario)
        for tool in tools
        for scenario in OF_JOB[tool.job]
    }
    files = sorted((corpus / "hugo/content/posts").iterdir(), key=_number, reverse=True)
    titles = list(map(_title, files))
    slow: set[str] = set()
    for number in range(rounds * (MORE if posts <= FEW else 1)):
        turn = number % len(tools)
        for scenario in SCENARIOS:
            mark = _prepare(scenario, files, tools, corpus)
            for tool in tools[turn:] + tools[:turn]:
                own = series.get((tool.key, scenario))
                if own is None or (number and tool.key in slow):
                    continue
                _warm_up(files)
                _run(tool, corpus, own)
                _check(tool, corpus, titles, mark)
                slow |= {tool.key} if own.seconds[-1] > ONCE else set()
                say(f"{posts} posts, {tool.name}, {tool.job}, {scenario}: {own.seconds[-1]:.3f} s")
    return list(series.values())


def _number(path: Path) -> int:
    """Return which of its corpus a post is; the higher, the newer."""
    return int(path.name.split("-")[3])


def _title(path: Path) -> str:
    line = path.read_text(encoding="utf-8").split("\n", 2)[1]
    return line.removeprefix("title: ").strip('"')


def _prepare(scenario: str, files: list[Path], tools: list[Tool], corpus: Path) -> str:
    """Bring about what `scenario` is named for; return what has to be in feeds then."""
    if scenario == COLD:
        for tool in tools:
            folder = corpus / tool.folder
            for path in (_cache(tool, corpus), *(folder / name for name in tool.state)):
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
            (folder / tool.feed).unlink(missing_ok=True)
            (folder / tool.feed).parent.mkdir(exist_ok=True)
    if scenario == NEW:
        return _edit(files[LIMIT // 2])
    if scenario == OLD:
        _edit(files[len(files) // 2])
    return ""


def _warm_up(files: list[Path]) -> None:
    """Read everything, for the page cache: others' memory may have taken its place."""
    for path in files:
        path.read_bytes()


def _edit(path: Path) -> str:
    """Change the last paragraph of a post; return what stands there now."""
    text = path.read_text(encoding="utf-8").partition("\nChanged at ")[0]
    mark = f"Changed at {time.time_ns()}."
    path.write_text(f"{text}\n{mark}\n", encoding="utf-8")
    return mark


def _cache(tool: Tool, corpus: Path) -> Path:
    """Return the folder in which feedkit keeps what it knows."""
    return corpus / "cache" / tool.key


def _run(tool: Tool, corpus: Path, series: Series) -> None:
    with subprocess.Popen(  # noqa: S603 - one of our tools
        [sys.executable, "-I", "-S", str(LAUNCH), *tool.command],
        cwd=corpus / tool.folder,
        env={**os.environ, "FEEDKIT_CACHE": str(_cache(tool, corpus).resolve())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as launcher:
        taken, errors = launcher.communicate()
    if launcher.returncode:
        raise RuntimeError(f"{tool.name}: {errors.decode(errors='replace')}")
    measured = json.loads(taken)
    series.seconds.append(measured["seconds"])
    series.cpu.append(measured["cpu"])
    series.peak.append(measured["peak"] / 1024)


def _check(tool: Tool, corpus: Path, titles: list[str], mark: str) -> None:
    """Raise RuntimeError unless the tool's feed has the newest posts as they are now."""
    feed = corpus / tool.folder / tool.feed
    expected = titles if tool.job == ALL else titles[:LIMIT]
    found = list(islice(_titles(feed), len(expected) + 1))
    if found != expected or mark not in feed.read_text(encoding="utf-8"):
        raise RuntimeError(f"{tool.name}: {feed} has not the newest posts: {found[:3]} …")


def _titles(feed: Path) -> Iterator[str]:
    """Yield the titles of a feed's entries."""
    for _, element in ET.iterparse(feed):  # noqa: S314 - made a moment ago, by us
        if _name(element) in {"item", "entry"}:
            title = next(child for child in element if _name(child) == "title")
            # Pelican reads metadata by the line, and takes YAML's quotation marks for the title's.
            yield (title.text or "").strip('"')


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
