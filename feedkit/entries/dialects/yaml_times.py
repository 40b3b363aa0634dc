"""What YAML itself takes for a point in time, before a generator sees a text.

Our own reader leaves all dates as text. Some generators' YAML does not, and it shows: a time that
YAML has read is in UTC, a text is in whatever zone the generator reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.entries.dates import DateError, Moment, read_date
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.posts.post import Post

__all__ = ["yaml_time"]

# https://yaml.org/type/timestamp.html, of which a date alone is none here.
TIMESTAMP = lazy_re(
    r"""\d{4}-\d\d?-\d\d? (?:[Tt]|[\ \t]+) \d\d?:\d\d:\d\d(?:\.\d*)?
    (?: [\ \t]* (?:Z|[-+]\d\d?(?::\d\d)?) )?""",
    re.ASCII | re.VERBOSE,
)
QUOTED = lazy_re(r"""[^:]*:\s*["'>|]""")


def yaml_time(post: Post, key: str, value: object) -> Moment | None:
    """Return the time that YAML reads in `value` of the post's `key`; None where that is a text."""
    if not isinstance(value, str) or not TIMESTAMP.fullmatch(value):
        return None
    line = post.line_of(key)
    if line and QUOTED.match(post.head.splitlines()[line - 1]):
        return None
    try:
        return read_date(value)
    except DateError:  # no such time; whoever reads the text will say what is wrong with it
        return None
