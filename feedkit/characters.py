"""Which characters a feed may hold.

One control character makes a whole feed unreadable for most readers, and posts do contain them
(mostly a backspace or a vertical tab pasted from elsewhere), so the model lets none in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.lazy import lazy_function, lazy_re

if TYPE_CHECKING:
    from typing import Literal

__all__ = ["PLAIN", "category_of", "legal", "normal_form", "one_line"]

# XML 1.0 §2.2 allows #x9, #xA, #xD, #x20-#xD7FF, #xE000-#xFFFD and #x10000-#x10FFFF. The C1 range
# #x7F-#x9F is legal there but "discouraged", and the W3C validator calls it BadCharacters.
ILLEGAL = lazy_re("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
PLAIN = bytes((0x09, 0x0A, *range(0x20, 0x7F)))  #: legal, and most of what is written


def legal(text: str) -> str:
    """Return `text` without the characters no feed may hold, every line ending a line feed.

    XML parsers make line feeds of all line endings (XML 1.0 §2.11); doing it here means that what
    is read back is what was written.
    """
    # As nearly all are; this is asked of every title and body several times. What Python calls
    # printable is legal, and found out in no time.
    if text.isprintable():
        return text
    rest = _without_plain(text)
    if rest.isprintable() or not ILLEGAL.search(rest):
        return text
    # NEL (#x85) is a line ending in some editors; dropping it would join two words.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return ILLEGAL.sub("", lines)


def _without_plain(text: str) -> str:
    """Return what is left of `text` when plain characters are gone: of most texts next to nothing.

    Bytes lose them so fast that this and a search of the rest take half as long as a search of all,
    a third where all is ASCII.
    """
    rest = text.encode("utf-8", "surrogatepass").translate(None, PLAIN)
    return rest.decode("utf-8", "surrogatepass")


def one_line(text: str) -> str:
    """Return legal `text` on one line, white space collapsed: what a title or a name has to be."""
    return " ".join(legal(text).split())


def normal_form(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """Return `text` in a normal form of Unicode (UAX #15). What is ASCII is in all of them."""
    return text if text.isascii() else str(_normalize(form, text))


_normalize = lazy_function("unicodedata", "normalize")
#: Returns the general category of a character: ``Mn`` is a mark.
category_of = lazy_function("unicodedata", "category")
