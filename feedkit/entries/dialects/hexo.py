"""The dialect of Hexo.

https://hexo.io/docs/; where that is silent, the source of version 8.1.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from posixpath import splitext
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec import field
from msgspec.structs import replace

from feedkit.entries.dates import Moment, read_date
from feedkit.entries.dialect import DRAFT, Dialect, Rule
from feedkit.entries.dialects.hexo_words import (
    SEGMENTS,
    SPELLING,
    TOKENS,
    WORD,
    slugized,
    spelled_in_ascii,
    words_in,
)
from feedkit.entries.dialects.yaml_values import yaml_time
from feedkit.entries.fields import Fields, as_text, is_false
from feedkit.entries.labels import distinct, labels_of
from feedkit.entries.links import PLAIN_TOKENS, Address, Token
from feedkit.entries.patterns import replaced
from feedkit.entries.settings import flag, mapping, text, texts
from feedkit.lazy import lazy_re
from feedkit.urls import is_absolute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedkit.posts.post import Post

__all__ = ["Hexo"]

HIDDEN = lazy_re(r"(?:^|/)[_.]")
# What Hexo has unless told otherwise (https://hexo.io/docs/configuration).
PATTERN, FILE_NAME, CATEGORY = ":year/:month/:day/:title/", ":title.md", "uncategorized"


class Hexo(Dialect, frozen=True, kw_only=True):
    """How Hexo reads posts."""

    name: ClassVar[str] = "hexo"
    tokens: ClassVar[Mapping[str, Token]] = {**PLAIN_TOKENS, **TOKENS}

    pattern: str = PATTERN  #: of permalinks
    pattern_defaults: Mapping[str, object] = field(default_factory=dict)
    pinyin: Mapping[str, object] = field(default_factory=dict)
    """What spells permalinks in ASCII, none if nothing does."""
    file_name: str = FILE_NAME  #: of new posts, which those that are there should fit
    default_category: str = CATEGORY
    category_map: Mapping[str, object] = field(default_factory=dict)
    case: int = 0  #: of categories in links: 0 as it is, 1 lower, 2 upper
    asset_folders: bool = False  #: whether each post has a folder of its own beside it
    without_index: bool = False  #: whether links end before ``index.html``
    without_html: bool = False  #: the same for ``.html``
    locked: frozenset[str] = frozenset()  #: tags whose posts are for those who know a password
    hidden_by: str | None = None  #: the key of posts that are in no list
    drafts: bool = False  #: whether they are shown
    future: bool = True

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings."""
        case = settings.get("filename_case")
        return super().of(
            settings,
            pattern=text(settings, "permalink") or PATTERN,
            pattern_defaults=mapping(settings, "permalink_defaults"),
            pinyin=mapping(settings, "pinyin"),
            file_name=text(settings, "filename_pattern") or FILE_NAME,
            default_category=text(settings, "default_category") or CATEGORY,
            category_map=mapping(settings, "category_map"),
            case=case if isinstance(case, int) else 0,
            asset_folders=flag(settings, "post_asset_folder"),
            without_index=settings.get("trailing_index") is False,
            without_html=settings.get("trailing_html") is False,
            locked=frozenset(texts(settings, "locked_tags")),
            hidden_by=text(settings, "hidden_by"),
            drafts=flag(settings, "drafts"),
            future=settings.get("future") is not False,
            **fields,
        )

    def refuses(self, path: str) -> str | None:
        """Refuse hidden and temporary files, and those that belong to a post.

        https://hexo.io/docs/asset-folders: then only files named like new posts are posts.
        """
        file = PurePosixPath(path)
        if path.endswith(("~", "%")):
            return "Hexo takes it for a temporary file"
        if HIDDEN.search(str(_below(file))):
            return "Hexo passes over it: a name begins with a dot or an underscore"
        suffix = PurePosixPath(self.file_name).suffix
        if self.asset_folders and file.suffix != suffix:
            return f"with post_asset_folder, only {suffix} files are posts"
        return None

    def completed(self, post: Post) -> Fields:
        """Add what the file's name says by the pattern for new posts, which wins over the post.

        A post with a tag of hexo-blog-encrypt's is locked, unless it has an empty password:
        https://github.com/D0n9X1n/hexo-blog-encrypt#with-the-help-of-tags
        """
        found = self._in_name(PurePosixPath(post.path))
        said: dict[str, object] = {
            word: value for word, value in found.items() if word not in (*SEGMENTS, "title")
        }
        fields = Fields(post)
        is_open = self.locked.isdisjoint(self.labels(fields)) if self.locked else True
        if not is_open and fields.get("password") is None:
            said["encrypted"] = True
        return Fields(post, {**post.metadata, **said}) if said else fields

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Leave out drafts, by their folder, what is not published, and what a plug-in hides.

        https://hexo.io/docs/writing#Drafts; ``draft: true`` means nothing to Hexo.
        """
        if self.hidden_by and fields.get(self.hidden_by):
            return Rule(self.hidden_by, bool)
        if self.drafts:
            return None
        if "_drafts" in PurePosixPath(fields.post.path).parts[:-1]:
            return Rule("_drafts", bool, DRAFT, "a draft: it is in _drafts")
        return Rule("published", is_false, DRAFT) if is_false(fields.get("published")) else None

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield `date` or `updated`, then the day in the file's name.

        https://hexo.io/docs/front-matter
        """
        key = {"published": "date", "updated": "updated"}.get(field, "")
        if value := fields.get(key):
            yield key, value
        if field == "published":
            found = self._in_name(PurePosixPath(fields.post.path))
            month, day = (found.get(w) or found.get(f"i_{w}") for w in ("month", "day"))
            if found.get("year") and month and day:
                yield from _day(int(found["year"]), int(month), int(day))

    def path_of(self, address: Address) -> str:
        """Return the post's `permalink`, which has no words, or what the site's pattern makes.

        https://hexo.io/docs/permalinks
        """
        written = as_text(address.fields.get("permalink"))
        if written and is_absolute(written):
            return written
        if not written:
            address = replace(
                address,
                path=PurePosixPath(self._in_name(address.path)["title"]),
                local=self._local(address),
            )
            pattern = self.permalink or self.pattern
            written = replaced(pattern, WORD, self._tokens(pattern, address.fields), address)
        if self.pinyin:
            written = self._spelled(written, address.fields.post)
        if self.asset_folders and not written.endswith(("/", ".html")):
            written += "/"
        if self.without_index:
            written = re.sub(r"index\.html\Z", "", written)
        if self.without_html and not written.endswith("index.html"):
            written = written.removesuffix(".html")
        return written

    def _spelled(self, written: str, post: Post) -> str:
        """Return an address as hexo-permalink-pinyin makes it. Raises PostError where that may be.

        https://github.com/viko16/hexo-permalink-pinyin: its dictionary of words is not at hand.
        """
        spelled = spelled_in_ascii(written, self.pinyin)
        if spelled != written and not (written.isascii() and self.pinyin.keys() <= SPELLING):
            expected = "the one that the site has, since only hexo-permalink-pinyin can spell it"
            raise post.error("permalink", f"expected {expected}, got {written!r}")
        return spelled

    def _tokens(self, pattern: str, fields: Fields) -> Mapping[str, Token]:
        """Return the words of `pattern`: Hexo's, the post's own and the site's defaults for them.

        Hexo writes "undefined" for any other; but an ``id`` that it makes up it makes up anew.
        """
        own: dict[str, Token] = {}
        for word in WORD.findall(pattern):
            value = as_text(fields.get(word)) or as_text(self.pattern_defaults.get(word))
            if value or word != "id":
                own[word] = _constant(value or "undefined")
        return {**own, **self.tokens, "category": self._category}

    def _category(self, address: Address) -> str:
        """Return the last category of a post with those above it.

        https://hexo.io/docs/front-matter#Categories-amp-Tags: a list is a hierarchy, unless there
        are lists in it, each of which is one.
        """
        listed = _listed(address.fields, "categories", "category")
        if any(isinstance(item, list) for item in listed):
            listed = listed[-1:]
        slugs = [
            slugized(as_text(self.category_map.get(name)) or name) for name in labels_of(listed)
        ]
        path = "/".join(slugs) or self.default_category
        if slugs and self.case:
            return path.lower() if self.case == 1 else path.upper()
        return path

    def _in_name(self, path: PurePosixPath) -> Mapping[str, str]:
        return words_in(splitext(_below(path))[0], self.file_name)

    def _local(self, address: Address) -> datetime:
        """Return when a post was published by the clock that Hexo's links go by.

        It forgets the offset of a time that YAML has read: 20:00 in UTC is 20:00 in their zone.
        """
        moment = yaml_time(address.fields.post, "date", address.fields.get("date"))
        if moment is None or moment.wall.tzinfo is None:
            return address.local
        return moment.wall.astimezone(UTC).replace(tzinfo=address.local.tzinfo)

    def labels(self, fields: Fields) -> tuple[str, ...]:
        """Return the tags, then the categories. A text is one of them.

        https://hexo.io/docs/front-matter#Categories-amp-Tags
        """
        tags = _listed(fields, "tags", "tag")
        return distinct((*labels_of(tags), *self.categories(fields)))

    def categories(self, fields: Fields) -> tuple[str, ...]:
        """Return the categories."""
        return tuple(dict.fromkeys(labels_of(_listed(fields, "categories", "category"))))


def _below(path: PurePosixPath) -> PurePosixPath:
    """Return `path` below the folder of posts or drafts."""
    for depth, folder in enumerate(path.parts[:-1], start=1):
        if folder in {"_posts", "_drafts"}:
            return PurePosixPath(*path.parts[depth:])
    return path


def _day(year: int, month: int, day: int) -> Iterator[tuple[str, Moment]]:
    try:
        yield "date", read_date(date(year, month, day))
    except ValueError:  # there is no such day
        return


def _listed(fields: Fields, plural: str, singular: str) -> list[object]:
    value = fields.get(plural) or fields.get(singular)
    return value if isinstance(value, list) else [value]


def _constant(value: str) -> Token:
    return lambda _: value
