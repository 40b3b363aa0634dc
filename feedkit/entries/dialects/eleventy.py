"""Eleventy: data that cascades into posts, and permalinks that are templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from msgspec import field

from feedkit.entries.dates import DateError, read_date
from feedkit.entries.dialect import Rule
from feedkit.entries.dialects.cascade import added
from feedkit.entries.dialects.routed import Routed, joined
from feedkit.entries.dialects.templated import TemplateError, rendered
from feedkit.entries.fields import Fields, as_text
from feedkit.entries.settings import mapping, rows, text
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.entries.links import Address
    from feedkit.posts.post import Post

__all__ = ["Eleventy"]

# https://www.11ty.dev/docs/dates/: what only the file system and the repository know.
BUILD_DATES = frozenset(["last modified", "created", "git last modified", "git created"])
DATE = lazy_re(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# https://www.11ty.dev/docs/data-eleventy-supplied/#fileslug
DATED = lazy_re(r"\d{4}-\d{2}-\d{2}-(.*)", re.ASCII | re.DOTALL)
# https://www.11ty.dev/docs/config/#directory-for-includes and its neighbours
FOREIGN = frozenset(["_includes", "_layouts", "_data"])
# https://github.com/11ty/eleventy-base-blog, `filterTagList`: these tags only collect pages.
COLLECTING = frozenset(["all", "nav", "post", "posts"])
ADDRESSES = frozenset(["permalink", "eleventyComputed"])  # the keys that decide an address
NOT_WRITTEN = Rule("permalink", lambda value: value is False, reason="permalink: false")
TEMPLATES = (".njk", ".liquid", ".html")
LAYOUTS = ("", ".njk", ".liquid", ".html", ".hbs", ".webc", ".vto", ".md")
MAX_LAYOUTS = 20  # in one another
EXAMPLE = "such as /blog/{{ page.fileSlug }}/ or {{ title | slugify }}"


class Eleventy(Routed, frozen=True, kw_only=True):
    """A site made with Eleventy."""

    name: ClassVar[str] = "eleventy"
    address_keys: ClassVar[tuple[str, ...]] = ()  # its one key is a template: `route_of`

    #: Folder or file → data, the outer first.
    data: tuple[tuple[str, Mapping[str, object]], ...] = ()
    layouts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @classmethod
    def stated(cls, settings: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that `settings` decide."""
        data = (((text(row, "path") or "").strip("/"), row) for row in rows(settings, "defaults"))
        layouts = mapping(settings, "layouts")
        return super().stated(settings) | {
            "data": tuple(
                (path, mapping(row, "values"))
                for path, row in sorted(data, key=lambda item: len(PurePosixPath(item[0]).parts))
            ),
            "layouts": {name: mapping(layouts, name) for name in layouts},
        }

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no post, by its place or name; None if it may be."""
        if FOREIGN.intersection(path.split("/")):
            return "a file that others include is no post"
        return super().refuses(path)

    def completed(self, post: Post) -> Fields:
        """Return the front matter of `post` above the data of its layouts and folders.

        https://www.11ty.dev/docs/data-cascade/, where lists are joined and mappings merged.
        """
        path = PurePosixPath(post.path)
        data: dict[str, object] = {}
        for place, values in self.data:
            if path.is_relative_to(place):
                data = _over(data, values)
        own = _over({}, post.metadata)
        layout = as_text(own.get("layout")) or as_text(data.get("layout"))
        inherited = _over(self._of_layout(layout), data)
        if self.permalink:
            # feedkit.toml's pattern is for all posts but those that have an address themselves.
            inherited = {
                key: value
                for key, value in inherited.items()
                if key not in ADDRESSES or value is False
            }
        return Fields(post, _over(inherited, own))

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Return the rule that keeps a post out of every feed; None when it may be published."""
        # https://www.11ty.dev/docs/permalinks/#disable-writing-to-the-file-system
        permalink = _permalink(fields)
        if isinstance(permalink, Mapping):
            permalink = permalink.get("build", False)
        return NOT_WRITTEN if permalink is False else super().leaves_out(fields)

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield what may say when, in order of trust: keys and values, then the day in the path.

        https://www.11ty.dev/docs/dates/. Raises PostError for a post whose date only the build
        machine would know.
        """
        if field != "published":
            yield from super().dates(fields, field)
            return
        written = fields.get("date")
        is_built = isinstance(written, str) and written.strip().casefold() in BUILD_DATES
        found = [] if is_built or written in (None, "") else [("date", written)]
        found += _day_of(fields.post.path)
        found += [item for item in super().dates(fields, field) if item[1] is not written]
        yield from found
        if is_built and not found and not self.may_be_page(fields):
            expected = "a day here or in the file's name, since only a build of the site knows it"
            raise fields.post.error("date", f"expected {expected}, got {written!r}")

    def may_be_page(self, fields: Fields) -> bool:
        """Say whether a post lies where pages are, or is a template, as lists of posts are."""
        return fields.post.path.endswith(TEMPLATES) or super().may_be_page(fields)

    def labels(self, fields: Fields) -> tuple[str, ...]:
        """Return a post's tags, without those that all posts have to be found by."""
        return tuple(label for label in super().labels(fields) if label not in COLLECTING)

    def path_of(self, address: Address) -> str:
        """Return a post's address. Raises PostError for a permalink that is no plain data."""
        permalink = _permalink(address.fields)
        if isinstance(permalink, Mapping):
            permalink = permalink.get("build")
        if permalink in (None, ""):
            return super().path_of(address)
        try:
            path = self._rendered(permalink, address)
        except TemplateError as error:
            if self.permalink:
                return super().path_of(address)
            expected = f"expected an address {EXAMPLE}, or permalink = … below [posts]"
            message = f"{expected} in feedkit.toml, got {str(error)!r}"
            raise address.fields.post.error("permalink", message) from error
        return path.removesuffix("index.html") if _is_index(path) else path

    def route_of(self, address: Address) -> str:
        """Return the address that a post has by its place, with the date in its name.

        https://www.11ty.dev/docs/permalinks/#cool-uris-dont-change: a folder's ``index`` and the
        file of the folder's own name are the folder's page.
        """
        folders, own = self.folders_of(address.path), address.path.stem
        is_folder = own == "index" or own in folders[-1:]
        return joined((*folders, "") if is_folder else (*folders, own, ""))

    def _rendered(self, permalink: object, address: Address) -> str:
        template = as_text(permalink)
        if template is None:
            raise TemplateError(str(permalink)[:40])
        folders = self.folders_of(address.path)
        stem = _without_date(address.path.stem)
        page = {
            "date": address.local,
            "fileSlug": stem if stem != "index" else _without_date("".join(folders[-1:])),
            "filePathStem": "/" + "/".join((*folders, stem)),
            "inputPath": f"./{address.path}",
        }
        metadata = address.fields.metadata
        return rendered(template, {**metadata, "date": address.local, "page": page})

    def _of_layout(self, name: str | None) -> dict[str, object]:
        """Return the front matter of a layout over that of the layouts it is in itself."""
        values: dict[str, object] = {}
        for _ in range(MAX_LAYOUTS):
            known = (self.layouts.get(f"{name}{ending}") for ending in LAYOUTS)
            layout = next((one for one in known if one is not None), None)
            if name is None or layout is None:
                break
            values = _over(layout, values)
            name = as_text(layout.get("layout"))
        return values


def _permalink(fields: Fields) -> object:
    computed = fields.get("eleventyComputed.permalink")
    return fields.get("permalink") if computed is None else computed


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")


def _without_date(name: str) -> str:
    match = DATED.search(name)
    return match[1] if match else name


def _day_of(path: str) -> list[tuple[str, object]]:
    """Return the first day in a path, wherever it stands there."""
    match = DATE.search(path)
    try:
        return [("date", read_date(match[0]))] if match else []
    except DateError:
        return []


def _over(under: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """Return both, added up, where a text under `tags` is one tag, commas or not."""
    tags = over.get("tags")
    if isinstance(tags, str):
        over = {**over, "tags": [tags] if tags else []}
    return added(under, over)
