"""Whole builds: a folder per case with posts, configuration, and what comes out of them.

``pytest --rewrite-golden`` writes down what comes out now; look at the difference before you
commit it.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedkit import build

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2024, 12, 31, 12, tzinfo=UTC)
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_golden(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The feeds, the problems and what was left out are, to the byte, what was once looked at."""
    folder = tmp_path / case
    shutil.copytree(GOLDEN / case, folder, ignore=shutil.ignore_patterns("expected"))
    monkeypatch.chdir(folder)
    report = build("feedkit.toml", now=NOW)
    log = [str(problem) for problem in report.problems]
    log += [f"{skipped.path}: left out: {skipped.reason}" for skipped in report.skipped]
    found = {feed.path: (folder / feed.path).read_bytes() for feed in report.feeds}
    found["log.txt"] = "".join(f"{line}\n" for line in log).encode()

    expected = GOLDEN / case / "expected"
    if request.config.getoption("rewrite_golden"):
        expected.mkdir(exist_ok=True)
        for name, content in found.items():
            (expected / name).write_bytes(content)
    assert {path.name for path in expected.iterdir()} == set(found)
    for name, content in found.items():
        assert content.decode() == (expected / name).read_text(encoding="utf-8"), name
