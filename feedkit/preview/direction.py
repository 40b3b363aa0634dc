"""Which way a language is written."""

from __future__ import annotations

from typing import Literal

__all__ = ["direction"]

# ISO 15924: the scripts of today that run from right to left.
SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
# CLDR, likelySubtags.xml: the languages that are written in one of them when nobody says otherwise.
LANGUAGES = frozenset(
    str.split(
        "ar arc azb bal bgn bqi ckb dv fa glk hbo he iw ji ks lki lrc luz mzn nqo pnb prs ps sd"
        " sdh skr syr ug ur yi"
    )
)


def direction(language: str | None) -> Literal["ltr", "rtl"]:
    """Return the direction of the text in `language`, a tag of BCP 47; of none, left to right."""
    first, *others = (language or "").lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), None)  # noqa: PLR2004 - BCP 47 §2.2.3
    if script:
        return "rtl" if script in SCRIPTS else "ltr"
    return "rtl" if first in LANGUAGES else "ltr"
