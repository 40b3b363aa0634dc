from __future__ import annotations

import pytest

from feedkit.posts.frontmatter import parse_post

# Each row: what stands behind `key: ` in an object literal, and what it means.
VALUES: list[tuple[str, object]] = [
    ("'a'", "a"),
    ('"a"', "a"),
    ("`a\n  b`", "a\n  b"),
    (r"'it\'s'", "it's"),
    (r'"\u00e9\x41\u{1F600}\ud83d\ude00"', "éA😀😀"),
    (
        r"'a\nb\
c'",
        "a\nbc",
    ),
    (r"'\u{FFFFFFF}\ud83d'", ""),
    ("1.50", "1.50"),
    ("-2", "-2"),
    ("0x1F", "0x1F"),
    ("1_000", "1_000"),
    (".5e3", ".5e3"),
    ("true", True),
    ("false", False),
    ("null", None),
    ("undefined", None),
    ("['a', 'b',]", ["a", "b"]),
    ("[]", []),
    ("{}", {}),
    ("{ 'x-y': 1, $z: 2, 3: 4 }", {"x-y": "1", "$z": "2", "3": "4"}),
    ("/* a, } */ 'b' // c, }\n", "b"),
    ("['a', b, f('c', {d}), 'e']", ["a", "e"]),
]

# What JavaScript would have to compute.
COMPUTED = [
    "image",
    "a.b",
    "`a ${b}`",
    "'a' + 'b'",
    "new Date('2020-01-01')",
    "f({ a: ['}'] })",
    "() => { return 1 }",
    "function () { return [1] }",
    "<Image src='a.png' />",
    "1 + 1",
    "/x/",
]


def parse(text: str) -> object:
    """Return the metadata of an MDX file."""
    return parse_post(text.encode(), "a.mdx", on_problem=lambda _: None).metadata


@pytest.mark.parametrize(("written", "meant"), VALUES)
def test_values_that_are_plain_data(written: str, meant: object) -> None:
    """Strings, numbers as text, booleans, null, lists and objects, whatever stands around them."""
    assert parse(f"export const meta = {{ key: {written}, last: 'x' }}") == {
        "key": meant,
        "last": "x",
    }


@pytest.mark.parametrize("written", COMPUTED)
def test_values_that_are_computed_are_left_out(written: str) -> None:
    """And nothing else with them: what is plain data beside them stays."""
    text = f"export const meta = {{ first: 'x', key: {written}, last: 'y' }}"
    assert parse(text) == {"first": "x", "last": "y"}


def test_properties_without_a_plain_key_are_left_out() -> None:
    """Shorthand, spread, computed keys, methods and accessors."""
    text = """export const meta = {
  title, ...rest, [key]: 1, method() { return { a: 1 } }, get b() { return 2 }, async c() {},
  date: '2020-01-01',
}"""
    assert parse(text) == {"date": "2020-01-01"}


@pytest.mark.parametrize(
    "statement",
    [
        "export const meta = {}",
        "export const metadata: Metadata = {}",
        "export const frontmatter = {} as const;",
        "export const frontMatter = {} satisfies FrontMatter;",
        "export  const  meta={};",
        "import a from 'a'\nimport {\n  b,\n} from 'b'\n\n// why\n\nexport const meta = {}",
        "export const x = { title: 'B' }\nexport const meta = {}",
    ],
)
def test_where_an_object_may_stand(statement: str) -> None:
    """In a constant of a name that says what it is, with nothing but module code before it."""
    text = statement.replace("{}", "{ title: 'A' }") + "\n\n# Heading\n"
    post = parse_post(text.encode(), "a.mdx", on_problem=lambda _: None)
    assert post.metadata == {"title": "A"}
    assert post.body == "\n# Heading\n"


@pytest.mark.parametrize(
    "text",
    ["{ a: 1", "{ a: 'b }", "{ a: (1] }", "{ a: 1 ] }", "{ a: `b }", "{ a: [1 }"],
)
def test_an_object_that_does_not_close_is_no_front_matter(text: str) -> None:
    """It is left where it stands."""
    assert parse(f"export const meta = {text}") == {}
