"""Python-Markdown, for the posts of Pelican, Nikola, MkDocs and of whoever asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from feedkit.content.rendering import MARKDOWN_EXTENSIONS
from feedkit.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["python_markdown"]

# Colours need a stylesheet, which readers have not: without Pygments, the language alone is noted.
# Permalinks of headings are the site's furniture, and icons are fonts of its own. Styles of cells
# would be taken out.
TABLES = {"use_align_attribute": True}
FIXED: Mapping[str, Mapping[str, object]] = {
    "extra": {"tables": TABLES},
    "tables": TABLES,
    "codehilite": {"use_pygments": False, "linenums": False},
    "pymdownx.highlight": {"use_pygments": False, "linenums": False},
    "pymdownx.superfences": {"relaxed_headers": True},
    "toc": {"permalink": False},
}


def python_markdown(
    extensions: Sequence[str] | None, options: Mapping[str, Mapping[str, object]]
) -> Markdown:
    """Return a converter: for one thread, to be reset after each text.

    Raises ConfigError for an extension that there is not, or that does not know its options.
    """
    names = list(MARKDOWN_EXTENSIONS if extensions is None else extensions)
    if "pymdownx.superfences" in names and "pymdownx.highlight" not in names:
        names.append("pymdownx.highlight")  # it would highlight in any case
    settings = {name: {**options.get(name, {}), **_fixed(name)} for name in names}
    try:
        return Markdown(extensions=[*names, _Boxes()], extension_configs=settings)
    except Exception as error:
        raise ConfigError(f"content.extensions: {names} cannot be set up: {error!r}") from error


def _fixed(name: str) -> Mapping[str, object]:
    fixed = dict(FIXED.get(name.removeprefix("markdown.extensions."), {}))
    if name == "pymdownx.emoji":
        from pymdownx.emoji import to_alt  # noqa: PLC0415 - its table of emoji is large

        fixed["emoji_generator"] = to_alt
    return fixed


class _Boxes(Extension):
    """Makes quotations of admonitions: what all readers set apart from the text around it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_BoxesToQuotations(md), "feedkit_boxes", 0)


class _BoxesToQuotations(Treeprocessor):
    def run(self, root: Element) -> None:
        for box in root.iter("div"):
            if "admonition" in box.get("class", "").split():
                box.tag = "blockquote"
                box.attrib.clear()
        for title in root.iter("p"):
            if title.get("class") == "admonition-title":
                title.attrib.clear()
                strong = SubElement(title, "strong")
                strong.text, title.text = title.text, None
                strong.extend(title[:-1])
                del title[:-1]
