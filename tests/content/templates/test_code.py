"""Code in a post's text, in which nothing is a template tag."""

from __future__ import annotations

import pytest
from template_tags import expanded

TAG = "{% gone %}"

CODE = {
    "fence": f"```\n{TAG}\n```\n",
    "fence of tildes": f"~~~ js\n{TAG}\n\n{TAG}\n~~~\n",
    "longer fence": f"````\n```\n{TAG}\n```\n{TAG}\n````\n",
    "fence never closed": f"text\n\n```\n{TAG}\n\n{TAG}",
    "fence in a quotation": f"> ```\n> {TAG}\n> ```\n",
    "fence in a list": f"- item\n\n  ```\n  {TAG}\n  ```\n",
    "fence behind a marker": f"1. ```js\n   {TAG}\n   ```\n",
    "indented": f"text\n\n    {TAG}\n\n    {TAG}\n\ntext",
    "indented at the start": f"    {TAG}\n",
    "indented by a tab": f"text\n\n\t{TAG}\n",
    "indented in a list": f"- item\n\n      {TAG}\n",
    "indented in a list of numbers": f"10. item\n\n        {TAG}\n",
    "indented behind a list": f"- item\n\ntext\n\n    {TAG}\n",
    "indented in a quotation": f">     {TAG}\n",
    "span": f"a `{TAG}` b",
    "span of two": f"a `` ` {TAG} `` b",
    "span over two lines": f"a `b\n{TAG}` c",
    "pre": f"<pre>\n{TAG}\n\n{TAG}\n</pre>\n",
    "pre with attributes": f'<pre class="x">{TAG}</pre>',
    "code": f"<p><code>{TAG}</code></p>",
    "script": f"<script>\nlet x = '{TAG}'\n</script>\n",
    "comment": f"<!-- {TAG} -->\n",
}


@pytest.mark.parametrize("text", CODE.values(), ids=CODE.keys())
def test_code_stays(text: str) -> None:
    """In code a tag is an example: not a character of it changes."""
    assert expanded(text, "liquid") == text


TEXT = {
    "paragraph": f"a {TAG} b",
    "lazy line of a list": f"- item\n{TAG}",
    "paragraph in a list": f"- item\n\n  {TAG}\n",
    "paragraph in a nested list": f"- a\n  - b\n\n    {TAG}\n",
    "paragraph in a list of four spaces": f"1.  a\n\n    {TAG}\n",
    "continued line": f"text\n    {TAG}\n",
    "admonition": f"!!! note\n\n    {TAG}\n",
    "footnote": f"[^1]: a\n\n    {TAG}\n",
    "definition": f"term\n:   a\n\n    {TAG}\n",
    "behind a fence": f"```\ncode\n```\n{TAG}\n",
    "behind a span": f"`code` {TAG}",
    "backtick alone": f"a ` b {TAG}",
    "backticks in two paragraphs": f"a ` b\n\n{TAG} ` c",
    "escaped backtick": f"a \\` {TAG} ` b",
    "code never closed": f"a <code> b\n\n{TAG}",
}


@pytest.mark.parametrize("text", TEXT.values(), ids=TEXT.keys())
def test_what_only_looks_like_code_is_text(text: str) -> None:
    """Tags outside of code are taken out wherever they stand."""
    assert TAG not in expanded(text, "liquid")


@pytest.mark.parametrize("text", [f"```\n{TAG}\n```\n", f"    {TAG}\n", f"a `{TAG}` b"])
def test_html_has_no_code_of_markdown(text: str) -> None:
    """In a post written in HTML, backticks and indentation mean nothing."""
    assert TAG not in expanded(text, "liquid", markup="html")


def test_literal_blocks_of_rst_are_code() -> None:
    """In reStructuredText a literal block is what is indented behind two colons."""
    text = "Code::\n\n    {{% gone %}}\n\n    {{% gone %}}\n\nAnd ``{{% gone %}}``.\n"
    assert expanded(text, "nikola", markup="rst") == text
    directive = ".. code-block:: python\n   :linenos:\n\n   {{% gone %}}\n"
    assert expanded(directive, "nikola", markup="rst") == directive
    quotation = "Text\n\n    {{% gone %}}\n"
    assert "gone" not in expanded(quotation, "nikola", markup="rst")
