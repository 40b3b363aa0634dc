"""What Hugo makes of names, and the words of its permalinks."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.characters import category_of, normal_form
from feedkit.entries.dates import DateError, Moment, read_date
from feedkit.entries.fields import as_text
from feedkit.entries.patterns import MONTHS, WEEKDAYS, day_of_year
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.entries.links import Address, Token

__all__ = ["TOKENS", "WORD", "DatedName", "dated_name", "ended", "sanitized", "sections_token"]

# https://gohugo.io/configuration/permalinks/#tokens: `:sections[1:]` and Go's layouts among them.
WORD = lazy_re(r"(?<!\\):(\w+(?:\[[^\]]+\])?)", re.ASCII)
# Characters besides letters, digits and marks, and a percent sign before two hexadecimal digits.
KEPT = frozenset("./\\_#+~-@")
PLAIN = lazy_re(r"[\w./\\#+~@-]*", re.ASCII)
ESCAPE = lazy_re("%(?=[0-9A-Fa-f]{2})")
# https://gohugo.io/configuration/front-matter/#dates: what `:filename` reads.
DATED = lazy_re(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T -](?P<time>\d\d[-:]\d\d[-:]\d\d))?(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)
SLICE = lazy_re(r"(?P<low>\d{1,3}|last|(?=:))(?P<colon>:?)(?P<high>\d{0,3}|last)", re.ASCII)


def sanitized(text: str, *, lower: bool = True, accents: bool = True) -> str:
    """Return `text` as Hugo writes it into a path.

    White space becomes a hyphen unless one is there, and what is no letter, digit or mark is left
    out. Without `accents` letters lose their marks. https://gohugo.io/functions/urls/urlize/
    """
    if PLAIN.fullmatch(text):  # as nearly all names are
        return text.lower() if lower else text
    shown: list[str] = []
    gap = False
    for at, character in enumerate(text):
        if character.isspace():
            gap = bool(shown) and shown[-1] != "-"
        elif _is_kept(character) or ESCAPE.match(text, at):
            if gap and character != "-":
                shown.append("-")
            gap = False
            shown.append(character)
    slug = "".join(shown)
    if not accents:
        apart = normal_form("NFD", slug)
        bare = (character for character in apart if category_of(character) != "Mn")
        slug = normal_form("NFC", "".join(bare))
    # Go has one lower-case letter for each, even for İ.
    return "".join(character.lower()[0] for character in slug) if lower else slug


def _is_kept(character: str) -> bool:
    category = category_of(character)
    return character in KEPT or category[0] in "LM" or category == "Nd"


class DatedName(Struct, frozen=True):
    """What a file's name says."""

    moment: Moment
    slug: str


def dated_name(name: str) -> DatedName | None:
    """Return the date that a name begins with and what is left of it, None without a date."""
    found = DATED.fullmatch(name)
    if found is None:
        return None
    day, time, rest = found.groups()
    texts = [(f"{day}T{time.replace('-', ':')}", rest)] if time else []
    for text, slug in (*texts, (day, name[len(day) :])):
        try:
            return DatedName(read_date(text), slug.strip(" -_"))
        except DateError:  # no such time, or no such day
            continue
    return None


def ended(path: str) -> str:
    """Return a `url` as Hugo has it: a page's folder ends in a slash, a file does not."""
    folder, _, name = posixpath.normpath(f"/{path}").rpartition("/")
    if name == "index.html":
        return f"{folder}/"
    is_file = "." in name and not path.endswith("/")
    return f"{folder}/{name}" if is_file or not name else f"{folder}/{name}/"


def sections_token(cut: str) -> Token:
    """Return the word for some of the sections: ``1``, ``1:``, ``0:last`` or the like."""
    found = SLICE.fullmatch(cut)

    def token(address: Address) -> str:
        if found is None:
            return ""
        sections = address.folders
        last = len(sections) - 1
        low = last if found["low"] == "last" else int(found["low"] or 0)
        high = last if found["high"] == "last" else int(found["high"] or last + 1)
        return "/".join(sections[low : high if found["colon"] else low + 1])

    return token


def _title(address: Address) -> str:
    written = address.fields.text("title")
    return re.sub(r"[/\\]", "-", written[1]) if written else ""


def _slug(address: Address) -> str | None:
    return (as_text(address.fields.get("slug")) or "").strip("-") or None


def _weekday(address: Address) -> str:
    return WEEKDAYS[address.local.weekday()]


# https://gohugo.io/configuration/permalinks/#tokens; the components of Go's layouts by value.
TOKENS: Mapping[str, Token] = {
    "year": lambda address: str(address.local.year),
    "monthname": lambda address: MONTHS[address.local.month - 1],
    "weekday": lambda address: str(address.local.isoweekday() % 7),
    "weekdayname": _weekday,
    "yearday": lambda address: str(day_of_year(address)),
    "section": lambda address: "/".join(address.folders[:1]),
    "sections": lambda address: "/".join(address.folders),
    "title": _title,
    "slug": lambda address: _slug(address) or _title(address),
    "filename": lambda address: address.name,
    "contentbasename": lambda address: address.name,
    "slugorfilename": lambda address: _slug(address) or address.name,
    "slugorcontentbasename": lambda address: _slug(address) or address.name,
    "2006": lambda address: f"{address.local.year:04}",
    "06": lambda address: f"{address.local.year:04}"[-2:],
    "January": lambda address: MONTHS[address.local.month - 1],
    "Jan": lambda address: MONTHS[address.local.month - 1][:3],
    "01": lambda address: f"{address.local.month:02}",
    "1": lambda address: str(address.local.month),
    "Monday": _weekday,
    "Mon": lambda address: _weekday(address)[:3],
    "002": lambda address: f"{day_of_year(address):03}",
    "02": lambda address: f"{address.local.day:02}",
    "2": lambda address: str(address.local.day),
    "15": lambda address: f"{address.local.hour:02}",
    "04": lambda address: f"{address.local.minute:02}",
    "05": lambda address: f"{address.local.second:02}",
}
