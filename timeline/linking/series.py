"""Series: the chain of one figure through time, with its named views.

None of the views is silently *the* value. Where reports disagree, the latest figure was right least often of the
simple rules, so ``low`` and ``high`` are those of the range and ``best`` is that of most origins, and ``rule`` says so.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from timeline.model.chronology import Relation, Series, SeriesItem
from timeline.model.figure import Accumulation, Figure, Measure, Number
from timeline.model.order import when_key
from timeline.plugin.block import Row

RULE = "low and high: range of all figures; best: given by most origins, of equals the one said first"

Scope = tuple[Measure | None, str | None, bool, Accumulation | None]
"""Measure, counted thing, is it part of a whole, total or addition: figures of one scope are of one kind."""


@attrs.frozen(slots=True, eq=False)
class Item:
    """One figure of one claim; ``place`` is its index among the claim's figures."""

    row: Row
    place: int
    figure: Figure

    @property
    def key(self) -> tuple[str, int]:
        """The item as series name it."""
        return self.row.id, self.place


def all_series(
    rows: Sequence[Row],
    event_of: Mapping[str, str],
    related: Iterable[Relation],
    said: Callable[[Row], tuple[object, ...]],
) -> tuple[Series, ...]:
    """The series of all events in the order of their ids.

    Figures of one scope belong together within an event, and over events where a relation ties their claims.
    ``event_of`` maps claim ids to event ids, ``said`` is the sort key of a row by when it was said.
    """
    items = [
        Item(row, place, figure)
        for row in rows
        for place, figure in enumerate(row.figures)
        if figure.measure is not None or figure.counted
    ]
    parent = {item.key: item.key for item in items}
    by_scope: dict[tuple[str, Scope], Item] = {}
    of_claim: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        of_claim[item.row.id].append(item)
        first = by_scope.setdefault((event_of[item.row.id], scope(item.figure)), item)
        _join(parent, first.key, item.key)
    for relation in related:
        first_claim, second_claim = relation.claims
        for a, b in tied(of_claim.get(first_claim, ()), of_claim.get(second_claim, ())):
            _join(parent, a.key, b.key)

    chains: defaultdict[tuple[str, int], list[Item]] = defaultdict(list)
    for item in items:
        chains[_root(parent, item.key)].append(item)
    found = [
        _series(sorted(chain, key=lambda item: (said(item.row), item.row.index, item.place)), event_of)
        for chain in chains.values()
        if len(chain) > 1 or chain[0].figure.measure is not None
    ]
    return tuple(sorted(found, key=lambda series: series.id))


def scope(figure: Figure) -> Scope:
    """What a figure counts, as far as its words alone tell."""
    counted = " ".join(figure.counted.casefold().split()) if figure.counted else None
    return figure.measure, counted, figure.of is not None, figure.accumulation


def tied(ours: Iterable[Item], theirs: Iterable[Item]) -> Iterable[tuple[Item, Item]]:
    """The figures of two related claims that the relation can only have meant.

    Those of one scope; and those of one measure that is given once by each claim, whatever words it counts.
    """
    theirs = list(theirs)
    ours = list(ours)
    for item in ours:
        same = [other for other in theirs if scope(other.figure) == scope(item.figure)]
        if not same and item.figure.measure is not None:
            same = [other for other in theirs if _comparable(item.figure, other.figure)]
            if len(same) != 1 or sum(_comparable(other.figure, item.figure) for other in ours) != 1:
                continue
        for other in same:
            yield item, other


def _comparable(a: Figure, b: Figure) -> bool:
    return a.measure is b.measure and (a.of is None) == (b.of is None) and a.accumulation is b.accumulation


def _join(parent: dict[tuple[str, int], tuple[str, int]], a: tuple[str, int], b: tuple[str, int]) -> None:
    a, b = _root(parent, a), _root(parent, b)
    parent[max(a, b)] = min(a, b)


def _root(parent: dict[tuple[str, int], tuple[str, int]], item: tuple[str, int]) -> tuple[str, int]:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _series(items: Sequence[Item], event_of: Mapping[str, str]) -> Series:
    views = views_of(items)
    spread, chosen = views["range"], views["most origins"]
    claim, place = min(item.key for item in items)
    counted = {item.figure.counted for item in items if item.figure.counted}
    return Series(
        id=f"{claim}.{place}",
        event=event_of[items[0].row.id],
        measure=items[0].figure.measure,
        counted=min(
            counted, key=lambda name: (-sum(item.figure.counted == name for item in items), name), default=None
        ),
        items=tuple(SeriesItem(item.row.id, item.place) for item in items),
        rule=RULE,
        low=spread.low,
        best=chosen.best,
        high=spread.high,
        views=views,
    )


def views_of(items: Sequence[Item]) -> dict[str, Figure]:
    """The named views of figures that stand in the order in which they were said.

    ``latest`` is what those said last have in common with each other, where several were said at one time: their hull.
    """
    last = when_key(items[-1].row.claim.said)
    return {
        "first": plain(items[0].figure),
        "latest": spread([item.figure for item in items if when_key(item.row.claim.said) == last]),
        "mode": _most(items, lambda same: (len(same), _origins(same))),
        "range": spread([item.figure for item in items]),
        "most origins": _most(items, lambda same: (_origins(same), len(same))),
    }


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


def _most(items: Sequence[Item], count: Callable[[Sequence[Item]], tuple[int, int]]) -> Figure:
    """The figure that counts most, one with a best value before a mere bound, of equals the one said first."""
    same: dict[tuple[Number | None, Number | None, Number | None], list[Item]] = {}
    for item in items:
        same.setdefault((item.figure.low, item.figure.best, item.figure.high), []).append(item)
    groups = list(same.values())
    best = max(groups, key=lambda group: (group[0].figure.best is not None, *count(group)))
    return plain(best[0].figure)
