"""Whoever reads a published file sees the old content or the new one, whole, and always some."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from feedkit import OutputError, write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    """A first build needs no preparation."""
    path = tmp_path / "public" / "feeds" / "feed.xml"
    assert write(path, b"new")
    assert path.read_bytes() == b"new"
    assert [file.name for file in path.parent.iterdir()] == ["feed.xml"]


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    """Its time stamp and inode stay, and with them the answers of web servers and caches."""
    path = tmp_path / "feed.xml"
    write(path, b"same")
    os.utime(path, ns=(1, 1))
    before = path.stat()
    assert not write(path, b"same")
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (1, before.st_ino)
    assert write(path, b"diff")


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    """A web server that runs as another user can read it, unlike a temporary file."""
    path = tmp_path / "feed.xml"
    mask = os.umask(0o027)
    try:
        write(path, b"new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_permissions_are_kept(tmp_path: Path) -> None:
    """What somebody once set stays."""
    path = tmp_path / "feed.xml"
    path.write_bytes(b"old")
    path.chmod(0o604)
    write(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    """The file it leads to is replaced, not the link."""
    target = tmp_path / "real.xml"
    target.write_bytes(b"old")
    link = tmp_path / "feed.xml"
    link.symlink_to(target)
    write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("make", ["folder", "below a file", "name too long"])
def test_what_cannot_be_written_is_one_clear_line(tmp_path: Path, make: str) -> None:
    """The error names the file and the reason, and nothing is left behind."""
    path = tmp_path / "feed.xml"
    if make == "folder":
        path.mkdir()
        (path / "kept").touch()
    elif make == "below a file":
        path.write_bytes(b"old")
        path = path / "feed.xml"
    else:
        path = tmp_path / ("x" * 300)
    with pytest.raises(OutputError) as caught:
        write(path, b"new")
    assert str(caught.value).startswith(f"{path}: cannot write the feed: ")
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.rglob(".feedkit-*"))


def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is a matter of one line; the temporary file is gone."""
    path = tmp_path / "feed.xml"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left on device"):
        write(path, b"new content")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["feed.xml"]


# Writes two versions in turn for as long as it lives, as fast as it can.
WRITER = """
import sys
from pathlib import Path
from feedkit.publish.write import write
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    write(path, b"A" * 3_000_000)
    write(path, b"B" * 2_000_000)
"""
VERSIONS = {b"A" * 3_000_000, b"B" * 2_000_000}


@pytest.mark.slow
def test_a_killed_process_leaves_a_whole_file(tmp_path: Path) -> None:
    """Killed at forty moments, each the next stretch of the work, the file is always whole."""
    path = tmp_path / "feed.xml"
    path.write_bytes(b"A" * 3_000_000)
    moments = random.Random(1)  # noqa: S311 - any spread of moments will do
    for _ in range(40):
        with subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(moments.random() * 0.03)
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert path.read_bytes() in VERSIONS


@pytest.mark.slow
def test_a_reader_never_sees_a_part(tmp_path: Path) -> None:
    """A web server that reads while two processes write sees only whole files."""
    path = tmp_path / "feed.xml"
    path.write_bytes(b"A" * 3_000_000)
    seen: list[bool] = []
    writers = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    try:
        reader = threading.Thread(
            target=lambda: seen.extend(path.read_bytes() in VERSIONS for _ in range(300))
        )
        reader.start()
        reader.join()
    finally:
        for process in writers:
            process.kill()
            process.wait()
    assert len(seen) == 300
    assert all(seen)
