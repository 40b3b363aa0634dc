r"""The YAML of most posts, read by a regular expression in a fifth of the time libyaml takes.

This takes what it is certain about, and leaves all else to libyaml (`feedkit.posts.yaml`), which
would say the same of everything this takes. The grammar is a subset of YAML 1.1's:

    head   = 1*(entry / [*SP comment / *SP] LF)
    entry  = key ":" 1*SP (plain *(LF 1*SP plain) / quoted / flow) end      ; lines become one
           / key ":" end                                                    ; nothing
           / key ":" end 1*(indent "-" 1*SP (plain / quoted) end)
           / key ":" end 1*(indent key ":" [1*SP (plain / quoted / flow)] end)
    flow   = "[" [item *("," item) ["," *SP]] "]"
    item   = *SP (plain / quoted) *SP
    quoted = DQUOTE *(any but DQUOTE and "\") DQUOTE / "'" *(any but "'" / "''") "'"
    plain  = first *(any, but no ":" before SP or LF, and no "#" behind SP)
    first  = any but SP, "<" and the indicators of YAML (1.1, section 5.3)
    key    = 1*100(letter / digit / "_" / "-") *SP      ; of any script, and "-" not its first
    indent = *SP    ; the same for all lines of a value, and not empty before a key
    end    = *SP (LF / end of text)

"any" is no LF. An entry begins in the first column, and a mapping has each key once. A plain
scalar between brackets ends at a comma, and has no bracket, brace, colon or question mark.

So what YAML takes for special is here the same, or not taken: any other indicator where a token
may begin, and any line that is indented, or an item, where it would go on with what stands above.
Tabs and byte order marks, in some places white space, are taken nowhere. Front matter has no other
line break than LF, and no character that YAML forbids (see `Block`).
"""

from __future__ import annotations

import re

from feedkit.lazy import lazy_re
from feedkit.posts.block import PLAIN_LENGTH

__all__ = ["MEANINGS", "read_plain_yaml"]

#: What a scalar without quotes means if it is more than its text (YAML 1.2 §10.3.2).
MEANINGS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}

KEY = r"\w[\w-]{0,99}+"
COLON = r"\ *+:"
END = r"\ *+(?:\n|\Z)"
FIRST = r"""[^ \n\-?:,\[\]{}\#&*!|>'"%@`<]"""
PLAIN = rf"{FIRST}[^:\#\n]*+(?:(?::(?=[^ \n])|(?<![ ])\#)[^:\#\n]*+)*"
QUOTED = r""""[^"\\\n]*+"|'[^'\n]*+(?:''[^'\n]*+)*'"""
PLAIN_IN_FLOW = rf"{FIRST}[^,\[\]{{}}:?\#\n]*+(?:(?<![ ])\#[^,\[\]{{}}:?\#\n]*+)*"
FLOW_ITEM = rf"\ *+(?:{PLAIN_IN_FLOW}|{QUOTED})\ *+"
FLOW = rf"\[(?:{FLOW_ITEM}(?:,{FLOW_ITEM})*,?)?\ *+\]"
ITEM = rf"-\ ++(?:{PLAIN}|{QUOTED}){END}"
PAIR = rf"{KEY}{COLON}(?:\ ++(?:{PLAIN}|{QUOTED}|{FLOW}))?{END}"

ENTRY = lazy_re(
    rf"""
    ({KEY}){COLON}
    (?: \ ++(?:({PLAIN})\n(?!\ ) | ({PLAIN}(?:\n\ ++{PLAIN})*|{QUOTED}|{FLOW}){END})
      | {END}(?: (?=(?P<n>\ *+)-) ((?:(?P=n){ITEM})+)
               | (?=(?P<m>\ ++)\w) ((?:(?P=m){PAIR})+) )?
    )
    | \ *+(?:\#[^\n]*+)?\n
    | ([\s\S]++)  # and everything behind it
    """,
    re.VERBOSE,
)
# What takes apart what fits above.
ITEMS = lazy_re(rf"\ *+-\ ++({PLAIN}|{QUOTED}){END}", re.VERBOSE)
PAIRS = lazy_re(rf"\ *+({KEY}){COLON}(?:\ ++({PLAIN}|{QUOTED}|{FLOW}))?{END}", re.VERBOSE)
FLOW_ITEMS = lazy_re(rf"\ *+({PLAIN_IN_FLOW}|{QUOTED})\ *+,?", re.VERBOSE)


def read_plain_yaml(text: str) -> dict[str, object] | None:
    """Return what the text of a `Block` says; None if it is not as plain as this takes it."""
    if len(text) > PLAIN_LENGTH or "\t" in text or "\ufeff" in text:
        return None
    mapping: dict[str, object] = {}
    for key, plain, value, _, items, _, pairs, rest in ENTRY.findall(text):
        if rest or key in mapping:
            return None
        if plain:  # as most are
            word = plain.rstrip(" ")
            mapping[key] = MEANINGS.get(word, word)
        elif value:
            mapping[key] = meaning(value)
        elif items:
            mapping[key] = list(map(meaning, ITEMS.findall(items)))
        elif pairs:
            inner = PAIRS.findall(pairs)
            mapping[key] = values = {name: meaning(value) for name, value in inner}
            if len(values) < len(inner):
                return None
        elif key:
            mapping[key] = None
    return mapping or None


def meaning(written: str) -> object:
    """Return what a value that fits the grammar means."""
    match written[:1]:
        case '"':
            return written[1:-1]
        case "'":
            return written[1:-1].replace("''", "'")
        case "[":
            return [meaning(item) for item in FLOW_ITEMS.findall(written[1:-1])]
    if "\n" in written:
        return " ".join(line.strip(" ") for line in written.split("\n"))
    text = written.rstrip(" ")
    return MEANINGS.get(text, text)
