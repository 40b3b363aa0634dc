"""Writing a file whole or not at all, and not at all when nothing in it would change."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from feedkit.errors import OutputError
from feedkit.replacing import replacing

__all__ = ["differs", "write"]


def differs(path: Path, content: bytes) -> bool:
    """Say whether writing `content` to `path` would change anything. Raises OutputError."""
    try:
        # The size alone answers for most changes, without reading.
        return path.stat().st_size != len(content) or path.read_bytes() != content
    except FileNotFoundError:
        return True
    except OSError as error:
        raise OutputError(path, _reason(error)) from error


def write(path: Path, content: bytes) -> bool:
    """Make `content` the content of the file `path` and say whether it changed.

    The file is replaced in one step: whoever reads it sees the old content or the new, whole,
    even if this process or the machine dies on the way. A file that already has this content is
    not touched, so its time stamp stays, and with it the answers of web servers and caches. Folders
    that are missing are made; permissions and a symbolic link at `path` are kept.

    Raises OutputError when the file cannot be written; it is then as it was.
    """
    if not differs(path, content):
        return False
    try:
        target = path.resolve() if path.is_symlink() else path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder; name a file in it")
        with replacing(target) as file:
            file.write(content)
            file.flush()
            _set_mode(target, Path(file.name))
            # Without it a crash soon after may leave an empty file under the new name.
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(path, _reason(error)) from error
    return True


def _set_mode(target: Path, new: Path) -> None:
    """Give `new` the permissions that `target` has, or would have if it were simply opened."""
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        # There is no way to ask for the mask but to set it.
        mask = os.umask(0o077)
        os.umask(mask)
        mode = 0o666 & ~mask
    new.chmod(mode)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
