"""Hexo's slugs, and the words of its permalinks and of the names of files."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha1
from posixpath import splitext
from typing import TYPE_CHECKING

from feedkit.entries.fields import as_text
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.entries.links import Address, Token

__all__ = [
    "SEGMENTS",
    "SPELLING",
    "TOKENS",
    "WORD",
    "slugized",
    "spelled_in_ascii",
    "words_in",
]

# https://hexo.io/docs/permalinks; a word does not end in an underscore.
WORD = lazy_re(r":(\w*[A-Za-z0-9])", re.ASCII)
# What the words stand for in a file's name; any other is the shortest text that fits.
SEGMENTS = {
    "year": r"\d{4}",
    "month": r"\d{2}",
    "day": r"\d{2}",
    "i_month": r"\d{1,2}",
    "i_day": r"\d{1,2}",
    "hash": "[0-9a-f]{12}",
}
# hexo-util's slugize: its separators, and the letters that are more than one without its marks.
SEPARATORS = lazy_re(r"""[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:"'<>,.?/]+""")
LETTERS = str.maketrans(
    {"Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ø": "O", "ø": "o", "ß": "s", "ı": "i"}
    | {"Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "Ł": "L", "ł": "l", "Ŧ": "T", "ŧ": "t"}
)


def slugized(text: str) -> str:
    """Return `text` with hyphens for white space and punctuation, Latin letters without marks."""
    letters = "".join(map(_bare, unicodedata.normalize("NFC", text))).translate(LETTERS)
    return SEPARATORS.sub("-", letters).strip("-")


def _bare(character: str) -> str:
    letter = unicodedata.normalize("NFD", character)[0]
    return letter if letter.isascii() else character


#: The options of hexo-permalink-pinyin that `spelled_in_ascii` knows.
SPELLING = frozenset(["enable", "lowercase", "separator"])
PIECE = lazy_re(r"[^/.]+")
NO_LETTERS = lazy_re(r"[^A-Za-z0-9]+")


def spelled_in_ascii(path: str, options: Mapping[str, object]) -> str:
    """Return a path of ASCII letters as hexo-permalink-pinyin makes it, which slugifies its pieces.

    https://github.com/andyhu/transliteration#slugifystr-options
    """
    separator = str(options.get("separator", "-"))
    if options.get("lowercase") is not False:
        path = path.lower()
    return PIECE.sub(
        lambda piece: separator.join(filter(None, NO_LETTERS.split(piece[0]))),
        path,
    )


# https://hexo.io/docs/permalinks#Variables, besides what PLAIN_TOKENS has. The address's path is
# the slug; what else front matter says is a word, too.
TOKENS: Mapping[str, Token] = {
    "title": lambda address: str(address.path),
    "slug": lambda address: str(address.path),
    "name": lambda address: address.path.name,
    "post_title": lambda address: slugized(_title(address)).lower(),
    "timestamp": lambda address: str(int(address.local.timestamp())),
    "hash": lambda address: sha1(  # noqa: S324 - it is Hexo's, and nothing depends on its strength
        f"{address.path}{int(address.local.timestamp())}".encode()
    ).hexdigest()[:12],
}


def _title(address: Address) -> str:
    return as_text(address.fields.get("title")) or ""


def words_in(name: str, pattern: str) -> dict[str, str]:
    """Return what the words of `pattern` stand for in a path without its ending.

    There is always a ``title``: the slug, which is all of the name where the pattern does not fit.
    """
    pattern = splitext(pattern)[0]
    expression = WORD.sub(lambda match: f"({SEGMENTS.get(match[1], '.+?')})", re.escape(pattern))
    found = re.fullmatch(expression, name, re.ASCII | re.DOTALL)
    words = dict(zip(WORD.findall(pattern), found.groups(), strict=True)) if found else {}
    return {"title": slugized(name), **words}
