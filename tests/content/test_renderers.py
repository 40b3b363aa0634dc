"""The engines: each makes of its markup what authors who write for it expect."""

from __future__ import annotations

import contextlib
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedkit.content.renderers import RENDERERS, TooComplexError, find_renderer
from feedkit.content.rendering import GFM_EXTENSIONS, Rendering
from feedkit.errors import ConfigError

USUAL = Rendering()
NESTED = "- a\n  - b\n    - c\n"


def rendered(text: str, name: str, rendering: Rendering = USUAL) -> str:
    """Return the HTML that the engine called `name` makes of `text`, on one line."""
    return find_renderer(name, rendering)(text).replace("\n", "")


GFM = [
    ("**strongly aligning**the", "<p><strong>strongly aligning</strong>the</p>"),
    ("**中文：**文", "<p><strong>中文：</strong>文</p>"),
    ("~~a~~ https://e.org", '<p><del>a</del> <a href="https://e.org">https://e.org</a></p>'),
    ("[https://e.org](https://e.org)", '<p><a href="https://e.org">https://e.org</a></p>'),
    (
        'a <a href="/a" target="b">https://e.org</a>, <a href=/a>at www.e.org and</a> <a name=b>c',
        (
            '<p>a <a href="/a" target="b">https://e.org</a>,'
            " <a href=/a>at www.e.org and</a> <a name=b>c</p>"
        ),
    ),
    ("* * *", "<hr />"),
    (NESTED, "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    ("text\n- a", "<p>text</p><ul><li>a</li></ul>"),
    (
        "- a\n  ```py\n  b\n  ```",
        '<ul><li>a<pre><code class="language-py">b</code></pre></li></ul>',
    ),
    ("$a_b$ and $$c*d*e$$", "<p>$a_b$ and $$c*d*e$$</p>"),
    ("$5 to $10", "<p>$5 to $10</p>"),
    ("<div>a</div>", "<div>a</div>"),
    (
        '```js title="a.js" {1}\nb\n```',
        (
            "<figure><figcaption>a.js</figcaption>"
            '<pre><code class="language-js">b</code></pre></figure>'
        ),
    ),
    (
        "```js [a.js] {1}\nb\n```",
        (
            "<figure><figcaption>a.js</figcaption>"
            '<pre><code class="language-js">b</code></pre></figure>'
        ),
    ),
    ("```js {1,2}\nb\n```", '<pre><code class="language-js">b</code></pre>'),
    ('"a" -- b', "<p>&quot;a&quot; -- b</p>"),
]


@pytest.mark.parametrize(("text", "html"), GFM)
def test_gfm(text: str, html: str) -> None:
    """GitHub Flavored Markdown (https://github.github.com/gfm/), formulas and HTML left alone."""
    assert rendered(text, "gfm") == html


# https://kramdown.gettalong.org/syntax.html, https://kramdown.gettalong.org/parser/gfm.html
KRAMDOWN = [
    (NESTED, "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    ('"a" -- b', "<p>“a” – b</p>"),
    ("https://e.org", "<p>https://e.org</p>"),
    ("a\n: b", "<dl><dt>a</dt><dd>b</dd></dl>"),
    ("$$a_b$$", "<p>$$a_b$$</p>"),
]


@pytest.mark.parametrize(("text", "html"), KRAMDOWN)
def test_kramdown(text: str, html: str) -> None:
    """Jekyll's dialect: typographic quotes, definition lists, no links of bare addresses."""
    assert rendered(text, "kramdown") == html


# https://python-markdown.github.io/extensions/extra/
MARKDOWN = [
    ("**strongly aligning**the", "<p><strong>strongly aligning</strong>the</p>"),
    ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    ("a\n:   b", "<dl><dt>a</dt><dd>b</dd></dl>"),
    ("[a](b){: title='c'}", '<p><a href="b" title="c">a</a></p>'),
    ("```py\na\n```", '<pre><code class="language-py">a</code></pre>'),
    (
        '!!! note "Mind *this*"\n    a',
        "<blockquote><p><strong>Mind <em>this</em></strong></p><p>a</p></blockquote>",
    ),
]


@pytest.mark.parametrize(("text", "html"), MARKDOWN)
def test_python_markdown(text: str, html: str) -> None:
    """Markdown Extra, and boxes that are set apart without a stylesheet."""
    assert rendered(text, "markdown") == html


def test_python_markdown_says_how_cells_are_aligned() -> None:
    """In the attribute that readers show; the style it would use is taken out."""
    table = "| a |\n| --: |\n| 1 |\n"
    for extensions in (None, ("tables",), ("extra", "toc")):
        html = find_renderer("markdown", Rendering(extensions=extensions))(table)
        assert '<th align="right">a</th>' in html


def test_python_markdown_starts_afresh() -> None:
    """Footnotes and references of one post are unknown in the next."""
    render = find_renderer("markdown", Rendering())
    first = render("a[^1] [b]\n\n[^1]: c\n\n[b]: /d")
    assert render("a[^1] [b]") == "<p>a[^1] [b]</p>"
    assert render("a[^1] [b]\n\n[^1]: c\n\n[b]: /d") == first


def test_python_markdown_in_threads() -> None:
    """Every thread has a converter of its own."""
    render = find_renderer("markdown", Rendering())
    found: list[bool] = []

    def work(number: int) -> None:
        text = f"# {number}\n\na[^1]\n\n[^1]: {number}\n" * 20
        found.append(all(render(text) == render(text) for _ in range(5)))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 8


def test_extensions_are_the_sites_own() -> None:
    """Extensions and their options reach the engine."""
    options = {"toc": {"marker": "[HERE]"}}
    rendering = Rendering(extensions=("toc",), extension_options=options)
    html = rendered("[HERE]\n\n# A", "markdown", rendering)
    assert '<div class="toc">' in html
    smart = Rendering(extensions=(*GFM_EXTENSIONS, "smart", "hardbreaks", "shortcodes"))
    assert rendered('"a"\n:cat:', "gfm", smart) == "<p>“a”<br />🐱</p>"


# https://docutils.sourceforge.io/docs/ref/rst/directives.html and https://getnikola.com/handbook.html
IMAGE, CAPTION = '<img alt="/a.png" src="/a.png" />', "<figcaption><p>A cat</p></figcaption>"
PYTHON = '<pre class="code python literal-block"><code>a</code></pre>'
RST = [
    ("*a* ``b``", '<p><em>a</em> <span class="docutils literal">b</span></p>'),
    (".. youtube:: x", '<iframe src="https://www.youtube.com/embed/x"></iframe>'),
    (".. thumbnail:: /a.png\n   :alt: b", '<img alt="b" src="/a.png" />'),
    (".. thumbnail:: /a.png\n\n   A cat", f"<figure>{IMAGE}{CAPTION}</figure>"),
    # https://docs.getpelican.com/en/stable/content.html#syntax-highlighting, and Nikola's
    (".. code-block:: python\n   :linenos:\n   :hl_lines: 1\n\n   a", PYTHON),
    (".. sourcecode:: python\n   :linenostart: 2\n\n   a", PYTHON),
    (".. figure:: /a.png\n   :lightbox: yes\n\n   A cat", f"<figure>{IMAGE}{CAPTION}</figure>"),
    (".. image:: /a.png\n   :lightbox: yes", IMAGE),
    (":doc:`Look <other>`", '<p><a class="reference external" href="other.rst">Look</a></p>'),
    ("a\n\n.. TEASER_END\n\nb", "<p>a</p><!-- TEASER_END --><p>b</p>"),
    ("a\n\n.. unknown:: b\n\n   c\n\nd", "<p>a</p><p>d</p>"),
    (".. include:: /etc/passwd", ""),
    (".. raw:: html\n   :file: /etc/passwd", ""),
]


@pytest.mark.parametrize(("text", "html"), RST)
def test_rst(text: str, html: str) -> None:
    """Nikola's reStructuredText; nothing is read from files, and docutils keeps its complaints."""
    assert rendered(text, "rst") == html


def test_html_is_left_alone() -> None:
    """A post in HTML is not rendered at all."""
    assert rendered("<p>*a*\n\nb", "html") == "<p>*a*b"


@pytest.mark.parametrize(
    ("name", "rendering", "message"),
    [
        ("markdwon", USUAL, "expected one of markdown, gfm, kramdown, html, rst"),
        ("gfm", Rendering(extensions=("a",)), "comrak has no switch called 'a'"),
        ("markdown", Rendering(extensions=("a",)), "content.extensions: ['a']"),
        (
            "markdown",
            Rendering(extensions=("toc",), extension_options={"toc": {"x": 1}}),
            "content.extensions: ['toc'] cannot be set up: KeyError('x')",
        ),
    ],
)
def test_what_cannot_be_set_up_is_said(name: str, rendering: Rendering, message: str) -> None:
    """A configuration that makes no sense is one line of what was expected."""
    with pytest.raises(ConfigError) as error:
        rendered("a", name, rendering)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", RENDERERS)
@settings(max_examples=50)
@given(text=st.text(alphabet="ab *_`[]()<>!#-=~|:\n\t.\\&;{}%$\"'^1é中\u202e\u0000", max_size=300))
def test_any_text_becomes_html(name: str, text: str) -> None:
    """No engine fails, whatever the text, but for saying that it is too much for it."""
    try:
        html = find_renderer(name, Rendering())(text)
    except TooComplexError:
        html = ""
    assert isinstance(html, str)


# What makes engines slow: look-ahead for what never comes, nesting, and many small blocks.
ATTACKS = [">", "> ", "[", "![", "[a](", "[a](<", "`a", "<a ", "1. ", "a\n-\n", "# a\n", "***\n"]
ATTACKS += [
    "a\n: b\n",
    "<![CDATA[",
    "{%",
    "a_ ",
    "|a| ",
    "**a ",
    "[^",
    "- a\n",
    "\n\n",
    "!!! a\n    ",
]


@pytest.mark.slow
@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("unit", ATTACKS)
def test_attacks_take_no_time(name: str, unit: str) -> None:
    """A text made to be slow is rendered as fast as any, or refused."""
    from time import process_time  # noqa: PLC0415 - nobody else looks at the clock

    render = find_renderer(name, Rendering())
    started = process_time()
    with contextlib.suppress(TooComplexError):
        render((unit * 60_000)[:60_000])
    assert process_time() - started < 10
