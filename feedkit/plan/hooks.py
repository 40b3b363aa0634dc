"""The user's own functions, by name."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from feedkit.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from feedkit.model import Extend

__all__ = ["hook_of"]


def hook_of(key: str, name: str | None, base: Path) -> Extend | None:
    """Return the function that ``module:function`` names, None without a name.

    The module may be a file in `base`, the configuration's folder. Raises ConfigError that says
    `key` when there is no such function or its module cannot be imported.
    """
    if name is None:
        return None
    module, colon, function = name.partition(":")
    if not (module and colon and function):
        raise ConfigError(f"{key}: expected module:function, got {name!r}")
    sys.path.insert(0, str(base.resolve()))
    try:
        hook: Extend = getattr(import_module(module), function)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise ConfigError(f"{key}: cannot import {name!r}: {reason}") from error
    finally:
        sys.path.remove(str(base.resolve()))
    if not callable(hook):
        raise ConfigError(f"{key}: {name!r} is no function")
    return hook
