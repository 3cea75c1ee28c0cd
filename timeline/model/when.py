"""``When``: an uncertain time with two bounds, and its algebra.

A thing that happened occupies ``[s, e)``. ``begin`` encloses ``s``, ``end`` encloses ``e``: "in May" has all of May for
both, "all of May" begins on exactly 1 May and ends on exactly 31 May, "since December" begins somewhere in December
and has an open end, "before May" has for both a window that has no earliest instant. ``lo`` and ``hi`` enclose the
thing whatever the truth; order uses these alone.

There is no ``<``. ``certainly_before`` is an interval order (Fishburn 1970), ``relation`` gives the relations of Allen
(1983) that are still possible, ``meet`` and ``hull`` are the lattice operations on what is known.
"""

import enum
from collections.abc import Iterator
from typing import Final, Self

import attrs

from timeline.model.calendar import DAY, MONTHS, Instant, Precision, floor, instant, shift


@enum.unique
class Qualifier(enum.Enum):
    """EDTF's qualifications of a date."""

    APPROXIMATE = "~"
    UNCERTAIN = "?"


@enum.unique
class Limit(enum.Enum):
    """A side of a ``When`` that is not a date."""

    OPEN = ".."
    """There is no such side: still going on, or so since ever."""
    UNKNOWN = ""
    """There is one, and nothing is known of it."""


NO_QUALIFIERS: Final[frozenset[Qualifier]] = frozenset()


def _after_earliest(bound: "Bound", _attribute: object, latest: Instant | None) -> None:
    if latest is None:
        if bound.earliest is None:
            raise ValueError("a bound needs an instant on one side at least; a side without any is a Limit")
    elif bound.earliest is not None and latest <= bound.earliest:
        raise ValueError(f"a bound needs earliest < latest, not {bound.earliest} and {latest}")


@attrs.frozen(slots=True)
class Bound:
    """One side of a ``When``: the instant in question lies in ``[earliest, latest)``.

    ``earliest`` is None for "then or earlier", ``latest`` is None for "then or later"; one of them is an instant.
    ``precision`` is the unit in which the source speaks, not the width of the window: a day that is only known to lie
    in May has the window of May and the precision of a day. ``zone`` is the stated offset from UTC in minutes, None
    for the document's civil clock.
    """

    earliest: Instant | None
    latest: Instant | None = attrs.field(validator=_after_earliest)
    precision: Precision
    qualifiers: frozenset[Qualifier] = NO_QUALIFIERS
    zone: int | None = None

    @property
    def lo(self) -> Instant | None:
        """``earliest``, one unit of precision earlier where a qualifier stands."""
        if self.earliest is None or not self.qualifiers:
            return self.earliest
        # Months differ in length and cut the 31st; only from day to day does that keep the order of instants, without
        # which a narrower bound could be widened further than a wider one.
        start = floor(self.earliest, Precision.DAY) if self.precision in MONTHS else self.earliest
        return shift(start, -1, self.precision)

    @property
    def hi(self) -> Instant | None:
        """``latest``, one unit of precision later where a qualifier stands."""
        if self.latest is None or not self.qualifiers:
            return self.latest
        end = floor(self.latest + DAY - 1, Precision.DAY) if self.precision in MONTHS else self.latest
        return shift(end, 1, self.precision)


Side = Bound | Limit


@attrs.frozen(slots=True)
class When:
    """An uncertain time. ``text``, ``rule`` and ``anchor`` say how it was read and do not take part in equality.

    ``text`` are the words it was read from, ``rule`` names the rule that resolved them, ``anchor`` the date (EDTF) or
    the words that the rule counted from; each is None where there is none. Raises ``ValueError`` when the end would
    lie before the beginning whatever the truth.
    """

    begin: Side
    end: Side
    text: str | None = attrs.field(default=None, eq=False)
    rule: str | None = attrs.field(default=None, eq=False)
    anchor: str | None = attrs.field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        if _reversed(self.lo, self.hi):
            raise ValueError("the end of a When lies before its beginning")

    @classmethod
    def within(cls, bound: Bound) -> Self:
        """Somewhere inside one window: "in May"."""
        return cls(bound, bound)

    @classmethod
    def unit(cls, at: Instant, precision: Precision, qualifiers: frozenset[Qualifier] = NO_QUALIFIERS) -> Self:
        """Somewhere inside the calendar unit that holds ``at``."""
        earliest = floor(at, precision)
        return cls.within(Bound(earliest, shift(earliest, 1, precision), precision, qualifiers))

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Self:
        """A day of the proleptic Gregorian calendar, years astronomical."""
        return cls.unit(instant(year, month, day), Precision.DAY)

    @property
    def lo(self) -> Instant | None:
        """No moment of the thing lies before this; None where nothing is known."""
        return self.begin.lo if isinstance(self.begin, Bound) else None

    @property
    def hi(self) -> Instant | None:
        """No moment of the thing lies at or after this; None where nothing is known."""
        return self.end.hi if isinstance(self.end, Bound) else None

    @property
    def precision(self) -> Precision | None:
        """The coarser of the precisions of the two bounds; None where neither side is a date."""
        begin, end = self.begin, self.end
        if begin is end:  # most times lie within one window
            return begin.precision if isinstance(begin, Bound) else None
        return max((side.precision for side in self._bounds()), default=None)

    @property
    def qualified(self) -> bool:
        """Is a bound approximate or uncertain?"""
        return any(side.qualifiers for side in self._bounds())

    def _bounds(self) -> Iterator[Bound]:
        return (side for side in (self.begin, self.end) if isinstance(side, Bound))

    def read_as(self, text: str | None = None, rule: str | None = None, anchor: str | None = None) -> Self:
        """The same time with how it was read."""
        return attrs.evolve(self, text=text, rule=rule, anchor=anchor)


@enum.unique
class NothingType(enum.Enum):
    """The type of ``NOTHING``."""

    NOTHING = "nothing"


NOTHING: Final = NothingType.NOTHING
"""What two times that contradict each other have in common: a value, not an exception."""


def certainly_before(a: When, b: When) -> bool:
    """Does all of ``a`` come before all of ``b``, whatever the truth? Irreflexive, transitive, an interval order."""
    return a.hi is not None and b.lo is not None and a.hi <= b.lo


def possibly_before(a: When, b: When) -> bool:
    """Could all of ``a`` come before all of ``b``, as far as their outer bounds tell?"""
    return a.lo is None or b.hi is None or b.hi - a.lo >= 2


def hull(a: When, b: When) -> When:
    """The narrowest time of this form that allows all that either allows."""
    return When(_join_sides(a.begin, b.begin), _join_sides(a.end, b.end))


def meet(a: When, b: When) -> When | NothingType:
    """What both times allow, or ``NOTHING`` where they contradict each other.

    Commutative, and ``meet(a, hull(a, b)) == a``. Qualified bounds that miss each other meet in the part that their
    widened windows share.
    """
    begin, end = _meet_sides(a.begin, b.begin), _meet_sides(a.end, b.end)
    if begin is NOTHING or end is NOTHING:
        return NOTHING
    if isinstance(begin, Bound) and isinstance(end, Bound) and _reversed(begin.lo, end.hi):
        return NOTHING
    return When(begin, end)


def _reversed(lo: Instant | None, hi: Instant | None) -> bool:
    return lo is not None and hi is not None and lo >= hi


_LIMIT_RANK = {Limit.OPEN: 1, Limit.UNKNOWN: 2}


def _rank(side: Side) -> int:
    """A date says more than an open side, an open side more than an unknown one."""
    return _LIMIT_RANK[side] if isinstance(side, Limit) else 0


def _join_sides(a: Side, b: Side) -> Side:
    if not (isinstance(a, Bound) and isinstance(b, Bound)):
        return max(a, b, key=_rank)
    earliest = None if a.earliest is None or b.earliest is None else min(a.earliest, b.earliest)
    latest = None if a.latest is None or b.latest is None else max(a.latest, b.latest)
    if earliest is None and latest is None:
        return Limit.OPEN
    return Bound(
        earliest,
        latest,
        max(a.precision, b.precision),
        a.qualifiers | b.qualifiers,
        a.zone if a.zone == b.zone else None,
    )


def _meet_sides(a: Side, b: Side) -> Side | NothingType:
    if not (isinstance(a, Bound) and isinstance(b, Bound)):
        return min(a, b, key=_rank)
    precision = min(a.precision, b.precision)
    zone = a.zone if a.zone == b.zone or b.zone is None else b.zone if a.zone is None else None
    earliest, latest = _later(a.earliest, b.earliest), _earlier(a.latest, b.latest)
    if not _reversed(earliest, latest):
        return Bound(earliest, latest, precision, a.qualifiers & b.qualifiers, zone)
    earliest, latest = _later(a.lo, b.lo), _earlier(a.hi, b.hi)
    if not _reversed(earliest, latest):
        return Bound(earliest, latest, precision, NO_QUALIFIERS, zone)
    return NOTHING


def _later(a: Instant | None, b: Instant | None) -> Instant | None:
    return b if a is None else a if b is None else max(a, b)


def _earlier(a: Instant | None, b: Instant | None) -> Instant | None:
    return b if a is None else a if b is None else min(a, b)
