"""What is known of posts from an earlier run, and what of it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from feedkit.entries.dialect import Dialect
    from feedkit.index.unchanged import Found
    from feedkit.load.reading import Verdict

__all__ = ["Known", "compared"]


class Known(Struct, frozen=True):
    """What an earlier run found out about the posts of one folder."""

    paths: list[str]  #: in the order of their code points
    stamps: list[str]  #: of these files; empty for one that may have changed unseen
    verdicts: list[Verdict]  #: on these files


def compared(
    known: Known, found: Found, dialect: Dialect
) -> tuple[list[Verdict | None], list[int]]:
    """Return the verdict that is known on each post, and the places of those that may not hold.

    They hold while a file's stamp is the same; but that another file is new, or gone, can make a
    file a post, or none.
    """
    paths, stamps, _ = found
    if paths == known.paths:
        both = enumerate(zip(stamps, known.stamps, strict=True))
        return [*known.verdicts], [place for place, (now, was) in both if now != was]
    by_path = dict(zip(known.paths, zip(known.stamps, known.verdicts, strict=True), strict=True))
    earlier: list[Verdict | None] = []
    changed = []
    for place, (path, now) in enumerate(zip(paths, stamps, strict=True)):
        was, verdict = by_path.get(path, ("", None))
        earlier.append(verdict)
        if now != was or verdict is None or verdict.refused or dialect.refuses(path):
            changed.append(place)
    return earlier, changed
