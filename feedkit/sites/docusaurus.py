"""Docusaurus: ``docusaurus.config.js``.

https://docusaurus.io/docs/api/docusaurus-config. ``settings["blogs"]`` has, for every blog,
{id, folder, route}: what a further blog is called, the folder of its posts and the path of the
site below which they appear,
https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#configuration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.sites.about import home, language
from feedkit.sites.data import Data, plugins, stated
from feedkit.sites.found import DetectedSite
from feedkit.sites.paths import expanded, joined
from feedkit.sites.signs import DOCUSAURUS

if TYPE_CHECKING:
    from feedkit.sites.files import SiteFiles

__all__ = ["read"]

INCLUDED = ("**/*.{md,mdx}",)
# What only a blog is told: so is a plug-in of the site's own that stands on the blog's.
OF_BLOGS = frozenset(
    str.split(
        "authorsMapPath blogDescription blogListComponent blogPostComponent blogSidebarCount"
        " blogSidebarTitle blogTitle feedOptions postsPerPage"
    )
)
EXCLUDED = ("**/_*.{md,mdx}", "**/_*/**", "**/*.test.{md,mdx}", "**/__tests__/**")


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what ``docusaurus.config.js`` says, None without one. Raises ConfigError."""
    name = files.first(*DOCUSAURUS)
    if name is None:
        return None
    config = files.scripted(name)
    blogs = _blogs(config)
    default = config.text("i18n.defaultLocale")
    return DetectedSite(
        dialect="docusaurus",
        config=tuple(files.read),
        title=config.found("title"),
        url=home(config.found("url"), config.found("baseUrl")),
        description=config.found("tagline"),
        language=language(
            config.found(f"i18n.localeConfigs.{default}.htmlLang", "i18n.defaultLocale")
        ),
        sources=_globs(blogs, "include", INCLUDED),
        exclude=_globs(blogs, "exclude", EXCLUDED),
        settings=stated(
            blogs=[_described(blog) for blog in blogs],
            default_language=default,
            languages={code: {} for code in config.texts("i18n.locales") if code != default},
            trailing_slash=_trailing_slash(config),
            authors_files=files.existing(
                *(
                    joined(_folder(blog), blog.text("authorsMapPath") or "authors.yml")
                    for blog in blogs
                )
            ),
            tag_labels=_tag_labels(blogs, files),
            markdown=stated(
                engine=config.text("markdown.format"), emoji=config.flag("markdown.emoji")
            ),
            static={
                joined(folder): "/" for folder in config.texts("staticDirectories") or ["static"]
            },
            output="build",
        ),
    )


def _tag_labels(blogs: list[Data], files: SiteFiles) -> dict[str, object]:
    """Return what the tags are called that posts name by their keys.

    https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#tags-file
    """
    labels: dict[str, object] = {}
    for blog in blogs:
        tags = files.hint(joined(_folder(blog), blog.text("tags") or "tags.yml")).values
        labels |= {key: _label(key, tag) for key, tag in tags.items()}
    return labels


def _label(key: str, tag: object) -> str:
    label = tag.get("label") if isinstance(tag, dict) else None
    return label if label and isinstance(label, str) else key.capitalize()


def _blogs(config: Data) -> list[Data]:
    """Return the options of each blog: the classic preset's and those of further plug-ins."""
    found: list[Data] = []
    for name, options in plugins(config.items("presets")):
        if name.endswith("classic") and options.get("blog") is not False:
            blog = options.get("blog")
            found.append(Data(config.name, blog if isinstance(blog, dict) else {}))
    for name, options in plugins(config.items("plugins")):
        if name.endswith("content-blog") or not OF_BLOGS.isdisjoint(options):
            found.append(Data(config.name, options))
    return found


def _folder(blog: Data) -> str:
    return joined(blog.text("path") or "blog")


def _described(blog: Data) -> dict[str, object]:
    route = blog.get("routeBasePath")
    return {
        **stated(id=blog.text("id")),
        "folder": _folder(blog),
        "route": joined(route if isinstance(route, str) else "blog"),
    }


def _globs(blogs: list[Data], option: str, default: tuple[str, ...]) -> tuple[str, ...]:
    globs = (
        glob
        for blog in blogs
        for pattern in (default if blog.get(option) is None else blog.texts(option))
        for glob in expanded(joined(_folder(blog), pattern))
    )
    return tuple(dict.fromkeys(globs))


def _trailing_slash(config: Data) -> str | None:
    """Return ``always`` or ``never``; None leaves it to each post's file, as Docusaurus does."""
    flag = config.flag("trailingSlash")
    return None if flag is None else "always" if flag else "never"
