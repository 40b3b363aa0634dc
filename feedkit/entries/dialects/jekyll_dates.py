"""What Jekyll takes for a date, in front matter and in the name of a file."""

from __future__ import annotations

import re
from datetime import UTC, date
from typing import TYPE_CHECKING

from feedkit.entries.dates import Moment, read_date
from feedkit.entries.dialects.jekyll_words import DATED
from feedkit.entries.dialects.yaml_values import yaml_time
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.posts.post import Post

__all__ = ["date_in_name", "in_zone"]

ZONED = lazy_re(r"(?:[Zz]|[-+]\d\d?(?::?\d\d)?)\Z", re.ASCII)


def in_zone(value: object, post: Post) -> object:
    """Return a date; in UTC if it is a time that YAML has read, and has no zone."""
    if not isinstance(value, str) or ZONED.search(value):
        return value
    moment = yaml_time(post, "date", value)
    if moment is None:
        return value
    return Moment(moment.wall.replace(tzinfo=UTC), moment.precision)


def date_in_name(name: str) -> Moment | None:
    """Return the day that a file's name begins with; None without one that there is."""
    found = DATED.fullmatch(name)
    if found is None:
        return None
    year, month, day = map(int, found.groups()[:3])
    if len(found[1]) == 2:  # noqa: PLR2004 - POSIX's rule for years of two digits
        year += 1900 if year >= 69 else 2000  # noqa: PLR2004
    try:
        return read_date(date(year, month, day))
    except ValueError:
        return None
