"""Encodings: from a document's bytes to the same in UTF-8, or to the reason why not."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from feedkit.check.findings import Finding, Refusal, Rule
from feedkit.check.quoting import quoted
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import re

__all__ = ["as_utf8"]

WRONG_ENCODING = Rule(
    "wrong-encoding", "error", "XML 1.0 §4.3.3", "save the feed as UTF-8, and declare that"
)
UNKNOWN_ENCODING = Rule(
    "unknown-encoding", "error", "XML 1.0 §4.3.3", "save the feed as UTF-8, and declare that"
)
NOT_UTF8 = Rule(
    "not-utf8", "advice", "RFC 4287 §2", "save the feed as UTF-8: there is none that cannot read it"
)
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARATION = lazy_re(
    rb"<\?xml\s[^>]{0,200}?\bencoding\s*+=\s*+[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']"
)
# Python's names of what the Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels)
# has, besides UTF-8 and UTF-16; not all of Python's encodings can be decoded in linear time.
ENCODINGS = frozenset(
    str.split(
        "ascii big5 big5hkscs cp866 cp874 cp932 cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255"
        " cp1256 cp1257 cp1258 euc_jp euc_kr gb18030 gb2312 gbk iso2022_jp iso8859-1 iso8859-2"
        " iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10"
        " iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-cyrillic"
        " mac-roman shift_jis tis-620"
    )
)


def as_utf8(document: bytes) -> tuple[bytes, list[Finding]]:
    """Return an XML document in UTF-8 without a byte order mark, and what was wrong all the same.

    Raises Refusal where it is not in the encoding that it declares, or in none that is known.
    """
    mark, encoding = next(
        ((mark, name) for mark, name in BYTE_ORDER_MARKS if document.startswith(mark)),
        (b"", None),
    )
    if encoding is None and document[:2] in {b"<\x00", b"\x00<"}:
        raise Refusal(WRONG_ENCODING.at(1, "UTF-16 without a byte order mark"))
    body = document.removeprefix(mark)
    declared = DECLARATION.match(body)
    encoding = encoding or _known(declared[1].decode() if declared else "utf-8")
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{body[error.start]:02X} is not {encoding.upper()}"
        raise Refusal(WRONG_ENCODING.at(line, found)) from None
    if encoding == "utf-8":
        return body, _contradiction(declared)
    return text.encode("utf-8"), [NOT_UTF8.at(1, encoding.upper())]


def _known(name: str) -> str:
    """Return Python's name of the encoding that a document declares."""
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        encoding = ""
    if encoding.startswith("utf-16"):
        raise Refusal(WRONG_ENCODING.at(1, f"{name} is declared, but it is none"))
    if encoding != "utf-8" and encoding not in ENCODINGS:
        raise Refusal(UNKNOWN_ENCODING.at(1, quoted(name)))
    return encoding


def _contradiction(declared: re.Match[bytes] | None) -> list[Finding]:
    """Return what is wrong with the declaration of a document that is UTF-8 by its mark."""
    if declared is None or _known(declared[1].decode()) == "utf-8":
        return []
    name = declared[1].decode()
    return [WRONG_ENCODING.at(1, f"{name} is declared, but the byte order mark is that of UTF-8")]
