"""The text of one post's front matter, where it stands, and what may come of reading it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec import Struct

from feedkit.characters import legal
from feedkit.errors import PostError, Problem

__all__ = [
    "MAX_DEPTH",
    "MAX_LENGTH",
    "PLAIN_LENGTH",
    "TOO_DEEP",
    "Block",
    "Reader",
    "cleaned",
    "plain",
    "shown",
]

# Bounds on the time and memory that any text may take; no author comes near them.
MAX_LENGTH = 1 << 18  #: characters of front matter
PLAIN_LENGTH = 10_000  #: characters; what is longer is for the readers that count values
MAX_DEPTH = 50  #: lists and mappings within each other
TOO_DEEP = f"expected at most {MAX_DEPTH} levels of nesting, found more"

# libyaml takes these for line breaks (YAML 1.1 §5.4), editors and authors do not: a title into
# which one was pasted would end in the middle of a word.
INVISIBLE_BREAKS = "\x85\u2028\u2029"


class Block(Struct, frozen=True):
    """Front matter without its fences."""

    text: str  #: as `cleaned` gives it
    path: str  #: of the post
    first_line: int  #: the line of the file on which `text` begins, counted from 1
    on_problem: Callable[[Problem], None]  #: takes the warnings

    def error(self, line: int, field: str | None, message: str) -> PostError:
        """Return the exception for what is wrong on `line` of this block, counted from 0."""
        line += self.first_line
        return PostError(Problem(path=self.path, line=line, field=field, message=message))

    def warn(self, line: int, field: str | None, message: str) -> None:
        """Report what was mended on `line` of this block, counted from 0."""
        line += self.first_line
        self.on_problem(Problem(path=self.path, line=line, field=field, message=message, kept=True))

    def warn_of_duplicate(self, field: str, line: int, *, first: int | None = None) -> None:
        """Report a key that is written a second time, on `line`, after `first` where known."""
        again = "again" if first is None else f"on line {self.first_line + first} too"
        self.warn(line, field[:80], f"expected each key once, found it {again}; the last counts")


Reader = Callable[[Block], object]


def cleaned(text: str) -> str:
    """Return what is legal of front matter, line for line: no line breaks but line feeds."""
    # As nearly all is: there is nothing to do for what Python calls printable, line by line.
    if text.replace("\n", " ").isprintable():
        return text
    if not text.isascii():
        for character in INVISIBLE_BREAKS:  # `str.translate` takes ten times as long
            text = text.replace(character, " ")
    return legal(text)


def shown(text: str) -> str:
    """Return `text` in quotes, no longer than a line of a message may be."""
    return repr(text.strip()[:80])


def plain(value: object, block: Block, depth: int = 0) -> object:
    """Return `value` as every format's reader gives it: legal text, bool, None, list or dict.

    Numbers become text; dates and times, which TOML has of its own, stay what they are. Raises
    `PostError` for what nests deeper than `MAX_DEPTH`.
    """
    if depth > MAX_DEPTH:
        raise block.error(0, None, TOO_DEEP)
    match value:
        case str():
            return legal(value)
        case dict():
            return {legal(key): plain(item, block, depth + 1) for key, item in value.items()}
        case list():
            return [plain(item, block, depth + 1) for item in value]
        case None | bool() | dt.date() | dt.time():
            return value
        case _:
            return str(value)
