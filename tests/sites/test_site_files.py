"""Reading a site's files: everything ends in data or in one line that says what is wrong."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sites import made

from feedkit.errors import ConfigError
from feedkit.sites.files import SiteFiles
from feedkit.sites.paths import excluded, expanded, joined
from feedkit.sites.yaml import YAMLError, load_yaml

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = [
    # file, text, what the error says beside the path
    ("_config.yml", "title: A\nurl: [", ":3: "),
    ("_config.yml", "title: A: B", ":1: mapping values are not allowed"),
    ("_config.yml", "- a\n- b", ": expected keys and values, got ['a', 'b']"),
    ("_config.yml", "[" * 100_000, ": more than 60 brackets"),
    ("config.toml", "a = 1\nb = \nc = 3", ":2: Invalid value"),
    ("config.toml", ".".join("a" * 5_000) + " = 1", ": expected a key of at most 100 parts"),
    ("config.toml", "a = " + "[" * 100_000, ": brackets nest too deep"),
    ("config.toml", "a = " + "1" * 5_000, ": Exceeds the limit"),
    ("hugo.json", '{"a": 1,\nx}', ":2: "),
    ("hugo.json", '{"a":' * 50_000, ": brackets nest too deep"),
    ("_config.yml", "a: 1\n" * 300_000, ": expected at most 1,000,000 bytes"),
]


@pytest.mark.parametrize(("name", "text", "said"), BROKEN)
def test_a_broken_file_is_one_line_that_names_it(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    """The path, the line where there is one, and the parser's reason."""
    root = made(tmp_path, {name: text})
    with pytest.raises(ConfigError) as raised:
        SiteFiles(root).data(name)
    assert str(raised.value).startswith(f"{root / name}{said}")
    assert "\n" not in str(raised.value)
    assert SiteFiles(root).hint(name).values == {}, "a hint that is broken says nothing"


def test_a_file_that_is_not_utf_8_is_one_line(tmp_path: Path) -> None:
    """The line of the first byte that is not."""
    (tmp_path / "_config.yml").write_bytes(b"title: A\ndescription: caf\xe9\n")
    with pytest.raises(ConfigError, match=r"_config\.yml:2: expected UTF-8, got b'\\xe9'"):
        SiteFiles(tmp_path).data("_config.yml")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """Windows editors write one."""
    (tmp_path / "_config.yml").write_bytes(b"\xef\xbb\xbftitle: A\r\n")
    assert SiteFiles(tmp_path).data("_config.yml").values == {"title": "A"}


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    """As is a folder in its place, and a name that no file can have."""
    (tmp_path / "folder.yml").mkdir()
    for name in ("nothing.yml", "folder.yml", "a\0b.yml", "a" * 5_000 + ".yml"):
        with pytest.raises(ConfigError, match="cannot be read"):
            SiteFiles(tmp_path).data(name)
        assert SiteFiles(tmp_path).first(name) is None


def test_data_are_plain(tmp_path: Path) -> None:
    """Dates are text, keys are texts, and no text holds what no feed may."""
    root = made(
        tmp_path,
        {
            "a.toml": "day = 2024-02-29\ntime = 2024-02-29T10:00:00Z",
            "a.yml": 'day: 2024-02-30\n1: yes\nbell: "a\\x07b"\nempty:',
            "a.json": '{"half": "\\ud83d", "list": [null]}',
            "b.yml": f"number: 0x{'f' * 5_000}",
        },
    )
    files = SiteFiles(root)
    assert files.data("a.toml").values == {"day": "2024-02-29", "time": "2024-02-29T10:00:00+00:00"}
    assert files.data("a.yml").values == {
        "day": "2024-02-30",
        "1": True,
        "bell": "ab",
        "empty": None,
    }
    assert files.data("a.json").values == {"half": "", "list": [None]}
    assert files.data("b.yml").values == {"number": None}


def test_modules_are_found_as_node_and_bundlers_find_them(tmp_path: Path) -> None:
    """Without an ending, with another one, as a folder, and below `src` by the usual sign."""
    root = made(
        tmp_path,
        {
            "a.config.ts": (
                "import a from './lib/a'\nimport b from './lib/b.js'\nimport c from './lib'\n"
                "import d from '@/d'\nimport e from './e.json'\nimport f from 'f'\n"
                "export default { a, b, c, d, e: e.e, f, g: require('../g').g, h: require('./h') }"
            ),
            "lib/a.ts": "import x from './x'\nexport default x + '!'",
            "lib/x.mjs": "export default 'a'",
            "lib/b.ts": "export default 'b'",
            "lib/index.js": "export default 'c'",
            "src/d.ts": "export default 'd'",
            "e.json": '{"e": "e"}',
            "h.yml": "h: [",
        },
    )
    found = SiteFiles(root).scripted("a.config.ts").values
    assert found == {"a": "a!", "b": "b", "c": "c", "d": "d", "e": "e"}


def test_modules_that_import_each_other_end(tmp_path: Path) -> None:
    """A circle has no value, and what is beside it keeps its own."""
    root = made(
        tmp_path,
        {
            "a.js": "import { b } from './b.js'\nexport const a = b\nexport default {a, t: 'T'}",
            "b.js": "import { a } from './a.js'\nexport const b = a",
        },
    )
    assert SiteFiles(root).scripted("a.js").values == {"t": "T"}


YAML: list[tuple[str, object]] = [
    ("a: !!python/name:material.extensions.emoji.to_svg", {"a": None}),
    ("a: !!python/object/apply:os.system [echo]", {"a": None}),
    ("a: !ENV [URL, 'https://example.org']", {"a": "https://example.org"}),
    ("a: !ENV URL", {"a": None}),
    ("a: !relative $docs", {"a": None}),
    ("a: &b {c: 1}\nd: {<<: *b, e: 2}", {"a": {"c": 1}, "d": {"c": 1, "e": 2}}),
    ("a: 1\na: 2", {"a": 2}),
    ("a: :year-:month-:day-:title.md # name", {"a": ":year-:month-:day-:title.md"}),
    ("a : b", {"a": "b"}),
    ("a: 1\n---\nb: 2", {"a": 1}),
    ("a: !!int ''\nb: !!bool maybe\nc: 0b_", {"a": "", "b": "maybe", "c": "0b_"}),
    ("", None),
]


@pytest.mark.parametrize(("text", "value"), YAML)
def test_yaml_is_read_without_its_objects(text: str, value: object) -> None:
    """Tags that would make objects are None, and what no type fits stays text."""
    assert load_yaml(text) == value


BOMBS = [
    "a0: &a0 [x, x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(40)),
    "a0: &a0 {k: 1}\n"
    + "".join(f"a{n + 1}: &a{n + 1} {{<<: [*a{n}, *a{n}]}}\n" for n in range(40)),
    "a: &a [*a]",
    "- " * 50_000,
    "{a: " * 50_000,
]


@pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
def test_yaml_that_explodes_is_an_error(text: str) -> None:
    """Aliases of aliases, merges of merges, a list in itself, brackets without end."""
    started = time.perf_counter()
    with pytest.raises(YAMLError):
        load_yaml(text)
    assert time.perf_counter() - started < 2


@given(st.text())
def test_any_text_is_yaml_or_a_yaml_error(text: str) -> None:
    """Nothing else is raised."""
    try:
        load_yaml(text)
    except YAMLError:
        return


@pytest.mark.parametrize(
    ("glob", "globs"),
    [
        ("posts/*.{md,mdx}", ("posts/*.md", "posts/*.mdx")),
        ("**/[^_]*.md", ("**/[!_]*.md",)),
        ("posts/*", ("posts/*.*",)),
        ("posts", ("posts/**",)),
        ("posts/**", ("posts/**",)),
        ("{a,b}/{c,d}.md", ("a/c.md", "a/d.md", "b/c.md", "b/d.md")),
        ("}{.md", ("}{.md",)),
    ],
)
def test_globs_are_written_one_way(glob: str, globs: tuple[str, ...]) -> None:
    """Without braces, and each with what its files end in."""
    assert expanded(glob) == globs


def test_what_is_left_out_is_left_out_with_all_that_is_below() -> None:
    """Files and folders are not told apart by these patterns; a slash at the end is a folder's."""
    assert excluded("docs", ["a.md", "/b/", "*.draft.md", "*/c"]) == (
        *("docs/a.md", "docs/a.md/**", "docs/b/**"),
        *("docs/**/*.draft.md", "docs/**/*.draft.md/**", "docs/**/c", "docs/**/c/**"),
    )


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        (("",), ""),
        ((None, "a"), "a"),
        (("./a/", "/b"), "a/b"),
        (("a", ".."), ""),
        (("..", "a"), "../a"),
    ],
)
def test_paths_are_relative_to_the_root(parts: tuple[str | None, ...], path: str) -> None:
    """A leading slash or dot is the site's root."""
    assert joined(*parts) == path
