"""What feedkit makes of a small site of each generator has nothing wrong with it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from feedkit.check import check
from feedkit.cli.commands import main

FAMILIES = Path(__file__).parents[1] / "families"


@pytest.mark.parametrize("family", sorted(folder.name for folder in FAMILIES.iterdir()))
def test_feeds_of_every_generators_posts_are_right(
    family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No errors, and no warnings but the one of posts that have a day and no time."""
    root = tmp_path / family
    shutil.copytree(FAMILIES / family, root)
    (root / ".git").mkdir()  # nobody looks for a site above the repository
    monkeypatch.chdir(root)
    expected = json.loads((root / "expected.json").read_text(encoding="utf-8"))
    names = ("feed.xml", "rss.xml", "feed.json")
    outputs = [word for name in names for word in ("-o", name)]
    options = [*expected.get("options", []), "--now", "2026-06-01T00:00Z", "--limit", "0"]
    CliRunner().invoke(main, ["init"], catch_exceptions=False)
    CliRunner().invoke(main, ["build", *options, *outputs], catch_exceptions=False)
    for name in names:
        found = [each for each in check((root / name).read_bytes()) if each.severity != "advice"]
        assert {finding.code for finding in found} <= {"same-updated"}, found
