"""A stylesheet for the XML of Atom and RSS feeds, as a browser shows it."""

from __future__ import annotations

from pkgutil import get_data

__all__ = ["stylesheet"]


def stylesheet() -> bytes:
    """Return the CSS that ``<?xml-stylesheet type="text/css"?>`` refers to, in UTF-8."""
    return get_data("feedkit.preview", "feed.css") or b""
