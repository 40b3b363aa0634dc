"""Marks in Markdown that are no template's, and are never shown all the same."""

from __future__ import annotations

import pytest
from template_tags import expanded

NOTE = '\n<blockquote markdown="1">\n\n<strong>{}</strong>\n\n{}\n\n</blockquote>\n'
YOUTUBE = '<iframe src="https://www.youtube.com/embed/abc"></iframe>'
REPO = "https://github.com/a/b"
OTHER = "https://example.org/base/2024/other/"

ROWS = [
    # https://docusaurus.io/docs/markdown-features/admonitions
    ("containers", ":::note\n\na\n\n:::\nb", NOTE.format("Note", "a") + "\nb"),
    ("containers", ":::tip[Mind *this*]\na\n:::", NOTE.format("Mind *this*", "a")),
    ("containers", "::: warning Mind\na\n:::", NOTE.format("Mind", "a")),
    ("containers", '::: {.callout-note title="Mind"}\na\n:::', NOTE.format("Mind", "a")),
    ("containers", "::: code-group\na\n:::\nb", "\na\n\nb"),
    # https://vitepress.dev/guide/markdown#code-groups
    (
        "containers",
        "::: code-group\n```js [a.js]\nb\n```\n\n~~~ts {1} [c d]\n~~~\n:::\n```js [e]\n```",
        '\n```js  title="a.js"\nb\n```\n\n~~~ts {1}  title="c d"\n~~~\n\n```js [e]\n```',
    ),
    ("containers", "::: v-pre\na\n::: note\nb\n:::\n", "\na\n::: note\nb\n\n"),
    (
        "containers",
        "::: details `a`\nb\n:::",
        (
            '\n<details markdown="1"><summary markdown="1">\n\n`a`\n\n</summary>'
            "\n\nb\n\n</details>\n"
        ),
    ),
    # https://vitepress.dev/guide/markdown#colored-diffs-in-code-blocks and what else Shiki marks
    ("code-marks", "```js\na // [!code ++]\nb\n```", "```js\na\nb\n```"),
    ("code-marks", "```py\na # [!code focus:2]\n  # [!code hl]\nb\n```", "```py\na\nb\n```"),
    ("code-marks", "```css\na /* [!code --] */\n```", "```css\na\n```"),
    ("code-marks", "```html\n<a> <!-- [!code error] -->\n```", "```html\n<a>\n```"),
    ("code-marks", "- ```ts:line-numbers=2 {1}\n  a\n  ```", "- ```ts {1}\n  a\n  ```"),
    ("code-marks", "`a // [!code ++]` b // [!code ++]", "`a // [!code ++]` b // [!code ++]"),
    ("code-marks", "```\na [!code of conduct]\n```", "```\na [!code of conduct]\n```"),
    # https://docusaurus.io/docs/markdown-features/code-blocks#highlighting-with-comments
    ("code-marks", "```\n// highlight-next-line\na\n```", "```\na\n```"),
    ("code-marks", "```\n{/* highlight-start */}\n\na\n# highlight-end\n```", "```\n\na\n```"),
    ("code-marks", "```\na // highlight-start\n```", "```\na // highlight-start\n```"),
    ("containers", "::::note\n:::box\na\n:::\n::::", NOTE.format("Note", "a")),
    ("containers", "a ::: b", "a ::: b"),
    ("containers", ":::note never closed\na", "\na"),
    (
        "containers",
        "::: details More\na\n:::",
        '\n<details markdown="1"><summary>More</summary>\n\na\n\n</details>\n',
    ),
    # https://github.com/micromark/micromark-extension-directive#syntax
    ("directives", "a :spoiler[b **c** [d](e)]{.f} g", "a b **c** [d](e) g"),
    ("directives", ":abbr[HTML]\n", "HTML\n"),
    ("directives", "内容:spoiler[被隐藏]了", "内容被隐藏了"),
    ("directives", "::unknown{a=b}\nc", "\nc"),
    ("directives", "::unknown[a *b*]{c=d}", "a *b*"),
    ("directives", "::youtube{#abc}", f"\n{YOUTUBE}\n"),
    ("directives", '::youtube[A film]{id="abc"}', f"\n{YOUTUBE}A film\n"),
    ("directives", '::github{repo="a/b"}', f'<a href="{REPO}">{REPO}</a>'),
    ("directives", '::card[A card]{url="https://a.b/"}', '<a href="https://a.b/">A card</a>'),
    ("directives", "At 10:30am[1], a::b[c] :d[e](f) :g[h", "At 10:30am[1], a::b[c] :d[e](f) :g[h"),
    ("directives", "a ::b[c]\n:::note[d]\n:e: [f]", "a ::b[c]\n:::note[d]\n:e: [f]"),
    ("directives", "`:a[b]`", "`:a[b]`"),
    # https://content.nuxt.com/docs/files/markdown#mdc-syntax
    ("mdc", '::alert{type="tip"}\na **b**\n::\nc', NOTE.format("Tip", "a **b**") + "\nc"),
    ("mdc", "::note\n---\ntitle: Mind this\n---\na\n::", NOTE.format("Mind this", "a")),
    ("mdc", "::box\n:::note\na\n:::\n::\nb", f"\n{NOTE.format('Note', 'a')}\n\nb"),
    ("mdc", "::box\n#title\na\n#description\nb\n::", "\n\na\n\nb\n"),
    (
        "mdc",
        '::u-card{title="A" to="/b"}\nc\n::',
        '\n<strong><a href="/b">A</a></strong>\n\n\n\n\nc\n',
    ),
    (
        "mdc",
        "::box\na\n#tip\n```\n#b\n```\n::\n#c\n::d\n::",
        "\na\n\n```\n#b\n```\n\n#c\n\n",
    ),
    ("mdc", "::youtube{id=abc}\n::", f"\n{YOUTUBE}\n\n"),
    ("mdc", ':icon{name="a:b"} :badge[New]{.c}, :button{.d}[Go]', " New, Go"),
    ("mdc", "[a b]{.c} **d**{.e} `f`{#g} [h](i){target=_blank}", "a b **d** `f` [h](i)"),
    (
        "mdc",
        "At 10:30, a::b, :smile: {{ c }}\n#tag\n- [ ] d",
        "At 10:30, a::b, :smile: {{ c }}\n#tag\n- [ ] d",
    ),
    # https://gohugo.io/configuration/markup/#passthrough
    ("passthrough", r"a \(b_c\) d", "a &#92;&#40;b_c&#92;&#41; d"),
    ("passthrough", "\\[\na < b\n\\]", "&#92;&#91;\na &#60; b\n&#92;&#93;"),
    ("passthrough", r"a \\(b\) \(c", r"a \\(b\) \(c"),
    # https://github.com/remarkjs/remark-math
    ("dollars jsx", r"$\beta_{i}$ {a} $x^{2}$", r"$\beta_{i}$  $x^{2}$"),
    ("dollars jsx", "$$\n\\a{b}\n$$ {c}", "$$\n\\a{b}\n$$ "),
    ("dollars jsx", "$1 {a} $2, $3 {b}$, ${c}$4 `${d}$`", "$1  $2, $3 $, $$4 `${d}$`"),
    ("dollars jsx", "$a_{b\n\nc}$ $$ d {e}", "$a_$ $$ d "),
    # https://help.obsidian.md/embed-web-pages
    (
        "quartz",
        "![a](https://youtu.be/abcdefghijk)",
        '\n<iframe src="https://youtu.be/abcdefghijk" title="a"></iframe>\n',
    ),
    ("quartz", "[[/|home]]", '<a href="https://example.org/base/">home</a>'),
    ("quartz", "![a](https://a.example/b.png)", "![a](https://a.example/b.png)"),
    ("passthrough", "\\(a\n\nb\\) `\\(c\\)`", "\\(a\n\nb\\) `\\(c\\)`"),
    # https://docs.github.com/en/get-started/writing-on-github
    ("alerts", "> [!NOTE]\n> a", "> **Note**\n> \n> a"),
    ("alerts", "> [!tip]- Mind\n> a", "> **Mind**\n> \n> a"),
    ("alerts", "> > [!CAUTION]\n> > a", "> > **Caution**\n> > \n> > a"),
    ("alerts", "a [!NOTE]", "a [!NOTE]"),
    # https://gohugo.io/content-management/markdown-attributes/
    ("attributes", "## A {#a .b}\ntext", "## A \ntext"),
    ("attributes", "A {#a}\n---\n\n> B {#b}\n> ===\n", "A \n---\n\n> B \n> ===\n"),
    ("attributes", "text\n{.a}\n\ntext", "text\n\ntext"),
    # https://github.com/tatsy/markdown-it-imsize
    ("image-sizes", '![a](b.png =30x "c") ![d](e =x50%)', '![a](b.png "c") ![d](e)'),
    ("image-sizes", "[a](b =c) d](e f =1x1)", "[a](b =c) d](e f =1x1)"),
    ("attributes", "{: .a}\n# A", "# A"),
    ("attributes", "- a\n{: .b #c d='e'}\n- f", "- a\n- f"),
    ("attributes", "{:name: .a}\ntext", "text"),
    ("attributes", "text {.a} text", "text {.a} text"),
    ("inline-attributes", '[a](b){:target="_blank"} c', "[a](b) c"),
    ("inline-attributes", "![a](b){.c width=3} d", "![a](b) d"),
    ("inline-attributes", "![a](b){: .c.d-block :} e", "![a](b) e"),
    ("inline-attributes", '![a](b){:.c#d}{: width="4px"}{: .e} f', "![a](b) f"),
    ("inline-attributes", "[a](b){: target='_blank' :}", "[a](b)"),
    ("attributes", "text\n{: .a.b :}", "text\n"),
    ("inline-attributes", "f(x){return}", "f(x){return}"),
    ("inline-attributes", "**a**{: .b} _c_{:.d} <i>e</i>{:#f}", "**a** _c_ <i>e</i>"),
    ("inline-attributes", "`a`{: .filepath}, `b`{c}", "`a`, `b`{c}"),
    ("inline-attributes", "**a**{.b}", "**a**{.b}"),
    # https://kramdown.gettalong.org/syntax.html#extensions
    ("extensions", "a{::comment}b{:/comment}c", "ac"),
    ("extensions", "{::nomarkdown}*a*{:/nomarkdown}", "*a*"),
    ("extensions", '{::options toc_levels="1" /}a', "a"),
    ("definitions", "a [b]\n[b]: /c\n", "a [b]\n\n[b]: /c\n"),
    ("definitions", "a\n[^b]: c [d]: e\n", "a\n[^b]: c [d]: e\n"),
    # https://kramdown.gettalong.org/syntax.html#links-and-images
    ("addresses", "![a](/b c 1.png) [d](e.md)", "![a](</b c 1.png>) [d](e.md)"),
    ("addresses", '[a](b c "A title") [d](e "f g")', '[a](<b c> "A title") [d](e "f g")'),
    ("addresses", "[a](<b c>) `[a](b c)` x](y", "[a](<b c>) `[a](b c)` x](y"),
    ("abbreviations", "HTML\n\n*[HTML]: Hyper Text\n*[A B]: C\n\nd", "HTML\n\n\nd"),
    ("abbreviations", "*[a](b)* *[c]: d", "*[a](b)* *[c]: d"),
    ("tildes", "1~2 and 3~4, ~~a~~ `~`", r"1\~2 and 3\~4, ~~a~~ `~`"),
    ("tildes", "$a~\\$b$ and\n\n$$\nc~d\n$$\n\ne~f", "$a~\\$b$ and\n\n$$\nc~d\n$$\n\ne\\~f"),
    ("tildes", "`$A` ~ `$B` $5 for 1~2, $6 for 3~4", r"`$A` \~ `$B` $5 for 1\~2, $6 for 3\~4"),
    ("tildes", "a~b $c~d$ e~f $g $$\nh~i\n$$", "a\\~b $c~d$ e\\~f $g $$\nh~i\n$$"),
    ("tildes", "\\$a~b \\$c $d\n\n e~f$", "\\$a\\~b \\$c $d\n\n e\\~f$"),
    ("tildes", "1~2 for $3", "1\\~2 for $3"),
    ("tildes", "a\n\n~~~\n~\n~~~", "a\n\n~~~\n~\n~~~"),
    # https://kramdown.gettalong.org/syntax.html#tables
    ("tables", "| a | b |\n| c |", "| | |\n|-|-|\n| a | b |\n| c |"),
    ("tables", "a\n\n> |b\n> |c|d", "a\n\n> | | |\n> |-|-|\n> |b\n> |c|d"),
    ("tables", "# a\n\n|:-|-:|\n| a | b |", "# a\n\n| | |\n|:-|-:|\n| a | b |"),
    ("tables", "| a |\n|---|\n| b |", "| a |\n|---|\n| b |"),
    ("tables", "|---|\n| a |\n|---|\n| b |", "\n| a |\n|---|\n| b |"),
    ("tables", "| a | b\n|--+--|\n| c | d", "| a | b\n|--|--|\n| c | d"),
    ("tables", "> |--+--|\n> | c | d", "> | | |\n> |--|--|\n> | c | d"),
    # https://kramdown.gettalong.org/syntax.html#tables: other bodies, and a foot
    ("tables", "| a | b |\n|---\n| c | d |", "| a | b |\n|---|-|\n| c | d |"),
    ("tables", "|a|\n|-|\n|b|\n|--\n|c|\n|==|\n|d|", "|a|\n|-|\n|b|\n|c|\n|d|"),
    ("tables", "|--|\n|a|\n|--|\n|b|\n|--|", "\n|a|\n|--|\n|b|\n"),
    ("tables", "|a|\n|--|\n|--|\n|b|", "|a|\n|--|\n|b|"),
    ("tables", "| + | - |\n|---|---|\n| + | - |", "| + | - |\n|---|---|\n| + | - |"),
    ("tables", "| `a|b` |\nc | d", "| `a\\|b` |\nc | d"),
    ("tables", "| `a|b` |\n{: .c}", "| |\n|-|\n| `a\\|b` |\n{: .c}"),
    ("tables", "a\n| b |", "a\n| b |"),
    ("tables", "| b |\na", "| b |\na"),
    ("tables", "|a|\n|-|\n|`b|c`|``d\\|`e`` `f`|", "|a|\n|-|\n|`b\\|c`|``d\\|`e`` `f`|"),
    ("tables", "a (`b|c`) | d", "a (`b|c`) | d"),
    ("tables", "```\n| a |\n```", "```\n| a |\n```"),
    # https://github.com/arve0/markdown-it-attrs
    ("trailing-attributes", "a\nb {.lead .big}\n\n> c{#d}\n", "a\nb \n\n> c\n"),
    ("trailing-attributes", "- a {.b}\n- c {d=e}\n\n1. f {.g}", "- a \n- c \n\n1. f "),
    ("trailing-attributes", "`a`{.b} *c*{.d}.", "`a` *c*."),
    ("trailing-attributes", "a {.b} c\n{.d} e {{ f }}", "a {.b} c\n{.d} e {{ f }}"),
    ("contents", "* a\n{:toc}\n\nb", "\n\nb"),
    ("contents", "1. a\n{: toc}\nb", "\nb"),
    ("contents", "[[toc]]\na", "\na"),
    ("contents", "[TOC]", ""),
    ("contents", "a [toc] b", "a [toc] b"),
    # https://help.obsidian.md/obsidian-flavored-markdown
    ("obsidian", "[[The other post]]", f'<a href="{OTHER}">The other post</a>'),
    ("obsidian", "[[2024-04-01-other|this]]", f'<a href="{OTHER}">this</a>'),
    ("obsidian", "[[The other post#Part]]", f'<a href="{OTHER}#Part">The other post &gt; Part</a>'),
    # https://quartz.jzhao.xyz/features/Obsidian-compatibility
    ("quartz", "[[The other post#Part *two*!|a]]", f'<a href="{OTHER}#part-two">a</a>'),
    ("quartz", "![[The other post#^b1|a]]", f'<a href="{OTHER}#^b1">a</a>'),
    ("obsidian", "[[Nowhere|this]] [[#here]]", "this here"),
    ("obsidian", "![[a.png|A cat]]", '<img src="a.png" alt="A cat">'),
    ("obsidian", "![[a.png|300x200]]", '<img src="a.png" width="300" height="200">'),
    ("obsidian", "![[a.png|A cat|300]]", '<img src="a.png" alt="A cat" width="300">'),
    ("obsidian", "![[a.pdf#page=2]]", '<a href="a.pdf#page=2">a.pdf &gt; page=2</a>'),
    ("obsidian", "[[a.png|this]]", '<a href="a.png">this</a>'),
    ("obsidian", "![[a.mp3]]", '\n<audio src="a.mp3" controls="controls"></audio>\n'),
    ("obsidian", "![[The other post]]", f'<a href="{OTHER}">The other post</a>'),
    ("obsidian", "a %%not\n\nshown%% b", "a  b"),
    ("obsidian", "a ==b c== d == e", "a <mark>b c</mark> d == e"),
    ("obsidian", "text ^block-1\nmore", "text\nmore"),
    # https://docs.getpelican.com/en/stable/content.html#linking-to-internal-content
    ("pelican", "[a]({filename}/2024-04-01-other.md)", f"[a]({OTHER})"),
    ("pelican", "[a](|filename|2024-04-01-other.md#b)", f"[a]({OTHER}#b)"),
    ("pelican", "![a]({static}/images/a.png)", "![a](https://example.org/base/images/a.png)"),
    ("pelican", "![a]({attach}a/b.png) ![c]({attach}../d/e.png)", "![a](a/b.png) ![c](e.png)"),
    ("pelican", "Write {static} or |filename| here", "Write {static} or |filename| here"),
    # https://github.com/borgfriend/gatsby-remark-embed-video
    (
        "films",
        "`youtube: https://www.youtube.com/watch?v=4NAww0Q9PH8&t=1`\n*a*",
        '<iframe src="https://www.youtube.com/embed/4NAww0Q9PH8"></iframe>\n\n*a*',
    ),
    (
        "films",
        "`video: 4NAww0Q9PH8`",
        '<iframe src="https://www.youtube.com/embed/4NAww0Q9PH8"></iframe>\n',
    ),
    (
        "films",
        "`vimeo: https://vimeo.com/12`",
        '<iframe src="https://player.vimeo.com/video/12"></iframe>\n',
    ),
    ("films", "a `youtube: 4NAww0Q9PH8`\n`video: a/b`", "a `youtube: 4NAww0Q9PH8`\n`video: a/b`"),
    # https://github.com/pelican-plugins/liquid-tags
    (
        "liquid-tags",
        "{% img b /a.png 3 2 A cat %}",
        '<img src="/a.png" alt="A cat" width="3" height="2">',
    ),
    ("liquid-tags", "a {% b64img a.png %} b", 'a <img src="a.png"> b'),
    ("liquid-tags", "{% literal img a.png %} {% notebook a.ipynb %}b", "{% img a.png %} b"),
    ("liquid-tags", "{% if a %}{{ b }}{% endif %} {# c", "{% if a %}{{ b }}{% endif %} {# c"),
    ("pelican", "[home]({index})", "[home](https://example.org/base/)"),
    ("pelican", "[a]({index})", "[a](https://example.org/base/)"),
    # https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/
    ("mkdocs", "a :material-cat: b :smile:", "a  b :smile:"),
    ("mkdocs", '--8<-- "file.md"\na', "\na"),
    ("mkdocs", 'a\n\n--8<--\n"b.md"\n\nc.md\n--8<-- \n\nd', "a\n\n\n\nd"),
    ("mkdocs", "--8<--\na", "\na"),
    # What editors make of bold text.
    ("emphasis", "a**\u00a0b c\u00a0**d", "a\u00a0**b c**\u00a0d"),
    ("emphasis", "a **b\u00a0**c **d** e", "a **b**\u00a0c **d** e"),
    ("emphasis", "2 ** 3 ** 4\u00a0** 5", "2 ** 3 ** 4\u00a0** 5"),
    # https://kramdown.gettalong.org/syntax.html#html-blocks
    ("html-blocks", "<div>\na\n\n    b\n</div>", "\n<div>\na\n<!-- -->\n    b\n</div>\n"),
    ("html-blocks", '<div markdown="1">\n  *a*\n</div>', "\n<div >\n\n\n*a*\n\n\n</div>\n"),
    ("html-blocks", "a <p> b", "a <p> b"),
    # https://www.11ty.dev/docs/languages/markdown/: indentation makes no code
    ("indented-html", "<div>\n    a\n\n    b\n</div>", "\n<div>\na\n\nb\n</div>\n"),
    ("indented-html", "a\n\n    <b>code</b>", "a\n\n    <b>code</b>"),
    ("html-blocks", "<ul>\n<li>a\n\n<li>b\n</ul>", "\n<ul>\n<li>a\n<!-- -->\n<li>b\n</ul>\n"),
    ("markdown-in-html", "<div>\n*a*\n</div>", "\n<div >\n\n\n*a*\n\n\n</div>\n"),
]


@pytest.mark.parametrize(("language", "text", "shown"), ROWS)
def test_marks_become_what_they_mean(language: str, text: str, shown: str) -> None:
    """Each is replaced by what it makes of the text, or by nothing."""
    assert expanded(text, *language.split()) == shown


def test_the_title_of_an_alert_is_markup() -> None:
    """https://help.obsidian.md/callouts: it may hold links, in whatever language."""
    text = "> [!info] See [[The other post]] and *that*\n> a"
    title = f'**See <a href="{OTHER}">The other post</a> and *that***'
    assert expanded(text, "alerts", "obsidian") == f"> {title}\n> \n> a"
