"""What YAML 1.1 itself takes for a point in time or a yes, before a generator sees a text.

Our own reader leaves these as text. Some generators' YAML does not, and it shows: a time that YAML
has read is in UTC, a text is in whatever zone the generator reads it; and `no` in quotes is a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedkit.entries.dates import DateError, Moment, read_date
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.entries.fields import Fields
    from feedkit.posts.post import Post

__all__ = ["yaml_flag", "yaml_time"]

# https://yaml.org/type/timestamp.html, of which a date alone is none here.
TIMESTAMP = lazy_re(
    r"""\d{4}-\d\d?-\d\d? (?:[Tt]|[\ \t]+) \d\d?:\d\d:\d\d(?:\.\d*)?
    (?: [\ \t]* (?:Z|[-+]\d\d?(?::\d\d)?) )?""",
    re.ASCII | re.VERBOSE,
)
# https://yaml.org/type/bool.html, as Ruby's library has it: no single letters.
FLAGS = {"yes": True, "on": True, "no": False, "off": False}
QUOTED = lazy_re(r"""[^:]*:\s*["'>|]""")


def yaml_time(post: Post, key: str, value: object) -> Moment | None:
    """Return the time that YAML reads in `value` of the post's `key`; None where that is a text."""
    if not isinstance(value, str) or not TIMESTAMP.fullmatch(value) or _is_quoted(post, key):
        return None
    try:
        return read_date(value)
    except DateError:  # no such time; whoever reads the text will say what is wrong with it
        return None


def yaml_flag(fields: Fields, key: str) -> bool | None:
    """Return the yes or no that YAML reads in the value of a key; None for all else."""
    value = fields.metadata.get(key)
    if isinstance(value, str) and value.lower() in FLAGS and not _is_quoted(fields.post, key):
        return FLAGS[value.lower()]
    return value if isinstance(value, bool) else None


def _is_quoted(post: Post, key: str) -> bool:
    line = post.line_of(key)
    return bool(line and QUOTED.match(post.head.splitlines()[line - 1]))
