"""Which HTML needs no more than one pass of nh3."""

from __future__ import annotations

import pytest

from feedkit.content.ordinary import is_ordinary, may_be_ordinary

PAGE = "https://site.example/post/"

ORDINARY = [
    ("", ""),
    ("x", "x"),
    ("<p>x</p>\n<p>y</p>", "<p>x</p>\n<p>y</p>"),
    ("<p>&quot;x<br />y</p>", '<p>"x<br>y</p>'),
    ("<p>x <!-- a comment --></p>", "<p>x </p>"),
    ('<a href="/x" onclick="y">x</a>', '<a href="https://site.example/x">x</a>'),
    ('<pre class="x"><code>y\n</code></pre>', "<pre><code>y\n</code></pre>"),
    ("<p>x</p>\n<img alt='' src='x.png'/>", f'<p>x</p>\n<img alt="" src="{PAGE}x.png">'),
]


@pytest.mark.parametrize(("html", "written"), ORDINARY)
def test_ordinary(html: str, written: str) -> None:
    """What nh3 only writes in another way, or less of, is ordinary."""
    assert may_be_ordinary(html)
    assert is_ordinary(html, written)


LEFT_TO_DO = [
    # To be sure that what was mended stays so.
    ("<p>x", "<p>x</p>"),
    ("<p>x</p>\n<font>y</font>", "<p>x</p>\ny"),
    ("<i>&quot;\n<b>x</b>\n&quot;", '"\n<b>x</b>\n<i>"'),  # the same tags elsewhere
    ("<p>x<!--\n--></p>", "<p>x</p>"),
    # To replace.
    (f'<a class="anchor" href="{PAGE}#x">#</a>', f'<a href="{PAGE}#x">#</a>'),
    ('<img data-src="x.png" src="blank.gif">', f'<img src="{PAGE}blank.gif">'),
    # To close: HTML does not read it as its author did (HTML §13.2.5.40).
    ("<span/>x</span>", "<span>x</span>"),
    ("<br/><span title='x' />y</span>", '<br><span title="x">y</span>'),
    ('<span title="x\ny"/>z</span>', '<span title="x\ny">z</span>'),
    # To take out.
    ('<p>x</p><img src="javascript:x">', "<p>x</p><img>"),
    ('<a name="x"></a>', "<a></a>"),
    ('<p title="x"><!-- y --></p>', "<p></p>"),
    # To do what the parser and its writer leave undone.
    ("<p>&#1;</p>", "<p>\x01</p>"),
    ("<pre><!-- x -->\ny</pre>", "<pre>\ny</pre>"),
    ("<pre>\n&NewLine;y</pre>", "<pre>\ny</pre>"),
]


@pytest.mark.parametrize(("html", "written"), LEFT_TO_DO)
def test_left_to_do(html: str, written: str) -> None:
    """Where anything else is to be done, that is seen."""
    assert not is_ordinary(html, written)


@pytest.mark.parametrize(
    "html", ["<iframe src=x></iframe>", "<svg></svg>", "<p></p>", "<a></a>", "<img>", "<input>"]
)
def test_not_worth_a_pass(html: str) -> None:
    """What nh3 would drop as a whole, or leave although it is to go, is seen at once."""
    assert not may_be_ordinary(f"<p>x</p>\n{html}")
