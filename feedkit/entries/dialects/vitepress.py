"""VitePress, VuePress, and sites of Vite whose router takes its paths from files."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from msgspec import field

from feedkit.entries.dialects.routed import Routed, joined
from feedkit.entries.links import Token, expand, without_date
from feedkit.entries.settings import flag, mapping, text
from feedkit.entries.titles import first_heading
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.entries.fields import Fields
    from feedkit.entries.links import Address

__all__ = ["VitePress"]

# Where a "#" is no heading: code, what a page does, and comments.
NO_TEXT = lazy_re(
    r"^(`{3,}|~{3,}).*?(?:^\1|\Z) | <(script|style)\b.*?(?:</\2\s*>|\Z) | <!--.*?(?:-->|\Z)",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
# What may be a heading of level 1: `first_heading` knows.
HEADING = lazy_re(r"^(?:\#[ \t]|[^\s#>|`~<][^\n]*\n=+[ \t]*$)", re.MULTILINE)


# `:regular` and `:raw`, the path that there would be without a pattern, nobody asks for.
WORDS: Mapping[str, Token] = {"slug": lambda address: without_date(address.name)}


class VitePress(Routed, frozen=True, kw_only=True):
    """A site made with VitePress: pages lie at the paths of their files."""

    name: ClassVar[str] = "vitepress"
    containers: ClassVar[tuple[str, ...]] = ("docs", "src/pages", "pages", "src")
    # VitePress knows no address in front matter; VuePress and vitepress-plugin-permalink do.
    address_keys: ClassVar[tuple[str, ...]] = ("permalink",)

    clean_urls: bool = False  #: https://vitepress.dev/reference/site-config#cleanurls
    #: File → file, below the folder of sources. Of https://vitepress.dev/guide/routing#route-rewrites
    #: only what is literal: patterns have colons.
    rewrites: Mapping[str, str] = field(default_factory=dict)
    #: VuePress': https://vuepress.vuejs.org/reference/frontmatter.html#permalinkpattern
    pattern: str | None = None

    @classmethod
    def stated(cls, settings: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that `settings` decide."""
        rewrites = mapping(settings, "rewrites")
        return super().stated(settings) | {
            "clean_urls": flag(settings, "pretty_urls"),
            "pattern": text(settings, "permalink"),
            "rewrites": {old: new for old in rewrites if (new := text(rewrites, old))},
        }

    def title_of(self, fields: Fields) -> str | None:
        """Return the first heading of level 1, wherever it stands; None without one.

        https://vitepress.dev/guide/using-vue: a page may well begin with a script.
        """
        body = NO_TEXT.sub("", fields.post.body)
        heading = HEADING.search(body)
        return first_heading(body[heading.start() :]) if heading else None

    def route_of(self, address: Address) -> str:
        """Return the address that a post has by its place.

        https://vitepress.dev/guide/routing#file-based-routing: ``index.md`` is its folder's page.
        """
        if self.pattern:
            return expand(self.pattern, {**self.tokens, **self.words(address), **WORDS}, address)
        folder = self.content_of(address.path).folder
        old = address.path.relative_to(folder)
        new = PurePosixPath(self.rewrites.get(str(old), old))
        if new.stem == "index":
            return joined((*new.parent.parts, ""))
        return joined((*new.parent.parts, new.stem)) + ("" if self.clean_urls else ".html")
