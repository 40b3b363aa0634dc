"""Hugo: ``hugo.toml`` and its other names, ``config/_default/``.

https://gohugo.io/configuration/all/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from feedkit.sites.about import author, found, home, language
from feedkit.sites.data import first, merged, shown, stated
from feedkit.sites.files import SiteFiles, named
from feedkit.sites.found import Author, DetectedSite, Found
from feedkit.sites.hugo_layers import HugoData, layers
from feedkit.sites.paths import below, joined
from feedkit.sites.signs import HUGO_ENDINGS
from feedkit.sites.survey import survey

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read"]


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what Hugo's configuration says, None without one. Raises ConfigError."""
    stack = layers(files)
    if not stack:
        return None
    config = HugoData("", merged(stack))
    default = config.text("defaultContentLanguage") or "en"
    own = f"languages.{default}"
    content = _content(config, default)
    return DetectedSite(
        dialect="hugo",
        config=tuple(files.read),
        title=found(stack, f"{own}.title", "title"),
        url=home(found(stack, f"{own}.baseURL", "baseURL")),
        description=found(stack, f"{own}.params.description", "params.description"),
        author=_author(stack, own),
        # https://gohugo.io/configuration/languages/: `locale` has replaced `languageCode`.
        language=language(
            found(
                stack,
                *(f"{own}.{key}" for key in ("locale", "languageCode")),
                *("locale", "languageCode", "defaultContentLanguage"),
            )
            # What is said of several languages is said of Hugo's default as well.
            or (Found(value=default, where=own) if default in config.mapping("languages") else None)
        ),
        timezone=found(stack, f"{own}.timeZone", "timeZone"),
        sources=_sources(files, config, content),
        settings=stated(
            permalinks=_permalinks(config),
            content=content,
            cascade=config.items("cascade"),
            default_language=config.text("defaultContentLanguage"),
            languages=_languages(config),
            language_in_path=config.flag("defaultContentLanguageInSubdir"),
            lowercase_paths=_opposite(config.flag("disablePathToLower")),
            remove_path_accents=config.flag("removePathAccents"),
            ugly_urls=first(config.flag("uglyURLs"), config.mapping("uglyURLs")),
            date_keys=config.texts("frontmatter.date"),
            updated_keys=config.texts("frontmatter.lastmod"),
            publish_keys=config.texts("frontmatter.publishDate"),
            expiry_keys=config.texts("frontmatter.expiryDate"),
            drafts=config.flag("buildDrafts"),
            future=config.flag("buildFuture"),
            expired=config.flag("buildExpired"),
            use_git_dates=config.flag("enableGitInfo"),
            ignore_files=config.texts("ignoreFiles"),
            taxonomies=config.mapping("taxonomies"),
            authors_files=_authors_files(files, config, content),
            markdown=_markdown(config),
            static={joined(folder): "/" for folder in config.texts("staticDir") or ["static"]},
            output=joined(config.text("publishDir") or "public"),
            texts=shown({**config.mapping("params"), **config.mapping(f"{own}.params")}),
        ),
    )


def _author(stack: Sequence[HugoData], own: str) -> Found[Author] | None:
    """Return the author, whom the embedded feed template takes from ``params.author``."""
    paths = (f"{own}.params.author", "params.author", "author", "params.authors", "authors")
    return first(*(author(layer, *paths, email="params.email") for layer in stack))


def _languages(config: HugoData) -> dict[str, object]:
    """Return the languages.

    https://gohugo.io/configuration/languages/
    """
    disabled = config.texts("disableLanguages")
    languages: dict[str, object] = {}
    for code, values in config.mapping("languages").items():
        own = HugoData("", values if isinstance(values, dict) else {})
        languages[code] = stated(
            title=own.text("title"),
            url=own.text("baseURL"),
            weight=own.get("weight"),
            code=own.text("locale") or own.text("languageCode"),
            timezone=own.text("timeZone"),
            author=_described(author(own, "params.author", email="params.email")),
            permalinks=_permalinks(own),
            disabled=own.flag("disabled") or code in disabled or None,
        )
    return languages


def _described(author: Found[Author] | None) -> dict[str, object]:
    return stated(**asdict(author.value)) if author else {}


def _permalinks(config: HugoData) -> dict[str, object]:
    """Return the patterns of pages, section by section.

    https://gohugo.io/configuration/permalinks/: they stand under `page`, or, as it was before
    Hugo 0.115, right below `permalinks`.
    """
    patterns = {**config.mapping("permalinks"), **config.mapping("permalinks.page")}
    return {section: text for section, text in patterns.items() if isinstance(text, str)}


def _content(config: HugoData, default: str) -> list[dict[str, object]]:
    """Return the folders of content.

    https://gohugo.io/configuration/module/#mounts: a mount below `content` replaces the folder
    that would be there; else https://gohugo.io/configuration/languages/#contentdir.
    """
    mounts = (item for item in config.items("module.mounts") if isinstance(item, dict))
    mounted = [mount for item in mounts if (mount := _mount(HugoData("", item)))]
    if mounted:
        return mounted
    folders = {
        code: joined(folder)
        for code in config.mapping("languages")
        if (folder := config.text(f"languages.{code}.contentDir"))
    }
    content = [_stored(folder, language=code) for code, folder in folders.items()]
    if default.lower() not in folders:
        content.insert(0, _stored(joined(config.text("contentDir") or "content")))
    return content


def _mount(mount: HugoData) -> dict[str, object] | None:
    source, target = mount.text("source"), joined(mount.text("target"))
    if source is None or target.partition("/")[0] != "content":
        return None
    code = mount.text("lang") or next(iter(mount.texts("sites.matrix.languages")), None)
    files = [
        *mount.texts("files"),
        *mount.texts("includeFiles"),
        *(f"! {glob}" for glob in mount.texts("excludeFiles")),
    ]
    stored = _stored(joined(source), target.partition("/")[2], code)
    return {**stored, "files": files} if files else stored


def _stored(folder: str, prefix: str = "", language: str | None = None) -> dict[str, object]:
    return {"folder": folder, "prefix": prefix, "language": language}


def _sources(
    files: SiteFiles, config: HugoData, content: list[dict[str, object]]
) -> tuple[str, ...]:
    """Return where posts are: the main sections if any are named, else those of dated pages.

    https://gohugo.io/configuration/all/#mainsections. Hugo's own guess, the largest section alone,
    would be the documentation of many a site with a blog.
    """
    main = config.texts("mainSections") or config.texts("params.mainSections")
    sources: list[str] = []
    for item in content:
        folder, prefix = str(item["folder"]), str(item["prefix"])
        if prefix:
            section = prefix.partition("/")[0]
            sources += [below(folder)] if not main or section in main else []
        else:
            sections = main or _dated_sections(files, folder)
            sources += [below(folder, section) for section in sections] or [below(folder)]
    return tuple(dict.fromkeys(sources))


def _dated_sections(files: SiteFiles, folder: str) -> list[str]:
    """Return the sections of `folder` where most pages have dates; a bundle is no section."""
    if files.posts_known:
        return []
    dates: dict[str, list[bool]] = {}
    bundles: set[str] = set()
    for path, dated in survey(files.root, folder).items():
        section, _, rest = path.removeprefix(f"{folder}/").partition("/")
        if rest.startswith("index."):
            bundles.add(section)
        elif rest and not rest.rpartition("/")[2].startswith("_index."):
            dates.setdefault(section, []).append(dated)
    return [
        section
        for section, known in dates.items()
        if section not in bundles and sum(known) * 2 >= len(known)
    ]


def _markdown(config: HugoData) -> dict[str, object]:
    """Return what changes the text.

    https://gohugo.io/configuration/markup/#goldmark
    """
    typographer = config.get("markup.goldmark.extensions.typographer")
    disabled = config.flag("markup.goldmark.extensions.typographer.disable")
    return stated(
        engine=config.text("markup.defaultMarkdownHandler"),
        unsafe=config.flag("markup.goldmark.renderer.unsafe"),
        hard_wraps=config.flag("markup.goldmark.renderer.hardWraps"),
        typographer=typographer if isinstance(typographer, bool) else _opposite(disabled),
        emoji=config.flag("enableEmoji"),
        extensions=config.mapping("markup.goldmark.extensions"),
    )


def _authors_files(
    files: SiteFiles, config: HugoData, content: list[dict[str, object]]
) -> list[str]:
    """Return the data that themes have on authors, and the pages of the terms that authors are.

    https://gohugo.io/content-management/taxonomies/#add-custom-metadata-to-a-taxonomy-or-term
    """
    folder = joined(config.text("dataDir") or "data")
    return files.existing(
        *named(f"{folder}/authors", HUGO_ENDINGS),
        f"{folder}/authors",
        *(f"{row['folder']}/authors" for row in content),
    )


def _opposite(value: bool | None) -> bool | None:
    return None if value is None else not value
