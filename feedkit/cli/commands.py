"""The commands there are."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["COMMANDS", "main"]

#: What there is, and what it does in a line; each is in the module of its name.
COMMANDS: Mapping[str, str] = {
    "build": "Write feeds of the posts in a folder.",
    "check": "Say what is wrong with feeds.",
    "init": "Write a feedkit.toml to start from.",
    "links": "Print what makes browsers and readers find the feeds.",
    "list": "Show what is found in a folder, and write nothing.",
    "ping": "Tell the hub that feeds have changed.",
}


class Commands(click.Group):
    """Imports a command when it is called: who asks for help need not wait for what builds."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return [*COMMANDS]  # `list` may be the module of that name here

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = vars(import_module(f"feedkit.cli.{cmd_name}"))
        command: click.Command = module.get(cmd_name) or module[f"{cmd_name}_"]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands below the help."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="feedkit-posts", prog_name="feedkit")
def main() -> None:
    """Turn a directory of front-matter posts into Atom, RSS and JSON feeds.

    Example: feedkit build posts/ --url https://example.org/
    """
