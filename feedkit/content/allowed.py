"""What may stand in the HTML of a feed: elements, attributes, classes and URL schemes.

Two lists were laid over one another: what feed readers show, and what the W3C feed validator lets
pass (``acceptable_elements`` and ``acceptable_attributes`` of its ``validators.py``). What is in
one and not in the other carries its reason here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ATTRIBUTES",
    "CODE_CLASS",
    "DROPPED",
    "FOOTNOTE_ID",
    "IMAGE_DATA",
    "LENGTH",
    "SCHEMES",
    "SET_ATTRIBUTES",
    "TAGS",
    "Allow",
    "names",
]


def names(text: str) -> frozenset[str]:
    """Return the names in `text`, which stand there as one reads them: in a row."""
    return frozenset(text.split())


#: Elements that stay. Any other loses its tags and keeps its text.
TAGS = names(
    # HTML §4.3 and §4.4. `bdo` is missing: the validator calls it a SecurityRisk.
    "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5"
    " h6 header hgroup hr li main menu nav ol p pre section summary ul"
    # HTML §4.5, with the obsolete elements that readers still show (HTML §16.2). `data`, `rb` and
    # `rtc` are missing: they change nothing that is seen, and the validator has no `rb` or `rtc`.
    " a abbr acronym b bdi big br center cite code del dfn em i ins kbd mark q rp rt ruby s samp"
    " small span strike strong sub sup time tt u var wbr"
    # HTML §4.8 and §4.9. `svg` and `math` are missing: the validator calls both NotHtml, and most
    # readers show them as loose text; see `feedkit.content.embeds`.
    " audio img picture source track video"
    " caption col colgroup table tbody td tfoot th thead tr"
)

#: Elements that go with all they hold: what no reader runs, fills in or shows. `form` too: without
#: its fields only their labels would be left. `button` is not here: people put it inside links.
DROPPED = names(
    "datalist form iframe math noembed noframes object optgroup option script select style svg"
    " template textarea title"
)

#: Attributes that stay, by element; ``*`` is any. Everything that styles, tracks or acts is gone.
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    tag: names(text)
    for tag, text in {
        # `id` only where a footnote needs it and `class` only as a code block's language: see
        # FOOTNOTE_ID and CODE_CLASS. `hidden`, for what the author's visitors do not see either.
        "*": "dir lang title hidden id",
        "a": "href hreflang",
        "audio": "controls loop muted src",
        "blockquote": "cite",
        "code": "class",
        "col": "align span",
        "colgroup": "align span",
        "del": "cite datetime",
        "details": "open",
        "div": "align",
        "img": "align alt height sizes src srcset width",
        "ins": "cite datetime",
        "li": "type value",
        "ol": "reversed start type",
        "p": "align",
        "pre": "class",
        "q": "cite",
        "source": "height media sizes src srcset type width",
        "table": "align",
        "tbody": "align valign",
        # `align` is how a Markdown table says it; a style would be taken out.
        "td": "align colspan headers rowspan valign",
        "tfoot": "align valign",
        "th": "abbr align colspan headers rowspan scope valign",
        "thead": "align valign",
        "time": "datetime",
        "tr": "align valign",
        "track": "default kind label src srclang",
        "ul": "type",
        # `autoplay` is missing on purpose: a list of entries must not start to talk.
        "video": "controls height loop muted playsinline poster src width",
    }.items()
}

#: What every such element gets. The validator does not know `controls` (SecurityRiskAttr), but
#: without it there is nothing to press.
SET_ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "audio": {"controls": ""},
    "video": {"controls": ""},
}

#: Schemes a link may have besides http and https: the safelist of HTML §8.3.1.3 (what a web page
#: may take over, so none that runs or reads anything).
SCHEMES = names(
    "bitcoin ftp ftps geo im irc ircs magnet mailto matrix mms news nntp openpgp4fpr sftp sip sms"
    " smsto ssh tel urn webcal wtai xmpp"
)

#: A picture inside its own address. No SVG: readers that unpack these to files would be left with
#: a document that may hold scripts.
IMAGE_DATA = lazy_re(r"data:image/(?:avif|gif|jpeg|png|webp);base64,[A-Za-z0-9+/=%]{1,131072}")

#: The class by which highlighters know the language (HTML §4.5.15), without what generators let
#: stand right behind it: ``rust,linenos`` (Zola), ``js{1,3}`` and ``js:title=a.js`` (Gatsby's
#: plug-ins, Zenn). https://www.getzola.org/documentation/content/syntax-highlighting/
CODE_CLASS = lazy_re(r"lang(?:uage)?-[\w+#.-]{1,40}(?=[,{:]|\Z)")

#: Ids of footnotes and of their marks as the Markdown families write them: ``fn:1``, ``fnref-1``,
#: ``user-content-fn-1``, ``_ftn1``, ``footnote-1``, and any of these behind a prefix. Readers that
#: show footnotes in place look for them.
FOOTNOTE_ID = lazy_re(r"(?:[^\s]*[^\sA-Za-z])?(?:fn|ftn|fnref|ftnref|footnote)(?![A-Za-z])\S*")

#: A width or height that HTML knows: pixels, or a percentage of the old kind.
LENGTH = lazy_re(r"\d{1,5}%?")


class Allow(Struct, frozen=True, kw_only=True):
    """What stays in the HTML beyond feedkit's own list: the site's own choice, and its own risk."""

    tags: frozenset[str] = frozenset()  #: elements, in lower case
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Attributes by element; ``*`` is any element."""
    classes: frozenset[str] = frozenset()  #: class names, on any element

    def __hash__(self) -> int:
        return hash((self.tags, self.classes))  # a table has none

    def every_tag(self) -> frozenset[str]:
        """Return the elements that stay: feedkit's and the site's, but none that nothing ends."""
        return TAGS | self.tags - {"plaintext"}

    def every_attribute(self, *more: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
        """Return the attributes that stay, and `more`, by element."""
        classes = {"*": frozenset({"class"})} if self.classes else {}
        tables = (ATTRIBUTES, self.attributes, classes, *more)
        return {
            tag: frozenset().union(*(table.get(tag, ()) for table in tables))
            for table in tables
            for tag in table
        }
