"""Footnotes of several entries on one page."""

from __future__ import annotations

from dataclasses import replace

from template_tags import THIS

from feedkit.content.footnotes import unique_footnotes

HTML = (
    '<p>a<sup><a href="{page}#fn-1" id="fnref-1">1</a></sup> id="fn-1" '
    '<a href="https://other.example/#fn-1">x</a></p><ol><li id="fn-1">b '
    '<a href="{page}#fnref-1">↩</a></li></ol>'
)


def test_ids_are_of_one_entry_and_links_follow() -> None:
    """The same note of two entries has two ids; each begins as readers know it."""
    other = replace(THIS, id="other")
    html = HTML.format(page=THIS.link)
    first, second = unique_footnotes(html, THIS), unique_footnotes(html, other)
    assert first != second
    mark = first.partition('<li id="fn-1-')[2][:8]
    assert mark
    assert mark not in second
    expected = html.replace('fn-1" id', f'fn-1-{mark}" id').replace(
        '"fnref-1"', f'"fnref-1-{mark}"'
    )
    expected = expected.replace('<li id="fn-1"', f'<li id="fn-1-{mark}"')
    assert first == expected.replace('#fnref-1"', f'#fnref-1-{mark}"')


def test_a_text_without_footnotes_stays() -> None:
    """Other ids, other pages and text that looks like an id are nobody's footnotes."""
    html = '<p id="x"><a href="https://example.org/base/2024/this/#x">id="fn-1"</a></p>'
    assert unique_footnotes(html, THIS) == html
