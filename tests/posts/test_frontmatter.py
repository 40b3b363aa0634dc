from __future__ import annotations

import datetime as dt
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from feedkit.characters import legal
from feedkit.errors import PostError, Problem
from feedkit.posts.frontmatter import parse_post, read_post

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from feedkit.posts.post import Post


def parse(text: str | bytes, path: str = "a.md") -> Post:
    """Return the post that `text` makes, with nothing wrong about it."""
    post, problems = parse_with_problems(text, path)
    assert problems == []
    return post


def parse_with_problems(text: str | bytes, path: str = "a.md") -> tuple[Post, list[str]]:
    """Return the post that `text` makes, and what was mended."""
    problems: list[Problem] = []
    data = text if isinstance(text, bytes) else text.encode()
    post = parse_post(data, path, on_problem=problems.append)
    assert all(problem.kept for problem in problems)
    return post, [str(problem) for problem in problems]


def error_of(text: str | bytes, path: str = "a.md") -> str:
    """Return the line a user sees about `text`."""
    with pytest.raises(PostError) as caught:
        parse_with_problems(text, path)
    return str(caught.value)


# Each row: a file's name, its text up to the body, what it says. The source of each rule is beside
# it; all of them stand before the same body.
FORMATS: list[tuple[str, str, Mapping[str, object]]] = [
    # https://jekyllrb.com/docs/front-matter/
    ("yaml.md", "---\ntitle: A\ntags: [b, c]\n---\n", {"title": "A", "tags": ["b", "c"]}),
    ("nothing.md", "---\n---\n", {}),
    ("comment.md", "---\n# nothing yet\n---\n", {}),
    ("spaces.md", "--- \t\ntitle: A\n---  \n", {"title": "A"}),
    # Jekyll's YAML_FRONT_MATTER_REGEXP and MkDocs' YAML_RE take YAML's own end of a document.
    ("dots.md", "---\ntitle: A\n...\n", {"title": "A"}),
    # Hugo (parser/pageparser), Zola and Astro skip blank lines before the first fence.
    ("blank.md", "\n \n---\ntitle: A\n---\n", {"title": "A"}),
    # A fence of more than three dashes: hexo-front-matter, python-frontmatter.
    ("long.md", "-----\ntitle: A\n-----\n", {"title": "A"}),
    # Only a whole line is a fence.
    ("inner.md", "---\na: |\n  ---\n  x\nb: '---'\n---\n", {"a": "---\nx\n", "b": "---"}),
    # https://www.11ty.dev/docs/data-frontmatter/, https://github.com/jonschlinkert/gray-matter
    ("named.md", "---yaml\ntitle: A\n---\n", {"title": "A"}),
    ("toml.md", '---toml\ntitle = "A"\n---\n', {"title": "A"}),
    ("json.md", '---json\n{"title": "A"}\n---\n', {"title": "A"}),
    ("js.md", "---js\n{\n  title: 'A', // and\n}\n---\n", {"title": "A"}),
    ("spaced.md", '--- JSON\n{"title": "A"}\n---\n', {"title": "A"}),
    # https://gohugo.io/content-management/front-matter/
    (
        "plus.md",
        '+++\ntitle = "A"\ndate = 2019-04-06\n[params]\nn = 1\n+++\n',
        {"title": "A", "date": dt.date(2019, 4, 6), "params": {"n": "1"}},
    ),
    ("bare.md", '{\n  "title": "A",\n  "tags": ["b"]\n}', {"title": "A", "tags": ["b"]}),
    # https://hexo.io/docs/front-matter: JSON has no braces, and the first fence may be missing.
    ("semi.md", ';;;\n"title": "A"\n;;;\n', {"title": "A"}),
    ("semi2.md", '"title": "A",\n"n": 1\n;;;\n', {"title": "A", "n": "1"}),
    ("hexo.md", "title: A\ntags:\n- b\n---\n", {"title": "A", "tags": ["b"]}),
    # https://docs.getpelican.com/en/stable/content.html#file-metadata
    (
        "pelican.md",
        "Title: A: B\nDate: 2010-12-03 10:20\nSummary: c\n    d\nTags: e, f\n",
        {"Title": "A: B", "Date": "2010-12-03 10:20", "Summary": "c d", "Tags": "e, f"},
    ),
    (
        "pelican.rst",
        "A\n####\n\n:date: 2010-10-03 10:20\n:tags: b,\n  c\n",
        {"title": "A", "date": "2010-10-03 10:20", "tags": "b, c"},
    ),
    ("over.rst", "===\n A\n===\n\n:slug: b\n", {"title": "A", "slug": "b"}),
    ("field.rst", ":title: A\n:date: 2010-10-03\n", {"title": "A", "date": "2010-10-03"}),
    ("heading.rst", "A title\n=======\n", {"title": "A title"}),
    # https://getnikola.com/handbook.html#metadata-fields
    ("nikola.rst", ".. title: A\n.. slug: b\n.. tags: \n", {"title": "A", "slug": "b"}),
    ("nikola.md", "<!--\n.. title: A\n.. slug: b\n-->\n", {"title": "A", "slug": "b"}),
    # https://nextjs.org/docs/app/guides/mdx#frontmatter
    (
        "next.mdx",
        "import { B } from 'b'\n\nexport const metadata: Metadata = {\n  title: 'A',\n}\n",
        {"title": "A"},
    ),
]
BODY = "\n    code\n\ntext  \n\n---\n\n+++\n"


@pytest.mark.parametrize(("path", "head", "metadata"), FORMATS, ids=[row[0] for row in FORMATS])
def test_formats(path: str, head: str, metadata: Mapping[str, object]) -> None:
    """Every documented way to write front matter gives the same data, and the whole body."""
    post = parse(head + BODY, path)
    assert post.metadata == metadata
    assert (post.head, post.body) == (head, BODY)


def test_a_file_of_data_is_all_front_matter() -> None:
    """What others inherit has no fences: https://squidfunk.github.io/mkdocs-material/plugins/meta/.

    A title alone, a list or an empty line end nothing in it.
    """
    text = "title: A\n\ntags:\n- b\n"
    post = parse(text, "posts/.meta.yml")
    assert (post.metadata, post.body) == ({"title": "A", "tags": ["b"]}, "")


PROSE = [
    ("a.md", "Just text."),
    ("a.md", ""),
    ("a.md", "\n\n# A heading\n"),
    ("a.md", "Note: remember this\n\nText."),
    ("a.md", "Author: somebody, but neither a title nor a date\n"),
    ("a.md", "A heading\n---\nText."),
    ("a.md", "--\ntitle: A\n--\n"),
    ("a.md", "--- A heading? ---\ntext\n---\n"),
    ("a.md", "---coffee\ntitle: A\n---\n"),
    ("a.md", "{% include header.html %}\nText."),
    ("a.md", '{{< figure src="a.png" >}}\n'),
    ("a.md", "{: .lead}\nText."),
    ("a.md", ".. image:: a.png\n"),
    ("a.md", "<!-- a comment -->\nText."),
    ("a.md", "export const meta = { title: 'A' }\n"),
    ("a.rst", "Text of a paragraph\nwith two lines.\n"),
    ("a.mdx", "Text first.\n\nexport const meta = { title: 'A' }\n"),
    ("a.mdx", "export const meta = makeMeta({ title: 'A' })\n"),
    ("a.mdx", "export const other = { title: 'A' }\n"),
]


@pytest.mark.parametrize(("path", "text"), PROSE)
def test_a_text_without_front_matter_is_all_body(path: str, text: str) -> None:
    """No front matter is no error, and nothing that resembles it is taken from the body."""
    post = parse(text, path)
    assert (post.metadata, post.head, post.body) == ({}, "", text)


# Each row: what the author wrote behind `key: `, and what it means.
SCALARS: list[tuple[str, object]] = [
    ("1.10", "1.10"),
    ("007", "007"),
    ("010", "010"),
    ("1e3", "1e3"),
    ("2019_01", "2019_01"),
    ("0x1F", "0x1F"),
    (".inf", ".inf"),
    ("2019", "2019"),
    ("12:30", "12:30"),
    ("12:30:00", "12:30:00"),
    ("2019-04-06", "2019-04-06"),
    ("2017-02-29", "2017-02-29"),
    ("2023-01-20 23:00:00 +0530", "2023-01-20 23:00:00 +0530"),
    ("yes", "yes"),
    ("No", "No"),
    ("on", "on"),
    ("=", "="),
    ("true", True),
    ("True", True),
    ("FALSE", False),
    ("tRue", "tRue"),
    ('"true"', "true"),
    ("'false'", "false"),
    ("!!str true", "true"),
    ("!!int 07", "07"),
    ("! 'A title'", "A title"),
    ("", None),
    ("~", None),
    ("null", None),
    ('""', ""),
    ("'null'", "null"),
    ("[on, 1.0, 47, true, ~]", ["on", "1.0", "47", True, None]),
    ("{ a: { b: 1 } }", {"a": {"b": "1"}}),
    ("a # not", "a"),
    ("a\u2028b\x85c", "a b c"),
    ('"\\x08a\\u0001"', "a"),
    ("a\x08b", "ab"),
    ("\n- a\n- b", ["a", "b"]),
    ("|\n  a\n  b", "a\nb\n"),
    (">-\n  a\n  b", "a b"),
]


@pytest.mark.parametrize(("written", "meant"), SCALARS)
def test_yaml_values_stay_what_the_author_typed(written: str, meant: object) -> None:
    """But for true, false and null, a scalar is its text: nothing is made of it."""
    assert parse(f"---\nkey: {written}\n---\n").metadata == {"key": meant}


def test_keys_are_text() -> None:
    """Whatever YAML takes them for."""
    head = "---\n2019: a\ntrue: b\n~: c\n1.0: d\n2019-04-06: e\n'': f\n---\n"
    assert list(parse(head).metadata) == ["2019", "true", "~", "1.0", "2019-04-06", ""]


def test_yaml_merges_mappings() -> None:
    """`<<` gives way to own keys, and the first of several mappings to none of the others."""
    head = """---
a: &a {x: 1, y: 2}
b:
  y: 3
  <<: *a
c:
  <<: [*a, {x: 9, z: 4}]
d: {"<<": 5}
---
"""
    metadata = parse(head).metadata
    assert metadata["b"] == {"x": "1", "y": "3"}
    assert metadata["c"] == {"x": "1", "y": "2", "z": "4"}
    assert metadata["d"] == {"<<": "5"}


def test_toml_keeps_dates_and_the_text_of_floats() -> None:
    """TOML has dates of its own; of its numbers, what was written is kept where it can be."""
    head = """+++
a = 1.10
b = 47
c = 1979-05-27T07:32:00Z
d = 1979-05-27 07:32:00
e = 07:32:00
f = [true, "x\\u0008y"]
+++
"""
    assert parse(head).metadata == {
        "a": "1.10",
        "b": "47",
        "c": dt.datetime(1979, 5, 27, 7, 32, tzinfo=dt.UTC),
        "d": dt.datetime(1979, 5, 27, 7, 32),  # noqa: DTZ001  # TOML's local date-time
        "e": dt.time(7, 32),
        "f": [True, "xy"],
    }


def test_json_keeps_numbers_as_text() -> None:
    """As they are written, however many digits they have."""
    head = '{"a": 1.10, "b": 1e3, "c": %s, "d": null, "e": "\\ud83d\\ude00\\ud83d"}' % ("9" * 5000)
    assert parse(head).metadata == {"a": "1.10", "b": "1e3", "c": "9" * 5000, "d": None, "e": "😀"}


# Each row: the beginning of a file, and the line a user sees.
ERRORS = [
    # the file
    (b"---\ntitle: caf\xe9\n---\n", "a.md:2: expected UTF-8 text, got byte 0xe9"),
    (b"ok\r\nok\r\xff", "a.md:3: expected UTF-8 text, got byte 0xff"),
    (
        "---\n".encode("utf-16"),
        "a.md:1: expected UTF-8 text, got UTF-16 (as its byte order mark says)",
    ),
    # fences
    ("---\ntitle: A\n", "a.md:1: expected a closing '---' line, found none"),
    ("\n\n---\ntitle: A\n -- \n", "a.md:3: expected a closing '---' line, found none"),
    ("---", "a.md:1: expected a closing '---' line, found none"),
    ("+++\na = 1\n---\n", "a.md:1: expected a closing '+++' line, found none"),
    (";;;\n{}\n", "a.md:1: expected a closing ';;;' line, found none"),
    # no mapping
    ("---\n- a\n- b\n---\n", "a.md:2: expected 'key: value' lines, got a list"),
    ("---\n\ntext\n---\n", "a.md:2: expected 'key: value' lines, got 'text'"),
    ("---\ntrue\n---\n", "a.md:2: expected 'key: value' lines, got 'True'"),
    (
        "---json\n[1]\n---\n",
        "a.md:2: expected JSON, got '[1]': Expecting property name enclosed in double quotes",
    ),
    # YAML
    (
        "---\na: 1\ntitle: Foo: bar\n---\n",
        "a.md:3: title: expected quotes around a value that holds ': ', got 'title: Foo: bar'",
    ),
    (
        "---\ntitle: 'A\ndate: B\n---\n",
        'a.md:2: title: expected a closing quotation mark, got "title: \'A"',
    ),
    (
        "---\ntitle: 'it's'\n---\n",
        (
            "a.md:2: title: expected nothing after a closing quotation mark or bracket, "
            "got \"title: 'it's'\""
        ),
    ),
    (
        "---\ntitle: [a, b\ndate: x\n---\n",
        "a.md:2: title: expected a closing ']', got 'title: [a, b'",
    ),
    ("---\ntags: {a: b\n---\n", "a.md:2: tags: expected a closing '}', got 'tags: {a: b'"),
    ("---\na: [\n---\n", "a.md:2: a: expected a closing bracket, got 'a: ['"),
    (
        "---\ntitle: @a\n---\n",
        "a.md:2: title: expected quotes around a value that begins with '@', got 'title: @a'",
    ),
    (
        "---\ntitle: {% if x %}\n---\n",
        (
            "a.md:2: title: expected quotes around a value that begins with '%', "
            "got 'title: {% if x %}'"
        ),
    ),
    (
        "---\ntitle: {{ page.title }}\n---\n",
        (
            "a.md:2: title: expected quotes around a value that begins with '{' or '[', "
            "got 'title: {{ page.title }}'"
        ),
    ),
    (
        "---\ntitle: *a* b\n---\n",
        "a.md:2: title: expected quotes around a value that begins with '*', got 'title: *a* b'",
    ),
    (
        "---\ntitle: *a\n---\n",
        "a.md:2: title: expected quotes around a value that begins with '*', got 'title: *a'",
    ),
    (
        "---\ntitle: !a b\n---\n",
        "a.md:2: title: expected quotes around a value that begins with '!', got 'title: !a b'",
    ),
    (
        "---\na: !!python/name:os.system\n---\n",
        (
            "a.md:2: a: expected quotes around a value that begins with '!', "
            "got 'a: !!python/name:os.system'"
        ),
    ),
    (
        "---\na: !!set {b, c}\n---\n",
        "a.md:2: a: expected quotes around a value that begins with '!', got 'a: !!set {b, c}'",
    ),
    (
        "---\ntitle: - a\n---\n",
        "a.md:2: title: expected quotes around a value that begins with '- ', got 'title: - a'",
    ),
    (
        "---\ntitle: > a\n---\n",
        (
            "a.md:2: title: expected quotes around a value that begins with '|' or '>', "
            "got 'title: > a'"
        ),
    ),
    (
        '---\ntitle: "C:\\dir"\n---\n',
        (
            "a.md:2: title: expected a second backslash, or single quotes around the value, "
            "got 'title: \"C:\\\\dir\"'"
        ),
    ),
    ("---\na:\n\tb: c\n---\n", "a.md:3: b: expected spaces, not a tab, got 'b: c'"),
    ("---\na: 1\nb\nc: 2\n---\n", "a.md:3: expected 'key: value', got 'b'"),
    ("---\na:1\nb: 2\n---\n", "a.md:2: a: expected 'key: value', got 'a:1'"),
    (
        "---\na: 1\n b: 2\n---\n",
        "a.md:3: b: expected the key in the same column as the one above, got 'b: 2'",
    ),
    (
        "---\n a: 1\nb: 2\n---\n",
        "a.md:3: b: expected each key in the same column as the first, got 'b: 2'",
    ),
    (
        "---\n- a\nb: c\n---\n",
        "a.md:3: b: expected '- ' before each item of a list, got 'b: c'",
    ),
    ("---\na: {<<: b}\n---\n", "a.md:2: <<: expected a mapping, or a list of them, to merge"),
    # TOML
    ("+++\na = 1\nb = c\n+++\n", "a.md:3: expected TOML, got 'b = c': Invalid value"),
    ("+++\na = 1\na = 2\n+++\n", "a.md:3: expected TOML, got 'a = 2': Cannot overwrite a value"),
    (
        "+++\ndate = 2017-02-29\n+++\n",
        "a.md:2: expected TOML, got 'date = 2017-02-29': Invalid date or datetime",
    ),
    (
        "+++\na = %s\n+++\n" % ("9" * 5000),
        "a.md:2: expected integers of at most 4300 digits",
    ),
    # JSON
    ('{\n"a": b}\n', "a.md:2: expected JSON, got '\"a\": b}': Expecting value"),
    ('{"a": 1\n', "a.md:2: expected JSON, got '': Expecting ',' delimiter"),
    # JavaScript
    ("---js\nconst a = 1\n---\n", "a.md:2: expected one object, '{ key: value }', closed"),
]


@pytest.mark.parametrize(("text", "line"), ERRORS)
def test_errors_say_where_and_what(text: str | bytes, line: str) -> None:
    """One line: the file, the line, the field where there is one, what was expected, and found."""
    assert error_of(text) == line


# Each row: front matter in which a key stands twice, and the warning.
DUPLICATES = [
    ("---\na: 1\nb: 2\na: 3\n---\n", "a.md:4: warning: a: {} on line 2 too; the last counts"),
    ("\n---\n'a': 1\na: 3\n---\n", "a.md:4: warning: a: {} on line 3 too; the last counts"),
    ("Title: x\na: 1\na: 3\n", "a.md:3: warning: a: {} on line 2 too; the last counts"),
    (".. title: x\n.. a: 1\n.. a: 3\n", "a.md:3: warning: a: {} on line 2 too; the last counts"),
    ('{"a": 1,\n"b": {"c": 2},\n"a": 3}\n', "a.md:3: warning: a: {} again; the last counts"),
]


@pytest.mark.parametrize(("head", "warning"), DUPLICATES)
def test_a_key_that_stands_twice_is_a_warning(head: str, warning: str) -> None:
    """The post stays; the last value counts, and a person is told."""
    post, problems = parse_with_problems(head)
    assert post.metadata["a"] == "3"
    assert problems == [warning.format("expected each key once, found it")]


def test_line_endings_and_byte_order_marks_do_not_matter() -> None:
    """Windows' line endings, those of old Macs, and a mark that editors leave."""
    text = "---\ntitle: A\n---\n\nfirst\nlast\n"
    unix = parse(text)
    for data in (
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
        text.encode("utf-8-sig"),
        text.replace("\n", "\r\n").encode("utf-8-sig"),
    ):
        assert parse(data) == unix


def test_a_file_is_read(tmp_path: Path) -> None:
    """From the disk, under the name that problems call it."""
    (tmp_path / "a.md").write_bytes("---\ntitle: Ä\n---\nbody".encode())
    post = read_post(tmp_path / "a.md", "posts/a.md", on_problem=lambda _: None)
    assert (post.path, post.metadata, post.body) == ("posts/a.md", {"title": "Ä"}, "body")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("gone.md", "No such file or directory"), ("folder.md", "Is a directory")],
)
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str, reason: str) -> None:
    """With the system's reason."""
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(PostError) as caught:
        read_post(tmp_path / name, name, on_problem=lambda _: None)
    assert str(caught.value) == f"{name}: expected a readable file, got: {reason}"


DEEP = "a.md:2: expected at most 50 levels of nesting, found more"
MANY = "a.md:2: expected at most 50000 values, found more"
LONG = "a.md:2: expected at most 262144 characters of front matter, found more"
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{of}'] * 9)}]\n"
    for of, name in zip("abcdefgh", "bcdefghi", strict=True)
)
CHAIN = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 5000))
MERGES = "a0: &a0 {x: y}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 50)
)
BOMBS = [
    ("---\n{}\n---\n", "[" * 200_000, DEEP),
    ("---\n{}\n---\n", "- " * 100_000, DEEP),
    ("---\n{}\n---\n", "{a: " * 50_000, DEEP),
    ("---\n{}\n---\n", "a: &a [*a]", DEEP),
    ("---\n{}\n---\n", "a: &a\n  <<: *a", DEEP),
    ("---\n{}\n---\n", LAUGHS, MANY),
    ("---\n{}\n---\n", CHAIN, DEEP),
    ("---\n{}\n---\n", MERGES, MANY),
    ("---\n{}\n---\n", f"a: &a {'x' * 100_000}\nb: [{'*a, ' * 10_000}]", MANY),
    ("---\n{}\n---\n", f"a: &a {'x' * 100_000}\nb: [{'{*a : 1}, ' * 10_000}]", MANY),
    ("---\n{}\n---\n", f"a: [{'x, ' * 80_000}]", MANY),
    ("---\n{}\n---\n", "x" * 1_000_000, LONG),
    ("+++\n{}\n+++\n", "a = " + "[" * 100_000, DEEP),
    ("+++\n{}\n+++\n", "a." * 400 + "a = 1", DEEP),
    ("+++\n{}\n+++\n", "a." * 100_000, "a.md:2: expected at most 500 dots on a line, found more"),
    ("---json\n{}\n---\n", '{"a":' + "[" * 100_000, DEEP),
    ("---js\n{}\n---\n", "{a:" * 50_000, "a.md:2: expected one object, '{ key: value }', closed"),
]


@pytest.mark.parametrize(("fences", "bomb", "line"), BOMBS)
def test_bombs_end_at_once(fences: str, bomb: str, line: str) -> None:
    """In an error, within a second and 100 MB."""
    text = fences.replace("{}", bomb)
    tracemalloc.start()
    start = time.perf_counter()
    try:
        assert error_of(text) == line
        assert time.perf_counter() - start < 5  # a second, on a machine five times as slow
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


LONG_LINES = [
    "{} ", "{}\n", "--- {}", "---\n{}", "<!--{}", "title:{}", "title: x\n    {}", "{}\nx\n===",
    "export const meta ={}", "export const meta = {{{}", ";;;{}", "+++\n{}",
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".md", ".rst", ".mdx"])
@pytest.mark.parametrize(
    "filler", [" ", "\n", " \n", "-", "=", ":", '"', '\\"', "/*", "{", "a", "."]
)
def test_no_text_takes_quadratic_time(suffix: str, filler: str) -> None:
    """A hundred thousand of any character, anywhere, are told from front matter quickly."""
    start = time.perf_counter()
    for frame in LONG_LINES:
        text = frame.format(filler * 100_000)
        try:
            parse_post(text.encode(), f"a{suffix}", on_problem=lambda _: None)
        except PostError:
            continue
    assert time.perf_counter() - start < 10  # it takes a third of a second; quadratic: hours


FRAGMENTS = st.sampled_from(
    [
        "---", "+++", ";;;", "...", "\n", "\r\n", "\r", " ", "  ", "\t", ": ", ":", "- ", "title",
        "date", "Title: ", "a", "1", "=", "{", "}", "[", "]", '"', "'", "`", ",", "&a", "*a", "!",
        "!!", "|", ">", "#", "<<", "%", "\\", "$", ".. title: ", "<!--", "-->", ":date: ", "===",
        "export const meta = ", "import ", "json", "toml", "js", "\x00", "\x08", "\x85", "\u2028",
        "\ufeff", "\uffff", "é", "😀", "?", "@", "~", "true", "null", "//", "/*", "*/", "${", "\\u",
    ]
)  # fmt: skip
PATHS = st.sampled_from(["a.md", "a.mdx", "a.rst"])


def check_any(data: bytes, path: str) -> None:
    """Check that `data` is a post or a post's error, and that no text is lost."""
    try:
        post = parse_post(data, path, on_problem=lambda _: None)
    except PostError as error:
        line = str(error)
    else:
        line = path
        check_post(post, data)
    assert line.startswith(path)
    assert "\n" not in line


def check_post(post: Post, data: bytes) -> None:
    """Check that no text of a file is lost, and that its metadata is plain."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert post.head + post.body == text
    check_plain(post.metadata)


def check_plain(value: object) -> None:
    """Check that `value` is what later stages may be given."""
    if isinstance(value, dict):
        for key, item in value.items():
            assert isinstance(key, str)
            check_plain(item)
    elif isinstance(value, list):
        for item in value:
            check_plain(item)
    elif isinstance(value, str):
        assert legal(value) == value
    else:
        assert value is None or isinstance(value, bool | dt.date | dt.time)


@given(st.binary(), PATHS)
@example(b"\xff\xfe", "a.md")
def test_any_bytes_are_a_post_or_an_error(data: bytes, path: str) -> None:
    """Never another exception."""
    check_any(data, path)


@given(st.lists(FRAGMENTS, max_size=40).map("".join), PATHS)
def test_any_text_is_a_post_or_an_error(text: str, path: str) -> None:
    """Never another exception, of whatever the formats are made."""
    check_any(text.encode(), path)


@given(st.sampled_from(["---", "---js", "---json", "---toml"]), st.lists(FRAGMENTS).map("".join))
def test_any_front_matter_is_a_post_or_an_error(fence: str, text: str) -> None:
    """Never another exception, whatever stands between two fences."""
    check_any(f"{fence}\n{text}\n---\nbody".encode(), "a.md")


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])).filter(
    lambda text: legal(text) == text
)
SCALAR = st.one_of(
    st.none(), st.booleans(), TEXT, st.integers(), st.floats(), st.dates(), st.datetimes()
)
VALUE = st.recursive(
    SCALAR, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=12
)


def as_read(value: object) -> object:
    """Return what a value is after PyYAML has written it and we have read it: text, mostly."""
    match value:
        case None | bool() | str():
            return value
        case list():
            return [as_read(item) for item in value]
        case dict():
            return {key: as_read(item) for key, item in value.items()}
        case _:
            return str(yaml.safe_dump(value)).removesuffix("...\n").strip()


@given(st.dictionaries(TEXT, VALUE))
@example({"a": 1.10, "b": "1.10", "c": "true", "d": "~", "e": "---"})
def test_what_a_yaml_writer_wrote_comes_back(metadata: dict[str, object]) -> None:
    """Values keep their text, lists and mappings their shape, keys their order."""
    text = yaml.safe_dump(metadata, sort_keys=False, allow_unicode=True)
    assert parse(f"---\n{text}---\n").metadata == as_read(metadata)
