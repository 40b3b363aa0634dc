"""Components in posts: MDX, Vue, and Markdown that has some in it."""

from __future__ import annotations

import pytest
from template_tags import context, expanded

from feedkit.content.renderers import find_renderer
from feedkit.content.rendering import Rendering
from feedkit.content.templates import expand, language_named

# https://mdxjs.com/docs/what-is-mdx/
JSX = [
    ("import a from './a'\n\ntext", "\n\ntext"),
    ("import {\n  a,\n  b,\n} from './a';\ntext", "\ntext"),
    ("import './a.css'\ntext", "\ntext"),
    ("important text", "important text"),
    ("export const a = {\n  b: 1,\n\n  c: 2,\n}\n\ntext", "\n\ntext"),
    ("export default function Layout() {\n\n  return 1\n}\n\ntext", "\n\ntext"),
    ("exported text", "exported text"),
    ("a {/* comment */} b", "a  b"),
    ("{/* truncate */}", "<!-- truncate -->"),
    ("a{' '}b {`c`} {1 + 1}", "a b c "),
    ("a \\{b\\}", "a \\{b\\}"),
    ("{'{'}a{\"}\"} {\"it's\"} {'$1'} {`${b}`}{'c' + 'd'}", "{a} it's $1 "),
    ("<Box a={['}', \"{\"]} b={(c ? `\n}` : d)}>**shown**</Box>", "**shown**"),
    ("it's {a}: 'b {c}' and it's", "it's : 'b ' and it's"),
    ("```\nif (a) {\n```\nit's {a} and it's", "```\nif (a) {\n```\nit's  and it's"),
    ("## Heading {#id}", "## Heading {#id}"),
    ("a <b>bold</b> c", "a <b>bold</b> c"),
    ("<Counter start={3} onEnd={() => { a > b }} />after", "after"),
    ("<Box>**shown**</Box>", "**shown**"),
    ("<Box>\n    - a\n    - b\n</Box>", "\n- a\n- b\n"),
    ("<Tabs.Item>a</Tabs.Item>", "a"),
    ("<>a</>", "a"),
    ("1 < 2 and Array<", "1 < 2 and Array<"),
    ("<https://example.com>", "<https://example.com>"),
    (
        '<YouTube id="x" />',
        '\n<iframe src="https://www.youtube.com/embed/x"></iframe>\n',
    ),
    (
        '<Image src={"/a.png"} alt="A cat" width={300} />',
        '<img src="/a.png" alt="A cat" width="300">',
    ),
    ("<img src={require('./a.png').default} />", '<img src="./a.png">'),
    ("<img src={useBaseUrl('/a.png')} style={{width: 1}} />", '<img src="/a.png">'),
    ("<img src={useBaseUrl('b/a.png')} />", '<img src="/b/a.png">'),
    ("<img src={useBaseUrl('https://b/a.png')} />", '<img src="https://b/a.png">'),
    (
        "<ThemedImage alt='A' sources={{\n  dark: b,\n  light: useBaseUrl('/a.png'),\n}} />",
        '<img src="/a.png" alt="A">',
    ),
    (
        "import a from './a.png'\n<ThemedImage sources={{light: a, dark: b}} />",
        '\n<img src="./a.png">',
    ),
    ("import cat from './a.png'\n<Image src={cat.src} />", '\n<img src="./a.png">'),
    ('<Link to="/x">text</Link>', '<a href="/x">text</a>'),
    (
        '<Admonition type="tip">\n\n  a\n\n</Admonition>',
        '\n<blockquote markdown="1">\n\n<strong>Tip</strong>\n\na\n\n</blockquote>\n',
    ),
    (
        '<div className="x" style={{margin: 0}}>\n  **a**\n</div>',
        '\n\n<div class="x">\n\n\n**a**\n\n\n</div>\n\n',
    ),
    ("<p align={x}>\n  a\n</p>", "\n\n\na\n\n\n"),
    ("<TabItem value='a'>\n*b*\n</TabItem>", "\n<strong>a</strong>\n\n\n*b*\n"),
    ("<TabItem value='a' label={'A'}>b</TabItem>", "\n<strong>A</strong>\n\nb"),
    # https://docusaurus.io/docs/markdown-features/tabs, with labels in the older form
    (
        (
            "<Tabs values={[\n  {label: 'For a', value: 'a'},\n  {value: \"b\"},\n]}>\n"
            "<TabItem value='a'>c</TabItem>\n<TabItem value='b'>d</TabItem>\n</Tabs>"
        ),
        "\n\n<strong>For a</strong>\n\nc\n\n<strong>b</strong>\n\nd\n",
    ),
    ("<Tabs values={known}>a</Tabs>b<Tabs />", "ab"),
    # https://docusaurus.io/docs/markdown-features/code-blocks#usage-in-jsx
    (
        (
            "<CodeBlock language='js' title='a.js'>\n"
            "  {`if (a) {\n    *b* < \\`c\\`\n\n  }`}\n</CodeBlock>{d}"
        ),
        (
            " <strong>a.js</strong>  "
            '<pre><code class="language-js">if (a) {\n    *b* &lt; `c`\n\n  }</code></pre>'
        ),
    ),
    ("<CodeBlock>a *b*</CodeBlock>", "\n<pre><code>a *b*</code></pre>\n"),
    ("<CodeBlock>{a}</CodeBlock>b<CodeBlock src={a} />c<CodeBlock>", "bc"),
    # What is verbatim leaves what follows as deep as it was.
    ("<CodeBlock>a</CodeBlock>\n\n    {b}", "\n<pre><code>a</code></pre>\n\n\n    {b}"),
    ("<br/>", "<br>"),
    # HTML would leave open what JSX closes.
    ('a <span className="b" /> c', 'a <span class="b"></span> c'),
    ('<iframe src="b" />\n\n{c}', '\n\n<iframe src="b"></iframe>\n\n\n\n'),
    ('<script src="b" />\n\n{c}', '<script src="b"></script>\n\n'),
    ("<script src='b' />{c}<script>{d}</script>", '<script src="b"></script><script>{d}</script>'),
    ("<textarea/>{c}", "<textarea></textarea>"),
    ("<script src=b/>{c}</script>", "<script src=b/>{c}</script>"),
    ("`<Box>{a}</Box>`", "`<Box>{a}</Box>`"),
    (
        "```jsx\nimport a from 'a'\n<Box>{a}</Box>\n```",
        "```jsx\nimport a from 'a'\n<Box>{a}</Box>\n```",
    ),
    ("```mdx-code-block\n<Box>*a*</Box>\n```\n{b}", "*a*\n\n"),
    ("````mdx-code-block\n```\n{a}\n```\n{b}\n````\n", "```\n{a}\n```\n\n\n"),
    # Attributes may have any name.
    ('<input name="a" text="b" />', '<input name="a" text="b">'),
    ('<a name="b" text="c">d</a>', '<a name="b" text="c">d</a>'),
]


@pytest.mark.parametrize(("text", "shown"), JSX)
def test_jsx(text: str, shown: str) -> None:
    """Modules and expressions go, components leave their children, known ones what they show."""
    assert expanded(text, "jsx") == shown


ON_ONE_LINE = [
    ("<center>*a* [b](c)</center>", '<center><p><em>a</em> <a href="c">b</a></p></center>'),
    ('<p align="center">**a**</p>', "<p><strong>a</strong></p>"),
    ("<p>plain, a <b>b</b> and c_d</p>", "<p>plain, a <b>b</b> and c_d</p>"),
    (
        "<details><summary>*a*</summary>b **c**</details>",
        "<details><summary><p><em>a</em></p></summary><p>b <strong>c</strong></p></details>",
    ),
    (
        "<details>\n<summary>a</summary>\n*b*\n</details>",
        "<details><summary>a</summary><p><em>b</em></p></details>",
    ),
    (
        "<figure>\n    <img src='a' />\n    <figcaption>`b`</figcaption>\n</figure>",
        '<figure><img src="a"><figcaption><p><code>b</code></p></figcaption></figure>',
    ),
    (
        "<table>\n<tr><td>**a**</td><td>b</td></tr>\n</table>",
        "<table><tr><td><p><strong>a</strong></p></td><td>b</td></tr></table>",
    ),
    ("a <div>*b*</div> c", "<p>a   <div>  <em>b</em>  </div>   c</p>"),
    ("<div>*a*", "<div>*a*"),
    ("> <Box>\n> a\n> </Box>", "<blockquote><p>a</p></blockquote>"),
    (
        "- <div>\n    <p>*a*</p>\n\n    b\n  </div>\n- c",
        "<ul><li><div><p><em>a</em></p><p>b</p></div></li><li><p>c</p></li></ul>",
    ),
    ("10. <center>*a*</center>", '<ol start="10"><li><center><p><em>a</em></p></center></li></ol>'),
    ("<img src='a' />\n*b*", '<img src="a"><p><em>b</em></p>'),
    ("<div>\n  <br />\n  *b*\n</div>", "<div><br><p><em>b</em></p></div>"),
]


@pytest.mark.parametrize(("text", "html"), ON_ONE_LINE)
def test_markdown_in_elements_on_one_line(text: str, html: str) -> None:
    """What is in an element is Markdown, also where CommonMark would take the line for HTML."""
    assert find_renderer("gfm", Rendering())(expanded(text, "jsx")).replace("\n", "") == html


VUE = [
    ("a {{ b }} {{ $frontmatter.subtitle }}", "a  A subtitle"),
    ('<MyBox :a="[1, 2]" @click="b > c">shown</MyBox>', "shown"),
    ('<a @click="go(0)">again</a>', "<a>again</a>"),
    ("<Box><template #title>shown</template></Box>", "shown"),
    ("{ not vue }", "{ not vue }"),
    # https://vitepress.dev/guide/using-vue#escaping
    ("a <span v-pre>{{ b }} <Box /></span>{{ c }}", "a <span>{{ b }} <Box /></span>"),
    # https://vitepress.dev/guide/markdown#import-code-snippets
    ("a\n\n<<< @/a.js#b{1 ts} [c]\n\nb <<< @/c", "a\n\n\n\nb <<< @/c"),
    ("- a\n\n  <<<./a.js\n", "- a\n\n  \n"),
]


@pytest.mark.parametrize(("text", "shown"), VUE)
def test_vue(text: str, shown: str) -> None:
    """Vue's components are JSX's with other attributes; its expressions are in double braces."""
    assert expanded(text, "vue") == shown


COMPONENTS = [
    ("import Box from './box'\n\n<Box a={1}>{shown}</Box>", "\n\n{shown}"),
    ("<p style={{a: 1}}>text</p>", "<p>text</p>"),
    ("a {b} <i>c</i>", "a {b} <i>c</i>"),
]


@pytest.mark.parametrize(("text", "shown"), COMPONENTS)
def test_components(text: str, shown: str) -> None:
    """In Markdown that may use components, braces are text all the same."""
    assert expanded(text, "components") == shown


# https://svelte.dev/docs/svelte/basic-markup, https://mdsvex.pngwn.io/docs
SVELTE = [
    ("<Box a={1} on:b={() => c > d}>\n\n**e**\n\n</Box>", "\n\n**e**\n\n"),
    ("{#if a}b{:else}c{/if} {@html '<i>'}d {e}", "bc d {e}"),
    ("<svelte:head>\n<title>a</title>\n</svelte:head>\nb<svelte:options c />", "\nb"),
    ("<p class:a transition:fade>b</p>", "<p>b</p>"),
    ("<p>a</p> `{#if b}`", "<p>a</p> `{#if b}`"),
]


@pytest.mark.parametrize(("text", "shown"), SVELTE)
def test_svelte(text: str, shown: str) -> None:
    """Components and blocks show what is in them; other braces are text."""
    assert expanded(text, "svelte") == shown


def test_imports_are_nothing_lost() -> None:
    """Modules are no text: a post does not lose anything without them."""
    where = context()
    expand("import a from 'a'\n\nexport const b = 1\n\n{/* c */}", [language_named("jsx")], where)
    assert where.lost == 0
