"""What a script would have loaded, pictures above all: a feed has to show it without one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["framed", "loaded", "without_scripts"]

# What the scripts keep the real address in.
LATE = {
    "src": ("data-src", "data-lazy-src", "data-original"),
    "srcset": ("data-srcset", "data-lazy-srcset"),
}
PLACEHOLDER = lazy_re(
    r"(?:blank|spacer|placeholder|loading|lazy|pixel|transparent|1x1)[^/]*\.(?:gif|png|svg)$"
)
NAME_LENGTH = 100  # characters of an address in which a placeholder's name is looked for
# A picture right before one in `noscript` stands in for it until a script has run.
NOSCRIPT = lazy_re(
    r"<(?:img\b[^<>]*>\s*+<noscript[^<>]*>(?=\s*+<(?:img|picture))|/?noscript[^<>]*>)",
    re.IGNORECASE,
)


# What "Embed" says below a gist, and https://docs.asciinema.org/manual/server/embedding/
SHOWS_PAGE = lazy_re(
    r"<script\b[^<>]*?\bsrc=[\"']?(?:https?:)?//((?:gist\.github\.com|asciinema\.org)/[\w/-]+)"
    r"[^<>]*>\s*+</script\s*>",
    re.IGNORECASE,
)


def framed(html: str) -> str:
    """Return `html` with frames for scripts that show what is on a page elsewhere."""
    return SHOWS_PAGE.sub(r'<iframe src="https://\1"></iframe>', html)


def without_scripts(html: str) -> str:
    """Return `html` with what it shows where no script runs."""
    return NOSCRIPT.sub("", html)


def loaded(attributes: Mapping[str, str]) -> Mapping[str, str]:
    """Return an element's `attributes` as the script would leave them.

    An address that does not look like a stand-in stays: other scripts keep the large picture of a
    small one in the same attributes.
    """
    lazy = "lazy" in attributes.get("class", "")
    real = dict(attributes)
    for name, kept_in in LATE.items():
        late = next((attributes[other] for other in kept_in if attributes.get(other)), None)
        if late and (lazy or _is_placeholder(attributes.get(name, "").strip())):
            real[name] = late
    return real


def _is_placeholder(address: str) -> bool:
    stands_in = not address or address.startswith(("data:", "about:"))
    return stands_in or PLACEHOLDER.search(address[-NAME_LENGTH:]) is not None
