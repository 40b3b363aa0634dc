"""What an attribute may say: addresses absolute and of a kind that a feed may hold, no styles.

nh3 calls the filter for each attribute that its allow-list lets through. Of those that ammonia
knows as addresses (`href`, `src` and some more) it has dropped the ones whose scheme is not allowed
or that cannot be read; it does not know `srcset`, `poster`, `cite` or `longdesc`, and what the
filter returns it does not look at again. So every address is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from urllib.parse import quote, urlsplit

from msgspec import Struct, field

from feedkit.content.allowed import (
    CODE_CLASS,
    FOOTNOTE_ID,
    IMAGE_DATA,
    LENGTH,
    SCHEMES,
    Allow,
)
from feedkit.lazy import lazy_re
from feedkit.urls import absolute, is_absolute, is_canonical

__all__ = ["PAGE", "SCHEME", "Page", "Resolve", "rewrite"]

Resolve = Callable[[str], str | None]
"""Takes a relative reference as the author wrote it, between source files perhaps; returns the
absolute address that it stands for, or None when it is an ordinary relative reference."""

SCHEME = lazy_re(r"(?<![a-zA-Z0-9+.-])([a-zA-Z][a-zA-Z0-9+.-]*):")
# RFC 3986 §2: what an address may hold as it is.
ADDRESS_SAFE = ":/?#[]@!$&'()*+,;=-._~%"
ADDRESS = lazy_re(
    r"https?://(?:[^/?#@]*@)?(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?/"
    rf"[\w{re.escape(ADDRESS_SAFE)}]*",
    re.ASCII,
)
# HTML §4.8.4.2.2: an address runs to white space, commas inside it and all; one that ends in a
# comma has no descriptor.
CANDIDATE = lazy_re(r"[\s,]*+(\S++)(?:(?<=,)|([^,]*+))")
DESCRIPTOR = lazy_re(r"(?:\d{1,9}(?:\.\d{1,9})?[wxh]\s*)*")
CSS_URL = lazy_re(r"""url\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'()]*+))\s*+\)""", re.IGNORECASE)


# What shows a file that an address leads to, where others lead to another page.
SHOWING = frozenset({"audio", "img", "source", "track", "video"})


class Page(Struct):
    """The page that is being cleaned: where its addresses start from and what may stay."""

    base: str
    media: str  #: where addresses of what is shown on the page start from
    root: str
    resolve: Resolve | None
    allow: Allow
    trust: bool
    raised: list[Exception] = field(default_factory=list)  #: by `resolve`
    unseen: bool = False  #: whether there are addresses whose host ammonia has not yet judged
    host: str = ""  #: of the site: what `root` is without its path

    def __post_init__(self) -> None:
        self.host = self.root.removesuffix(urlsplit(self.root).path)

    def address(self, url: str, tag: str) -> str | None:
        """Return `url`, which `tag` has, absolute and canonical.

        None where it leads nowhere a feed may link to.
        """
        if is_canonical(url):
            return url
        url = url.strip()
        return self.made_absolute(url, self.media if tag in SHOWING else self.base) if url else None

    def made_absolute(self, url: str, base: str) -> str | None:
        """Return a reference that is not canonical yet as `address` does."""
        target = self.resolved(url) or url
        on_host = target.startswith("/") and not target.startswith("//")
        if on_host and is_canonical(whole := self.host + target):
            return whole
        try:
            found = absolute(target, self.root if on_host else base)
        except ValueError:
            return None
        if is_absolute(found):
            if not ADDRESS.fullmatch(found):
                return None
            self.unseen = self.unseen or target.startswith("//")
            return found
        scheme = SCHEME.match(found)
        return quote(found, ADDRESS_SAFE) if scheme and scheme[1].lower() in SCHEMES else None

    def resolved(self, url: str) -> str | None:
        """Return what `resolve` makes of a relative reference."""
        if self.resolve is None or url.startswith(("#", "?", "//")) or SCHEME.match(url):
            return None
        return self.resolve(url)

    def style(self, css: str) -> str:
        """Return `css` with absolute addresses."""

        def made_absolute(match: re.Match[str]) -> str:
            return f'url("{self.address(match[1] or match[2] or match[3] or "", "style") or ""}")'

        return CSS_URL.sub(made_absolute, css)


PAGE: ContextVar[Page] = ContextVar("page")
"""The page that is being cleaned: nh3 fixes the filter of a cleaner, which serves every page."""


def rewrite(tag: str, name: str, value: str) -> str | None:
    """Return an attribute's new value, or None to drop it: nh3's attribute filter."""
    rule = RULES.get(name)
    if rule is None:
        return value
    page = PAGE.get()
    try:
        kept = rule(page, tag, value)
    except Exception as error:  # nh3 would print it and go on
        page.raised.append(error)
        return None
    return value if kept is None and page.trust else kept


def _address(page: Page, tag: str, value: str) -> str | None:
    if tag == "img" and value[:5].lower() == "data:":
        data = "".join(value.split())
        if IMAGE_DATA.fullmatch(data):
            return data
    return page.address(value, tag)


def _candidates(page: Page, tag: str, value: str) -> str | None:
    """Return a `srcset` whose addresses are absolute (HTML §4.8.4.2.1)."""
    kept = []
    for url, descriptor in CANDIDATE.findall(value.strip(" \t\n\f,")):
        address = page.address(url.rstrip(","), tag)
        if address and DESCRIPTOR.fullmatch(descriptor.strip()):
            kept.append(f"{address} {descriptor.strip()}".strip())
    return ", ".join(kept) or None


def _style(page: Page, _tag: str, value: str) -> str:
    return page.style(value)


def _id(page: Page, _tag: str, value: str) -> str | None:
    wanted = "id" in page.allow.attributes.get("*", ())
    return value if wanted or FOOTNOTE_ID.fullmatch(value) else None


def _classes(page: Page, tag: str, value: str) -> str | None:
    allowed = page.allow.classes
    kept = [
        found for name in value.split() if (found := name if name in allowed else _of(tag, name))
    ]
    return " ".join(kept) or None


def _of(tag: str, name: str) -> str | None:
    """Return the class of code that says its language."""
    language = CODE_CLASS.match(name) if tag in {"code", "pre"} else None
    return language and language[0]


def _length(_page: Page, _tag: str, value: str) -> str | None:
    length = value.strip().removesuffix("px")
    return length if LENGTH.fullmatch(length) else None


RULES: Mapping[str, Callable[[Page, str, str], str | None]] = {
    **dict.fromkeys(
        ("action", "background", "cite", "data", "formaction", "href", "longdesc", "poster", "src"),
        _address,
    ),
    "srcset": _candidates,
    "imagesrcset": _candidates,
    "style": _style,
    "id": _id,
    "class": _classes,
    "width": _length,
    "height": _length,
}
