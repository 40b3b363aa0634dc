"""The folders are the way of a post, and imports point along it, never back."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "feedkit"

#: From left to right: a room may import what stands before it, and nothing behind it.
ROOMS = (
    ("forked", "lazy", "looked", "replacing"),
    ("characters", "errors", "zones"),
    ("languages", "report", "urls"),
    ("model",),
    ("posts",),
    ("index", "sites"),
    ("entries",),
    ("content",),
    ("feeds", "check"),
    ("preview",),
    ("publish",),
    ("config",),
    ("load", "measure"),
    ("survey",),
    ("plan", "bodies"),
    ("memory",),
    ("collect", "render"),
    ("documents", "remember"),
    ("beside",),
    ("pipeline",),
    ("cli",),
    ("start",),
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)
MODULES += sorted(PACKAGE / f"{room}.py" for room in RANK if (PACKAGE / f"{room}.py").exists())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_along_the_way(path: Path) -> None:
    """For type checkers only or not: what a room knows of is behind it."""
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("feedkit."):
            room = (node.module or "").split(".")[1]
            assert room == own or RANK[room] < RANK[own], node.module


@pytest.mark.parametrize(
    ("program", "absent"),
    [
        # Asking for help, or for the model alone, loads nothing that reads, renders or writes.
        ("import feedkit.cli", {"feedgen", "lxml", "markdown", "comrak", "nh3", "yaml", "rich"}),
        ("from feedkit import Site, Entry", {"feedgen", "lxml", "click", "yaml", "msgspec"}),
        # Reading posts loads nothing that renders them.
        ("from feedkit import load_entries", {"feedgen", "lxml", "markdown", "comrak", "nh3"}),
        # One format loads nothing of another.
        ("from feedkit import to_json", {"feedgen", "lxml"}),
    ],
)
def test_nothing_is_imported_that_is_not_needed(program: str, absent: set[str]) -> None:
    """Start-up is what a person at a prompt waits for."""
    code = f"{program}; import sys; print(*sys.modules)"
    loaded = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert absent & set(loaded.stdout.split()) == set()
