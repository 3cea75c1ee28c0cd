"""How the figures of a series moved from one to the next, and which of them were hardly known when they are dated."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from timeline.linking.views import Item
from timeline.model import edtf
from timeline.model.calendar import DAY
from timeline.model.chronology import Hindsight, Move, MoveKind
from timeline.model.figure import Figure, Number
from timeline.model.measure import Measure
from timeline.model.order import when_key
from timeline.plugin.block import before

LATER = 3
"""Later figures that it takes to suspect an earlier one."""
LASTING = 5 * DAY
"""Seconds over which these must be spread."""
BELOW = 0.75
"""The first of them must lie below this part of the suspected figure: less is an ordinary correction."""


def moves_of(items: Sequence[Item], other: Mapping[tuple[str, int], str]) -> tuple[Move, ...]:
    """The steps of a series whose items stand in the order in which they were said.

    An item is compared with the one before it. Of what was said at one time none came first, so it makes no step.
    ``other`` are the items of another scope with the reason, behind which the chain goes on as before.
    """
    moves: list[Move] = []
    old: Item | None = None
    for new in items:
        if new.key in other:
            moves.append(Move(new.row.id, new.place, MoveKind.SCOPE, other[new.key]))
            continue
        if old and when_key(old.row.claim.said) != when_key(new.row.claim.said):
            step = _step(old, new)
            if step:
                moves.append(Move(new.row.id, new.place, *step))
        old = new
    return tuple(moves)


def _step(old: Item, new: Item) -> tuple[MoveKind, str] | None:
    a, b = old.figure, new.figure
    told = f"from {words(a)} to {words(b)}"
    if (a.of is None) is not (b.of is None):
        return MoveKind.SCOPE, f"changed scope: {told}, a part against the whole"
    if (a.low, a.best, a.high) == (b.low, b.best, b.high):
        return None
    if a.disjoint(b) or _passed(a, b):
        up = _level(b) > _level(a)
        if not up and (old.row.origin == new.row.origin or _one_voice(old, new)):
            return MoveKind.CORRECTED, f"corrected {told} by {new.row.claimant or new.row.origin}"
        return (MoveKind.RAISED, f"raised {told}") if up else (MoveKind.LOWERED, f"lowered {told}")
    if _holds(a, b):
        return MoveKind.NARROWED, f"narrowed {told}"
    if _holds(b, a):
        return MoveKind.WIDENED, f"widened {told}"
    up = _level(b) > _level(a)
    return (MoveKind.RAISED, f"raised {told}") if up else (MoveKind.LOWERED, f"lowered {told}")


def hindsight_of(items: Sequence[Item]) -> tuple[Hindsight, ...]:
    """The figures of a growing count that lie above all later ones, which themselves grow towards them.

    A page on a day is often written long after it: the final toll then stands under the first day. It takes at least
    three later figures of other documents over several days, the first of which lies well below and the last highest.
    """
    if len(items) <= LATER or not _grows(items[0].figure):
        return ()
    told = [item for item in items if not item.figure.implicit]
    peaks = _Peaks(told)
    marks: list[Hindsight] = []
    for item in told:
        level, peak = _level(item.figure), peaks.after(item)
        if peak is None or peak >= level or peak > _level(told[-1].figure):
            continue
        later = [
            other for other in told if before(item.row.said, other.row.said) and other.row.document != item.row.document
        ]
        if len(later) < LATER:
            continue
        first, last = later[0], later[-1]
        lasting = (last.row.said[0] or 0) - (first.row.said[0] or 0)
        if _level(first.figure) < min(BELOW * level, _level(last.figure)) and lasting >= LASTING:
            reason = (
                f"suspected hindsight: {words(item.figure)} lies above all {len(later)} later figures of its series, "
                f"from {words(first.figure)} ({_day(first)}) to {words(last.figure)} ({_day(last)})"
            )
            marks.append(Hindsight(item.row.id, item.place, reason))
    return tuple(marks)


def dips_of(items: Sequence[Item]) -> dict[tuple[str, int], str]:
    """The figures of a growing count that lie well below what was said before and is said again after, with a reason.

    Nobody rises from the dead: they count a part, or another happening that is told of in the same breath.
    """
    if len(items) < LATER or not _grows(items[0].figure):
        return {}
    peaks = _Peaks(items)
    found: dict[tuple[str, int], str] = {}
    for item in items:
        earlier, later = peaks.before(item), peaks.after(item)
        if earlier is not None and later is not None and _level(item.figure) < BELOW * min(earlier, later):
            found[item.key] = f"changed scope: {words(item.figure)} lies far below the figures before and after it"
    return found


def passed_of(items: Sequence[Item]) -> frozenset[tuple[str, int]]:
    """The figures of a growing count that later ones of two other documents left well behind: right in their time."""
    if len(items) < LATER or not _grows(items[0].figure):
        return frozenset()
    highest = max(items, key=lambda item: _level(item.figure)).row.document
    both = _Peaks(items), _Peaks([item for item in items if item.row.document != highest])
    found: set[tuple[str, int]] = set()
    for item in items:
        later = [peak for peaks in both if (peak := peaks.after(item)) is not None]
        if len(later) == len(both) and _level(item.figure) < BELOW * min(later):
            found.add(item.key)
    return frozenset(found)


def with_the_dead(items: Sequence[Item], killed: Collection[Number]) -> dict[tuple[str, int], str]:
    """The figures of injured that take in those killed ("six were shot"), where another one leaves them out.

    Such a figure is the sum of the other and of one of ``killed``, the figures of the same event. A claim that counts
    the dead beside its injured does not take them in.
    """
    if not items or items[0].figure.measure != Measure.INJURED or not killed:
        return {}
    by_level: dict[Number, list[Item]] = {}
    for item in items:
        if item.figure.best:
            by_level.setdefault(item.figure.best, []).append(item)
    found: dict[tuple[str, int], str] = {}
    for level, same in by_level.items():
        for count in sorted(killed):
            without = by_level.get(level - count, ())
            for item in same:
                if any(figure.measure == Measure.KILLED for figure in item.row.figures):
                    continue
                # What was said later than all of them may have grown by as much.
                if any(not before(other.row.said, item.row.said) for other in without):
                    found.setdefault(item.key, f"changed scope: {words(item.figure)} takes in {number(count)} killed")
    return found


class _Peaks:
    """The highest figure that was certainly said before or after another one, each in logarithmic time."""

    def __init__(self, items: Sequence[Item]) -> None:
        dated = [(item.row.said[0], item.row.said[1], _level(item.figure)) for item in items]
        ends = sorted((hi, level) for _, hi, level in dated if hi is not None)
        starts = sorted(((lo, level) for lo, _, level in dated if lo is not None), reverse=True)
        self._ends = [hi for hi, _ in ends]
        self._until = list(accumulate((level for _, level in ends), max))
        self._starts = [-lo for lo, _ in starts]
        self._from = list(accumulate((level for _, level in starts), max))

    def before(self, item: Item) -> float | None:
        lo = item.row.said[0]
        count = 0 if lo is None else bisect_right(self._ends, lo)
        return self._until[count - 1] if count else None

    def after(self, item: Item) -> float | None:
        hi = item.row.said[1]
        count = 0 if hi is None else bisect_right(self._starts, -hi)
        return self._from[count - 1] if count else None


def words(figure: Figure) -> str:
    """A figure as its interval: ``18``, ``23-25``, ``10 or more``."""
    low, high = figure.low, figure.high
    if low is not None and low == high:
        return number(low)
    if low is not None and high is not None:
        return f"{number(low)}-{number(high)}"
    if low is not None:
        return f"{number(low)} or more"
    return f"{number(high)} or less" if high is not None else f"about {number(figure.best or 0)}"


def number(value: Number) -> str:
    """A number with its thousands set apart."""
    return f"{value:,}"


def _day(item: Item) -> str:
    said = item.row.claim.said
    return edtf.format(said) if said else "undated"


def _grows(figure: Figure) -> bool:
    return figure.measure is not None and figure.measure.grows


def _level(figure: Figure) -> float:
    known = figure.best if figure.best is not None else figure.low if figure.low is not None else figure.high
    return float(known or 0)


def _passed(old: Figure, new: Figure) -> bool:
    """Was "at least 140" passed by 161, or "at least 40" by "at least 60"?"""
    return old.high is None and old.low is not None and new.low is not None and new.low > old.low


def _one_voice(old: Item, new: Item) -> bool:
    ours, theirs = old.row.claimant, new.row.claimant
    return ours is not None and theirs is not None and ours.casefold() == theirs.casefold()


def _holds(outer: Figure, inner: Figure) -> bool:
    low = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high
