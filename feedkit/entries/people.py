"""Who wrote a post: the shapes in which front matter names people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from feedkit.entries.fields import as_text
from feedkit.entries.media import first_address
from feedkit.lazy import lazy_re
from feedkit.model import Person
from feedkit.urls import is_absolute, mail_address

__all__ = ["People", "people"]

#: Authors by the keys that posts name them with: what an ``authors.yml`` says.
People = Mapping[str, Person]

NAME_AND_MAIL = lazy_re(r"(?P<name>[^<>]*[^<>\s])\s*<(?P<email>[^<>\s@]+@[^<>\s@]+)>")
# As Docsy's example has it: ``Ada Lovelace ([@ada](https://example.org/ada))``.
NAME_AND_LINK = lazy_re(
    r"(?P<name>[^\[\]()<>]*+)\(?\[(?P<label>[^\[\]]++)\]\((?P<url>https?://[^()\s]++)\)\)?"
)
NAME_KEYS = ("name", "display_name", "nickname", "twitter", "github")
URL_KEYS = ("url", "uri", "website", "homepage", "link", "href")
AVATAR_KEYS = ("avatar", "image_url", "imageURL", "image", "picture", "photo", "img")


def people(value: object, known: People, page: str = "") -> tuple[Person, ...]:
    """Return the people that `value` names: a text, a list of them, or mappings with a ``name``.

    A text that is a key of `known` stands for that person. ``Name <mail@example.org>`` gives both.
    A text with commas stays one name, because ``Ada Lovelace (Mathematician, London)`` is one, and
    generators show it as one. What names nobody is left out. Relative addresses of pictures are
    seen from `page`.
    """
    return tuple(dict.fromkeys(_people(value, known, page)))


def _people(value: object, known: People, page: str) -> Iterator[Person]:
    if isinstance(value, Mapping):
        yield from _from_mapping(value, known, page)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _people(item, known, page)
    else:
        text = as_text(value)
        if text:
            yield known.get(text) or _from_text(text)


def _from_text(text: str) -> Person:
    match = NAME_AND_MAIL.fullmatch(text)
    if match:
        return Person(name=match["name"].strip("\"'"), email=match["email"])
    link = NAME_AND_LINK.fullmatch(text)
    if link and is_absolute(link["url"]):
        return Person(name=link["name"].strip() or link["label"], url=link["url"])
    return Person(name=text)


def _from_mapping(value: Mapping[object, object], known: People, page: str) -> Iterator[Person]:
    fields = {str(key).casefold(): child for key, child in value.items()}
    name = next(filter(None, (as_text(fields.get(key)) for key in NAME_KEYS)), None)
    key = as_text(fields.get("key"))
    if key and not name:
        # Docusaurus: a person of authors.yml, with something else than the name overridden.
        yield known.get(key) or Person(name=key)
    elif name:
        url = next(filter(None, (as_text(fields.get(key)) for key in URL_KEYS)), None)
        email = as_text(fields.get("email")) or as_text(fields.get("mail"))
        pictures = (first_address(fields.get(key.casefold()), page) for key in AVATAR_KEYS)
        yield Person(
            name=name,
            email=mail_address(email) if email else None,
            url=url if url and is_absolute(url) else None,
            avatar=next(filter(None, pictures), None),
        )
