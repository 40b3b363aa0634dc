"""VitePress, ``.vitepress/config.ts``, VuePress, and Vite with Markdown pages, ``vite.config.ts``.

https://vitepress.dev/reference/site-config, https://vuepress.vuejs.org/reference/config.html and,
of its first version, https://v1.vuepress.vuejs.org/config/. Which pages are posts is programmed:
known is where Markdown with dates lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.sites.about import author, found, home, language
from feedkit.sites.data import Data, first, plugins, stated
from feedkit.sites.found import DetectedSite
from feedkit.sites.paths import excluded, joined
from feedkit.sites.signs import VITE, VITEPRESS, VITEPRESS_FOLDERS, VUEPRESS, VUEPRESS_FOLDERS
from feedkit.sites.survey import post_globs

if TYPE_CHECKING:
    from feedkit.sites.files import SiteFiles

__all__ = ["read"]

# `vitepress build docs` is what its own guide sets up.
# https://github.com/unplugin/unplugin-vue-markdown, its former name and the one before.
MARKDOWN_PLUGINS = ("unplugin-vue-markdown", "vite-plugin-vue-markdown", "vite-plugin-md")
# unplugin-vue-router's and vite-plugin-pages' options for the folder that makes the addresses.
PAGES_OPTIONS = ("routesFolder", "dirs", "pagesDir")
# Where VuePress' themes and the plug-ins for sitemaps and feeds are told the site's address.
HOSTS = ("hostname", "canonical_base")
PERMALINKS = ("permalink", "permalinkPattern", "route.permalinkPattern")


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what VitePress' or Vite's configuration says, None without one. Raises ConfigError."""
    for folder in VITEPRESS_FOLDERS:
        name = files.first(*(joined(folder, config) for config in VITEPRESS))
        if name:
            return _vitepress(files, folder, name)
    for folder in VUEPRESS_FOLDERS:
        name = files.first(*(joined(folder, config) for config in VUEPRESS))
        if name:
            return _vuepress(files, folder, name)
    name = files.first(*VITE)
    markdown = name and any(plugin in files.text(name) for plugin in MARKDOWN_PLUGINS)
    return _vite(files, name) if name and markdown else None


def _vitepress(files: SiteFiles, folder: str, name: str) -> DetectedSite:
    config = files.scripted(name)
    source = joined(folder, config.text("srcDir"))
    locales = [code for code in config.mapping("locales") if code != "root"]
    return DetectedSite(
        dialect="vitepress",
        config=tuple(files.read),
        title=config.found("title", "locales.root.title"),
        url=home(config.found("sitemap.hostname"), config.found("base")),
        description=config.found("description", "locales.root.description"),
        language=language(config.found("lang", "locales.root.lang")),
        sources=post_globs(files, source),
        exclude=excluded(source, config.texts("srcExclude")),
        settings=stated(
            content=[{"folder": source, "prefix": "", "language": None}],
            pretty_urls=config.flag("cleanUrls"),
            rewrites=config.mapping("rewrites"),
            languages={code: {} for code in locales},
            markdown=stated(typographer=config.flag("markdown.typographer")),
            static={joined(source, "public"): "/"},
            output=joined(folder, config.text("outDir") or ".vitepress/dist"),
        ),
    )


def _vuepress(files: SiteFiles, folder: str, name: str) -> DetectedSite:
    config = files.scripted(name)
    options = [
        Data(name, values)
        for key in ("theme", "plugins")
        for _, values in plugins(config.items(key))
    ]
    host = first(config.found("themeConfig.hostname"), found(options, *HOSTS))
    return DetectedSite(
        dialect="vitepress",
        config=tuple(files.read),
        title=config.found("title", "locales./.title"),
        url=home(host, config.found("base")),
        description=config.found("description", "locales./.description"),
        author=first(
            author(config, "themeConfig.author"), *(author(each, "author") for each in options)
        ),
        language=language(config.found("lang", "locales./.lang")),
        sources=post_globs(files, folder),
        settings=stated(
            content=[{"folder": folder, "prefix": "", "language": None}],
            permalink=first(*map(config.text, PERMALINKS)),
            languages={code.strip("/"): {} for code in config.mapping("locales") if code != "/"},
            static={joined(folder, ".vuepress/public"): "/"},
            output=joined(config.text("dest") or joined(folder, ".vuepress/dist")),
        ),
    )


def _vite(files: SiteFiles, name: str) -> DetectedSite:
    config = files.scripted(name)
    pages = [
        joined(path)
        for _, options in plugins(config.items("plugins"))
        for key in PAGES_OPTIONS
        for path in Data(name, options).texts(key)
    ] or ["src/pages"]
    return DetectedSite(
        dialect="vitepress",
        config=tuple(files.read),
        sources=tuple(glob for folder in pages for glob in post_globs(files, folder)),
        settings=stated(
            content=[{"folder": folder, "prefix": "", "language": None} for folder in pages],
            pretty_urls=True,  # the router's paths have no endings
            static={"public": "/"},
            output="dist",
        ),
    )
