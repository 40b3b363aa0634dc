"""Pictures, pages and other files of a vault, which its notes call by their names alone.

https://obsidian.md/help/links and https://quartz.jzhao.xyz/plugins/CrawlLinks
"""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from feedkit.entries.dialects.slugs import quartz_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["attached", "attachments"]


NOTE = ".md"


def attachments(paths: Iterable[str], content: str, *, slugs: bool) -> dict[str, str]:
    """Return what notes below the folder `content` call these files: name → address on the site.

    A name is a path, or the end of one that no other file has, without the ending of a note.
    Quartz makes `slugs` of addresses.
    """
    names: dict[str, str] = {}
    shared: set[str] = set()
    named = (path.removesuffix(NOTE) for path in paths)
    addresses = {path: _address(path, content, slugs=slugs) for path in named}
    for path, address in addresses.items():
        parts = path.casefold().split("/")
        for name in ("/".join(parts[index:]) for index in range(1, len(parts))):
            if name in names:
                shared.add(name)
            names[name] = address
    own = {path.casefold(): address for path, address in addresses.items()}
    below = {_below(path, content).casefold(): address for path, address in addresses.items()}
    alone = {name: address for name, address in names.items() if name not in shared}
    return alone | own | below


def attached(url: str, source: str, names: Mapping[str, str]) -> str | None:
    """Return the address of the file that `url` names in the note `source`; None if there is none.

    The one beside the note comes first.
    """
    place, mark, fragment = url.partition("#")
    path = normpath(unquote(place)).casefold().removesuffix(NOTE).lstrip("/")
    near = normpath(join(dirname(source).casefold(), path))
    address = names.get(near) or names.get(path)
    return address and address + mark + fragment


def _address(path: str, content: str, *, slugs: bool) -> str:
    parts = _below(path, content).split("/")
    if parts[-1] == "index":  # the page of its folder
        parts[-1] = ""
    return quote("/".join(map(quartz_slug, parts) if slugs else parts))


def _below(path: str, content: str) -> str:
    return path.removeprefix(f"{content}/")
