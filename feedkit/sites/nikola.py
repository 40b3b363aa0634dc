"""Nikola: ``conf.py``.

https://getnikola.com/handbook.html

``settings["blogs"]`` has, for every entry of `POSTS`, {source: glob, folder: where the glob's fixed
part ends, destination: language → path of the site}.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re
from feedkit.sites.about import author, home, language
from feedkit.sites.data import Data, stated
from feedkit.sites.found import DetectedSite
from feedkit.sites.paths import joined
from feedkit.sites.signs import NIKOLA

if TYPE_CHECKING:
    from feedkit.sites.files import SiteFiles

__all__ = ["read"]

# Sphinx's configuration has the same name and none of these.
OWN_NAMES = lazy_re(r"^(?:BLOG_TITLE|POSTS|SITE_URL)\s*=", re.MULTILINE)
DEFAULT_POSTS = [[f"posts/*.{ending}", "posts"] for ending in ("rst", "md", "txt", "html", "ipynb")]


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what Nikola's ``conf.py`` says, None without one. Raises ConfigError."""
    if files.first(NIKOLA) is None or not OWN_NAMES.search(files.text(NIKOLA)):
        return None
    (config,) = files.python(NIKOLA)
    default = config.text("DEFAULT_LANG") or "en"
    blogs = _blogs(config, default)
    return DetectedSite(
        dialect="nikola",
        config=tuple(files.read),
        title=config.found("BLOG_TITLE", f"BLOG_TITLE.{default}"),
        # Links are made from BASE_URL, "the URL where Nikola's output will be deployed".
        url=home(config.found("BASE_URL")) or home(config.found("SITE_URL")),
        description=config.found("BLOG_DESCRIPTION", f"BLOG_DESCRIPTION.{default}"),
        author=author(config, "BLOG_AUTHOR", f"BLOG_AUTHOR.{default}", email="BLOG_EMAIL"),
        language=language(config.found("DEFAULT_LANG")),
        timezone=config.found("TIMEZONE"),
        sources=tuple(dict.fromkeys(str(blog["source"]) for blog in blogs)),
        settings=stated(
            blogs=blogs,
            pretty_urls=config.flag("PRETTY_URLS"),
            strip_index=config.flag("STRIP_INDEXES"),
            index_file=config.text("INDEX_FILE"),
            slug=stated(enabled=config.flag("USE_SLUGIFY")),
            filename_pattern=config.text("FILE_METADATA_REGEXP"),
            unslugify_titles=config.flag("FILE_METADATA_UNSLUGIFY_TITLES"),
            metadata_mapping=config.mapping("METADATA_MAPPING"),
            default_language=default,
            languages={
                code: stated(prefix=joined(path))
                for code, path in config.mapping("TRANSLATIONS").items()
                if isinstance(path, str)
            },
            translation_pattern=config.text("TRANSLATIONS_PATTERN"),
            show_untranslated=config.flag("SHOW_UNTRANSLATED_POSTS"),
            future=config.flag("FUTURE_IS_NOW"),
            compilers=_compilers(config),
            markdown=stated(
                extensions={name: {} for name in config.texts("MARKDOWN_EXTENSIONS")}
                | config.mapping("MARKDOWN_EXTENSION_CONFIGS"),
            ),
            static={
                joined(folder): f"/{joined(path)}"
                for folder, path in (config.mapping("FILES_FOLDERS") or {"files": ""}).items()
                if isinstance(path, str)
            },
            output=joined(config.text("OUTPUT_FOLDER") or "output"),
        ),
    )


def _blogs(config: Data, default: str) -> list[dict[str, object]]:
    """Return the entries of `POSTS`: (wildcard, destination, template).

    Nikola looks for the wildcard's last part in its folder and in all folders below.
    """
    blogs: list[dict[str, object]] = []
    for entry in config.items("POSTS") or DEFAULT_POSTS:
        match entry:
            case [str(wildcard), str() | dict() as destination, *_]:
                folder, name = posixpath.split(wildcard)
                places = destination if isinstance(destination, dict) else {default: destination}
                blogs.append(
                    {
                        "source": joined(folder, "**", name),
                        "folder": joined(folder),
                        "destination": {
                            code: joined(place)
                            for code, place in places.items()
                            if isinstance(place, str)
                        },
                    }
                )
    return blogs


def _compilers(config: Data) -> dict[str, object]:
    """Return the file name endings of each markup language, without the dot."""
    return {
        compiler: [ending.lstrip(".") for ending in config.texts(f"COMPILERS.{compiler}")]
        for compiler in config.mapping("COMPILERS")
    }
