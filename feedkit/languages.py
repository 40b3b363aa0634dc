"""Languages as feeds name them."""

from __future__ import annotations

from feedkit.characters import one_line
from feedkit.lazy import lazy_re

__all__ = ["language_tag"]

# The shape of BCP 47's tags (RFC 5646 §2.1), which RFC 4287 §2 goes by. A language has two or three
# letters: of the longer words that it leaves room for, none was ever registered, but sites say
# "English".
TAG = lazy_re(r"(?:[A-Za-z]{2,3}|[XxIi](?=-))(?:-[A-Za-z0-9]{1,8})*")


def language_tag(written: str) -> str | None:
    """Return a language as BCP 47 has it, ``pt-BR`` for ``pt_BR.UTF-8``; None for what is none."""
    tag = one_line(written).partition(".")[0].replace("_", "-")
    return tag if TAG.fullmatch(tag) else None
