"""Obsidian: a vault's ``.obsidian``, and Quartz, which publishes one: ``quartz.config.ts``.

https://quartz.jzhao.xyz/configuration
"""

from __future__ import annotations

from feedkit.posts.assets import media_type
from feedkit.sites.about import home, language
from feedkit.sites.data import Data, plugins, stated
from feedkit.sites.files import DATA, SiteFiles
from feedkit.sites.found import DetectedSite, Found
from feedkit.sites.paths import excluded, joined
from feedkit.sites.signs import QUARTZ
from feedkit.sites.survey import folders

__all__ = ["read"]

CONTENT = "content"
# https://obsidian.md/help/file-formats
ATTACHED = ("application/pdf", "audio/", "image/", "video/")


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what Quartz' configuration or a vault's says, None without one. Raises ConfigError."""
    name = files.first(*QUARTZ)
    if name:
        return _quartz(files, name)
    return _vault(files) if files.has_folder(".obsidian") else None


def _quartz(files: SiteFiles, name: str) -> DetectedSite:
    config = files.data(name) if name.endswith(DATA) else files.scripted(name)
    names = [plugin.rpartition(".")[2] for plugin, _ in plugins(config.items("plugins.filters"))]
    dates = [
        Data(name, options).texts("priority")
        for plugin, options in plugins(config.items("plugins.transformers"))
        if plugin.endswith("CreatedModifiedDate")
    ]
    explicit = "ExplicitPublish" in names
    return DetectedSite(
        dialect="obsidian",
        config=tuple(files.read),
        title=config.found("configuration.pageTitle"),
        url=home(_with_scheme(config.found("configuration.baseUrl"))),
        language=language(config.found("configuration.locale")),
        sources=(f"{CONTENT}/**/*.md",),
        exclude=excluded(CONTENT, config.texts("configuration.ignorePatterns")),
        settings=stated(
            content=[{"folder": CONTENT, "prefix": "", "language": None}],
            published_only=explicit or None,
            dates_from=dates[0] if dates else None,
            attachments=_attachments(files, CONTENT, notes=not explicit),
            static={CONTENT: "/"},
            output="public",
        ),
    )


def _with_scheme(url: Found[str] | None) -> Found[str] | None:
    """Return the address, which Quartz wants without ``https://`` and many give with it."""
    if url is None or "://" in url.value:
        return url
    return Found(value=f"https://{url.value}", where=url.where)


def _vault(files: SiteFiles) -> DetectedSite:
    app = files.hint(".obsidian/app.json")
    templates = files.hint(".obsidian/templates.json").text("folder")
    return DetectedSite(
        dialect="obsidian",
        config=tuple(files.read),
        sources=("**/*.md",),
        exclude=excluded(
            "", [".obsidian", ".trash", *filter(None, [templates]), *app.texts("userIgnoreFilters")]
        ),
        settings=stated(
            content=[{"folder": "", "prefix": "", "language": None}],
            attachments=_attachments(files, "", notes=False),
            static={"": "/"},
        ),
    )


def _attachments(files: SiteFiles, top: str, *, notes: bool) -> list[str]:
    """Return the files below a folder of notes that these may show; `notes` are pages, too."""
    return [
        joined(folder, name)
        for folder, names in folders(files.root, top)
        for name in names
        if (media_type(name) or "").startswith(ATTACHED) or (notes and name.endswith(".md"))
    ]
