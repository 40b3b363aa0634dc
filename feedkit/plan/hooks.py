"""The user's own functions, by name."""

from __future__ import annotations

import sys
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import TYPE_CHECKING

from feedkit.characters import one_line
from feedkit.errors import ConfigError

if TYPE_CHECKING:
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
    folder = base.resolve()
    _forget(module, folder)
    sys.path.insert(0, str(folder))
    try:
        hook: Extend = getattr(import_module(module), function)
    except (Exception, SystemExit) as error:
        reason = one_line(f"{type(error).__name__}: {error}")
        raise ConfigError(f"{key}: cannot import {name!r}: {reason}") from error
    finally:
        sys.path.remove(str(folder))
    if not callable(hook):
        raise ConfigError(f"{key}: {name!r} is no function")
    return hook


def _forget(module: str, folder: Path) -> None:
    """Forget a module that was imported from another folder, if `folder` has one of that name.

    Whoever builds several sites in one process may have a ``hooks.py`` in each of them.
    """
    invalidate_caches()
    package = module.partition(".")[0]
    places = [folder / f"{package}.py", folder / package / "__init__.py"]
    known = getattr(sys.modules.get(package), "__file__", None)
    if known and any(map(Path.exists, places)) and Path(known).resolve() not in places:
        for name in [each for each in sys.modules if f"{each}.".startswith(f"{package}.")]:
            del sys.modules[name]
