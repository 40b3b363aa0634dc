"""What the HTML parser needs before and after: bounds on its work, and a mended text.

An HTML5 parser takes time in the square of the depth of what it parses, and memory in the square
of the number of formatting elements that nobody closed: it opens them again in every paragraph
(HTML §13.2.4.3). Ten thousand `<b class=…><p>` fill any machine. So what is long enough to hurt is
read once, token by token, and what is nested deeper than any author does loses its tags.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feedkit.characters import legal
from feedkit.content.allowed import names
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import nh3

__all__ = ["VOID", "bounded", "closed", "kinds_of_tags", "mended", "parsed", "rewritten", "tags_of"]

#: HTML §13.1.2: elements that have no end tag.
VOID = names("area base br col embed hr img input link meta param source track wbr")

# What is shorter, or has fewer tags, cannot cost more than some tens of milliseconds.
LONG = 100_000
MANY_TAGS = 1_000
# Browsers stop at 512; nobody quotes a quote that often.
DEPTH = 256
FORMATTING_DEPTH = 6
MANY_ATTRIBUTES = 100
MANY_REFERENCES = 10_000
MANY_MISPLACED = 1_000

SEPARATOR = "<!---->"
# HTML §13.2.4.3: the elements that a parser opens again.
FORMATTING = names("a b big code em font i nobr s small strike strong tt u")
# HTML §13.1.2.4: elements whose end tag may be missing. It is not written where it was missing: a
# second `</p>` makes an empty paragraph.
UNCLOSED = names("dd dt li optgroup option p tbody td tfoot th thead tr")
# What stands right inside these and is none of those is put before the table, and the parser looks
# for that place among all siblings each time (HTML §13.2.6.1).
TABLE_PARTS = names("table tbody tfoot thead tr")
IN_TABLE = TABLE_PARTS | names("caption col colgroup td th script style template")
# HTML §13.2.5.2–5: elements whose content is text. None of it is shown by a feed reader.
RAW = names("iframe noembed noframes plaintext script style textarea title xmp")

# HTML §13.2.5: exactly the tokens that the parser sees, so that nothing can hide a tag from one of
# the two. Whatever has no end runs to the end of the text, hence each character is read once.
ATTRIBUTE = r"""[^\t\n\f />][^\t\n\f />=]*+
    (?: [\t\n\f ]*+ = [\t\n\f ]*+ (?: "[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^\t\n\f >]*+ )
      | (?!) )?+"""
TOKEN = lazy_re(
    rf"""<!-- (?: -?> | .*?(?:--!?>|\Z) )
    | <(?P<end>/?) (?P<name>[a-zA-Z][^\t\n\f />]*+)
      (?P<attributes> (?: [\t\n\f /]++ | {ATTRIBUTE} )*+ ) (?: > | \Z )
    | <(?:!|\?|/(?=[^a-zA-Z])) [^>]*+ (?: > | \Z )""",
    re.VERBOSE | re.DOTALL,
)
EACH_ATTRIBUTE = lazy_re(ATTRIBUTE, re.VERBOSE)

# What stands before the `/>` of an element that JSX or XHTML would close. HTML would leave it open
# (HTML §13.2.5.40), so that an `<iframe … />` swallows all that follows. `<a href=x` is none: the
# slash is the value's.
SELF_CLOSED = lazy_re(r"<([a-zA-Z][\w:.-]*+)(?:\s[^<>]*+(?<=[\s\"'}]))?")

# HTML §13.1.2.5: a line feed right after `<pre>` is not part of the text, so one that is needs
# another before it. html5ever's writer leaves that out.
PRE = lazy_re(r'(<pre(?: [^\s="<>]+="[^"]*"|(?!))*+>)(?=\n)')

TAG = lazy_re(r"</?[a-zA-Z][^\s/>]*")


def closed(html: str) -> str:
    """Return `html` with an end tag for each element that closes itself."""
    parts = html.split("/>")
    for index, part in enumerate(parts[:-1]):
        tag = SELF_CLOSED.fullmatch(part, max(0, part.rfind("<")))
        end = f"></{tag[1]}>" if tag and tag[1].lower() not in VOID else "/>"
        parts[index] = part + end
    return "".join(parts)


def tags_of(html: str) -> list[str]:
    """Return how each tag in `html` begins: ``<p``, ``</p``."""
    return TAG.findall(html)


def kinds_of_tags(html: str) -> str:
    """Return the kinds of tags in `html`, in lower case: a short text to look for rare ones in."""
    return " ".join(set(tags_of(html))).lower()


def parsed(html: str, cleaner: nh3.Cleaner) -> str:
    """Return legal `html` as `cleaner` writes it, with no character that a feed may not hold.

    Every element is closed, every attribute stands in double quotes, and `<` is nothing but a tag.
    """
    return mended(html, rewritten(html, cleaner))


def rewritten(html: str, cleaner: nh3.Cleaner) -> str:
    """Return legal `html` as `cleaner` writes it."""
    return cleaner.clean(bounded(html)).replace("&nbsp;", "\u00a0")


def mended(html: str, written: str) -> str:
    """Return what was `written` of `html` with all that the parser and its writer leave undone."""
    if "&#" in html:  # a reference such as `&#1;` may stand for what was taken out before
        written = legal(written)
    return PRE.sub(r"\1\n", written.replace(SEPARATOR, ""))


def bounded(html: str) -> str:
    """Return `html` such that a parser's work is in proportion to its length.

    What is short comes back as it is. In the rest, elements deeper than `DEPTH` lose their tags,
    comments and end tags that end nothing are gone, and elements that overlap are nested.
    """
    if len(html) < LONG and html.count("<") < MANY_TAGS:
        return html
    return _Balance().run(html)


class _Balance:
    """One reading of a text: what is open, and what has been written."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.stack: list[str] = []
        self.open: Counter[str] = Counter()
        self.misplaced = 0

    def run(self, html: str) -> str:
        position = 0
        while token := TOKEN.search(html, position):
            self.text(html[position : token.start()])
            position = token.end()
            name = (token["name"] or "").lower()
            if not name:
                continue
            if token["end"]:
                self.end(name)
                continue
            self.start(name, token)
            if name in RAW:
                position = _end_of_raw_text(html, name, position)
        self.text(html[position:])
        return "".join(self.out)

    def text(self, text: str) -> None:
        """Write `text`, in several nodes where it has too many references.

        html5ever copies a node's whole text whenever it adds the character of one.
        """
        parts = text.split("&")
        pieces = range(0, len(parts), MANY_REFERENCES)
        whole = f"{SEPARATOR}&".join("&".join(parts[n : n + MANY_REFERENCES]) for n in pieces)
        self.out.append(f"<td>{whole}</td>" if text.strip() and self.crowds_table() else whole)

    def start(self, name: str, token: re.Match[str]) -> None:
        if name in UNCLOSED:
            self.end_unclosed(name)
        misplaced = name not in IN_TABLE and self.crowds_table()
        tag = _with_few_attributes(token)
        if name in VOID:
            self.out.append(f"<td>{tag}</td>" if misplaced else tag)
        elif not misplaced and self.room_for(name):
            self.stack.append(name)
            self.open[name] += 1
            self.out.append(tag)

    def crowds_table(self) -> bool:
        """Say whether what is here stands right inside a table, and is one too many that does."""
        if not self.stack or self.stack[-1] not in TABLE_PARTS:
            return False
        self.misplaced += 1
        return self.misplaced > MANY_MISPLACED

    def room_for(self, name: str) -> bool:
        if len(self.stack) >= DEPTH:
            return False
        return name not in FORMATTING or sum(self.open[n] for n in FORMATTING) < FORMATTING_DEPTH

    def end_unclosed(self, name: str) -> None:
        """Close the element of this name that a new one ends, with the formatting inside it."""
        depth = len(self.stack)
        while depth and self.stack[depth - 1] in FORMATTING:
            depth -= 1
        if depth and self.stack[depth - 1] == name:
            while len(self.stack) >= depth:
                self.close()

    def end(self, name: str) -> None:
        if name == "br":  # HTML §13.2.6.4.7: `</br>`, which people do write, is `<br>`
            self.out.append("<br>")
        if not self.open[name]:
            return
        while self.stack[-1] != name:
            self.close()
        self.close()
        if name in UNCLOSED:
            self.out.append(f"</{name}>")

    def close(self) -> None:
        name = self.stack.pop()
        self.open[name] -= 1
        if name not in UNCLOSED:
            self.out.append(f"</{name}>")


def _with_few_attributes(token: re.Match[str]) -> str:
    """Return a start tag as it stands, or bare where looking for duplicates would take too long."""
    attributes = token["attributes"]
    if len(attributes) > MANY_ATTRIBUTES:
        count = sum(1 for _ in EACH_ATTRIBUTE.finditer(attributes))
        if count > MANY_ATTRIBUTES:
            return f"<{token['name']}>"
    return token[0]


def _end_of_raw_text(html: str, name: str, position: int) -> int:
    """Return where the end tag of the raw text from `position` on stands (HTML §13.2.5.3)."""
    end = lazy_re(rf"</{name}(?=[\t\n\f />])", re.IGNORECASE).search(html, position)
    return end.start() if end and name != "plaintext" else len(html)
