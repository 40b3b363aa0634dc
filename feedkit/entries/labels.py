"""Tags and categories: the shapes in which front matter lists words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from feedkit.characters import one_line
from feedkit.entries.fields import Fields, as_text, plain_text

__all__ = ["CATEGORY_KEYS", "categories", "distinct", "labels", "labels_of"]

#: Those of the keys of tags by which posts name categories.
CATEGORY_KEYS = ("category", "categories", "taxonomies.categories")


def labels(fields: Fields, *, spaced: Collection[str] = ()) -> tuple[str, ...]:
    """Return the tags and categories of a post, merged, without duplicates, in their order.

    `spaced` names the keys whose text is split on white space, as Jekyll splits ``tags: a b``.
    """
    return distinct(
        label
        for key, value in fields.find("tags")
        for label in labels_of(value, spaced=key.casefold() in spaced)
    )


def distinct(labels: Iterable[str]) -> tuple[str, ...]:
    """Return `labels`, those that differ only in case once; the first spelling stays."""
    found: dict[str, str] = {}
    for label in labels:
        found.setdefault(label.casefold(), label)
    return tuple(found.values())


def categories(fields: Fields, *, spaced: Collection[str] = ()) -> tuple[str, ...]:
    """Return only what front matter calls categories, which some sites put into their links."""
    return distinct(
        label for key in CATEGORY_KEYS for label in labels_of(fields.get(key), spaced=key in spaced)
    )


def labels_of(value: object, *, spaced: bool = False) -> Iterator[str]:
    """Yield the labels in one value: a text, a list, or mappings with a ``name`` or ``label``.

    A text is split on commas, or on white space where `spaced`; the words of a list are not split.
    """
    if isinstance(value, str):
        parts = value.split() if spaced else value.strip("[]").split(",")
        yield from filter(None, (plain_text(part.strip().strip("\"'")) for part in parts))
    else:
        yield from _listed(value)


def _listed(value: object) -> Iterator[str]:
    if isinstance(value, str):  # before all else, because nearly all are
        if text := one_line(value):
            yield plain_text(text)
    elif isinstance(value, Mapping):
        named = (as_text(value.get(key)) for key in ("label", "name", "title", "value", "slug"))
        name = next(filter(None, named), None)
        # A mapping without a name lists its labels as keys: `tags: {python: , web: }`.
        for item in [name] if name else value:
            yield from _listed(item)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _listed(item)
    elif number := as_text(value):
        yield number
