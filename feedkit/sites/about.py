"""Titles, addresses, authors and languages in the shapes that configurations give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace

from feedkit.characters import one_line
from feedkit.languages import language_tag
from feedkit.lazy import lazy_re
from feedkit.sites.found import Author, Found
from feedkit.urls import canonical, is_absolute, mail_address

if TYPE_CHECKING:
    from feedkit.sites.data import Data

__all__ = ["author", "found", "home", "language"]

LOCAL = frozenset(["localhost", "127.0.0.1", "0.0.0.0", "::1"])  # noqa: S104 - compared, not bound
# https://docs.npmjs.com/cli/configuring-npm/package-json#people-fields-author-contributors
PERSON = lazy_re(r"([^<(]*)(?:<([^>]*)>)?\s*(?:\(([^)]*)\))?")
URL_KEYS = ("url", "uri", "link", "homepage", "website", "site")


def found(layers: Iterable[Data], *paths: str) -> Found[str] | None:
    """Return the first text among `paths`, each looked for in all `layers` in turn."""
    candidates = [layer.found(path) for path in paths for layer in layers]
    return next(filter(None, candidates), None)


def home(url: Found[str] | None, base: Found[str] | str | None = None) -> Found[str] | None:
    """Return the address of a home page from an absolute `url` and the path it is served at.

    The path counts once if `url` has it already. None where there is no absolute address: a
    relative one, or one of the author's own machine.
    """
    if url is None or not is_absolute(url.value) or urlsplit(url.value).hostname in LOCAL:
        return None
    where = url.where
    path = (base.value if isinstance(base, Found) else base or "").strip("/")
    parts = urlsplit(url.value)
    if path and not f"{parts.path.rstrip('/')}/".endswith(f"/{path}/"):
        parts = parts._replace(path=f"{parts.path.rstrip('/')}/{path}")
        where = f"{where}, {base.where.rpartition(': ')[2]}" if isinstance(base, Found) else where
    parts = parts._replace(path=f"{parts.path.rstrip('/')}/", query="", fragment="")
    try:
        return Found(value=canonical(parts.geturl()), where=where)
    except ValueError:
        return None


def language(code: Found[str] | None) -> Found[str] | None:
    """Return a language the way BCP 47 writes it: ``pt-BR`` for ``pt_BR.UTF-8``."""
    tag = language_tag(code.value) if code else None
    return Found(value=tag, where=code.where) if code and tag else None


def author(data: Data, *paths: str, email: str = "email") -> Found[Author] | None:
    """Return the first person among `paths`: a text, a mapping, or the first of a list of them.

    Where only a name stands, the mail address is looked for under `email`.
    """
    for path in paths:
        value = data.get(path)
        value = value[0] if isinstance(value, list) and value else value
        person = _person(value)
        if person:
            if isinstance(value, str) and person.email is None:
                mail = data.found(email)
                person = replace(person, email=mail_address(mail.value) if mail else None)
            return Found(value=person, where=f"{data.name}: {path}")
    return None


def _person(value: object) -> Author | None:
    if isinstance(value, str):
        match = PERSON.fullmatch(one_line(value))
        name, email, url = match.groups() if match else (value, None, None)
    elif isinstance(value, Mapping):
        name, email = value.get("name"), value.get("email")
        url = next((value[key] for key in URL_KEYS if isinstance(value.get(key), str)), None)
    else:
        return None
    if not isinstance(name, str) or not one_line(name):
        return None
    return Author(
        name=one_line(name),
        email=mail_address(email) if isinstance(email, str) else None,
        url=url if isinstance(url, str) and is_absolute(url) else None,
    )
