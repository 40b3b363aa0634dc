"""A stylesheet for the XML of Atom and RSS feeds, as a browser shows it."""

from __future__ import annotations

from pathlib import Path

__all__ = ["stylesheet"]


def stylesheet() -> bytes:
    """Return the CSS that ``<?xml-stylesheet type="text/css"?>`` refers to, in UTF-8."""
    return Path(__file__).with_name("feed.css").read_bytes()
