"""Bare numbers of a toll: "the death toll rose to 14"."""

from collections.abc import Sequence

import attrs

from timeline.model.figure import Figure, Measure
from timeline_plugins.extractors.figures.measures import syntax
from timeline_plugins.extractors.figures.settle import Reading
from timeline_plugins.extractors.figures.words import PACKAGE, Words
from timeline_plugins.lexicon import phrases


def of_tolls(sentence: Words, readings: list[Reading]) -> list[Reading]:
    """The readings of a sentence, in which a number without a measure behind "death toll ... to" is one of dead."""
    figures = [reading.mention.figure for reading in readings]
    if not any(map(_bare, figures)) or any(figure.measure is Measure.KILLED for figure in figures):
        return readings
    said = f" {' '.join(sentence.low)} "
    if not any(f" {toll} " in said for toll in phrases(PACKAGE, "syntax.txt", "tolls")):
        return readings
    return [_of_toll(sentence, reading) for reading in readings]


def _bare(figure: Figure) -> bool:
    return figure.measure is Measure.PEOPLE or not (figure.measure or figure.counted or figure.unit)


def _of_toll(sentence: Words, reading: Reading) -> Reading:
    mention = reading.mention
    figure = mention.figure
    if not _bare(figure) or syntax("behind tolls").isdisjoint(_told(sentence, figure)):
        return reading
    return attrs.evolve(reading, mention=attrs.evolve(mention, figure=attrs.evolve(figure, measure=Measure.KILLED)))


def _told(sentence: Words, figure: Figure) -> Sequence[str]:
    """The word before a figure and those of the figure itself."""
    before = [word for word, end in zip(sentence.low, sentence.ends, strict=True) if end <= figure.spans[0][0]]
    return (*before[-1:], *figure.text.lower().split())
