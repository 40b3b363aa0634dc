"""Every address has one spelling."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.urls import CANONICAL, absolute, canonical, is_absolute, is_canonical

BASE = "https://x.example/blog/post/"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        # RFC 3986 §5.4: references seen from a base.
        ("g", "https://x.example/blog/post/g"),
        ("./g", "https://x.example/blog/post/g"),
        ("../g", "https://x.example/blog/g"),
        ("/g", "https://x.example/g"),
        ("//g.example", "https://g.example/"),
        ("?y", "https://x.example/blog/post/?y"),
        ("#s", "https://x.example/blog/post/#s"),
        ("", "https://x.example/blog/post/"),
        # §6.2.2.1: upper-case escapes, lower-case scheme and host.
        ("HTTPS://X.EXAMPLE/%c3%a9", "https://x.example/%C3%A9"),
        # §6.2.2.2: unreserved characters bare.
        ("/%7Eada/%41", "https://x.example/~ada/A"),
        # §6.2.3: no default port, no empty path.
        ("http://x.example:80", "http://x.example/"),
        ("https://x.example:8443", "https://x.example:8443/"),
        # What is not ASCII, and spaces.
        ("/über uns", "https://x.example/%C3%BCber%20uns"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),  # IDNA 2008, unlike 2003
        ("/日本", "https://x.example/%E6%97%A5%E6%9C%AC"),
        # A "%" that escapes nothing.
        ("/100%", "https://x.example/100%25"),
        ("/a%zz", "https://x.example/a%25zz"),
        # Brackets and quotes.
        ("/a[1]?b[]=2", "https://x.example/a%5B1%5D?b%5B%5D=2"),
        ('/"a"|{b}', "https://x.example/%22a%22%7C%7Bb%7D"),
        # White space around and inside, as browsers take it (WHATWG URL §4.4).
        (" \n/a\n/b\t ", "https://x.example/a/b"),
        ("https://[::1]:8080/", "https://[::1]:8080/"),
        ("https://user:pass@x.example/", "https://user:pass@x.example/"),
        # Other kinds are left alone.
        ("mailto:ada@x.example", "mailto:ada@x.example"),
        ("tel:+44", "tel:+44"),
    ],
)
def test_absolute(url: str, expected: str) -> None:
    """An address comes out as RFC 3986 would compare it."""
    assert absolute(url, BASE) == expected


@pytest.mark.parametrize(
    "url", ["http://[", "https://a b/", "https://x.example:port/", "https://a\u2028b.example/"]
)
def test_what_is_no_address_is_an_error(url: str) -> None:
    """ValueError, and no other exception."""
    with pytest.raises(ValueError, match=r".+"):
        absolute(url, BASE)


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("https://x.example/", True),
        ("http://x", True),
        ("ftp://x.example/", False),
        ("/a", False),
        ("https:", False),
        ("https:///a", False),
        ("//x.example", False),
        ("http://[", False),
        ("https://x.example:99999/", False),
        ("https://a b/", False),
        ("https://a%b/", False),
        ("https://[::1]/", True),
    ],
)
def test_is_absolute(url: str, answer: bool) -> None:
    """Only http(s) with a host is something a feed may link to."""
    assert is_absolute(url) is answer


@given(st.text(st.characters()))
def test_canonical_is_stable(text: str) -> None:
    """Any text becomes an address in ASCII that stays as it is, or is a ValueError."""
    try:
        url = absolute(text, BASE)
    except ValueError:
        return
    if is_absolute(url):
        assert url.isascii()
        assert not set(url) & set(' "<>\\^`{|}')
        assert canonical(url) == url
        assert absolute(url, "https://other.example/") == url


# Hypothesis does not know how Python 3.13 parses `(?!)`, which makes no text anyway.
WRITTEN = re.compile(CANONICAL.pattern.replace("|(?!)", ""), CANONICAL.flags)


@given(st.from_regex(WRITTEN, fullmatch=True))
def test_what_looks_canonical_is(url: str) -> None:
    """The shortcut for canonical addresses gives what the long way gives."""
    assert is_canonical(url)
    with patch("feedkit.urls.CANONICAL", re.compile("(?!)")):
        assert is_absolute(url)
        assert canonical(url) == url
        assert absolute(url, BASE) == url


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example",
        "https://x.example//a",
        "https://x.example/a/../b",
        "https://x.example/a?",
        "https://x.example/a#",
        "https://x.example:443/",
        "https://X.example/",
        "https://x.example/%7Eada",
        "https://x.example/a\n",
    ],
)
def test_what_may_have_another_spelling_takes_the_long_way(url: str) -> None:
    """Nothing is called canonical at first sight that may come out otherwise."""
    assert not is_canonical(url)
