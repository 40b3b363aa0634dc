# ruff: noqa: INP001 - no package
"""The parsers that our feeds are read back with, and what each is known to read otherwise."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, get_args

from feedkit.feeds import Format

__all__ = ["EVERY", "KNOWN", "READERS", "Known", "Reader", "Said"]

EVERY: tuple[Format, ...] = get_args(Format)
XML: tuple[Format, ...] = ("atom", "rss")

#: What an entry says, or what a reader says of it, by the names of the fields.
Said = dict[str, Any]


@dataclass(frozen=True)
class Reader:
    """A parser, and how it is run: with the paths of feeds behind its command."""

    command: tuple[str, ...]
    formats: tuple[Format, ...] = XML


@dataclass(frozen=True)
class Known:
    """What a reader makes of a field that says something else."""

    reader: str
    formats: tuple[Format, ...]
    fields: tuple[str, ...]
    read: Callable[[Said, str], Any]
    """Is given what the entry says and the name of the field; returns what the reader says."""
    reason: str


def nothing(_: Said, __: str) -> None:
    """Return what a reader says that does not have the field."""


def first(entry: Said, field: str) -> list[str]:
    """Return the first of several values."""
    values: list[str] = entry[field]
    return values[:1]


def last(entry: Said, field: str) -> list[str]:
    """Return the last of several values."""
    values: list[str] = entry[field]
    return values[-1:]


def without_brackets(entry: Said, field: str) -> list[str]:
    """Return the values, the empty text for those that may be a name with a mail address."""
    return ["" if re.search("[()@]", value) else value for value in entry[field]]


def unescaped(entry: Said, field: str) -> list[str] | str:
    """Return the value with all references of HTML replaced by the characters they stand for."""
    value = entry[field]
    return unescape(value).strip() if isinstance(value, str) else [unescape(text) for text in value]


READERS: Mapping[str, Reader] = {
    "rss-parser": Reader(("node", "rss-parser.mjs")),
    "feedsmith": Reader(("node", "feedsmith.mjs"), EVERY),
    "feed-parser": Reader(("node", "feed-parser.mjs")),
    "htmlparser2": Reader(("node", "htmlparser2.mjs")),
    "node-feedparser": Reader(("node", "node-feedparser.mjs")),
    "XML::Feed": Reader(("perl", "xml-feed.pl")),
    "Ruby rss": Reader(("ruby", "rss.rb")),
    "gofeed": Reader(("./gofeed",), EVERY),
    "sfeed": Reader((sys.executable, "sfeed.py")),
    "newsboat": Reader((sys.executable, "newsboat.py")),
}

KNOWN = (
    Known("rss-parser", XML, ("authors",), first, "it has room for one name"),
    Known("rss-parser", ("atom",), ("tags",), lambda *_: [], "it does not look at Atom's"),
    Known(
        "rss-parser",
        ("atom",),
        ("content",),
        lambda *_: '<div type="html"/>',
        "it shows the element itself where that has no text",
    ),
    Known(
        "feed-parser",
        XML,
        ("title", "tags", "content"),
        unescaped,
        "it replaces references once more than the formats ask for",
    ),
    Known("feed-parser", ("atom",), ("authors",), unescaped, "the same"),
    Known(
        "feed-parser",
        ("rss",),
        ("authors",),
        lambda entry, _: [unescape(name).strip("<>") for name in entry["authors"]],
        "the same, and it looks for e-mail addresses in names",
    ),
    Known("htmlparser2", XML, ("authors", "tags"), nothing, "it does not look at them"),
    Known(
        "htmlparser2",
        ("atom",),
        ("published",),
        lambda entry, _: entry["updated"],
        "it takes Atom's `updated` for the date",
    ),
    Known(
        "node-feedparser",
        ("atom",),
        ("authors",),
        lambda entry, _: [entry["site author"]],
        "it has room for one name, and shows the feed's author where an entry has several",
    ),
    Known("node-feedparser", ("rss",), ("authors",), first, "it has room for one name"),
    Known(
        "node-feedparser",
        XML,
        ("title",),
        lambda entry, _: re.sub("</?[ab]\\b[^>]*>", "", entry["title"]),
        "it takes out what looks like an element of HTML",
    ),
    Known(
        "node-feedparser",
        XML,
        ("content",),
        lambda entry, _: re.sub(r"/\.(?:/|(?=\"))", "/", entry["content"]),
        "it resolves addresses once more, and so takes dots out of their paths",
    ),
    Known("XML::Feed", ("atom",), ("authors",), first, "it looks at the first only"),
    Known(
        "gofeed",
        ("rss",),
        ("authors",),
        lambda entry, field: without_brackets(entry, field)[:1],
        "it looks at the first dc:creator only, and drops a name with brackets in it",
    ),
    Known("gofeed", ("json",), ("authors",), without_brackets, "it drops names with brackets"),
    Known("sfeed", XML, ("authors",), first, "it has room for one name"),
    Known(
        "sfeed",
        XML,
        ("tags",),
        lambda entry, _: [part.strip() for part in "|".join(entry["tags"]).split("|")],
        "it prints them with a bar between them",
    ),
    Known(
        "newsboat",
        ("atom",),
        ("authors",),
        lambda entry, _: [", ".join(entry["authors"])],
        "it has one text for all",
    ),
    Known("newsboat", ("rss",), ("authors",), last, "it has room for one name, and keeps the last"),
    Known("newsboat", XML, ("tags",), nothing, "it does not keep them"),
)
