"""What of a post stands for it in a list."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import Literal, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.content.excerpt import cut, excerpt
from feedkit.content.plain import plain

Unit: TypeAlias = Literal["words", "characters"]

FIRST = [
    ("<p>One.</p><p>Two.</p>", "One."),
    ("<h2>Head</h2><p>One.</p>", "One."),
    ('<p><img src="https://e.org/a.png" alt="x"></p><p>One.</p>', "One."),
    ("<pre><code>code</code></pre><p>One.</p>", "One."),
    (
        "<figure><p>Picture.</p></figure><table><tr><td><p>Cell.</p></td></tr></table><p>One.</p>",
        "One.",
    ),
    ("<blockquote><p>Said.</p></blockquote><p>One.</p>", "Said."),
    ("<p>a<em>b</em>c <code>d</code><br>e &amp; f</p>", "abc d e & f"),
    ('<p>One<sup><a href="https://e.org/#fn-1">1</a></sup>.</p>', "One."),
    ("<p>x<sup>2</sup></p>", "x2"),
    ('<p><a href="https://e.org">e.org</a></p><p><strong>Note</strong></p><p>One.</p>', "One."),
    ('<p><a href="https://e.org">e.org</a></p>', "e.org"),
    ("<h1>Head</h1><ul><li>One</li></ul>", "One"),
    ("<h1>Head</h1>", "Head"),
    ("<ul><li>One</li><li>Two</li></ul>", "One Two"),
    ("Bare text", "Bare text"),
    ("<p> </p>", ""),
    ("", ""),
]


@pytest.mark.parametrize(("html", "text"), FIRST)
def test_the_first_paragraph_with_text_is_the_excerpt(html: str, text: str) -> None:
    """Headings, code, tables and figures are no beginning; without a paragraph, any text is."""
    assert excerpt(html, 55, "words") == text


CUTS = [
    ("one two three", 2, "words", "one two…"),
    ("one two, three", 2, "words", "one two…"),
    ("one two", 2, "words", "one two"),
    ("one two", 0, "words", "…"),
    ("one two three", 9, "characters", "one two…"),
    ("one two three", 13, "characters", "one two three"),
    ("supercalifragilistic", 5, "characters", "super…"),
    # Scripts without spaces are cut between characters; two make a word.
    ("日本語の文章です。", 2, "words", "日本語の…"),
    ("日本語の文章です。", 3, "characters", "日本語…"),
    ("中文abc中文", 2, "words", "中文abc…"),
    # Never inside of what a person sees as one character (UAX #29).
    ("e\u0301e\u0301e\u0301", 3, "characters", "e\u0301e\u0301…"),
    ("👩‍👩‍👧abc", 2, "characters", "👩‍👩‍👧…"),
    ("👍🏽👍🏽", 1, "characters", "👍🏽…"),
    ("🇫🇷🇩🇪🇮🇹", 3, "characters", "🇫🇷🇩🇪…"),
    ("กำลังกำลัง", 1, "characters", "กำ…"),
    ("각각", 1, "characters", "각…"),
]


@pytest.mark.parametrize(("text", "length", "unit", "short"), CUTS)
def test_a_text_is_cut_where_nothing_breaks(text: str, length: int, unit: Unit, short: str) -> None:
    """Between words where there are any, else between characters."""
    assert cut(text, length, unit) == short


@given(st.text(), st.integers(0, 20), st.sampled_from(["words", "characters"]))
def test_a_cut_text_is_the_beginning_of_the_text(text: str, length: int, unit: Unit) -> None:
    """Nothing is invented, and what follows the cut does not belong to what is before it."""
    short = cut(text, length, unit)
    kept = short.removesuffix("…")
    assert text.startswith(kept)
    if short != text and len(kept) < len(text) and kept:
        assert not unicodedata.category(text[len(kept)]).startswith("M")


@given(st.text())
def test_plain_text_is_what_was_escaped(text: str) -> None:
    """Entities come back as what they stand for, white space as one space."""
    assert plain(f"<p>{escape(text)}</p>") == " ".join(text.split())
