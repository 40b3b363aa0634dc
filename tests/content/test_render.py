"""From a post's body to what a subscriber reads."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from safe_html import faults
from template_tags import OTHER, SITE, THIS

from feedkit.content.allowed import Allow
from feedkit.content.defaults import usual_rendering
from feedkit.content.links import Links
from feedkit.content.plain import plain
from feedkit.content.render import Rendered, render_body
from feedkit.content.rendering import Rendering
from feedkit.errors import ConfigError, PostError, Problem
from feedkit.sites.signs import SIGNS

if TYPE_CHECKING:
    from feedkit.model import Entry

GFM = Rendering(renderer="gfm")
LINKS = Links([THIS, OTHER])


def rendered(
    body: str, rendering: Rendering = GFM, post: Entry = THIS
) -> tuple[Rendered, list[str]]:
    """Return a post with this body, rendered, and what was said of it."""
    said: list[Problem] = []
    post = replace(post, body=body)
    result = render_body(post, SITE, rendering, links=LINKS, warn=said.append)
    assert all(problem.kept for problem in said)
    return result, [str(problem) for problem in said]


def content(body: str, rendering: Rendering = GFM, post: Entry = THIS) -> str:
    """Return the HTML of a post of which nothing has to be said."""
    entry, said = rendered(body, rendering, post)
    assert said == []
    return (entry.content or "").replace("\n", "")


def test_a_body_becomes_html_and_a_summary() -> None:
    """Rendered, cleaned, with absolute addresses; the first paragraph is the summary."""
    entry, said = rendered("## Head\n\nA **b** [c](d).\n\n![](/e.png)\n\n<script>f()</script>\n")
    assert entry.content == (
        '<h2>Head</h2>\n<p>A <b>b</b> <a href="https://example.org/base/2024/this/d">c</a>.</p>\n'
        '<p><img src="https://example.org/e.png" alt=""></p>\n\n'
    ).replace("b>", "strong>")
    assert entry.summary == "A b c."
    assert said == []


@pytest.mark.parametrize(
    ("front", "html"),
    [
        ({}, "<p>a <em>b</em></p>"),
        # https://www.11ty.dev/docs/template-overrides/
        ({"templateEngineOverride": "md"}, "<p>a <em>b</em> {{ c }}</p>"),
        ({"templateEngineOverride": "njk, md"}, "<p>a <em>b</em></p>"),
        ({"templateEngineOverride": "njk"}, "a *b*"),
        ({"templateEngineOverride": False}, "a *b* {{ c }}"),
        # https://hexo.io/docs/front-matter
        ({"disableNunjucks": True}, "<p>a <em>b</em> {{ c }}</p>"),
        ({"disableNunjucks": False}, "<p>a <em>b</em></p>"),
    ],
)
@pytest.mark.parametrize("dialect", ["eleventy", "hexo"])
def test_a_post_may_do_without_templates(dialect: str, front: dict[str, object], html: str) -> None:
    """Its front matter says what it is rendered with; else braces are text."""
    post = replace(THIS, metadata=front)
    shown, _ = rendered("a *b* {{ c }}", usual_rendering(dialect, {}), post)
    assert shown.content.strip() == html


@pytest.mark.parametrize(
    ("dialect", "markdown"),
    [
        # https://www.11ty.dev/docs/config/#default-template-engine-for-markdown-files
        ("eleventy", {"templates": False}),
        # https://github.com/hexojs/hexo-renderer-marked#options
        ("hexo", {"options": {"disableNunjucks": True}}),
    ],
)
def test_a_site_may_do_without_templates(dialect: str, markdown: dict[str, object]) -> None:
    """Its configuration says that braces are text in all posts."""
    rendering = usual_rendering(dialect, {"markdown": markdown})
    assert content("a {{ b }} {% c %}", rendering) == "<p>a {{ b }} {% c %}</p>"


def test_the_front_matters_summary_comes_first() -> None:
    """What the author wrote as a summary is the summary, also when there is a mark."""
    post = replace(THIS, summary="mine")
    assert rendered("a\n\n<!-- more -->\n\nb", post=post)[0].summary == "mine"


MARKS = [
    "<!--more-->",
    "<!-- more -->",
    "<!--more Read on-->",
    "<!-- truncate -->",
    "<!-- TEASER_END: more -->",
    "<!-- PELICAN_END_SUMMARY -->",
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("renderer", ["gfm", "kramdown", "markdown", "html"])
def test_what_stands_before_a_mark_is_the_summary(mark: str, renderer: str) -> None:
    """All of it, as plain text, however long; and the mark is not seen."""
    before = "word " * 100
    body = f"{before}\n\n{before}\n\n{mark}\n\nafter"
    entry, _ = rendered(body, Rendering(renderer=renderer))
    assert entry.summary == (before * 2).strip()
    assert "after" in (entry.content or "")
    assert "<!--" not in (entry.content or "")


def test_marks_of_mdx_and_rst() -> None:
    """In MDX the mark is a comment of JavaScript's, in reStructuredText one of its own."""
    entry, _ = rendered("a *b*\n\n{/* truncate */}\n\nc", post=replace(THIS, source="posts/a.mdx"))
    assert entry.summary == "a b"
    entry, _ = rendered("a *b*\n\n.. TEASER_END\n\nc", post=replace(THIS, source="posts/a.rst"))
    assert entry.summary == "a b"


def test_a_mark_in_code_is_code() -> None:
    """A post about marks does not end at its example."""
    entry, _ = rendered("a\n\n```\n<!--more-->\n```\n\n`<!--more-->` b\n")
    assert entry.summary == "a"
    assert (entry.content or "").count("&lt;!--more--&gt;") == 2


@pytest.mark.parametrize(
    ("separator", "body"),
    [
        ("<!-- end -->", "a\n\nb\n\n<!-- end -->\n\nc"),
        ("+++cut+++", "a\n\nb\n\n+++cut+++\n\nc"),
        ("\n\n\n", "a\n\nb\n\n\nc"),
        ("[cut]", "```\n[cut]\n```\n\na\n\nb [cut] c"),
    ],
)
def test_the_sites_own_separator(separator: str, body: str) -> None:
    """What a site has chosen ends its excerpts; in code it means nothing."""
    entry, _ = rendered(body, structs.replace(GFM, separator=separator))
    assert (entry.summary or "").endswith("a b")
    assert plain(entry.content or "") == plain(content(body)).replace("b [cut]", "b").replace(
        "+++cut+++ ", ""
    )
    own, _ = rendered(body, post=replace(THIS, metadata={"excerpt_separator": separator}))
    assert own.summary == entry.summary


def test_an_excerpt_is_as_long_as_asked_for() -> None:
    """In words or in characters."""
    assert rendered("a b c d", structs.replace(GFM, excerpt_length=2))[0].summary == "a b…"
    characters = structs.replace(GFM, excerpt_length=3, excerpt_unit="characters")
    assert rendered("a b c d", characters)[0].summary == "a b…"


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("# This post\n\na", "<p>a</p>"),
        ("This *post*\n===\n\na", "<p>a</p>"),
        ("# Another\n\na", "<h1>Another</h1><p>a</p>"),
        ("a\n\n# This post", "<p>a</p><h1>This post</h1>"),
        ("## This post\n\na", "<h2>This post</h2><p>a</p>"),
    ],
)
def test_the_title_is_not_said_twice(body: str, kept: str) -> None:
    """A first heading that is the title is gone: readers show the title above the text."""
    assert content(body) == kept


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("import a from 'a'\n\n# Another\n\na\n\n# More", "<p>a</p><h1>More</h1>"),
        ("a\n\n# Another\n\nb", "<p>a</p><p>b</p>"),
        ("a\n\n---\n\n# Another", "<p>a</p><hr><h1>Another</h1>"),
        ("## First\n\n# Another", "<h2>First</h2><h1>Another</h1>"),
    ],
)
def test_the_first_heading_of_docusaurus_is_the_title(body: str, kept: str) -> None:
    """Whatever the front matter says instead, it is gone: the first of all, above any line."""
    assert content(body, usual_rendering("docusaurus", {})) == kept


def test_links_between_source_files_are_links_between_pages() -> None:
    """However the generator lets authors write them, and fragments stay."""
    page = OTHER.link
    assert f'href="{page}"' in content("[a](2024-04-01-other.md)")
    assert f'href="{page}#b"' in content("[a](../posts/2024-04-01-other.md#b)")
    assert f'href="{page}"' in content('<a href="./2024-04-01-other.mdx">a</a>')
    assert 'href="https://example.org/base/2024/this/other"' in content("[a](other)")


def test_links_to_files_that_are_no_posts_are_said() -> None:
    """They may be broken. One from the root of all content gets the address that is likely.

    That is below the site's, as in Hugo, Zola, Docusaurus and VitePress.
    """
    entry, said = rendered("[a](nowhere.md) [b](/docs/index.md#c) [d](/docs/index.md#c)")
    assert said == [
        "posts/2024-05-01-this.md: warning: links to a post that is not there: 'nowhere.md'",
        "posts/2024-05-01-this.md: warning: links to a post that is not there: '/docs/index.md#c'",
    ]
    assert f'href="{SITE.url}docs/#c"' in (entry.content or "")


def test_links_to_pages_are_zolas_to_check() -> None:
    """https://www.getzola.org/documentation/content/linking/: it builds no site with a broken one.

    Pages without a date and sections are no posts, but they are there.
    """
    zola = usual_rendering("zola", {})
    html = content("[a](@/about.md) [b](@/blog/_index.md) [c](@/posts/2024-04-01-other.md)", zola)
    for address in (f"{SITE.url}about/", f"{SITE.url}blog/", OTHER.link):
        assert f'href="{address}"' in html


def test_a_post_that_loses_much_of_its_text_is_reported() -> None:
    """More than a tenth of it, and only what nobody could make sense of."""
    liquid = structs.replace(GFM, templates=frozenset({"liquid"}))
    _, said = rendered("text {% who knows what %}", liquid)
    assert said == [
        (
            "posts/2024-05-01-this.md: warning:"
            " 80 % of the text are template tags that had to be taken out"
        )
    ]
    assert rendered("text " * 50 + "{% who knows what %}", liquid)[1] == []
    assert rendered("{% gist 1 %}", liquid)[1] == []


@pytest.mark.parametrize(("value", "kept"), [(False, True), ("no", True), (True, False)])
def test_a_post_may_say_that_it_holds_no_templates(value: object, *, kept: bool) -> None:
    """Then braces are text, as on the site: https://jekyllrb.com/docs/liquid/tags/."""
    post = replace(THIS, metadata={"render_with_liquid": value})
    body = "Payload {{config}} and {% if x %}yes{% endif %} done, which is all there is to say."
    shown, _ = rendered(body, usual_rendering("jekyll", {}), post)
    assert (body in (shown.content or "")) == kept


def test_media_may_be_below_a_folder_of_their_own() -> None:
    """Chirpy's `media_subpath` is put before pictures and what includes show, not before links.

    https://chirpy.cotes.page/posts/write-a-new-post/#resource-path
    """
    post = replace(THIS, metadata={"media_subpath": "/assets/a"})
    body = "![b](b.png) [c](c.html) ![d](/d.png)\n{% include video.html src='e.mp4' %}"
    shown = content(body, usual_rendering("jekyll", {}), post)
    assert f'src="{SITE.url}assets/a/b.png"' in shown
    assert f'href="{THIS.link}c.html"' in shown
    assert 'src="https://example.org/d.png"' in shown
    assert f'src="{SITE.url}assets/a/e.mp4"' in shown


def test_tables_of_kramdown_need_no_header() -> None:
    """Their first row is one of the body: https://kramdown.gettalong.org/syntax.html#tables."""
    shown = content("| `a|b` | c |\n| d | e |", usual_rendering("jekyll", {}))
    row = "<tr><td><code>a|b</code></td><td>c</td></tr>"
    assert f"<table><tbody>{row}<tr><td>d</td>" in shown
    assert "<thead>" not in shown


# https://kramdown.gettalong.org/syntax.html#html-blocks
MARKDOWN_IN_HTML = [
    (
        '<div>\n\n<div markdown="1">\n*a*\n\n- b\n</div>\n\n*c*\n</div>',
        "<div><div><p><em>a</em></p><ul><li>b</li></ul></div>*c*</div>",
    ),
    (
        '<div markdown="1">\n<div>\n\n*a*\n\n<div markdown="1">*b*</div>\n</div>\n*c*\n</div>',
        "<div><div>*a*<div><p><em>b</em></p></div></div><p><em>c</em></p></div>",
    ),
    (
        '<table><tr><td markdown="1">\n*a*\n\nb\n</td><td>*c*</td></tr></table>',
        "<table><tbody><tr><td><p><em>a</em></p><p>b</p></td><td>*c*</td></tr></tbody></table>",
    ),
    (
        '<details markdown="1"><summary>*S*</summary>\n*a*\n</details>',
        "<details><summary>*S*</summary><p><em>a</em></p></details>",
    ),
    (
        '<details markdown="block">\n<summary markdown="span">*S*</summary>\n*a*\n</details>',
        "<details><summary><p><em>S</em></p></summary><p><em>a</em></p></details>",
    ),
    # https://mmistakes.github.io/minimal-mistakes/docs/utility-classes/#notices
    (
        "{% capture b %}\n#### T\n\n* a\n{% endcapture %}\n\n<div>{{ b | markdownify }}</div>",
        "<div><h4>T</h4><ul><li>a</li></ul></div>",
    ),
    ("a {{ '*b*' | markdownify }} c", "<p>a   <em>b</em>   c</p>"),
    ('<p class="b" markdown="1">*a*</p>', "<p><em>a</em></p>"),
    ('<div markdown="0">\n\n*a*\n</div>', "<div>*a*</div>"),
    (
        '- a\n  <div>\n\n  <div markdown="1">\n  *b*\n\n  c\n  </div>\n\n  </div>\n- e',
        "<ul><li><p>a</p><div><div><p><em>b</em></p><p>c</p></div></div></li><li><p>e</p></li></ul>",
    ),
]


@pytest.mark.parametrize(("text", "html"), MARKDOWN_IN_HTML)
def test_what_kramdown_takes_for_markdown_in_html(text: str, html: str) -> None:
    """What asks for it, whatever is around it, and no more."""
    shown = content(text, usual_rendering("jekyll", {}))
    assert re.sub(r"\s*\n\s*", "", shown) == html


def test_posts_may_show_what_the_configuration_says() -> None:
    """Texts and numbers: https://jekyllrb.com/docs/variables/#site-variables."""
    texts = {"repository": "https://example.net/r", "author.name": "Ada", "title": "Other"}
    rendering = usual_rendering("jekyll", {"texts": texts})
    body = "[{{ site.author.name }}]({{ site.repository }}) of {{ site.title }}{{ site.nothing }}"
    shown, _ = rendered(body, rendering)
    link = '<a href="https://example.net/r">Ada</a>'
    assert shown.content == f"<p>{link} of {SITE.title}</p>\n"


def test_posts_of_hugo_may_show_the_parameters_of_the_site() -> None:
    """What the post says itself comes first: https://gohugo.io/shortcodes/param/."""
    rendering = usual_rendering("hugo", {"texts": {"subtitle": "No", "contact.phone": 12}})
    body = '{{< param "subtitle" >}}: {{% param Contact.Phone %}}{{< param nothing >}}'
    assert rendered(body, rendering)[0].content == "<p>A subtitle: 12</p>\n"


def test_footnotes_of_two_entries_are_two() -> None:
    """Ids and links are those of one entry, whichever engine made them."""
    for renderer in ("gfm", "markdown", "kramdown"):
        body = "a[^1]\n\n[^1]: b"
        first = content(body, Rendering(renderer=renderer))
        second = content(body, Rendering(renderer=renderer), replace(THIS, id="another"))
        ids = {part.partition('"')[0] for part in first.split(' id="')[1:]}
        assert len(ids) == 2
        assert not any(f'"{each}"' in second for each in ids)
        assert all(f'#{each}"' in first for each in ids)


RENDERER_OF = [
    ("posts/a.md", {}, "<p><em>a</em></p>"),
    ("posts/a.html", {}, "*a*"),
    ("posts/a.mdx", {}, "<p><em>a</em></p>"),
    ("posts/a.rst", {}, "<p><em>a</em></p>"),
    ("posts/a.md", {"renderer": "html"}, "*a*"),
    ("posts/a.html", {"renderer": "gfm"}, "<p><em>a</em></p>"),
]


@pytest.mark.parametrize(("source", "metadata", "html"), RENDERER_OF)
def test_the_post_decides_then_its_file_then_the_site(
    source: str, metadata: dict[str, object], html: str
) -> None:
    """A post's own choice comes before what its file is written in."""
    assert content("*a*", post=replace(THIS, source=source, metadata=metadata)) == html


def test_a_renderer_of_the_users_own() -> None:
    """Any function from text to HTML renders; its HTML is cleaned like all other."""
    own = Rendering(renderer=lambda text: f"<p onclick=x>{text.upper()}</p>")
    assert content("a", own) == "<p>A</p>"


def test_a_renderer_by_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package may bring a renderer, under a name of its own."""
    from importlib.metadata import EntryPoint  # noqa: PLC0415 - only here

    point = EntryPoint(name="shout", value="string:capwords", group="feedkit.renderers")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_selected: (point,))
    assert content("a b", Rendering(renderer="shout")) == "A B"


def broken(_text: str) -> str:
    """Fail as programs do."""
    raise KeyError("of\nmine")


@pytest.mark.parametrize(
    ("rendering", "metadata", "message"),
    [
        (Rendering(renderer=broken), {}, "the renderer 'broken' failed: KeyError: 'of\\nmine'"),
        (Rendering(renderer=lambda _: 1), {}, "expected HTML as text, got int"),  # type: ignore[arg-type,return-value]
        (GFM, {"renderer": "nonsense"}, "a.md: renderer: expected one of markdown"),
        (GFM, {"renderer": 3}, "a.md: renderer: expected a name, got 3"),
    ],
)
def test_what_a_renderer_does_wrong_costs_one_post(
    rendering: Rendering, metadata: dict[str, object], message: str
) -> None:
    """The error says which post, and which renderer, on one line."""
    with pytest.raises(PostError) as error:
        rendered("a", rendering, replace(THIS, source="a.md", metadata=metadata))
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "rendering", [Rendering(renderer="nonsense"), Rendering(templates=frozenset({"nonsense"}))]
)
def test_what_the_configuration_misspells_is_no_posts_fault(rendering: Rendering) -> None:
    """It would be wrong of every post."""
    with pytest.raises(ConfigError, match="'nonsense'"):
        rendered("a", rendering)


def test_extensions_are_of_the_sites_renderer_alone() -> None:
    """A post that another engine renders has that engine's usual ones."""
    extended = Rendering(extensions=("toc",), extension_options={"toc": {"marker": "[HERE]"}})
    assert content("~~a~~", extended, replace(THIS, source="a.mdx")) == "<p><del>a</del></p>"


def test_what_is_too_much_for_an_engine_is_rendered_by_another() -> None:
    """Nothing is lost but the dialect, and it is said."""
    entry, said = rendered("[" * 20_000, Rendering())
    assert "[[[" in (entry.content or "")
    assert said == [
        (
            "posts/2024-05-01-this.md: warning:"
            " rendered as GitHub's Markdown, because its paragraphs are too long"
        )
    ]


def test_the_configuration_may_let_more_through() -> None:
    """Single elements and attributes, or all that the author wrote."""
    allowed = structs.replace(GFM, allow=Allow(attributes={"p": frozenset({"data-x"})}))
    assert content('<p data-x="1">a</p>', allowed) == '<p data-x="1">a</p>'
    trusting = structs.replace(GFM, clean="trust")
    assert content('<p onclick="a()">a</p>', trusting) == '<p onclick="a()">a</p>'


def test_characters_that_no_feed_may_hold_are_gone() -> None:
    """Also those that are used here to mark places."""
    assert content("a\x0bb\x08c\ufdd0d\ud800e") == "<p>abcde</p>"


MARKUP = [*"-#*_`[]()!$|{}>", "\n", "\n\n", "    ", "```", "- ", "1. ", "> ", "a ", "é", "中"]
MARKUP += ["{% raw %}", "{% endraw %}", "{% note %}", "{% endnote %}", "{{ a }}", "{{% c %}}"]
MARKUP += ["{{< b >}}", "{{< /b >}}", "<A b={1}>", "</A>", "import a from 'a'", "export const a"]
MARKUP += [":::note", ":::", "> [!TIP]", "[[a|b]]", "%%", "==", "{: .a}", "{#a}", "[^1]", "[^1]: "]
MARKUP += ["<!--more-->", "&amp;", "<p>", "</p>", "<div>", "<pre>", "</pre>", "<script>", "<table>"]
MARKUP += ["<img src=a onerror=b>", "<a href='javascript:a'>", "<iframe src=//a.b></iframe>"]


@pytest.mark.parametrize("dialect", SIGNS)
@settings(max_examples=30)
@given(body=st.lists(st.sampled_from(MARKUP), max_size=40).map("".join))
def test_whatever_is_written_arrives_safe(dialect: str, body: str) -> None:
    """Any mixture of marks, of any dialect, becomes HTML that is safe and well-formed."""
    said: list[Problem] = []
    post = replace(THIS, body=body)
    entry = render_body(post, SITE, usual_rendering(dialect, {}), links=LINKS, warn=said.append)
    assert faults(entry.content or "") == []
