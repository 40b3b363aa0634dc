"""How long 20 posts of 12 kB take to render and to clean: a table in docs/renderers.md.

    python -m benchmarks.rendering [ROUNDS]

The posts are made up, the same on every machine, and as dense as those of twelve public blogs: per
12 kB some 18 links, 9 headings, 15 list items, 11 code spans, 2 pictures, 2 blocks of code, a
quotation and a table; every fourth is in ASCII alone. Each figure is the time for all of them, in
milliseconds: the median of ROUNDS (by default 15), and in brackets the shortest, which on a busy
machine comes nearer to what a quiet one needs. The floor is what feedkit stands on: the engine and
`nh3.clean` as they come. `all` is what it takes to get from a body to an entry: template tags and
the excerpt as well.
"""

from __future__ import annotations

import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import comrak
import nh3
from markdown import Markdown

from benchmarks.writing import Writer
from feedkit import Entry, Site
from feedkit.content.clean import clean
from feedkit.content.render import render_body
from feedkit.content.renderers import find_renderer
from feedkit.content.rendering import MARKDOWN_EXTENSIONS, Rendering

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedkit import Problem

POSTS = 20
SIZE = 12_000  # bytes
SITE = Site(title="Field notes", url="https://notes.example/")


class Time(NamedTuple):
    """Milliseconds for all posts."""

    median: float
    shortest: float

    def __str__(self) -> str:
        return f"{self.median:.1f} ({self.shortest:.1f})"


def main() -> None:
    """Print the table, and what it was measured on."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    writer = Writer(2024)
    bodies = [post(writer, ascii_only=number % 4 == 0) for number in range(POSTS)]
    size = sum(len(body.encode()) for body in bodies)
    names = " · ".join(f"{name} {version(name)}" for name in ("comrak", "Markdown", "nh3"))
    print(f"{POSTS} posts, {size:,} bytes · Python {platform.python_version()} · {names}\n")
    print("| `renderer` | engine | rendering | nh3 | cleaning | both | both / floor | all |")
    print("|---|---|---|---|---|---|---|---|")
    for name in ("gfm", "kramdown", "markdown"):
        engine, rendering, nh3_alone, cleaning, both, everything = measured(name, bodies, rounds)
        ratio = f"{both.shortest / (engine.shortest + nh3_alone.shortest):.1f}"
        cells = (engine, rendering, nh3_alone, cleaning, both, ratio, everything)
        print(f"| `{name}` |", *(f" {cell} |" for cell in cells), sep="")


def post(writer: Writer, *, ascii_only: bool) -> str:
    """Return a post of about SIZE bytes."""
    writer.keep_to_ascii(ascii_only=ascii_only)
    parts = [writer.picture(), writer.code(), writer.picture(), writer.code(), writer.table()]
    parts += [writer.quotation()]
    parts += [writer.items(marker) for marker in ("-", "-", "1.")]
    while sum(len(part.encode()) + 2 for part in parts) < SIZE:
        parts += [writer.heading()] if len(parts) % 4 == 0 else []
        parts.append(writer.paragraph())
    head, *tail = parts
    writer.random.shuffle(tail)
    return "\n\n".join([head, *tail]) + "\n"


def measured(name: str, bodies: list[str], rounds: int) -> list[Time]:
    """Return how long each of the columns takes."""
    rendering = Rendering(renderer=name)
    render = find_renderer(name, rendering)
    engine: Callable[[str], str] = comrak.render_markdown
    if name == "markdown":
        engine = Markdown(extensions=[*MARKDOWN_EXTENSIONS]).reset().convert
    html = [render(body) for body in bodies]
    entries = [entry(number, body) for number, body in enumerate(bodies)]
    return times(
        rounds,
        lambda: [engine(body) for body in bodies],
        lambda: [render(body) for body in bodies],
        lambda: [nh3.clean(text) for text in html],
        lambda: [cleaned(text) for text in html],
        lambda: [cleaned(render(body)) for body in bodies],
        lambda: [render_body(each, SITE, rendering, warn=no_problem) for each in entries],
    )


def cleaned(html: str) -> str:
    """Return what a feed shows of `html`."""
    return clean(html, base=f"{SITE.url}post/", root=SITE.url)


def times(rounds: int, *steps: Callable[[], object]) -> list[Time]:
    """Return how long each step takes. They take turns, so that none has the quiet moments."""
    taken: list[list[float]] = [[] for _ in steps]
    for _ in range(rounds + 1):  # the first is to warm up
        for step, of_step in zip(steps, taken, strict=True):
            started = perf_counter()
            step()
            of_step.append((perf_counter() - started) * 1000)
    return [Time(median(of_step[1:]), min(of_step[1:])) for of_step in taken]


def entry(number: int, body: str) -> Entry:
    """Return an entry that is not rendered yet."""
    link = f"{SITE.url}{number}/"
    made = datetime(2024, 1, 1 + number, tzinfo=UTC)
    return Entry(id=link, title=f"Post {number}", link=link, published=made, body=body)


def no_problem(problem: Problem) -> None:
    """Stop where something is wrong with a post: nothing is."""
    raise AssertionError(problem)


if __name__ == "__main__":
    main()
