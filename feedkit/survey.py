"""Where the posts live: the site around them, and what it says where our configuration does not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from feedkit.config import AuthorConfig, Config
from feedkit.errors import ConfigError
from feedkit.index.unchanged import Scan
from feedkit.lazy import lazy_function
from feedkit.posts.find import POST_SUFFIXES
from feedkit.sites.detect import find_site
from feedkit.sites.found import Author, DetectedSite, Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Survey", "survey"]

PLAIN = "plain"

escape = lazy_function("glob", "escape")  # as few sources are single files

#: What else than Markdown the posts of a generator's users are written in.
MORE_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "eleventy": (".html", ".liquid", ".njk"),
    "hexo": (".html",),
    "hugo": (".html",),
    "jekyll": (".html",),
    "nikola": (".rst", ".txt", ".html", ".ipynb"),
    "pelican": (".rst", ".html"),
    "sveltekit": (".svx",),  # https://mdsvex.pngwn.io/docs#extensions
}


class Survey(Struct, frozen=True):
    """What a build goes by."""

    config: Config  #: complete with what the site says
    root: Path  #: the site's folder, or that of the posts; the paths of posts are relative to it
    folder: str  #: the folder below `root` that is asked for, "" for all of it
    include: Sequence[str]  #: globs of posts, relative to `root`
    exclude: Sequence[str]
    dialect: str
    site: DetectedSite | None  #: what the site's own configuration says, where there is one
    detected: Mapping[str, str]  #: what was taken from it, in words for a person

    @property
    def scan(self) -> Scan:
        """How its posts are found."""
        root = os.path.abspath(self.root)  # noqa: PTH100 - without following links
        return Scan(root, tuple(self.include), tuple(self.exclude))

    @property
    def shown(self) -> str:
        """The folder that the paths of posts are relative to, as a person would type it."""
        return "" if self.root == Path() else self.root.as_posix()

    @property
    def source(self) -> str:
        """Where the posts are, as a person would type it."""
        return (self.root / self.folder).as_posix()


def survey(config: Config, base: Path) -> Survey:
    """Return what there is to know about the posts that `config`, in the folder `base`, asks for.

    Raises ConfigError when the site's own configuration cannot be read.
    """
    start = base / (config.posts.source or ".")
    if not start.exists():
        raise ConfigError(f"{start}: there is no such folder; name the one that holds the posts")
    wanted = config.posts.dialect
    found = find_site(start, is_source=bool(config.posts.source)) if wanted != PLAIN else None
    if found and wanted in (None, found[1].dialect):
        return _in_site(config, start, *found)
    posts = config.posts
    return Survey(
        config=config,
        root=start.parent if start.is_file() else start,
        folder="",
        include=[f"/{escape(start.name)}"] if start.is_file() else posts.include or _kinds(wanted),
        exclude=posts.exclude,
        dialect=wanted or PLAIN,
        site=None,
        detected={},
    )


def _in_site(config: Config, start: Path, root: Path, site: DetectedSite) -> Survey:
    """Return what there is to know about the posts below `start` on the `site` in `root`."""
    posts = config.posts
    folder = Path(os.path.relpath(start, root)).as_posix() if posts.source else ""
    folder = "" if folder == "." else folder
    taken = _taken(config, site)
    values = {name: value for name, (value, _) in taken.items()}
    if start.is_file():
        include = [f"/{escape(folder)}"]
    elif posts.include or folder:
        include = [_below(folder, glob) for glob in posts.include or _kinds(site.dialect)]
    else:
        include = list(_globs(site))
    return Survey(
        config=msgspec.structs.replace(config, site=msgspec.structs.replace(config.site, **values)),
        root=_from_here(root),
        folder=folder,
        include=include,
        exclude=[*(_below(folder, glob) for glob in posts.exclude), *site.exclude],
        dialect=site.dialect,
        site=site,
        detected={
            "dialect": f"{site.dialect} ({', '.join(path.name for path in site.config)})",
            **{name: f"{_shown(value)} ({where})" for name, (value, where) in taken.items()},
        },
    )


def _taken(config: Config, site: DetectedSite) -> dict[str, tuple[object, str]]:
    """Return what `site` says of itself where `config` says nothing, and where that stands."""
    taken: dict[str, tuple[object, str]] = {}
    for name in ("title", "url", "description", "language", "timezone", "author"):
        found: Found[str] | Found[Author] | None = getattr(site, name)
        if found is None or getattr(config.site, name) is not None:
            continue
        value: object = found.value
        if isinstance(value, Author):
            value = AuthorConfig(name=value.name, email=value.email, url=value.url)
        taken[name] = value, found.where
    return taken


def _shown(value: object) -> str:
    return value.name if isinstance(value, AuthorConfig) else str(value)


def _suffixes(dialect: str | None) -> tuple[str, ...]:
    return (*POST_SUFFIXES, *MORE_SUFFIXES.get(dialect or PLAIN, ()))


def _kinds(dialect: str | None) -> list[str]:
    """Return globs of all files that a post of this dialect may be."""
    return [f"*{suffix}" for suffix in _suffixes(dialect)]


def _globs(site: DetectedSite) -> Iterator[str]:
    """Yield the site's own globs of posts, for files that can be read as posts."""
    for glob in site.sources:
        for suffix in _suffixes(site.dialect):
            if glob.endswith("**"):
                yield f"{glob}/*{suffix}"
            elif glob.endswith(".*"):
                yield f"{glob[:-2]}{suffix}"
            elif glob.endswith(suffix):
                yield glob


def _below(folder: str, glob: str) -> str:
    """Return a glob of files below `folder` as one of files below the root."""
    if not folder:
        return glob
    # A pattern without a slash is one of names, in whatever folder.
    anchored = "/" in glob.rstrip("/")
    return f"/{folder}/{glob.lstrip('/')}" if anchored else f"/{folder}/**/{glob}"


def _from_here(path: Path) -> Path:
    """Return `path` as a person would type it: relative to the current folder when it is below."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
