"""Which posts are left out, as far as their front matter alone says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from feedkit.entries.dialect import DRAFT, Dialect
from feedkit.entries.fields import Fields, as_text, is_false, is_true

__all__ = ["unwanted"]


def unwanted(
    fields: Fields, dialect: Dialect, *, where: Mapping[str, object], drafts: bool
) -> str | None:
    """Return why a post is left out, as far as its front matter alone says; None when it is not."""
    for key, expected in where.items():
        value = fields.get(key)
        if not _matches(value, expected):
            return f"{key} is not {expected!r}" if value is not None else f"has no {key}"
    if is_false(fields.get("feed")):
        return "feed: false"
    if is_locked(fields) and not is_true(fields.get("feed")):
        return "it is locked with a password"
    rule = dialect.leaves_out(fields)
    if rule is None or (drafts and rule.kind == DRAFT):
        return None
    return rule.reason or f"{rule.key}: {_shown(fields.get(rule.key))}"


def is_locked(fields: Fields) -> bool:
    """Say whether the site shows a post only to those who know its password.

    As plug-ins and themes have it: https://github.com/D0n9X1n/hexo-blog-encrypt, FixIt, Mizuki. In
    a feed all could read it, and what has been in one cannot be taken back.
    """
    return bool(as_text(fields.get("password"))) or is_true(fields.get("encrypted"))


def _matches(value: object, expected: object) -> bool:
    """Compare as text, since a command line knows nothing else; any item of a list may match."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return any(_matches(item, expected) for item in value)
    return _shown(value) == _shown(expected)


def _shown(value: object) -> str | None:
    return str(value).lower() if isinstance(value, bool) else as_text(value)
