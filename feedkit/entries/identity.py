"""By what readers know an entry again."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.entries.fields import Fields

__all__ = ["TAG_AUTHORITY", "entry_id"]

#: RFC 4151 §2.1: an authority with a date on which it owned its name.
TAG_AUTHORITY = lazy_re(r"tag:[A-Za-z0-9@._-]+,\d{4}(?:-\d{2}(?:-\d{2})?)?")

UUID = lazy_re(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
URN = lazy_re(r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:\S", re.IGNORECASE)
# RFC 3986 §3.1; one letter before a colon is more likely a drive.
SCHEME = lazy_re(r"[A-Za-z][A-Za-z0-9+.-]+:\S")


def entry_id(fields: Fields, link: str, *, site_url: str, authority: str | None) -> str:
    """Return the id that front matter gives (``guid``, ``uuid``, ``id``), else one that we make.

    That is the permalink; or, where the site has chosen an `authority` such as
    ``tag:example.org,2019``, a tag URI (RFC 4151) of the post's path, which stays the same when
    permalinks or the domain change.

    An id has to be an IRI (RFC 4287 §4.2.6): a bare UUID becomes ``urn:uuid:`` (RFC 9562 §4), and
    any other word a fragment of the site's address, unique in the site and never another's.
    """
    written = fields.text("id")
    if written:
        return _iri(written[1], site_url)
    if authority:
        return f"{authority}:{quote(str(PurePosixPath(fields.post.path).with_suffix('')))}"
    return link


def _iri(text: str, site_url: str) -> str:
    if UUID.fullmatch(text):
        return f"urn:uuid:{text.lower()}"
    # A URN of no namespace (RFC 8141 §2) is no IRI, and no feed may have it for an id.
    if SCHEME.match(text) and (not text.lower().startswith("urn:") or URN.match(text)):
        return quote(text, safe=":/?#[]@!$&'()*+,;=%~")
    return f"{site_url}#{quote(text)}"
