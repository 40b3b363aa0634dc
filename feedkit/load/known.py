"""What is known of posts from an earlier run, and what of it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.index.columns import differing, values_at
from feedkit.index.stamps import UNSURE, WIDTH

if TYPE_CHECKING:
    from feedkit.entries.dialect import Dialect
    from feedkit.index.store import Files
    from feedkit.index.unchanged import Found
    from feedkit.load.verdicts import Verdicts

__all__ = ["Known", "compared"]


class Known(Struct, frozen=True):
    """What an earlier run found out about the posts of one folder."""

    files: Files
    verdicts: Verdicts  #: on these files
    above: str  #: what was handed down to them


def compared(known: Known, found: Found, dialect: Dialect) -> tuple[Verdicts, list[int]]:
    """Return the verdict that is known on each post, and the places of those that may not hold.

    They hold while a file's stamp is the same; but that another file is new, or gone, can make a
    file a post, or none.
    """
    files, verdicts = known.files, known.verdicts
    if found.paths == files.paths:
        return verdicts, differing(found.stamps, files.stamps, WIDTH)
    by_path = {path: place for place, path in enumerate(files.paths)}
    places = [by_path.get(path) for path in found.paths]
    verdicts = verdicts.at(places)
    changed = {
        *differing(found.stamps, values_at(files.stamps, places, UNSURE), WIDTH),
        *(place for place, each in verdicts.special.items() if each.refused),
        *(place for place, path in enumerate(found.paths) if dialect.refuses(path)),
    }
    return verdicts, sorted(changed)
