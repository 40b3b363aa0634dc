"""What was measured, as tables for the page: what everything took, and what feedkit is to reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.peers.rounds import (
    COLD,
    LARGEST_OF_ALL,
    NEW,
    OF_JOB,
    OLD,
    PATIENCE,
    UNCHANGED,
    Series,
)
from benchmarks.peers.tools import ALL, MARKDOWN, NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Results", "tables"]

OWN, PEER, NODE = "feedkit", "Hugo", "Node script"


class Target(NamedTuple):
    """How much of a peer's time feedkit may take, and how much memory."""

    posts: int
    job: str
    scenarios: tuple[str, ...]
    peer: str
    peers_job: str
    ratio: float
    memory: int  # MB


def _targets(
    posts: int, memory: int, cold: float, unchanged: float, changed: float
) -> list[Target]:
    """Return what is to be reached with `posts` posts, in parts of Hugo's time."""
    parts = {(COLD,): cold, (UNCHANGED,): unchanged, (NEW, OLD): changed}
    return [
        Target(posts, NEWEST, scenarios, PEER, NEWEST, ratio, memory)
        for scenarios, ratio in parts.items()
    ]


TARGETS = (
    *_targets(100, 60, cold=1, unchanged=1 / 2, changed=1),
    *_targets(10_000, 80, cold=1 / 4, unchanged=1 / 12, changed=1 / 7),
    *_targets(100_000, 250, cold=1 / 8, unchanged=1 / 30, changed=1 / 20),
    Target(10_000, MARKDOWN, (COLD,), PEER, NEWEST, 0.35, 80),
    Target(10_000, ALL, (COLD,), NODE, ALL, 0.5, 600),
)
#: How much longer ten times as many posts may take.
GROWTH = (10_000, 100_000, 11)


@dataclass(slots=True)
class Results:
    """Everything that was measured, where, and with what."""

    machine: str
    measured: str  #: the day
    versions: dict[str, str]
    absent: dict[str, str]
    series: list[Series] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {
            "machine": self.machine,
            "measured": self.measured,
            "versions": self.versions,
            "absent": self.absent,
            "series": [one.as_dict() for one in self.series],
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Results:
        """Return what `as_dict` was made of."""
        return cls(**{**values, "series": [Series(**one) for one in values["series"]]})

    @property
    def sizes(self) -> list[int]:
        """The numbers of posts, ascending."""
        return sorted({one.posts for one in self.series})

    def find(self, tool: str, job: str, posts: int, scenario: str) -> Series | None:
        """Return what a tool took for a scenario, if it was measured."""
        key = (tool, job, posts, scenario)
        return next((s for s in self.series if (s.tool, s.job, s.posts, s.scenario) == key), None)


def tables(results: Results) -> str:
    """Return everything that there is to say, in Markdown."""
    parts = [
        "### What feedkit is to reach",
        "\n".join(_reached(results)),
        *(
            f"### {_capital(job)}, {scenario}\n\n" + "\n".join(_times(results, job, scenario))
            for job, scenarios in OF_JOB.items()
            for scenario in scenarios
        ),
        "### Measured on",
        "\n".join(_circumstances(results)),
    ]
    return "\n\n".join(parts)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _reached(results: Results) -> Iterator[str]:
    """Yield the rows of a table of the targets."""
    yield "| posts | feed | | feedkit | against | ratio | at most | peak, MB | at most | |"
    yield "|--:|---|---|--:|--:|--:|--:|--:|--:|---|"
    for target in TARGETS:
        for scenario in target.scenarios:
            own = results.find(OWN, target.job, target.posts, scenario)
            peer = results.find(target.peer, target.peers_job, target.posts, scenario)
            if own is None or peer is None:
                continue
            ratio = own.time / peer.time
            megabytes = own.memory * 1.048576
            held = ratio <= target.ratio and megabytes <= target.memory
            yield (
                f"| {target.posts:,} | {target.job} | {scenario} | {own.time:.3f} s"
                f" | {target.peer} {peer.time:.3f} s | {ratio:.3f} | {target.ratio:.3f}"
                f" | {megabytes:.0f} | {target.memory} | {_verdict(held=held)} |"
            )
    few, many, limit = GROWTH
    less, more = (results.find(OWN, NEWEST, posts, COLD) for posts in (few, many))
    if less and more:
        ratio = more.time / less.time
        yield (
            f"| {many:,} | {NEWEST} | {COLD} | {more.time:.3f} s | itself, {few:,} posts"
            f" {less.time:.3f} s | {ratio:.1f} | {limit} | | | {_verdict(held=ratio <= limit)} |"
        )


def _verdict(*, held: bool) -> str:
    return "reached" if held else "**missed**"


def _times(results: Results, job: str, scenario: str) -> Iterator[str]:
    """Yield the rows of a table of what each tool took for each number of posts."""
    sizes = [posts for posts in results.sizes if job != ALL or posts <= LARGEST_OF_ALL]
    yield "| " + "".join(f" | {posts:,} posts" for posts in sizes) + " |"
    yield "|---" + "|--:" * len(sizes) + "|"
    for tool in results.versions:
        found = [results.find(tool, job, posts, scenario) for posts in sizes]
        if any(found):
            cells = [_cell(one) if one else f"over {PATIENCE:.0f} s" for one in found]
            yield "| " + " | ".join([tool, *cells]) + " |"
    for tool in results.absent:
        yield f"| {tool} | " + " | ".join(["not installed"] * len(sizes)) + " |"


def _cell(series: Series) -> str:
    """Return seconds and MiB; a time that was measured only once says so."""
    once = ", once" if len(series.seconds) == 1 else ""
    seconds = f"{series.time:.3f}" if series.time < 1 else f"{series.time:.3g}"
    return f"{seconds} s / {series.memory:.0f} MiB{once}"


def _circumstances(results: Results) -> Iterator[str]:
    rounds: dict[int, int] = {}
    for one in results.series:
        rounds[one.posts] = max(len(one.seconds), rounds.get(one.posts, 0))
    said = ", ".join(f"{count} of {posts:,} posts" for posts, count in sorted(rounds.items()))
    yield f"- {results.machine}; {results.measured}; rounds: {said}"
    for tool, version in results.versions.items():
        yield f"- {tool} {version}"
    for tool, reason in results.absent.items():
        yield f"- without {tool}: {reason}"
    spread = [max(one.seconds) / min(one.seconds) for one in results.series if len(one.seconds) > 1]
    if spread:
        yield f"- the slowest run of a cell took {median(spread):.2f} times its fastest (median)"
