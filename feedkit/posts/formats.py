"""Where front matter begins and ends, and which reader knows its format.

How generators recognise it, where they differ:

- A fence is a line of its own, three characters or more and white space. Jekyll
  (`Document::YAML_FRONT_MATTER_REGEXP`) and MkDocs end YAML at `...` too, Hexo takes longer fences.
  Hugo, Zola and Astro let blank lines stand before the first fence, and so does this.
- A language behind the first fence (`---toml`) is gray-matter's, as Eleventy documents it.
- Hexo's posts of old, and many new ones, have only the second fence.
- Everything else counts only where it is safe to tell from prose.
"""

from __future__ import annotations

import re
from posixpath import splitext
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.lazy import lazy_function, lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Never

    from feedkit.posts.block import Block, Reader

    Finder = Callable[[str, int], "Head | None"]

__all__ = [
    "COMMON_FENCE",
    "END_OF_YAML",
    "FENCES",
    "Head",
    "find_head",
    "is_settled",
    "read_toml",
    "read_yaml",
]


class Head(Struct, frozen=True):
    """Front matter within a text: offsets, and what reads it."""

    start: int  #: where the front matter itself begins, behind a fence
    end: int  #: where it ends, before a fence
    body: int  #: where the post's body begins
    read: Reader


DATA = (".yml", ".yaml")  # files that are front matter and no more: what others inherit
BLANK_LINES = lazy_re(r"(?:[ \t]*\n|(?!))*+")
FENCES = "-+;"  #: what a fence is made of
COMMON_FENCE = "---\n"
FENCE = lazy_re(r"(-{3,}|\+{3,}|;{3,})[ \t]*(\w*)[ \t]*(?:\n|\Z)")
END_OF_YAML = r"\n(?:-{3,}|\.{3})[ \t]*"
CLOSING = {
    "-": lazy_re(rf"{END_OF_YAML}(?:\n|\Z)"),
    "+": lazy_re(r"\n\+{3,}[ \t]*(?:\n|\Z)"),
    ";": lazy_re(r"\n;{3,}[ \t]*(?:\n|\Z)"),
}


# What reads a format is imported when a post is written in it; PyYAML alone takes 15 ms.
read_yaml: Reader = lazy_function("feedkit.posts.yaml", "read_yaml")
read_toml: Reader = lazy_function("feedkit.posts.toml", "read_toml")
read_json: Reader = lazy_function("feedkit.posts.json_object", "read_json")
read_literal: Reader = lazy_function("feedkit.posts.javascript", "read_literal")

FENCED: dict[tuple[str, str], Reader] = {
    ("-", ""): read_yaml,
    ("-", "yaml"): read_yaml,
    ("-", "yml"): read_yaml,
    ("-", "toml"): read_toml,
    ("-", "json"): read_json,
    ("-", "js"): read_literal,
    ("-", "javascript"): read_literal,
    ("+", ""): read_toml,
    (";", ""): read_json,
}
UNOPENED = lazy_re(
    r'(?:"?[\w-]+"?[ \t]*:(?:[ \t].*)?\n|[ \t]++\S.*\n|[-#][ \t].*\n|(?!))++'
    r"(-{3,}|;{3,})[ \t]*(?:\n|\Z)"
)
TELLING = lazy_re(r'^"?(?:title|date)"?[ \t]*:', re.IGNORECASE | re.MULTILINE)
EXPORT = lazy_re(
    r"^export[ \t]+const[ \t]+(?:meta|metadata|frontmatter|frontMatter)\b[^={\n]*=\s*(?=\{)",
    re.MULTILINE,
)
REST_OF_LINE = lazy_re(r".*\n?")
BLANK_LINE = lazy_re(r"\n[ \t]*\n")
MODULE_CODE = lazy_re(r"\s*(?:\Z|import\b|export\b|//|/\*|\{/\*)")


def find_head(text: str, path: str) -> Head | None:
    """Return where the front matter of `text` stands, None if it has none.

    `text` has line feeds for line endings and no byte order mark; `path` is that of its file, some
    kinds of which have formats of their own. A head that begins but does not end reaches to the
    end of the text, and its reader says so.
    """
    if path.endswith(DATA):
        return Head(0, len(text), len(text), read_yaml)
    start = first_line(text)
    for find in FINDERS:
        if head := find(text, start):
            return head
    for find in finders_for(path):
        if head := find(text, start):
            return head
    return None


def is_settled(head: Head | None, text: str, path: str) -> bool:
    """Tell whether a file that goes on from `text`, which is some whole lines, has this `head`.

    A head that was opened is settled where it is closed. All other front matter is a run of lines
    without an empty one among them, but for what begins with a brace or a comment, and for the
    formats that only some files have.
    """
    start = first_line(text)
    if head is not None and head.body == len(text):  # it may go on; `unclosed` is such a head
        return False
    if head is not None and head.start > start:
        return True
    if text.startswith(("{", "<"), start) or finders_for(path):
        return False
    return text.find("\n\n", start) >= 0


def first_line(text: str) -> int:
    """Return the offset of the first line that is not blank."""
    if not text[:1].isspace():  # as hardly any does
        return 0
    blank = BLANK_LINES.match(text)
    return blank.end() if blank else 0


def finders_for(path: str) -> tuple[Finder, ...]:
    """Return what finds the formats that only files of this kind have."""
    return FINDERS_FOR.get(splitext(path)[1].lower(), ())


def fenced(text: str, start: int) -> Head | None:
    """Find what stands between two fences."""
    if text.startswith(COMMON_FENCE, start):  # as nearly all are: in half the time
        mark, read, opened = COMMON_FENCE[0], read_yaml, start + len(COMMON_FENCE)
    else:
        opening = FENCE.match(text, start)
        known = FENCED.get((opening[1][0], opening[2].lower())) if opening else None
        if opening is None or known is None:
            return None
        mark, read, opened = opening[1][0], known, opening.end()
    # The closing fence may be the next line: its line feed is that of the opening one.
    closing = CLOSING[mark].search(text, opened - 1)
    if closing is None:
        return Head(start, opened, len(text), unclosed)
    return Head(opened, closing.start() + 1, closing.end(), read)


def unclosed(block: Block) -> Never:
    """Say which fence is missing; `block` is the first."""
    raise block.error(0, None, f"expected a closing {block.text[0] * 3!r} line, found none")


def unopened(text: str, start: int) -> Head | None:
    """Find what has no first fence, but a second."""
    match = UNOPENED.match(text, start)
    if match is None or not TELLING.search(match[0]):
        return None
    return Head(start, match.start(1), match.end(), FENCED[match[1][0], ""])


def unfenced(module: str, name: str) -> Finder:
    """Return what finds a format that tells its end itself: `end_of_…` and `read_…` of a module."""
    end_of: Callable[[str, int], int | None]
    end_of = lazy_function(f"feedkit.posts.{module}", f"end_of_{name}")
    read: Reader = lazy_function(f"feedkit.posts.{module}", f"read_{name}")

    def find(text: str, start: int) -> Head | None:
        end = end_of(text, start)
        return None if end is None else Head(start, end, end, read)

    return find


def exported(text: str, start: int) -> Head | None:
    """Find `export const meta = {…}` where nothing but module code comes before it.

    MDX takes a block for module code if it begins with `import` or `export`, up to a blank line.
    """
    match = EXPORT.search(text, start)
    if match is None:
        return None
    if not all(map(MODULE_CODE.match, BLANK_LINE.split(text[start : match.start()]))):
        return None
    from feedkit.posts.javascript import end_of_literal  # noqa: PLC0415 - few posts need it

    end = end_of_literal(text, match.end())
    if end is None:
        return None
    body = REST_OF_LINE.match(text, end)
    return Head(match.end(), end, body.end() if body else end, read_literal)


FINDERS: tuple[Finder, ...] = (
    fenced,
    unfenced("json_object", "json"),
    unfenced("lines", "nikola"),
    unopened,
    unfenced("lines", "fields"),
)
FINDERS_FOR: dict[str, tuple[Finder, ...]] = {
    ".mdx": (exported,),
    ".rst": (unfenced("lines", "docinfo"),),
}
