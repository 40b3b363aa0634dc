"""Regular expressions that are compiled, and modules that are imported, when they are first used.

A run uses few of them, and each takes Python longer than to read a post.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache, cached_property, partial
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo
    from importlib.machinery import ModuleSpec

__all__ = ["import_lazily", "lazy_function", "lazy_re"]

# What is imported on first lines, and needed for what is not done here, or not with most sites: by
# python-dateutil to find time zones, urllib for addresses of IPv6, `dataclasses` for what has no
# docstring, msgspec for schemas, feedgen for the dates of RSS, feedkit for an `&` in a summary,
# for links to folders and for what is written into a template's tags.
SELDOM = frozenset(
    {
        *("bisect", "calendar", "ctypes", "dateutil.parser", "dateutil.tz", "heapq"),
        *("html", "importlib.resources", "inspect", "ipaddress", "locale", "msgspec.inspect"),
        *("platform", "textwrap"),
    }
)
# What is taken from such a module on the same lines, and called as seldom: by lxml for parsers that
# call objects of its users'.
TAKEN = frozenset({("html", "escape"), ("html", "unescape"), ("inspect", "getfullargspec")})


def _utc() -> tzinfo:
    from datetime import UTC  # noqa: PLC0415 - not for an answer

    return UTC


def _system() -> str:
    return os.uname().sysname


# What such a module is asked at once, and what it says: the time zone of the moment at which
# feedgen makes an entry, which its own time takes the place of, and the system that uuid is on.
ANSWERS: dict[tuple[str, str], Callable[[], object]] = {("dateutil.tz", "tzutc"): _utc}
if hasattr(os, "uname"):
    ANSWERS["platform", "system"] = _system

# What Python looks for before it sets it, as far as a module has it.
FROM_SPEC = frozenset({"__cached__", "__file__", "__path__"})


def lazy_re(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, as far as its methods go; for constants of modules.

    A possessive group whose turn may fail half way has `(?!)` for its last alternative: before
    Python 3.11.5 it would go on from there (https://github.com/python/cpython/issues/106052).
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(expression, flags))


class _LazyPattern:
    """Stands in for a compiled expression."""

    def __init__(self, *written: Any) -> None:  # noqa: ANN401 - what `re.compile` is given
        self._written = written

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(*self._written)

    def __getattr__(self, name: str) -> object:
        # What is asked for once is found without coming here the next time.
        value = self.__dict__[name] = getattr(self._compiled, name)
        return value


def lazy_function(module: str, name: str) -> Callable[..., Any]:
    """Return a function that is `name` of `module`, which is imported when it is first called."""

    @cache
    def function() -> Callable[..., Any]:
        found: Callable[..., Any] = getattr(import_module(module), name)
        return found

    def call(*arguments: object, **named: object) -> object:
        return function()(*arguments, **named)

    return call


def import_lazily() -> None:
    """Have what is `SELDOM` needed imported when it is, in all of this process.

    Only for a process that is feedkit's own: who imports feedkit decides how modules are imported.
    """
    sys.meta_path.insert(0, _Seldom)


class _Seldom:
    """Finds modules as Python does, and runs them when they are first asked for what is in them."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, _target: object = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path) if name in SELDOM else None
        if spec and spec.loader:
            spec.loader_state, spec.loader = spec.loader, _Seldom()  # type: ignore[assignment]
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Unread(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave it for later."""


class _Unread(ModuleType):
    """A module that has not run.

    `importlib.util.LazyLoader` makes others, which run when they are imported for a second time:
    the import statement asks every module for its specification.
    """

    def __getattr__(self, name: str) -> object:
        """Run the module, so that it is one like all others, and return what is called `name`."""
        spec = self.__spec__
        if spec is None or name in FROM_SPEC:
            raise AttributeError(name, name=name, obj=self)
        if (spec.name, name) in TAKEN:
            return partial(_called, self, name)
        if (spec.name, name) in ANSWERS:
            return ANSWERS[spec.name, name]
        _run(self, spec)
        return getattr(self, name)


def _called(module: ModuleType, name: str, /, *arguments: object, **named: object) -> object:
    if isinstance(module, _Unread) and module.__spec__:
        _run(module, module.__spec__)
    return getattr(module, name)(*arguments, **named)


def _run(module: ModuleType, spec: ModuleSpec) -> None:
    module.__class__ = ModuleType
    spec.loader = module.__loader__ = spec.loader_state
    spec.loader.exec_module(module)
