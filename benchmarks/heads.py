"""How long it takes to read the front matter of one post, in microseconds.

    python benchmarks/heads.py [FOLDER]

FOLDER holds posts, at any depth (by default, what FEEDKIT_CORPORA names). Each is read often, and
its best time counts; the table has the median, the ninth decile and the mean of the posts.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import fmean, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from feedkit import PostError
from feedkit.posts.block import Block, cleaned
from feedkit.posts.formats import find_head
from feedkit.posts.frontmatter import metadata_of, read_head, read_post
from feedkit.posts.handler import read_block
from feedkit.posts.source import read_beginning, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedkit.errors import Problem

TIMES = 30


def main() -> None:
    """Print a row for what is done with a file, and one for each part of it."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("FEEDKIT_CORPORA", "."))
    files = [str(path) for path in sorted(folder.rglob("*.md*")) if path.is_file()]
    texts = {file: read_text(file, file) for file in files}
    print("| | median | 90 % | mean |\n|---|---|---|---|")
    row("read_post", [partial(read_post, Path(file), file, on_problem=ignore) for file in files])
    row("read_head", [partial(read_head, file, file, on_problem=ignore) for file in files])
    row("- of which: reading", [partial(read_beginning, file, file) for file in files])
    row("- finding the head", [partial(find_head, text, file) for file, text in texts.items()])
    heads = {file: find_head(text, file) for file, text in texts.items()}
    row(
        "- parsing it",
        [partial(metadata_of, texts[file], head, file, ignore) for file, head in heads.items()],
    )
    row(
        "parsing it by python-frontmatter",
        [
            partial(
                read_block,
                Block(cleaned(texts[file][head.start : head.end]), file, 1, ignore),
                head.read,
            )
            for file, head in heads.items()
            if head
        ],
    )


def row(name: str, calls: list[Callable[[], object]]) -> None:
    """Print what the `calls` take."""
    times = [best(call) for call in calls]
    deciles = quantiles(times, n=10)
    print(f"| {name} | {deciles[4]:.1f} | {deciles[8]:.1f} | {fmean(times):.1f} |")


def best(call: Callable[[], object]) -> float:
    """Return the microseconds that a call takes when nothing disturbs it."""
    times = []
    for _ in range(TIMES):
        started = perf_counter()
        with suppress(PostError):
            call()
        times.append(perf_counter() - started)
    return min(times) * 1e6


def ignore(problem: Problem) -> None:
    """Take a problem, and do nothing about it."""


if __name__ == "__main__":
    main()
