"""What the heads of posts decide. Of most, a time is all there is to be said."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.errors import Problem
from feedkit.index.columns import replaced, values_at

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Special", "Verdict", "Verdicts"]

WIDTH = 12  #: of a digest, in bytes
NOTHING = bytes(WIDTH)  #: the digest of no head


class Special(Struct, frozen=True, array_like=True, omit_defaults=True):
    """What is to be said of a post beside the time of its publication.

    Times are seconds since 1970, UTC. That of most posts is when they may be seen first as well.
    """

    reason: str | None = None  #: why the post is in no feed, and rightly so
    opens: int | None = None  #: when it may be seen first; None for always
    closes: int | None = None  #: when it may be seen no more
    problems: tuple[Problem, ...] = ()
    refused: bool = False  #: whether it is none by its place, which other files may change

    @property
    def lost(self) -> bool:
        """Whether the post is no entry because something is wrong with it."""
        return not all(problem.kept for problem in self.problems)


class Verdict(Struct, frozen=True):
    """What the head of a post decides. It does not depend on the time of the day."""

    published: int = 0  #: seconds since 1970, UTC; nothing where it is no entry
    digest: bytes = NOTHING  #: of what in the file decides this, where nothing else does
    special: Special | None = None


class Verdicts(Struct, array_like=True):
    """The verdicts on many posts, in their order.

    Those on a hundred thousand are kept, compared and stored: of most there is no object here.
    """

    published: list[int]
    digests: bytes
    special: dict[int, Special]  #: by the places of their posts

    @classmethod
    def of(cls, verdicts: Sequence[Verdict]) -> Verdicts:
        """Return these verdicts."""
        return cls(
            [verdict.published for verdict in verdicts],
            b"".join([verdict.digest for verdict in verdicts]),
            {place: each.special for place, each in enumerate(verdicts) if each.special},
        )

    @classmethod
    def joined(cls, parts: Sequence[Verdicts]) -> Verdicts:
        """Return the verdicts on one part of the posts after the other."""
        special: dict[int, Special] = {}
        start = 0
        for part in parts:
            special |= {start + place: each for place, each in part.special.items()}
            start += len(part)
        return cls(
            [*chain.from_iterable(part.published for part in parts)],
            b"".join([part.digests for part in parts]),
            special,
        )

    def __len__(self) -> int:
        """How many there are."""
        return len(self.published)

    def __getitem__(self, place: int) -> Verdict:
        """Return the verdict on the post at this place."""
        digest = self.digests[place * WIDTH : (place + 1) * WIDTH]
        return Verdict(self.published[place], digest, self.special.get(place))

    def at(self, places: Sequence[int | None]) -> Verdicts:
        """Return the verdicts on the posts at these places; one that says nothing for None."""
        return Verdicts(
            [0 if place is None else self.published[place] for place in places],
            values_at(self.digests, places, NOTHING),
            {now: self.special[was] for now, was in enumerate(places) if was in self.special},
        )

    def replaced(self, places: Sequence[int], others: Verdicts) -> Verdicts:
        """Return the same verdicts, but the `others` on the posts at these places."""
        published, special = [*self.published], {**self.special}
        for number, place in enumerate(places):
            published[place] = others.published[number]
            special.pop(place, None)
            if number in others.special:
                special[place] = others.special[number]
        return Verdicts(published, replaced(self.digests, places, others.digests, WIDTH), special)

    def problems(self) -> list[Problem]:
        """Return what is wrong with the posts, in their order."""
        return [each for place in sorted(self.special) for each in self.special[place].problems]
