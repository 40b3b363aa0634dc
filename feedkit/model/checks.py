"""What a value has to be to become part of the model: each check mends it, or raises ModelError."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from feedkit.characters import one_line
from feedkit.errors import ModelError
from feedkit.urls import canonical, is_absolute, is_canonical

__all__ = [
    "absolute",
    "at_least",
    "folder",
    "optional_text",
    "optional_url",
    "required_text",
    "set_field",
    "url",
    "utc",
]


def set_field(thing: object, name: str, value: object) -> None:
    """Set a field of a frozen dataclass while it is being made."""
    object.__setattr__(thing, name, value)


def required_text(thing: object, name: str) -> None:
    """Put a text on one line. Raises ModelError for an empty one."""
    value = one_line(getattr(thing, name))
    if not value:
        raise ModelError(f"{type(thing).__name__}.{name}: expected some text, got none")
    set_field(thing, name, value)


def optional_text(thing: object, *names: str) -> None:
    """Put texts on one line; empty ones become None."""
    for name in names:
        set_field(thing, name, one_line(getattr(thing, name) or "") or None)


def url(thing: object, name: str) -> None:
    """Make an address canonical. Raises ModelError for one that is not absolute."""
    set_field(thing, name, absolute(thing, name, getattr(thing, name)))


def optional_url(thing: object, *names: str) -> None:
    """Make addresses canonical; empty ones become None. Raises ModelError as `url` does."""
    for name in names:
        value = getattr(thing, name)
        set_field(thing, name, absolute(thing, name, value) if value else None)


def at_least(least: int, thing: object, *names: str) -> None:
    """Raise ModelError for a number below `least`; None is none."""
    for name in names:
        value = getattr(thing, name)
        if value is not None and value < least:
            place = f"{type(thing).__name__}.{name}"
            raise ModelError(f"{place}: expected {least} or more, got {value}")


def utc(thing: object, name: str) -> None:
    """Put a time into UTC, in whole seconds. Raises ModelError for one without an offset."""
    value: datetime = getattr(thing, name)
    if value.utcoffset() is None:
        place = f"{type(thing).__name__}.{name}"
        raise ModelError(f"{place}: expected a time with an offset from UTC, got {value!r}")
    set_field(thing, name, value.astimezone(UTC).replace(microsecond=0))


def folder(address: str) -> str:
    """Return `address` with a slash at the end of its path: relative ones then fall below it."""
    parts = urlsplit(address)
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def absolute(thing: object, name: str, value: str) -> str:
    """Return an address in canonical form. Raises ModelError for one that is not absolute."""
    if is_canonical(value):
        return value
    expected = f"{type(thing).__name__}.{name}: expected an absolute http(s) URL, got {value!r}"
    if not is_absolute(value):
        raise ModelError(expected)
    try:
        return canonical(one_line(value))
    except ValueError as error:
        raise ModelError(f"{expected}: {error}") from error
