"""What is wrong with YAML, in words about what its author wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re
from feedkit.posts.block import shown

if TYPE_CHECKING:
    import yaml

    from feedkit.errors import PostError
    from feedkit.posts.block import Block

__all__ = ["error_on", "explained"]

KEY = lazy_re(r"""[ \t]*(?:- +)?["']?([\w-]{1,80})["']?[ \t]*:""")
ENTRY = lazy_re(r"[^#]*?:(?:[ \t]|\Z)")

# What libyaml says, and what it expected of the author, {} being the character it came upon. The
# first row that fits counts; True means that the construct begins on the line to look at, and the
# parser noticed only later.
EXPECTED = (
    ("mapping values are not allowed", "quotes around a value that holds ': '", False),
    ("that cannot start", "quotes around a value that begins with {}", False),
    ("found unexpected end of stream", "a closing quotation mark", True),
    ("did not find expected key", "nothing after a closing quotation mark or bracket", False),
    ("could not find expected ':'", "'key: value'", True),
    ("expected alphabetic or numeric", "quotes around a value that begins with {}", True),
    ("found undefined alias", "quotes around a value that begins with '*'", False),
    ("unknown escape character", "a second backslash, or single quotes around the value", False),
    ("escape", "an escape that YAML has, or single quotes around the value", False),
    ("expected <document start>", "each key in the same column as the first", False),
    ("block sequence entries", "quotes around a value that begins with '- '", False),
    ("comment or line break", "quotes around a value that begins with '|' or '>'", True),
    ("expected ',' or ']'", "a closing ']'", True),
    ("expected ',' or '}'", "a closing '}'", True),
    ("expected node content", "a closing bracket", True),
    ("expected '-' indicator", "'- ' before each item of a list", False),
)


def explained(error: yaml.MarkedYAMLError, block: Block) -> PostError:
    """Return what the parser found as an error that says what it expected of the author."""
    said = error.problem or ""
    rows = (row for row in EXPECTED if row[0] in said)
    _, expected, begins = next(rows, ("", f"YAML ({said})", False))
    mark = (begins and error.context_mark) or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    while line and not line_of(block, line).strip():
        line -= 1  # what is missing at the end is missing from the last line that is not empty
    text = line_of(block, line)
    if "mapping values are not allowed" in said and line and ":" not in text[:column]:
        # The line is read as more of the value above, because of its column or for want of a key.
        if not ENTRY.match(line_of(block, line - 1)):
            return error_on(line - 1, block, "'key: value'")
        expected = "the key in the same column as the one above"
    if text[column : column + 1] == "\t":
        expected = "spaces, not a tab"
    return error_on(line, block, expected.replace("{}", repr(text[column : column + 1])))


def error_on(line: int, block: Block, expected: str) -> PostError:
    """Return the error for a line of `block` that is not what was `expected`."""
    text = line_of(block, line)
    key = KEY.match(text)
    message = f"expected {expected}, got {shown(text)}"
    return block.error(line, key[1] if key else None, message)


def line_of(block: Block, line: int) -> str:
    """Return a line of `block`; behind the last, where the parser notices some errors, nothing."""
    lines = block.text.split("\n")
    return lines[line] if line < len(lines) else ""
