"""What a site's generator and configuration say of how its posts are rendered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from template_tags import SITE, THIS

from feedkit import Entry, Site
from feedkit.content.defaults import usual_rendering
from feedkit.content.render import render_body
from feedkit.content.renderers import find_renderer
from feedkit.content.rendering import Rendering
from feedkit.content.templates import LANGUAGES
from feedkit.sites.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping


JS_CODE = '<pre><code class="language-js">a</code></pre>'
GOLDMARK_EXTRAS = {
    name: {"enable": True} for name in ("delete", "insert", "mark", "subscript", "superscript")
}


@pytest.mark.parametrize("dialect", [*SIGNS, None, "unheard-of"])
def test_every_dialect_can_be_rendered(dialect: str | None) -> None:
    """For each there is a renderer that works, and template languages that exist."""
    rendering = usual_rendering(dialect, {})
    assert find_renderer(rendering.renderer, rendering)("a") == "<p>a</p>\n".rstrip(
        "\n" if rendering.renderer == "markdown" else ""
    )
    assert rendering.templates <= set(LANGUAGES)


@pytest.mark.parametrize(
    ("dialect", "markdown", "text", "html"),
    [
        # https://gohugo.io/configuration/markup/
        ("hugo", {}, '"a"', "<p>“a”</p>"),
        ("hugo", {"typographer": False}, '"a"', "<p>&quot;a&quot;</p>"),
        ("hugo", {"hard_wraps": True}, "a\nb", "<p>a<br />b</p>"),
        ("hugo", {"emoji": True}, ":cat:", "<p>🐱</p>"),
        (
            "hugo",
            {},
            "++a++ ==b== H~2~ x^2^ ~~c~~",
            "<p>++a++ ==b== H<del>2</del> x^2^ <del>c</del></p>",
        ),
        (
            "hugo",
            {"extensions": {"strikethrough": False, "extras": GOLDMARK_EXTRAS}},
            "++a++ ==b== H~2~ x^2^ ~~c~~",
            "<p><ins>a</ins> <mark>b</mark> H<sub>2</sub> x<sup>2</sup> <del>c</del></p>",
        ),
        (
            "hugo",
            {"extensions": {"strikethrough": False, "extras": {"mark": {"enable": False}}}},
            "==a== ~~b~~",
            "<p>==a== ~~b~~</p>",
        ),
        ("hugo", {"extensions": {"footnote": {"enable": False}}}, "a[^1]", "<p>a[^1]</p>"),
        (
            "hugo",
            {"extensions": {"linkify": False}},
            "https://a.example",
            "<p>https://a.example</p>",
        ),
        # https://docusaurus.io/docs/api/docusaurus-config#markdown
        (
            "docusaurus",
            {},
            "10:30:45 :cat: :+1: `:cat:`",
            "<p>10:30:45 🐱 👍 <code>:cat:</code></p>",
        ),
        ("docusaurus", {"emoji": False}, ":cat:", "<p>:cat:</p>"),
        # https://github.com/hexojs/hexo-renderer-marked
        ("hexo", {}, "a\nb", "<p>a<br />b</p>"),
        ("hexo", {"options": {"breaks": False}}, "a\nb", "<p>ab</p>"),
        ("hexo", {"options": {"smartypants": True}}, '"a"', "<p>“a”</p>"),
        # https://jekyllrb.com/docs/configuration/markdown/
        ("jekyll", {"engine": "CommonMarkGhPages"}, '"a"', "<p>&quot;a&quot;</p>"),
        ("jekyll", {"engine": "kramdown"}, '"a"', "<p>“a”</p>"),
        # https://docs.getpelican.com/en/stable/settings.html
        (
            "pelican",
            {"typographer": True},
            "    :::py\n    a",
            '<pre class="codehilite"><code class="language-py">a</code></pre>',
        ),
        ("pelican", {"extensions": {"markdown.extensions.nl2br": {}}}, "a\nb", "<p>a<br />b</p>"),
        # https://kramdown.gettalong.org/parser/gfm.html
        ("jekyll", {"options": {"hard_wrap": True}}, "a\nb", "<p>a<br />b</p>"),
        # https://www.mkdocs.org/user-guide/configuration/#markdown_extensions
        (
            "mkdocs",
            {},
            "- [x] a",
            (
                '<ul class="task-list"><li class="task-list-item">'
                '<input type="checkbox" disabled checked/> a</li></ul>'
            ),
        ),
        ("mkdocs", {"extensions": {"pymdownx.mark": None}}, "==a==", "<p><mark>a</mark></p>"),
        (
            "mkdocs",
            {"extensions": {"pymdownx.tilde": {"subscript": False}, "my.own": {}, "meta": {}}},
            "a: ~b~",
            "<p>a: ~b~</p>",
        ),
        ("mkdocs", {"extensions": {"toc": {"permalink": True}}}, "# a", '<h1 id="a">a</h1>'),
        ("mkdocs", {"extensions": {"pymdownx.emoji": {"emoji_index": "x"}}}, ":cat:", "<p>🐱</p>"),
    ],
)
def test_the_sites_configuration_counts(
    dialect: str, markdown: dict[str, object], text: str, html: str
) -> None:
    """What the site switches on or off is so in the feed, as far as it is known."""
    rendering = usual_rendering(dialect, {"markdown": markdown})
    assert find_renderer(rendering.renderer, rendering)(text).replace("\n", "") == html


@pytest.mark.parametrize(
    ("plugin", "text", "html"),
    [
        ("markdown-it-abbr", "*[A]: b\n\nA", "<p>A</p>"),
        ("markdown-it-attrs", "a {.b}", "<p>a</p>"),
        (
            "markdown-it-container",
            "::: note\n*a*\n:::",
            "<blockquote><p><strong>Note</strong></p><p><em>a</em></p></blockquote>",
        ),
        ("markdown-it-deflist", "a\n: b", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("markdown-it-emoji", ":cat:", "<p>🐱</p>"),
        ("markdown-it-ins", "++a++", "<p><ins>a</ins></p>"),
        ("markdown-it-mark", "==a==", "<p><mark>a</mark></p>"),
        ("markdown-it-imsize", "[A](//b.c =1x2)", '<p><a href="https://b.c/">A</a></p>'),
        ("markdown-it-sub", "a~b~ ~~c~~", "<p>a<sub>b</sub> <del>c</del></p>"),
        ("markdown-it-sup", "a^b^", "<p>a<sup>b</sup></p>"),
    ],
)
@pytest.mark.parametrize("dialect", ["eleventy", "hexo"])
def test_plug_ins_of_markdown_it(dialect: str, plugin: str, text: str, html: str) -> None:
    """What a plug-in would make of a text is made of it, and only where the site has it."""
    rendering = usual_rendering(dialect, {"markdown": {"plugins": [plugin, "unheard-of"]}})
    assert _shown(text, rendering) == html
    assert _shown(text, usual_rendering(dialect, {})) != html


@pytest.mark.parametrize(
    ("dialect", "text", "html"),
    [
        # https://vitepress.dev/guide/markdown
        ("vitepress", "a {#b}\n\n## c {#d}", "<p>a</p><h2>c</h2>"),
        (
            "vitepress",
            "::: code-group\n```js:line-numbers [a.js]\nb // [!code ++]\n```\n:::",
            (
                "<figure><figcaption>a.js</figcaption>"
                '<pre><code class="language-js">b</code></pre></figure>'
            ),
        ),
        # https://docusaurus.io/docs/markdown-features/code-blocks
        ("docusaurus", "```js\n// highlight-next-line\na\n```", JS_CODE),
    ],
)
def test_what_the_markdown_of_a_generator_brings_along(dialect: str, text: str, html: str) -> None:
    """Names of code are shown above it, what is for highlighters and stylesheets is not."""
    assert _shown(text, usual_rendering(dialect, {})) == html


def test_formulas_that_hugo_lets_through() -> None:
    """https://gohugo.io/configuration/markup/#passthrough, and only where the site says so."""
    markdown = {"unsafe": True, "extensions": {"passthrough": {"enable": True}}}
    rendering = usual_rendering("hugo", {"markdown": markdown})
    assert r"\(a_b * c_d\)" in _shown(r"\(a_b * c_d\)", rendering)
    assert "(a" in _shown(r"\(a\)", usual_rendering("hugo", {"markdown": {"unsafe": True}}))


@pytest.mark.parametrize("dialect", ["nuxt", "sveltekit"])
def test_links_to_other_sites_are_one(dialect: str) -> None:
    """What Markdown makes of an address is no second link within the first."""
    shown = _shown('<X user="ada" id="1" />', usual_rendering(dialect, {}))
    assert shown.count("<a ") == shown.count("https://x.com/ada/status/1</a>") == 1


def test_footnotes_within_a_line() -> None:
    """https://github.com/markdown-it/markdown-it-footnote: the note stands where its mark is."""
    rendering = usual_rendering("eleventy", {"markdown": {"plugins": ["markdown-it-footnote"]}})
    assert "^[" not in _shown("a^[b *c*]", rendering)
    assert "b <em>c</em>" in _shown("a^[b *c*]", rendering)


def _shown(body: str, rendering: Rendering) -> str:
    shown = render_body(replace(THIS, body=body), SITE, rendering, warn=print).content
    return shown.replace("\n", "").strip()


def test_the_separator_is_the_sites() -> None:
    """Jekyll's and Gatsby's `excerpt_separator`, MkDocs Material's `post_excerpt_separator`."""
    assert (
        usual_rendering("jekyll", {"excerpt_separator": "<!-- end -->"}).separator == "<!-- end -->"
    )
    commonmark = {"excerpt_separator": "***", "markdown": {"engine": "CommonMark"}}
    assert usual_rendering("jekyll", commonmark).separator == "***"
    assert usual_rendering("jekyll", {}).separator is None
    # https://squidfunk.github.io/mkdocs-material/plugins/blog/#config.post_excerpt_separator
    blogs = [{"folder": "blog"}, {"folder": "news", "excerpt_separator": "<!-- cut -->"}]
    assert usual_rendering("mkdocs", {"blogs": blogs}).separator == "<!-- cut -->"
    assert usual_rendering("mkdocs", {"blogs": "odd"}).separator is None


def test_a_site_that_nobody_knows_is_rendered_with_all_that_is_usual() -> None:
    """No extension is lost where no generator says which there are."""
    for dialect in ("plain", None):
        assert usual_rendering(dialect, {}) == Rendering()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("images/a.png", "https://x.example/blog/images/a.png"),
        ("../b.png", "https://x.example/blog/b.png"),
        ("../../assets/c.png", "https://x.example/assets/c.png"),
        ("../../../outside.png", "https://x.example/outside.png"),
    ],
)
def test_files_beside_posts_are_where_the_blog_plug_in_puts_them(
    address: str, expected: str
) -> None:
    """It takes the folder of the posts out of the paths of all that is in it."""
    blogs = [{"folder": "blog", "posts": "blog/posts"}]
    settings = {"content": [{"folder": "docs"}], "blogs": blogs}
    assert picture("mkdocs", settings, address, "docs/blog/posts/a.md") == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("{static}/images/a.png", "https://x.example/images/a.png"),
        ("{static}../images/b.png", "https://x.example/images/b.png"),
        ("{static}c.png", "https://x.example/posts/c.png"),
        ("{attach}d.png", "https://x.example/blog/a/d.png"),
    ],
)
@pytest.mark.parametrize("folder", ["content", "a/content", ""])
def test_places_in_pelican_are_seen_from_its_content(
    address: str, expected: str, folder: str
) -> None:
    """https://docs.getpelican.com/en/stable/content.html#linking-to-static-files."""
    settings = {"content": [{"folder": folder}]}
    source = f"{folder}/posts/a.md".lstrip("/")
    assert picture("pelican", settings, address, source) == expected


def shown(dialect: str, settings: Mapping[str, object], body: str, source: str) -> str:
    """Return what becomes of a post with this body."""
    entry = Entry(
        id="x",
        title="x",
        link="https://x.example/blog/a/",
        published=datetime(2024, 1, 1, tzinfo=UTC),
        body=body,
        source=source,
    )
    site = Site(title="x", url="https://x.example/")
    rendering = usual_rendering(dialect, settings)
    return render_body(entry, site, rendering, warn=print).content


def picture(dialect: str, settings: Mapping[str, object], address: str, source: str) -> str:
    """Return where the picture is that a post shows by this address."""
    html = shown(dialect, settings, f"![x]({address})", source)
    return html.split('src="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("settings", "html"), [({}, "<p>{% vimeo 1 %}</p>"), ({"liquid_tags": True}, "vimeo.com/1")]
)
def test_tags_in_pelican_are_text_unless_a_plug_in_reads_them(
    settings: Mapping[str, object], html: str
) -> None:
    """https://github.com/pelican-plugins/liquid-tags."""
    assert html in shown("pelican", settings, "{% vimeo 1 %}", "a.md")


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("../guide/a.md#b", "guide/a.html#b"),
        ("/guide/a.md", "guide/a.html"),
        ("/guide/README.md", "guide/"),
        ("/guide/index.md", "guide/"),
    ],
)
def test_pages_of_vitepress_that_are_no_posts(address: str, page: str) -> None:
    """https://vitepress.dev/guide/routing#linking-between-pages: by the places of their files."""
    for settings, ending in ({}, ".html"), ({"pretty_urls": True}, ""):
        site = {"content": [{"folder": "docs"}], **settings}
        html = shown("vitepress", site, f"[x]({address})", "docs/blog/a.md")
        assert f'href="https://x.example/{page.replace(".html", ending)}"' in html


@pytest.mark.parametrize("indentation", ["", "  ", "        "])
@pytest.mark.parametrize(
    "tag", ["{{ a | markdownify }}", '{% include figure.liquid path="/a.png" caption="*b*" %}']
)
def test_what_tags_show_is_markdown_in_blocks_of_kramdown(indentation: str, tag: str) -> None:
    """Neither text, as all else in them, nor code, however far it is indented."""
    capture = "{% capture a %}\n- *b*\n\nc\n{% endcapture %}"
    html = shown("jekyll", {}, f"{capture}\n\n<div>\n\n{indentation}{tag}\n\n</div>", "a.md")
    assert "<em>b</em>" in html
    assert "<pre>" not in html


@pytest.mark.parametrize(("slash", "ending"), [(None, ""), ("always", "/"), ("never", "")])
def test_pages_of_docusaurus_that_are_no_posts(slash: str | None, ending: str) -> None:
    """https://docusaurus.io/docs/markdown-features/links: by the places of their files."""
    text = "[x](@site/docs/lamp/oil.md#b) [y](@site/docs/index.mdx)"
    html = shown("docusaurus", {"trailing_slash": slash}, text, "blog/a.md")
    assert f'href="https://x.example/docs/lamp/oil{ending}#b"' in html
    assert 'href="https://x.example/docs/"' in html


def test_files_of_a_docusaurus_site() -> None:
    """https://docusaurus.io/docs/markdown-features/assets: `static` is no part of addresses."""
    found = picture("docusaurus", {}, "@site/static/img/z.png", "blog/a.md")
    assert found == "https://x.example/img/z.png"


def test_files_of_a_docusaurus_site_that_are_no_pages() -> None:
    """https://docusaurus.io/docs/advanced/routing: they have a scheme of their own."""
    found = picture("docusaurus", {}, "pathname:///img/z.png", "blog/a.md")
    assert found == "https://x.example/img/z.png"


@pytest.mark.parametrize(
    ("engine", "source", "html"),
    [
        (None, "blog/a.md", "<p>a b</p>"),
        ("mdx", "blog/a.md", "<p>a b</p>"),
        ("md", "blog/a.md", "<p>a {'b'}</p>"),
        ("detect", "blog/a.md", "<p>a {'b'}</p>"),
        ("detect", "blog/a.mdx", "<p>a b</p>"),
    ],
)
def test_what_docusaurus_takes_for_mdx(engine: str | None, source: str, html: str) -> None:
    """https://docusaurus.io/docs/api/docusaurus-config#markdown: `format`, and the file's name."""
    settings = {"markdown": {"engine": engine}}
    assert shown("docusaurus", settings, "a {'b'}", source).strip() == html


@pytest.mark.parametrize("alternate", [True, False])
def test_tabs_have_their_labels(alternate: bool) -> None:
    """Each label stands before its own text, not before all of them.

    https://facelessuser.github.io/pymdown-extensions/extensions/tabbed/: whatever `alternate_style`
    says, which is for the site's stylesheet.
    """
    tabbed = {"pymdownx.tabbed": {"alternate_style": alternate}}
    body = '=== "One"\n\n    a\n\n=== "Two"\n\n    b\n'
    html = shown("mkdocs", {"markdown": {"extensions": tabbed}}, body, "docs/a.md")
    expected = "<div>One<div><p>a</p></div>Two<div><p>b</p></div></div>"
    assert html.replace("\n", "") == expected
