"""The fast way to read YAML says what the slow one says, or nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from conftest import CORPORA, ROOT
from hypothesis import example, given
from hypothesis import strategies as st

from feedkit.errors import PostError, Problem
from feedkit.posts.block import PLAIN_LENGTH, Block, cleaned
from feedkit.posts.formats import find_head, read_yaml
from feedkit.posts.plain_yaml import plain_yaml
from feedkit.posts.source import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator


def slow(text: str) -> tuple[object, list[str]]:
    """Return what libyaml's reader makes of a block's text, and what it reports."""
    problems: list[Problem] = []
    try:
        value = read_yaml(Block(text, "a.md", 1, problems.append))
    except PostError as error:
        return error, []
    return value, [str(problem) for problem in problems]


def agrees(written: str) -> bool:
    """Check that both ways say the same of a head; return whether the fast one says anything."""
    text = cleaned(written)
    fast = plain_yaml(text)
    if fast is None:
        return False
    value, problems = slow(text)
    # `repr` tells values, their types, and the order of keys.
    assert (repr(dict(fast)), []) == (repr(value), problems)
    return True


# Heads as people write them, which are to be read the fast way.
PLAIN = [
    "title: A title\n",
    "title: A title",
    "title:   A title   \ndate : 2019-04-06 10:20:30 +0100\n",
    "title: 'It''s: #1'\nother: \"a: b # 'c'\"  \nempty: ''\n",
    "url: https://example.org/a#b\ntime: 12:30\nlang: C#, (F#) & [x] {y} *z* - !\n",
    "a: true\nb: False\nc: null\nd: ~\ne: 'true'\nf: tRue\ng: No\nh: 1.10\ni: =\nj: ~/a\n",
    "a:\nb: \nc: x\n",
    "tags: [a, \"b, c: d\", 'e [f]', g h, true, ~]\nnone: []\nspace: [ ]\nlast: [a, ]\n",
    "tags:\n  - a\n  - \"b\"\n  - 'c: d'\n  - e:f # g\ncategories:\n- x\n- ~\n".replace(" # g", ""),
    "cover:\n  image: a.png\n  alt: 'An image'\n  tags: [a]\n  none:\ntitle: A\n",
    "description: what\n  goes on   \n    and on\ntitle: A\n",
    "# first\n\ntitle: A\n   \n  # then\ntags:\n- a\n\n# last\n",
    "標題: 日本語\nétat: \u00a0brouillon\u3000\n2019: a\n_: b\n",
    "a: b\u2028c\x85d\x08\n",
    "x: " + "a" * 2000 + "\n",
    "true: a\nnull: b\n",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_people_write_is_read_the_fast_way(text: str) -> None:
    """And in the way libyaml reads it."""
    assert agrees(text)


# Heads that YAML understands otherwise than a line at a time, or not at all.
NOT_PLAIN = [
    "",
    "\n# nothing\n",
    "text\n",
    "- a\n",
    "{a: b}\n",
    # keys
    "a:b\n",
    "a\n",
    "'a': b\n",
    "? a\n",
    "-a: b\n",
    "<<: b\n",
    " a: b\n",
    "x" * 101 + ": b\n",
    "a: b\na: c\n",
    "a:\n  b: 1\n  b: 2\n",
    # what is no plain scalar
    *(f"a: {first}b\n" for first in "-?:,[]{}#&*!|>'\"%@`\t<"),
    "a: <<\n",
    "a: [<<]\n",
    "a: b: c\n",
    "a: b:\n",
    "a: b # c\n",
    "a: b\t# c\n",
    "a: b\tc\n",
    "a: \ufeffb\n",
    # quotes
    'a: "b\\n"\n',
    'a: "b\n  c"\n',
    "a: 'b\n  c'\n",
    "a: 'b' c\n",
    "a: 'b' # c\n",
    "a: 'b': c\n",
    # lists and mappings
    "a: [b\n",
    "a: [b,\n  c]\n",
    "a: [,]\n",
    "a: [b,,c]\n",
    "a: [b: c]\n",
    "a: [b?]\n",
    "a: [-b]\n",
    "a: [b, #c\n]\n",
    "a: ['b' c]\n",
    "a: [[b]]\n",
    "a: [b] c\n",
    "a: b\n- c\n",
    "a:\n- b: c\n",
    "a:\n- - b\n",
    "a:\n-\n",
    "a:\n- b\n - c\n",
    "a:\n - b\n- c\n",
    "a:\n- b\n  c\n",
    "a:\n\n- b\n",
    "a:\n  b\n",
    "a:\n  b: c\n   d: e\n",
    "a:\n  b: c\n    d\n",
    "a:\n  b:\n    c: d\n",
    "a:\n  b:\n  - c\n",
    "a:\n  <<: c\n",
    # lines that go on with others
    "a: b\n  - c\n",
    "a: b\n  c: d\n",
    "a: b\n\n  c\n",
    "a: b\n  # c\n  d\n",
    "a: 'b'\n  c\n",
    "a: [b]\n  c\n",
    # documents
    "---\na: b\n",
    "a: b\n...\n",
    "a: b\n--- c\n",
    "%YAML 1.1\n",
    "a: b\n" * PLAIN_LENGTH,
]


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_libyaml(text: str) -> None:
    """Whether or not it is YAML."""
    assert plain_yaml(cleaned(text)) is None


FRAGMENTS = [
    "\n", "\n", " ", "  ", "\t", ":", ": ", ":\n", ",", ", ", "-", "- ", "  - ", "? ", "#", " #",
    "[", "]", "[]", "{", "}", "'", "''", '"', "\\", "\\n", "&a", "*a", "!", "|", ">", ">-\n  ", "%",
    "@", "`", "<<", "<<: ", "---", "...", "~", "true", "null", "=", "<", "title", "a", "b", "a: ",
    "k: v\n", "k:\n", "  y: z\n", "- x\n", "  - x\n", "# c\n", "[a, b]", "['a', \"b\"]", "x: [",
    "12:30", "http://a", "2019-04-06", "C#", "it's", "é", "日本", "😀", "\x85", "\u2028", "\ufeff",
    "\u00a0", "\u3000", "\u200b", "\x00", "\r", "a" * 101, "a" * 1030,
]  # fmt: skip

WORDS = st.from_regex(r"[ab\u65e51][ab .\xe9\u00a0-]{0,6}[ab]", fullmatch=True) | st.text(
    st.sampled_from("ab é日1.:#-'\",[]~=&*<\u00a0"), min_size=1, max_size=8
)
VALUES = st.one_of(
    WORDS,
    st.sampled_from(["true", "~", "12:30", "", "2019-04-06 10:20 +0100"]),
    WORDS.map(lambda text: f"'{text}'"),
    WORDS.map(lambda text: f'"{text}"'),
)
FLOWS = st.lists(VALUES, max_size=4).map(lambda values: f"[{', '.join(values)}]")
KEYS = st.sampled_from(["a", "title", "true"]) | st.from_regex(
    r"[a-zé1_][a-z-]{0,5}", fullmatch=True
)
INDENTS = st.sampled_from(["", " ", "  ", "    "])
PAIRS = st.builds("{}: {}".format, KEYS, VALUES | FLOWS)
BLOCKS = st.builds(
    lambda indent, lines: "".join(f"\n{indent}{line}" for line in lines),
    INDENTS,
    st.lists(VALUES.map(lambda value: f"- {value}"), max_size=4)
    | st.lists(PAIRS, max_size=4)
    | st.lists(WORDS, max_size=3),
)
LINES = st.one_of(
    PAIRS,
    PAIRS,
    st.builds("{}:{}".format, KEYS, BLOCKS),
    st.builds("{}: {}{}".format, KEYS, VALUES, BLOCKS),
    st.sampled_from(["", "# c", "  "]),
)
HEADS = st.lists(LINES, min_size=1, max_size=6).map(lambda lines: "\n".join([*lines, ""]))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a head that is nearly one."""
    text = draw(st.sampled_from(PLAIN[:12]) | HEADS)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 3)))
        text = text[:start] + draw(st.sampled_from(["", *FRAGMENTS])) + text[end:]
    return text


@given(HEADS)
@example("a: b\n  c\n")
def test_heads_mean_what_libyaml_says(text: str) -> None:
    """If they mean anything to the fast reader."""
    agrees(text)


@given(damaged())
def test_damaged_heads_mean_what_libyaml_says(text: str) -> None:
    """Whatever stands in a head that should not."""
    agrees(text)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join))
def test_any_text_means_what_libyaml_says(text: str) -> None:
    """Of whatever YAML is made."""
    agrees(text)


def heads() -> Iterator[str]:
    """Yield the YAML of every post at hand: of made sites, and of real blogs where there are."""
    for folder in (ROOT / "tests" / "families", ROOT / "tests" / "golden", CORPORA):
        for file in folder.rglob("*.md*"):
            try:
                text = read_text(str(file), file.name)
            except PostError:  # one that is no UTF-8, for another test
                continue
            head = find_head(text, file.name)
            if head and head.read is read_yaml:
                yield text[head.start : head.end]


def test_posts_mean_what_libyaml_says() -> None:
    """And three of four are read the fast way."""
    fast = [agrees(text) for text in heads()]
    assert sum(fast) > 0.75 * len(fast)


@pytest.mark.parametrize(
    "fragment",
    [
        "a: b\n", "a: ", "a:", ": ", " ", "'", "''", '"', "[", "a, ", "a:\n", "- a\n", "#", " #",
        "\n", "a: b\n  ", "a:\n  b: c\n", "a: b\n c:c",
    ],
)  # fmt: skip
def test_no_head_takes_quadratic_time(fragment: str) -> None:
    """As long as a head may be, and longer."""
    start = time.perf_counter()
    for frame in ("{}", "a: {}", "a: [{}", "a: '{}", "a:\n{}", "a:\n- {}", "a: b{}", "{}\n@"):
        for length in (PLAIN_LENGTH - 10, 10 * PLAIN_LENGTH):
            plain_yaml(frame.format((fragment * length)[:length]))
    assert time.perf_counter() - start < 2  # it takes a fiftieth of that
