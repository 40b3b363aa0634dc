"""SvelteKit, with Markdown read by mdsvex or by the site's own code."""

from __future__ import annotations

from typing import ClassVar

from feedkit.entries.dialects.nextjs import NextJs

__all__ = ["SvelteKit"]


class SvelteKit(NextJs, frozen=True, kw_only=True):
    """A site made with SvelteKit: routes are folders, as those of Next.js below `app` are."""

    name: ClassVar[str] = "sveltekit"
    # https://svelte.dev/docs/kit/project-structure, and where guides and starters keep Markdown.
    apps: ClassVar[tuple[str, ...]] = ("src/routes",)
    pages: ClassVar[tuple[str, ...]] = ()
    page_name: ClassVar[str] = "+page"  # https://svelte.dev/docs/kit/routing: a page of its own
    containers: ClassVar[tuple[str, ...]] = (
        *apps,
        *("src/lib/content", "src/lib/data", "src/lib", "src/content", "src/data", "src"),
        *("content", "data", "markdown", "static"),
    )
