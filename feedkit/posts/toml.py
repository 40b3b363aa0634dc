"""TOML between two `+++` lines, as Hugo and Zola read it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from feedkit.lazy import lazy_re
from feedkit.posts.block import TOO_DEEP, plain, shown

if TYPE_CHECKING:
    from feedkit.errors import PostError
    from feedkit.posts.block import Block

__all__ = ["MAX_DOTS", "read_toml"]

PLACE = lazy_re(r" \(at (?:line (\d+), column \d+|end of document)\)\Z")
# Each dot of a key is a table within a table, for which tomllib takes quadratic time.
MAX_DOTS = 500  #: on one line


def read_toml(block: Block) -> object:
    """Return what `block` says, with text for numbers; dates and times as tomllib makes them.

    Floats keep the text they were written in (`version = 1.10`); integers are written out, as
    Hugo does with a title that is one. Raises `PostError` for what TOML 1.0 forbids (a key
    written twice and an impossible date among it).
    """
    for line, text in enumerate(block.text.split("\n")):
        if text.count(".") > MAX_DOTS:
            raise block.error(line, None, f"expected at most {MAX_DOTS} dots on a line, found more")
    try:
        return plain(tomllib.loads(block.text, parse_float=str), block)
    except tomllib.TOMLDecodeError as error:
        raise explained(error, block) from None
    except RecursionError:
        raise block.error(0, None, TOO_DEEP) from None
    except ValueError:  # Python's limit on the digits of an integer
        raise block.error(0, None, "expected integers of at most 4300 digits") from None


def explained(error: tomllib.TOMLDecodeError, block: Block) -> PostError:
    """Return tomllib's message as an error with the line it names."""
    place = PLACE.search(str(error))
    lines = block.text.split("\n")
    line = int(place[1]) - 1 if place and place[1] else len(lines) - 1
    said = str(error)[: place.start()] if place else str(error)
    return block.error(line, None, f"expected TOML, got {shown(lines[line])}: {said}")
