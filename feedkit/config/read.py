"""From the file to its tables; what is wrong with it in one line that says where."""

from __future__ import annotations

import re
import tomllib
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
WRONG_TYPE = lazy_re(r"Expected `(?P<expected>[^`]*)`, got `(?P<got>[^`]*)`")
OUT_OF_RANGE = lazy_re(r"Expected `int` (?P<sign>[<>]=) (?P<bound>-?\d+)")
NO_CHOICE = lazy_re(r"Invalid enum value (?P<got>.*)", re.DOTALL)
#: The types as TOML's users would call them. TOML has no null.
TYPES = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number with a point",
    "bool": "true/false",
    "array": "a list",
    "object": "a table",
}
BOUNDS = {">=": "at least", "<=": "at most"}
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
    """Return what is wrong, and with which key, in words for people."""
    match = PLACE.fullmatch(message)
    what, where = (match["what"], match["where"] or "") if match else (message, "")
    place = re.sub(r"\[(?:\d+|\.\.\.)\]", "", where)
    where = where.replace("[...]", ".*")
    if unknown := UNKNOWN.fullmatch(what):
        return f"{_join(where, unknown['key'])}: unknown key; {_advice(unknown['key'], place)}"
    if missing := MISSING.fullmatch(what):
        return f"{_join(where, missing['key'])}: missing"
    if out := OUT_OF_RANGE.fullmatch(what):
        return f"{where}: expected a whole number of {BOUNDS[out['sign']]} {out['bound']}"
    if invalid := NO_CHOICE.fullmatch(what):
        return f"{where}: expected {_choices(place)}, got {invalid['got']}"
    if wrong := WRONG_TYPE.fullmatch(what):
        return f"{where}: {_mismatch(wrong['expected'], wrong['got'], where, place)}"
    return f"{where}: {what[0].lower()}{what[1:]}".replace("`", "")


def _advice(key: str, place: str) -> str:
    """Return which key of the table at `place` may have been meant by `key`."""
    from difflib import get_close_matches  # noqa: PLC0415 - most runs go well

    known = TABLES[place].__struct_encode_fields__ if place in TABLES else ()
    near = get_close_matches(key, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(known)}"


def _mismatch(expected: str, got: str, where: str, place: str) -> str:
    """Return what was `expected` and what there is, types as msgspec calls them."""
    kinds = expected.split(" | ")
    if place in TABLES and where == place and {*kinds, got} >= {"array", "object"}:
        one, many = f"[{place}]", f"[[{place}]]"
        return f"expected {one}, got {many}" if got == "array" else f"expected {many}, got {one}"
    *others, last = [TYPES[kind] for kind in kinds if kind in TYPES]
    wanted = f"{', '.join(others)} or {last}" if others else last
    if kinds[0] == "str":
        wanted = _choices(place) or wanted
    return f"expected {wanted}, got {TYPES.get(got, f'a {got}')}"


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
