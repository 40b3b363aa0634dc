"""``feedkit init``: a configuration to start from."""

from __future__ import annotations

from pathlib import Path

import click

from feedkit.cli.report import errors, say
from feedkit.config import CONFIG_NAME
from feedkit.errors import ConfigError

__all__ = ["init"]


@click.command()
@click.argument("site", default=".")
@click.option("--force", is_flag=True, help=f"Replace a {CONFIG_NAME} that is there already.")
def init(site: str, *, force: bool) -> None:
    """Write a feedkit.toml for the site in the folder SITE.

    Title, address, author, language, time zone and posts are taken from the configuration of the
    site's generator, which is read and never run. What could not be found is marked.

        feedkit init ~/blog
    """
    from feedkit.cli.starter import starter  # noqa: PLC0415
    from feedkit.publish.write import write  # noqa: PLC0415 - what it needs would slow down --help
    from feedkit.sites.detect import detect  # noqa: PLC0415

    root = Path(site)
    file = root / CONFIG_NAME
    with errors():
        if not root.is_dir():
            raise ConfigError(f"{site}: there is no such folder")
        if file.exists() and not force:
            raise ConfigError(f"{file}: is there already; --force replaces it")
        found = detect(root)
        text = starter(found)
        write(file, text.encode())
    what = f"this {found.dialect} site" if found else "posts of no generator that feedkit knows"
    say(f"{file}: written for {what}")
    for line in text.splitlines():
        key, mark, meaning = line.partition("# FILL IN: ")
        if mark:
            say(f"to fill in: {key.strip('# ').partition(' ')[0]}: {meaning}")
