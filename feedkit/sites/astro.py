"""Astro: ``astro.config.mjs`` and the configuration of its content collections.

https://docs.astro.build/en/reference/configuration-reference/ and
https://docs.astro.build/en/guides/content-collections/
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re
from feedkit.posts.folders import is_of_posts
from feedkit.sites.about import home, language
from feedkit.sites.data import Data, first, plugins, stated
from feedkit.sites.files import SCRIPTS, SiteFiles, named
from feedkit.sites.found import DetectedSite
from feedkit.sites.hints import hints
from feedkit.sites.paths import expanded, joined
from feedkit.sites.routes import is_of_lists, pattern
from feedkit.sites.signs import ASTRO
from feedkit.sites.survey import folders, post_globs

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read"]

# Astro's own blog starter has `consts`; the rest are the most used themes'.
ABOUT = (
    *("consts", "config", "site.config", "constants", "site-config", "siteConfig"),
    *("config/siteConfig", "config/site", "config/index", "data/site", "data/site-config"),
)
ASTRO_PAPER = "astro-paper.config"  # at the root, since version 6
# https://docs.astro.build/en/guides/routing/#excluding-pages, and so it was in collections before
# Astro 5, whose patterns decide alone.
UNDERSCORED = ("**/_*", "**/_*/**")
LEGACY_PATTERNS = ("**/*.{md,mdx}", *(f"!{glob}" for glob in UNDERSCORED))
NO_UNDERSCORE = lazy_re(r"\[[!^]_\]")
QUOTED = lazy_re(r"""["'`]([\w-]+)(?=["'`])""")
# AstroPaper's ``params: { slug: getPath(post.id, post.filePath, false) }``.
FROM_FILE = lazy_re(r"\bparams:\s*\{[^{}]*\.filePath\b")
# Retypeset's ``const slug = post.data.abbrlink || post.id``, and as many other themes have it.
SLUG_KEY = lazy_re(r"\.data\.(abbrlink|\w*[Ss]lug)\s*(?:\|\||\?\?)\s*\w+\.(?:id|slug)\b")
# Starlight's collection has pages of its own. A few of them may be posts, as with starlight-blog.
STARLIGHT = "starlight"
STARLIGHT_BLOG = "starlightBlog"
DOCS = "docs"
DOCS_PATTERNS = ("!**/_*",)
DOCS_ROUTES: list[dict[str, object]] = [{"collection": DOCS, "pattern": "/:slug"}]
GET_COLLECTION = lazy_re(r"""getCollection\(\s*["'`]([\w-]+)["'`]""")


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what ``astro.config.mjs`` says, None without one. Raises ConfigError."""
    name = files.first(*ASTRO)
    if name is None:
        return None
    config = files.scripted(name)
    source = joined(config.text("srcDir") or "src")
    about = hints(files, *(joined(source, stem) for stem in ABOUT), ASTRO_PAPER)
    collections = _collections(files, source)
    pages = list(_pages(files, joined(source, "pages")))
    starlight = _starlight(config)
    default = config.text("i18n.defaultLocale")
    return DetectedSite(
        dialect="astro",
        config=tuple(files.read),
        title=first(about.title, starlight.found("starlight.title")),
        url=home(config.found("site"), config.found("base")) or about.url,
        description=first(about.description, starlight.found("starlight.description")),
        author=about.author,
        # What a theme calls its time zone is for the dates that it shows: YAML's are in UTC.
        language=first(about.language, language(config.found("i18n.defaultLocale"))),
        sources=_sources(files, source, collections),
        exclude=_excluded(source, collections),
        settings=stated(
            collections={name: {"folder": folder} for name, (folder, _) in collections.items()},
            routes=_routes(pages) + (DOCS_ROUTES if starlight.values else []),
            unshown=_unshown(pages, collections),
            trailing_slash=config.text("trailingSlash"),
            build_format=config.text("build.format"),
            default_language=default,
            languages=_languages(config, default),
            language_in_path=config.flag("i18n.routing.prefixDefaultLocale"),
            # https://starlight-blog-docs.vercel.app/configuration/#authors
            authors=dict(plugins(starlight.items("starlight.plugins")))
            .get(STARLIGHT_BLOG, {})
            .get("authors"),
            # https://docs.astro.build/en/guides/content-collections/#defining-collection-references
            authors_files=files.existing(
                *(joined(source, folder, "authors") for folder in ("data", "content"))
            ),
            markdown=stated(typographer=config.flag("markdown.smartypants")),
            static={joined(config.text("publicDir") or "public"): "/"},
            output=joined(config.text("outDir") or "dist"),
        ),
    )


def _starlight(config: Data) -> Data:
    """Return what Starlight is told, below its name; nothing where the site has none.

    https://starlight.astro.build/reference/configuration/
    """
    told = dict(plugins(config.items("integrations")))
    return Data(config.name, {STARLIGHT: told[STARLIGHT]} if STARLIGHT in told else {})


def _collections(files: SiteFiles, source: str) -> dict[str, tuple[str, list[str]]]:
    """Return the folder and the glob patterns of each collection that is read from files."""
    name = files.first(
        *named(joined(source, "content.config"), SCRIPTS),
        *named(joined(source, "content/config"), SCRIPTS),
    )
    if name is None:
        return {}
    collections: dict[str, tuple[str, list[str]]] = {}
    for key, definition in files.exports(name).mapping("collections").items():
        options = next((options for _, options in plugins([definition])), {})
        loader = options.get("loader")
        if loader is None:  # Astro 2 to 4
            collections[key] = joined(source, "content", key), list(LEGACY_PATTERNS)
        for loading, rest in plugins([loader]):
            base = joined(str(rest.get("base", "")))
            patterns = Data(name, rest).texts("pattern")
            if loading == "glob" and patterns:
                collections[key] = base, patterns
            elif loading == "docsLoader":
                collections[key] = joined(source, "content", DOCS), list(DOCS_PATTERNS)
    return collections


def _sources(
    files: SiteFiles, source: str, collections: dict[str, tuple[str, list[str]]]
) -> tuple[str, ...]:
    """Return the globs of the collections that hold dated posts, else wherever such posts are."""
    globs: list[str] = []
    for folder, patterns in collections.values():
        if dated := post_globs(files, folder):
            wanted = [one for one in patterns if not one.startswith("!")]
            globs += [glob for one in wanted for glob in expanded(joined(folder, one))]
            globs += [] if wanted else dated
    return tuple(dict.fromkeys(globs)) or post_globs(files, source)


def _excluded(source: str, collections: dict[str, tuple[str, list[str]]]) -> tuple[str, ...]:
    """Return globs of what is no page, and no entry of a collection.

    Patterns say it, or have `[^_]` for it, whoever asks for all files of a folder.
    """
    globs = [joined(source, "pages" if collections else "", glob) for glob in UNDERSCORED]
    for folder, patterns in collections.values():
        for glob in patterns:
            if glob.startswith("!"):
                globs += expanded(joined(folder, glob[1:]))
            elif NO_UNDERSCORE.search(glob):
                globs += expanded(joined(folder, NO_UNDERSCORE.sub("_", glob)))
    return tuple(dict.fromkeys(globs))


def _pages(files: SiteFiles, top: str) -> Iterator[tuple[list[str], str]]:
    """Yield the path below `top`, in parts, of each page that stands for many, and its text.

    Of those that are lists, nothing is to be learned from the text.
    """
    for folder, names in folders(files.root, top):
        for name in names:
            stem, _, ending = name.rpartition(".")
            parts = [part for part in (*folder[len(top) :].split("/"), stem) if part]
            if ending == "astro" and any(part.startswith("[") for part in parts):
                yield parts, "" if is_of_lists(parts) else files.hint_text(f"{folder}/{name}")


def _routes(pages: list[tuple[list[str], str]]) -> list[dict[str, object]]:
    """Return the patterns of the pages that show one entry of a collection each."""
    routes: list[dict[str, object]] = []
    for parts, text in pages:
        route = pattern(parts)
        if route:
            shown = GET_COLLECTION.search(text)
            row = {"collection": shown[1] if shown else None, "pattern": route}
            key = SLUG_KEY.search(text)
            told = stated(
                from_file=True if FROM_FILE.search(text) else None, slug_key=key[1] if key else None
            )
            routes.append(row | told)
    return routes


def _unshown(
    pages: list[tuple[list[str], str]], collections: dict[str, tuple[str, list[str]]]
) -> list[str]:
    """Return the collections of which it is certain that no page shows their entries.

    A page's path, or what it calls, names the collection that it shows; else it may show any.
    """
    shown = {name for name in collections if name == DOCS or is_of_posts(name)}
    for parts, text in pages:
        in_path, in_text = collections.keys() & parts, set(QUOTED.findall(text))
        if not (in_path or GET_COLLECTION.search(text) or is_of_lists(parts)):
            return []
        shown |= in_path | (collections.keys() & in_text)
    around = tuple(PurePosixPath(collections[name][0]) for name in shown)
    return [
        name
        for name, (folder, _) in collections.items()
        if pages and not any(map(PurePosixPath(folder).is_relative_to, around))
    ]


def _languages(config: Data, default: str | None) -> dict[str, object]:
    """Return the other languages.

    https://docs.astro.build/en/reference/configuration-reference/#i18nlocales
    """
    languages: dict[str, object] = {}
    for locale in config.items("i18n.locales"):
        path = locale.get("path") if isinstance(locale, dict) else locale
        if isinstance(path, str) and path != default:
            languages[path] = {}
    return languages
