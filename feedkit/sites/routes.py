"""The addresses of posts as the names of page files give them: Astro's, Next.js's, SvelteKit's.

https://docs.astro.build/en/guides/routing/#dynamic-routes and
https://nextjs.org/docs/app/building-your-application/routing/dynamic-routes
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["is_of_lists", "pattern"]

# With SvelteKit's matchers: https://svelte.dev/docs/kit/advanced-routing#Matching
PARAMETER = lazy_re(r"\[{1,2}(?:\.\.\.)?(\w+)(?:=\w+)?\]{1,2}")
GROUP = lazy_re(r"\(.*\)|@.*")  # folders that are no part of an address
POST = lazy_re(r"slug|id|post|posts|article|path|blog|entry|name|title", re.IGNORECASE)
# What else has a page for every value of something.
NO_POSTS = lazy_re(r"tag|categor|topic|author|series|archive|page|api|og|rss|search", re.IGNORECASE)


def pattern(parts: Iterable[str]) -> str | None:
    """Return ``/blog/:slug`` for the route ``blog/[...slug]``, None for one that is no post's.

    The ``index`` of a folder is the page of the folder itself.
    """
    route: list[str] = []
    parameter = None
    names = list(parts)
    for part in names[:-1] if names[-1:] == ["index"] else names:
        found = PARAMETER.fullmatch(part)
        parameter = found[1] if found else None
        if not GROUP.fullmatch(part):
            route.append(f":{parameter}" if parameter else part)
    if parameter is None or not POST.fullmatch(parameter) or is_of_lists(names):
        return None
    return "/" + "/".join(route)


def is_of_lists(parts: Iterable[str]) -> bool:
    """Say whether the pages of a route show no post each, but one for each tag and the like."""
    *folders, last = parts
    return any(NO_POSTS.match(part) for part in (*folders, last.strip("[.]")))
