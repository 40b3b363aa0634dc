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
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from feedkit.lazy import lazy_re
from feedkit.posts.block import PLAIN_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MEANINGS", "PlainYaml", "plain_yaml"]

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
      | {END}((?:(?:-\ |\ ++[^ \#\n])[^\n]*+(?:\n|\Z))*)  # which a `BLOCK` has to be
    )
    | \ *+(?:\#[^\n]*+)?\n
    | ([\s\S]++)  # and everything behind it
    """,
    re.VERBOSE,
)
BLOCK = lazy_re(
    rf"(?=(?P<n>\ *+)-)(?:(?P=n){ITEM})+|(?=(?P<m>\ ++)\w)(?:(?P=m){PAIR})+", re.VERBOSE
)
# What takes apart what fits above.
ITEMS = lazy_re(rf"\ *+-\ ++({PLAIN}|{QUOTED}){END}", re.VERBOSE)
PAIRS = lazy_re(rf"\ *+({KEY}){COLON}(?:\ ++({PLAIN}|{QUOTED}|{FLOW}))?{END}", re.VERBOSE)
FLOW_ITEMS = lazy_re(rf"\ *+({PLAIN_IN_FLOW}|{QUOTED})\ *+,?", re.VERBOSE)

#: The groups of `ENTRY`, of which all but the key and one more are empty.
Entry: TypeAlias = tuple[str, str, str, str, str]
KEY_GROUP, BLOCK_GROUP, REST_GROUP = 0, 3, 4


def plain_yaml(text: str) -> PlainYaml | None:
    """Return what the text of a `Block` says; None if it is not as plain as this takes it."""
    if len(text) > PLAIN_LENGTH or "\t" in text or "\ufeff" in text:
        return None
    found: list[Entry] = ENTRY.findall(text)
    entries = {entry[KEY_GROUP]: entry for entry in found}
    if not found or found[-1][REST_GROUP]:
        return None
    if len(entries) < len(found):  # there are keys twice, or several lines that have none
        keys = [entry[KEY_GROUP] for entry in found if entry[KEY_GROUP]]
        if len(set(keys)) < len(keys):
            return None
    entries.pop("", None)
    blocks = [entry[BLOCK_GROUP] for entry in found if entry[BLOCK_GROUP]]
    if not all(map(is_plain, blocks)):
        return None
    return PlainYaml(entries) if entries else None


class PlainYaml(Mapping[str, object]):
    """What plain YAML says. A value is read when it is looked up: few are of most posts."""

    __slots__ = ("_entries",)

    def __init__(self, entries: dict[str, Entry]) -> None:
        self._entries = entries

    def __getitem__(self, key: str) -> object:
        _, plain, value, block, _ = self._entries[key]
        if plain:  # as most are
            word = plain.rstrip(" ")
            return MEANINGS.get(word, word)
        if value:
            return meaning(value)
        if has_items(block):
            return list(map(meaning, ITEMS.findall(block)))
        if block:
            return {name: meaning(value) for name, value in PAIRS.findall(block)}
        return None

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def has_items(block: str) -> bool:
    """Say whether a block is a list; it is a mapping otherwise."""
    return block.lstrip(" ").startswith("-")


def is_plain(block: str) -> bool:
    """Say whether a block fits the grammar, and each key of a mapping is written once."""
    if not BLOCK.fullmatch(block):
        return False
    keys = [] if has_items(block) else [key for key, _ in PAIRS.findall(block)]
    return len(set(keys)) == len(keys)


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
