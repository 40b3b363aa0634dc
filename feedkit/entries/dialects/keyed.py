"""What dialects share whose generators read the keys that they document, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from feedkit.entries.dates import DateError, read_date
from feedkit.entries.dialect import Dialect
from feedkit.entries.labels import CATEGORY_KEYS, distinct, labels_of

if TYPE_CHECKING:
    from datetime import datetime

    from feedkit.entries.fields import Fields

__all__ = ["Keyed"]


class Keyed(Dialect, frozen=True, kw_only=True):
    """A dialect that knows by name the keys with dates and labels."""

    #: Keys by field, in order of trust.
    date_keys: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    label_keys: ClassVar[tuple[str, ...]] = ()

    def dates(self, fields: Fields, field: str) -> Iterator[tuple[str, object]]:
        """Yield what the generator takes for dates, and nothing that it does not."""
        for key in self.date_keys.get(field, ()):
            value = fields.get(key)
            if value not in (None, "") and not isinstance(value, bool | Mapping):
                yield key, value

    def written(self, fields: Fields, field: str) -> datetime | None:
        """Return a date as it stands in the post, in the offset that is written there if any.

        That is what these generators take the day in a link from, wherever the site is. Raises
        PostError for a date that cannot be read.
        """
        for key, value in self.dates(fields, field):
            try:
                return read_date(value).wall
            except DateError as error:
                raise fields.post.error(key, str(error)) from error
        return None

    def labels(self, fields: Fields) -> tuple[str, ...]:
        """Return the labels under the keys that the generator reads."""
        return self._labels(fields, self.label_keys)

    def categories(self, fields: Fields) -> tuple[str, ...]:
        """Return those under the keys for categories that the generator reads."""
        return self._labels(fields, [key for key in self.label_keys if key in CATEGORY_KEYS])

    def _labels(self, fields: Fields, keys: Iterable[str]) -> tuple[str, ...]:
        return distinct(label for key in keys for label in self.labels_in(key, fields.get(key)))

    def labels_in(self, key: str, value: object) -> Iterator[str]:
        """Yield the labels in the value of one key."""
        del key
        yield from labels_of(value)
