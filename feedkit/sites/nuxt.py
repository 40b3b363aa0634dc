"""Nuxt with its module Content: ``nuxt.config.ts``, and ``content.config.ts`` beside it.

https://content.nuxt.com/docs/getting-started. Which pages are posts is programmed: known is where
Markdown with dates lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from feedkit.sites.about import home, language
from feedkit.sites.data import Data, first, stated
from feedkit.sites.files import SCRIPTS, named
from feedkit.sites.found import DetectedSite
from feedkit.sites.hints import hints
from feedkit.sites.paths import joined
from feedkit.sites.signs import NUXT
from feedkit.sites.survey import post_globs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedkit.sites.files import SiteFiles

__all__ = ["read"]

COLLECTIONS = named("content.config", SCRIPTS)
# https://nuxt.com/docs/guide/directory-structure/app-config, and what sites call their own.
ABOUT = ("site.config", "shared/site", "app.config", "app/app.config", "src/app.config")


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what ``nuxt.config.ts`` says; None without content. Raises ConfigError."""
    name = files.first(*NUXT)
    if name is None:
        return None
    config = files.scripted(name)
    # Content was in the folder of sources up to its version 2; it was `src` before Nuxt 4.
    folders = files.existing("content", joined(config.text("srcDir") or "app", "content"))
    if not folders:
        return None
    about = hints(files, *ABOUT)
    code = config.found("site.defaultLocale", "i18n.defaultLocale", "app.head.htmlAttrs.lang")
    return DetectedSite(
        dialect="nuxt",
        config=tuple(files.read),
        # https://nuxtseo.com/docs/site-config, which the feeds of most sites go by
        title=first(config.found("site.name", "app.head.title", "head.title"), about.title),
        url=home(first(config.found("site.url"), about.url), config.found("app.baseURL")),
        description=first(config.found("site.description"), about.description),
        author=about.author,
        language=first(language(code), about.language),
        sources=tuple(glob for folder in folders for glob in post_globs(files, folder)),
        settings=stated(
            content=[{"folder": folder, "prefix": "", "language": None} for folder in folders]
            + list(_prefixed(files, folders[0])),
            trailing_slash="always" if config.flag("site.trailingSlash") else None,
            default_language=config.text("i18n.defaultLocale"),
            languages={code: {} for code in _codes(config)},
            static={"public": "/"},
            output=".output/public",
        ),
    )


def _prefixed(files: SiteFiles, content: str) -> Iterator[dict[str, object]]:
    """Yield the folders of collections whose addresses begin with a prefix of their own.

    https://content.nuxt.com/docs/collections/sources#prefix
    """
    name = files.first(*COLLECTIONS)
    calls = files.calls(name, "defineCollection") if name else []
    for options in (arguments[0] for arguments in calls if arguments):
        source = options.get("source") if isinstance(options, Mapping) else None
        for each in source if isinstance(source, list) else [source]:
            said = Data(name or "", each) if isinstance(each, Mapping) else None
            if said and isinstance(said.get("prefix"), str):
                folder = (said.text("include") or "").partition("*")[0].strip("/")
                prefix = (said.text("prefix") or "").strip("/")
                yield {"folder": joined(content, folder), "prefix": prefix, "language": None}


def _codes(config: Data) -> list[str]:
    """Return the languages of https://i18n.nuxtjs.org/docs/api/options#locales."""
    rows = config.items("i18n.locales")
    codes = [row.get("code") if isinstance(row, Mapping) else row for row in rows]
    return [code for code in codes if isinstance(code, str)]
