"""A blog that is built again and again, and what each build says and leaves behind."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from feedkit.start import main

__all__ = ["NOW", "Blog", "Run", "post", "settled", "twin"]

NOW = "2024-06-01T00:00Z"


def post(title: str = "A post", day: int = 1, more: str = "", text: str = "Some *text*.") -> str:
    """Return a post of May 2024; `more` are further lines of its front matter."""
    return f"---\ntitle: {title}\ndate: 2024-05-{day:02}\n{more}---\n\n{text}\n"


@dataclass(frozen=True)
class Run:
    """What a build said, and what is published then."""

    code: int
    messages: str  #: on standard error
    report: dict[str, Any]  #: on standard output
    files: Mapping[str, bytes]  #: what is in all that the report names

    @property
    def outcome(self) -> object:
        """All of it, but for whether files were written or had been there."""
        told = re.sub(r"written|unchanged", "there", self.messages)
        report = {key: value for key, value in self.report.items() if key not in ("feeds", "files")}
        parts = [
            {key: value for key, value in part.items() if key != "changed"}
            for part in (*self.report.get("feeds", ()), *self.report.get("files", ()))
        ]
        return self.code, told, report, parts, self.files

    @property
    def changed(self) -> list[str]:
        """The files that it wrote."""
        parts = (*self.report.get("feeds", ()), *self.report.get("files", ()))
        return [part["path"] for part in parts if part["changed"]]


@dataclass
class Blog:
    """A folder of posts in which the command is run."""

    folder: Path
    options: tuple[str, ...] = ("--url", "https://x.example/", "--now", NOW)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write `files`, in place where they are there."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def build(self, *more: str) -> Run:
        """Run ``feedkit build --json`` with these options and those of the blog."""
        out, err = StringIO(), StringIO()
        command = ["feedkit", "build", "--json", *self.options, *more]
        with (
            chdir(self.folder),
            patch.object(sys, "argv", command),
            redirect_stdout(out),
            redirect_stderr(err),
            suppress_exit() as exits,
        ):
            main()
        report = json.loads(out.getvalue() or "{}")
        parts = (*report.get("feeds", ()), *report.get("files", ()))
        files = {part["path"]: (self.folder / part["path"]).read_bytes() for part in parts}
        return Run(exits[0], err.getvalue(), report, files)


@contextmanager
def suppress_exit() -> Iterator[list[int]]:
    """Collect the exit code that a program ends with."""
    codes: list[int] = []
    try:
        yield codes
        codes.append(0)
    except SystemExit as end:
        codes.append(end.code if isinstance(end.code, int) else int(end.code is not None))


def settled(blog: Blog, builds: list[None]) -> Run:
    """Build until there is nothing to do, and show that it is so: `builds` does not grow."""
    blog.build()
    before = blog.build()
    blog.build()
    done = len(builds)
    again = blog.build()
    assert again.report["feeds"]
    assert len(builds) == done
    assert again.outcome == before.outcome
    assert again.changed == []
    return again


def twin(blog: Blog) -> Blog:
    """Return the same blog in another folder, of which nothing is kept."""
    folder = blog.folder.with_name(f"{blog.folder.name}-twin")
    shutil.copytree(blog.folder, folder, symlinks=True)
    return Blog(folder, options=(*blog.options, "--no-index"))
