"""The real command in a process of its own, and what it opened, read and imported there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Watched", "watched"]

ROOT = Path(__file__).parent.parent
PROGRAM = """
import json, os, sys
opened, sizes, listed = [], [], []
def hook(event, args):
    if event == "open":
        opened.append((str(args[0]), args[1]))
    elif event == "os.scandir":
        listed.append(str(args[0]))
sys.addaudithook(hook)
read = os.read
def counted(descriptor, size):
    sizes.append(size)
    return read(descriptor, size)
os.read = counted
place = sys.argv.pop(1)
from feedkit.lazy import import_lazily
from feedkit.start import main
import_lazily()
try:
    main()
finally:
    whole = [path for path, mode in opened if mode is not None]
    heads = [path for path, mode in opened if mode is None]
    seen = {"whole": whole, "heads": heads, "sizes": sizes, "listed": listed}
    has_run = lambda module: type(module).__name__ != "_Unread"
    seen["modules"] = [name for name in sys.modules if has_run(sys.modules[name])]
    with open(place, "w") as file:
        json.dump(seen, file)
"""


@dataclass(frozen=True)
class Watched:
    """What one run of the command did."""

    code: int
    messages: str
    output: str
    heads: list[str]  #: the files that were opened without a buffer, as heads of posts are
    whole: list[str]  #: the others
    sizes: list[int]  #: what was asked for of the former, in bytes
    listed: list[str]  #: the folders that were looked into
    modules: set[str]  #: those that were run, too

    @property
    def posts(self) -> Counter[str]:
        """How often each post was opened, by its name."""
        return Counter(Path(path).name for path in (*self.heads, *self.whole) if _is_post(path))

    @property
    def bodies(self) -> Counter[str]:
        """How often each post was read to its end."""
        return Counter(Path(path).name for path in self.whole if _is_post(path))


def _is_post(path: str) -> bool:
    return path.endswith(".md")


def watched(folder: Path, *command: str) -> Watched:
    """Run the command in `folder`."""
    seen = folder.with_name("seen.json")
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, str(seen), *command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(seen.read_text(encoding="utf-8"))
    modules = set(told.pop("modules"))
    return Watched(result.returncode, result.stderr, result.stdout, **told, modules=modules)
