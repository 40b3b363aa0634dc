"""Next.js with Markdown: ``next.config.js``, and contentlayer's configuration beside it.

https://nextjs.org/docs/app/api-reference/config/next-config-js. Where posts are is programmed:
known is where Markdown with dates lies.
"""

from __future__ import annotations

from feedkit.lazy import lazy_re
from feedkit.sites.about import home, language
from feedkit.sites.data import Data, first, stated
from feedkit.sites.files import SCRIPTS, SiteFiles, named
from feedkit.sites.found import DetectedSite
from feedkit.sites.hints import hints
from feedkit.sites.paths import expanded, joined
from feedkit.sites.routes import pattern
from feedkit.sites.signs import NEXTJS
from feedkit.sites.survey import folders, post_globs

__all__ = ["read"]

CONTENTLAYER = named("contentlayer.config", SCRIPTS)
# Where Markdown is set up: there, or in the first versions of tailwind-nextjs-starter-blog.
MARKDOWN = (*CONTENTLAYER, *named("lib/mdx", SCRIPTS))
INLINE_NOTES = lazy_re(r"\binlineNotes:\s*true\b")
# Where the most used starters keep what they are about.
ABOUT = tuple(
    f"{folder}{stem}"
    for folder in ("", "src/", "data/", "lib/", "src/lib/", "config/", "src/config/", "src/data/")
    for stem in (
        "siteMetadata",
        "site.config",
        "siteConfig",
        "site-config",
        "site",
        "config",
        "constants",
    )
)
PAGES = ("app", "src/app", "pages", "src/pages")


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what ``next.config.js`` says, None without one. Raises ConfigError."""
    name = files.first(*NEXTJS)
    package = files.hint("package.json") if name is None else Data("", {})
    if name is None and "next" not in package.mapping("dependencies"):
        return None
    config = files.scripted(name) if name else package
    about = hints(files, *ABOUT)
    base = config.found("basePath") if name else None
    return DetectedSite(
        dialect="nextjs",
        config=tuple(files.read),
        title=about.title,
        url=home(about.url, base),
        description=about.description,
        author=about.author,
        language=first(language(config.found("i18n.defaultLocale")), about.language),
        timezone=about.timezone,
        sources=_contentlayer(files) or post_globs(files, ""),
        settings=stated(
            routes=_routes(files),
            trailing_slash="always" if config.flag("trailingSlash") else None,
            default_language=config.text("i18n.defaultLocale"),
            languages={code: {} for code in config.texts("i18n.locales")},
            # https://github.com/timlrx/tailwind-nextjs-starter-blog: a file for each author
            authors_files=files.existing("data/authors", "content/authors"),
            markdown=_markdown(files),
            static={"public": "/"},
            output=joined(config.text("distDir") or "out"),
        ),
    )


def _markdown(files: SiteFiles) -> dict[str, object]:
    """Return what is known of remark's plug-ins, which a program hands over."""
    name = files.first(*MARKDOWN)
    notes = name and INLINE_NOTES.search(files.hint_text(name))
    return {"plugins": ["remark-footnotes"]} if notes else {}


def _contentlayer(files: SiteFiles) -> tuple[str, ...]:
    """Return the globs of the document types whose files have dates.

    https://contentlayer.dev/docs/sources/files/mapping-document-types
    """
    name = files.first(*CONTENTLAYER)
    if name is None:
        return ()
    folders_named = [
        options.text("contentDirPath") for options in _options(files, name, "makeSource")
    ]
    folder = joined(*folders_named[:1])
    globs = [
        glob
        for options in _options(files, name, "defineDocumentType")
        for glob in expanded(joined(folder, options.text("filePathPattern") or "**/*.{md,mdx}"))
        if post_globs(files, glob.partition("*")[0].rpartition("/")[0])
    ]
    return tuple(dict.fromkeys(globs))


def _options(files: SiteFiles, name: str, function: str) -> list[Data]:
    arguments = [arguments[0] for arguments in files.calls(name, function) if arguments]
    return [Data(name, argument) for argument in arguments if isinstance(argument, dict)]


def _routes(files: SiteFiles) -> list[dict[str, object]]:
    """Return the patterns of the pages that show one post each."""
    found: list[dict[str, object]] = []
    for pages in PAGES:
        for folder, names in folders(files.root, pages):
            parts = [part for part in folder[len(pages) :].split("/") if part]
            for name in names:
                stem, _, ending = name.rpartition(".")
                if ending not in ("tsx", "jsx", "js", "ts"):
                    continue
                route = pattern(parts) if stem == "page" else pattern([*parts, stem])
                if route:
                    found.append({"collection": None, "pattern": route})
    return found
