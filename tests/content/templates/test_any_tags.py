"""What holds for the tags of all languages."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from template_tags import context, expanded

from feedkit.content.templates import LANGUAGES, expand, language_named

TAGS = ["{%", "%}", "{{", "}}", "{{<", ">}}", "{{%", "%}}", "{#", "#}", "{", "}", "{:", "{: .a}"]
TAGS += ["<A>", "</A>", "<A b={", "/>", "<p>", "</p>", "<div>", "</div>", "[[", "]]", "![[", "%%"]
TAGS += ["{% note %}", "{% endnote %}", "{% if a %}", "{% else %}", "{% endif %}", "{% end %}"]
TAGS += [
    "{{< note >}}",
    "{{< /note >}}",
    "{{</*",
    "*/>}}",
    ":::note",
    ":::",
    "::a{b}",
    ":a[",
    ":a[b]",
    "> [!a]",
    "==",
    "[toc]",
    "<svelte:a>",
    "{#if",
    "::a\n---\n",
    "\\(",
    "$a",
]
TAGS += ["import a from 'a'", "export const a = {", "**", "\u00a0", "{filename}", ":material-a:"]
TAGS += ["{% raw %}", "{% endraw %}", "<!--", "-->", "<style>", "</style>", "\\", '"', "'", "="]
PIECES = st.sampled_from([*TAGS, "a", " ", "\n", "\n\n", "- ", "    ", "`", "> ", "# ", "é", "中"])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_read_to_its_end(text: str) -> None:
    """No mixture of marks stops the walk, and none of our own marks is left in the text."""
    shown = expanded(text, *LANGUAGES)
    assert "\x0b" not in shown


@given(st.text(alphabet="ab <>{}[]()%#=:!*|'\"\n&;._-", max_size=80))
def test_code_is_never_touched(code: str) -> None:
    """Whatever stands between fences stands there afterwards, in every language."""
    text = (
        f"a {{{{ b }}}}\n\n```\n{code}\n```\n\n{{% c %}} `{code.split(chr(10), maxsplit=1)[0]}` d\n"
    )
    for language in LANGUAGES:
        shown = expanded(text, language)
        assert f"```\n{code}\n```" in shown


@given(
    st.lists(st.sampled_from(["a ", "b\n\n", "{% x %}", "{% if y %}", "{% endif %}"])).map("".join)
)
def test_taking_out_twice_takes_out_no_more(text: str) -> None:
    """What is left holds no tag, so there is nothing to take out."""
    once = expanded(text, "liquid")
    assert "{%" not in once
    assert expanded(once, "liquid") == once


@pytest.mark.parametrize("unit", [*TAGS, "{% x %}", "{{ a }}", "- ", "\n- ", "\n    ", "`", "a {%"])
def test_attacks_take_no_time(unit: str) -> None:
    """However often a mark is repeated, each character is looked at a few times only."""
    text = (unit * 20_000)[:20_000]
    started = process_time()
    for language in map(language_named, LANGUAGES):
        expand(text, [language], context())
    assert process_time() - started < 10


def test_tags_inside_of_tags_inside_of_tags() -> None:
    """Depth costs nothing either: from some depth on, tags enclose nothing."""
    text = "{% note %}" * 2000 + "a" + "{% endnote %}" * 2000
    assert "a" in expanded(text, "liquid")
