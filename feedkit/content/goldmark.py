"""Markdown as Hugo's goldmark reads it, with what the site's configuration says of that.

https://gohugo.io/configuration/markup/#goldmark
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedkit.entries.settings import flag, mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedkit.content.rendering import Rendering

__all__ = ["goldmark"]

# What comrak calls the extensions, and those that are off unless they are asked for ("extras").
EXTENSIONS = {
    "definitionlist": "description_lists",
    "footnote": "footnotes",
    "linkify": "autolink",
    "strikethrough": "strikethrough",
    "table": "table",
    "tasklist": "tasklist",
}
EXTRAS = {
    "delete": "strikethrough",
    "insert": "insert",
    "mark": "highlight",
    "subscript": "subscript",
    "superscript": "superscript",
}


def goldmark(usual: Rendering, settings: Mapping[str, object]) -> Rendering:
    """Return how posts are rendered on a site of Hugo's.

    HTML in them is left out unless the site says otherwise. Its parameters may be shown.
    """
    markdown = mapping(settings, "markdown")
    extensions = mapping(markdown, "extensions")
    switches = dict.fromkeys(usual.extensions or (), True)
    switches.update(_switched(extensions))
    languages = {
        "omitted-html": bool(settings) and not flag(markdown, "unsafe"),
        # https://gohugo.io/configuration/markup/#passthrough
        "passthrough": flag(mapping(extensions, "passthrough"), "enable"),
    }
    return replace(
        usual,
        extensions=tuple(name for name, on in switches.items() if on),
        shares_files=_on_one_host(settings),
        texts={path: str(value) for path, value in mapping(settings, "texts").items()},
        templates=usual.templates.union(name for name, on in languages.items() if on),
    )


def _switched(extensions: Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    """Yield switches of comrak's: an extension is a flag, or a mapping with `enable` in it."""
    for name, switch in EXTENSIONS.items():
        said = mapping(extensions, name).get("enable", extensions.get(name))
        if isinstance(said, bool):
            yield switch, said
    extras = mapping(extensions, "extras")
    for name, switch in EXTRAS.items():
        if flag(mapping(extras, name), "enable"):
            yield switch, True


def _on_one_host(settings: Mapping[str, object]) -> bool:
    """Say whether there are several languages, none with an address of its own.

    https://gohugo.io/content-management/multilingual/#page-bundles
    """
    languages = mapping(settings, "languages")
    return len(languages) > 1 and not any(mapping(languages, code).get("url") for code in languages)
