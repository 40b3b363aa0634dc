"""Shortcodes of Hugo, Nikola and Zola."""

from __future__ import annotations

import pytest
from template_tags import expanded

OTHER = "https://example.org/base/2024/other/"

# https://gohugo.io/content-management/shortcodes/
HUGO = [
    ("a {{< unknown x >}}b", "a b"),
    ("{{< unknown >}}shown{{< /unknown >}}", "shown"),
    ("{{% unknown %}}**shown**{{% /unknown %}}", "**shown**"),
    ('{{< figure src="a.png" alt="A cat" >}}', '<img src="a.png" alt="A cat">'),
    # What follows is Markdown.
    ('{{< figure src="a.png" >}}\n**b**', '<img src="a.png">\n\n**b**'),
    ('a\n\n{{< figure src="a.png" >}}\n**b**', 'a\n\n<img src="a.png">\n\n**b**'),
    ('a\n{{< figure src="a.png" >}}\n**b**', 'a\n<img src="a.png">\n**b**'),
    ('{{< figure src="a.png" >}}\n\n**b**', '<img src="a.png">\n\n**b**'),
    (
        '{{< figure src="a.png" alt="A cat" caption="Sleeping" link="/cats" >}}',
        (
            '\n<figure><a href="/cats"><img src="a.png" alt="A cat"></a>'
            "<figcaption>Sleeping</figcaption></figure>\n"
        ),
    ),
    (
        "{{< figure\n  src=`a.png`\n  title='By *me*'\n>}}",
        (
            '\n<figure markdown="1">\n<img src="a.png" alt="By me">\n'
            '<figcaption markdown="1">\n\nBy *me*\n\n</figcaption>\n</figure>\n'
        ),
    ),
    (
        "{{< youtube id=a_b-c title='A film' >}}",
        '\n<iframe src="https://www.youtube.com/embed/a_b-c" title="A film"></iframe>\n',
    ),
    ("{{< vimeo 123 >}}", '\n<iframe src="https://player.vimeo.com/video/123"></iframe>\n'),
    (
        '{{< x user="ada" id="1" >}}',
        '<a href="https://x.com/ada/status/1">https://x.com/ada/status/1</a>',
    ),
    ("{{< tweet 12 >}}", '<a href="https://x.com/i/status/12">https://x.com/i/status/12</a>'),
    (
        "{{< gist ada 12 >}}",
        '<a href="https://gist.github.com/ada/12">https://gist.github.com/ada/12</a>',
    ),
    # What is no post is a page all the same, or Hugo would not build the site.
    ('[x]({{< ref "/About.md#me" >}})', "[x](https://example.org/base/about/#me)"),
    ('[x]({{< relref "docs/_index.md" >}})', "[x](https://example.org/base/docs/)"),
    ('[x]({{< ref path="/tags/t" >}})', "[x](https://example.org/base/tags/t/)"),
    ('[x]({{< ref "/" >}})', "[x](https://example.org/base/)"),
    ('[x]({{< ref "2024-04-01-other.md#y" >}})', f"[x]({OTHER}#y)"),
    ('[x]({{< relref path="2024-04-01-other" >}})', f"[x]({OTHER})"),
    ('[x]({{< ref "#part" >}})', "[x](#part)"),
    ('{{< param "subtitle" >}}', "A subtitle"),
    ("{{< param deep.own >}}, {{% param params.deep.own %}}, {{< param is >}}", "Mine, Mine, true"),
    ("a {{< param deep >}}b", "a b"),
    (
        'a {{< highlight go "hl_inline=true" >}}b("x")...{{< /highlight >}} c',
        'a <code>b("x")...</code> c',
    ),
    ("{{< chart >}}\ntype: 'bar'\n{{< /chart >}}a", "a"),
    (
        '{{< link href="https://x.example" content="b" title="c" >}}',
        '<a href="https://x.example">b</a>',
    ),
    (
        "{{< highlight go >}}\na {{< b >}}\n{{< /highlight >}}",
        '\n<pre><code class="language-go">a {{&lt; b &gt;}}</code></pre>\n',
    ),
    (
        "{{% note %}}\n- a\n- b\n{{% /note %}}",
        '\n<blockquote markdown="1">\n\n<strong>Note</strong>\n\n- a\n- b\n\n</blockquote>\n',
    ),
    (
        '{{% alert title="Mind" color="warning" %}}a{{% /alert %}}',
        '\n<blockquote markdown="1">\n\n<strong>Mind</strong>\n\na\n\n</blockquote>\n',
    ),
    (
        '{{< details "More" >}}a{{< /details >}}',
        '\n<details markdown="1"><summary>More</summary>\n\na\n\n</details>\n',
    ),
    ('{{< button href="/x" >}}Go{{< /button >}}', '<a href="/x">Go</a>'),
    ("{{< tabs >}}{{< tab Go >}}a{{< /tab >}}{{< /tabs >}}", " <strong>Go</strong>  a"),
    ("{{/* a comment */}}", "{{/* a comment */}}"),
    # https://gohugo.io/shortcodes/figure/: who made it is to be named
    (
        '{{< figure src="a.png" title="T" caption="C" attr="Ada" attrlink="https://a.example" >}}',
        (
            '\n<figure markdown="1">\n<img src="a.png" alt="C">\n'
            '<figcaption markdown="1">\n\n**T** C [Ada](https://a.example)\n\n'
            "</figcaption>\n</figure>\n"
        ),
    ),
    (
        '{{< figure src="a.png" attr="Ada" >}}',
        '\n<figure><img src="a.png"><figcaption>Ada</figcaption></figure>\n',
    ),
    ("{{</* figure */>}}", "{{&lt; figure &gt;}}"),
    ("`{{</* figure */>}}`", "`{{< figure >}}`"),
    ("Helm has {{ .Values.x }}", "Helm has {{ .Values.x }}"),
]


@pytest.mark.parametrize(("text", "shown"), HUGO)
def test_shortcodes_of_hugo(text: str, shown: str) -> None:
    """Shortcodes that all sites have show the same; others go, with what they enclose left."""
    assert expanded(text, "hugo") == shown


# https://getnikola.com/handbook.html#shortcodes
NIKOLA = [
    ("{{% unknown %}}b", "b"),
    ("{{% raw %}}{{% youtube x %}}{{% /raw %}}", "{{% youtube x %}}"),
    (
        "{{% media url=https://www.youtube.com/watch?v=x %}}",
        '\n<iframe src="https://www.youtube.com/watch?v=x"></iframe>\n',
    ),
    ("{{% doc %}}2024-04-01-other{{% /doc %}}", f'<a href="{OTHER}">The other post</a>'),
    ("{{% doc %}}Look <2024-04-01-other>{{% /doc %}}", f'<a href="{OTHER}">Look</a>'),
    ("{{% doc %}}nowhere{{% /doc %}}", "nowhere"),
    ("a {{< b >}}", "a {{< b >}}"),
]


@pytest.mark.parametrize(("text", "shown"), NIKOLA)
def test_shortcodes_of_nikola(text: str, shown: str) -> None:
    """Nikola's look like Hugo's and have a few meanings of their own."""
    assert expanded(text, "nikola") == shown


def test_shortcodes_in_rst_become_raw_html() -> None:
    """In reStructuredText HTML needs a directive to get through."""
    text = "a\n\n{{% youtube x %}}\n\nb\n"
    html = '   <iframe src="https://www.youtube.com/embed/x"></iframe>'
    assert f".. raw:: html\n\n{html}\n" in expanded(text, "nikola", markup="rst")


# https://www.getzola.org/documentation/content/shortcodes/
ZOLA = [
    ("{{ unknown(x=1) }}b", "b"),
    ('{{ youtube(id="x") }}', '\n<iframe src="https://www.youtube.com/embed/x"></iframe>\n'),
    ("{% box() %}a{% end %}b", "ab"),
    (
        '{% quote(author="Ada") %}a{% end %}',
        '\n<blockquote markdown="1">\n\na\n\n— Ada\n\n</blockquote>\n',
    ),
    ("{% a() %}1{% b() %}2{% end %}3{% end %}4", "1234"),
    ('{{/* youtube(id="x") */}}', '{{ youtube(id="x") }}'),
    ("{{ not a call }}", "{{ not a call }}"),
]


@pytest.mark.parametrize(("text", "shown"), ZOLA)
def test_shortcodes_of_zola(text: str, shown: str) -> None:
    """Zola's are calls, and all are closed alike."""
    assert expanded(text, "zola") == shown
