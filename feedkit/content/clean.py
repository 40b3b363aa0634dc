"""HTML that is safe, well-formed, and means the same wherever it is read.

One pass of nh3 (ammonia, an HTML5 parser with an allow-list) does the work, and all of it where the
HTML is ordinary (`feedkit.content.ordinary`). Else what a feed cannot show is replaced ahead of it
(`feedkit.content.embeds`). Within it attributes are judged and made absolute
(`feedkit.content.attributes`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_lowercase

import nh3

from feedkit.characters import legal
from feedkit.content.allowed import DROPPED, SCHEMES, SET_ATTRIBUTES, Allow
from feedkit.content.attributes import PAGE, SCHEME, Page, Resolve, rewrite
from feedkit.content.embeds import replace_embeds
from feedkit.content.ordinary import EMPTIED, is_ordinary, may_be_ordinary
from feedkit.content.parsing import closed, mended, parsed, rewritten, tags_of
from feedkit.lazy import lazy_re

__all__ = ["Allow", "Resolve", "clean"]

NOTHING_MORE = Allow()

EMPTY = lazy_re(rf"<(?:{EMPTIED})")
STYLE = lazy_re(r"(<style[^<>]*>)(.*?)(?=</style>)", re.DOTALL)

# Parsing what was written may move elements once more where the author left them overlapping.
# Real posts need one pass or two; what has not settled by then is not HTML but an attack on it.
PASSES = 8


def clean(
    html: str,
    *,
    base: str,
    root: str,
    media: str | None = None,
    resolve: Resolve | None = None,
    allow: Allow = NOTHING_MORE,
    trust: bool = False,
) -> str:
    """Return `html` safe, well-formed and with every address absolute and canonical.

    `base` is the address of the entry's page, from which relative addresses are resolved (RFC 3986
    §5), or from `media` those of pictures and recordings; `root` is the site's, on whose host those
    that begin with a slash are. `resolve` is asked about relative addresses first. What `resolve`
    raises comes through; nothing else is raised, whatever the HTML.

    Cleaning twice gives what cleaning once gave. With `trust` all elements and attributes stay as
    the author wrote them, scripts too, and only addresses and well-formedness are seen to.
    """
    page = Page(base, media or base, root, resolve, allow, trust)
    text = legal(html)
    if trust:
        text = closed(text)
        cleaner = _trusting_cleaner(text)
        kept = _settled(text, _passed(text, cleaner, page), cleaner, page)
        return STYLE.sub(lambda match: match[1] + page.style(match[2]), kept)
    cleaner = _cleaner(allow)
    written = None
    if allow == NOTHING_MORE and may_be_ordinary(text):
        written = _passed(text, cleaner, page)
        if is_ordinary(text, written) and not page.unseen:
            return written
    shown = replace_embeds(closed(text), allow)
    if written is None or shown != text:
        written = _passed(shown, cleaner, page)
    return _settled(shown, written, cleaner, page)


@lru_cache(maxsize=8)
def _cleaner(allow: Allow) -> nh3.Cleaner:
    """Return the cleaner for one choice of options: making one takes a third of using it."""
    return nh3.Cleaner(
        tags=allow.every_tag(),
        clean_content_tags=DROPPED - allow.tags,
        attributes=allow.every_attribute(),
        set_tag_attribute_values=SET_ATTRIBUTES,
        attribute_filter=rewrite,
        url_schemes={"http", "https", "data", *SCHEMES},
        link_rel=None,
    )


def _trusting_cleaner(html: str) -> nh3.Cleaner:
    """Return a cleaner to which all is well that occurs in `html`."""
    return nh3.Cleaner(
        tags={tag.lstrip("</").lower() for tag in tags_of(html)},
        clean_content_tags=set(),
        attributes={},
        generic_attribute_prefixes=set(ascii_lowercase),
        attribute_filter=rewrite,
        strip_comments=False,
        url_schemes={"http", "https", *(name.lower() for name in SCHEME.findall(html))},
        link_rel=None,
    )


def _settled(html: str, written: str, cleaner: nh3.Cleaner, page: Page) -> str:
    """Return `html`, which `cleaner` has `written` once, cleaned until cleaning changes nothing.

    The tree that a parser builds depends on the tags alone. So with the same tags before and after,
    what was written is what would be read again.
    """
    for _ in range(PASSES):
        cleaned, emptied = EMPTY.subn("", mended(html, written))
        if tags_of(html) == tags_of(cleaned) and not (emptied or page.unseen):
            return cleaned
        html, written = cleaned, _passed(cleaned, cleaner, page)
    return parsed(html, nh3.Cleaner(tags=set()))


def _passed(html: str, cleaner: nh3.Cleaner, page: Page) -> str:
    page.unseen = False
    token = PAGE.set(page)
    try:
        written = rewritten(html, cleaner)
    finally:
        PAGE.reset(token)
    if page.raised:
        raise page.raised[0]
    return written
