"""Ordinary HTML: nh3 does all that there is to do, and to see that takes less than to do the rest.

nh3 adds no line to what it reads. So where it wrote as many lines, they are the same lines, and
most of them unchanged. Nothing was wrong with those; what could be left to do shows in the others.
"""

from __future__ import annotations

import re

from feedkit.content.embeds import has_marked_attributes
from feedkit.content.parsing import VOID, tags_of
from feedkit.lazy import lazy_re

__all__ = ["EMPTIED", "is_ordinary", "may_be_ordinary"]

#: What is left of an element whose content or address was taken out: an expression, behind `<`.
EMPTIED = "p></p>|a></a>|img>"

# What nh3 leaves as it is and is to go, and what it drops as a whole, so that its work would be in
# vain. False alarms cost only time, here and below.
UNUSUAL = lazy_re(rf"<(?:ifr|inp|emb|obj|svg|math|noscript|{EMPTIED})")
# What may stand for a line feed, or for a character that no feed may hold.
REFERENCE = lazy_re(r"&(?:#|NewLine)")
# What may be an element that closes itself, all of it on one line, and its name.
SELF_CLOSED = lazy_re(r"<([a-zA-Z][\w:.-]*+)[^<>]*+(?<=/)>")
# What nh3 emptied, and where its writer leaves a line feed out: see `feedkit.content.parsing`.
UNFINISHED = lazy_re(rf"<(?:{EMPTIED}|pre[^<>\n]*+>$)", re.MULTILINE)

# A tag of its own, so that only tags of the same line are the same.
NEXT_LINE = "\n<line>\n"


def may_be_ordinary(html: str) -> bool:
    """Say whether it is worth a pass to see if `html` is ordinary."""
    return not UNUSUAL.search(html)


def is_ordinary(html: str, written: str) -> bool:
    """Say whether `written`, which is `html` as nh3 writes it, has nothing left to do.

    Then it would be read as it is written, as it has the same tags: see `feedkit.content.clean`.
    """
    before, after = html.split("\n"), written.split("\n")
    if len(before) != len(after):
        return False
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    old = NEXT_LINE.join(old for old, _ in changed)
    new = NEXT_LINE.join(new for _, new in changed)
    return not (
        tags_of(old) != tags_of(new)
        or REFERENCE.search(old)
        or has_marked_attributes(old)
        or _may_want_end_tags(old)
        or UNFINISHED.search(new)
    )


def _may_want_end_tags(html: str) -> bool:
    """Say whether `closed` may write some: to ask it what it would do takes twice as long."""
    names = SELF_CLOSED.findall(html)
    return len(names) != html.count("/>") or not VOID.issuperset(names)
