"""Hexo's tag plugins."""

from __future__ import annotations

import pytest
from template_tags import expanded

OTHER = "https://example.org/base/2024/other/"

# https://hexo.io/docs/tag-plugins
ROWS = [
    (
        "{% codeblock A title lang:js https://example.com %}\nlet a = {{ b }}\n{% endcodeblock %}",
        '\n<pre><code class="language-js">let a = {{ b }}</code></pre>\n',
    ),
    ("{% code %}\na\n{% endcode %}", "\n<pre><code>a</code></pre>\n"),
    (
        "{% asset_img cat.png A cat %}",
        '<img src="https://example.org/base/2024/this/cat.png" alt="A cat">',
    ),
    (
        '{% img /cat.png 300 200 \'"A title" "A cat"\' %}',
        '<img src="/cat.png" alt="A cat" width="300" height="200">',
    ),
    (
        "{% asset_link cat.pdf 'A cat' %}",
        '<a href="https://example.org/base/2024/this/cat.pdf">A cat</a>',
    ),
    ("{% asset_path cat.pdf %}", "https://example.org/base/2024/this/cat.pdf"),
    ("{% asset_img /cat.png %}", '<img src="/cat.png">'),
    ("{% post_link 2024-04-01-other %}", f'<a href="{OTHER}">The other post</a>'),
    ("{% post_link other 'Look' %}", f'<a href="{OTHER}">Look</a>'),
    ("{% post_link nowhere %}", "nowhere"),
    ("[x]({% post_path other %})", f"[x]({OTHER})"),
    ("{% link Hexo site https://hexo.io %}", '<a href="https://hexo.io">Hexo site</a>'),
    ("{% iframe https://example.com 1 2 %}", '\n<iframe src="https://example.com"></iframe>\n'),
    (
        "{% blockquote Ada, Notes https://example.com A book %}\na\n{% endblockquote %}",
        (
            '\n<blockquote markdown="1">\n\na\n\n'
            '— Ada, Notes <a href="https://example.com">A book</a>\n\n</blockquote>\n'
        ),
    ),
    (
        "{% note warning %}\na\n{% endnote %}",
        '\n<blockquote markdown="1">\n\n<strong>Warning</strong>\n\na\n\n</blockquote>\n',
    ),
    ("{% raw %}{{ a }}{% endraw %}", "{{ a }}"),
    # Between fences, everything is as it was written.
    ("```\n{% raw %}{{ a }}{% endraw %}\n```", "```\n{% raw %}{{ a }}{% endraw %}\n```"),
    ("> ~~~\n> {% raw %}a{% endraw %}\n> ~~~", "> ~~~\n> {% raw %}a{% endraw %}\n> ~~~"),
    ("`{% raw %}{{ a }}{% endraw %}`", "`{{ a }}`"),
    ("{% unknown %}a{% endunknown %}", "a"),
    (
        "{% pullquote right %}\na\n{% endpullquote %}",
        '\n<blockquote markdown="1">\n\na\n\n</blockquote>\n',
    ),
    # https://theme-next.js.org/docs/tag-plugins/
    ("a {% label primary@b & c %} d", "a <mark>b &amp; c</mark> d"),
    ("a {% label b red %} d", "a <mark>b</mark> d"),
    (
        "a {% button https://x.example, Press me, home, Title %} b",
        'a <a href="https://x.example">Press me</a> b',
    ),
    ("a {% btn '/x/', , home, Title %} b", 'a <a href="/x/">Title</a> b'),
    # https://butterfly.js.org/posts/4aa8abbe/
    (
        "{% note blue 'fas fa-fan' flat %}a{% endnote %}",
        '\n<blockquote markdown="1">\n\na\n\n</blockquote>\n',
    ),
    (
        "{% note info modern %}a{% endnote %}",
        '\n<blockquote markdown="1">\n\n<strong>Info</strong>\n\na\n\n</blockquote>\n',
    ),
    ("Which? {% hideInline This, one,Look,#fff %}.", "Which? This."),
    (
        "{% hideToggle How to,#f00,#fff %}\na\n{% endhideToggle %}",
        '\n<details markdown="1"><summary>How to</summary>\n\na\n\n</details>\n',
    ),
    (
        "{% timeline 2022,blue %}\n<!-- timeline 01-02 -->\na\n<!-- end -->\n{% endtimeline %}",
        "\n<strong>2022</strong>\n\n\n\n<strong>01-02</strong>\n\na\n<!-- end -->\n",
    ),
    # https://hexo.fluid-dev.com/docs/guide/
    (
        "{% fold info @Read, please %}\na\n{% endfold %}",
        '\n<details markdown="1"><summary>Read, please</summary>\n\na\n\n</details>\n',
    ),
    ("{% cb Done, true, true %} {% cb Not done %} {% cb false %} b", "☑ Done ☐ Not done ☐ b"),
    # https://volantis.js.org/v6/tag-plugins/
    ("{% checkbox red checked, Done %}, {% u b c %} {% span red, d e %}", "☑ Done, b c d e"),
    (
        "{% folding blue open, How to %}\na\n{% endfolding %}",
        '\n<details markdown="1"><summary>How to</summary>\n\na\n\n</details>\n',
    ),
    ("a {% note red, b c %} d", 'a <blockquote markdown="1">  b c  </blockquote> d'),
    (
        "{% noteblock red, b c %}\na\n{% endnoteblock %}",
        '\n<blockquote markdown="1">\n\n<strong>b c</strong>\n\na\n\n</blockquote>\n',
    ),
    ("{% timenode 2020 %}a{% endtimenode %}", "\n<strong>2020</strong>\n\na"),
]


@pytest.mark.parametrize(("text", "shown"), ROWS)
def test_tag_plugins(text: str, shown: str) -> None:
    """Hexo's own tags show what they show on the site."""
    assert expanded(text, "hexo") == shown


def test_an_image_has_sizes_and_a_title() -> None:
    """What stands behind the path is, in this order, width, height and texts."""
    shown = expanded("{% asset_img left cat.png 300 200 'Title' %}", "hexo")
    place = "https://example.org/base/2024/this/cat.png"
    assert shown == f'<img src="{place}" alt="Title" width="300" height="200">'


def test_tabs_are_shown_below_their_captions() -> None:
    """https://theme-next.js.org/docs/tag-plugins/tabs: one without a caption has a number."""
    tabs = """{% tabs Sys, 2 %}
<!-- tab Mac OS@apple -->
a *b*
<!-- endtab -->
<!-- tab -->
c
<!-- endtab -->
{% endtabs %}"""
    shown = expanded(tabs, "hexo").replace("<!-- endtab -->", "").split()
    words = "<strong>Mac OS</strong> a *b* <strong>Sys 2</strong> c"
    assert shown == words.split()
