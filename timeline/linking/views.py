"""The named views of a series. None of them is silently *the* value."""

from collections.abc import Callable, Collection, Iterable, Sequence

import attrs

from timeline.model.figure import Figure, Number
from timeline.model.order import when_key
from timeline.plugin.block import Row


@attrs.frozen(slots=True, eq=False)
class Item:
    """One figure of one claim; ``place`` is its index among the claim's figures, below zero for what they come to."""

    row: Row
    place: int
    figure: Figure

    @property
    def key(self) -> tuple[str, int]:
        """The item as series name it."""
        return self.row.id, self.place

    @property
    def said(self) -> bool:
        """Does the claim say the figure? Else it is made of others."""
        return self.place >= 0


def stated(items: Sequence[Item]) -> list[Item]:
    """The figures that count: those in numbers, and implicit ones ("a man was killed") as far as they say more.

    Beside mere bounds these are the implicit counts that keep them. Where nothing is in numbers, whoever is named alone
    is one of those that are named together.
    """
    said = [item for item in items if not item.figure.implicit]
    if not said:
        return [item for item in items if (item.figure.best or 0) > 1] or list(items)
    if any(item.figure.best is not None for item in said):
        return said
    return [item for item in items if not any(item.figure.disjoint(other.figure) for other in said)] or said


def counting(items: Sequence[Item]) -> list[Item]:
    """The figures that views count: those stated, and lists of persons that come to more than all numbers."""
    said = stated(items)
    if not any(item.figure.implicit for item in items) or not any(item.figure.best for item in said):
        return said
    most = max(1, *(item.figure.best or item.figure.low or 0 for item in said))
    keys = {item.key for item in said}
    return [item for item in items if item.key in keys or (item.figure.implicit and (item.figure.best or 0) > most)]


def views_of(items: Sequence[Item], passed: Collection[tuple[str, int]] = ()) -> dict[str, Figure]:
    """The named views of figures that stand in the order in which they were said.

    ``latest`` is what those said last have in common with each other, where several were said at one time: their hull.
    Those ``passed`` by later ones of a growing count have no voice in ``most origins``.
    """
    if len(items) == 1:
        one, spanned = plain(items[0].figure), spread([items[0].figure])
        return {"first": one, "latest": spanned, "mode": one, "range": spanned, "most origins": one}
    last = when_key(items[-1].row.claim.said)
    voices = _last_words([item for item in items if item.key not in passed])
    return {
        "first": plain(items[0].figure),
        "latest": spread([item.figure for item in items if when_key(item.row.claim.said) == last]),
        "mode": _most(items, lambda same: (len(same), _origins(same))),
        "range": spread([item.figure for item in items]),
        "most origins": _most(voices, lambda same: (_origins(same), max(item.row.lead for item in same))),
    }


def _last_words(items: Sequence[Item]) -> list[Item]:
    """What each origin said last: who takes a figure back does not vote for it any more."""
    last = {item.row.origin: when_key(item.row.claim.said) for item in items if item.row.claim.said}
    return [item for item in items if last.get(item.row.origin) in (None, when_key(item.row.claim.said))]


def plain(figure: Figure) -> Figure:
    """The quantity alone, without its words."""
    return Figure(low=figure.low, best=figure.best, high=figure.high, measure=figure.measure, counted=figure.counted)


def spread(figures: Sequence[Figure]) -> Figure:
    """The interval that holds all figures; where a bound is missing, the best value stands for it.

    A mere bound such as "at least 10" leaves its side open only where no figure that is closed there satisfies it.
    ``best`` is the one that all share.
    """
    lows = [low for figure in figures if (low := figure.best if figure.low is None else figure.low) is not None]
    highs = [high for figure in figures if (high := figure.best if figure.high is None else figure.high) is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    bests = {figure.best for figure in figures}
    if high is not None and any(
        f.high is None and f.best is None and f.low is not None and f.low > high for f in figures
    ):
        high = None
    if low is not None and any(
        f.low is None and f.best is None and f.high is not None and f.high < low for f in figures
    ):
        low = None
    if low is None and high is None:
        # "At least 10" against "at most 5": all that is left are the bounds themselves.
        low, high = min(*lows, *highs), max(*lows, *highs)
    best = bests.pop() if len(bests) == 1 else None
    return Figure(low=low, best=best, high=high, measure=figures[0].measure, counted=figures[0].counted)


def _origins(items: Iterable[Item]) -> int:
    return len({item.row.origin for item in items})


def _most(items: Sequence[Item], count: Callable[[Sequence[Item]], tuple[int, float]]) -> Figure:
    """The figure that counts most, one with a best value before a mere bound, of equals the one said first."""
    same: dict[tuple[Number | None, Number | None, Number | None], list[Item]] = {}
    for item in items:
        same.setdefault((item.figure.low, item.figure.best, item.figure.high), []).append(item)
    best = max(same.values(), key=lambda group: (group[0].figure.best is not None, *count(group)))
    return plain(best[0].figure)
