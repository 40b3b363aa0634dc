"""What a template tag is, in whatever language it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, field

from feedkit.content.rendering import Rendering
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from feedkit.content.links import Links, Target
    from feedkit.content.templates.code import Markup
    from feedkit.content.templates.source import Source
    from feedkit.model import Entry, Site

__all__ = [
    "Context",
    "Language",
    "Meaning",
    "Tag",
    "as_written",
    "markers_out",
    "read_arguments",
]


class Tag(Struct, frozen=True):
    """One tag: ``{{< figure src="a.png" >}}`` is a `figure` with an option `src`."""

    name: str  #: as its author wrote it; empty for an expression
    end: int  #: where the text goes on behind it
    text: str = ""  #: what stands behind the name, as it was written
    arguments: tuple[str, ...] = ()
    options: Mapping[str, str] = MappingProxyType({})
    kind: Literal["open", "close", "else", "void", "lone"] = "open"
    """Whether it begins or ends something or cannot; "lone": it could, but nothing ends it."""
    verbatim: bool = False  #: whether it encloses no tags

    def get(self, *keys: str | int) -> str:
        """Return the first that is not empty of these options (names) and arguments (numbers)."""
        for key in keys:
            if isinstance(key, str):
                value = self.options.get(key, "")
            else:
                value = self.arguments[key] if key < len(self.arguments) else ""
            if value.strip():
                return value.strip()
        return ""


class Context(Struct, kw_only=True):
    """What a tag may refer to."""

    entry: Entry
    site: Site
    links: Links
    markup: Markup = "markdown"
    languages: Sequence[Language] = ()  #: those of the post, for markup that a tag itself holds
    rendering: Rendering = field(default_factory=Rendering)
    variables: dict[str, str] = field(default_factory=dict)  #: what the post itself assigned
    broken: list[str] = field(default_factory=list)  #: links to posts that are not there
    lost: int = 0  #: characters of tags that mean nothing that is known

    def post(self, target: str) -> Target | None:
        """Return the post that `target` names; None, which is remembered, when there is none."""
        found = self.links.find(target, self.entry.source)
        if found is None:
            self.broken.append(target)
        return found

    def address(self, target: str) -> str:
        """Return where the post is that `target` names; this post's own page if it is nowhere."""
        found = self.post(target)
        return found.link if found else self.entry.link


NOTHING = lazy_re(r"(?!)()")

#: From a tag, what stands between it and its closing tag, and what it may refer to, to what its
#: author saw: text in the post's own markup, with HTML in it. None when nobody knows.
Meaning: TypeAlias = Callable[[Tag, str, Context], str | None]


class Language(Struct, frozen=True):
    """One template language: how its tags look, and what they mean."""

    signs: tuple[str, ...]  #: a text with none of these in it has none of its tags
    opener: str
    """A regular expression: where a tag may begin. `re` finds one many times as fast of which all
    alternatives begin with a plain character."""
    read: Callable[[Source, re.Match[str]], Tag | None]  #: the tag that begins there, if one does
    meaning: Callable[[str], Meaning | None]  #: what the tag of a name means
    closing: re.Pattern[str] = NOTHING
    """What closes a tag, its name in group 1; without a group, any tag. By default, nothing."""
    verbatim: frozenset[str] = frozenset()  #: tags that never enclose tags, by name
    free_indent: bool = False  #: whether what a tag encloses may be indented and still be text
    prepare: Callable[[str], str] = str  #: what the generator does first, to the whole text
    unescape: Callable[[str], str] = str  #: what the generator takes out of code, too


# A value is quoted or has no white space in it; what opens a quote and never closes it goes to the
# end, so that no place is looked at twice.
ARGUMENT = lazy_re(
    r"(?:([\w$@:.-]+)(?:\s*=\s*|:\s+))?"
    r"(?:\"((?:[^\"\\]|\\.)*)(?:\"|$)|'((?:[^'\\]|\\.)*)(?:'|$)|`([^`]*)(?:`|$)|([^\s,]+))",
    re.DOTALL,
)
ESCAPE = lazy_re(r"\\(.)", re.DOTALL)


def read_arguments(text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the arguments and options in `text`: ``a "b c" key="value", other: value``."""
    arguments, options = [], {}
    for key, double, single, raw, bare in ARGUMENT.findall(text):
        value = ESCAPE.sub(r"\1", double or single) or raw or bare
        if key:
            options[key.lower()] = value
        else:
            arguments.append(value)
    return tuple(arguments), options


def as_written(tag: Tag, _body: str, _context: Context) -> str:
    """Leave a tag's text to what knows it: it was read so that nothing else would be."""
    return tag.text


RAW_MARKER = lazy_re(r"\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}")


def markers_out(code: str) -> str:
    """Return `code` without the tags that keep Liquid, or what looks like it, from reading it."""
    return RAW_MARKER.sub("", code) if "raw" in code or "verbatim" in code else code
