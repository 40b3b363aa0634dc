"""Turn what a feed cannot show into what it can.

Frames and plug-ins become links to what they showed, formulas become their source, check boxes
become characters, pictures that a script would have loaded are loaded without it, and the
permalink marks of headings, which belong to the page's furniture, go.

nh3 can drop an element but not replace one. So this runs on what nh3 has written, where a pattern
finds elements exactly, whatever the author wrote. Nothing here has to be safe: what comes out goes
through nh3 again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from html import escape, unescape

import nh3
from msgspec import Struct

from feedkit.content.allowed import DROPPED, SCHEMES, Allow, names
from feedkit.content.late import framed, loaded, without_scripts
from feedkit.content.parsing import VOID, kinds_of_tags, parsed
from feedkit.content.players import link_to
from feedkit.lazy import lazy_re

__all__ = ["has_marked_attributes", "replace_embeds"]

# Where no tag and no attribute looks like one of these, there is nothing to replace. False alarms
# cost only time. `re` finds each of them faster than all at once, as all of it begins alike.
TAG_SIGN = lazy_re(r"<(?:ifr|inp|emb|obj|svg|math|lite-y)")
CLASS_SIGN = lazy_re(r"class=[^<>]{0,200}?(?:anchor|header-?link|heading-link|hash-link|permalink)")
DATA_SIGN = lazy_re(r"data-(?:src|lazy|original)")

EMBEDS = names("annotation embed iframe input lite-youtube math object svg title")
EMBED_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    tag: names(text)
    for tag, text in {
        "*": "aria-hidden aria-label class",
        "annotation": "encoding",
        "audio": "data-src",
        "embed": "src type",
        "iframe": "data-lazy-src data-src src",
        "img": "data-lazy-src data-lazy-srcset data-original data-src data-srcset",
        "input": "checked type",
        "lite-youtube": "playlabel title videoid videotitle",
        "math": "alttext",
        "object": "data type",
        "source": "data-src data-srcset",
        "video": "data-src",
    }.items()
}
# By these classes the generators' themes know the mark beside a heading.
PERMALINK_CLASSES = names(
    "anchor anchor-link anchorjs-link hash-link header-anchor header-link headerlink"
    " heading-anchor heading-link permalink zola-anchor"
)
HEADINGS = names("h1 h2 h3 h4 h5 h6")
# Where a paragraph may stand.
FLOW = names("article aside blockquote center details div figure li main section td th")
UNLINKABLE = names("a summary") | HEADINGS

NAMED_VALUE = r' [^\s="<>]+="[^"]*"'
# What stands in an `iframe` and in raw text is not escaped when it is written (HTML §13.3).
TAG = lazy_re(
    rf"<iframe(?P<frame>(?:{NAMED_VALUE}|(?!))*+)>.*?</iframe>"
    r"|<(?P<raw>noembed|noframes|script|style|xmp)(?=[ >]).*?</(?P=raw)>"
    rf"|<(?P<end>/?)(?P<name>[a-z][^\s<>/]*)(?P<attributes>(?:{NAMED_VALUE}|(?!))*+)>",
    re.DOTALL,
)
ATTRIBUTE = lazy_re(r' ([^\s="<>]+)="([^"]*)"')
TEX = lazy_re(r'<annotation encoding="[^"]*tex[^"]*">([^<]*)<', re.IGNORECASE)
ANNOTATION = lazy_re(r"<annotation[ >].*?</annotation>", re.DOTALL)
SVG_TITLE = lazy_re(r"<title>([^<]*)<")
LINK_TAG = lazy_re(r"</?a(?= |>)[^<>]*>")
WITHOUT_END = VOID | {"iframe"}


class Element(Struct, frozen=True):
    """An element that is being read."""

    name: str
    attributes: Mapping[str, str]
    start: int  #: where in the output its start tag stands


Parents = Sequence[Element]


def replace_embeds(html: str, allow: Allow) -> str:
    """Return `html` with embedded things replaced, except what `allow` names; not safe yet.

    Where there is nothing to replace, `html` itself comes back.
    """
    kinds = kinds_of_tags(html)
    if "noscript" in kinds:
        html = without_scripts(html)
        kinds = kinds_of_tags(html)
    if "<script" in kinds:
        html = framed(html)
        kinds = kinds_of_tags(html)
    if TAG_SIGN.search(kinds) or has_marked_attributes(html):
        return _replace(parsed(html, _cleaner(allow)), allow.tags)
    return html


def has_marked_attributes(html: str) -> bool:
    """Say whether attributes in `html` may say that something is to be replaced."""
    return bool(CLASS_SIGN.search(html) or DATA_SIGN.search(html))


@lru_cache(maxsize=8)
def _cleaner(allow: Allow) -> nh3.Cleaner:
    tags = allow.every_tag() | EMBEDS
    return nh3.Cleaner(
        tags=tags,
        clean_content_tags=(DROPPED | {"annotation-xml"}) - tags,
        attributes=allow.every_attribute(EMBED_ATTRIBUTES),
        url_schemes={"http", "https", "data", *SCHEMES},
        link_rel=None,
    )


def _replace(html: str, keep: frozenset[str]) -> str:
    out: list[str] = []
    parents: list[Element] = []
    position = 0
    for tag in TAG.finditer(html):
        out.append(html[position : tag.start()])
        position = tag.end()
        if tag["raw"]:
            out.append(tag[0])
        elif tag["end"]:
            element = parents.pop()
            out.append(tag[0])
            if element.name in ENDED and element.name not in keep:
                whole = "".join(out[element.start :])
                out[element.start :] = [ENDED[element.name](element, whole, parents)]
        else:
            element = _element(tag, len(out))
            whole = tag[0]
            if element.name in STARTED and element.name not in keep:
                whole = STARTED[element.name](element, whole, parents)
            out.append(whole)
            if element.name not in WITHOUT_END:
                parents.append(element)
    out.append(html[position:])
    return "".join(out)


def _element(tag: re.Match[str], start: int) -> Element:
    text = tag["attributes"] or tag["frame"] or ""
    attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(text)}
    return Element(tag["name"] or "iframe", attributes, start)


# Each of these is given an element, its HTML and the elements around it, and returns the HTML that
# takes its place.


def _frame(element: Element, _whole: str, parents: Parents) -> str:
    its = loaded(element.attributes)
    return _placed(link_to(its.get("src", ""), its.get("title", "")), parents)


def _plug_in(element: Element, _whole: str, parents: Parents) -> str:
    its = element.attributes
    address = its.get("src") or its.get("data", "")
    return _placed(link_to(address, its.get("title", ""), its.get("type", "")), parents)


def _object(element: Element, whole: str, parents: Parents) -> str:
    """Return what a browser shows that cannot show the object (HTML §4.8.7)."""
    instead = _content(whole)
    if "<img" in instead or _text(instead).strip():
        return instead
    return _plug_in(element, whole, parents)


def _lite_film(element: Element, whole: str, parents: Parents) -> str:
    """Return the film of https://github.com/paulirish/lite-youtube-embed, or what links to it.

    https://github.com/justinribeiro/lite-youtube calls its attributes nearly the same.
    """
    its, instead = element.attributes, _content(whole)
    if "<a " in instead or not its.get("videoid"):
        return instead
    title = its.get("videotitle") or its.get("title") or its.get("playlabel", "")
    return _placed(link_to(f"https://www.youtube.com/embed/{its['videoid']}", title), parents)


def _formula(element: Element, whole: str, _parents: Parents) -> str:
    if tex := element.attributes.get("alttext"):
        return escape(tex)
    if match := TEX.search(whole):
        return match[1].strip()
    return escape(" ".join(_text(ANNOTATION.sub("", whole)).split()))


def _drawing(element: Element, whole: str, _parents: Parents) -> str:
    """Return the drawing's name. One that is hidden from those who cannot see it says nothing."""
    if element.attributes.get("aria-hidden") == "true":
        return ""
    match = SVG_TITLE.search(whole)
    return match[1] if match else escape(element.attributes.get("aria-label", ""))


def _permalink(element: Element, whole: str, parents: Parents) -> str:
    """Return the link, unless it is the mark that shows the address of a heading."""
    its = element.attributes
    known = not PERMALINK_CLASSES.isdisjoint(its.get("class", "").split())
    if "#" not in its.get("href", "") or not (known or _below(HEADINGS, parents)):
        return whole
    says_something = "<img" in whole or any(map(str.isalnum, _text(whole)))
    return whole if says_something else ""


def _check_box(element: Element, _whole: str, _parents: Parents) -> str:
    if element.attributes.get("type", "").lower() != "checkbox":
        return ""
    return "☑" if "checked" in element.attributes else "☐"


def _media(element: Element, whole: str, _parents: Parents) -> str:
    now = loaded(element.attributes)
    if now == element.attributes:
        return whole
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in now.items())
    return f"<{element.name}{attributes}>"


STARTED: Mapping[str, Callable[[Element, str, Parents], str]] = {
    "audio": _media,
    "embed": _plug_in,
    "iframe": _frame,
    "img": _media,
    "input": _check_box,
    "source": _media,
    "video": _media,
}
ENDED: Mapping[str, Callable[[Element, str, Parents], str]] = {
    "a": _permalink,
    "lite-youtube": _lite_film,
    "math": _formula,
    "object": _object,
    "svg": _drawing,
}


def _placed(html: str, parents: Parents) -> str:
    """Return `html` as it may stand below `parents`: in a paragraph of its own, or unlinked."""
    if _below(UNLINKABLE, parents):
        return LINK_TAG.sub("", html)
    if html and (not parents or parents[-1].name in FLOW):
        return f"<p>{html}</p>"
    return html


def _below(names: frozenset[str], parents: Parents) -> bool:
    return any(parent.name in names for parent in parents)


def _content(whole: str) -> str:
    """Return the HTML between an element's tags."""
    return whole[whole.index(">") + 1 : whole.rindex("<")].strip()


def _text(html: str) -> str:
    return unescape(TAG.sub("", html))
