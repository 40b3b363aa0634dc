"""SvelteKit with Markdown: ``svelte.config.js``, and routes below ``src/routes``.

https://svelte.dev/docs/kit/configuration. Where posts are is programmed: known is where Markdown
with dates lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re
from feedkit.sites.about import home
from feedkit.sites.data import stated
from feedkit.sites.files import SCRIPTS, named
from feedkit.sites.found import DetectedSite
from feedkit.sites.hints import hints
from feedkit.sites.paths import joined
from feedkit.sites.routes import pattern
from feedkit.sites.signs import SVELTEKIT
from feedkit.sites.survey import folders, post_globs

if TYPE_CHECKING:
    from feedkit.sites.files import SiteFiles

__all__ = ["read"]

# Where starters and guides keep what they are about, in `src/lib` most of all.
ABOUT = tuple(
    f"{folder}{stem}"
    for folder in ("src/lib/", "src/lib/config/", "src/lib/data/", "src/", "")
    for stem in ("config", "site", "siteConfig", "site.config", "info", "meta", "constants")
)
# https://svelte.dev/docs/kit/routing: what shows a page, and what loads it.
PAGE = "+page.svelte"
# https://svelte.dev/docs/kit/page-options#trailingSlash, of all pages
LAYOUTS = (*named("+layout", SCRIPTS), *named("+layout.server", SCRIPTS))
ALWAYS = lazy_re(r"\btrailingSlash\b[^=\n]*=\s*[\"']always[\"']")


def read(files: SiteFiles) -> DetectedSite | None:
    """Return what ``svelte.config.js`` says; None without routes. Raises ConfigError."""
    name = files.first(*SVELTEKIT)
    config = files.scripted(name) if name else None
    routes = joined((config and config.text("kit.files.routes")) or "src/routes")
    if config is None or not files.has_folder(routes):
        return None
    about = hints(files, *ABOUT)
    layout = files.first(*(joined(routes, each) for each in LAYOUTS))
    always = layout and ALWAYS.search(files.hint_text(layout))
    return DetectedSite(
        dialect="sveltekit",
        config=tuple(files.read),
        title=about.title,
        url=home(about.url, config.found("kit.paths.base")),
        description=about.description,
        author=about.author,
        language=about.language,
        timezone=about.timezone,
        sources=post_globs(files, ""),
        settings=stated(
            routes=_routes(files, routes),
            trailing_slash="always" if always else None,
            static={joined(config.text("kit.files.assets") or "static"): "/"},
            output="build",
        ),
    )


def _routes(files: SiteFiles, top: str) -> list[dict[str, object]]:
    """Return the patterns of the pages that show one post each."""
    shown = (folder for folder, names in folders(files.root, top) if PAGE in names)
    patterns = (pattern(filter(None, folder[len(top) :].split("/"))) for folder in shown)
    return [{"collection": None, "pattern": route} for route in patterns if route]
