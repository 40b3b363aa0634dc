"""Next.js, with Markdown read by the site's own code or by contentlayer."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar

from feedkit.entries.dialect import Rule, says
from feedkit.entries.dialects.routed import joined
from feedkit.entries.dialects.routes import Place, Route, WithRoutes
from feedkit.entries.settings import text
from feedkit.posts.folders import is_of_posts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePosixPath

    from feedkit.entries.links import Address

__all__ = ["NextJs"]

# https://nextjs.org/docs/app/getting-started/project-structure: where files are pages themselves,
# and where those are that are called `page`.
PAGES = ("pages", "src/pages")
APP = ("app", "src/app")


class NextJs(WithRoutes, frozen=True, kw_only=True):
    """A site made with Next.js: addresses are the paths of files below the folder of content."""

    name: ClassVar[str] = "nextjs"
    # Where the starters keep what they read; `public` is where bundles have their images beside
    # them. https://nextjs.org/docs/app/guides/mdx and contentlayer's `flattenedPath`.
    containers: ClassVar[tuple[str, ...]] = (
        *APP,
        *PAGES,
        *("content", "contents", "data", "markdown", "mdx", "public", "_content"),
        *("src/content", "src/contents", "src/data", "src/markdown", "src/mdx", "src"),
    )

    apps: ClassVar[tuple[str, ...]] = APP
    pages: ClassVar[tuple[str, ...]] = PAGES
    page_name: ClassVar[str] = "page"  #: the name below `apps` of a file that is a page itself

    # https://nextra.site/docs/blog-theme/start#types: what is no `post`.
    rules: ClassVar[tuple[Rule, ...]] = (
        *WithRoutes.rules,
        Rule("type", says("page", "posts", "tag")),
    )
    address_keys: ClassVar[tuple[str, ...]] = (*WithRoutes.address_keys, "slug")

    @classmethod
    def stated(cls, settings: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that `settings` decide."""
        # https://nextjs.org/docs/app/api-reference/config/next-config-js/trailingSlash
        return super().stated(settings) | {"slash": text(settings, "trailing_slash") == "always"}

    def below(self, path: PurePosixPath) -> tuple[str, ...]:
        """Return the parts of `path` below the folder that addresses begin at; no ending."""
        parts = super().below(path)
        if self.content_of(path).folder not in (*self.apps, *self.pages):
            return parts
        # https://nextjs.org/docs/app/api-reference/file-conventions/route-groups
        own = parts[:-1] if path.stem == self.page_name else parts
        return tuple(part for part in own if not part.startswith(("(", "@")))

    def section(self, path: PurePosixPath) -> str | None:
        """Return the section that the post at `path` is in; ``page`` is its folder's own."""
        is_page = self.is_page_file(path) and path.stem == self.page_name
        return super().section(path.with_stem("index") if is_page else path)

    def is_page_file(self, path: PurePosixPath) -> bool:
        """Say whether a file is a page by its place, and so needs no route."""
        folder = self.content_of(path).folder
        return folder in self.pages or (folder in self.apps and path.stem == self.page_name)

    def route_of(self, address: Address) -> str:
        """Return the address that a post has by its place."""
        parts = self.below(address.path)
        if self.is_page_file(address.path):
            return joined(parts)
        language, rest = self.split(parts)
        route = self._above(address.path, rest)
        # `_posts` is what https://github.com/vercel/next.js/tree/canary/examples/blog-starter has.
        is_deeper = len(rest) > 1 and is_of_posts(rest[0])
        own = _beside(route, rest) if route else rest[1:] if is_deeper else rest
        written = address.fields.text("slug")
        if written:
            own = (*own[:-1], *written[1].strip("/").split("/"))
        place = Place(
            section=rest[0].lstrip("_") if is_deeper else "",
            language=language,
            own=own,
            whole=(language, *own) if language else own,
        )
        if route:
            return joined(filter(None, self._filled(route, place, address)))
        return self.routed(place, address)

    def _above(self, path: PurePosixPath, parts: tuple[str, ...]) -> Route | None:
        """Return the innermost route of a folder below `app` that a post is in, too."""
        if self.content_of(path).folder not in self.apps:
            return None
        above = [route for route in self.routes if parts[: len(_folders(route))] == _folders(route)]
        return max(above, key=lambda route: len(_folders(route)), default=None)


def _folders(route: Route) -> tuple[str, ...]:
    """Return the folders of a route down to where it stands for many."""
    return tuple(takewhile(lambda part: not part.startswith(":"), route.parts))


def _beside(route: Route, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is a post's own, which is in a folder beside the route that shows it."""
    inside = parts[len(_folders(route)) :]
    return inside[1:] or inside
