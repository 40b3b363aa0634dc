"""Measures feedkit beside others, for docs/performance.md.

    python -m benchmarks.peers [--write]

The page says what to install first. The corpora are made once, below FOLDER, which also keeps what
was measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import make_corpus
from benchmarks.page import fill
from benchmarks.peers.report import Results, tables
from benchmarks.peers.rounds import measure, worth_trying
from benchmarks.peers.tools import Tool, find_tools

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
SIZES = (100, 1_000, 10_000, 100_000)
PAGE = """![Time against the number of posts](performance.svg)

{tables}

Every single value is in [`performance.json`](performance.json).
"""


def main() -> None:
    """Measure, or take what was measured before, and print the tables or write the page."""
    arguments = _arguments()
    raw = arguments.folder / "results.json"
    if arguments.again:
        results = Results.from_dict(json.loads(raw.read_text(encoding="utf-8")))
    else:
        results = _measured(arguments)
        raw.write_text(_as_json(results), encoding="utf-8")
    if arguments.write:
        _write(results)
    else:
        print(tables(results))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    sizes = ",".join(map(str, SIZES))
    add = parser.add_argument
    add("--folder", type=Path, default=ROOT / "build" / "benchmarks", help="where the corpora are")
    add("--sizes", default=sizes, help=f"numbers of posts ({sizes})")
    add("--rounds", type=int, default=5, help="how often everything is measured (5)")
    add("--only", default="", help="names of tools: feedkit,Hugo")
    add("--write", action="store_true", help="write the page instead of printing tables")
    add("--again", action="store_true", help="measure nothing, show what was measured last")
    return parser.parse_args()


def _measured(arguments: argparse.Namespace) -> Results:
    """Measure every tool with every number of posts."""
    tools, absent = _chosen(arguments.only)
    results = Results(
        machine=_machine(),
        measured=f"{datetime.now(UTC):%Y-%m-%d}",
        versions={tool.name: tool.version for tool in tools},
        absent=absent,
    )
    for posts in sorted(map(int, arguments.sizes.split(","))):
        corpus = arguments.folder / str(posts)
        make_corpus(posts, corpus)
        worthwhile = worth_trying(tools, posts, results.series)
        results.series += measure(worthwhile, corpus, posts, arguments.rounds, _say)
    return results


def _chosen(names: str) -> tuple[list[Tool], dict[str, str]]:
    """Return the tools that are wanted and there, and why others are not there."""
    tools, absent = find_tools()
    if not names:
        return tools, absent
    return [tool for tool in tools if tool.name in names.split(",")], {}


def _machine() -> str:
    """Return what this runs on, in words."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    processor = models[0].strip() if models else platform.machine()
    return f"{os.cpu_count()} cores of {processor}, {memory:.0f} GiB, {platform.system()}"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _as_json(results: Results) -> str:
    """Return JSON with a line for each series."""
    values = results.as_dict()
    series = ",\n".join(json.dumps(one) for one in values.pop("series"))
    return f'{json.dumps(values, indent=1)[:-2]},\n "series": [\n{series}\n]}}\n'


def _write(results: Results) -> None:
    from benchmarks.peers.plot import draw  # noqa: PLC0415 - the plot alone needs matplotlib

    draw(results, DOCS / "performance.svg")
    (DOCS / "performance.json").write_text(_as_json(results), encoding="utf-8")
    text = PAGE.format(tables=tables(results))
    fill(DOCS / "performance.md", "peers", text)


if __name__ == "__main__":
    main()
