"""A stylesheet for the XML of Atom and RSS feeds, as a browser shows it."""

from __future__ import annotations

__all__ = ["stylesheet"]


def stylesheet() -> bytes:
    """Return the CSS that ``<?xml-stylesheet type="text/css"?>`` refers to, in UTF-8."""
    from importlib.resources import files  # noqa: PLC0415 - loads what handles archives

    return files("feedkit.preview").joinpath("feed.css").read_bytes()
