r"""The TOML of most posts, read by a regular expression in a tenth of the time tomllib takes.

As with `feedkit.posts.plain_yaml`, this takes what it is certain about, and leaves all else to
tomllib (`feedkit.posts.toml`), which says the same of everything this takes. The grammar is a
subset of TOML 1.0's, whose words these are:

    toml   = *([ws] [keyval / table] [ws] [comment] LF)
    keyval = key [ws] "=" [ws] (string / "true" / "false" / integer / date / array)
    table  = "[" [ws] key [ws] "]"             ; of keys and values, and not of tables
    key    = unquoted-key                      ; with no dot in it, and once in its table
    string = basic-string / literal-string     ; on one line, and without escapes
    array  = "[" [wsn string *(wsn "," wsn string) [wsn ","]] wsn "]"
    date   = local-date / (offset-date-time / local-date-time)    ; in whole seconds
    ws     = 1*SP
    wsn    = *(SP / LF)
"""

from __future__ import annotations

import datetime as dt
import re

from feedkit.lazy import lazy_re
from feedkit.posts.block import PLAIN_LENGTH
from feedkit.posts.toml import MAX_DOTS

__all__ = ["read_plain_toml"]

LOCAL_DATE = len("1979-05-27")

STRING = r""""[^"\\\n]*+"|'[^'\n]*+'"""
ARRAY = rf"\[[ \n]*+(?:(?:{STRING})[ \n]*+(?:,[ \n]*+(?:{STRING})[ \n]*+)*(?:,[ \n]*+)?)?\]"
INTEGER = r"0|-?[1-9][0-9]{0,17}+"
CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
DATE = rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[T ]{CLOCK}:[0-5][0-9](?:Z|[+-]{CLOCK})?)?"
LINE = lazy_re(
    rf"""
    \ *+
    (?: ([\w-]++)\ *+=\ *+(?:({DATE})|({STRING}|true|false|{INTEGER}|{ARRAY}))
      | \[\ *+([\w-]++)\ *+\]
    )?
    \ *+(?:\#[^\n]*+)?(?:\n|\Z)
  | ([\s\S]++)  # and everything behind it
    """,
    re.VERBOSE | re.ASCII,
)
STRINGS = lazy_re(STRING)
BOOLS = {"true": True, "false": False}


def read_plain_toml(text: str) -> dict[str, object] | None:
    """Return what the text of a `Block` says; None if it is not as plain as this takes it."""
    if len(text) > PLAIN_LENGTH or text.count(".") > MAX_DOTS:
        return None
    root: dict[str, object] = {}
    table = root
    for key, date, written, name, rest in LINE.findall(text):
        if rest or key in table or name in root:
            return None
        if written:
            table[key] = meaning(written)
        elif date:
            kind = dt.date if len(date) == LOCAL_DATE else dt.datetime
            try:
                table[key] = kind.fromisoformat(date)
            except ValueError:  # a day that the month does not have
                return None
        elif name:
            root[name] = table = {}
    return root or None


def meaning(written: str) -> object:
    """Return what a value that fits the grammar, and is no date, means: of a number, the text."""
    if written[0] in "\"'":
        return written[1:-1]
    if written[0] == "[":
        return [string[1:-1] for string in STRINGS.findall(written)]
    return BOOLS.get(written, written)
