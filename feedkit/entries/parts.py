"""Entries divided by what they have in common: a tag, a year, an author. A feed for each part."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.characters import normal_form
from feedkit.entries.links import slugify
from feedkit.lazy import lazy_function, lazy_re

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedkit.model import Entry, Site

__all__ = ["DIVISIONS", "Part", "divided", "folded", "part_slug"]

sha256 = lazy_function("hashlib", "sha256")  # which loads OpenSSL, and few names need it

#: What an entry is counted among, by what entries are divided by.
DIVISIONS: Mapping[str, Callable[[Entry, Site], Iterable[str | None]]] = {
    "tag": lambda entry, _: entry.tags,
    "category": lambda entry, _: entry.categories,
    "author": lambda entry, site: (person.name for person in entry.authors or (site.person,)),
    "section": lambda entry, _: (entry.section,),
    "language": lambda entry, site: (entry.language or site.language,),
    "year": lambda entry, site: (f"{entry.published.astimezone(site.zone).year:04}",),
}

# Without these words C, C++ and C# would all be `c`. What begins with # is a hashtag.
SPOKEN = {"+": "-plus-", "#": "-sharp-"}
SPEAKING = lazy_re(r"\+|(?<=[\w#])#")
# File systems take 255 bytes for a name; the rest is for what stands around the slug.
MAX_BYTES = 120
# What Windows takes for devices, whatever follows after a dot.
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions
DEVICES = lazy_re(r"con|prn|aux|nul|(?:com|lpt)[\d¹²³]")


class Part(Struct, frozen=True):
    """The entries that have a name in common."""

    name: str  #: as most of them spell it
    entries: tuple[Entry, ...]  #: in the order in which they came


def divided(entries: Iterable[Entry], site: Site, per: str) -> list[Part]:
    """Return the parts of `entries` by one of `DIVISIONS`, the one that was used first first.

    Names that are the same to `folded` are one.
    """
    names_of = DIVISIONS[per]
    members: dict[str, list[Entry]] = {}
    spellings: dict[str, Counter[str]] = {}
    for entry in entries:
        names = {folded(name): name for name in names_of(entry, site) if name}
        for key, name in names.items():
            members.setdefault(key, []).append(entry)
            spellings.setdefault(key, Counter())[name] += 1
    parts = [
        Part(min(spellings[key], key=lambda name: (-spellings[key][name], name)), tuple(found))
        for key, found in members.items()
    ]
    return sorted(parts, key=lambda part: (min(e.published for e in part.entries), part.name))


def folded(name: str) -> str:
    """Return what is the same for names that differ only in case, or in how they are encoded.

    That is a caseless match as The Unicode Standard has it (§3.13, D145).
    """
    return normal_form("NFC", normal_form("NFC", name).casefold())


def part_slug(name: str, per: str) -> str:
    """Return what stands for `name` in the path of its feed: safe as a file's name anywhere.

    Letters of any script stay. It is never empty, has neither slash nor dot, and no more than
    `MAX_BYTES` bytes. Two names may have one slug.
    """
    spoken = SPEAKING.sub(lambda match: SPOKEN[match[0]], name)
    slug = normal_form("NFC", slugify(spoken))
    if not slug:
        return f"{per}-{_digest(name)}"
    if DEVICES.fullmatch(slug):
        return f"{slug}-{per}"
    if len(slug.encode()) > MAX_BYTES:
        short = slug.encode()[: MAX_BYTES - 9].decode(errors="ignore").rstrip("-")
        return f"{short}-{_digest(name)}"
    return slug


def _digest(text: str) -> str:
    digest: str = sha256(folded(text).encode()).hexdigest()
    return digest[:8]
