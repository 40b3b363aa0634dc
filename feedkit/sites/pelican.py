"""Pelican: ``pelicanconf.py`` and, for what only the published site has, ``publishconf.py``.

https://docs.getpelican.com/en/latest/settings.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.sites.about import author, found, home, language
from feedkit.sites.data import Data, first, stated
from feedkit.sites.found import DetectedSite
from feedkit.sites.paths import below, excluded, joined
from feedkit.sites.signs import PELICAN

if TYPE_CHECKING:
    from feedkit.sites.files import SiteFiles

__all__ = ["read"]

# https://docs.getpelican.com/en/latest/settings.html#url-settings
PAIR = 2
URL_SETTINGS = (
    *("ARTICLE", "DRAFT", "ARTICLE_LANG", "DRAFT_LANG"),
    *("PAGE", "DRAFT_PAGE", "PAGE_LANG", "DRAFT_PAGE_LANG"),
    *("TAG", "CATEGORY", "AUTHOR"),
)


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what ``pelicanconf.py`` says, None without one. Raises ConfigError."""
    names = files.existing(*PELICAN)
    if PELICAN[0] not in names:
        return None
    layers = list(reversed(files.python(*names)))
    config = Data(PELICAN[0], {**layers[-1].values, **layers[0].values})
    # `pelican content` names the folder on the command line, and so do the quickstart's Makefiles.
    folder = joined(config.text("PATH") or ("content" if files.has_folder("content") else None))
    default = config.text("DEFAULT_LANG")
    return DetectedSite(
        dialect="pelican",
        config=tuple(files.read),
        title=found(layers, "SITENAME"),
        url=first(*(home(layer.found("SITEURL")) for layer in layers)),
        description=found(layers, "SITEDESCRIPTION", "SITESUBTITLE"),
        author=first(*(author(layer, "AUTHOR", email="EMAIL") for layer in layers)),
        language=language(found(layers, "DEFAULT_LANG")),
        timezone=found(layers, "TIMEZONE"),
        sources=tuple(below(folder, path) for path in config.texts("ARTICLE_PATHS") or [""]),
        exclude=(
            # Pages are no articles, and neither is what is copied as it is or was built.
            *excluded(folder, config.texts("PAGE_PATHS") or ["pages"]),
            *excluded(folder, config.texts("ARTICLE_EXCLUDES")),
            *excluded(folder, config.texts("IGNORE_FILES")),
            below(config.text("OUTPUT_PATH") or "output"),
        ),
        settings=stated(
            article_urls={
                f"{name}_{kind}": value
                for name in URL_SETTINGS
                for kind in ("URL", "SAVE_AS")
                if isinstance(value := config.get(f"{name}_{kind}"), str)
            },
            page_paths=config.texts("PAGE_PATHS"),
            content=[{"folder": folder, "prefix": "", "language": None}],
            slug=stated(
                source=config.text("SLUGIFY_SOURCE"),
                substitutions=_substitutions(config),
                unicode=config.flag("SLUGIFY_USE_UNICODE"),
                preserve_case=config.flag("SLUGIFY_PRESERVE_CASE"),
            ),
            filename_pattern=config.text("FILENAME_METADATA"),
            path_pattern=config.text("PATH_METADATA"),
            defaults=_defaults(config, folder),
            default_date=_default_date(config),
            default_category=config.text("DEFAULT_CATEGORY"),
            folder_is_category=config.flag("USE_FOLDER_AS_CATEGORY"),
            future=config.flag("WITH_FUTURE_DATES"),
            default_language=default,
            summary_words=config.get("SUMMARY_MAX_LENGTH"),
            markdown=stated(
                typographer=config.flag("TYPOGRIFY"),
                extensions=_markdown_extensions(config),
            ),
            liquid_tags=any("liquid_tags" in name for name in config.texts("PLUGINS")) or None,
            static=_static(config, folder),
            output=joined(config.text("OUTPUT_PATH") or "output"),
        ),
    )


def _substitutions(config: Data) -> list[list[str]]:
    """Return the pairs of regular expression and replacement that make an article's slug."""
    return [
        [str(pair[0]), str(pair[1])]
        for pair in config.items("SLUG_REGEX_SUBSTITUTIONS")
        if isinstance(pair, list) and len(pair) == PAIR
    ]


def _defaults(config: Data, folder: str) -> list[dict[str, object]]:
    """Return the metadata of all articles, then that of single paths."""
    # https://docs.getpelican.com/en/stable/settings.html: AUTHOR is that of articles without one.
    everywhere = stated(author=config.text("AUTHOR")) | config.mapping("DEFAULT_METADATA")
    metadata = {"": everywhere or None, **config.mapping("EXTRA_PATH_METADATA")}
    return [
        {"path": joined(folder, path), "type": None, "values": values}
        for path, values in metadata.items()
        if isinstance(values, dict)
    ]


def _default_date(config: Data) -> str | None:
    """Return ``fs`` or the arguments of a `datetime` as the text of a date."""
    parts = config.items("DEFAULT_DATE")
    if parts and all(isinstance(part, int) for part in parts):
        digits = [str(part).zfill(2) for part in parts]
        return "-".join(digits[:3]) + (f"T{':'.join(digits[3:6])}" if digits[3:] else "")
    return config.text("DEFAULT_DATE")


def _markdown_extensions(config: Data) -> dict[str, object]:
    """Return extension → options of ``{'extensions': […], 'extension_configs': {…}}``."""
    listed: dict[str, object] = {name: {} for name in config.texts("MARKDOWN.extensions")}
    return {**listed, **config.mapping("MARKDOWN.extension_configs")}


def _static(config: Data, folder: str) -> dict[str, object]:
    """Return the folders of static files, which keep their paths below the content's folder."""
    paths = config.texts("STATIC_PATHS") or ["images"]
    return {joined(folder, path): f"/{joined(path)}" for path in paths}
