"""Chains: which figures of which claims are of one quantity, before anything is said of its value."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from timeline.linking.sums import Sum, rest_of_report, sums
from timeline.linking.views import Item, stated
from timeline.model.calendar import DAY
from timeline.model.chronology import Relation
from timeline.model.figure import Accumulation, Figure, Number
from timeline.model.measure import Measure
from timeline.model.whereabouts import part_of, whole
from timeline.plugin.block import Window

Scope = tuple[Measure | None, str | None, bool, bool]
"""Measure, counted thing, is it part of a whole, is it an addition: figures of one scope are of one kind."""

Key = tuple[str, int]
Parents = dict[Key, Key]

SLACK = DAY
"""Two reports of one happening may name days that lie this far (in seconds) apart: it was night, or one is wrong."""


def chains(
    items: Sequence[Item], event_of: Mapping[str, str], related: Iterable[Relation]
) -> tuple[list[list[Item]], list[Sum]]:
    """The chains of some figures, each figure in one of them, and the sums that stand in them, too.

    Figures of one scope belong together within an event, and over events where a relation ties their claims or where
    reports on one story agree. ``event_of`` maps claim ids to event ids.
    """
    of_event: defaultdict[tuple[str, Measure | None, bool, bool], list[Item]] = defaultdict(list)
    of_claim: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        of_claim[item.row.id].append(item)
        measure, _, part, addition = scope(item.figure)
        of_event[event_of[item.row.id], measure, part, addition].append(item)
    scenes: dict[Key, frozenset[str]] = {}
    for members in of_event.values():
        scenes.update(_scenes(members))
    made = _sums(of_claim, of_event, event_of, scenes)
    terms = {term.key for one in made for term in one.terms}
    for one in made:
        scenes[one.item.key] = frozenset()
        of_event[event_of[one.item.row.id], one.item.figure.measure, False, False].append(one.item)

    everything = [*items, *(one.item for one in made)]
    parent = {item.key: item.key for item in everything}
    for members in of_event.values():
        _gather(parent, [item for item in members if item.key not in terms], scenes)
    for one in made:
        for term in one.terms:
            _join(parent, one.item.key, term.key)
    for relation in related:
        first_claim, second_claim = relation.claims
        for a, b in tied(of_claim.get(first_claim, ()), of_claim.get(second_claim, ())):
            if scenes[a.key] == scenes[b.key] and terms.isdisjoint((a.key, b.key)):
                _join(parent, a.key, b.key)
    wholes = [item for item in everything if item.key not in terms]
    equal: defaultdict[object, list[Item]] = defaultdict(list)
    for item in wholes:
        for key in alike(item):
            equal[key, scenes[item.key]].append(item)
    for agreement, item in agreed(wholes):
        equal[agreement, scenes[item.key]].append(item)
    for same in equal.values():
        for one_time in _of_one_time(same):
            for item in one_time:
                _join(parent, one_time[0].key, item.key)
    found: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in everything:
        found[_root(parent, item.key)].append(item)
    return list(found.values()), made


def _sums(
    of_claim: Mapping[str, Sequence[Item]],
    of_event: Mapping[tuple[str, Measure | None, bool, bool], Sequence[Item]],
    event_of: Mapping[str, str],
    scenes: Mapping[Key, frozenset[str]],
) -> list[Sum]:
    """The sums of all claims whose figures no scene sets apart."""
    whole: defaultdict[object, set[Number | None]] = defaultdict(set)
    for (event, measure, part, addition), members in of_event.items():
        if outcome(measure) and not part and not addition:
            for item in members:
                whole[event, measure].add(item.figure.best)
                whole[item.row.story, measure].add(item.figure.best)

    def known(item: Item, total: Number) -> bool:
        row, measure = item.row, item.figure.measure
        keys = [event_of[row.id], row.story] if row.story else [event_of[row.id]]
        return any(total in whole[key, measure] for key in keys)

    made = [
        one
        for items in of_claim.values()
        if len(items) > 1 and not any(scenes[item.key] for item in items)
        for one in sums(items, known)
    ]
    of_report: defaultdict[str, list[Item]] = defaultdict(list)
    for items in of_claim.values():
        of_report[items[0].row.document].extend(items)
    done = {one.item.row.document for one in made}
    for name, items in of_report.items():
        if name not in done and len(items) > 1 and not any(scenes[item.key] for item in items):
            made.extend(filter(None, [rest_of_report(items)]))
    return made


def outcome(measure: Measure | None) -> bool:
    """Is one number of a measure within a story of the same people? So it is of the outcomes of harm."""
    return measure is not None and measure.outcome


def scope(figure: Figure) -> Scope:
    """What a figure counts, as far as its words alone tell. Of an implicit count they name the one, not a group."""
    counted = " ".join(figure.counted.casefold().split()) if figure.counted else None
    if figure.implicit and figure.measure is not None:
        counted = None
    addition = figure.accumulation is Accumulation.INCREMENTAL and not figure.implicit
    return figure.measure, counted, figure.of is not None, addition


def alike(item: Item) -> Iterable[tuple[object, ...]]:
    """Keys under which equal figures of harm are one, although their claims are too unlike each other for one event.

    A report that gives one number of dead twice means the same dead, and so do reports on one story; single persons
    are too many for that. "Another three were hurt" adds them to the dead and may be all who were, but "another three
    died" adds to the dead.
    """
    figure, row = item.figure, item.row
    _, _, part, addition = scope(figure)
    if not outcome(figure.measure) or part or figure.best is None:
        return
    yield "report", row.document, figure.measure, figure.best
    if row.story and figure.best > 1 and not (addition and figure.measure == Measure.KILLED):
        yield "story", row.story, figure.measure, figure.best


def agreed(items: Iterable[Item]) -> Iterable[tuple[object, Item]]:
    """The figures that reports on one story give of one measure of harm, under each number of another that they give.

    Reports that agree on the dead speak of one happening, so that what they give of the injured belongs together, and
    the other way round. It takes a report that gives one number of each: more of them are of several happenings.
    """
    given: defaultdict[str, defaultdict[Measure, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        measure, _, part, addition = scope(item.figure)
        if measure is not None and outcome(measure) and item.row.story and not part and not addition:
            given[item.row.document][measure].append(item)
    for members in given.values():
        sole = {measure: told for measure, found in members.items() if (told := _one_number(stated(found)))}
        for measure, told in sole.items():
            for other, beside in sole.items():
                if other != measure:
                    for item in told:
                        yield ("beside", item.row.story, measure, other, beside[0].figure.best), item


def _one_number(items: Sequence[Item]) -> Sequence[Item]:
    """The items if all of them give one number; none of them else."""
    numbers = {(item.figure.low, item.figure.best, item.figure.high) for item in items}
    return items if len(numbers) == 1 and items[0].figure.best is not None else ()


def _of_one_time(items: Sequence[Item]) -> Iterable[Sequence[Item]]:
    """All of some figures where one moment may be common to what they are about, else those of each stated time."""
    reports: defaultdict[str, list[Window]] = defaultdict(list)
    for item in items:
        if None not in item.row.about:
            reports[item.row.document].append(item.row.about)
    every = [window for windows in reports.values() for window in windows]
    if not _apart(every, SLACK) and not any(_apart(windows, 0) for windows in reports.values()):
        return [items]
    found: defaultdict[Window, list[Item]] = defaultdict(list)
    for item in items:
        if None not in item.row.about:
            found[item.row.about].append(item)
    return list(found.values())


def _apart(windows: Sequence[Window], slack: int) -> bool:
    """Do some closed windows come ``slack`` seconds or more after others?"""
    ends = [hi for _, hi in windows if hi is not None]
    starts = [lo for lo, _ in windows if lo is not None]
    return bool(windows) and max(starts) - min(ends) >= slack


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
    Implicit counts and sums go with the largest chain that is stated: whoever they name is one of those.
    """
    alone: defaultdict[str, int] = defaultdict(int)
    for item in items:
        alone[item.row.id] += item.said
    first: dict[object, Item] = {}
    for item in items:
        scene, figure = scenes[item.key], item.figure
        counted = scope(figure)[1]
        # Implicit counts must not bridge two chains: they wait until it is known which is the largest.
        waits = figure.implicit and figure.measure is not None
        keys: list[object] = [("waits", scene)] if waits else [("word", scene, counted)] if item.said else []
        if not waits and figure.measure is not None and (alone[item.row.id] == 1 or not item.said):
            keys.append(("figure", scene, figure.low, figure.best, figure.high))
        for key in keys:
            _join(parent, first.setdefault(key, item).key, item.key)
    waiting = [item for item in items if not item.said or (item.figure.implicit and item.figure.measure is not None)]
    if not waiting:
        return
    sizes: defaultdict[tuple[frozenset[str], Key], set[str]] = defaultdict(set)
    for item in stated([item for item in items if item.said]):
        sizes[scenes[item.key], _root(parent, item.key)].add(item.row.origin)
    largest: dict[frozenset[str], Key] = {}
    for (scene, root), _ in sorted(sizes.items(), key=lambda pair: -len(pair[1])):  # of equal ones the first in order
        largest.setdefault(scene, root)
    for item in waiting:
        if scenes[item.key] in largest:
            _join(parent, largest[scenes[item.key]], item.key)


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
