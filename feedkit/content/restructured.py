"""reStructuredText, for Nikola's and Pelican's posts, through docutils.

Of the directives and roles that these two add to it, the ones are known here that mean something
outside of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.core import publish_parts
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.directives.body import CodeBlock
from docutils.parsers.rst.directives.images import Figure, Image

from feedkit.content.templates.elsewhere import EMBEDS
from feedkit.content.templates.tag import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils.parsers.rst.states import Inliner

__all__ = ["rst_to_html"]

# Nothing is read from files: https://docutils.sourceforge.io/docs/howto/security.html. `raw` stays;
# it is cleaned like all other HTML. What docutils has to complain about is no part of the text.
SETTINGS: dict[str, object] = {
    "_disable_config": True,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "initial_header_level": 2,
    "line_length_limit": 1_000_000,
    "math_output": "LaTeX",
    "raw_enabled": True,
    "report_level": 5,
    "syntax_highlight": "none",
    "toc_backlinks": False,
}


def rst_to_html(text: str) -> str:
    """Return `text`, in reStructuredText, as HTML."""
    parts = publish_parts(text, writer="html5", settings_overrides=SETTINGS)
    return str(parts["body"])


class _AnyOption(dict[str, Any]):
    """The options of a directive that takes any."""

    def __missing__(self, name: str) -> object:
        return directives.unchanged


class _Embed(Directive):
    """``.. youtube:: id`` and its like, which mean what the tags of the same name mean."""

    required_arguments = 1
    optional_arguments = 9
    option_spec: ClassVar = _AnyOption()

    def run(self) -> list[nodes.Node]:
        tag = Tag(name=self.name, end=0, arguments=tuple(self.arguments), options=self.options)
        html = EMBEDS[self.name](tag)
        return [nodes.raw("", html, format="html")] if html else []


class _Code(CodeBlock):
    """Code: Pelican's and Nikola's know more options (``:linenos:``), none of which is text."""

    option_spec: ClassVar = _AnyOption(CodeBlock.option_spec or {})


class _Image(Image):
    """An image, with options of any theme or plug-in."""

    option_spec: ClassVar = _AnyOption(Image.option_spec or {})


class _Figure(Figure):
    """The same, with a caption."""

    option_spec: ClassVar = _AnyOption(Figure.option_spec or {})


class _Thumbnail(_Figure):
    """Nikola's ``.. thumbnail::``, an image that can be enlarged, and may have a caption."""

    def run(self) -> Sequence[nodes.Node]:
        return super().run() if self.content else Image.run(self)


def _document(
    _role: str,
    _raw: str,
    text: str,
    _line: int,
    _inliner: Inliner,
    _options: Mapping[str, Any] | None = None,
    _content: Sequence[str] = (),
) -> tuple[Sequence[nodes.reference], Sequence[nodes.reference]]:
    """Link another post: Nikola's ``:doc:`title <slug>```."""
    title, _, slug = text.rstrip(">").rpartition("<")
    return [nodes.reference("", title.strip() or slug, refuri=f"{slug}.rst")], []


for _name in ("youtube", "vimeo", "gist", "media", "tweet"):
    directives.register_directive(_name, _Embed)
for _name in ("code", "code-block", "sourcecode"):
    directives.register_directive(_name, _Code)
directives.register_directive("image", _Image)
directives.register_directive("figure", _Figure)
directives.register_directive("thumbnail", _Thumbnail)
roles.register_canonical_role("doc", _document)
