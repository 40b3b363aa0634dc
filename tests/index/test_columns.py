from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from feedkit.errors import Problem
from feedkit.index.columns import BLOCK, differing, replaced, values, values_at
from feedkit.load.verdicts import WIDTH, Special, Verdict, Verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

BLANK = b"---"
SEVERAL = st.lists(st.binary(min_size=3, max_size=3))
PROBLEMS = st.builds(Problem, path=st.just("a.md"), message=st.sampled_from("xyz"))
SPECIAL = st.builds(
    Special,
    reason=st.none() | st.just("a draft"),
    opens=st.none() | st.integers(0, 9),
    problems=st.lists(PROBLEMS, max_size=2).map(tuple),
)
VERDICTS = st.lists(
    st.builds(
        Verdict,
        published=st.integers(-9, 9),
        digest=st.binary(min_size=WIDTH, max_size=WIDTH),
        special=st.none() | SPECIAL,
    )
)


@given(SEVERAL)
def test_values_stand_one_after_the_other(several: list[bytes]) -> None:
    """In their order."""
    assert values(b"".join(several), 3) == several


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=9), st.integers(0, 2))
def test_what_differs_is_found_at_its_place(pairs: list[tuple[int, int]], blocks: int) -> None:
    """Wherever it is, among few values or among many."""
    pairs = [(1, 1)] * (BLOCK * blocks) + pairs
    one, other = (b"".join(bytes([0, pair[side]]) for pair in pairs) for side in (0, 1))
    assert differing(one, other, 2) == [place for place, (a, b) in enumerate(pairs) if a != b]


@given(SEVERAL, st.data())
def test_values_are_taken_from_places(several: list[bytes], data: st.DataObject) -> None:
    """In any order, several times or not at all; from no place comes a blank one."""
    places = data.draw(st.lists(st.none() | places_in(several)))
    taken = values_at(b"".join(several), places, BLANK)
    assert values(taken, 3) == [BLANK if place is None else several[place] for place in places]


@given(SEVERAL, st.data())
def test_values_are_put_at_places(several: list[bytes], data: st.DataObject) -> None:
    """And all others stay."""
    others = data.draw(st.dictionaries(places_in(several), st.just(BLANK)))
    column = replaced(b"".join(several), [*others], b"".join(others.values()), 3)
    assert values(column, 3) == [others.get(place, each) for place, each in enumerate(several)]


def places_in(several: Sequence[object]) -> st.SearchStrategy[int]:
    """Return the places of these things; there may be none."""
    return st.sampled_from(range(len(several))) if several else st.nothing()


@given(VERDICTS, VERDICTS, st.data())
def test_verdicts_in_columns_are_the_same(
    some: list[Verdict], more: list[Verdict], data: st.DataObject
) -> None:
    """As one by one: joined, taken from places, others put there, and what is wrong with posts."""

    def same(judged: Verdicts, expected: list[Verdict]) -> bool:
        problems = [
            problem for each in expected if each.special for problem in each.special.problems
        ]
        one_by_one = [judged[place] for place in range(len(judged))]
        return one_by_one == expected and judged.problems() == problems

    judged = Verdicts.of(some)
    assert same(judged, some)
    assert same(Verdicts.joined([judged, Verdicts.of(more)]), some + more)
    places = data.draw(st.lists(st.none() | places_in(some)))
    assert same(judged.at(places), [Verdict() if at is None else some[at] for at in places])
    put = dict(zip(data.draw(st.lists(places_in(some), unique=True)), more, strict=False))
    changed = judged.replaced([*put], Verdicts.of([*put.values()]))
    assert same(changed, [put.get(place, each) for place, each in enumerate(some)])
    assert same(judged, some)
