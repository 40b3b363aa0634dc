"""JSON: Hugo's bare object, what stands between Hexo's `;;;`, and gray-matter's `---json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re
from feedkit.posts.block import TOO_DEEP, plain, shown

if TYPE_CHECKING:
    from feedkit.posts.block import Block

__all__ = ["end_of_json", "read_json"]

JSON_KEY = lazy_re(r'"((?:[^"\\]++|\\.|(?!))*+)"\s*:')
JSON_OBJECT = lazy_re(r'\{\s*["}]')  # and neither `{{ shortcode }}` nor `{% tag %}`


def end_of_json(text: str, start: int) -> int | None:
    """Return the offset behind the JSON object that begins at `start`; None if none begins.

    For an object that is broken it is the end of the text; `read_json` says what is wrong.
    """
    if not JSON_OBJECT.match(text, start):
        return None
    try:
        return json.JSONDecoder(parse_int=str, strict=False).raw_decode(text, start)[1]
    except (ValueError, RecursionError):
        return len(text)


def read_json(block: Block) -> object:
    """Return what `block` says in JSON, with text for numbers, as they are written.

    The braces may be missing, as they are between Hexo's `;;;`. A key that is written twice is
    reported, and its last value counts. Raises `PostError` for what is not JSON.
    """
    twice: dict[str, None] = {}

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        mapping: dict[str, object] = {}
        for key, value in pairs:
            if key in mapping:
                twice[key] = None
            mapping[key] = value
        return mapping

    braces = block.text.lstrip().startswith("{")
    try:
        value = json.loads(
            block.text if braces else "{" + block.text + "}",
            parse_int=str,
            parse_float=str,
            parse_constant=str,
            object_pairs_hook=once,
            strict=False,  # a tab inside a string is no reason to lose a post
        )
    except json.JSONDecodeError as error:
        line = error.lineno - 1
        found = shown(block.text.split("\n")[line])
        raise block.error(line, None, f"expected JSON, got {found}: {error.msg}") from None
    except RecursionError:
        raise block.error(0, None, TOO_DEEP) from None
    if twice:
        places = lines_of_keys(block.text)
        for key in twice:
            block.warn_of_duplicate(key, places.get(key, 0))
    return plain(value, block)


def lines_of_keys(text: str) -> dict[str, int]:
    """Return the last line, counted from 0, on which each key of JSON stands."""
    lines = {}
    line = offset = 0
    for match in JSON_KEY.finditer(text):
        line += text.count("\n", offset, match.start())
        offset = match.start()
        lines[match[1]] = line
    return lines
