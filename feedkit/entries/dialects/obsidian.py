"""Obsidian: notes that Quartz publishes, or Obsidian Publish."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from feedkit.entries.dialect import DRAFT, Rule
from feedkit.entries.dialects.routed import Routed, joined
from feedkit.entries.dialects.slugs import quartz_slug
from feedkit.entries.fields import as_text, is_true
from feedkit.entries.labels import labels_of
from feedkit.entries.settings import flag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedkit.entries.fields import Fields
    from feedkit.entries.links import Address

__all__ = ["Obsidian"]

# https://obsidian.md/help/properties and https://quartz.jzhao.xyz/plugins/Frontmatter. What says
# when a note was published counts more in a feed than when it was begun.
DATES: Mapping[str, tuple[str, ...]] = {
    "published": ("published", "publishDate", "date", "created"),
    "updated": ("modified", "lastmod", "updated", "last-modified"),
}
UNPUBLISHED = Rule("publish", lambda value: not is_true(value), DRAFT, "publish is not true")
# https://obsidian.md/help/tags; code and what is commented out have none.
NO_TEXT = lazy_re(
    r"^(`{3,}|~{3,}).*?(?:^\1|\Z) | (?<!`)(`++)[^`\n]++\2(?!`) | %%.*?(?:%%|\Z)",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
# What no tag contains, as the app has it: general punctuation, most of ASCII's, white space.
TAG = lazy_re(r"""(?<!\S)#([^\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~\[\]\\\s]+)""")


class Obsidian(Routed, frozen=True, kw_only=True):
    """Notes of Obsidian."""

    name: ClassVar[str] = "obsidian"
    containers: ClassVar[tuple[str, ...]] = ("content",)

    is_vault: bool = False  #: whether Obsidian Publish shows the notes, and not Quartz
    published_only: bool = False  #: https://quartz.jzhao.xyz/plugins/ExplicitPublish

    @classmethod
    def stated(cls, settings: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that `settings` decide."""
        return super().stated(settings) | {
            # A vault of which nothing is built is shown by Obsidian itself.
            "is_vault": bool(settings) and "output" not in settings,
            "published_only": flag(settings, "published_only"),
        }

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no post, by its place or name; None if it may be."""
        if PurePosixPath(path).stem.endswith(".excalidraw"):
            return "a drawing is no post"
        return super().refuses(path)

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Return the rule that keeps a post out of every feed; None when it may be published."""
        if self.published_only and UNPUBLISHED.applies(fields.get("publish")):
            return UNPUBLISHED
        return super().leaves_out(fields)

    def title_of(self, fields: Fields) -> str | None:
        """Return the file's name, which is what a note is called; a folder's note's folder."""
        path = PurePosixPath(fields.post.path)
        return (path.parent.name if path.stem == "index" else "") or path.stem

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield what may say when, in order of trust: keys and values, then the day in the path."""
        for key in DATES.get(field, ()):
            value = fields.get(key)
            if value not in (None, "", [], {}):
                yield key, value
        yield from super().dates(fields, field)

    def labels(self, fields: Fields) -> tuple[str, ...]:
        """Return a post's tags, in its properties and its text."""
        found: dict[str, str] = {}
        for tag in (*_properties(fields), *_in_text(fields.post.body)):
            found.setdefault(tag.casefold(), tag)
        return tuple(found.values())

    def written(self, fields: Fields) -> str | None:
        """Return the address that front matter gives.

        https://obsidian.md/help/publish/permalinks; Quartz only redirects from there
        (https://quartz.jzhao.xyz/plugins/AliasRedirects).
        """
        return as_text(fields.get("permalink")) if self.is_vault else None

    def route_of(self, address: Address) -> str:
        """Return the address that a note has by its place.

        Neither case nor date of the file's name is changed. Obsidian Publish writes spaces as
        ``+``. A folder's note is at the folder in Quartz, with a slash.
        """
        content = self.content_of(address.path)
        path = address.path.relative_to(content.folder)
        if self.is_vault:
            return joined((*path.parent.parts, path.stem)).replace("+", "%2B").replace("%20", "+")
        own = "" if path.stem in ("index", "_index") else path.stem
        return joined(map(quartz_slug, (*path.parent.parts, own)))


def _properties(fields: Fields) -> Iterator[str]:
    for key in ("tags", "tag"):
        value = fields.get(key)
        # No tag has a space in it, so a text with spaces is several.
        if isinstance(value, str):
            value = value.replace(",", " ").split()
        for label in labels_of(value):
            if tag := label.strip("#").strip():
                yield tag


def _in_text(body: str) -> Iterator[str]:
    for match in TAG.finditer(NO_TEXT.sub("", body)):
        tag = match[1].strip("/")
        if not re.fullmatch(r"[\d/_-]*", tag):  # a number, as in "#1", is none
            yield tag
