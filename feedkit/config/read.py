"""From the file to its tables; what is wrong with it in one line that says where."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, get_args, get_origin, get_type_hints

import msgspec

from feedkit.config import tables
from feedkit.config.tables import Config
from feedkit.errors import ConfigError
from feedkit.lazy import lazy_re
from feedkit.looked import look

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["load_config", "parse_config"]


def load_config(file: Path) -> Config:
    """Return what the configuration `file` says. Raises ConfigError, with the line if known."""
    look(file)
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
PLACE = lazy_re(r"(?P<what>.*?)(?: - at `\$\.?(?P<where>.*)`)?", re.DOTALL)
UNKNOWN = lazy_re(r"Object contains unknown field `(?P<key>.*)`")
MISSING = lazy_re(r"Object missing required field `(?P<key>.*)`")
TABLES: Mapping[str, type[msgspec.Struct]] = {
    "": Config,
    "site": tables.SiteConfig,
    "site.author": tables.AuthorConfig,
    "posts": tables.PostsConfig,
    "collections": tables.CollectionConfig,
    "content": tables.ContentConfig,
    "feeds": tables.FeedConfig,
    "feeds.podcast": tables.PodcastConfig,
    "feeds.podcast.owner": tables.AuthorConfig,
    "feeds.podcast.funding": tables.FundingConfig,
    "feeds.podcast.contributors": tables.ContributorConfig,
}


def _explain(message: str) -> str:
    match = PLACE.fullmatch(message)
    what, where = (match["what"], match["where"] or "") if match else (message, "")
    place = re.sub(r"\[(?:\d+|\.\.\.)\]", "", where)
    if unknown := UNKNOWN.fullmatch(what):
        key = unknown["key"]
        known = TABLES[place].__struct_encode_fields__ if place in TABLES else ()
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
