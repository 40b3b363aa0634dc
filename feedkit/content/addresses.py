"""What a relative address in a post stands for, as generators have it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedkit.content.links import language_in, original_of
from feedkit.lazy import lazy_function, lazy_re
from feedkit.urls import absolute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.content.links import Links, Target
    from feedkit.content.templates import Context
    from feedkit.model import Entry

__all__ = ["resolved", "with_shared_files"]

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
        url = f"@/{url}"
    is_source = SOURCE.fullmatch(url)
    if is_source and (post := _post(url, context)):
        return post.link
    if (rendering.attachments or not is_source) and (file := _file(url, context)):
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


def with_shared_files(entry: Entry, links: Links) -> Entry:
    """Return a translation with its pictures and media files beside what it translates.

    Only for a site that shares them (see `Rendering`), and where that is a post.
    """
    original = original_of(entry.source or "")
    page = links.find(original) if original else None
    if page is None:
        return entry
    own, shared, language = entry.link, page.link, language_in(entry.source)

    def moved(url: str) -> str:
        is_shared = url.startswith(own) and language_in(url) != language
        return shared + url.removeprefix(own) if is_shared else url

    return replace(
        entry,
        image=entry.image and replace(entry.image, url=moved(entry.image.url)),
        banner=entry.banner and moved(entry.banner),
        enclosures=tuple(replace(each, url=moved(each.url)) for each in entry.enclosures),
    )


def _post(url: str, context: Context) -> Target | None:
    """Return the post that an address names; one that names none is noted.

    But for Zola's own and Docusaurus', which may name any page, and without which they do not build
    the site (https://www.getzola.org/documentation/content/linking/#internal-links), and a vault's
    pages.
    """
    if url.startswith("@/") or _file(url, context):
        return context.links.find(url, context.entry.source)
    return context.post(url)


def _file(url: str, context: Context) -> str | None:
    """Return where a file is that is found otherwise than from the post's page; else None."""
    source, rendering = context.entry.source or "", context.rendering
    if rendering.attachments:
        found = attached(url, source, rendering.attachments)
        return f"{context.site.url}{found}" if found else None
    # `light.fr.png` is beside the French page.
    shared = rendering.shares_files and language_in(url) != language_in(source)
    if shared and FILE.fullmatch(url) and (original := original_of(source)):
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
