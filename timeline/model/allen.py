"""Allen's thirteen relations between two times, as far as uncertain bounds leave them possible.

J. F. Allen, "Maintaining knowledge about temporal intervals", CACM 26 (1983). For dates that are exactly known one
relation is left; for uncertain ones the set of those that some placement of the bounds allows.
"""

import enum

from timeline.model.calendar import Instant
from timeline.model.when import Bound, Side, When


@enum.unique
class Allen(enum.Enum):
    """The relation of a first interval to a second one; values are the usual names."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUAL = "equal"
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"

    @property
    def converse(self) -> "Allen":
        """The relation of the second interval to the first."""
        return _ALL[-1 - _ALL.index(self)]


_ALL = tuple(Allen)

# The end points in ascending order, equal ones in one group; a, A are begin and end of the first interval, b, B those
# of the second.
_ORDERS: dict[Allen, tuple[str, ...]] = {
    Allen.BEFORE: ("a", "A", "b", "B"),
    Allen.MEETS: ("a", "Ab", "B"),
    Allen.OVERLAPS: ("a", "b", "A", "B"),
    Allen.STARTS: ("ab", "A", "B"),
    Allen.DURING: ("b", "a", "A", "B"),
    Allen.FINISHES: ("b", "a", "AB"),
    Allen.EQUAL: ("ab", "AB"),
    Allen.FINISHED_BY: ("a", "b", "AB"),
    Allen.CONTAINS: ("a", "b", "B", "A"),
    Allen.STARTED_BY: ("ab", "B", "A"),
    Allen.OVERLAPPED_BY: ("b", "a", "B", "A"),
    Allen.MET_BY: ("b", "Ba", "A"),
    Allen.AFTER: ("b", "B", "a", "A"),
}

_Domain = tuple[Instant | None, Instant | None]


def relation(a: When, b: When) -> frozenset[Allen]:
    """The relations of ``a`` to ``b`` that are possible; never empty."""
    domains = {
        "a": _domain(a.begin, is_end=False),
        "A": _domain(a.end, is_end=True),
        "b": _domain(b.begin, is_end=False),
        "B": _domain(b.end, is_end=True),
    }
    return frozenset(name for name, order in _ORDERS.items() if _feasible([[domains[p] for p in g] for g in order]))


def _domain(side: Side, *, is_end: bool) -> _Domain:
    """First and last instant that a side can be, both inclusive; None is unbounded. Ends are exclusive instants."""
    if not isinstance(side, Bound):
        return None, None
    lo, hi = side.lo, side.hi
    if is_end:
        return None if lo is None else lo + 1, hi
    return lo, None if hi is None else hi - 1


def _feasible(groups: list[list[_Domain]]) -> bool:
    """Is there a strictly ascending choice of one instant for each group? Greedy: always the smallest."""
    least: Instant | None = None
    for group in groups:
        lows = [low for low, _ in group if low is not None]
        highs = [high for _, high in group if high is not None]
        if least is not None:
            lows.append(least + 1)
        chosen = max(lows, default=None)
        if chosen is not None and highs and chosen > min(highs):
            return False
        # Without a lower bound so far, this group can lie as early as the later ones need.
        least = chosen
    return True
