"""What all tests share: the Hypothesis profiles, and real blogs where there are some."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from indexed import Blog

from feedkit import pipeline
from feedkit.index import stamps

ROOT = Path(__file__).parent.parent
# Real blogs to try things on. They are no part of this repository: without them, nothing is tried.
CORPORA = Path(os.environ.get("FEEDKIT_CORPORA", ROOT.parent / "shared" / "corpora"))

_slow_machine = [HealthCheck.too_slow]
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=_slow_machine
)
settings.register_profile(
    "long", max_examples=5000, deadline=None, suppress_health_check=_slow_machine
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag by which golden files change."""
    parser.addoption("--rewrite-golden", action="store_true", dest="rewrite_golden")


@pytest.fixture(autouse=True, scope="session")
def _no_cache_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep all indexes in a temporary folder, those of subprocesses too."""
    os.environ["FEEDKIT_CACHE"] = str(tmp_path_factory.mktemp("feedkit-cache"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that this test's indexes are kept in, by a clock of short ticks."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("FEEDKIT_CACHE", str(folder))
    # What was written before a build began counts as older; nobody waits to make it so.
    monkeypatch.setattr(stamps, "TICK", 0)
    return folder


@pytest.fixture
def blog(tmp_path: Path, cache: Path) -> Blog:
    """Return a blog without any files, of which an index is kept in `cache`."""
    del cache
    folder = tmp_path / "blog"
    folder.mkdir()
    return Blog(folder)


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Return what grows by one with each build that was done, and not only remembered."""
    done: list[None] = []
    build = pipeline.build

    def counted(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever it is given
        done.append(None)
        return build(*arguments, **options)

    monkeypatch.setattr(pipeline, "build", counted)
    return done
