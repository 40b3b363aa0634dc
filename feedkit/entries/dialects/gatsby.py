"""Gatsby, and Decap (Netlify) CMS, which many write their posts with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import field

from feedkit.entries.dialect import Rule
from feedkit.entries.dialects.routed import Routed, joined
from feedkit.entries.fields import as_text
from feedkit.entries.settings import mapping, text, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.entries.fields import Fields
    from feedkit.entries.links import Address

__all__ = ["Gatsby"]


class Gatsby(Routed, frozen=True, kw_only=True):
    """A site made with Gatsby: `createFilePath` makes the addresses."""

    name: ClassVar[str] = "gatsby"
    # The folders of gatsby-starter-netlify-cms and gatsby-starter-blog.
    containers: ClassVar[tuple[str, ...]] = ("src/pages", "content/blog", "content")

    address_keys: ClassVar[tuple[str, ...]] = (*Routed.address_keys, "slug")

    #: Which values of a key posts have, as the CMS writes them; the rest are pages.
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def stated(cls, settings: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that `settings` decide."""
        # https://www.gatsbyjs.com/docs/reference/config-files/gatsby-config/#trailingslash
        where = mapping(settings, "where")
        ends = {"never": False, "ignore": None}
        return super().stated(settings) | {
            "slash": ends.get(text(settings, "trailing_slash") or "always", True),
            "where": {key: known for key in where if (known := texts(where, key))},
        }

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Return the rule that keeps a post out of every feed; None when it may be published."""
        for key, wanted in self.where.items():
            found = as_text(fields.get(key))
            if found not in wanted:
                expected = " or ".join(wanted)
                reason = f"{key} is {found}, and not {expected}" if found else f"has no {key}"
                return Rule(key, lambda _: True, reason=reason)
        return super().leaves_out(fields)

    def is_page(self, fields: Fields) -> bool:
        """Say whether a post has no date and lies where pages are."""
        return not self.where and super().is_page(fields)

    def route_of(self, address: Address) -> str:
        """Return the address that a post has by its place.

        https://www.gatsbyjs.com/plugins/gatsby-source-filesystem/#createfilepath: the path below
        the folder that Gatsby reads, neither case nor date changed. Where front matter has a
        `slug`, that stands for the file's name; one with a slash in it is the path, as in
        https://www.gatsbyjs.com/docs/how-to/routing/adding-markdown-pages/.
        """
        parts = self.below(address.path)
        written = address.fields.text("slug")
        slug = written[1].strip("/") if written else ""
        if slug:
            parts = tuple(slug.split("/")) if "/" in slug else (*parts[:-1], slug)
        return joined(parts)
