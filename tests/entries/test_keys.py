"""The keys of front matter, which are looked up once for all posts that have the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.entries.fields import Fields
from feedkit.entries.keys import MOST, Way, keys_of
from feedkit.posts.post import Post

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = st.sampled_from(["date", "Date", "DATE", "a", "A", "a.b", "A.B", "b", "B", "ß", "SS"])
TABLES = st.dictionaries(NAMES, st.integers() | st.dictionaries(NAMES, st.integers()))


@pytest.mark.parametrize(
    ("written", "asked", "found"),
    [
        (("Title", "pubDate"), "pubdate", Way("pubDate", ())),
        (("title", "Title"), "title", Way("Title", ())),
        (("Extra",), "extra.Updated", Way("Extra", ("updated",))),
        (("extra.Updated",), "extra.updated", Way("extra.Updated", ())),
        (("extra", "extra.updated"), "extra.updated", Way("extra", ("updated",))),
        (("title",), "date", None),
        ((), "date", None),
    ],
)
def test_where_a_key_leads(written: tuple[str, ...], asked: str, found: Way | None) -> None:
    """Case does not matter, the last of twins counts, and a table wins over a dot in a key."""
    keys = keys_of(written)
    assert keys.way(asked) == found
    assert keys.ways(("nothing", asked)) == ({asked: found} if found else {})


def test_sets_of_keys_are_remembered() -> None:
    """The same keys in the same order; but not what would fill the memory."""
    few, many = ("title", "date"), tuple(map(str, range(MOST + 1)))
    assert keys_of(few) is keys_of(("title", "date"))
    assert keys_of(few) is not keys_of(("date", "title"))
    assert keys_of(many) is not keys_of(many)
    assert keys_of(many).way(str(MOST)) == Way(str(MOST), ())


def asked_of(metadata: Mapping[str, object], asked: str) -> object:
    """Return what `Fields.get` is to return, found without any memory."""
    values = {key.casefold(): value for key, value in metadata.items()}
    first, dot, inner = asked.casefold().partition(".")
    if not dot or first not in values:
        return values.get(asked.casefold())
    table = values[first]
    return asked_of(table, inner) if isinstance(table, dict) else None


@given(st.lists(TABLES, max_size=5), NAMES)
def test_what_is_remembered_changes_nothing(posts: list[dict[str, object]], asked: str) -> None:
    """Whatever other posts there were: values are those of the post itself."""
    for metadata in posts:
        fields = Fields(Post(path="a.md", metadata=metadata, body=""))
        assert fields.get(asked) == asked_of(metadata, asked)
        assert fields.present((asked,)) or fields.get(asked) is None
