"""The command: arguments, messages and exit codes around `feedkit.build`."""

from __future__ import annotations

import click

from feedkit.cli.build import build
from feedkit.cli.init import init
from feedkit.cli.list import list_

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="feedkit-posts", prog_name="feedkit")
def main() -> None:
    """Turn a directory of front-matter posts into Atom, RSS and JSON feeds.

    Example: feedkit build posts/ --url https://example.org/
    """


for command in (build, init, list_):
    main.add_command(command)
