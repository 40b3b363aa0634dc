"""Regular expressions mean the same on every Python that feedkit runs on.

Until 3.11.5 (Debian 12 has 3.11.2) a possessive group goes on where its last, failed turn gave up,
not where it began (https://github.com/python/cpython/issues/106052): `(?:ab?c)*+` takes three
letters of `aba`. A last alternative that always fails, `(?!)`, puts it back.
"""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from itertools import dropwhile
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

import feedkit
from feedkit.lazy import _LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ops, parser = import_module("re._constants"), import_module("re._parser")
Part: TypeAlias = tuple[Any, Any]  #: an operation of a parsed expression, and what it works on

REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
ONE = (ops.IN, ops.LITERAL, ops.NOT_LITERAL, ops.ANY)
NO_WIDTH = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)


def expressions(thing: object, depth: int = 3) -> Iterator[tuple[Any, int]]:
    """Yield the regular expressions in a module's constant, with their flags."""
    if isinstance(thing, _LazyPattern):
        expression, flags = (*thing._written, 0)[:2]  # noqa: SLF001 - as it is written
        yield expression, int(flags)
    elif isinstance(thing, re.Pattern):
        yield thing.pattern, thing.flags & ~re.UNICODE
    elif depth and isinstance(thing, dict | list | tuple | set | frozenset):
        for each in thing.values() if isinstance(thing, dict) else thing:
            yield from expressions(each, depth - 1)


def inner(part: Part) -> Iterator[Sequence[Part]]:
    """Yield the sequences that a part of an expression is made of."""
    op, found = part
    if op in REPEATS:
        yield found[2]
    elif op is ops.SUBPATTERN:
        yield found[3]
    elif op is ops.ATOMIC_GROUP:
        yield found
    elif op in (ops.ASSERT, ops.ASSERT_NOT):
        yield found[1]
    elif op is ops.BRANCH:
        yield from found[1]
    elif op is ops.GROUPREF_EXISTS:
        yield from filter(None, found[1:])


def never_fails(part: Part) -> bool:
    """Say whether a part can match nothing at all."""
    op, found = part
    if op in REPEATS:
        return bool(found[0] == 0)
    return op is ops.SUBPATTERN and all(map(never_fails, found[3]))


def is_put_back(sequence: Iterable[Part]) -> bool:
    """Say whether the last alternative of a sequence is one that always fails."""
    (op, found), *rest = sequence
    if op is not ops.BRANCH or rest:
        return False
    last, *more = found[1][-1]
    return not more and always_fails(last)


def always_fails(part: Part) -> bool:
    """Say whether a part is `(?!)`, for which Python 3.13 has an operation of its own."""
    op, found = part
    return op is ops.FAILURE or (op is ops.ASSERT_NOT and not len(found[1]))


def fails_where_it_began(sequence: Iterable[Part]) -> bool:
    """Say whether a sequence that fails has not moved: only its first character can be missing."""
    first, *rest = dropwhile(lambda part: part[0] in NO_WIDTH, sequence)
    if not all(map(never_fails, rest)):
        return False
    op, found = first
    is_repeated = op in REPEATS and found[0] > 1
    return op in ONE or (not is_repeated and all(map(fails_where_it_began, inner(first))))


def astray(sequence: Iterable[Part]) -> Iterator[Part]:
    """Yield the possessive groups that older Pythons take elsewhere."""
    for part in sequence:
        if part[0] is ops.POSSESSIVE_REPEAT:
            turn = part[1][2]
            if not (is_put_back(turn) or fails_where_it_began(turn)):
                yield part
        for each in inner(part):
            yield from astray(each)


@pytest.mark.parametrize(
    "expression",
    [r"(?:ab?c)*+", r"x(?:[ \t]*\n)++", r"(?:(?:a|bc)d)?+", r"a|(?:(?:\d{2})++x)?", "(?:/(?!/))*+"],
)
def test_what_goes_astray_is_found(expression: str) -> None:
    """As a group whose turn may fail half way."""
    assert [*astray(parser.parse(expression))]


@pytest.mark.parametrize(
    "expression",
    [r"(?:ab?c|(?!))*+", r"[ \t]*+", r"(?:a|bc*)++", r"(?:(?<!x)[ab](?:\d)?)*+", "(?:ab)*"],
)
def test_what_does_not_is_none(expression: str) -> None:
    """Possessive or not."""
    assert not [*astray(parser.parse(expression))]


def test_no_expression_goes_astray() -> None:
    """Of all that are constants of modules."""
    count = 0
    for module in pkgutil.walk_packages(feedkit.__path__, "feedkit."):
        if module.name.endswith("__main__"):
            continue
        for name, thing in vars(import_module(module.name)).items():
            for expression, flags in expressions(thing):
                count += 1
                assert not [*astray(parser.parse(expression, flags))], f"{module.name}.{name}"
    assert count > 300
