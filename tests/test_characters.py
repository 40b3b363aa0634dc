"""Which characters a feed may hold."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.characters import legal, one_line

# XML 1.0 §2.2, production 2, without the C1 range (W3C validator: BadCharacters) and without the
# carriage return, which ends a line.
LEGAL = [(0x09, 0x0A), (0x20, 0x7E), (0xA0, 0xD7FF), (0xE000, 0xFFFD), (0x10000, sys.maxunicode)]


def test_every_character() -> None:
    """What XML allows stays, where it stands; what it does not allow is gone."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    lines = every.replace("\r", "\n").replace("\x85", "\n")
    kept = "".join(
        character
        for character in lines
        if any(first <= ord(character) <= last for first, last in LEGAL)
    )
    assert legal(every) == kept
    assert legal(kept) is kept


@pytest.mark.parametrize(("first", "last"), LEGAL)
def test_where_a_range_ends(first: int, last: int) -> None:
    """Each of the first and last characters is legal, alone and among others."""
    for code in (first, last):
        text = f"plain {chr(code)} é\n"
        assert legal(text) is text


@pytest.mark.parametrize(
    "code",
    [0x00, 0x08, 0x0B, 0x0C, 0x0E, 0x1F, 0x7F, 0x80, 0x9F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF],
)
@pytest.mark.parametrize("around", ["{}", "a{}\n", "é{}…", "中{}\t😀", "\ud83d{}"])
def test_what_no_feed_may_hold(code: int, around: str) -> None:
    """One such character is found, whatever it stands among."""
    assert legal(around.format(chr(code))) == around.format("").replace("\ud83d", "")


def test_line_endings() -> None:
    """Every line ending is a line feed (XML 1.0 §2.11), NEL too."""
    assert legal("a\r\nb\rc\x85d\ne") == "a\nb\nc\nd\ne"
    assert one_line(" a\r\n b\x85c\t") == "a b c"


@given(st.text(st.characters(exclude_categories=())))
def test_legal_text_stays(text: str) -> None:
    """What is legal comes back as it is, so that nothing is said twice."""
    once = legal(text)
    assert legal(once) is once
