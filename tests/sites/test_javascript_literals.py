"""What is read out of JavaScript and TypeScript files, and that nothing else happens."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feedkit.sites.literals.javascript import Script
from feedkit.sites.literals.values import UNKNOWN, Call, Effort, Function

if TYPE_CHECKING:
    from collections.abc import Mapping


def script(text: str, modules: Mapping[str, Script] | None = None) -> Script:
    """Return a script that imports from `modules`."""
    return Script(text, (modules or {}).get, Effort())


EXPRESSIONS: list[tuple[str, object]] = [
    # Literals: ECMA-262 §12.9
    ("'a'", "a"),
    ('"a"', "a"),
    ("`a`", "a"),
    ("''", ""),
    ('"\\""', '"'),
    ("'it\\'s'", "it's"),
    ("'\\u00e9\\xe9\\u{e9}'", "ééé"),
    ("'\\ud83d\\ude00'", "😀"),
    ("'\\ud83d'", "\ufffd"),
    ("'a\\\nb'", "ab"),
    ("'a\\nb'", "a\nb"),
    ("`two\nlines`", "two\nlines"),
    ("'// no comment'", "// no comment"),
    ("`/* no comment */`", "/* no comment */"),
    ("12", 12),
    ("-1.5", -1.5),
    ("1_000", 1000),
    ("0xff", 255),
    ("true", True),
    ("null", None),
    ("undefined", None),
    # Lists and objects: §13.2
    ("[]", []),
    ("['a', 'b',]", ["a", "b"]),
    ("{}", {}),
    ("{a: 'b', 'c-d': {e: [1]},}", {"a": "b", "c-d": {"e": [1]}}),
    ("{a: 'b', /* c: 'd', */ e: 'f' // g\n}", {"a": "b", "e": "f"}),
    ("{ ...{a: 1, b: 1}, b: 2 }", {"a": 1, "b": 2}),
    ("[...['a'], 'b']", ["a", "b"]),
    ("[1][0]", 1),
    ("({a: {b: 'c'}}).a.b", "c"),
    # What is put together
    ("'a' + 'b' + `c`", "abc"),
    ("`${'a'}/b`", "a/b"),
    ("`${`${'a'}b`}c`", "abc"),
    ("`${__dirname}/content`", "./content"),
    ("path.join(__dirname, 'content', 'posts')", "content/posts"),
    ("path.resolve('content')", "content"),
    ("path.resolve(__dirname, './content/blog')", "content/blog"),
    ("require.resolve('@docusaurus/preset-classic')", "@docusaurus/preset-classic"),
    # A default for what is not known
    ("process.env.URL || 'https://example.org'", "https://example.org"),
    ("process.env.URL ?? 'https://example.org'", "https://example.org"),
    ("'a' || 'b'", "a"),
    ("'' || 'b'", "b"),
    ("'' ?? 'b'", ""),
    # TypeScript: types say nothing about values
    ("'a' as const", "a"),
    ("['a'] as readonly string[]", ["a"]),
    ("{a: 1} satisfies Config", {"a": 1}),
    ("{a: 1} satisfies Preset.Options<A, B<C>> & {b?: string}", {"a": 1}),
    ("'a'!", "a"),
    # Calls are not made
    ("f('a', 1)", Call("f", ("a", 1))),
    ("Plugin.RemoveDrafts()", Call("Plugin.RemoveDrafts", ())),
    ("f<Options>({a: 1})", Call("f", ({"a": 1},))),
    ("new URL('https://example.org')", Call("URL", ("https://example.org",))),
    # What only running it would tell
    ("process.env.URL", UNKNOWN),
    ("production ? 'a' : 'b'", UNKNOWN),
    ("'a' + nobody", UNKNOWN),
    ("`a${nobody}b`", UNKNOWN),
    ("1 < 2", UNKNOWN),
    ("!0", UNKNOWN),
    ("/a'b/.test(c)", Call(".test", (UNKNOWN,))),
]


@pytest.mark.parametrize(("text", "value"), EXPRESSIONS)
def test_an_expression_that_is_written_down_has_its_value(text: str, value: object) -> None:
    """Literals and what is made of them are read; what would have to be run is unknown."""
    assert script(f"export default {text}\n").exported("default") == value


SHAPES = [
    "module.exports = {title: 'T'}",
    "module.exports = () => ({title: 'T'})",
    "module.exports = async function () { const a = 1; return {title: 'T'} }",
    "module.exports = withMDX({ext: 1})({title: 'T'})",
    "exports.title = 'T'",
    "module.exports.title = 'T'",
    "export default {title: 'T'}",
    "export default defineConfig({title: 'T'})",
    "export default defineConfig<Theme>({title: 'T'})",
    "export default defineConfig(({mode}) => { return {title: 'T'} })",
    "export default async function config() { return {title: 'T'} satisfies Config }",
    "const config = {title: 'T'};\nexport default config;",
    "const config: Config<A> = {title: 'T'} as Config\nexport default withA(withB(config))",
    "const config = {title: 'T'}\nexport { config as default }",
    "const title = 'T'\nmodule.exports = { title }",
    "const [a, b] = c, title = 'T';\nmodule.exports = { title }",
    "const { title } = { title: 'T' }\nmodule.exports = { title }",
    "const { name: title } = { name: 'T' }\nmodule.exports = { title }",
    "function config() { const title = 'T'; return { title } }\nmodule.exports = config()",
    "// @ts-check\n/** @type {import('x').Config} */\nmodule.exports = {title: 'T'}",
    "const re = /['\"`{]/g; const a = 4 / 2; module.exports = {title: 'T'}",
    "module.exports = {a: b ? {c: 1} : [2], title: 'T', d() { return '}' }, e: async () => {}}",
    "import x from 'x'\nexport default {plugins: [x({f: (a) => a < 1 ? '{' : `}`})], title: 'T'}",
    "module.exports = {get a() { return 1 }, async b() {}, [c]: 2, 'title': 'T'}",
    "const t = 'T'\nmodule.exports = {title: t.length, title: t}",
]


@pytest.mark.parametrize("text", SHAPES)
def test_a_configuration_is_found_however_it_is_exported(text: str) -> None:
    """Both module systems, functions that return the configuration and calls that wrap it."""
    found = script(text)
    config = found.config()
    title = config.get("title") if isinstance(config, dict) else found.exported("title")
    assert title == "T"


IMPORTS = [
    "import { SITE } from './site'\nexport default SITE.title",
    "import { SITE as A } from './site'\nexport default A.title",
    "import * as site from './site'\nexport default site.SITE.title",
    "import type { X } from './x'\nimport main, { SITE } from './site'\nexport default SITE.title",
    "import main from './site'\nexport default main",
    "const { SITE } = require('./site')\nexport default SITE.title",
    "export default require('./site.json').title",
    "import data from './site.json'\nexport default data.title",
]


@pytest.mark.parametrize("text", IMPORTS)
def test_values_come_from_the_site_s_own_modules_too(text: str) -> None:
    """Named, default and whole imports, of scripts and of data."""
    site = script("export const SITE = {title: 'T'}\nexport default 'T'")
    if "require('./site')" in text:
        site = script("exports.SITE = {title: 'T'}")
    data = script('export default {"title": "T"}')
    assert script(text, {"./site": site, "./site.json": data}).exported("default") == "T"


PASSED_ON = [
    ("export { SITE } from './site'", "SITE"),
    ("export { SITE as A, type B } from './site'", "A"),
    ("export { default as A } from './site'", "A"),
    ("export * from './other'\nexport * from './site'", "SITE"),
    ("export type { X } from './x'\nexport * from './site'\nconst b = 1", "SITE"),
    ("export { default } from './site'", "default"),
]


@pytest.mark.parametrize(("text", "name"), PASSED_ON)
def test_values_that_a_module_passes_on(text: str, name: str) -> None:
    """ECMA-262 §16.2.3: what is exported from another module, by name or as a whole."""
    modules = {"./site": script("export const SITE = 'T'\nexport default 'T'")}
    found = script(text, modules)
    assert found.exported(name) == "T"
    assert name == "default" or found.exports()[name] == found.bindings()[name] == "T"
    assert found.exported("nobody") is UNKNOWN
    assert script("export * as a from './site'", modules).exports() == {"a": {"SITE": "T"}}


def test_modules_that_pass_on_one_another() -> None:
    """A circle has an end, however many ways lead around it."""
    modules: dict[str, Script] = {}
    effort = Effort()
    for name, other in (("./a", "./b"), ("./b", "./a")):
        text = f"export * from '{other}'\nexport {{ x }} from '{other}'\n" * 9
        modules[name] = Script(text, modules.get, effort)
    assert modules["./a"].exported("x") is UNKNOWN
    assert modules["./a"].exports() == {"x": UNKNOWN}


def test_calls_are_found_wherever_they_stand() -> None:
    """Eleventy is configured by calls inside a function."""
    found = script(
        "const posts = 'posts/*.md'\n"
        "module.exports = function (eleventy) {\n"
        "  eleventy.addPassthroughCopy({'public': '/'})\n"
        "  if (x) { eleventy.addPassthroughCopy('img') }\n"
        "  eleventy.addCollection('posts', (api) => api.getFilteredByGlob(posts).reverse())\n"
        "}\n"
    )
    assert list(found.calls("addPassthroughCopy")) == [[{"public": "/"}], ["img"]]
    assert list(found.calls("getFilteredByGlob")) == [["posts/*.md"]]
    assert list(found.calls("api.getFilteredByGlob")) == [["posts/*.md"]]
    assert list(found.calls("eleventy.getFilteredByGlob")) == []


def test_modules_are_known_by_their_specifiers() -> None:
    """ECMA-262 §16.2.2 and CommonJS's `require`, wherever it stands."""
    found = script(
        "import a, { b } from 'c'\nconst d = require('e')\n"
        "module.exports = () => use(require('./f'), require(g))"
    )
    assert found.imported() == ["c", "c", "e", "./f"]


def test_a_method_is_a_function() -> None:
    """ECMA-262 §15.4: `{ a() { return 1 } }` is as good as `{ a: () => 1 }`."""
    found = script("export default { a(x, {y}) { return 'a' }, 'b'() {}, c: 1 }").config()
    assert found == {"a": Function("a"), "b": Function(UNKNOWN), "c": 1}


def test_a_function_s_names_are_its_own() -> None:
    """A local name hides the file's, and ends with the function."""
    found = script(
        "const a = 'outer'\nexport default [(() => { const a = 'inner'; return a })(), a]"
    )
    values = found.exported("default")
    assert isinstance(values, list)
    assert values[1] == "outer"


HOSTILE = [
    "[" * 40_000,
    "{a:" * 20_000,
    "(" * 20_000 + ")" * 20_000,
    "`${" * 20_000,
    "x=>" * 20_000,
    "-" * 20_000 + "1",
    "new " * 20_000,
    "a?" * 20_000,
    "f(" * 20_000,
    "a." * 40_000,
    "'a'+" * 20_000,
    "/[" * 40_000,
    "\\'" * 40_000,
    '"' + "\\" * 80_000,
    "/*" * 40_000,
    "a<" * 40_000,
    "a as " * 20_000,
    "function f(){return " * 20_000,
    "import " * 10_000,
    "export {" * 10_000,
    "const a=" * 10_000,
    "{[(" * 10_000 + ")]}" * 10_000,
]
BOMBS = [
    "const a0 = 'x'\n" + "\n".join(f"const a{i + 1} = a{i} + a{i}" for i in range(60)),
    "const a0 = ['x']\n" + "\n".join(f"const a{i + 1} = [...a{i}, ...a{i}]" for i in range(60)),
    "const a0 = ['x']\n" + "\n".join(f"const a{i + 1} = [a{i}, a{i}]" for i in range(60)),
    "const a60 = {b: a60, c: [a60, a60]}",
    "const a60 = b, b = c, c = a60",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_takes_long(text: str) -> None:
    """A file that was written to be slow or deep is read in no time."""
    started = time.perf_counter()
    found = script(f"export default {text}")
    found.config()
    found.bindings()
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
def test_a_few_lines_do_not_become_a_billion_values(text: str) -> None:
    """What doubles with every line, or holds itself, ends where reading it costs too much."""
    started = time.perf_counter()
    script(f"{text}\nexport default a60").config()
    assert time.perf_counter() - started < 5


WORDS = st.sampled_from(
    [
        *("const", "export", "default", "import", "from", "module", "exports", "return", "as"),
        *("function", "async", "require", "=>", "=", ":", ",", ";", ".", "...", "\n", "a", "b"),
        *("(", ")", "[", "]", "{", "}", "`", "${", "'s'", "1", "+", "||", "?", "<", ">", "!"),
        *("/", "//", "/*", "*/", "*"),
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join)))
@example("export default `${}`")
@example("export default {...}")
@example("import * as")
def test_any_text_is_a_script(text: str) -> None:
    """Whatever a file holds, asking it for its values raises nothing."""
    found = script(text, {"s": script("export const a = 1")})
    found.config()
    found.exports()
    found.bindings()
    list(found.calls("a"))
