"""Regular expressions that are compiled, and modules that are imported, when they are first used.

A run uses few of them, and each takes Python longer than to read a post.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["lazy_function", "lazy_re"]


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

    def call(*arguments: object) -> object:
        return function()(*arguments)

    return call
