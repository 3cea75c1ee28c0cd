"""Those harmed in one sentence, together: "a man was shot in the back, while two others were hurt" are three."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import attrs

from timeline.model.figure import Accumulation, Figure, Measure
from timeline.model.mention import FigureMention
from timeline_plugins.extractors.figures.measures import syntax
from timeline_plugins.extractors.figures.settle import Reading
from timeline_plugins.extractors.figures.words import Words


def together(sentence: Words, readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings of a sentence, in order, with a sum of those of one measure that cannot be the same people.

    Its parts without a number go into the sum; those with one stay, as parts of it.
    """
    found = list(readings)
    if len(found) < 2 or not syntax("no sums").isdisjoint(sentence.low):
        return found
    given = {one.mention.figure.measure for one in found if one.mention.figure.measure}
    for measure in sorted(measure for measure in given if measure.outcome):
        members = [reading for reading in found if reading.mention.figure.measure == measure]
        apart = all(map(_whole, members)) and all(_joins(sentence, *pair) for pair in pairwise(members))
        if 1 < len(members) <= MOST and apart:
            found = _with_sum(found, members, text)
    return found


MOST = 4
"""Members of the largest sum: more of them are a list of something else."""


def apart_from_the_dead(sentence: Words, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a sentence, where whoever is named as hurt behind the dead is not one of them.

    "One man is dead and another man was shot", "killed two boys and sent a girl to the hospital".
    """
    dead = min((one.mention.end for one in readings if one.mention.figure.measure is Measure.KILLED), default=None)
    return [
        attrs.evolve(one, alive=True)
        if dead is not None and dead <= one.mention.start and _another(sentence, one)
        else one
        for one in readings
    ]


def _another(sentence: Words, reading: Reading) -> bool:
    figure = reading.mention.figure
    if figure.measure is not Measure.INJURED or not figure.implicit or figure.counted is None:
        return False
    place = _place(sentence, reading.mention.start)
    return not syntax("apart from the dead").isdisjoint(sentence.low[max(0, place - LEAD) : place])


LEAD = 3
"""Tokens before those who were hurt in which an "and" tells that they are others than the dead."""


def _whole(reading: Reading) -> bool:
    figure = reading.mention.figure
    return figure.of is None and figure.best is not None and figure.low == figure.best == figure.high


def _joins(sentence: Words, one: Reading, other: Reading) -> bool:
    """Are the two other people than each other? They are where the second are others, and where both are new."""
    between = slice(*(_place(sentence, place) for place in (one.mention.end, other.mention.start)))
    words = sentence.low[between]
    if syntax("sums").isdisjoint(words) or not syntax("parts between").isdisjoint(words):
        return False
    if other.beside or other.mention.figure.accumulation is Accumulation.INCREMENTAL:
        return one.mention.figure.accumulation is None
    return all(each.mention.figure.implicit and each.fresh for each in (one, other))


def _place(sentence: Words, character: int) -> int:
    return bisect_left(sentence.starts, character)


def _with_sum(readings: Sequence[Reading], members: Sequence[Reading], text: str) -> list[Reading]:
    start, end = members[0].mention.start, members[-1].mention.end
    count = sum(int(reading.mention.figure.best or 0) for reading in members)
    figure = Figure(
        low=count,
        best=count,
        high=count,
        text=text[start:end],
        spans=((start, end),),
        counted=None,
        measure=members[0].mention.figure.measure,
        implicit=True,
    )
    whole = Reading(
        FigureMention(spans=figure.spans, figure=figure, rule="implicit"),
        hit=any(reading.hit for reading in members),
        cared=any(reading.cared for reading in members),
        alive=all(reading.alive or not (reading.hit or reading.cared) for reading in members),
    )
    rest = [_part(reading, figure) if reading in members else reading for reading in readings]
    return sorted(
        [whole, *(each for each in rest if not (each in members and each.mention.figure.implicit))],
        key=lambda reading: reading.mention.start,
    )


def _part(reading: Reading, whole: Figure) -> Reading:
    if reading.mention.figure.implicit:
        return reading
    figure = attrs.evolve(reading.mention.figure, of=whole.spans[0], accumulation=None)
    return attrs.evolve(reading, mention=attrs.evolve(reading.mention, figure=figure))
