"""What a relative address in a post stands for, as generators have it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedkit.content.links import original_of
from feedkit.lazy import lazy_function, lazy_re
from feedkit.urls import absolute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.content.links import Target
    from feedkit.content.templates import Context

__all__ = ["resolved"]

OF_SITE = "@site/"  # https://docusaurus.io/docs/markdown-features/links
SOURCE = lazy_re(r"[^?#:]*\.(?:md|mdx|markdown|rst)(?:#.*)?", re.IGNORECASE)
# A source file that is no post: the page that generators make of it, if they make one. To MkDocs
# and VuePress, a README is a folder's page.
ROOTED = lazy_re(r"@?/((?:[^/#]*/)*)(?:_?index|README|([^/#]*))\.\w+(#.*|)")
FILE = lazy_re(r"[^?#:/][^?#:]*\.\w+(?:#.*)?")

attached = lazy_function("feedkit.content.attachments", "attached")  # for one generator


def resolved(url: str, context: Context) -> str | None:
    """Return what a relative address stands for; None if it is an ordinary one."""
    site, rendering = context.site.url, context.rendering
    if url.startswith(OF_SITE):
        # Docusaurus: a file of the site's folder, of which `static` is published as it is.
        url = url.removeprefix(OF_SITE)
        if url.startswith("static/"):
            return site + url.removeprefix("static/")
    is_source = SOURCE.fullmatch(url)
    if is_source and (post := _post(url, context)):
        return post.link
    if not is_source and (file := _file(url, context)):
        return file
    if rendering.documents and FILE.fullmatch(url):
        url = _from_source(url, context.entry.source or "", rendering.documents)
    if is_source and (page := ROOTED.fullmatch(url)):
        name = page[2] + rendering.page_ending if page[2] else ""
        return f"{site}{page[1]}{name}{page[3]}"
    if url.startswith("@/"):
        return site + url.removeprefix("@/")
    # A base path that is there already counts once.
    below = rendering.below_site and url.startswith("/")
    return site + url.lstrip("/") if below and not url.startswith(urlsplit(site).path) else None


def _post(url: str, context: Context) -> Target | None:
    """Return the post that an address names; one that names none is noted.

    But for Zola's own, which may name any page, and without which it does not build the site:
    https://www.getzola.org/documentation/content/linking/#internal-links
    """
    if url.startswith("@/"):
        return context.links.find(url, context.entry.source)
    return context.post(url)


def _file(url: str, context: Context) -> str | None:
    """Return where a file is that is found otherwise than from the post's page; else None."""
    source, rendering = context.entry.source or "", context.rendering
    if rendering.attachments:
        found = attached(url, source, rendering.attachments)
        return f"{context.site.url}{found}" if found else None
    if rendering.shares_files and FILE.fullmatch(url) and (original := original_of(source)):
        post = context.links.find(original)
        return absolute(url, post.link) if post else None
    return None


def _from_source(url: str, source: str, documents: Mapping[str, str]) -> str:
    """Return the address `url` in the file `source` as one from the site, by the inmost folder."""
    place, mark, fragment = url.partition("#")
    path = PurePosixPath(normpath(PurePosixPath(source).parent / place))
    around = [folder for folder in documents if path.is_relative_to(folder)]
    if not around or ".." in path.parts:
        return url
    folder = max(around, key=len)
    return f"@/{PurePosixPath(documents[folder], path.relative_to(folder))}{mark}{fragment}"
