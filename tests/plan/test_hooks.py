"""The user's own functions are found beside the configuration, or wherever Python finds modules."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from made_sites import made

from feedkit import ConfigError
from feedkit.plan.hooks import hook_of

if TYPE_CHECKING:
    from pathlib import Path

MODULE = "def add(entry, element):\n    return {}\n\nnothing = 3\n"


def test_a_module_beside_the_configuration(tmp_path: Path) -> None:
    """The path of modules is as it was afterwards."""
    made(tmp_path, {"own_hooks.py": MODULE.format(1), "package/inner_hooks.py": MODULE.format(2)})
    before = list(sys.path)
    for name, expected in ("own_hooks:add", 1), ("package.inner_hooks:add", 2):
        hook = hook_of("feeds.extend", name, tmp_path)
        assert hook is not None
        assert hook(None, etree.Element("x")) == expected
    assert sys.path == before


def test_each_site_has_its_own(tmp_path: Path) -> None:
    """Although a process knows only one module of a name at a time."""
    for site, number in ("a", 1), ("b", 2), ("a", 1):
        made(tmp_path / site, {"same_name.py": MODULE.format(number)})
        hook = hook_of("feeds.extend", "same_name:add", tmp_path / site)
        assert hook is not None
        assert hook(None, etree.Element("x")) == number


def test_a_module_is_imported_once_for_a_site(tmp_path: Path) -> None:
    """Its own state stays."""
    made(tmp_path, {"once_only.py": MODULE.format(1)})
    first = hook_of("feeds.extend", "once_only:add", tmp_path)
    assert hook_of("feeds.extend", "once_only:add", tmp_path) is first


def test_without_a_name_there_is_none(tmp_path: Path) -> None:
    """Most feeds have none."""
    assert hook_of("feeds.extend", None, tmp_path) is None


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bad_hooks", "expected module:function, got 'bad_hooks'"),
        (":add", "expected module:function, got ':add'"),
        ("bad_hooks:", "expected module:function, got 'bad_hooks:'"),
        (
            "absent_hooks:add",
            "cannot import 'absent_hooks:add': ModuleNotFoundError: No module nam",
        ),
        ("bad_hooks:absent", "cannot import 'bad_hooks:absent': AttributeError: "),
        ("bad_hooks:nothing", "'bad_hooks:nothing' is no function"),
        ("broken_hooks:add", "cannot import 'broken_hooks:add': SyntaxError: "),
        ("leaving_hooks:add", "cannot import 'leaving_hooks:add': SystemExit: 3"),
        (".bad_hooks:add", "cannot import '.bad_hooks:add': TypeError: "),
    ],
)
def test_what_is_none(tmp_path: Path, name: str, message: str) -> None:
    """One line that names the key."""
    files = {
        "bad_hooks.py": MODULE.format(1),
        "broken_hooks.py": "def (",
        "leaving_hooks.py": "raise SystemExit(3)",
    }
    made(tmp_path, files)
    with pytest.raises(ConfigError) as caught:
        hook_of("feeds.extend", name, tmp_path)
    assert str(caught.value).startswith(f"feeds.extend: {message}")
    assert "\n" not in str(caught.value)
