"""How much memory the command needs, in a process of its own, from few posts to very many."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUILD = ("build", "posts", "--url", "https://x.example/", "--renderer", "gfm", "--quiet")
HEAD = "---\ntitle: Post {0}\ndate: {1}-05-{2:02}T10:00:00+02:00\ntags: [one, two]\n---\n\n"
TEXT = "Some *text* of a post.\n" * 20

# The system tells only the largest of all processes that one has waited for, so each build has a
# parent of its own. Linux counts in KiB, macOS in bytes.
PARENT = """
import resource, subprocess, sys
code = subprocess.call([sys.executable, "-m", "feedkit", *sys.argv[1:]])
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(code, peak // (1024 if sys.platform != "darwin" else 1024 * 1024))
"""


def peak(folder: Path, *more: str) -> int:
    """Run a build and return the memory that its largest process had at its largest, in MiB."""
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PARENT, *BUILD, *more],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    code, size = map(int, result.stdout.split())
    assert (code, result.stderr) == (0, "")
    return size


def make(folder: Path, posts: int) -> Path:
    """Write so many posts, a thousand in each folder."""
    for number in range(posts):
        if number % 1000 == 0:
            inner = folder / "posts" / f"{number // 1000:03}"
            inner.mkdir(parents=True)
        head = HEAD.format(number, 1900 + number % 120, number % 28 + 1)
        (inner / f"{number}-the-title-of-a-post.md").write_text(head + TEXT)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("posts", "bound"), [(100, 60), (10_000, 80), (100_000, 250)])
def test_memory_is_bounded(posts: int, bound: int, tmp_path: Path) -> None:
    """Cold, by one process and by two; with what is kept; with nothing to do; with one change."""
    folder = make(tmp_path, posts)
    peaks = {
        "cold, in one process": peak(folder, "--no-index", "--jobs", "1"),
        "cold": peak(folder),
        "with what is kept": peak(folder, "--limit", "21"),
        "nothing changed": peak(folder, "--limit", "21"),
    }
    (folder / "posts" / "000" / "1-the-title-of-a-post.md").write_text(HEAD.format(1, 1990, 1))
    peaks["one changed"] = peak(folder, "--limit", "21")
    shutil.rmtree(folder / "posts")  # pytest would keep them for the next three runs
    assert {what: size for what, size in peaks.items() if size > bound} == {}
    assert peaks["nothing changed"] <= peaks["cold"]
