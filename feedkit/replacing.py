"""Replacing a file in one step."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedWriter
    from pathlib import Path

__all__ = ["replacing"]


@contextmanager
def replacing(target: Path) -> Iterator[BufferedWriter]:
    """Open a file for what `target` is to become once all of it is written.

    Whoever reads `target` sees the old content or the new, whole, even if this process dies on the
    way; where anything goes wrong, it is as it was. Nobody but its owner may read the new file,
    until it is given other permissions. Raises OSError.
    """
    # Beside the target, because a rename is atomic only within one file system. `tempfile` would
    # import all kinds of archives.
    new = target.with_name(f".feedkit-{os.urandom(8).hex()}.tmp")
    try:
        with open(new, "xb", opener=_open_private) as file:
            yield file
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
