"""Regular expressions of other people's configuration: what they find, and that they end."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.entries.dialects.expressions import ExpressionError, named_groups, substituted

ENDLESS = r"(?:.*?,){25}P"


def test_named_groups() -> None:
    """Groups count from the beginning of the text; one that takes no part is not there."""
    expression = r"(?P<date>\d{4}-\d\d-\d\d)(?:_(?P<slug>.*))?"
    assert named_groups(expression, "2020-01-02_x") == {"date": "2020-01-02", "slug": "x"}
    assert named_groups(expression, "2020-01-02") == {"date": "2020-01-02"}
    assert named_groups(expression, "on 2020-01-02") == {}


def test_substituted() -> None:
    """Case does not matter, and a replacement may refer to what was found."""
    assert substituted(r"(c)\+\+", r"\1pp", "C++ and c++") == "Cpp and cpp"


@pytest.mark.parametrize("expression", ["(", "[z-a]", "a" * 2000, r"\p{nothing}"])
def test_broken_expression(expression: str) -> None:
    """What is no expression, or too long for one, is said to be so."""
    with pytest.raises(ExpressionError, match="expected a regular expression"):
        named_groups(expression, "a")


@pytest.mark.parametrize("replacement", [r"\2", r"\g<name>", "\\"])
def test_broken_replacement(replacement: str) -> None:
    """A replacement that refers to nothing is said to be broken."""
    with pytest.raises(ExpressionError, match="expected a regular expression"):
        substituted("(a)", replacement, "a")


def test_endless_expression_ends() -> None:
    """An expression whose time multiplies with every comma is stopped."""
    with pytest.raises(ExpressionError, match="takes too long"):
        named_groups(ENDLESS, "1," * 50)
    with pytest.raises(ExpressionError, match="takes too long"):
        substituted(ENDLESS, "", "1," * 50)


@given(st.text(max_size=30), st.text(max_size=10), st.text(max_size=30))
def test_any_text_is_an_expression_or_none(expression: str, replacement: str, text: str) -> None:
    """Whatever a configuration holds, nothing but `ExpressionError` comes of it."""
    with suppress(ExpressionError):
        named_groups(expression, text)
    with suppress(ExpressionError):
        substituted(expression, replacement, text)
