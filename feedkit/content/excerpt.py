"""What of a post stands for it in a list: its first words, as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from feedkit.characters import category_of
from feedkit.content.plain import TAG, plain
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["cut", "excerpt", "prose"]

# What is no prose, and no beginning of one.
ASIDE = frozenset(str.split("aside details figure footer h1 h2 h3 h4 h5 h6 header nav pre table"))
# A paragraph that is nothing else is the title of a box, or stands for a film.
LABEL = lazy_re(r'<(a|strong)(?: (?:[^"<>]|"[^"]*")*)?>.*?</\1>', re.DOTALL)
ELLIPSIS = "…"
# Scripts without spaces between words: the line breaking classes ID, CJ and SA of UAX #14, roughly.
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\ua4cf\uf900-\ufaff"
    "\uff66-\uff9f\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
PIECE = lazy_re(rf"\s*(?:([{SPACELESS}])|[^\s{SPACELESS}]+)")
WORD = lazy_re(r"\s*\S+")
# About what a word is in Chinese and Japanese.
CHARACTERS_IN_A_WORD = 2
DANGLING = " ,;:(–—-、，；："


def excerpt(html: str, length: int, unit: Literal["words", "characters"]) -> str:
    """Return the first paragraph of clean `html` that has text, else its first text of any kind.

    As plain text on one line, cut to `length` units. Headings, code, tables and figures are no
    text. Empty when there is none.
    """
    found = (plain(text) for text in _paragraphs(html) if plain(LABEL.sub("", text)))
    return cut(next(found, "") or prose(html) or plain(html), length, unit)


def prose(html: str) -> str:
    """Return the text of clean `html` without its headings, code, tables and figures."""
    kept, inside, position = [], 0, 0
    for tag in TAG.finditer(html):
        if tag[2] in ASIDE:
            if not inside:
                kept.append(html[position : tag.start()])
            inside = max(0, inside - 1 if tag[1] else inside + 1)
            position = tag.end()
    return plain(" ".join([*kept, "" if inside else html[position:]]))


def _paragraphs(html: str) -> Iterator[str]:
    """Return the paragraphs of clean `html` that are not in anything beside the text."""
    inside = 0
    for tag in TAG.finditer(html):
        if tag[2] in ASIDE:
            inside += -1 if tag[1] else 1
        elif tag[2] == "p" and not tag[1] and not inside:
            yield html[tag.end() : html.find("</p>", tag.end())]


def cut(text: str, length: int, unit: Literal["words", "characters"]) -> str:
    """Return as much of `text` as `length` units are, and an ellipsis for what is left out.

    It is cut between words, or between characters where a script has no words to see, or where one
    word is longer than all; never inside a character as a person sees it (UAX #29), which may make
    it a few code points longer. In words, two characters of Chinese or Japanese count for one.
    """
    left = length * CHARACTERS_IN_A_WORD if unit == "words" else length
    end = 0
    # Python takes as long to compile so large a set as to cut a hundred texts without it.
    for piece in (PIECE if _may_be_spaceless(text) else WORD).finditer(text):
        size = len(piece[0])
        if unit == "words":
            size = 1 if piece.lastindex else CHARACTERS_IN_A_WORD
        if size > left:
            end = end or left
            break
        left -= size
        end = piece.end()
    else:
        return text
    while end < len(text) and _joined(text, end):
        end += 1
    return text[:end].rstrip(DANGLING) + ELLIPSIS


def _may_be_spaceless(text: str) -> bool:
    """Say whether `text` has more than the alphabets and the punctuation of Europe and India."""
    return not all(each < "\u0e00" or "\u2000" <= each < "\u2e80" for each in set(text))


# UAX #29 §3.1.1: what extends a character, beside marks: joiners, the modifiers and tags of emoji,
# and the second half of Thai's and Lao's AM.
EXTENDING = lazy_re("[\u200c\u200d\u0e33\u0eb3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
HANGUL = lazy_re("[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]")
HANGUL_TAIL = lazy_re("[\u1160-\u11ff\ud7b0-\ud7ff]")  # conjoining vowels and finals
FLAG_LETTER = lazy_re("[\U0001f1e6-\U0001f1ff]")


def _joined(text: str, position: int) -> bool:
    """Say whether `position` is inside what a person sees as one character (UAX #29 §3.1.1)."""
    before, after = text[position - 1], text[position]
    if FLAG_LETTER.match(after):
        start = position
        while start and FLAG_LETTER.match(text[start - 1]):
            start -= 1
        return (position - start) % 2 == 1
    return (
        before == "\u200d"
        or (not after.isascii() and category_of(after).startswith("M"))
        or bool(EXTENDING.match(after))
        or bool(HANGUL_TAIL.match(after) and HANGUL.match(before))
    )
