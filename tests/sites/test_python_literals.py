"""What is read out of Python configuration files, and that nothing of them is run."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.sites.literals.python import Assignments
from feedkit.sites.literals.values import UNKNOWN

EXPRESSIONS: list[tuple[str, object]] = [
    ("'a'", "a"),
    ("u'a'", "a"),
    ("r'\\d'", "\\d"),
    ("'a' 'b'", "ab"),
    ("12", 12),
    ("-1.5", -1.5),
    ("True", True),
    ("None", None),
    ("['a', 1]", ["a", 1]),
    ("('a', ('b',))", ["a", ["b"]]),
    ("{'a', 'b'}", ["a", "b"]),
    ("{'a': {'b': 1}}", {"a": {"b": 1}}),
    ("dict(a=1, b='c')", {"a": 1, "b": "c"}),
    # Names that were bound before
    ("known", "known"),
    ("{known: ''}", {"known": ""}),
    ("known + '/a'", "known/a"),
    ("('a',) + ('b',)", ["a", "b"]),
    ("'%s/%s' % (known, 'a')", "known/a"),
    ("'%(a)s 100%%' % {'a': known}", "known 100%"),
    ("f'{known}/a'", "known/a"),
    # A default for what the environment may say
    ("os.environ.get('URL', 'https://example.org')", "https://example.org"),
    ("os.getenv('URL', 'https://example.org')", "https://example.org"),
    ("os.environ.get('URL') or 'https://example.org'", "https://example.org"),
    ("os.path.join('content', 'blog')", "content/blog"),
    # What only running it would tell
    ("nobody", UNKNOWN),
    ("datetime.now().year", UNKNOWN),
    ("os.environ['URL']", UNKNOWN),
    ("'a' * 10**9", UNKNOWN),
    ("'%1000000000s' % known", UNKNOWN),
    ("'%s %s' % known", UNKNOWN),
    ("f'{known:>1000000000}'", UNKNOWN),
    ("'{}'.format(known)", UNKNOWN),
    ("'a' if known else 'b'", UNKNOWN),
    ("[x for x in 'abc']", UNKNOWN),
    ("lambda: 1", UNKNOWN),
    ("b'a'", UNKNOWN),
    ("['a', nobody]", ["a", UNKNOWN]),
]


@pytest.mark.parametrize(("text", "value"), EXPRESSIONS)
def test_a_value_that_is_written_down_is_read(text: str, value: object) -> None:
    """Literals and what is made of them and of earlier names; the rest is unknown."""
    assert Assignments().read(f"known = 'known'\nvalue = {text}\n")["value"] == value


def test_assignments_count_in_their_order() -> None:
    """The last one wins, also when it is one that nobody knows the value of."""
    text = "a = 'x'\nb: str = a\na = 'y'\nc = d = a\nlinks = ['x']\nlinks += ['y']\nb = f()\n"
    found = Assignments().read(text)
    assert found == {
        "a": "y",
        "b": UNKNOWN,
        "c": "y",
        "d": "y",
        "links": ["x", "y"],
    }


def test_a_module_knows_what_those_before_it_assign() -> None:
    """Pelican's publishconf.py begins with ``from pelicanconf import *``."""
    assignments = Assignments()
    assignments.read("SITENAME = 'A'\nSITEURL = ''")
    assert assignments.read("from pelicanconf import *\nFEED = SITENAME + '.xml'") == {
        "FEED": "A.xml"
    }


def test_nothing_is_run_or_warned_of() -> None:
    """Code has no effect, and a careless escape is the site's affair (pytest fails on warnings)."""
    text = "import this_does_not_exist\nraise SystemExit\nPATTERN = '\\s+'\n1 / 0\n"
    assert Assignments().read(text) == {"PATTERN": "\\s+"}


BOMBS = [
    "a = 'x'\n" + "a = a + a\n" * 60,
    "a = ['x']\n" + "a = a + a\n" * 60,
    "a = ['x']\n" + "a += a\n" * 60,
    "a = ['x']\n" + "a = [a, a]\n" * 60,
    "a = 'x'\n" + "a = '%s%s' % (a, a)\n" * 60,
    "a = 'x'\n" + "a = f'{a}{a}'\n" * 60,
]


@pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
def test_a_few_lines_do_not_become_a_billion_values(text: str) -> None:
    """What doubles with every line ends where reading it costs too much."""
    started = time.perf_counter()
    found = Assignments().read(text)["a"]
    assert len(repr(found)) < 10_000_000
    assert time.perf_counter() - started < 5


@given(st.text())
def test_any_text_is_read_or_is_no_python(text: str) -> None:
    """Only the errors that the docstring names are raised."""
    try:
        Assignments().read(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
