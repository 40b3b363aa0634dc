"""A text is read line by line only if a tag may be in it."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest
from template_tags import SITE, THIS, expanded

from feedkit.content.render import render_body
from feedkit.content.rendering import Rendering

ORDINARY = """\
## Heading

Text, *emphasis* and **more**, `code { }`, [a link](https://x.example/), ![a picture](x.png).

- item [^1]
- item (see [there])

```rust
fn main() { let a = B { c: 1, ..D }; println!("{:?} {:#?}", a, a); }
```

| a | b |
|---|---|
| 1 | 2 |

    a { color: #fff; margin: 0 }

[^1]: Note
"""


def _never(*_: object) -> None:
    raise AssertionError("the text was taken apart")


@pytest.mark.parametrize("renderer", ["gfm", "markdown", "kramdown"])
def test_ordinary_text_is_not_taken_apart(renderer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Braces and brackets as code and Markdown have them are no sign of a tag."""
    monkeypatch.setattr(import_module("feedkit.content.templates.expand"), "scan", _never)
    rendering = Rendering(renderer=renderer, templates=frozenset({"liquid"}))
    entry = replace(THIS, body=ORDINARY)
    assert render_body(entry, SITE, rendering, warn=_never).content


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # What begins at the same place is of the language that comes first.
        ("a {# comment #} b", "a  b"),
        ("# a {#id}", "# a "),
        # A tag behind code, before it, and between two lines of it.
        ("`{% a %}` {% b %} `{% c %}`", "`{% a %}`  `{% c %}`"),
        ("```\n{% a %}\n```\n{% b %}\n", "```\n{% a %}\n```\n\n"),
        ("- item\n\n{% a %}\n\n    {% b %}\n", "- item\n\n\n\n    {% b %}\n"),
        ("text\n\n{% a %}\n\n\n", "text\n\n\n\n\n"),
    ],
)
def test_pieces_come_in_their_order(text: str, shown: str) -> None:
    """Text and code stay where they are, whatever is taken out between them."""
    assert expanded(text, "liquid", "attributes") == shown
