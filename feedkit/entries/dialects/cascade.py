"""Front matter that adds up on its way down."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["added"]


def added(under: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """Return both: lists one after the other, mappings in one another, else what `over` says."""
    both = dict(under)
    for key, value in over.items():
        beneath = both.get(key)
        if isinstance(beneath, list) and isinstance(value, list):
            both[key] = [*beneath, *value]
        elif isinstance(beneath, Mapping) and isinstance(value, Mapping):
            both[key] = added(beneath, value)
        else:
            both[key] = value
    return both
