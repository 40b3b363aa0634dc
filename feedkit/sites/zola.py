"""Zola: ``zola.toml`` or ``config.toml``.

https://www.getzola.org/documentation/getting-started/configuration/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.sites.about import author, home, language
from feedkit.sites.data import Data, stated
from feedkit.sites.found import DetectedSite
from feedkit.sites.paths import excluded, expanded, joined
from feedkit.sites.signs import ZOLA

if TYPE_CHECKING:
    from feedkit.sites.files import SiteFiles

__all__ = ["read"]


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what Zola's configuration says, None without one. Raises ConfigError."""
    name = files.first(*ZOLA)
    # `config.toml` is a name that many programs use.
    if name is None or not files.has_folder("content", "templates", "themes"):
        return None
    config = files.data(name)
    if "base_url" not in config.values:  # the one key that Zola requires
        return None
    ignored = [glob for item in config.texts("ignored_content") for glob in expanded(item)]
    return DetectedSite(
        dialect="zola",
        config=tuple(files.read),
        title=config.found("title"),
        url=home(config.found("base_url")),
        description=config.found("description"),
        author=author(config, "author", "extra.author", email="extra.email"),
        language=language(config.found("default_language", "extra.default_language")),
        sources=("content/**/*.md",),
        exclude=excluded("content", ignored),
        settings=stated(
            content=[{"folder": "content", "prefix": "", "language": None}],
            default_language=config.text("default_language"),
            languages=_languages(config),
            slug=stated(
                paths=config.text("slugify.paths"),
                keep_dates=config.flag("slugify.paths_keep_dates"),
            ),
            taxonomies=[
                item["name"]
                for item in config.items("taxonomies")
                if isinstance(item, dict) and isinstance(item.get("name"), str)
            ],
            markdown=stated(
                typographer=config.flag("markdown.smart_punctuation"),
                emoji=config.flag("markdown.render_emoji"),
            ),
            static={"static": "/"},
            output=joined(config.text("output_dir") or "public"),
        ),
    )


def _languages(config: Data) -> dict[str, object]:
    """Return the other languages, whose posts are called ``name.code.md``."""
    return {
        code: stated(title=config.text(f"languages.{code}.title"))
        for code in config.mapping("languages")
    }
