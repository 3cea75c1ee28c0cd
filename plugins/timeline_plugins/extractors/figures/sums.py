"""Those harmed in one sentence, together: "a man was shot in the back, while two others were hurt" are three."""

from collections.abc import Sequence
from itertools import pairwise

import attrs

from timeline.model.figure import Accumulation, Figure, Measure
from timeline.model.mention import FigureMention
from timeline_plugins.extractors.figures.measures import syntax
from timeline_plugins.extractors.figures.settle import Reading
from timeline_plugins.extractors.figures.words import Words

_MEASURES = (Measure.KILLED, Measure.INJURED)


def together(sentence: Words, readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings of a sentence, in order, with a sum of those of one measure that cannot be the same people.

    Its parts without a number go into the sum; those with one stay, as parts of it.
    """
    found = list(readings)
    if len(found) < 2 or not syntax("no sums").isdisjoint(sentence.low):
        return found
    for measure in _MEASURES:
        members = [reading for reading in found if reading.mention.figure.measure is measure]
        apart = all(map(_whole, members)) and all(_joins(sentence, *pair) for pair in pairwise(members))
        if 1 < len(members) <= MOST and apart:
            found = _with_sum(found, members, text)
    return found


MOST = 4
"""Members of the largest sum: more of them are a list of something else."""


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
    return next((index for index, start in enumerate(sentence.starts) if start >= character), len(sentence))


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
