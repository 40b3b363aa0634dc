"""Runs one command and says on standard output what it took, as JSON.

    python -I -S launch.py COMMAND ARGUMENT...

In a small process of its own, because the peak memory of a process is never less than that of the
process which started it. `seconds` is from its start to its end, `cpu` is what all its threads and
children computed, and `peak` is KiB: of the largest process, or of all of them together if there
are several (the memory that they share counts for each; looked at twenty times a second).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

EVERY = 0.05  # seconds
PAGE = os.sysconf("SC_PAGE_SIZE") // 1024  # KiB


class Watch(threading.Thread):
    """Looks at how much memory a process and its descendants have together."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0  # KiB
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        """Look until it is told to stop."""
        while not self._ended.wait(EVERY):
            family = list(descendants(self._pid))
            if len(family) > 1:
                self.peak = max(self.peak, sum(map(resident, family)))

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()


def descendants(pid: int) -> list[int]:
    """Return a process and what it has started, as far as they are still there."""
    family = [pid]
    for member in family:
        for children in Path(f"/proc/{member}/task").glob("*/children"):
            try:
                family += map(int, children.read_text().split())
            except OSError:
                continue
    return family


def resident(pid: int) -> int:
    """Return the KiB of memory that a process has, none when it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0


def main() -> None:
    """Run the command, which has nothing to say unless it fails."""
    began = time.perf_counter()
    child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)  # noqa: S603 - we were asked to
    watch = Watch(child.pid)
    watch.start()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    watch.stop()
    cpu = usage.ru_utime + usage.ru_stime
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak": max(usage.ru_maxrss, watch.peak)}))
    child.returncode = os.waitstatus_to_exitcode(status)
    sys.exit(child.returncode != 0)


if __name__ == "__main__":
    main()
