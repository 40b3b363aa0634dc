"""HTML that goldmark leaves out, text and all, unless a site asks for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SITE, entry
from template_tags import expanded

from feedkit.content.defaults import usual_rendering
from feedkit.content.render import render_body


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # CommonMark 0.31.2 §6.6: tags within a paragraph go, the text between them stays
        ("a <b>bold</b> word<br>", "a bold word"),
        ("a <img src='x.png' alt=\"y>\"> b", "a  b"),
        # §4.6, condition 6: a block goes up to the next blank line
        ("<div>gone\ngone too\n\nstays\n</div>", "\n\nstays\n"),
        ("> <table><tr><td>1\n\nb", "> \n\nb"),
        # condition 7: any tag alone on its line, but not within a paragraph
        ("<custom-tag>\ngone\n\nstays", "\n\nstays"),
        ("text\n<custom-tag>\nstays", "text\n\nstays"),
        # what is no tag
        ("1 < 2 and a<b", "1 < 2 and a<b"),
        ("<https://x.example> <a@x.example>", "<https://x.example> <a@x.example>"),
        ("<!--more-->", "<!--more-->"),
        # code is an example
        ("`<b>` and\n\n    <div>\n\n```\n<p>\n```", "`<b>` and\n\n    <div>\n\n```\n<p>\n```"),
    ],
)
def test_html_is_left_out(text: str, left: str) -> None:
    """What CommonMark takes for HTML, and nothing else."""
    assert expanded(text, "omitted-html") == left


def test_a_shortcodes_own_html_stays() -> None:
    """It is not the post's."""
    shown = expanded('<b>x</b> {{< figure src="/a.png" >}}', "hugo", "omitted-html")
    assert shown.startswith("x ")
    assert "/a.png" in shown


def test_only_where_hugo_leaves_it_out() -> None:
    """https://gohugo.io/configuration/markup/#rendererunsafe; without a site, nobody knows."""
    known = {"output": "public"}
    allowed = {**known, "markdown": {"unsafe": True}}
    assert "omitted-html" in usual_rendering("hugo", known).templates
    assert "omitted-html" not in usual_rendering("hugo", allowed).templates
    assert "omitted-html" not in usual_rendering("hugo", {}).templates


HUGO = usual_rendering("hugo", {"output": "public"})
GONE_AND_LEFT = [
    ("a <b>bold</b> word<br>\nmore", "<p>a bold word\nmore</p>\n"),
    ("<div>gone\n</div>\n\nstays", "<p>stays</p>\n"),
    ("<b></b> <i>\n</i>\n\nstays", "<p>stays</p>\n"),
    ("<b>text</b> `<b>`", "<p>text <code>&lt;b&gt;</code></p>\n"),
    ("<https://e.org/>", '<p><a href="https://e.org/">https://e.org/</a></p>\n'),
    (
        "![x](data:image/webp;base64,AA) <b>y</b>",
        '<p><img src="data:image/webp;base64,AA" alt="x"> y</p>\n',
    ),
    ("[x](javascript:y) <b>y</b>", "<p><a>x</a> y</p>\n"),
    ("- [x] <b>done</b>", "<ul>\n<li>☑ done</li>\n</ul>\n"),
]


def shown(text: str) -> str:
    """Return the HTML of a post on a Hugo site."""
    return render_body(entry(body=text), SITE, HUGO, warn=lambda _: None).content


@pytest.mark.parametrize(("text", "html"), GONE_AND_LEFT)
def test_what_a_subscriber_reads(text: str, html: str) -> None:
    """Without the HTML, whether the engine leaves it out or it is taken out of the text before."""
    assert shown(text) == html
    assert shown(f"{text}\n\n{{{{< x >}}}}").startswith(html.rstrip())
    assert shown(f"{text}\n\n<!--more-->").startswith(html.rstrip())


@given(st.lists(st.sampled_from(["<", ">", "</", "div", "b", "\n", " ", "`", "x", '"', "="])))
def test_any_text_ends(parts: list[str]) -> None:
    """Without an exception, and no longer than it was."""
    text = "".join(parts)
    assert len(expanded(text, "omitted-html")) <= len(text)


def test_a_post_in_html_is_all_there() -> None:
    """Hugo leaves out what is HTML in Markdown, and nothing of a file that is HTML."""
    post = entry(body="<p>Hello <b>world</b></p>", source="a.html")
    assert "<b>world</b>" in (render_body(post, SITE, HUGO, warn=lambda _: None).content)
