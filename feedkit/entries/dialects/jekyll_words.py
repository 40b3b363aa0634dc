"""What Jekyll makes of the names of files, and the words of its permalinks."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.entries.fields import as_text
from feedkit.entries.patterns import MONTHS, WEEKDAYS, day_of_year
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedkit.entries.links import Address, Token

__all__ = [
    "DATED",
    "STYLES",
    "TOKENS",
    "WORD",
    "Place",
    "ending_of",
    "file_slug",
    "page_path",
    "place_of",
    "slugified",
]

# https://jekyllrb.com/docs/permalinks/#built-in-formats
STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
FILES = frozenset({"date", "none", "ordinal"})  # those of which pages are files, too
# A word may be followed by an underscore that is none of its own: `:month_:day`.
WORD = lazy_re(r":([a-z]+(?:_[a-z]+)*)")
# https://jekyllrb.com/docs/posts/#creating-posts; the year may be short, the slug empty.
DATED = lazy_re(r"(\d{2,4})-(\d{1,2})-(\d{1,2})-(.*)\.[^.]+", re.ASCII | re.DOTALL)


class Place(Struct, frozen=True):
    """Where a post is: ``above/_posts/below/name.md``."""

    above: tuple[str, ...]
    folder: str  #: ``_posts``, ``_drafts``, that of a collection; empty for posts in none
    below: tuple[str, ...]  #: with the file's name

    @property
    def collection(self) -> str:
        """The collection's name; posts outside of any folder of Jekyll's are posts."""
        return "posts" if self.folder in {"", "_posts", "_drafts"} else self.folder[1:]


def place_of(path: str) -> Place:
    """Return the place of the post at `path`, below a site's source."""
    # Of text, because a `Path` takes ten times as long, and all posts have a place.
    parts = tuple(path.split("/"))
    for depth, folder in enumerate(parts[:-1]):
        if folder.startswith("_"):
            return Place(parts[:depth], folder, parts[depth + 1 :])
    return Place((), "", parts)


def ending_of(style: str) -> str:
    """Return what pages and collections have of the `style` of the posts' permalinks.

    https://jekyllrb.com/docs/permalinks/#pages, `Jekyll::Utils#add_permalink_suffix`
    """
    if style == "pretty" or style.endswith("/"):
        return "/"
    return ".html" if style in FILES or style.endswith(":output_ext") else ""


def page_path(path: PurePosixPath, style: str) -> str:
    """Return the address of the page at `path` that has no permalink of its own."""
    if path.stem == "index":
        return f"/{path.parent}/"
    return f"/{path.with_suffix('')}{ending_of(style)}"


def slugified(text: str, *, kept: str = "", cased: bool = False) -> str:
    """Return `text` with a hyphen for all that is no letter, mark, decimal digit or `kept`.

    https://jekyllrb.com/docs/liquid/filters/#options-for-the-slugify-filter: the modes ``default``
    and, with the right `kept`, ``pretty``.
    """
    shown = "".join(c if c in kept or _is_word(c) else "-" for c in text)
    slug = re.sub(r"-+", "-", shown).strip("-")
    return slug if cased else slug.lower()


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"


def file_slug(name: str) -> str:
    """Return a file's name without its date and its ending."""
    dated = DATED.fullmatch(name)
    return (dated[4] if dated else PurePosixPath(name).stem).rstrip(".")


def _slug(address: Address) -> str:
    return as_text(address.fields.get("slug")) or file_slug(address.path.name)


def _path(address: Address) -> str:
    place = place_of(str(address.path))
    return "/".join((*place.above, *place.below[:-1], address.path.stem)).rstrip(".")


# https://jekyllrb.com/docs/permalinks/#placeholders
TOKENS: Mapping[str, Token] = {
    "short_year": lambda address: f"{address.local.year:04}"[-2:],
    "w_year": lambda address: f"{address.local.isocalendar().year:04}",
    "short_month": lambda address: MONTHS[address.local.month - 1][:3],
    "long_month": lambda address: MONTHS[address.local.month - 1],
    "week": lambda address: f"{address.local.isocalendar().week:02}",
    "w_day": lambda address: str(address.local.isoweekday()),
    "short_day": lambda address: WEEKDAYS[address.local.weekday()][:3],
    "long_day": lambda address: WEEKDAYS[address.local.weekday()],
    "y_day": lambda address: f"{day_of_year(address):03}",
    "title": lambda address: slugified(_slug(address), kept="._~!$&'()+,;=@", cased=True),
    "slug": lambda address: slugified(_slug(address)),
    "name": lambda address: slugified(address.path.stem),
    "path": _path,
    "collection": lambda address: place_of(str(address.path)).collection,
    "categories": lambda address: "/".join(dict.fromkeys(map(str.lower, address.categories))),
    "slugified_categories": lambda address: "/".join(
        dict.fromkeys(map(slugified, address.categories))
    ),
    "output_ext": lambda _: ".html",
}
