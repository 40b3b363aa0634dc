"""Addresses: making them absolute, and writing each in its one canonical way.

Readers compare addresses as text and some of them percent-encode on their own, so a feed holds
only the form of RFC 3986 §6.2.2: no character outside ASCII, upper-case escapes, unreserved
characters bare, host in lower case and punycode, no default port, no empty path.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from feedkit.characters import legal, one_line
from feedkit.lazy import lazy_re

__all__ = ["absolute", "canonical", "is_absolute", "is_canonical", "mail_address", "web_address"]

# Most addresses in posts are canonical as they stand, and one look says so in a fortieth of the
# time that it takes to write them anew.
_PLAIN = r"\w.~!$&'()*+,;=:@-"
CANONICAL = lazy_re(
    rf"https?://[a-z0-9.-]+(?:/(?![/.])[{_PLAIN}]*+|(?!))++(?:\?[/?{_PLAIN}]++)?(?:#[/?{_PLAIN}]++)?",
    re.ASCII,
)
# A site's address as people write it, in whose canonical form only a slash is missing.
ORIGIN = lazy_re(r"https?://[a-z0-9.-]+")
# RFC 3986 §2.3 and §2.2: what may stand in a path or query without an escape. "%" is kept because
# what is escaped already stays so; a "%" that escapes nothing is mended first. Brackets are legal
# only in the authority.
PATH_SAFE = "/:@!$&'()*+,;=-._~%"
QUERY_SAFE = PATH_SAFE + "?"
STRAY_PERCENT = lazy_re(r"%(?![0-9A-Fa-f]{2})")
ESCAPE = lazy_re(r"%([0-9A-Fa-f]{2})")
UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
DEFAULT_PORTS = {"http": 80, "https": 443}
# The WHATWG URL standard §3.5, forbidden domain code points; the colon is an IPv6 address's.
NO_HOST = lazy_re(r"[\x00-\x20\"#%/<>?@\[\\\]^`{|}\x7f]")
# The WHATWG URL standard §4.4 drops these wherever they stand; browsers do, so authors rely on it.
DROPPED = str.maketrans("", "", "\t\n\r")


def is_canonical(url: str) -> bool:
    """Say whether `url` is plainly an absolute, canonical address; one that is not may be yet."""
    return CANONICAL.fullmatch(url) is not None


def is_absolute(url: str) -> bool:
    """Say whether `url` is an http or https address with a host: all that a feed may link to."""
    if ":" not in url:
        return False
    if is_canonical(url):
        return True
    try:
        parts = urlsplit(url)
        host = parts.hostname or " "
        return parts.scheme in DEFAULT_PORTS and not NO_HOST.search(host) and parts.port != 0
    except ValueError:
        return False


def absolute(url: str, base: str) -> str:
    """Return `url` as seen from the page at `base`, canonical (RFC 3986 §5).

    Addresses of another kind than http(s), ``mailto:`` say, come back as they are. Raises
    ValueError for what is no address at all (``http://[``).
    """
    if ORIGIN.fullmatch(url):
        return f"{url}/"
    if url.startswith("/"):  # §5.2.2: nothing of the base but where its path begins
        origin = urlsplit(base)
        whole = f"{origin.scheme}://{origin.netloc}{url}"
        if is_canonical(whole):
            return whole
    return canonical(urljoin(base, legal(url).translate(DROPPED).strip()))


def web_address(url: str, base: str) -> str | None:
    """Return `url` as seen from the page at `base`, None for what is no http(s) address."""
    try:
        whole = absolute(url, base)
    except ValueError:
        return None
    return whole if is_absolute(whole) else None


def mail_address(written: str) -> str | None:
    """Return an address of e-mail; None for what is none (RFC 4287 §3.2.3: ``.+@.+``)."""
    address = one_line(written)
    return address if "@" in address[1:-1] else None


def canonical(url: str) -> str:
    """Return the absolute `url` in its canonical form. Raises ValueError when it has none."""
    if is_canonical(url):
        return url
    parts = urlsplit(url)
    if parts.scheme not in DEFAULT_PORTS:
        return url
    return SplitResult(
        scheme=parts.scheme,
        netloc=_authority(parts),
        path=_encode(parts.path or "/", PATH_SAFE),
        query=_encode(parts.query, QUERY_SAFE),
        fragment=_encode(parts.fragment, QUERY_SAFE),
    ).geturl()


def _encode(text: str, safe: str) -> str:
    text = quote(STRAY_PERCENT.sub("%25", text), safe=safe)
    return ESCAPE.sub(_canonical_escape, text)


def _canonical_escape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in UNRESERVED else match[0].upper()


def _authority(parts: SplitResult) -> str:
    host = parts.hostname or ""
    port = parts.port
    user = parts.netloc.rpartition("@")[0]
    text = f"[{host}]" if ":" in host else _ascii_host(host)
    if user:
        text = f"{_encode(user, PATH_SAFE)}@{text}"
    if port is not None and port != DEFAULT_PORTS.get(parts.scheme):
        text = f"{text}:{port}"
    return text


def _ascii_host(host: str) -> str:
    if NO_HOST.search(host):
        raise ValueError(f"no such host can exist: {host!r}")
    if host.isascii():
        return host
    import idna  # noqa: PLC0415 - its tables take a while to load, and few hosts need them

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise ValueError(f"no such host can exist: {host!r} ({error})") from error
