"""Series: the chain of one figure through time, with its named views and how it moved.

Where reports disagree, the latest figure was right least often of the simple rules, so ``low`` and ``high`` are those
of the range and ``best`` is that of most origins, and ``rule`` names that rule.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

import attrs

from timeline.linking.chains import Key, chains
from timeline.linking.moves import dips_of, hindsight_of, moves_of, passed_of, with_the_dead
from timeline.linking.sums import told_of
from timeline.linking.views import Item, counting, views_of
from timeline.model.chronology import Relation, Series, SeriesItem
from timeline.model.figure import Figure, Number
from timeline.model.measure import Measure
from timeline.model.relation import RelationKind
from timeline.plugin.block import Row

RULE: Final = "range-and-most-origins"
"""How ``low``, ``best`` and ``high`` are chosen: ``docs/explanation/series.md`` describes the rule under this name."""


def all_series(
    rows: Sequence[Row],
    event_of: Mapping[str, str],
    related: Iterable[Relation],
    said: Callable[[Row], tuple[object, ...]],
) -> tuple[Series, ...]:
    """The series of all events in the order of their ids.

    ``event_of`` maps claim ids to event ids, ``said`` is the sort key of a row by when it was said.
    """
    items = [
        Item(row, place, _of_all(figure, row))
        for row in rows
        for place, figure in enumerate(row.figures)
        if figure.measure is not None or figure.counted
    ]
    found, made = chains(items, event_of, related)
    terms = {term.key: told_of(one) for one in made for term in one.terms}
    dead: defaultdict[str, set[Number]] = defaultdict(set)
    for item in items:
        if item.figure.measure == Measure.KILLED and item.figure.best:
            dead[event_of[item.row.id]].add(item.figure.best)
    found_series = [
        _series(sorted(chain, key=lambda item: (said(item.row), item.row.index, item.place)), event_of, dead, terms)
        for chain in found
        if any(item.said for item in chain) and (len(chain) > 1 or chain[0].figure.measure is not None)
    ]
    return tuple(sorted(found_series, key=lambda series: series.id))


def _of_all(figure: Figure, row: Row) -> Figure:
    """The dead of those who were shot are all of the dead, though a part of the shot: the figure without its whole.

    They are a part where the whole is itself a number of dead ("three of the twelve killed").
    """
    if figure.measure != Measure.KILLED or figure.of is None:
        return figure
    shot = next((other for other in row.figures if other.spans and other.spans[0] == figure.of), None)
    if shot is None or shot.measure != Measure.CASUALTIES:
        return figure
    return attrs.evolve(figure, of=None)


def _series(
    chain: Sequence[Item],
    event_of: Mapping[str, str],
    dead: Mapping[str, Collection[Number]],
    terms: Mapping[Key, str],
) -> Series:
    items = [item for item in chain if item.said]
    marks = hindsight_of([item for item in items if item.key not in terms])
    suspects = {(mark.claim, mark.figure) for mark in marks}
    told = counting([item for item in items if item.key not in suspects])
    whole = [item for item in told if item.key not in terms]
    made = [item for item in chain if not item.said]
    other = {**dips_of(whole), **with_the_dead([*whole, *made], dead.get(event_of[items[0].row.id], ()))}
    other.update((item.key, terms[item.key]) for item in told if item.key in terms)
    known = _counted(chain, told, other)
    views = views_of(known, passed_of(known))
    spread, chosen = views["range"], views["most origins"]
    claim, place = min(item.key for item in items)
    counted = [item.figure.counted for item in told if item.figure.counted]
    return Series(
        id=f"{claim}.{place}",
        event=event_of[items[0].row.id],
        measure=items[0].figure.measure,
        counted=min(set(counted), key=lambda name: (-counted.count(name), name), default=None),
        items=tuple(SeriesItem(item.row.id, item.place) for item in items),
        rule=RULE,
        low=spread.low,
        best=chosen.best,
        high=spread.high,
        views=views,
        moves=moves_of(told, other),
        hindsight=marks,
    )


def _counted(chain: Sequence[Item], told: Sequence[Item], other: Mapping[Key, str]) -> Sequence[Item]:
    """The items of a chain that the views count: sums stand in for the figures that their report does not give."""
    known = {item.key: item for item in told if item.key not in other}
    reports = {item.row.document for item in known.values() if not item.figure.implicit}
    found = [item for item in chain if item.key in known or not (item.said or item.row.document in reports)]
    if any(not item.said for item in found):
        found = counting(found)
    return found or told


def without_hindsight(related: Iterable[Relation], series: Iterable[Series]) -> tuple[Relation, ...]:
    """The relations without revisions of figures that were hardly known yet: nothing was lowered there."""
    suspects = {mark.claim for one in series for mark in one.hindsight}
    return tuple(
        relation
        for relation in related
        if relation.kind != RelationKind.REVISES or suspects.isdisjoint(relation.claims)
    )
