"""What sites call their title, address and author in files of their own.

Generators that are programmed rather than configured (Astro, Next.js, Eleventy, …) have no fixed
place for these. Their starters and themes keep them in a module or a data file, as constants
(``SITE_TITLE``) or in one object (``siteMetadata.title``), and sites leave it at that. What is
wrong with such a file matters to nobody: then it says nothing.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.lazy import lazy_re
from feedkit.sites.about import author, home, language
from feedkit.sites.files import SCRIPTS, SiteFiles, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedkit.sites.data import Data
    from feedkit.sites.found import Author, Found

__all__ = ["Hints", "hints", "of_package"]

# Names as they are without case, "_" and "-", the surest first.
TITLE = ("sitetitle", "title", "sitename", "blogtitle", "blogname", "name")
URL = ("siteurl", "url", "website", "site", "baseurl", "sitewebsite", "base")
DESCRIPTION = ("sitedescription", "description", "desc", "sitedesc", "subtitle", "tagline")
# The last ones are objects in Fuwari and its like: https://github.com/saicaca/fuwari, src/config.ts
AUTHOR = ("author", "siteauthor", "authorname", "profileconfig", "profile", "owner")
LANGUAGE = ("language", "lang", "locale", "sitelang", "sitelanguage")
TIMEZONE = ("timezone",)
# The objects that are about the site, and not about its menu, its cards or its comments.
ABOUT_SITE = lazy_re(r"(?:the)?(?:site|blog)?(?:config|meta|metadata|info|settings|data|seo)?")
# This one of them is about a page, the blog, where another is about the site.
BLOG = "blog"
# The names that are the site's only in an object about it.
VAGUE = frozenset(["name"])
ENDINGS = (*SCRIPTS, "json", "yml", "yaml", "toml")
# https://docs.npmjs.com/cli/configuring-npm/package-json#homepage is for a repository's own page,
# too, which is no site.
REPOSITORIES = lazy_re(r"https?://(?:www\.)?(?:github|gitlab|bitbucket|npmjs)\.[a-z]+/")


class Hints(Struct, frozen=True, kw_only=True):
    """What is said of a site in a place that its generator does not look at."""

    title: Found[str] | None = None
    url: Found[str] | None = None
    description: Found[str] | None = None
    author: Found[Author] | None = None
    language: Found[str] | None = None
    timezone: Found[str] | None = None


def hints(files: SiteFiles, *stems: str) -> Hints:
    """Return what the files called `stems`, with any ending, say of the site."""
    layers = [files.hint(name) for stem in stems if (name := files.first(*named(stem, ENDINGS)))]
    return Hints(
        title=_found(layers, TITLE),
        url=next(filter(None, map(home, _each(layers, URL))), None),
        description=_found(layers, DESCRIPTION),
        author=next(
            (
                person
                for layer in layers
                for path in _paths(layer, AUTHOR)
                if (person := author(layer, path))
            ),
            None,
        ),
        language=language(_found(layers, LANGUAGE)),
        timezone=_found(layers, TIMEZONE),
    )


def of_package(files: SiteFiles) -> Hints:
    """Return what ``package.json`` says of the site and its author."""
    package = files.hint("package.json")
    homepage = package.found("homepage")
    return Hints(
        url=home(homepage) if homepage and not REPOSITORIES.match(homepage.value) else None,
        author=author(package, "author"),
    )


def _found(layers: list[Data], words: tuple[str, ...]) -> Found[str] | None:
    return next(_each(layers, words), None)


def _each(layers: list[Data], words: tuple[str, ...]) -> Iterator[Found[str]]:
    for layer in layers:
        for path in _paths(layer, words):
            value = layer.found(path)
            if value:
                yield value


def _paths(data: Data, words: tuple[str, ...]) -> Iterator[str]:
    """Yield the paths of `data` that end in one of `words`."""
    objects = [key for key in data.values if ABOUT_SITE.fullmatch(_bare(key)) and data.mapping(key)]
    blogs = [f"{key}." for key in objects if _bare(key) == BLOG]
    sites = [f"{key}." for key in objects if _bare(key) != BLOG]
    for prefixes in (["", *sites], blogs):
        for word, prefix in product(words, prefixes):
            values = data.mapping(prefix[:-1]) if prefix else data.values
            known = (key for key in values if _bare(key) == word)
            yield from (f"{prefix}{key}" for key in known if prefix or word not in VAGUE)


def _bare(key: str) -> str:
    return re.sub(r"[_-]", "", key).lower()
