"""Jekyll: ``_config.yml``.

https://jekyllrb.com/docs/configuration/options/
"""

from __future__ import annotations

from feedkit.sites.about import author, home, language
from feedkit.sites.data import Data, shown, stated
from feedkit.sites.files import SiteFiles, named
from feedkit.sites.found import Author, DetectedSite, Found
from feedkit.sites.paths import below, excluded, joined
from feedkit.sites.signs import JEKYLL

__all__ = ["read"]

# https://jekyllrb.com/docs/configuration/default/: what a site's own `exclude` is added to.
EXCLUDED = ("node_modules/", "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/")

NAMES = "first_name, last_name"


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what ``_config.yml`` says, None without one. Raises ConfigError for a broken one."""
    name = files.first(*JEKYLL)
    if name is None:
        return None
    config = files.data(name)
    source = joined(config.text("source"))
    output = joined(config.text("destination") or "_site")
    collections = joined(source, config.text("collections_dir"))
    ignored = [*EXCLUDED, *config.texts("exclude")]
    kept = set(config.texts("include"))
    return DetectedSite(
        dialect="jekyll",
        config=tuple(files.read),
        title=_title(config),
        url=home(config.found("url"), config.found("baseurl")),
        description=config.found("description", "tagline", "subtitle"),
        author=_author(config, files, source),
        language=language(config.found("lang", "locale", "language")),
        timezone=config.found("timezone"),
        # https://jekyllrb.com/docs/posts/ and /docs/collections/#setup for `collections_dir`.
        # Other collections may be published, but no feed of Jekyll's has them unless asked to.
        sources=tuple(
            dict.fromkeys(
                joined(folder, "**", posts, "**")
                for posts in ("_posts", "_drafts")
                for folder in (source, collections)
            )
        ),
        exclude=(
            below(output),
            *(glob for each in ignored if each not in kept for glob in _excluded(source, each)),
        ),
        settings=stated(
            permalink=config.text("permalink"),
            collections_folder=collections if config.text("collections_dir") else None,
            collections=_collections(config, collections),
            defaults=_defaults(config, source),
            future=config.flag("future"),
            drafts=config.flag("show_drafts"),
            unpublished=config.flag("unpublished"),
            feed_plugin="jekyll-feed" in (*config.texts("plugins"), *config.texts("gems")) or None,
            excerpt_separator=config.text("excerpt_separator"),
            extensions=[
                word.strip() for word in (config.text("markdown_ext") or "").split(",") if word
            ],
            include=config.texts("include"),
            authors_files=_data_files(config, files, source),
            markdown=stated(engine=config.text("markdown"), options=config.mapping("kramdown")),
            static={source: "/"},
            output=output,
            texts=shown(config.values),
        ),
    )


def _excluded(source: str, pattern: str) -> tuple[str, ...]:
    """Return the globs of what Jekyll leaves out for a pattern: all that begins like it.

    https://github.com/jekyll/jekyll/blob/v4.3.4/lib/jekyll/entry_filter.rb, `glob_include?`: seen
    from the source, so that `docs` is no folder of posts.
    """
    path = joined(source, pattern)
    if pattern.startswith("*") or not path:
        return excluded(source, [pattern])
    if pattern.endswith("/"):
        return (f"{path}/**",)
    return (f"/{path}" if any(map(pattern.__contains__, "*?[")) else f"/{path}*",)


def _author(config: Data, files: SiteFiles, source: str) -> Found[Author] | None:
    """Return the author, whom jekyll-feed also finds in ``_data/authors.yml`` by a key."""
    key = config.text("author")
    if key:
        for name in _data_files(config, files, source):
            known = author(files.hint(name), key)
            if known:
                return known
    return author(config, "author") or author(_named(config), NAMES)


def _title(config: Data) -> Found[str] | None:
    """Return the title; al-folio calls a site by its author's name if that is "blank".

    https://github.com/alshedivat/al-folio/blob/main/_includes/head.liquid
    """
    title = config.found("title", "name")
    name = _named(config).found(NAMES)
    return name if name and title and title.value == "blank" else title


def _named(config: Data) -> Data:
    """Return the configuration with the parts of al-folio's author's name in one."""
    name = " ".join(filter(None, map(config.text, ("first_name", "middle_name", "last_name"))))
    return Data(config.name, {**config.values, NAMES: name})


def _data_files(config: Data, files: SiteFiles, source: str) -> list[str]:
    folder = joined(source, config.text("data_dir") or "_data")
    return files.existing(*named(joined(folder, "authors"), ("yml", "yaml", "json")))


def _collections(config: Data, folder: str) -> dict[str, object]:
    """Return the collections, which are a list of names or a mapping of names to options."""
    found: dict[str, object] = {}
    for name in config.texts("collections") or config.mapping("collections"):
        options = Data(config.name, config.mapping(f"collections.{name}"))
        found[name] = stated(
            output=options.flag("output"),
            permalink=options.text("permalink"),
            folder=joined(folder, f"_{name}"),
        )
    return found


def _defaults(config: Data, source: str) -> list[dict[str, object]]:
    """Return the front matter defaults, what Jekyll prefers last.

    https://jekyllrb.com/docs/configuration/front-matter-defaults/: a longer path wins, then a type,
    then the one further down.
    """
    found: list[dict[str, object]] = []
    for item in config.items("defaults"):
        default = Data(config.name, item if isinstance(item, dict) else {})
        found.append(
            {
                "path": joined(source, default.text("scope.path")),
                "type": default.text("scope.type"),
                "values": default.mapping("values"),
            }
        )
    return sorted(found, key=lambda item: (len(str(item["path"])), item["type"] is not None))
