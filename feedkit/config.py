"""The configuration: ``feedkit.toml``, and the options of the command that override it.

A key that does not exist and a value of the wrong type are errors that name the file, the key and
what was meant: a feed that ignores half of its configuration would be worse than none.
"""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from feedkit.errors import ConfigError
from feedkit.feeds import Format
from feedkit.model import Person, Show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "CONFIG_NAME",
    "AuthorConfig",
    "Config",
    "ContentConfig",
    "FeedConfig",
    "PostsConfig",
    "SiteConfig",
    "format_of",
    "load_config",
]

CONFIG_NAME = "feedkit.toml"


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the configuration file."""


class AuthorConfig(_Table, frozen=True, kw_only=True):
    """An author with more than a name."""

    name: str
    email: str | None = None
    url: str | None = None


class SiteConfig(_Table, frozen=True, kw_only=True):
    """What feeds say about the site. See `feedkit.Site` for the meaning of each key."""

    title: str | None = None
    url: str | None = None
    author: str | AuthorConfig | None = None
    language: str | None = None
    timezone: str | None = None  #: UTC when nobody says
    description: str | None = None
    icon: str | None = None
    logo: str | None = None
    rights: str | None = None

    def person(self) -> Person | str | None:
        """Return the author as the model has it."""
        if isinstance(self.author, AuthorConfig):
            return Person(name=self.author.name, email=self.author.email, url=self.author.url)
        return self.author


class PostsConfig(_Table, frozen=True, kw_only=True):
    """Which files are posts, and how their authors wrote them."""

    source: str | None = None  #: folder, relative to the configuration file; the site's own if None
    dialect: str | None = None  #: name of the site's generator; detected when not given
    include: list[str] = []  #: globs; those of Markdown files when empty
    exclude: list[str] = []  #: globs
    where: dict[str, str | int | float | bool] = {}  #: front matter that posts must have
    drafts: bool = False  #: whether drafts get into the feeds
    future: bool = False  #: whether posts dated in the future get into the feeds
    permalink: str | None = None  #: a pattern such as ``/:year/:month/:slug/``
    updated_from: Literal["git", "mtime"] | None = None  #: of posts that do not say
    default_time: str = "00:00"  #: of posts that have a date only, ``HH:MM``
    ids: str | None = None  #: ``tag:example.org,2019`` for ids that survive a move


class ContentConfig(_Table, frozen=True, kw_only=True):
    """How the bodies of posts become HTML."""

    renderer: str | None = None
    extensions: list[str] | None = None  #: of Python-Markdown
    extension_options: dict[str, dict[str, Any]] = {}
    clean: Literal["safe", "trust"] = "safe"  #: whether HTML that readers should not run goes
    allow_tags: list[str] = []  #: elements that stay beyond feedkit's own list
    allow_attributes: dict[str, list[str]] = {}  #: attributes that do, by element; * for any
    allow_classes: list[str] = []
    excerpt_separator: str | None = None  #: what stands behind an excerpt, beside the usual marks
    excerpt_length: int | None = None  #: of excerpts that are cut
    excerpt_unit: Literal["words", "characters"] | None = None
    body_image: bool = False  #: whether the first image of a post stands for it when no other does


class FeedConfig(_Table, frozen=True, kw_only=True):
    """One feed and the file it is written to."""

    path: str  #: relative to the configuration file
    format: Format | None = None  #: by the file's name when not given
    url: str | None = None  #: where the feed is published; by the path when not given
    title: str | None = None
    limit: int = 20  #: entries, the newest; 0 for all
    content: Show = "full"


class Config(_Table, frozen=True, kw_only=True):
    """The whole configuration."""

    site: SiteConfig = SiteConfig()
    posts: PostsConfig = PostsConfig()
    content: ContentConfig = ContentConfig()
    feeds: list[FeedConfig] = []


def format_of(path: str) -> Format:
    """Return the format that a file's name stands for: Atom where it says nothing else."""
    name = path.rpartition("/")[2].lower()
    if name.endswith(".json"):
        return "json"
    if name.startswith("rss") or name.endswith(".rss"):
        return "rss"
    return "atom"


def load_config(file: Path) -> Config:
    """Return what the configuration `file` says. Raises ConfigError, with the line if known."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{file}: cannot read the configuration: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: expected UTF-8 text: {error.reason}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: no valid TOML: {error}") from error
    return parse_config(data, str(file))


def parse_config(data: Mapping[str, object], name: str) -> Config:
    """Return the configuration in `data`. Raises ConfigError that says `name` and the key."""
    try:
        return msgspec.convert(data, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{name}: {_explain(str(error))}") from error


# msgspec's words: "Expected `int`, got `str` - at `$.feeds[0].limit`".
PLACE = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<where>.*)`)?", re.DOTALL)
UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`")
MISSING = re.compile(r"Object missing required field `(?P<key>.*)`")
TABLES: Mapping[str, type[msgspec.Struct]] = {
    "": Config,
    "site": SiteConfig,
    "site.author": AuthorConfig,
    "posts": PostsConfig,
    "content": ContentConfig,
    "feeds": FeedConfig,
}


def _explain(message: str) -> str:
    match = PLACE.fullmatch(message)
    what, where = (match["what"], match["where"] or "") if match else (message, "")
    place = re.sub(r"\[(?:\d+|\.\.\.)\]", "", where)
    if unknown := UNKNOWN.fullmatch(what):
        key = unknown["key"]
        known = TABLES[place].__struct_fields__ if place in TABLES else ()
        near = get_close_matches(key, known, n=1)
        advice = f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(known)}"
        return f"{_join(where, key)}: unknown key; {advice}"
    if missing := MISSING.fullmatch(what):
        return f"{_join(where, missing['key'])}: missing"
    if choices := _choices(place):
        what = f"expected {choices}, got {what.rpartition(' ')[2]}"
    return f"{where}: {what[0].lower()}{what[1:]}".replace("`", "")


def _choices(place: str) -> str | None:
    """Return the words that the key at `place` may have, None when it is not one of a few words."""
    table, _, key = place.rpartition(".")
    kind = get_type_hints(TABLES[table]).get(key) if table in TABLES else None
    words = [
        word
        for part in (kind, *get_args(kind))
        if get_origin(part) is Literal
        for word in get_args(part)
    ]
    return " or ".join(map(repr, words)) or None


def _join(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
