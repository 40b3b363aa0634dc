"""Which renderer comes closest to which: the table in docs/renderers.md.

    python benchmarks/renderers.py [FOLDER]

FOLDER holds a folder for each blog (by default, what FEEDKIT_CORPORA names). Every body is rendered
as it stands by every engine, and the block structure of the results is compared: which elements
begin and end where. Paragraphs do not count, as loose and tight lists differ in nothing else; nor
do rules, which some engines put above footnotes.
Kramdown takes part where Ruby has it (`gem install kramdown-parser-gfm`).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from markdown import Markdown

from feedkit import PostError
from feedkit.content.renderers import TooComplexError, find_renderer
from feedkit.content.rendering import MARKDOWN_EXTENSIONS, Rendering
from feedkit.posts.find import find_posts
from feedkit.posts.frontmatter import read_post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RUBY = """
require 'json'; require 'kramdown'; require 'kramdown-parser-gfm'
options = {input: 'GFM', hard_wrap: false, syntax_highlighter: nil, auto_ids: false}
bodies = JSON.parse($stdin.read)
started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
html = bodies.map { |body| Kramdown::Document.new(body, options).to_html }
puts JSON.generate([html, Process.clock_gettime(Process::CLOCK_MONOTONIC) - started])
"""
BLOCKS = re.compile(r"<(/?)(h[1-6]|ul|ol|li|pre|blockquote|table|tr|t[dh]|dl|dt|dd)\b")

Results = tuple[list[str], float]


def main() -> None:
    """Print one table of how many bodies of each blog two engines disagree on, and one of times."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("FEEDKIT_CORPORA", "."))
    blogs = {path.name: bodies(path) for path in sorted(folder.iterdir()) if path.is_dir()}
    blogs = {name: texts for name, texts in blogs.items() if texts}
    found = {name: rendered(texts) for name, texts in blogs.items()}
    engines = list(next(iter(found.values())))
    pairs = [("kramdown (Ruby)", other) for other in engines if other != "kramdown (Ruby)"]
    pairs = [pair for pair in pairs if pair[0] in engines]
    pairs += [("comrak, GFM", other) for other in engines if other.startswith("Python")]

    print("| blog | posts |", *(f" {one} / {other} |" for one, other in pairs), sep="")
    print("|---|---|", *("---|" for _ in pairs), sep="")
    for name, results in found.items():
        shares = (disagreement(results[one][0], results[other][0]) for one, other in pairs)
        print(f"| {name} | {len(blogs[name])} |", *(f" {share:.0%} |" for share in shares), sep="")

    size = sum(len(text) for texts in blogs.values() for text in texts)
    print("\n| engine | ms for 12 kB |\n|---|---|")
    for engine in engines:
        seconds = sum(results[engine][1] for results in found.values())
        print(f"| {engine} | {seconds / size * 12_000 * 1000:.2f} |")


def bodies(blog: Path) -> list[str]:
    """Return the bodies of a blog's posts that are written in Markdown."""
    texts = []
    for path in find_posts(blog, on_problem=lambda _problem: None):
        try:
            texts.append(read_post(blog / path, path, on_problem=lambda _problem: None).body)
        except PostError:
            continue
    return texts


def rendered(texts: list[str]) -> dict[str, Results]:
    """Return what each engine makes of `texts`, and the seconds it took."""
    usual = Rendering()
    engines = {
        "Python-Markdown": find_renderer("markdown", usual),
        "Python-Markdown, tab_length=2": tab_length_2(),
        "comrak, GFM": find_renderer("gfm", usual),
        "comrak, as kramdown": find_renderer("kramdown", usual),
    }
    results = {name: timed(render, texts) for name, render in engines.items()}
    if kramdown := by_ruby(texts):
        results["kramdown (Ruby)"] = kramdown
    return results


def tab_length_2() -> Callable[[str], str]:
    """Return Python-Markdown with lists nested by two spaces, and so with code indented by two."""
    converter = Markdown(extensions=[*MARKDOWN_EXTENSIONS], tab_length=2)
    return lambda text: converter.reset().convert(text)


def timed(render: Callable[[str], str], texts: Iterable[str]) -> Results:
    """Return the HTML of each text, none for one that is too much for the engine."""
    html = []
    started = perf_counter()
    for text in texts:
        try:
            html.append(render(text))
        except (TooComplexError, RecursionError):
            html.append("")
    return html, perf_counter() - started


def by_ruby(texts: list[str]) -> Results | None:
    """Return what kramdown with its parser for GFM makes of `texts`; None without kramdown."""
    ruby = shutil.which("ruby")
    if ruby is None:
        return None
    run = subprocess.run(  # noqa: S603 - the program above, and nothing of the posts' in it
        [ruby, "-e", RUBY], input=json.dumps(texts).encode(), capture_output=True, check=False
    )
    if run.returncode:
        return None
    html, seconds = json.loads(run.stdout)
    return html, seconds


def disagreement(one: list[str], other: list[str]) -> float:
    """Return the share of texts whose blocks differ."""
    pairs = zip(one, other, strict=True)
    return sum(BLOCKS.findall(a) != BLOCKS.findall(b) for a, b in pairs) / len(one)


if __name__ == "__main__":
    main()
