"""Hexo: ``_config.yml``.

https://hexo.io/docs/configuration
"""

from __future__ import annotations

from feedkit.sites.about import author, home, language
from feedkit.sites.data import Data, stated
from feedkit.sites.files import SiteFiles, named
from feedkit.sites.found import DetectedSite
from feedkit.sites.paths import below, excluded, joined
from feedkit.sites.signs import HEXO

__all__ = ["read"]

# Jekyll's configuration has the same name and none of these keys.
OWN_KEYS = frozenset(
    [
        "archive_dir",
        "default_layout",
        "i18n_dir",
        "new_post_name",
        "post_asset_folder",
        "public_dir",
        "skip_render",
        "source_dir",
        "tag_dir",
    ]
)
# Of Jekyll's options Hexo has none that is called so. Octopress, a Jekyll with its posts where Hexo
# has them, sets all but the last: https://github.com/imathis/octopress/blob/master/_config.yml
JEKYLL_KEYS = frozenset(["destination", "source", "baseurl"])


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what Hexo's ``_config.yml`` says, None without one. Raises ConfigError."""
    name = files.first(*HEXO)
    config = files.data(name) if name else Data("", {})
    if not name or not _is_hexo(config, files):
        return None
    source = joined(config.text("source_dir") or "source")
    output = joined(config.text("public_dir") or "public")
    code = config.items("language")[:1]
    return DetectedSite(
        dialect="hexo",
        config=tuple(files.read),
        title=config.found("title"),
        url=home(config.found("url"), config.found("root")),
        description=config.found("description", "subtitle"),
        author=author(config, "author"),
        language=language(Data(name, {"language": code[0]}).found("language") if code else None),
        timezone=config.found("timezone"),
        sources=(below(source, "_posts"), below(source, "_drafts")),
        exclude=excluded(
            source,
            [*config.texts("exclude"), *config.texts("ignore"), *config.texts("skip_render")],
        ),
        settings=stated(
            permalink=config.text("permalink"),
            permalink_defaults=config.mapping("permalink_defaults"),
            pinyin=config.mapping("permalink_pinyin")
            if config.flag("permalink_pinyin.enable")
            else {},
            filename_pattern=config.text("new_post_name"),
            filename_case=config.get("filename_case"),
            trailing_index=config.flag("pretty_urls.trailing_index"),
            trailing_html=config.flag("pretty_urls.trailing_html"),
            default_language=str(code[0]) if code else None,
            languages={str(code): {} for code in config.items("language")[1:]},
            locked_tags=[
                row["name"]
                for row in config.items("encrypt.tags")
                if isinstance(row, dict) and isinstance(row.get("name"), str)
            ],
            hidden_by=_hidden_by(config, files),
            drafts=config.flag("render_drafts"),
            future=config.flag("future"),
            updated_from=config.text("updated_option"),
            default_category=config.text("default_category"),
            category_map=config.mapping("category_map"),
            tag_map=config.mapping("tag_map"),
            include=config.texts("include"),
            post_asset_folder=config.flag("post_asset_folder"),
            authors_files=files.existing(*named(joined(source, "_data/authors"), ("yml", "json"))),
            markdown=stated(
                options=config.mapping("marked") or config.mapping("markdown"),
                plugins=_plugins(config),
            ),
            static={source: "/"},
            output=output,
        ),
    )


def _plugins(config: Data) -> list[str]:
    """Return what extends markdown-it: https://github.com/hexojs/hexo-renderer-markdown-it."""
    listed = config.items("markdown.plugins")
    names = (each.get("name") if isinstance(each, dict) else each for each in listed)
    return [name for name in names if isinstance(name, str)]


def _hidden_by(config: Data, files: SiteFiles) -> str | None:
    """Return the key that keeps a post out of all lists of the site.

    https://github.com/prinsss/hexo-hide-posts
    """
    plugins = files.hint("package.json").mapping("dependencies")
    options = config.mapping("hide_posts")
    if not (options or "hexo-hide-posts" in plugins) or options.get("enable") is False:
        return None
    return config.text("hide_posts.filter") or "hidden"


def _is_hexo(config: Data, files: SiteFiles) -> bool:
    return (
        not OWN_KEYS.isdisjoint(config.values)
        or (JEKYLL_KEYS.isdisjoint(config.values) and files.has_folder("source/_posts"))
        or "hexo" in files.hint("package.json").mapping("dependencies")
    )
