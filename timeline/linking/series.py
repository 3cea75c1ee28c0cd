"""Series: the chain of one figure through time, with its named views and how it moved.

Where reports disagree, the latest figure was right least often of the simple rules, so ``low`` and ``high`` are those
of the range and ``best`` is that of most origins, and ``rule`` says so.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import attrs

from timeline.linking.moves import dips_of, hindsight_of, moves_of, with_the_dead
from timeline.linking.views import Item, stated, views_of
from timeline.model.calendar import DAY
from timeline.model.chronology import Relation, RelationKind, Series, SeriesItem
from timeline.model.figure import Accumulation, Figure, Measure, Number
from timeline.model.whereabouts import part_of, whole
from timeline.plugin.block import Row, Window, before, gap

RULE = (
    "low and high: range of all figures in numbers; best: given by most origins, each with what it said last, of "
    "equals the one said first; left out: figures suspected of hindsight and those of another scope"
)

Scope = tuple[Measure | None, str | None, bool, bool]
"""Measure, counted thing, is it part of a whole, is it an addition: figures of one scope are of one kind."""

HARM = frozenset({Measure.KILLED, Measure.INJURED})
"""Measures of which one number within a story is of the same people."""

Key = tuple[str, int]
Parents = dict[Key, Key]

SLACK = DAY
"""Reports of one happening may name days that lie this far (in seconds) apart: it was night, or one is wrong."""


def all_series(
    rows: Sequence[Row],
    event_of: Mapping[str, str],
    related: Iterable[Relation],
    said: Callable[[Row], tuple[object, ...]],
) -> tuple[Series, ...]:
    """The series of all events in the order of their ids.

    Figures of one scope belong together within an event, and over events where a relation ties their claims or where
    equal numbers of dead or injured stand in one report or story.
    ``event_of`` maps claim ids to event ids, ``said`` is the sort key of a row by when it was said.
    """
    items = [
        Item(row, place, _of_all(figure, row))
        for row in rows
        for place, figure in enumerate(row.figures)
        if figure.measure is not None or figure.counted
    ]
    parent = {item.key: item.key for item in items}
    of_event: defaultdict[tuple[str, Measure | None, bool, bool], list[Item]] = defaultdict(list)
    of_claim: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        of_claim[item.row.id].append(item)
        measure, _, part, addition = scope(item.figure)
        of_event[event_of[item.row.id], measure, part, addition].append(item)
    scenes: dict[Key, frozenset[str]] = {}
    for members in of_event.values():
        found = _scenes(members)
        scenes.update(found)
        _gather(parent, members, found)
    for relation in related:
        first_claim, second_claim = relation.claims
        for a, b in tied(of_claim.get(first_claim, ()), of_claim.get(second_claim, ())):
            if scenes[a.key] == scenes[b.key]:
                _join(parent, a.key, b.key)
    equal: defaultdict[object, list[Item]] = defaultdict(list)
    for item in items:
        for key in alike(item):
            equal[key, scenes[item.key]].append(item)
    for same in equal.values():
        for one in _of_one_time(same):
            for item in one:
                _join(parent, one[0].key, item.key)

    dead: defaultdict[str, set[Number]] = defaultdict(set)
    for item in items:
        if item.figure.measure is Measure.KILLED and item.figure.best:
            dead[event_of[item.row.id]].add(item.figure.best)
    chains: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        chains[_root(parent, item.key)].append(item)
    found_series = [
        _series(sorted(chain, key=lambda item: (said(item.row), item.row.index, item.place)), event_of, dead)
        for chain in chains.values()
        if len(chain) > 1 or chain[0].figure.measure is not None
    ]
    return tuple(sorted(found_series, key=lambda series: series.id))


def scope(figure: Figure) -> Scope:
    """What a figure counts, as far as its words alone tell. Of an implicit count they name the one, not a group."""
    counted = " ".join(figure.counted.casefold().split()) if figure.counted else None
    if figure.implicit and figure.measure is not None:
        counted = None
    return figure.measure, counted, figure.of is not None, figure.accumulation is Accumulation.INCREMENTAL


def alike(item: Item) -> Iterable[tuple[object, ...]]:
    """Keys under which equal figures of harm are one, although their claims are too unlike each other for one event.

    A report that gives one number of dead twice means the same dead, and so do reports on one story that give it in
    numbers; single persons are too many for that.
    """
    figure, row = item.figure, item.row
    if figure.measure not in HARM or scope(figure)[2] or figure.best is None:
        return
    yield "report", row.document, figure.measure, figure.best
    if row.story and not figure.implicit and figure.best > 1:
        yield "story", row.story, figure.measure, figure.best


def _of_one_time(items: Sequence[Item]) -> Iterable[Sequence[Item]]:
    """All of some figures where one moment may be common to what they are about, else those of each stated time."""
    known = dict.fromkeys(item.row.about for item in items if None not in item.row.about)
    slack = 0 if len({item.row.document for item in items}) == 1 else SLACK
    if not any(before(a, b) and gap(a, b) >= slack for a in known for b in known):
        return [items]
    found: defaultdict[Window, list[Item]] = defaultdict(list)
    for item in items:
        if None not in item.row.about:
            found[item.row.about].append(item)
    return list(found.values())


def _of_all(figure: Figure, row: Row) -> Figure:
    """The dead of those who were shot are all of the dead, though a part of the shot: the figure without its whole.

    They are a part where the whole is itself a number of dead ("three of the twelve killed").
    """
    if figure.measure is not Measure.KILLED or figure.of is None:
        return figure
    shot = next((other for other in row.figures if other.spans and other.spans[0] == figure.of), None)
    if shot is None or shot.measure is not Measure.CASUALTIES:
        return figure
    return attrs.evolve(figure, of=None)


def _scenes(items: Sequence[Item]) -> dict[Key, frozenset[str]]:
    """Where each figure holds, as far as it sets a part apart from the whole: empty where nothing does.

    A figure of "Turkey and Syria" is of the whole, one of Turkey alone is not. It takes a list of places to tell: a
    claim names places for many reasons.
    """
    lists = [whole(item.row.claim, item.figure) if len(item.row.places) > 1 else frozenset[str]() for item in items]
    known = frozenset[str]().union(*lists)
    if not known:
        return {item.key: frozenset() for item in items}
    scenes: dict[Key, frozenset[str]] = {}
    for item, listed in zip(items, lists, strict=True):
        part = None if listed else part_of(item.row.claim, item.figure, known)
        scenes[item.key] = frozenset({part}) if part else frozenset()
    return scenes


def _gather(parent: Parents, items: Sequence[Item], scenes: Mapping[Key, frozenset[str]]) -> None:
    """Join the figures of one event, measure, kind and scene that count one thing.

    Equal words count one thing, and so do equal figures that are the only ones of their claims, whatever they call it.
    Implicit counts go with the largest chain that is stated: whoever they name is one of those.
    """
    alone: defaultdict[str, int] = defaultdict(int)
    for item in items:
        alone[item.row.id] += 1
    first: dict[object, Item] = {}
    for item in items:
        scene, figure = scenes[item.key], item.figure
        _, counted, *_ = scope(figure)
        # Implicit counts must not bridge two chains: they wait until it is known which is the largest.
        waits = figure.implicit and figure.measure is not None
        keys: list[object] = [("waits", scene) if waits else ("word", scene, counted)]
        if not waits and figure.measure is not None and alone[item.row.id] == 1:
            keys.append(("figure", scene, figure.low, figure.best, figure.high))
        for key in keys:
            _join(parent, first.setdefault(key, item).key, item.key)
    if not any(item.figure.implicit for item in items):
        return
    sizes: defaultdict[tuple[frozenset[str], Key], set[str]] = defaultdict(set)
    said = stated(items)
    for item in said:
        sizes[scenes[item.key], _root(parent, item.key)].add(item.row.origin)
    for item in items:
        if item.figure.implicit and item.figure.measure is not None:
            here = [(len(origins), root) for (scene, root), origins in sizes.items() if scene == scenes[item.key]]
            if here:
                _join(parent, min(here, key=lambda pair: (-pair[0], pair[1]))[1], item.key)


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
    first, second = scope(a), scope(b)
    return (first[0], first[2:]) == (second[0], second[2:])


def _join(parent: Parents, a: Key, b: Key) -> None:
    a, b = _root(parent, a), _root(parent, b)
    parent[max(a, b)] = min(a, b)


def _root(parent: Parents, item: Key) -> Key:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _series(items: Sequence[Item], event_of: Mapping[str, str], dead: Mapping[str, Collection[Number]]) -> Series:
    marks = hindsight_of(items)
    suspects = {(mark.claim, mark.figure) for mark in marks}
    told = stated([item for item in items if item.key not in suspects])
    other = {**dips_of(told), **with_the_dead(told, dead.get(event_of[items[0].row.id], ()))}
    known = [item for item in told if item.key not in other] or told
    views = views_of(known)
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


def without_hindsight(related: Iterable[Relation], series: Iterable[Series]) -> tuple[Relation, ...]:
    """The relations without revisions of figures that were hardly known yet: nothing was lowered there."""
    suspects = {mark.claim for one in series for mark in one.hindsight}
    return tuple(
        relation
        for relation in related
        if relation.kind is not RelationKind.REVISES or suspects.isdisjoint(relation.claims)
    )
