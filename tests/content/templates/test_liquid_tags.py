"""Liquid in posts of Jekyll and Eleventy."""

from __future__ import annotations

from dataclasses import replace

import pytest
from template_tags import context, expanded

from feedkit.content.templates import expand, language_named

# What a post says, and what becomes of it. https://jekyllrb.com/docs/liquid/
ROWS = [
    ("a {% unknown thing %}b", "a b"),
    ("a {%- unknown -%} b", "a  b"),
    ("{% comment %}not shown{% endcomment %}b", "b"),
    ("{# no #}shown {% comment %}no{% endcomment %}b", "shown b"),
    ("{% widget %}shown{% endwidget %}", "shown"),
    ("{% raw %}{{ braces }} {% tags %}{% endraw %}", "{{ braces }} {% tags %}"),
    ("`{% raw %}{{ braces }}{% endraw %}`", "`{{ braces }}`"),
    ("```\n{% raw %}\n{{ braces }}\n{% endraw %}\n```\n", "```\n\n{{ braces }}\n\n```\n"),
    # https://jekyllrb.com/docs/liquid/tags/#links
    ("[x]({% post_url 2024-04-01-other %})", "[x](https://example.org/base/2024/other/)"),
    ("[x]({% link posts/2024-04-01-other.md %}#y)", "[x](https://example.org/base/2024/other/#y)"),
    # https://jekyllrb.com/docs/liquid/tags/#links: to any file
    ("[x]({% link assets/a b.pdf %})", "[x](https://example.org/base/assets/a%20b.pdf)"),
    ("[x]({% link _posts/2020-01-01-nowhere.md %})", "[x](https://example.org/base/2024/this/)"),
    # https://mmistakes.github.io/minimal-mistakes/docs/helpers/#responsive-video-embed
    (
        '{% include video id="abc" provider="youtube" %}',
        '\n<iframe src="https://www.youtube.com/embed/abc"></iframe>\n',
    ),
    ("[x]({%- post_url 2024-04-01-other -%})", "[x](https://example.org/base/2024/other/)"),
    ("a{%- comment -%}b{%- endcomment -%} {{- site.title -}}", "a Field notes"),
    ("[x]({% post_url 2020-01-01-nowhere %})", "[x](https://example.org/base/2024/this/)"),
    # https://jekyllrb.com/docs/upgrading/3-to-4/: the base path that Jekyll 3 wanted in front
    ("[x]({{ site.baseurl }}/{% post_url other %})", "[x](https://example.org/base/2024/other/)"),
    (
        "[x]({{site.url}}{{site.baseurl}}{% link posts/2024-04-01-other.md %})",
        "[x](https://example.org/base/2024/other/)",
    ),
    # https://jekyllrb.com/docs/liquid/filters/#standard-liquid-filters
    ("![]({{ '/a.png' | relative_url }})", "![](/base/a.png)"),
    ("![]({{ '/a.png' | absolute_url }})", "![](https://example.org/base/a.png)"),
    ("![]({{ site.baseurl }}/a.png)", "![](/base/a.png)"),
    ("![]({{site.url}}{{site.baseurl}}/a.png)", "![](https://example.org/base/a.png)"),
    ('![]({{ "/a.png" | prepend: site.baseurl }})', "![](/base/a.png)"),
    ("{{ page.title }} on {{ site.title }}", "This post on Field notes"),
    ("[x]({{ page.url | relative_url }}) {{ page.url }}", "[x](/base/2024/this/) /2024/this/"),
    ("{{ page.url | absolute_url }}", "https://example.org/base/2024/this/"),
    ("{{ page.subtitle | upcase }} {{ page.count }}", "A SUBTITLE 3"),
    ("{{ page.nothing | default: 'else' }}", "else"),
    ("{{ '{{' }} and {{ \"%}\" }}", "{{ and %}"),
    ("{{ page.nothing }}", ""),
    ("{{ site.posts | where: 'x', 'y' | first }}", ""),
    ("{% assign dir = '/img' %}![]({{ dir }}/a.png)", "![](/img/a.png)"),
    ("{% capture dir %}/img{% endcapture %}![]({{ dir }}/a.png)", "![](/img/a.png)"),
    ("{% if page.x %}yes{% else %}no{% endif %}.", "yes."),
    ("{% unless a %}yes{% elsif b %}no{% endunless %}.", "yes."),
    ("{% for p in site.posts %}- {{ p.title }}{% endfor %}.", "."),
    # What it takes no program to show, also from themes' includes.
    (
        '{% include figure.html src="/a.png" caption="A cat" %}',
        '\n<figure><img src="/a.png" alt="A cat"><figcaption>A cat</figcaption></figure>\n',
    ),
    (
        '{% include youtube.html id="abc" %}',
        '\n<iframe src="https://www.youtube.com/embed/abc"></iframe>\n',
    ),
    # Themes see files from the site's root: al-folio's `{{ include.path | relative_url }}`.
    (
        '{% include figure.liquid path="img/a.png" %}{% include image.html file="/b.png" %}',
        '<img src="https://example.org/base/img/a.png"><img src="/b.png">',
    ),
    (
        '{% include youtube.html src="abc" %}',
        '\n<iframe src="https://www.youtube.com/embed/abc"></iframe>\n',
    ),
    # https://github.com/alshedivat/al-folio/blob/main/_posts/2023-04-24-videos.md
    (
        '{% include video.liquid path="v/a.mp4" %} {% include audio.liquid path="/a.mp3" %}',
        (
            '<video src="https://example.org/base/v/a.mp4" controls="controls"></video>'
            ' <audio src="/a.mp3" controls="controls"></audio>'
        ),
    ),
    (
        '{% include video.liquid path="https://player.vimeo.com/video/5" %}',
        '\n<iframe src="https://player.vimeo.com/video/5"></iframe>\n',
    ),
    # https://mmistakes.github.io/minimal-mistakes/docs/helpers/#gallery
    # https://github.com/Ovski4/jekyll-tabs
    (
        (
            "{% tabs x %}{% tab x Two words %}a{% endtab %}{% tab 'Three of them' %}b{% endtab %}"
            "{% endtabs %}"
        ),
        "\n<strong>Two words</strong>\n\na\n<strong>Three of them</strong>\n\nb",
    ),
    ("{% include JB/setup %}", ""),
    (
        "{% gist ada/123 file.py %}",
        ('<a href="https://gist.github.com/ada/123">https://gist.github.com/ada/123</a>'),
    ),
    (
        "{% details Note: all of it %}a{% enddetails %}{% details 'b c' d %}e{% enddetails %}",
        (
            '<details markdown="1"><summary>Note: all of it</summary>  a  </details>'
            '<details markdown="1"><summary>b c</summary>  e  </details>'
        ),
    ),
    # https://jekyllrb.com/docs/includes/#passing-parameter-variables-to-includes
    (
        "{% assign a = '/a.png' %}{% include image.html src=a alt=page.subtitle %}",
        '<img src="/a.png" alt="A subtitle">',
    ),
    ("{% include youtubePlayer.html id=page.film %}", ""),
    # https://github.com/Ovski4/jekyll-tabs
    ("{% tab log a b %}c{% endtab %}", "\n<strong>a b</strong>\n\nc"),
    ("{% tab label='a' %}c{% endtab %}", "\n<strong>a</strong>\n\nc"),
    # https://idratherbewriting.com/documentation-theme-jekyll/mydoc_alerts.html
    (
        '{% include note.html content="See *this*." %}',
        ('\n<blockquote markdown="1">\n\n<strong>Note</strong>\n\nSee *this*.\n\n</blockquote>\n'),
    ),
    ("{% include note.html %}", ""),
    # https://github.com/alshedivat/al-folio/tree/main/_includes
    (
        '{% include video.liquid path="https://www.youtube.com/embed/abc" %}',
        '\n<iframe src="https://www.youtube.com/embed/abc"></iframe>\n',
    ),
    (
        '{% include video.liquid path="a.mp4" %}',
        '\n<video src="https://example.org/base/a.mp4" controls="controls"></video>\n',
    ),
    (
        '{% include image.html url="/a.png" description="A cat" %}',
        '\n<figure><img src="/a.png" alt="A cat"><figcaption>A cat</figcaption></figure>\n',
    ),
    # https://jekyllrb.com/docs/liquid/filters/#markdownify
    ("{{ 'plain' | markdownify }}", "plain"),
    ("<p>{{ '*a*' | markdownify }}</p>", "<p>  *a*  </p>"),
    # https://github.com/imathis/octopress/tree/master/plugins
    ("{% img /a.png Two words %}", '<img src="/a.png" alt="Two words">'),
    (
        'a {% img left half http://b.example/a.png 150 90 "A title" \'In it: "b"\' %}',
        'a <img src="http://b.example/a.png" alt="In it: &quot;b&quot;" width="150" height="90">',
    ),
    ("{% img '/a b.png' 2 '3 cats' %}", '<img src="/a b.png" alt="3 cats" width="2">'),
    ('{% img src="/a.png" alt="b" %}', '<img src="/a.png" alt="b">'),
    ('{% img "/a b.png", "c d", "100vw" %}', '<img src="/a b.png" alt="c d">'),
    ('{% img "/a.png" alt="b" %}', '<img src="/a.png" alt="b">'),
    ("{% img /a.png b, c %}", '<img src="/a.png" alt="b, c">'),
    ("{% img /a.png A: b %}", '<img src="/a.png" alt="A: b">'),
    (
        "{% codeblock A lang:rb http://b.c %}\n{% raw %}{{ a }}{% endraw %}{% endcodeblock %}",
        '\n<pre><code class="language-rb">{{ a }}</code></pre>\n',
    ),
    (
        "{% blockquote Ada L, Notes http://a.example A book %}\na\n{% endblockquote %}",
        (
            '\n<blockquote markdown="1">\n\na\n\n'
            '— Ada L, Notes <a href="http://a.example">A book</a>\n\n</blockquote>\n'
        ),
    ),
    (
        '{% pullquote left %}\na {" b c "} d\n{% endpullquote %}',
        '\n<blockquote markdown="1">\n\na b c d\n\n</blockquote>\n',
    ),
    ("![]({{ root_url }}/a.png)", "![](/base/a.png)"),
    ("![]({{ base_path }}/a.png)", "![](https://example.org/base/a.png)"),
    # What no one meant as a tag.
    ("100 {% and\n\nmore %}", "100 {% and\n\nmore %}"),
    ("a {{ b", "a {{ b"),
    ("## Heading {#id}", "## Heading {#id}"),
    ("{# a comment of Nunjucks #}a", "a"),
]


@pytest.mark.parametrize(("text", "shown"), ROWS)
def test_tags_show_what_the_site_shows(text: str, shown: str) -> None:
    """Tags whose meaning needs no program are replaced by it, the others are taken out."""
    assert expanded(text, "liquid") == shown


GALLERY = [
    {"url": "/a.jpg", "image_path": "th/a.jpg", "alt": "A"},
    {"image_path": "/b.jpg", "title": "B"},
    {"alt": "nothing to see"},
    "no picture",
]
PICTURES = (
    '<a href="https://example.org/base/a.jpg">'
    '<img src="https://example.org/base/th/a.jpg" alt="A"></a>\n'
    '<img src="https://example.org/base/b.jpg" alt="B">'
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{% include gallery %}", PICTURES),
        ('{% include gallery id="other" caption="*Cats*" %}', f"{PICTURES}\n\n*Cats*"),
        ('{% include gallery id="none" %}', ""),
    ],
)
def test_galleries_are_in_front_matter(text: str, shown: str) -> None:
    """https://mmistakes.github.io/minimal-mistakes/docs/helpers/#gallery."""
    where = context()
    where.entry = replace(where.entry, metadata={"gallery": GALLERY, "other": GALLERY})
    assert expand(text, [language_named("liquid")], where) == shown


def test_highlight_is_a_block_of_code() -> None:
    """Code in `highlight` arrives as it is, whatever tags it seems to hold."""
    text = "{% highlight python linenos %}\nif a < b:\n\n    {{ c }} `d`\n{% endhighlight %}"
    code = '<pre><code class="language-python">if a &lt; b:\n\n    {{ c }} `d`</code></pre>'
    assert expanded(text, "liquid").strip() == code


def test_blocks_stand_on_their_own_lines() -> None:
    """What is a block in HTML is set off, with the indentation or quote marks of its line."""
    text = "- a\n\n  {% youtube abc %}\n  text\n"
    frame = '<iframe src="https://www.youtube.com/embed/abc"></iframe>'
    assert expanded(text, "liquid") == f"- a\n\n  \n  {frame}\n  \n  text\n"
    assert expanded("a {% youtube abc %} b", "liquid") == f"a {frame} b"


def test_what_is_lost_is_counted() -> None:
    """Only tags that nobody can make sense of count as lost, and what loops would have shown."""
    where = context()
    text = "{% assign a = 'b' %}{{ a }}{% comment %}x{% endcomment %}{% gist 1 %}{{ page.title }}"
    expand(text, [language_named("liquid")], where)
    assert where.lost == 0
    expand("{% unknown %}", [language_named("liquid")], where)
    assert where.lost == len("{% unknown %}")
    expand("{% for a in b %}12345{% endfor %}", [language_named("liquid")], where)
    assert where.lost == len("{% unknown %}12345")


def test_links_to_nowhere_are_remembered() -> None:
    """A tag that names a post which is not there is for its author to know."""
    where = context()
    expand("{% post_url 2020-01-01-nowhere %}", [language_named("liquid")], where)
    expand("{% link _posts/nowhere.md %} {% link a.pdf %}", [language_named("liquid")], where)
    assert where.broken == ["2020-01-01-nowhere", "_posts/nowhere.md"]


def test_liquid_comes_before_kramdown() -> None:
    """What kramdown is told to leave alone has no tags any more by then."""
    text = "{::nomarkdown}{% assign a = 'b' %}{{ a }}{:/nomarkdown}"
    assert expanded(text, "liquid", "extensions") == "b"
