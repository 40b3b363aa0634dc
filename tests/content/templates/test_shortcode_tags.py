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
    (
        '{{< video src="https://www.youtube.com/embed/a_b-cdefghi" title="A film" >}}',
        '\n<iframe src="https://www.youtube.com/embed/a_b-cdefghi" title="A film"></iframe>\n',
    ),
    ('{{< video "a.mp4" >}}', '\n<video src="a.mp4" controls="controls"></video>\n'),
    # A theme's own: what its name and the file's say is enough.
    ('{{< wide-image src="a.png" alt="A cat" >}}', '<img src="a.png" alt="A cat">'),
    ("a {{< imgproc b Resize >}}b {{< figures >}}c", "a b c"),
    # What needs no Markdown but has a character of HTML's: both are shown as they are meant.
    (
        '{{< figure src="a.png" caption="1&quot;" credit="Ada" >}}',
        (
            '\n<figure markdown="1">\n<img src="a.png" alt="1&quot;">\n'
            '<figcaption markdown="1">\n\n1&quot; Ada\n\n</figcaption>\n</figure>\n'
        ),
    ),
    # https://blowfish.page/docs/shortcodes/
    ('{{< github repo="a/b" >}}', '<a href="https://github.com/a/b">a/b</a>'),
    ('{{< carousel images="{a.jpg, b.jpg}" >}}', '<img src="a.jpg">\n<img src="b.jpg">\n'),
    ('a {{< carousel images="a/*" >}}b', "a b"),
    (
        '{{< timeline >}}{{< timelineItem header="1990" >}}a{{< /timelineItem >}}{{< /timeline >}}',
        " <strong>1990</strong>  a",
    ),
    (
        '{{< accordion >}}{{< accordionItem title="A" >}}b{{< /accordionItem >}}{{< /accordion >}}',
        '\n<details markdown="1"><summary>A</summary>\n\nb\n\n</details>\n',
    ),
    ("{{< katex >}}a", "a"),
    # https://github.com/alex-shpak/hugo-book#katex and #buttons
    ("{{< katex >}}a_b \\, c_d{{< /katex >}}", "$a_b \\, c_d$"),
    ("{{< katex display=true >}}\na\n{{< /katex >}}", "$$a$$"),
    (
        '{{< button relref="/About.md" >}}Me{{< /button >}}',
        '<a href="https://example.org/base/about/">Me</a>',
    ),
    # https://docs.hugoblox.com/reference/markdown/#call-to-action
    ('{{< cta cta_text="Go" cta_link="/a" >}}', '<a href="/a">Go</a>'),
    # https://stack.jimmycai.com/writing/shortcodes#quote
    (
        '{{< quote author="Ada" source="Notes" url="/n" >}}a{{< /quote >}}',
        '\n<blockquote markdown="1">\n\na\n\n— <a href="/n">Ada Notes</a>\n\n</blockquote>\n',
    ),
    # https://fixit.lruihao.cn/documentation/content-management/shortcodes/extended/fixit-encryptor/
    ('a {{< fixit-encryptor "key" >}}hidden{{< /fixit-encryptor >}}b', "a b"),
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
    # https://www.docsy.dev/docs/content/shortcodes/#tabbed-panes
    (
        '{{< tab header="Go" lang="go" >}}\n`a` {{< b >}} <i>\n{{< /tab >}}',
        (
            "\n<strong>Go</strong>\n\n"
            '<pre><code class="language-go">`a` {{&lt; b &gt;}} &lt;i&gt;</code></pre>'
        ),
    ),
    (
        '{{% tab header="Go" lang="go" text=true %}}\n*a* {{< b >}}\n{{% /tab %}}',
        "\n<strong>Go</strong>\n\n\n*a* \n",
    ),
    (
        (
            '{{< tabpane lang="sh" >}}\n{{< tab "A" >}}\n# {{< b >}}\n{{< /tab >}}\n'
            '{{< tab header="B" lang="go" >}}c{{< /tab >}}\n'
            '{{% tab header="D" text=true %}}*e* {{< param "subtitle" >}}{{% /tab %}}\n'
            "{{< /tabpane >}}\nf"
        ),
        (
            "\n<strong>A</strong>\n\n"
            '<pre><code class="language-sh"># {{&lt; b &gt;}}</code></pre>\n'
            '\n<strong>B</strong>\n\n<pre><code class="language-go">c</code></pre>\n'
            "\n<strong>D</strong>\n\n*e* A subtitle\nf"
        ),
    ),
    (
        "{{< tabpane text=true >}}{{< tab A >}}*b*{{< /tab >}}{{< /tabpane >}}",
        "\n<strong>A</strong>\n\n*b*",
    ),
    ("{{< tabpane >}}{{< /tab >}}{{< tab >}}a{{< /tabpane >}}b", "b"),
    # https://kubernetes.io/docs/contribute/style/hugo-shortcodes/#tabs
    (
        '{{< tab name="Sh" codelang="bash" >}}a *b*{{< /tab >}}',
        '\n<strong>Sh</strong>\n\n<pre><code class="language-bash">a *b*</code></pre>',
    ),
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
    # https://welpo.github.io/tabi/blog/shortcodes/
    (
        '{{ multilingual_quote(original="Sí", translated="Yes", author="Ada") }}',
        '\n<blockquote markdown="1">\n\nSí\n\nYes\n\n— Ada\n\n</blockquote>\n',
    ),
    (
        '{{ dual_theme_image(light_src="l.png", dark_src="d.png", alt="A cat") }}',
        '<img src="l.png" alt="A cat">',
    ),
    (
        '{{ admonition(type="tip", text="Do *it*") }}',
        '\n<blockquote markdown="1">\n\n<strong>Tip</strong>\n\nDo *it*\n\n</blockquote>\n',
    ),
    ('a {{ spoiler(text="b & c") }} d', "a b &amp; c d"),
    ('{{ quote(author="Ada") }}{{ note(type="x") }}', ""),
    # What begins at the section of the post is seen from the site, as Zola's `get_url` sees it.
    ('{{ wide_image(src="posts/a/b.png") }}', '<img src="https://example.org/base/posts/a/b.png">'),
    ('{{ wide_image(src="a/b.png") }}', '<img src="a/b.png">'),
    ("{% a() %}1{% b() %}2{% end %}3{% end %}4", "1234"),
    ('{{/* youtube(id="x") */}}', '{{ youtube(id="x") }}'),
    ("{{ not a call }}", "{{ not a call }}"),
]


@pytest.mark.parametrize(("text", "shown"), ZOLA)
def test_shortcodes_of_zola(text: str, shown: str) -> None:
    """Zola's are calls, and all are closed alike."""
    assert expanded(text, "zola") == shown
