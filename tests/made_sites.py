"""Sites of our own writing, made where a test wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from feedkit.sites.detect import detect

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from feedkit.sites.found import DetectedSite, Found

__all__ = ["detected", "made", "value"]

T = TypeVar("T")

TEXTS = {
    "post": "---\ntitle: A post\ndate: 2024-03-05\n---\nText.\n",
    "page": "---\ntitle: A page\n---\nText.\n",
}


def made(root: Path, files: Mapping[str, str]) -> Path:
    """Write `files` below `root` and return that.

    A text that is ``post`` is a post with a date, and ``page`` a page without one.
    """
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXTS.get(text, text), encoding="utf-8")
    return root


def detected(root: Path, files: Mapping[str, str]) -> DetectedSite:
    """Return the site that `files` are."""
    site = detect(made(root, files))
    assert site is not None
    return site


def value(found: Found[T] | None) -> T | None:
    """Return what was found, wherever it was."""
    return found.value if found else None
