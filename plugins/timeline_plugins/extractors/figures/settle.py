"""The figures of a document against each other: who was shot may have died, who is described is among those counted."""

from collections.abc import Iterator, Sequence

import attrs

from timeline.model.figure import Figure, Measure, Number
from timeline.model.mention import FigureMention


@attrs.frozen(slots=True)
class Reading:
    """A figure as its sentence reads.

    ``hit`` where it says only that people were shot or stabbed, ``cared`` where it says that they are in hospital,
    ``beside`` where they are others than those named before: beside the dead, the living ("four others were shot").
    """

    mention: FigureMention
    hit: bool = False
    cared: bool = False
    beside: bool = False


def settled(readings: Sequence[Reading]) -> Iterator[FigureMention]:
    """The mentions of a document, in order.

    Where nothing tells of a death, those who were shot are injured. Else they are casualties, and one person who was
    shot may be the one who died and is not counted. An implicit count is left out where the document counts more by
    the same measure: it speaks of one of them.
    """
    figures = [reading.mention.figure for reading in readings]
    deaths = any(figure.measure is Measure.KILLED for figure in figures)
    wholes = {measure: whole for measure in _HARM if (whole := _most(figures, measure)) is not None}
    for reading in readings:
        figure = reading.mention.figure
        if figure.implicit and (reading.hit or reading.cared) and deaths:
            continue
        whole = wholes.get(figure.measure) if figure.measure else None
        if figure.implicit and whole is not None and (figure.best or 0) < _count(whole):
            continue
        if whole is not None and _is_part(figure, whole, reading.beside):
            figure = attrs.evolve(figure, of=whole.spans[0])
            yield attrs.evolve(reading.mention, figure=figure)
        elif reading.hit and deaths and not reading.beside:
            figure = attrs.evolve(figure, measure=Measure.CASUALTIES)
            yield attrs.evolve(reading.mention, figure=figure)
        else:
            yield reading.mention


_HARM = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)
_ANAPHORS = frozenset({None, "victim", "victims"})


def _count(figure: Figure) -> Number:
    count = figure.low if figure.best is None else figure.best
    return 0 if count is None else count


def _most(figures: Sequence[Figure], measure: Measure) -> Figure | None:
    """The figure with the largest count that a number word gives."""
    counts = [figure for figure in figures if figure.measure is measure and not figure.implicit and figure.of is None]
    return max(counts, key=_count, default=None)


def _is_part(figure: Figure, whole: Figure, beside: bool) -> bool:
    """Is it a number of those counted before: "Two victims remain in hospital" after "Six people were shot"?"""
    known = not beside and figure.of is None and figure.accumulation is None and whole.spans[0] < figure.spans[0]
    return known and figure.counted in _ANAPHORS and figure.high is not None and figure.high < _count(whole)
