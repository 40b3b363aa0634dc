"""What `clean` keeps, replaces, drops and makes absolute."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.content.allowed import ATTRIBUTES, DROPPED, SET_ATTRIBUTES, TAGS, Allow
from feedkit.content.clean import clean
from feedkit.content.parsing import rewritten

if TYPE_CHECKING:
    import nh3

BASE = "https://site.example/blog/post/"
ROOT = "https://site.example/blog/"


def _clean(html: str, **options: object) -> str:
    return clean(html, base=BASE, root=ROOT, **options)  # type: ignore[arg-type]  # as given below


ADDRESSES = [
    # RFC 3986 §5.4: seen from the page; what begins with a slash, from the host.
    ("x", f"{BASE}x"),
    ("./x", f"{BASE}x"),
    ("../x", f"{ROOT}x"),
    ("../../../x", "https://site.example/x"),
    ("/x", "https://site.example/x"),
    ("/blog/x", "https://site.example/blog/x"),
    ("//other.example/x", "https://other.example/x"),
    ("?q=1", f"{BASE}?q=1"),
    ("#note", f"{BASE}#note"),
    ("https://other.example", "https://other.example/"),
    ("http://other.example:80/a/../b", "http://other.example/a/../b"),
    ("HTTPS://Other.Example/X", "https://other.example/X"),
    # Written in the one canonical way.
    ("a b.png", f"{BASE}a%20b.png"),
    ("ü.png", f"{BASE}%C3%BC.png"),
    ("%7Ex%c3%bc", f"{BASE}~x%C3%BC"),
    ("100%", f"{BASE}100%25"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    (" \n x\ty ", f"{BASE}xy"),
    ("a?b=c d&amp;e=é#f g", f"{BASE}a?b=c%20d&amp;e=%C3%A9#f%20g"),
    # What is no page, but may be linked to.
    ("mailto:ada@site.example", "mailto:ada@site.example"),
    ("mailto:ada@site.example?subject=a b", "mailto:ada@site.example?subject=a%20b"),
    ("tel:+44-1234", "tel:+44-1234"),
    ("magnet:?xt=urn:btih:x", "magnet:?xt=urn:btih:x"),
    # What leads nowhere.
    ("", None),
    ("  ", None),
    ("http://[", None),
    ("http://", None),
    ("https://a b/", None),
    ("//a b/", None),
    ("//%/", None),
    ("https://[::1]:8000/", "https://[::1]:8000/"),
    ("https://site.example:99999/", None),
    ("javascript:x", None),
    ("vbscript:x", None),
    ("data:text/html,x", None),
    ("file:///etc", None),
    ("C:\\x.png", None),
    ("localhost:4000/x", None),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_link(url: str, expected: str | None) -> None:
    """A link's address is absolute and canonical; one that leads nowhere loses it."""
    attribute = "" if expected is None else f' href="{expected}"'
    assert _clean(f'<a href="{url}">x</a>') == f"<a{attribute}>x</a>"


def test_impossible_host() -> None:
    """A host that cannot be is found out by its second reading, where its scheme was missing."""
    assert _clean('<a href="//256.256.256.256/">x</a>') == "<a>x</a>"
    assert _clean('<a href="//%/">x</a>', trust=True) == '<a href="//%/">x</a>'


PICTURES = [url for url in ADDRESSES if not (url[1] or "").startswith(("mailto", "tel", "magnet"))]


@pytest.mark.parametrize(("url", "expected"), PICTURES)
@pytest.mark.parametrize(
    ("tag", "name"),
    [("img", "src"), ("video", "poster"), ("video", "src"), ("blockquote", "cite"), ("q", "cite")],
)
def test_every_attribute(tag: str, name: str, url: str, expected: str | None) -> None:
    """Every attribute that holds an address is treated alike, whether or not ammonia knows it."""
    cleaned = _clean(f'<{tag} {name}="{url}" title="t">')
    if expected is None:
        assert f"{name}=" not in cleaned
    else:
        assert f'{name}="{expected}"' in cleaned


def test_widened_attributes_are_absolute_too() -> None:
    """Attributes that are dropped by default are made absolute where the site lets them stay."""
    allow = Allow(
        tags=frozenset({"object"}),
        attributes={
            "object": frozenset({"data"}),
            "img": frozenset({"longdesc"}),
            "td": frozenset({"background", "style"}),
        },
    )
    html = (
        '<object data="a"></object><img longdesc="b"><table><tbody><tr>'
        '<td background="c" style="background: url(d.png), url(\'/e f\'), url(javascript:x)">'
    )
    cleaned = _clean(html, allow=allow)
    assert f'data="{BASE}a"' in cleaned
    assert f'longdesc="{BASE}b"' in cleaned
    assert f'background="{BASE}c"' in cleaned
    assert f"url(&quot;{BASE}d.png&quot;), url(&quot;https://site.example/e%20f&quot;)" in cleaned
    assert "javascript" not in cleaned


SRCSETS = [
    # HTML §4.8.4.2.2
    ("a.png", f"{BASE}a.png"),
    ("a.png 1x, b.png 2x", f"{BASE}a.png 1x, {BASE}b.png 2x"),
    ("a.png 100w,\n\t/b.png 200w", f"{BASE}a.png 100w, https://site.example/b.png 200w"),
    ("a.png, b.png 1.5x", f"{BASE}a.png, {BASE}b.png 1.5x"),
    ("https://c.example/w_1,h_2/a.png 1x, b 2x", f"https://c.example/w_1,h_2/a.png 1x, {BASE}b 2x"),
    ("a,b.png 2x", f"{BASE}a,b.png 2x"),
    (", a.png 1x ,, ", f"{BASE}a.png 1x"),
    ("a.png 100w 50h", f"{BASE}a.png 100w 50h"),
    # What is wrong costs the candidate, not the others.
    ("data:image/png;base64,AA== 1x, a.png 2x", f"{BASE}a.png 2x"),
    ("javascript:x 1x, a.png 2x", f"{BASE}a.png 2x"),
    ("a.png evil, b.png 2x", f"{BASE}b.png 2x"),
    ("http://[ 1x", None),
    (",", None),
    ("", None),
]


@pytest.mark.parametrize(("srcset", "expected"), SRCSETS)
@pytest.mark.parametrize("tag", ["img", "source"])
def test_srcset(tag: str, srcset: str, expected: str | None) -> None:
    """Every candidate of a `srcset` is made absolute, with its descriptor."""
    attribute = "" if expected is None else f' srcset="{expected}"'
    assert _clean(f'<{tag} title="t" srcset="{srcset}">') == f'<{tag} title="t"{attribute}>'


DATA = [
    ("data:image/png;base64,iVBORw0KGgo=", True),
    ("data:image/jpeg;base64,/9j/", True),
    ("data:image/gif;base64,\n  R0lG\n  ODdh", True),
    ("data:image/svg+xml;base64,PHN2Zz4=", False),
    ("data:image/svg+xml,%3Csvg%3E", False),
    ("data:text/html;base64,PHN2Zz4=", False),
    ("data:image/png;base64," + "A" * 200_000, False),
]


@pytest.mark.parametrize(("url", "stays"), DATA)
def test_picture_in_its_address(url: str, stays: bool) -> None:
    """A small bitmap may be its own address, in an image only."""
    assert ("data:" in _clean(f'<img src="{url}" alt="t">')) is stays
    assert "data:" not in _clean(f'<a href="{url}">x</a><video src="{url}" poster="{url}"></video>')


def test_resolve_is_asked_about_relative_references() -> None:
    """References between source files become what `resolve` says; of others it is not asked."""
    asked: list[str] = []

    def resolve(url: str) -> str | None:
        asked.append(url)
        return "https://site.example/blog/other page/" if url.startswith("../other.md") else None

    html = "".join(
        f'<a href="{url}">x</a>'
        for url in (
            "../other.md#part",
            "/about",
            "img.png",
            "#a",
            "?b",
            "//c",
            "https://d/",
            "tel:1",
        )
    )
    cleaned = _clean(html + '<img src="./photo.jpg">', resolve=resolve)
    assert asked == ["../other.md#part", "/about", "img.png", "./photo.jpg"]
    assert 'href="https://site.example/blog/other%20page/"' in cleaned
    assert f'href="{BASE}img.png"' in cleaned


def test_what_resolve_raises_comes_through(capsys: pytest.CaptureFixture[str]) -> None:
    """A problem with a link is its caller's to report: nh3 does not swallow it."""

    def resolve(url: str) -> str:
        raise ValueError(f"no such post: {url}")

    with pytest.raises(ValueError, match=r"no such post: x\.md"):
        _clean('<a href="x.md">x</a>', resolve=resolve)
    assert capsys.readouterr().err == ""
    assert _clean("<p>y</p>") == "<p>y</p>"


def test_root_counts_where_the_page_is_elsewhere() -> None:
    """A post that lives on another host still has its pictures on the site's."""
    cleaned = clean('<img src="/a.png"><img src="b.png">', base="https://x.example/p/", root=ROOT)
    assert cleaned == '<img src="https://site.example/a.png"><img src="https://x.example/p/b.png">'


KEPT = [
    "<h1>a</h1><h6>b</h6><p>c<br>d<wbr>e</p><hr>",
    '<p dir="rtl" lang="ar" title="t">مرحبا</p>',
    '<ul type="square"><li>a<ol start="3" reversed="" type="a"><li value="7">b</li></ol></li></ul>',
    "<dl><dt>a</dt><dd>b</dd></dl>",
    (
        '<table><caption>c</caption><colgroup><col span="2"></colgroup><thead><tr>'
        '<th scope="col" abbr="a">a</th></tr></thead><tbody><tr>'
        '<td colspan="2" rowspan="2" headers="a" align="right">b</td></tr></tbody></table>'
    ),
    (
        '<figure><img src="https://x.example/a.png" alt="b" width="3" height="50%">'
        "<figcaption>c</figcaption></figure>"
    ),
    (
        '<picture><source srcset="https://x.example/a.webp" type="image/webp"'
        ' media="(min-width: 9px)">'
        '<img src="https://x.example/a.png" sizes="9px"></picture>'
    ),
    '<details open=""><summary>a</summary>b</details>',
    '<pre><code class="language-c++">a &lt; b &amp;&amp; c</code></pre>',
    "<p><kbd>a</kbd><samp>b</samp><var>c</var><tt>d</tt><code>e</code></p>",
    "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>",
    (
        '<p><abbr title="a b">ab</abbr><time datetime="2024-01-02">x</time>'
        '<q cite="https://x.example/">y</q></p>'
    ),
    (
        '<p><ins cite="https://x.example/" datetime="2024">a</ins><del>b</del><s>c</s>'
        "<mark>d</mark></p>"
    ),
    (
        "<p><sub>a</sub><sup>b</sup><small>c</small><u>d</u><b>e</b><i>f</i><em>g</em>"
        "<strong>h</strong></p>"
    ),
    '<blockquote cite="https://x.example/"><p>a</p></blockquote>',
    (
        '<video src="https://x.example/a.mp4" poster="https://x.example/a.png"'
        ' loop="" muted="" playsinline="" controls="">'
        '<track src="https://x.example/a.vtt" kind="captions" srclang="en" label="x"'
        ' default=""></video>'
    ),
    '<audio src="https://x.example/a.mp3" controls=""></audio>',
    "<section><header><h2>a</h2></header><aside>b</aside><footer>c</footer></section>",
    '<center>a</center><div align="center">b</div>',
    "<pre>\n\nthe first line is empty</pre>",
    "<p>\u00a0 no-break space, \u200d joiner, \U0001f600</p>",
]


@pytest.mark.parametrize("html", KEPT)
def test_what_readers_show_stays(html: str) -> None:
    """What a reader can show comes out exactly as it went in."""
    assert _clean(html) == html


CHANGED = [
    # Tags go, text stays.
    ("<x-note>a <my:el>b</my:el></x-note>", "a b"),
    ("<p><font color=red>a</font><bdo dir=rtl>b</bdo><blink>c</blink></p>", "<p>abc</p>"),
    (
        '<a href="https://x.example/"><button>Get it</button></a>',
        '<a href="https://x.example/">Get it</a>',
    ),
    ("<label>a</label><fieldset><legend>b</legend>c</fieldset>", "abc"),
    ("<canvas>a</canvas><output>b</output><progress>c</progress>", "abc"),
    ("<noscript><p>a</p></noscript>", "<p>a</p>"),
    # Elements go with what they hold.
    ("a<script>b</script><style>c</style><template>d</template>e", "ae"),
    ("a<textarea>b</textarea><select><option>c</select><title>d</title>e", "ae"),
    ("a<form action=/b><label>Mail</label><input name=c><button>Go</button></form>d", "ad"),
    ("a<!-- b -->c<![CDATA[d]]><?php e ?>", "ac"),
    # Attributes go.
    (
        (
            '<p id=a class="b" style="color:red" onclick=c data-d=e role=f tabindex=1'
            " accesskey=g>h</p>"
        ),
        "<p>h</p>",
    ),
    (
        '<a href="https://x.example/" target=_blank rel="noopener" ping=/p download name=a>b</a>',
        '<a href="https://x.example/">b</a>',
    ),
    (
        (
            '<img src="https://x.example/a.png" loading=lazy decoding=async'
            " fetchpriority=high border=0>"
        ),
        '<img src="https://x.example/a.png">',
    ),
    (
        "<video src=https://x.example/a.mp4 autoplay preload=auto></video>",
        '<video src="https://x.example/a.mp4" controls=""></video>',
    ),
    (
        '<img src="https://x.example/a" width="300px" height="auto">',
        '<img src="https://x.example/a" width="300">',
    ),
    (
        '<code class="hljs language-js x">a</code><span class="language-js">b</span>',
        '<code class="language-js">a</code><span>b</span>',
    ),
    # Zola's and Gatsby's languages have more behind them.
    (
        '<code class="language-rust,linenos">a</code><code class="language-js{1}">b</code>',
        '<code class="language-rust">a</code><code class="language-js">b</code>',
    ),
    (
        '<code class="language-js:title=a.js language-{r} language-a$">a</code>',
        '<code class="language-js">a</code>',
    ),
    # Footnotes keep the ids that readers look for.
    (
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        f'<sup id="fnref:1"><a href="{BASE}#fn:1">1</a></sup>',
    ),
    (
        '<ol><li id="user-content-fn-1">a</li><li id="post-fn-2">b</li><li id="fnord">c</li></ol>',
        '<ol><li id="user-content-fn-1">a</li><li id="post-fn-2">b</li><li>c</li></ol>',
    ),
    # What removals leave behind.
    ("<p><script>a</script></p><p>b<a name=c></a></p><img>", "<p>b</p>"),
    # HTML that is closed, nested and spelled right.
    ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("<B>a<I>b</B>c</I>", "<b>a<i>b</i></b><i>c</i>"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("<table><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
    ("a & b < c &nbsp;&copy;&#x41;", "a &amp; b &lt; c \u00a0©A"),
    ("<br/><br></br>a</p>", "<br><br><br>a"),
    # JSX and XHTML close what HTML would leave open.
    ('<iframe src="/a" /><p>b</p>', '<p><a href="https://site.example/a">/a</a></p><p>b</p>'),
    (
        '<video src="https://x.example/a" controls /><p>b</p>',
        '<video src="https://x.example/a" controls=""></video><p>b</p>',
    ),
    ("<div/>a<script src='b' />c", "<div></div>ac"),
    ('<div title="a\nb"/>c', '<div title="a\nb"></div>c'),
    ("<a href=https://x.example/>a</a>", '<a href="https://x.example/">a</a>'),
    # Formulas and drawings.
    ("<math alttext='x &lt; y'><mi>x</mi></math>", "x &lt; y"),
    (
        (
            "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2"
            "</annotation></semantics></math>"
        ),
        "x^2",
    ),
    ("<p>a <math><mi>x</mi> <mo>=</mo> <mn>2</mn></math>.</p>", "<p>a x = 2.</p>"),
    ("a<svg><title>A chart</title><path d='M0 0'/><text>b</text></svg>", "aA chart"),
    ("a<svg aria-label='A chart'><text>b</text></svg>", "aA chart"),
    ("a<svg aria-hidden=true><title>An icon</title></svg>b", "ab"),
    # Check boxes of task lists.
    (
        (
            '<ul><li><input type="checkbox" checked="" disabled=""> a</li><li>'
            "<input type=checkbox> b</li></ul>"
        ),
        "<ul><li>☑ a</li><li>☐ b</li></ul>",
    ),
    ("a<input type=text value=b>c", "ac"),
]


@pytest.mark.parametrize(("html", "expected"), CHANGED)
def test_what_changes(html: str, expected: str) -> None:
    """Everything else becomes what a reader can show, and stays so."""
    assert _clean(html) == expected
    assert _clean(expected) == expected


YOUTUBE = (
    '<p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ{at}">'
    '<img src="https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg" alt="" width="480" height="360">'
    "<br>{text}</a></p>"
)
EMBEDS = [
    *(
        (f'<iframe src="{page}"></iframe>', YOUTUBE.format(at="", text="YouTube"))
        for page in (
            "https://youtu.be/dQw4w9WgXcQ",
            "https://www.youtube.com/watch?list=x&amp;v=dQw4w9WgXcQ",
        )
    ),
    (
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
        YOUTUBE.format(at="", text="YouTube"),
    ),
    (
        (
            '<iframe title="A &amp; B"'
            ' src="//www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0&amp;start=90">'
        ),
        YOUTUBE.format(at="&amp;t=90s", text="A &amp; B"),
    ),
    (
        (
            "<object><param name=movie value=x>"
            '<embed src="http://www.youtube.com/v/dQw4w9WgXcQ&amp;hl=en"></object>'
        ),
        YOUTUBE.format(at="", text="YouTube")[3:-4],
    ),
    (
        '<iframe data-src="https://www.youtube.com/embed/dQw4w9WgXcQ" src="about:blank"></iframe>',
        YOUTUBE.format(at="", text="YouTube"),
    ),
    (
        '<script src="https://gist.github.com/ada/12ab.js?file=a.py"></script>',
        '<p><a href="https://gist.github.com/ada/12ab">gist.github.com</a></p>',
    ),
    (
        "<p>a <SCRIPT async src=//asciinema.org/a/xY1.js id='b'> </SCRIPT></p>",
        '<p>a <a href="https://asciinema.org/a/xY1">asciinema.org</a></p>',
    ),
    (
        "<p>a</p><script src='https://x.example/a.js'></script>",
        "<p>a</p>",
    ),
    (
        '<lite-youtube videoid="dQw4w9WgXcQ" playlabel="Play: A"></lite-youtube>',
        YOUTUBE.format(at="", text="Play: A"),
    ),
    (
        '<lite-youtube videoid="dQw4w9WgXcQ"><a href="https://youtu.be/a">b</a></lite-youtube>',
        '<a href="https://youtu.be/a">b</a>',
    ),
    ("<lite-youtube>a</lite-youtube>", "a"),
    (
        '<iframe src="https://www.youtube.com/embed/videoseries?si=x&list=PL1-x"></iframe>',
        '<p><a href="https://www.youtube.com/playlist?list=PL1-x">YouTube</a></p>',
    ),
    (
        '<iframe src="https://player.vimeo.com/video/76979871?color=fff"></iframe>',
        '<p><a href="https://vimeo.com/76979871">Vimeo</a></p>',
    ),
    (
        '<iframe src="https://player.vimeo.com/video/76979871?h=8272103f6e" title="T"></iframe>',
        '<p><a href="https://vimeo.com/76979871/8272103f6e">T</a></p>',
    ),
    (
        '<iframe src="https://open.spotify.com/embed/track/4cOdK2?x=1"></iframe>',
        '<p><a href="https://open.spotify.com/track/4cOdK2">Spotify</a></p>',
    ),
    (
        '<iframe src="https://codepen.io/ada/embed/abCdE?tab=js"></iframe>',
        '<p><a href="https://codepen.io/ada/pen/abCdE">CodePen</a></p>',
    ),
    (
        (
            "<iframe"
            ' src="https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&amp;auto=1"></iframe>'
        ),
        '<p><a href="https://soundcloud.com/a/b">SoundCloud</a></p>',
    ),
    (
        '<iframe src="https://www.dailymotion.com/embed/video/x84sh87"></iframe>',
        '<p><a href="https://www.dailymotion.com/video/x84sh87">Dailymotion</a></p>',
    ),
    (
        '<iframe src="//player.bilibili.com/player.html?aid=1&amp;bvid=BV1xx"></iframe>',
        '<p><a href="https://www.bilibili.com/video/BV1xx">Bilibili</a></p>',
    ),
    (
        '<iframe src="https://www.other.example/embed?x=1"></iframe>',
        '<p><a href="https://www.other.example/embed?x=1">other.example</a></p>',
    ),
    (
        '<iframe src="../demo.html" title="Try it"></iframe>',
        f'<p><a href="{ROOT}demo.html">Try it</a></p>',
    ),
    (
        '<iframe src="/img/chart.svg" title="A chart"></iframe>',
        '<p><img src="https://site.example/img/chart.svg" alt="A chart"></p>',
    ),
    ("<iframe></iframe><iframe srcdoc='x'></iframe><iframe src='about:blank'></iframe>a", "a"),
    ("<iframe src='data:text/html,x'></iframe><iframe src='javascript:x'></iframe>a", "a"),
    # Where it stands decides whether it gets a paragraph of its own, or a link at all.
    (
        '<p>a <iframe src="https://x.example/"></iframe> b</p>',
        '<p>a <a href="https://x.example/">x.example</a> b</p>',
    ),
    (
        '<div><iframe src="https://x.example/"></iframe></div>',
        '<div><p><a href="https://x.example/">x.example</a></p></div>',
    ),
    (
        '<a href="https://y.example/"><iframe src="https://x.example/"></iframe></a>',
        '<a href="https://y.example/">x.example</a>',
    ),
    # HTML §4.8.7: what an object holds is for those who cannot show it.
    ('<object data="a.pdf"></object>', f'<p><a href="{BASE}a.pdf">a.pdf</a></p>'),
    (
        '<object data="a.pdf"><p>Get <a href="a.pdf">it</a></p></object>',
        f'<p>Get <a href="{BASE}a.pdf">it</a></p>',
    ),
    (
        '<object data="a.svg" type="image/svg+xml" title="b"></object>',
        f'<p><img src="{BASE}a.svg" alt="b"></p>',
    ),
    ('<embed src="a.png">', f'<p><img src="{BASE}a.png" alt=""></p>'),
    # In text and code they are not elements.
    (
        "<pre><code>&lt;iframe src=x&gt;</code></pre>",
        "<pre><code>&lt;iframe src=x&gt;</code></pre>",
    ),
    ("<!-- <iframe src=x></iframe> -->a", "a"),
    (
        '<p title="<iframe src=x></iframe>">a</p>',
        '<p title="&lt;iframe src=x&gt;&lt;/iframe&gt;">a</p>',
    ),
]


@pytest.mark.parametrize(("html", "expected"), EMBEDS)
def test_embeds_become_links(html: str, expected: str) -> None:
    """What no reader plays becomes a link to the page where it plays."""
    assert _clean(html) == expected
    assert _clean(expected) == expected


LATE = [
    ('<img data-src="a.png">', "a.png"),
    ('<img src="" data-src="a.png">', "a.png"),
    ('<img src="data:image/gif;base64,R0lG" data-src="a.png">', "a.png"),
    ('<img src="/img/loading.gif" data-original="a.png">', "a.png"),
    ('<img src="small.jpg" class="lazyload" data-src="a.png">', "a.png"),
    ('<img src="blank.png" data-lazy-src="a.png">', "a.png"),
    ('<img src="thumb.png" data-src="large.png">', "thumb.png"),
    ('<img src="x.png" data-src="a.png"><noscript><img src="a.png"></noscript>', "a.png"),
]


@pytest.mark.parametrize(("html", "src"), LATE)
def test_pictures_that_load_late(html: str, src: str) -> None:
    """A picture is there without the script that would have loaded it, and only once."""
    assert _clean(html) == f'<img src="{BASE}{src}">'


def test_candidates_that_load_late() -> None:
    """So are the candidates of a picture."""
    html = (
        '<picture><source data-srcset="a.webp 2x">'
        '<img class="lazy" src="b" data-srcset="c 2x"></picture>'
    )
    cleaned = _clean(html)
    assert f'<source srcset="{BASE}a.webp 2x">' in cleaned
    assert f'srcset="{BASE}c 2x"' in cleaned


PERMALINKS = [
    '<h2>T<a class="headerlink" href="#t" title="Permanent link">¶</a></h2>',  # Python-Markdown
    '<h2><a href="#t" class="headerlink" title="T"></a>T</h2>',  # Hexo
    '<h2><a class="header-anchor" href="#t" aria-label="L">&#8203;</a>T</h2>',  # VitePress
    '<h2>T<a class="hash-link" href="#t" aria-label="Direct link">\u200b</a></h2>',  # Docusaurus
    '<h2><a id="t" class="anchor" aria-hidden="true" href="#t"><span></span></a>T</h2>',  # GitHub
    '<h2><a href="#t" class="anchor before"><svg aria-hidden="true"/></a>T</h2>',  # Gatsby
    '<h2>T<a class="zola-anchor" href="#t">🔗</a></h2>',  # Zola
    '<h2><a href="#t" class="anchor">#</a>T</h2>',
]


@pytest.mark.parametrize("html", PERMALINKS)
def test_permalink_marks_go(html: str) -> None:
    """The mark beside a heading belongs to the page, not to the post."""
    assert _clean(html) == "<h2>T</h2>"


def test_other_links_in_headings_stay() -> None:
    """A heading that is a link, a link that says something, and a footnote's way back stay."""
    html = (
        '<h2><a class="anchor" href="#t">The title</a></h2>'
        '<p><a href="#fnref1" class="footnote-backref">↩</a> <a class="anchor" href="x">¶</a></p>'
    )
    assert _clean(html).count("<a href=") == 3


def test_allowed_tags_attributes_and_classes() -> None:
    """The site's own choice stays, embedded things included."""
    allow = Allow(
        tags=frozenset({"iframe", "x-note"}),
        attributes={"iframe": frozenset({"src"}), "*": frozenset({"class", "data-x"})},
        classes=frozenset({"note"}),
    )
    html = '<x-note class="note other" data-x="1"><iframe src="/a" onload="x"></iframe></x-note>'
    assert _clean(html, allow=allow) == (
        '<x-note class="note" data-x="1"><iframe src="https://site.example/a"></iframe></x-note>'
    )
    assert _clean(html) == '<p><a href="https://site.example/a">/a</a></p>'


def test_allowed_classes_need_nothing_else() -> None:
    """They stay on any element; other names go."""
    allow = Allow(classes=frozenset({"note"}))
    html = '<p class="note big">a</p><div class="big">b</div>'
    assert _clean(html, allow=allow) == '<p class="note">a</p><div>b</div>'


TRUSTED = [
    '<p style="color:red" class="a" id="b" onclick="c()" data-d="e">f</p>',
    '<iframe src="https://x.example/" allowfullscreen=""></iframe>',
    "<script>if (a < b && c) { d(); }</script>",
    (
        '<x-note kind="tip">a</x-note><!-- b --><form action="https://x.example/">'
        '<input name="c"></form>'
    ),
    '<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg><math><mi>x</mi></math>',
    '<a href="javascript:x()">a</a>',
]


@pytest.mark.parametrize("html", TRUSTED)
def test_trusted_html_stays(html: str) -> None:
    """With `trust`, everything stays as its author wrote it."""
    assert _clean(html, trust=True) == html


def test_trusted_html_is_absolute_and_well_formed() -> None:
    """With `trust`, addresses are absolute all the same, in styles too, and all is closed."""
    html = (
        "<div style='background:url(a.png)'><iframe src=/b></iframe><form action=c><p>d"
        "<img srcset='e 1x, /f 2x'><style>p { background: url('g.png') }</style><a href='#h'>i"
    )
    assert _clean(html, trust=True) == (
        f'<div style="background:url(&quot;{BASE}a.png&quot;)">'
        '<iframe src="https://site.example/b"></iframe>'
        f'<form action="{BASE}c"><p>d<img srcset="{BASE}e 1x, https://site.example/f 2x">'
        f'<style>p {{ background: url("{BASE}g.png") }}</style>'
        f'<a href="{BASE}#h">i</a></p></form></div>'
    )


def test_tables_of_what_is_allowed_agree() -> None:
    """No element is kept and dropped at once, and attributes are of elements that are kept."""
    assert not TAGS & DROPPED
    assert set(ATTRIBUTES) - {"*"} <= TAGS
    assert set(SET_ATTRIBUTES) <= TAGS


@given(
    st.text(max_size=30), st.sampled_from(["", "https://x.example/", "//", "http://", "mailto:"])
)
def test_addresses_settle(text: str, start: str) -> None:
    """An address that was made absolute is absolute, whatever it was."""
    html = _clean("<a>x</a><img>").replace("<a>", "<a href='{}'>") + "<q cite='{}' title=t></q>"
    url = (start + text).replace("&", "&amp;").replace("'", "&#39;")
    cleaned = _clean(html.format(url, url))
    assert _clean(cleaned) == cleaned


def test_threads_do_not_mix_pages() -> None:
    """One cleaner serves many pages at once; each keeps its own addresses."""
    bases = [f"https://site.example/{number}/" for number in range(200)]
    html = '<p><a href="x">x</a></p>' * 20
    with ThreadPoolExecutor(8) as executor:
        results = list(executor.map(lambda base: clean(html, base=base, root=ROOT), bases))
    assert [
        result.count(f'href="{base}x"') for base, result in zip(bases, results, strict=True)
    ] == [20] * 200


ORDINARY = (
    "<h2>Heading</h2>\n<p>Text, <em>emphasis</em>, <a href=/x>link</a>,<br />"
    '<img src="x.png" alt="" /></p>\n<ul>\n<li>item</li>\n</ul>\n'
    '<pre><code class="language-rust">fn main() { println!(&quot;{:?}&quot;, x); }\n</code></pre>'
)


@pytest.mark.parametrize(
    ("html", "times"),
    [
        (ORDINARY, 1),
        (ORDINARY.replace("</li>", ""), 2),  # to be sure that what was mended stays so
        (ORDINARY + "<iframe src=https://x.example/></iframe>", 2),  # to find what to replace
    ],
)
def test_ordinary_html_is_parsed_once(
    html: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parser, which takes most of the time, runs no more often than it has to."""
    calls = []

    def counted(html: str, cleaner: nh3.Cleaner) -> str:
        calls.append(html)
        return rewritten(html, cleaner)

    monkeypatch.setattr("feedkit.content.clean.rewritten", counted)
    monkeypatch.setattr("feedkit.content.parsing.rewritten", counted)
    _clean(html)
    assert len(calls) == times


def test_recursion_limit_does_not_matter() -> None:
    """Depth is the parser's affair, not Python's."""
    limit = sys.getrecursionlimit()
    html = "<div>" * (2 * limit) + "x" + "</div>" * (2 * limit)
    assert "x" in _clean(html)


@pytest.mark.parametrize("tag", ["noembed", "noframes", "plaintext", "script", "style", "xmp"])
@pytest.mark.parametrize("around", ["{}<input>", "<p>{}<iframe src=//x.example>", "<svg>{}</svg>"])
def test_what_is_in_raw_text_is_no_tag(tag: str, around: str) -> None:
    """Where a site allows such an element, its text is not escaped (HTML §13.3)."""
    allow = Allow(tags=frozenset({tag}))
    html = around.format(f"<{tag}></p><b></{tag}>")
    once = _clean(html, allow=allow)
    assert _clean(once, allow=allow) == once
