"""What all tests share: the Hypothesis profiles, and real blogs where there are some."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

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
