"""Which file of the site a published address is: for what a feed says of pictures and media."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from feedkit.looked import look

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["LocalFiles"]

#: Folders whose files appear at the root of the site, where no generator says which.
USUAL: Mapping[str, str] = MappingProxyType({"static": "/", "public": "/", "": "/"})


class LocalFiles(Struct, frozen=True):
    """The files of a site on this machine."""

    root: Path  #: the site's folder
    site_url: str  #: ends in a slash
    posts: Path  #: what the sources of entries are relative to
    static: Mapping[str, str] = USUAL  #: folder → path on the site

    def find(self, url: str, *, page: str, source: str | None) -> Path | None:
        """Return the file that is published at `url`, None where there is none.

        It is in one of the static folders or, below the post's `page`, beside its `source`.
        """
        return next((path for path in self._candidates(url, page, source) if path.is_file()), None)

    def lost(self, url: str, *, page: str, source: str | None) -> Path | None:
        """Return where the file of `url` should be, if its folder is there and the file is not.

        Without the folder it may come from anywhere: a theme, another repository, a later step.
        """
        candidates = self._candidates(url, page, source)
        if any(path.is_file() for path in candidates):
            return None
        for path in candidates:
            look(path.parent)
        return next((path for path in candidates if path.parent.is_dir()), None)

    def _candidates(self, url: str, page: str, source: str | None) -> list[Path]:
        found = []
        if url.startswith(self.site_url):
            path = _path(url[len(self.site_url) - 1 :])
            for folder, place in self.static.items():
                prefix = f"/{place.strip('/')}/".replace("//", "/")
                if path.startswith(prefix):
                    found.append((self.root / folder, path[len(prefix) :]))
        folder_of_page = page.rpartition("/")[0] + "/"
        if source and url.startswith(folder_of_page):
            found.append(((self.posts / source).parent, _path(url[len(folder_of_page) :])))
        candidates = [base / name for base, name in found if name and _stays_below(name)]
        for candidate in candidates:
            look(candidate)
        return candidates


def _path(url: str) -> str:
    return unquote(urlsplit(url).path)


def _stays_below(name: str) -> bool:
    """Say whether a relative path leads nowhere but down: an address may hold ``%2e%2e``."""
    return ".." not in name.split("/") and "\0" not in name
