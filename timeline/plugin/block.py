"""``Row`` and ``Block``: what a linker sees of the claims, compact and in an order that content alone decides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from timeline.model.certainty import Level, Polarity
from timeline.model.claim import Claim
from timeline.model.figure import Figure
from timeline.model.when import When

Window = tuple[int | None, int | None]
"""Outer bounds of a time as instants, half-open; None on a side where nothing is known, and twice without a time."""

ANY_TIME: Window = (None, None)


def window(when: When | None) -> Window:
    """The outer bounds of a time."""
    return ANY_TIME if when is None else _window(when.lo, when.hi)


@lru_cache(maxsize=65_536)
def _window(lo: int | None, hi: int | None) -> Window:
    """One object for equal bounds: many rows tell of few days."""
    return lo, hi


def before(a: Window, b: Window) -> bool:
    """Does all of ``a`` come before all of ``b``, whatever the truth?"""
    return a[1] is not None and b[0] is not None and a[1] <= b[0]


def gap(a: Window, b: Window) -> int:
    """Seconds that certainly lie between two times; 0 where they touch, overlap or may do so."""
    if a[1] is not None and b[0] is not None and b[0] > a[1]:
        return b[0] - a[1]
    if b[1] is not None and a[0] is not None and a[0] > b[1]:
        return a[0] - b[1]
    return 0


def overlap(a: Window, b: Window) -> bool:
    """Can two times share a moment, as far as is known?"""
    (a_lo, a_hi), (b_lo, b_hi) = a, b
    return (a_hi is None or b_lo is None or b_lo < a_hi) and (b_hi is None or a_lo is None or a_lo < b_hi)


def likeness(a: Window, b: Window) -> float:
    """What two times share as a part of what they cover together (Jaccard); 0 where a side is open or unknown."""
    (a_lo, a_hi), (b_lo, b_hi) = a, b
    if a_lo is None or a_hi is None or b_lo is None or b_hi is None:
        return 0.0
    return max(0.0, (min(a_hi, b_hi) - max(a_lo, b_lo)) / (max(a_hi, b_hi) - min(a_lo, b_lo)))


@attrs.frozen(slots=True, eq=False, kw_only=True)
class Row:
    """One claim as linkers see it; compared by identity.

    ``index`` is its place in the order of the timeline. ``about`` is the stated time, ``around`` the same or, where a
    claim states none, the days before it was said: news is of late. ``origin`` is the name of the document's origin,
    ``claimant`` the claimant's name (None for the document's own voice or an unknown source). ``places``, ``actors``
    and ``words`` are distinct and lower-cased; ``words`` are those of the quotation without digits, the rarest first.
    ``story`` names the documents that report on one thing (the smallest id of theirs), ``lead`` is how much of what
    these share the claim tells (0 to 1; 0 where no other document is on the story), ``among`` how many claims its
    document has (0: not known). ``language`` is the tag of the document's language (None where it names none).
    ``rarity`` is that of each word of the timeline (0 to 1), shared between rows. None of it knows a language: words
    without meaning are the linker's to leave out.
    """

    index: int
    id: str
    document: str
    origin: str
    publisher: str | None = None
    about: Window = ANY_TIME
    around: Window = ANY_TIME
    said: Window = ANY_TIME
    claimant: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    level: Level = Level.CERTAIN
    figures: tuple[Figure, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    story: str = ""
    among: int = 0
    lead: float = 0.0
    language: str | None = None
    rarity: Mapping[str, float] = attrs.field(factory=dict[str, float], repr=False)
    claim_of: Callable[[int], Claim] = attrs.field(repr=False)

    @property
    def claim(self) -> Claim:
        """The claim itself, with all that a row leaves out."""
        return self.claim_of(self.index)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words and numbers of the quotation, in order and as spelled."""
        return self.claim_of(self.index).tokens


@attrs.frozen(slots=True, eq=False)
class Block:
    """The rows that share a blocking key, in the order of the timeline, and the linker's settings.

    A linker that compares the rows of ``pairs`` alone stays near linear and sees no pair twice. In a block of more
    than ``limit`` rows each is paired with the ``reach`` rows that follow it and with the ``reach // 4`` rows that tell
    most of what their story is about; in a smaller one all are paired. ``lower`` gives for each row the numbers of
    smaller blocks that it stands in: two rows that share one are brought up there. ``notes`` are the linker's own, the
    same for all of its blocks: what it finds out of a row can wait there for the next block. No result may depend on
    them, and a linker that keeps much is to clear them now and then.
    """

    key: str
    rows: tuple[Row, ...]
    settings: Any = None
    limit: int = 48
    reach: int = 16
    lower: Sequence[frozenset[int]] | None = attrs.field(default=None, repr=False)
    notes: dict[Any, Any] = attrs.field(factory=dict[Any, Any], repr=False)

    def pairs(self) -> Iterator[tuple[Row, Row]]:
        """Pairs of rows worth comparing, each once over all blocks of a linker, the first one first in the order."""
        for first, others in self.beside():
            for second in others:
                yield first, second

    def beside(self) -> Iterator[tuple[Row, Sequence[Row]]]:
        """The same pairs by their first rows, each with the second rows, for linkers to which every moment counts.

        A row may come more than once.
        """
        rows, lower = self.rows, self.lower
        size, reach = len(rows), self.reach
        near = size if size <= self.limit else reach
        for place, first in enumerate(rows[:-1]):
            if lower is None or not (ours := lower[place]):
                yield first, rows[place + 1 : place + near + 1]
                continue
            apart = ours.isdisjoint
            others = [rows[other] for other in range(place + 1, min(size, place + near + 1)) if apart(lower[other])]
            if others:
                yield first, others
        if near < size:
            yield from self._far()

    def _far(self) -> Iterator[tuple[Row, Sequence[Row]]]:
        """Of a large block, the pairs out of reach with the rows that tell most of what their story is about."""
        rows, lower = self.rows, self.lower
        size, reach = len(rows), self.reach
        # Of those that tell as much the first in the order, not by id: that changes with every fact of a claim.
        chosen = sorted(sorted(range(size), key=lambda place: -rows[place].lead)[: reach // 4])
        for place in chosen:
            ours = lower[place] if lower else frozenset[int]()
            for other in range(size):
                if abs(place - other) <= reach or (other < place and other in chosen):
                    continue
                if not lower or ours.isdisjoint(lower[other]):
                    yield rows[min(place, other)], (rows[max(place, other)],)
