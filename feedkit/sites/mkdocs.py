"""MkDocs with Material's blog plug-in: ``mkdocs.yml``.

https://squidfunk.github.io/mkdocs-material/plugins/blog/. ``settings["blogs"]`` has, for every
blog, {folder, posts, url_format, url_date_format, url_max_categories, slugify_separator,
excerpt_separator, drafts, future}: `folder` and `posts` below the folder of documents.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from feedkit.errors import ConfigError
from feedkit.sites.about import author, found, home, language
from feedkit.sites.data import Data, merged, plugins, stated
from feedkit.sites.found import DetectedSite
from feedkit.sites.paths import below, excluded, joined
from feedkit.sites.signs import MKDOCS
from feedkit.sites.survey import post_globs

if TYPE_CHECKING:
    from feedkit.sites.files import SiteFiles

__all__ = ["read"]

MAX_PARENTS = 10


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what ``mkdocs.yml`` says, None without one. Raises ConfigError for a broken one."""
    name = files.first(*MKDOCS)
    if name is None:
        return None
    layers = _layers(files, name)
    config = Data(name, merged(layers))
    documents = joined(config.text("docs_dir") or "docs")
    options = _options(config, "blog")
    blogs = [_blog(option) for option in options]
    sources = [below(documents, str(blog["posts"])) for blog in blogs]
    return DetectedSite(
        dialect="mkdocs",
        config=tuple(files.read),
        title=found(layers, "site_name"),
        url=home(found(layers, "site_url")),
        description=found(layers, "site_description"),
        author=next(filter(None, (author(layer, "site_author") for layer in layers)), None),
        language=language(found(layers, "theme.language")),
        sources=tuple(sources) or post_globs(files, documents) or (below(documents),),
        exclude=excluded(documents, (config.text("exclude_docs") or "").split()),
        settings=stated(
            blogs=blogs,
            content=[{"folder": documents, "prefix": "", "language": None}],
            meta_file=next(
                (each.text("meta_file") or ".meta.yml" for each in _options(config, "meta")), None
            ),
            pretty_urls=config.flag("use_directory_urls"),
            authors_files=files.existing(*(_authors_file(documents, option) for option in options)),
            markdown={
                "extensions": dict(plugins(config.items("markdown_extensions"))),
            },
            static={documents: "/"}
            | {joined(documents, str(blog["posts"])): f"/{blog['folder']}" for blog in blogs},
            output=joined(config.text("site_dir") or "site"),
        ),
    )


def _options(config: Data, plugin: str) -> list[Data]:
    """Return the options of each instance of one of Material's plug-ins that is at work."""
    return [
        Data(config.name, values)
        for name, values in plugins(_plugins(config))
        if name.rpartition("/")[2] == plugin and values.get("enabled") is not False
    ]


def _plugins(config: Data) -> list[object]:
    """Return the plug-ins, which are a list or a mapping."""
    value = config.get("plugins")
    return (
        [{name: value[name]} for name in value]
        if isinstance(value, dict)
        else config.items("plugins")
    )


def _blog(options: Data) -> dict[str, object]:
    folder = joined(options.text("blog_dir") or "blog")
    posts = (options.text("post_dir") or "{blog}/posts").replace("{blog}", folder)
    return stated(
        folder=folder,
        posts=joined(posts),
        url_format=options.text("post_url_format"),
        url_date_format=options.text("post_url_date_format"),
        url_max_categories=options.get("post_url_max_categories"),
        slugify_separator=options.text("post_slugify_separator"),
        excerpt_separator=options.text("post_excerpt_separator"),
        drafts=options.flag("draft"),
        future=None if (hidden := options.flag("draft_if_future_date")) is None else not hidden,
    )


def _authors_file(documents: str, options: Data) -> str:
    folder = joined(options.text("blog_dir") or "blog")
    return joined(
        documents, (options.text("authors_file") or "{blog}/.authors.yml").replace("{blog}", folder)
    )


def _layers(files: SiteFiles, name: str) -> list[Data]:
    """Return the configuration and what it inherits, those that win first.

    https://www.mkdocs.org/user-guide/configuration/#configuration-inheritance
    """
    layers = [files.data(name)]
    while parent := layers[-1].text("INHERIT"):
        if len(layers) > MAX_PARENTS:
            raise ConfigError(f"{files.root / name}: INHERIT: expected a chain of files that ends")
        name = posixpath.join(posixpath.dirname(layers[-1].name), parent)
        layers.append(files.data(name))
    return layers
