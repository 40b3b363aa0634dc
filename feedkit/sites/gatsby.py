"""Gatsby: ``gatsby-config.js``, and Decap (Netlify) CMS beside it.

https://www.gatsbyjs.com/docs/reference/config-files/gatsby-config/. Which files become posts is
programmed: known are the folders that Gatsby reads, and what the CMS writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.posts.folders import is_of_posts
from feedkit.sites.about import author, home, language
from feedkit.sites.data import Data, first, plugins, stated
from feedkit.sites.found import DetectedSite
from feedkit.sites.paths import below, joined
from feedkit.sites.signs import GATSBY
from feedkit.sites.survey import post_globs, survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedkit.sites.files import SiteFiles

__all__ = ["read"]

CMS = ("static/admin/config.yml", "static/admin/config.yaml", "public/admin/config.yml")
SOURCE = "gatsby-source-filesystem"
REMARK = ("gatsby-transformer-remark", "gatsby-plugin-mdx")
# Themes read folders of their own: gatsby-theme-blog-core's option, and @lekoarts' themes'.
THEME_OPTIONS = ("contentPath", "postsPath")


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what ``gatsby-config.js`` says, None without one. Raises ConfigError."""
    name = files.first(*GATSBY)
    if name is None:
        return None
    config = files.scripted(name)
    about = config.mapping("siteMetadata")
    metadata = Data(name, {"siteMetadata": about})
    cms = files.hint(*CMS)
    content = [folder for folder in _content(config) if survey(files.root, folder)]
    where = _template_keys(cms)
    return DetectedSite(
        dialect="gatsby",
        config=tuple(files.read),
        title=metadata.found("siteMetadata.title", "siteMetadata.siteTitle"),
        url=first(
            *(
                home(metadata.found(f"siteMetadata.{key}"), config.found("pathPrefix"))
                for key in ("siteUrl", "siteURL", "url")
            ),
            home(cms.found("site_url")),
        ),
        description=metadata.found("siteMetadata.description", "siteMetadata.siteDescription"),
        author=author(metadata, "siteMetadata.author", email="siteMetadata.email"),
        language=language(
            metadata.found("siteMetadata.language", "siteMetadata.lang", "siteMetadata.locale")
        ),
        sources=_sources(files, cms, content, bool(where)),
        settings=stated(
            content=[{"folder": folder, "prefix": "", "language": None} for folder in content],
            where={"templateKey": where} if where else None,
            trailing_slash=config.text("trailingSlash"),
            excerpt_separator=_excerpt_separator(config),
            static={"static": "/"} | _media(cms),
            output="public",
        ),
    )


def _content(config: Data) -> list[str]:
    """Return the folders that Gatsby reads."""
    folders: list[str] = []
    for name, options in plugins(config.items("plugins")):
        keys = ("path",) if name == SOURCE else THEME_OPTIONS
        folders += [joined(path) for key in keys if isinstance(path := options.get(key), str)]
    return list(dict.fromkeys(folders))


def _sources(
    files: SiteFiles,
    cms: Data,
    content: list[str],
    has_template_keys: bool,
) -> tuple[str, ...]:
    """Return where posts are.

    The CMS knows the folder of its posts, but posts from before it may lie elsewhere; template
    keys tell those from pages. Without them, a folder called for posts does.
    """
    written = [
        joined(folder)
        for collection in _post_collections(cms)
        if (folder := collection.text("folder")) and files.has_folder(joined(folder))
    ]
    if written and not has_template_keys:
        return tuple(map(below, written))
    chosen = list if has_template_keys else _called_for_posts
    globs = [glob for folder in content for glob in chosen(post_globs(files, folder))]
    return tuple(dict.fromkeys(globs)) or tuple(map(below, written))


def _called_for_posts(globs: Sequence[str]) -> Sequence[str]:
    """Return those of `globs` that are below a folder called for posts, all if there is none."""
    called = [glob for glob in globs if any(map(is_of_posts, glob.partition("*")[0].split("/")))]
    return called or globs


def _post_collections(cms: Data) -> list[Data]:
    """Return the CMS's collections of texts with a date.

    https://decapcms.org/docs/collection-folder/
    """
    collections = [Data("", item) for item in cms.items("collections") if isinstance(item, dict)]
    return [
        collection
        for collection in collections
        if {"date", "body"} <= {str(field.get("name")) for field in _fields(collection)}
    ]


def _fields(collection: Data) -> list[dict[str, object]]:
    return [field for field in collection.items("fields") if isinstance(field, dict)]


def _template_keys(cms: Data) -> list[object]:
    """Return the values of `templateKey` that the CMS gives its posts."""
    return [
        field["default"]
        for collection in _post_collections(cms)
        for field in _fields(collection)
        if field.get("name") == "templateKey" and isinstance(field.get("default"), str)
    ]


def _media(cms: Data) -> dict[str, object]:
    """Return where uploads lie and appear.

    https://decapcms.org/docs/configuration-options/
    """
    folder, public = cms.text("media_folder"), cms.text("public_folder")
    return {joined(folder): f"/{joined(public)}"} if folder and public else {}


def _excerpt_separator(config: Data) -> object:
    for name, options in plugins(config.items("plugins")):
        if name in REMARK and isinstance(options.get("excerpt_separator"), str):
            return options["excerpt_separator"]
    return None
