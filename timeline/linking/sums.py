"""What the figures of one claim come to: parts of one whole add up, and of those hit the living are left.

A sum is a figure that no claim says but each reader makes. It has a place below zero, is no item of its series, and
counts in the views only where its report says no number of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import attrs

from timeline.linking.moves import number
from timeline.linking.views import Item, stated
from timeline.model.figure import Figure, Number
from timeline.model.measure import Measure
from timeline.model.span import Span


@attrs.frozen(slots=True, eq=False)
class Sum:
    """A figure made of others of its claim; ``terms`` are those that are no figure of the whole themselves."""

    item: Item
    terms: tuple[Item, ...] = ()


def sums(items: Sequence[Item], known: Callable[[Item, Number], bool]) -> Iterable[Sum]:
    """The sums of the figures of one claim.

    Parts of one whole, as in "Two of those hit are in hospital and four went home", are all of the hurt where no figure
    of the claim counts these. Other figures beside each other are where ``known`` tells that others say their sum:
    "two officers and three others". Of casualties of whom some died, the others are the injured.
    """
    given = {item.figure.measure for item in items if item.figure.measure and item.figure.measure.outcome}
    for measure in sorted(given):
        same = [item for item in items if item.figure.measure == measure and not item.figure.implicit]
        said = {item.figure.spans[0] for item in items if item.figure.measure == measure and item.figure.spans}
        for whole, terms in _lists(same).items():
            if len(terms) < 2:
                continue
            total = sum(item.figure.best or 0 for item in terms)
            if whole is not None:
                if whole in said or len(terms) < len(same):
                    continue
            elif not known(terms[0], total):
                continue
            yield Sum(_made(terms[0], measure, total), tuple(terms))
    rest = _rest(items)
    if rest:
        yield rest


def told_of(one: Sum) -> str:
    """Why the terms of a sum are no figures of the whole."""
    listed = " + ".join(number(term.figure.best or 0) for term in one.terms)
    return f"changed scope: one of {listed}, which come to {number(one.item.figure.best or 0)}"


def _lists(items: Iterable[Item]) -> dict[Span | None, list[Item]]:
    found: defaultdict[Span | None, list[Item]] = defaultdict(list)
    for item in items:
        if item.figure.best and item.figure.accumulation is None:
            found[item.figure.of].append(item)
    return dict(found)


def _rest(items: Sequence[Item]) -> Sum | None:
    """The injured of a claim that gives the casualties once and of these the dead."""
    hit = [item for item in items if item.figure.measure == Measure.CASUALTIES and item.figure.of is None]
    dead = [item for item in items if item.figure.measure == Measure.KILLED]
    if len(hit) != 1 or len(dead) != 1 or dead[0].figure.implicit:
        return None
    all_hit, killed = hit[0].figure.best, dead[0].figure.best
    if not all_hit or not killed or killed >= all_hit:
        return None
    return Sum(_made(hit[0], Measure.INJURED, all_hit - killed))


def rest_of_report(items: Sequence[Item]) -> Sum | None:
    """The injured of a report that gives one number of casualties and one of dead, though not in one claim.

    It gives no number of injured itself; several numbers are of several happenings.
    """
    given: dict[Measure | None, list[Item]] = {measure: [] for measure in (Measure.CASUALTIES, Measure.KILLED)}
    for item in items:
        if item.figure.measure == Measure.INJURED and not item.figure.implicit and item.figure.of is None:
            return None
        if item.figure.measure in given and item.figure.of is None:
            given[item.figure.measure].append(item)
    hit, dead = (stated(found) if found else [] for found in given.values())
    if len({item.figure.best for item in hit}) != 1 or len({item.figure.best for item in dead}) != 1:
        return None
    all_hit, killed = hit[0].figure.best, dead[0].figure.best
    if not all_hit or not killed or killed >= all_hit or hit[0].figure.implicit:
        return None
    return Sum(_made(hit[0], Measure.INJURED, all_hit - killed))


def _made(first: Item, measure: Measure, count: Number) -> Item:
    figure = Figure(low=count, best=count, high=count, measure=measure)
    return Item(first.row, -1 - first.place, figure)
