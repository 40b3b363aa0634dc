"""What is wrong with the HTML of an entry, and with a title that is none.

The rules are those of the W3C feed validator, but for attributes that are only unusual; and where
it looks for relative addresses in ``a`` and ``img`` alone, every attribute that holds one is read
here. Each rule is told of once for each text, with its first examples: a post with a hundred
relative pictures has one thing wrong with it.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING

from feedkit.check.elements import W3C_WARNING
from feedkit.check.findings import Finding, Rule, errors_alone
from feedkit.check.html_elements import ELEMENTS, KNOWN, UNSAFE, Token, nesting_faults
from feedkit.check.quoting import listed, quoted
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["html_findings", "title_findings"]

RELATIVE_ADDRESS = Rule(
    "relative-address",
    "warning",
    f"{W3C_WARNING}/ContainsRelRef.html",
    "write every address in the content with its scheme and host",
)
UNSAFE_ELEMENT = Rule(
    "unsafe-element",
    "warning",
    f"{W3C_WARNING}/SecurityRisk.html",
    "take the element out, or link to the page that it shows",
)
UNSAFE_ATTRIBUTE = Rule(
    "unsafe-attribute", "warning", f"{W3C_WARNING}/SecurityRiskAttr.html", "take the attribute out"
)
UNSAFE_STYLE = Rule(
    "unsafe-style",
    "warning",
    f"{W3C_WARNING}/DangerousStyleAttr.html",
    "take the style attribute out",
)
UNBALANCED_HTML = Rule(
    "unbalanced-html",
    "warning",
    f"{W3C_WARNING}/NotHtml.html",
    "close each element where it was opened, and nothing else",
)
UNKNOWN_ELEMENT = Rule(
    "unknown-element",
    "warning",
    f"{W3C_WARNING}/NotHtml.html",
    "write it with elements of HTML, or escape the '<' if it is text",
)
DUPLICATE_ATTRIBUTE = Rule(
    "duplicate-attribute", "warning", f"{W3C_WARNING}/NotHtml.html", "name each attribute once"
)
BARE_LESS_THAN = Rule(
    "bare-less-than", "warning", f"{W3C_WARNING}/NotHtml.html", "write '&lt;' where no tag begins"
)
TOO_MANY_TAGS = Rule(
    "too-many-tags",
    "error",
    "feedkit check",
    "publish a part of the text: no reader shows so much, and the rest of it was not checked",
)
MARKUP_IN_TITLE = Rule(
    "markup-in-title", "warning", f"{W3C_WARNING}/ContainsHTML.html", "write titles as plain text"
)
ENTITY_IN_TITLE = Rule(
    "entity-in-title",
    "warning",
    f"{W3C_WARNING}/ContainsHTML.html",
    "escape titles once, not twice: no entity, only the character",
)

MOST_TAGS = 100_000

ADDRESSES = frozenset(str.split("action background cite data formaction href longdesc poster src"))
CANDIDATES = frozenset({"imagesrcset", "srcset"})
RUNNING_SCHEMES = frozenset({"javascript", "livescript", "vbscript"})
ABSOLUTE = lazy_re(r"https?://[^/?#\s]", re.IGNORECASE)
SCHEME = lazy_re(r"([a-zA-Z][a-zA-Z0-9+.-]*+):")
# The WHATWG URL standard §4.4: white space around an address does not count, and tabs and line
# ends nowhere; this is how `java\nscript:` hides.
DROPPED = str.maketrans("", "", "\t\n\r")
# HTML §4.8.4.2.1: addresses end at white space or a comma before it; commas may be inside.
CANDIDATE = lazy_re(r"[\s,]++|(\S*[^\s,])(?:,++|\s[^,]*+|\Z)")

# What the validator lets pass (`checkStyle` of its ``validators.py``) of what is still written.
STYLES = frozenset(
    str.split(
        "background background-color border border-bottom border-collapse border-color border-left"
        " border-right border-spacing border-style border-top border-width clear color cursor"
        " direction display float font font-family font-size font-style font-variant font-weight"
        " height letter-spacing line-height list-style-type margin margin-bottom margin-left"
        " margin-right margin-top overflow padding padding-bottom padding-left padding-right"
        " padding-top text-align text-decoration text-indent unicode-bidi vertical-align"
        " white-space width"
    )
)
STYLE_VALUE = lazy_re(
    r"""(?:\brgba?\([\d\s.,%]*+\) | [\w\s#%.,!-] | '[\w\s-]*+' | "[\w\s-]*+" | (?!))++""",
    re.VERBOSE,
)


# HTML §13.2.5: the tokens that a browser sees. What has no end runs to the end of the text, so
# that each character is read once. It has to begin with the literal `<`: only then does `re` skip
# the text between tags at once.
NAME = r"[^\t\n\f />][^\t\n\f />=]*+"
VALUE = r"""[\t\n\f ]*+=[\t\n\f ]*+({}"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f >]*+)"""
TOKEN = lazy_re(
    r"<(?:(?P<comment>!--)(?:-?>|.*?(?:--!?>|\Z))"
    r"|(?P<end>/?)(?P<name>[a-zA-Z][^\t\n\f />]*+)"
    rf"(?P<attributes>(?:[\t\n\f /]++|{NAME}(?:{VALUE.format('?:')}|(?!))?+)*+)(?:>|\Z)"
    r"|)",
    re.DOTALL,
)
ATTRIBUTE = lazy_re(rf"({NAME})(?:{VALUE.format('')}|(?!))?+")
# HTML §13.2.5.2–4: elements whose content is text. What is in them is not read.
RAW_TEXT = lazy_re(
    r"(<(iframe|noembed|noframes|script|style|textarea|title|xmp)(?=[\s/>])[^<>]*+>)"
    r".*?(?=</\2[\s/>]|\Z)",
    re.DOTALL | re.IGNORECASE,
)
RAW = frozenset(str.split("iframe noembed noframes script style textarea title xmp"))

END_TAG = lazy_re(
    r"</([a-z][a-z0-9]*+)\s*+>|<(br|hr|img|wbr)(?=[\s/>])[^<>]*+>", re.IGNORECASE | re.ASCII
)
ENTITY = lazy_re(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def html_findings(html: str, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with `html`, the content of the entry that `where` names.

    Each finding is on `line`: line ends inside the text may be escaped. Nothing is raised,
    whatever the text; the time is in proportion to its length.
    """
    if html.count("<") > MOST_TAGS:
        yield TOO_MANY_TAGS.at(line, f"{where}: more than {MOST_TAGS:,} tags")
        return
    if errors_alone():  # whatever the text is, readers show something
        return
    tokens = _tokens(html)
    unbalanced = ((UNBALANCED_HTML, fault) for fault in nesting_faults(tokens))
    faults: dict[Rule, dict[str, None]] = {}
    for rule, found in chain(_tag_faults(tokens), unbalanced):
        faults.setdefault(rule, {})[found] = None
    for rule, examples in faults.items():
        yield rule.at(line, f"{where}: {listed(examples)}")


def title_findings(text: str, line: int | None, where: str) -> Iterator[Finding]:
    """Yield what is wrong with `text`, a title as an XML or JSON parser hands it over.

    A title may speak of HTML (``The <b> element``) or of types (``Vec<T>``); only what is closed,
    or needs no end, is taken for markup.
    """
    tag = next((tag for tag in END_TAG.finditer(text) if tag[2] or tag[1].lower() in KNOWN), None)
    if tag:
        yield MARKUP_IN_TITLE.at(line, f"{where}: {listed([tag[0]])} in the title {quoted(text)}")
    entity = next((found for found in ENTITY.findall(text) if unescape(found) != found), None)
    if entity:
        yield ENTITY_IN_TITLE.at(line, f"{where}: {entity} in the title {quoted(text)}")


def _tokens(html: str) -> list[Token]:
    tokens: list[Token] = TOKEN.findall(html)
    if any(name.lower() in RAW for _, _, name, _ in tokens):
        tokens = TOKEN.findall(RAW_TEXT.sub(r"\1", html))
    return tokens


def _tag_faults(tokens: Iterable[Token]) -> Iterator[tuple[Rule, str]]:
    """Yield what is wrong with single tags. Those that are written alike are looked at once."""
    for comment, end, written, attributes in dict.fromkeys(tokens):
        name = written.lower()
        if comment or end:
            continue
        if not name:
            yield BARE_LESS_THAN, "a '<' that begins no tag"
        elif name in UNSAFE:
            yield UNSAFE_ELEMENT, f"<{name}>"
        elif name not in ELEMENTS:
            yield UNKNOWN_ELEMENT, f"<{name}>"
        if attributes:
            yield from _attribute_faults(name, attributes)


def _attribute_faults(tag: str, attributes: str) -> Iterator[tuple[Rule, str]]:
    seen = set()
    for written, raw in ATTRIBUTE.findall(attributes):
        name = written.lower()
        if name in seen:
            yield DUPLICATE_ATTRIBUTE, f"<{tag}> has {name} twice"
        seen.add(name)
        value = raw[1:-1] if raw[:1] in {'"', "'"} else raw
        if "&" in value:
            value = unescape(value)
        if name in ADDRESSES:
            yield from _address_faults(tag, name, value)
        elif name in CANDIDATES:
            for address in filter(None, CANDIDATE.findall(value)):
                yield from _address_faults(tag, name, address)
        elif name == "style" and not _is_harmless(value):
            yield UNSAFE_STYLE, f'<{tag} style="{value}">'
        elif name.startswith("on") or name == "srcdoc":
            yield UNSAFE_ATTRIBUTE, f"<{tag} {name}>"


def _address_faults(tag: str, name: str, value: str) -> Iterator[tuple[Rule, str]]:
    if ABSOLUTE.match(value):
        return
    address = value.translate(DROPPED).strip()
    found = SCHEME.match(address)
    scheme = found[1].lower() if found else ""
    runs = scheme in RUNNING_SCHEMES or (
        scheme == "data" and not address[5:].lstrip().lower().startswith("image/")
    )
    if runs:
        yield UNSAFE_ATTRIBUTE, f'<{tag} {name}="{value}">'
    elif not scheme or (scheme in {"http", "https"} and not ABSOLUTE.match(address)):
        yield RELATIVE_ADDRESS, f'<{tag} {name}="{value}">'


def _is_harmless(style: str) -> bool:
    for declaration in style.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if not colon and not name.strip():
            continue
        if name.strip() not in STYLES or not STYLE_VALUE.fullmatch(value):
            return False
    return True
