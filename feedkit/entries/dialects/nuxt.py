"""Nuxt, with Markdown read by its module Content."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from feedkit.entries.dialects.routed import Routed, joined
from feedkit.entries.dialects.slugs import simov_slug
from feedkit.entries.settings import text
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.entries.links import Address

__all__ = ["Nuxt"]

# `refineUrlPart` in https://github.com/nuxt/content, src/utils/content/transformers/path-meta.ts:
# a number only sorts, unless the name is nothing but a version.
VERSION = lazy_re(r"\d+(?:\.\d+)*(?:\.x)?")
ORDER = lazy_re(r"\d+\.(?=.)")
DRAFT = lazy_re(r"\.draft(?=[/.]|\Z)")


class Nuxt(Routed, frozen=True, kw_only=True):
    """A site made with Nuxt Content: pages lie at the paths of their files, without numbers."""

    name: ClassVar[str] = "nuxt"
    containers: ClassVar[tuple[str, ...]] = ("content", "app/content", "src/content")
    # What a page's own front matter says wins; `_path` is what version 2 called it.
    address_keys: ClassVar[tuple[str, ...]] = ("path", "_path")

    @classmethod
    def stated(cls, settings: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that `settings` decide."""
        always = text(settings, "trailing_slash") == "always"
        return super().stated(settings) | {"slash": True if always else None}

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no post, by its place or name; None if it may be.

        https://content.nuxt.com/usage/content-directory/: parts with an underscore are no pages.
        """
        if DRAFT.search(path):
            return "its name says that it is a draft"
        folder = self.content_of(PurePosixPath(path)).folder
        if folder and "/_" in path.removeprefix(folder):
            return "a part of other pages, and no post"
        return super().refuses(path)

    def below(self, path: PurePosixPath) -> tuple[str, ...]:
        """Return the parts of `path` below the folder that addresses begin at; no ending."""
        stem = _unnumbered(path.stem)
        return (*map(_unnumbered, self.folders_of(path)), *([] if stem == "index" else [stem]))

    def route_of(self, address: Address) -> str:
        """Return the address that a post has by its place.

        https://content.nuxt.com/docs/collections/types#path-generation
        """
        language, rest = self.split(self.below(address.path))
        return joined(filter(None, (self.prefix(language), *map(simov_slug, rest))))


def _unnumbered(name: str) -> str:
    return name if VERSION.fullmatch(name) else ORDER.sub("", name, count=1)
