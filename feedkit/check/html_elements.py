"""HTML's elements, and how they open and close each other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ELEMENTS", "KNOWN", "UNSAFE", "Token", "nesting_faults"]

Token = tuple[str, str, str, str]
"""The mark of a comment; or, for an end tag, a slash, the name as it stands there, the attributes.
All is empty for a ``<`` that begins neither."""

# HTML §4, and what the standard calls obsolete (§16.2) but browsers still show.
ELEMENTS = frozenset(
    str.split(
        "a abbr acronym address area article aside audio b bdi big blockquote br button canvas"
        " caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl"
        " dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i"
        " img input ins kbd label legend li main map mark menu meter nav noscript ol optgroup"
        " option output p picture pre progress q rp rt ruby s samp search section select small"
        " source span strike strong sub summary sup table tbody td template textarea tfoot th"
        " thead time tr track tt u ul var video wbr"
    )
)
# What the validator calls a SecurityRisk of HTML's elements: they run, load, or belong to a page.
UNSAFE = frozenset(
    str.split(
        "applet base basefont bdo body embed frame frameset head html iframe link listing meta"
        " noembed noframes object param plaintext script slot style title xmp"
    )
)
KNOWN = ELEMENTS | UNSAFE
# HTML §13.1.2 and, for `basefont` and `frame`, §16.2: elements without an end tag.
VOID = frozenset(
    str.split("area base basefont br col embed frame hr img input link meta param source track wbr")
)
# HTML §13.1.2.4: elements whose end tag may be missing.
END_OPTIONAL = frozenset(
    str.split(
        "body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead"
        " tr"
    )
)
# HTML §13.2.6.4.7: start tags that end an open paragraph …
ENDS_PARAGRAPH = frozenset(
    str.split(
        "address article aside blockquote center dd details dialog dir div dl dt fieldset"
        " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu"
        " nav ol p plaintext pre search section summary table ul xmp"
    )
)
# … but not one outside of these (HTML §13.2.4.2, button scope).
SCOPES = frozenset(
    str.split("applet button caption html marquee object select table td template th")
)

# HTML §13.2.6.4.7: what is nothing without its table.
TABLE_PARTS = frozenset(str.split("caption col colgroup tbody td tfoot th thead tr"))
# Elements of which only the count matters: most tags are one of these.
PLAIN = KNOWN - VOID - ENDS_PARAGRAPH - SCOPES - TABLE_PARTS


def nesting_faults(tokens: Iterable[Token]) -> list[str]:
    """Return the elements that are not closed, and the end tags that end nothing."""
    return _Nesting().run(tokens)


class _Nesting:
    """What is open while HTML is read from tag to tag (HTML §13.2.6.4.7)."""

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.count: Counter[str] = Counter()  # of what is open; of paragraphs, within the scope
        self.outer_paragraphs: list[int] = []  # the same of the scopes around
        self.found: list[str] = []

    def run(self, tokens: Iterable[Token]) -> list[str]:
        """Return the elements that are not closed, and the end tags that end nothing."""
        for _, end, written, _ in tokens:
            name = written.lower()
            if end:
                self.end(name)
            elif name in PLAIN:
                self.push(name)
            elif name in KNOWN:
                self.start(name)
        return self.found + [
            f"<{name}> is not closed" for name in self.stack if name not in END_OPTIONAL
        ]

    def push(self, name: str) -> None:
        self.stack.append(name)
        self.count[name] += 1

    def start(self, name: str) -> None:
        if name in ENDS_PARAGRAPH and self.count["p"]:
            self.close("p")
        if name in TABLE_PARTS and not self.count["table"]:
            self.found.append(f"<{name}> stands outside a table")
        if name in VOID:
            return
        self.push(name)
        if name in SCOPES:
            self.outer_paragraphs.append(self.count["p"])
            self.count["p"] = 0

    def end(self, name: str) -> None:
        if self.count[name]:
            self.close(name)
        elif name in KNOWN:
            self.found.append(f"</{name}> ends nothing")

    def close(self, name: str) -> None:
        """Close the last element of this name, and what was opened since."""
        last = ""
        while last != name:
            last = self.stack.pop()
            self.count[last] -= 1
            if last in SCOPES:
                self.count["p"] = self.outer_paragraphs.pop()
            if last != name and last not in END_OPTIONAL:
                self.found.append(f"<{last}> is not closed")
