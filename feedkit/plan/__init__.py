"""What a configuration means to each stage of a build."""

from __future__ import annotations

from feedkit.plan.feeds import Planned, planned_feeds
from feedkit.plan.site import dialect_of, files_of, rendering_of, site_of, wanted_of

__all__ = [
    "Planned",
    "dialect_of",
    "files_of",
    "planned_feeds",
    "rendering_of",
    "site_of",
    "wanted_of",
]
