"""The dialect of Jekyll.

https://jekyllrb.com/docs/; where that is silent, the source of version 4.3.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec import Struct, field
from msgspec.structs import replace

from feedkit.characters import one_line
from feedkit.entries.dialect import DRAFT, Dialect, Rule
from feedkit.entries.dialects.jekyll_dates import date_in_name, in_zone
from feedkit.entries.dialects.jekyll_defaults import Default, inherited, merged
from feedkit.entries.dialects.jekyll_words import (
    DATED,
    STYLES,
    TOKENS,
    WORD,
    Place,
    ending_of,
    file_slug,
    page_path,
    place_of,
)
from feedkit.entries.dialects.yaml_values import yaml_flag
from feedkit.entries.fields import Fields, as_text
from feedkit.entries.labels import distinct, labels_of
from feedkit.entries.links import PLAIN_TOKENS, Address, Token
from feedkit.entries.patterns import replaced
from feedkit.entries.settings import flag, mapping, text
from feedkit.lazy import lazy_re
from feedkit.urls import is_absolute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedkit.entries.dialect import ReadPage
    from feedkit.posts.post import Post

__all__ = ["Jekyll"]

# https://jekyllrb.com/docs/structure/: files and folders that no page is made of.
HIDDEN = lazy_re(r"[._#~]")
POSTS = frozenset({"_posts", "_drafts"})


class Collection(Struct, frozen=True):
    """A collection's options. https://jekyllrb.com/docs/collections/#setup."""

    permalink: str | None
    output: bool  #: whether its documents have pages


class Jekyll(Dialect, frozen=True, kw_only=True):
    """How Jekyll reads posts."""

    name: ClassVar[str] = "jekyll"
    tokens: ClassVar[Mapping[str, Token]] = {**PLAIN_TOKENS, **TOKENS}

    folder: str = ""  #: in which Jekyll looks for posts: `source`, or `collections_dir` in it
    style: str = "date"  #: of permalinks: a name of `STYLES` or a pattern
    collections: Mapping[str, Collection] = field(default_factory=dict)
    defaults: tuple[Default, ...] = ()
    drafts: bool = False  #: whether they are shown
    unpublished: bool = False  #: whether ``published: false`` is shown
    has_feed: bool = False  #: whether the site has jekyll-feed

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings."""
        roots = [folder for folder, url in mapping(settings, "static").items() if url == "/"]
        collections: dict[str, Collection] = {}
        for name in mapping(settings, "collections"):
            options = mapping(mapping(settings, "collections"), name)
            collections[name] = Collection(text(options, "permalink"), flag(options, "output"))
        return super().of(
            settings,
            folder=text(settings, "collections_folder") or next(iter(roots), ""),
            style=text(settings, "permalink") or "date",
            collections=collections,
            defaults=Default.read(settings),
            drafts=flag(settings, "drafts"),
            unpublished=flag(settings, "unpublished"),
            has_feed=flag(settings, "feed_plugin"),
            future=flag(settings, "future"),
            **fields,
        )

    def refuses(self, path: str) -> str | None:
        """Refuse what Jekyll takes for no post, nor for a document with a page of its own."""
        if not path.startswith(self._root):
            return f"Jekyll looks for posts in {self.folder}"
        place = self._place(path)
        name = place.below[-1]
        if name.endswith("~") or any(map(HIDDEN.match, (*place.above, place.below[0], name))):
            return "Jekyll passes over it: a name begins with a dot, an underscore, # or ~"
        if place.collection != "posts":
            return self._refuses_collection(place)
        if place.folder == "_posts" and not DATED.fullmatch(name):
            return "no date in front of the file's name, so it is no post to Jekyll"
        return None

    def _refuses_collection(self, place: Place) -> str | None:
        collection = self.collections.get(place.collection)
        if collection is None:
            return f"{place.folder} is no collection of the site"
        return None if collection.output else f"the collection {place.collection} has no pages"

    def completed(self, post: Post) -> Fields:
        """Add the front matter defaults.

        https://jekyllrb.com/docs/configuration/front-matter-defaults/. Categories add up.
        """
        return self._completed(post, self._place(post.path).collection)

    def _completed(self, post: Post, kind: str) -> Fields:
        if not self.defaults:
            return Fields(post)
        kinds = {kind, "post"} if kind == "posts" else {kind}  # the singular is deprecated
        # A path of a default may begin in `collections_dir` or above it.
        below = post.path.removeprefix(self._root)
        values = inherited(self.defaults, {post.path, below}, kinds)
        if not values:
            return Fields(post)
        both = [
            label
            for metadata in (values, post.metadata)
            for label in labels_of(metadata.get("categories"), spaced=True)
        ]
        categories = {"categories": both} if both else {}
        return Fields(post, {**merged(values, post.metadata), **categories})

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Leave out drafts, by their folder, and what is not published.

        https://jekyllrb.com/docs/posts/#drafts; ``draft: true`` means nothing to Jekyll, but to
        https://github.com/jekyll/jekyll-feed/blob/v0.17.0/lib/jekyll-feed/feed.xml, which skips it.
        """
        if self._is_draft(fields.post.path) and not self.drafts:
            return Rule("_drafts", bool, DRAFT, "a draft: it is in _drafts")
        says = fields.metadata.get("published", True)
        if (says is None or yaml_flag(fields, "published") is False) and not self.unpublished:
            return Rule("published", bool, DRAFT, "published: false")
        if self.has_feed and not self.drafts and yaml_flag(fields, "draft"):
            return Rule("draft", bool, DRAFT)
        return None

    def _is_draft(self, path: str) -> bool:
        may_be = "_drafts/" in path  # told at once of nearly all posts
        return may_be and self._place(path).folder == "_drafts"

    def title_of(self, fields: Fields) -> str | None:
        """Return the slug in words, each with one capital letter."""
        words = file_slug(PurePosixPath(fields.post.path).name).split("-")
        return one_line(" ".join(map(str.capitalize, words))) or None

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield `date`, then the date in the file's name.

        https://jekyllrb.com/docs/front-matter/#predefined-variables-for-posts
        """
        if field == "updated":
            yield from super().dates(fields, field)
        elif field == "published":
            if value := fields.get("date"):
                yield "date", in_zone(value, fields.post)
            if moment := date_in_name(fields.post.path.rpartition("/")[2]):
                yield "date", moment

    def path_of(self, address: Address) -> str:
        """Return what the permalink of the post, the collection or the site makes of it."""
        written = as_text(address.fields.get("permalink"))
        if written and is_absolute(written):
            return written
        place = self._place(str(address.path))
        below = str(address.path).removeprefix(self._root)
        address = replace(address, path=PurePosixPath(below))
        pattern = written or self.permalink or self._pattern(place.collection)
        return _sanitized(replaced(pattern, WORD, self.tokens, address))

    def _pattern(self, name: str) -> str:
        collection = self.collections.get(name)
        if collection and collection.permalink:
            return collection.permalink
        if name == "posts":
            return STYLES.get(self.style, self.style)
        # https://jekyllrb.com/docs/permalinks/#collections: the style lends its ending.
        return f"/:collection/:path{ending_of(self.style)}"

    def page(self, target: str, source: str, read: ReadPage) -> str | None:
        """Return where the page or the document of a collection is that is called by its path.

        https://jekyllrb.com/docs/liquid/tags/#link starts at the site's source, the plug-in
        jekyll-relative-links at the file.
        """
        below = target.lstrip("/")
        paths = (normpath(f"{dirname(source)}/{below}"), normpath(self._root + below))
        pages = (path for path in paths if self._place(path).folder not in POSTS)
        found = next(filter(None, map(read, pages)), None)
        if found is None:
            return None
        collection = self._place(found.post.path).collection
        is_page = collection not in self.collections
        fields = self._completed(found.post, "pages" if is_page else collection)
        if is_page and not fields.get("permalink"):
            path = PurePosixPath(fields.post.path.removeprefix(self._root))
            return _sanitized(page_path(path, self.style))
        return self.path_of(Address.of_page(fields))

    def media_base(self, fields: Fields, page: str, root: str) -> str:
        """Start at the site's root: Jekyll's posts have no files beside them."""
        del page
        return super().media_base(fields, root, root)

    def labels(self, fields: Fields) -> tuple[str, ...]:
        """Return the tags, then the categories.

        https://jekyllrb.com/docs/posts/#tags: as with categories, the singular is one tag.
        """
        tag, tags = fields.get("tag"), fields.get("tags")
        found = labels_of(tags, spaced=True) if tag is None else labels_of([tag])
        return distinct((*found, *self.categories(fields)))

    def categories(self, fields: Fields) -> tuple[str, ...]:
        """Return the folders above ``_posts``, then the categories.

        https://jekyllrb.com/docs/posts/#categories: only the plural is split into words.
        """
        place = self._place(fields.post.path)
        listed = labels_of(fields.get("categories"), spaced=True)
        return tuple(dict.fromkeys((*place.above, *listed, *labels_of([fields.get("category")]))))

    def section(self, path: PurePosixPath) -> str | None:
        """Return the folder above ``_posts``, else the collection.

        https://jekyllrb.com/docs/posts/#categories, https://jekyllrb.com/docs/collections/
        """
        place = self._place(str(path))
        return next(iter(place.above), place.collection) if place.folder else super().section(path)

    @cached_property
    def _root(self) -> str:
        """What the paths of all posts begin with: the folder in which Jekyll looks for them."""
        folder = str(PurePosixPath(self.folder))
        return "" if folder == "." else f"{folder}/"

    def _place(self, path: str) -> Place:
        return place_of(path.removeprefix(self._root))


def _sanitized(url: str) -> str:
    """Return `url` as Jekyll writes it, without what leads up or doubles a slash."""
    return re.sub(r"/+", "/", f"/{url}".replace("..", "/").replace("./", ""))
