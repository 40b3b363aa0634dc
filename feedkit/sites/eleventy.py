"""Eleventy: ``eleventy.config.js``, data files and layouts.

https://www.11ty.dev/docs/config/
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from feedkit.errors import ConfigError
from feedkit.sites.about import home, language
from feedkit.sites.data import Data, first, merged, plain, stated
from feedkit.sites.files import SCRIPTS, SiteFiles, named
from feedkit.sites.found import DetectedSite
from feedkit.sites.hints import hints
from feedkit.sites.literals.values import Function, member
from feedkit.sites.paths import below, expanded, joined
from feedkit.sites.signs import ELEVENTY
from feedkit.sites.survey import folders, post_globs
from feedkit.sites.yaml import YAMLError, load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["read"]

ABOUT = ("metadata", "site", "meta", "config", "siteConfig", "siteMetadata", "siteData")
# https://www.11ty.dev/docs/data-template-dir/: `posts/posts.json`, and with these the same.
DATA_SUFFIXES = (".json", ".11tydata.json", *named(".11tydata", SCRIPTS))
# What a site may add to these (https://www.11ty.dev/docs/data-custom/), and needs no program.
DATA_FORMATS = frozenset(["yaml", "yml", "toml"])
# https://www.11ty.dev/docs/config/#input-directory and below it.
DIRECTORIES = {
    "input": "setInputDirectory",
    "includes": "setIncludesDirectory",
    "layouts": "setLayoutsDirectory",
    "data": "setDataDirectory",
    "output": "setOutputDirectory",
}
PROGRAM = "{{ a function in NAME }}"  # a template that is none: it is said that it is not known
MARKDOWN_IT = "markdown-it-"  # https://www.11ty.dev/docs/languages/markdown/#add-your-own-plugins
LAYOUTS = (".njk", ".liquid", ".html", ".hbs", ".webc", ".vto", ".md")
POSTS = frozenset(["post", "posts", "blog", "article", "articles", "blogpost", "blogposts"])


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what Eleventy's configuration says, None without one. Raises ConfigError."""
    name = files.first(*ELEVENTY)
    package = files.hint("package.json") if name is None else Data("", {})
    dependencies = {**package.mapping("dependencies"), **package.mapping("devDependencies")}
    if name is None and "@11ty/eleventy" not in dependencies:
        return None
    parts = files.parts(name) if name else []
    config = _config(files, name, parts) if name else Data("package.json", {})
    source = joined(config.text("dir.input"))
    data = joined(source, config.text("dir.data") or "_data")
    output = joined(config.text("dir.output") or "_site")
    layouts = config.text("dir.layouts") or config.text("dir.includes")
    about = hints(files, *(joined(data, stem) for stem in ABOUT))
    suffixes = (*DATA_SUFFIXES, *_own_suffixes(files, parts))
    defaults = [*_computed(files, source, data), *_defaults(files, source, output, suffixes)]
    return DetectedSite(
        dialect="eleventy",
        config=tuple(files.read),
        title=first(config.found("feed.metadata.title"), about.title),
        url=home(first(about.url, config.found("feed.metadata.base")), config.found("pathPrefix")),
        description=first(about.description, config.found("feed.metadata.subtitle")),
        author=about.author,
        language=language(first(about.language, config.found("feed.metadata.language"))),
        timezone=about.timezone,
        sources=_sources(files, source, defaults, parts),
        exclude=(
            below(output),
            below("**/_includes"),
            below("**/node_modules"),
            *_ignored(files, source, parts),
        ),
        settings=stated(
            content=[{"folder": source, "prefix": "", "language": None}],
            defaults=defaults,
            layouts=_layouts(files, joined(source, layouts or "_includes")),
            authors_files=files.existing(*named(joined(data, "authors"), ("json", "yml", "yaml"))),
            markdown=stated(
                templates=False if config.get("markdownTemplateEngine") is False else None,
                plugins=[
                    module
                    for part in parts
                    for module in files.imported(part)
                    if module.startswith(MARKDOWN_IT)
                ],
            ),
            static=_static(files, parts),
            output=output,
        ),
    )


def _config(files: SiteFiles, name: str, parts: list[str]) -> Data:
    """Return the configuration: what its function returns, its `config` export, what it calls.

    Calls are https://www.11ty.dev/docs/config/#configuration-options and the feed plug-in's
    metadata, https://www.11ty.dev/docs/plugins/rss/, which stands under `feed`.
    """
    exported = files.exports(name).mapping("config")
    called = {
        key: path
        for key, method in DIRECTORIES.items()
        for arguments in _calls(files, parts, method)
        for path in arguments[:1]
    }
    feed = [
        options
        for _, *rest in filter(None, _calls(files, parts, "addPlugin"))
        for options in rest
        if isinstance(options, dict) and "metadata" in options
    ]
    said = Data(name, {"dir": called, "feed": feed[0] if feed else {}})
    return Data(name, merged([said, Data(name, exported), files.scripted(name)]))


def _calls(files: SiteFiles, parts: list[str], function: str) -> list[list[object]]:
    """Return the arguments of each call of `function` in any part of the configuration."""
    return [arguments for part in parts for arguments in files.calls(part, function)]


def _sources(
    files: SiteFiles, source: str, defaults: list[dict[str, object]], parts: list[str]
) -> tuple[str, ...]:
    """Return where posts are: folders whose data tag them so, globs of collections, dated files.

    https://www.11ty.dev/docs/collections/
    """
    tagged = [
        below(str(default["path"]))
        for default in defaults
        if isinstance(values := default["values"], dict)
        and POSTS.intersection(Data("", values).texts("tags"))
    ]
    collected = [
        glob
        for arguments in _calls(files, parts, "getFilteredByGlob")
        for pattern in Data("", {"globs": arguments[0] if arguments else None}).texts("globs")
        for glob in expanded(joined(pattern))
        if post_globs(files, glob.partition("*")[0].rpartition("/")[0])
    ]
    return tuple(dict.fromkeys(tagged or collected)) or tuple(
        glob for glob in post_globs(files, source) if not glob.startswith("_")
    )


def _ignored(files: SiteFiles, source: str, parts: list[str]) -> tuple[str, ...]:
    """Return what Eleventy does not read: https://www.11ty.dev/docs/ignores/.

    Its files have the form of `.gitignore`, but nothing is negated in them, and each line is a path
    from the file's folder (`normalizeIgnoreContent` in src/EleventyFiles.js).
    """
    wants_git = [False] not in _calls(files, parts, "setUseGitIgnore")
    ignoring = [".gitignore"] * wants_git + [".eleventyignore", joined(source, ".eleventyignore")]
    added = _calls(files, parts, "ignores.add")
    globs = [
        *(path for arguments in added for path in arguments[:1] if isinstance(path, str)),
        *(
            f"{posixpath.dirname(file)}/{line}"
            for file in dict.fromkeys(ignoring)
            for line in map(str.strip, files.hint_text(file).split("\n"))
            if line and not line.startswith(("#", "!"))
        ),
    ]
    return tuple(f"/{joined(glob)}" for glob in globs if joined(glob))


def _computed(files: SiteFiles, source: str, data: str) -> Iterator[dict[str, object]]:
    """Yield the addresses that the site's data compute for all posts.

    https://www.11ty.dev/docs/data-computed/
    """
    name = files.first(*named(joined(data, "eleventyComputed"), ("json", *SCRIPTS)))
    permalink = files.hint(name).get("permalink") if name else None
    if name and name.endswith(SCRIPTS) and _makes_permalinks(files, name):
        values: dict[str, object] = {"permalink": _program(name)}
    elif isinstance(permalink, str):
        values = {"eleventyComputed": {"permalink": permalink}}
    else:
        return
    yield {"path": source, "type": None, "values": values}


def _own_suffixes(files: SiteFiles, parts: list[str]) -> list[str]:
    """Return the ends of the names of data files in formats that the site has added."""
    added = _calls(files, parts, "addDataExtension")
    listed = [arguments[0] for arguments in added if arguments and isinstance(arguments[0], str)]
    formats = [each.strip().lstrip(".") for text in listed for each in text.split(",")]
    return [
        f"{before}.{each}"
        for each in formats
        if each in DATA_FORMATS
        for before in ("", ".11tydata")
    ]


def _defaults(
    files: SiteFiles, source: str, output: str, suffixes: Sequence[str]
) -> list[dict[str, object]]:
    """Return the directory data and the data of single templates, the outer first.

    https://www.11ty.dev/docs/data-cascade/
    """
    defaults: list[dict[str, object]] = []
    for folder, names in folders(files.root, source):
        for name in () if folder == output else names:
            suffix = next((one for one in reversed(suffixes) if name.endswith(one)), None)
            stem = name.removesuffix(suffix or "")
            if stem == posixpath.basename(folder):
                path = folder
            elif suffix and f"{stem}.md" in names:
                path = joined(folder, f"{stem}.md")
            else:
                continue
            values = {**files.hint(joined(folder, name)).values}
            if name.endswith(SCRIPTS) and _makes_permalinks(files, joined(folder, name)):
                values["permalink"] = _program(name)
            if values:
                defaults.append({"path": path, "type": None, "values": values})
    return defaults


def _program(name: str) -> str:
    return PROGRAM.replace("NAME", posixpath.basename(name))


def _makes_permalinks(files: SiteFiles, name: str) -> bool:
    """Say whether a script computes addresses: without running it nobody knows them."""
    try:
        data = files.script(name).config()
    except ConfigError:
        return False
    computed = member(data, "eleventyComputed")
    return any(isinstance(member(each, "permalink"), Function) for each in (data, computed))


def _layouts(files: SiteFiles, folder: str) -> dict[str, object]:
    """Return the front matter of the layouts.

    https://www.11ty.dev/docs/layouts/
    """
    layouts: dict[str, object] = {}
    for path, names in folders(files.root, folder):
        for name in names:
            values = (
                _front_matter(files.hint_text(joined(path, name))) if name.endswith(LAYOUTS) else {}
            )
            if values:
                layouts[joined(path, name).removeprefix(f"{folder}/")] = values
    return layouts


def _front_matter(text: str) -> dict[str, object]:
    opening, _, rest = text.partition("\n")
    if opening.strip() != "---":
        return {}
    try:
        values = plain(load_yaml(rest.partition("\n---")[0]))
    except YAMLError:
        return {}
    return values if isinstance(values, dict) else {}


def _static(files: SiteFiles, parts: list[str]) -> dict[str, object]:
    """Return what is copied as it is.

    https://www.11ty.dev/docs/copy/
    """
    static: dict[str, object] = {}
    for arguments in _calls(files, parts, "addPassthroughCopy"):
        match arguments:
            case [str(path), *_]:
                static[joined(path)] = f"/{joined(path)}"
            case [dict(paths), *_]:
                static.update((joined(path), f"/{joined(str(to))}") for path, to in paths.items())
    return static
