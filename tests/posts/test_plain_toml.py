"""The fast way to read TOML says what the slow one says, or nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from conftest import CORPORA, ROOT
from hypothesis import given
from hypothesis import strategies as st

from feedkit.errors import PostError
from feedkit.posts.block import PLAIN_LENGTH, Block, cleaned
from feedkit.posts.formats import find_head
from feedkit.posts.plain_toml import read_plain_toml
from feedkit.posts.source import read_text
from feedkit.posts.toml import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator


def slow(text: str) -> object:
    """Return what tomllib's reader makes of a block's text."""
    try:
        return read_toml(Block(text, "a.md", 1, pytest.fail))  # type: ignore[arg-type]  # warns never
    except PostError as error:
        return error


def agrees(written: str) -> bool:
    """Check that both ways say the same of a head; return whether the fast one says anything."""
    text = cleaned(written)
    fast = read_plain_toml(text)
    if fast is None:
        return False
    assert repr(fast) == repr(slow(text))  # values, their types, and the order of keys
    return True


# Heads as people write them, which are to be read the fast way.
PLAIN = [
    'title = "A title"\n',
    "title = 'A \"title\"'",
    'title="A = [b] # c"  # d\n',
    "a = true\nb = false # yes\nc = 0\nd = -47\ne = 10\n",
    "a = 2019-04-06\nb = 2019-04-06T10:20:30Z\nc = 2019-04-06 10:20:30\n",
    "a = 2019-04-06T10:20:30+05:30\nb = 2019-04-06T10:20:30-00:00\n",
    'tags = ["a", \'b\', "c, [d]"]\nnone = []\nspace = [ ]\nlast = [ "a" , ]\n',
    'tags = [\n  "a",\n  "b"\n]\nmore = [\n  "c",\n]\n',
    '# first\n\ntitle = "A"\n\n[taxonomies]\n  tags = ["b"]\n[ extra ]\na-b_1 = "c"\n[empty]\n',
    'title = "日本語é"\n',
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_people_write_is_read_the_fast_way(text: str) -> None:
    """And in the way tomllib reads it."""
    assert agrees(text)


# Heads that take more than this to understand, or are no TOML.
NOT_PLAIN = [
    "", "# nothing\n", "text\n", "title: A\n", "a = \n", "= 1\n", "a = b\n", 'a = "b" c\n',
    # keys and tables
    'a.b = "c"\n', '"a" = "b"\n', 'é = "a"\n', "a = 1\na = 2\n", "[a]\n[a]\n", "a = 1\n[a]\n",
    "[a.b]\n", "[[a]]\n", '["a"]\n', "[a] b = 1\n", "a = 1 b = 2\n", "[a]\nb = 1\nb = 2\n",
    # strings
    'a = "b\\n"\n', 'a = """b"""\n', "a = '''b'''\n", 'a = "b\nc"\n', 'a = "b\n', "a = ''''\n",
    # numbers
    "a = 07\n", "a = +1\n", "a = -0\n", "a = 1.10\n", "a = 1_000\n", "a = 0x1F\n", "a = 1e3\n",
    "a = inf\n", "a = True\n", "a = " + "9" * 5000, "a = ١\n",
    # dates
    "a = 2017-02-29\n", "a = 2019-04-06T10:20\n", "a = 2019-04-06T10:20:30.5Z\n", "a = 10:20:30\n",
    "a = 2019-04-06T24:00:00\n", "a = 2019-04-06T10:20:60\n", "a = 2019-04-06T10:20:30+05:60\n",
    "a = 0000-01-01\n", "a = 2019-4-6\n", "a = 2019-04-06  10:20:30\n", "a = 2019-04-06t10:20:30\n",
    # arrays
    "a = [1]\n", 'a = ["b" "c"]\n', 'a = ["b",,]\n', "a = [,]\n", 'a = [["b"]]\n', 'a = ["b"\n',
    'a = ["b", # c\n"d"]\n', 'a = ["b", 1]\n', 'a = ["""b"""]\n', "a = {b = 1}\n",
    # bounds
    "a = 1\n" * PLAIN_LENGTH, f"a = '{'.' * 501}'\n",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_tomllib(text: str) -> None:
    """Whether or not it is TOML."""
    assert read_plain_toml(cleaned(text)) is None


FRAGMENTS = [
    "\n", "\n", " ", "\t", "=", " = ", ",", ", ", ".", "#", "[", "]", "[]", "[[", "{", "}", '"',
    "'", '""', "''", '"""', "\\", "\\n", "a", "b", "title", "a = 1\n", "b = 'c'\n", "[t]\n", "[t]",
    "é", "true", "false", "0", "1", "07", "-", "+", "_", "1.5", "2019-04-06", "2019-02-30",
    "T10:20:30", "Z", "+05:30", "-00:00", "+24:00", "['a', \"b\"]", "x = [", "\x85", "\u2028",
    "\ufeff", "\u00a0", "\r", "\x00", "٣",
]  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a head that is nearly one."""
    text = "".join(draw(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=2, unique=True)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 3)))
        text = text[:start] + draw(st.sampled_from(["", *FRAGMENTS])) + text[end:]
    return text


@given(damaged())
def test_damaged_heads_mean_what_tomllib_says(text: str) -> None:
    """Whatever stands in a head that should not."""
    agrees(text)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join))
def test_any_text_means_what_tomllib_says(text: str) -> None:
    """Of whatever TOML is made."""
    agrees(text)


def heads() -> Iterator[str]:
    """Yield the TOML of every post at hand: of made sites, and of real blogs where there are."""
    for folder in (ROOT / "tests" / "families", ROOT / "tests" / "golden", CORPORA):
        for file in folder.rglob("*.md*"):
            try:
                text = read_text(str(file), file.name)
            except PostError:  # one that is no UTF-8, for another test
                continue
            head = find_head(text, file.name)
            if head and head.read is read_toml:
                yield text[head.start : head.end]


def test_posts_mean_what_tomllib_says() -> None:
    """And half of them at least are read the fast way."""
    fast = [agrees(text) for text in heads()]
    assert sum(fast) >= 0.5 * len(fast)


@pytest.mark.parametrize(
    "fragment",
    ["a = 1\n", " ", "\n", "'", '"', "''", "['',", "'', ", "[", "#", "1", "a", "=", "[a]\n"],
)
def test_no_head_takes_quadratic_time(fragment: str) -> None:
    """As long as a head may be, and longer."""
    start = time.perf_counter()
    for frame in ("{}", "a = {}", "a = [{}", "a = ['{}", "a = ''{}", "[{}", "{}\n@"):
        for length in (PLAIN_LENGTH - 10, 10 * PLAIN_LENGTH):
            read_plain_toml(frame.format((fragment * length)[:length]))
    assert time.perf_counter() - start < 2  # it takes a fiftieth of that
