"""HTML that is safe, well-formed, and means the same wherever it is read.

One pass of nh3 (ammonia, an HTML5 parser with an allow-list) does the work. Ahead of it what a feed
cannot show is replaced (`feedkit.content.embeds`), within it attributes are judged and made
absolute (`feedkit.content.attributes`).
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
from feedkit.content.parsing import VOID, parsed, tags_of
from feedkit.lazy import lazy_re

__all__ = ["Allow", "Resolve", "clean"]

NOTHING_MORE = Allow()

# What is left of an element whose content was taken out.
EMPTY = lazy_re(r"<p></p>|<a></a>|<img>")
# What stands before the `/>` of an element that JSX or XHTML would close. HTML would leave it open
# (HTML §13.2.5.40), so that an `<iframe … />` swallows all that follows. `<a href=x` is none: the
# slash is the value's.
SELF_CLOSED = lazy_re(r"<([a-zA-Z][\w:.-]*+)(?:\s[^<>]*+(?<=[\s\"'}]))?")
STYLE = lazy_re(r"(<style[^<>]*>)(.*?)(?=</style>)", re.DOTALL)

# Parsing what was written may move elements once more where the author left them overlapping.
# Real posts need one pass or two; what has not settled by then is not HTML but an attack on it.
PASSES = 8


def clean(
    html: str,
    *,
    base: str,
    root: str,
    resolve: Resolve | None = None,
    allow: Allow = NOTHING_MORE,
    trust: bool = False,
) -> str:
    """Return `html` safe, well-formed and with every address absolute and canonical.

    `base` is the address of the entry's page, from which relative addresses are resolved (RFC 3986
    §5); `root` is the site's, on whose host those that begin with a slash are. `resolve` is asked
    about relative addresses first. What `resolve` raises comes through; nothing else is raised,
    whatever the HTML.

    Cleaning twice gives what cleaning once gave. With `trust` all elements and attributes stay as
    the author wrote them, scripts too, and only addresses and well-formedness are seen to.
    """
    page = Page(base, root, resolve, allow, trust)
    text = _closed(legal(html))
    tags = tags_of(text)
    if trust:
        kept = _settled(text, tags, _trusting_cleaner(text, tags), page)
        return STYLE.sub(lambda match: match[1] + page.style(match[2]), kept)
    shown = replace_embeds(text, tags, allow)
    if shown is not text:
        tags = tags_of(shown)
    return _settled(shown, tags, _cleaner(allow), page)


def _closed(html: str) -> str:
    """Return `html` with an end tag for each element that closes itself."""
    parts = html.split("/>")
    for index, part in enumerate(parts[:-1]):
        tag = SELF_CLOSED.fullmatch(part, max(0, part.rfind("<")))
        end = f"></{tag[1]}>" if tag and tag[1].lower() not in VOID else "/>"
        parts[index] = part + end
    return "".join(parts)


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


def _trusting_cleaner(html: str, tags: list[str]) -> nh3.Cleaner:
    """Return a cleaner to which all is well that occurs in `html`."""
    return nh3.Cleaner(
        tags={tag.lstrip("</").lower() for tag in tags},
        clean_content_tags=set(),
        attributes={},
        generic_attribute_prefixes=set(ascii_lowercase),
        attribute_filter=rewrite,
        strip_comments=False,
        url_schemes={"http", "https", *(name.lower() for name in SCHEME.findall(html))},
        link_rel=None,
    )


def _settled(html: str, tags: list[str], cleaner: nh3.Cleaner, page: Page) -> str:
    """Return `html`, which has these `tags`, cleaned until cleaning changes nothing.

    The tree that a parser builds depends on the tags alone. So with the same tags before and after,
    what was written is what would be read again.
    """
    for _ in range(PASSES):
        page.unseen = False
        cleaned, emptied = EMPTY.subn("", _passed(html, cleaner, page))
        tags, before = tags_of(cleaned), tags
        if tags == before and not (emptied or page.unseen):
            return cleaned
        html = cleaned
    return parsed(html, nh3.Cleaner(tags=set()))


def _passed(html: str, cleaner: nh3.Cleaner, page: Page) -> str:
    token = PAGE.set(page)
    try:
        written = parsed(html, cleaner)
    finally:
        PAGE.reset(token)
    if page.raised:
        raise page.raised[0]
    return written
