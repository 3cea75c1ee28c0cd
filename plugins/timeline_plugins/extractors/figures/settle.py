"""The figures of a document against each other: who was shot may have died, who is described is among those counted."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

import attrs

from timeline.model.figure import Figure, Measure, Number
from timeline.model.mention import FigureMention


@attrs.frozen(slots=True)
class Reading:
    """A figure as its sentence reads.

    ``hit`` where it says only that people were shot or stabbed, ``cared`` where it says that they are in hospital,
    ``beside`` where they are others than those named before: beside the dead, the living ("four others were shot");
    ``alive`` where it says that they live ("in stable condition"); ``fresh`` where they are spoken of as new ("a man"),
    ``definite`` where a number is spoken of as known ("the three tenants"), ``wide`` where its sentence counts over a
    whole country or a year.
    """

    mention: FigureMention
    hit: bool = False
    cared: bool = False
    beside: bool = False
    alive: bool = False
    fresh: bool = False
    definite: bool = False
    wide: bool = False


def settled(readings: Sequence[Reading], fatal: bool = False) -> Iterator[FigureMention]:
    """The mentions of a document, in order.

    Where nothing tells of a death, those who were shot are injured. Else they are casualties, and one person who was
    shot may be the one who died and is not counted, unless it is said that they live. An implicit count is left out
    where the document counts more by the same measure, or more who were shot and did not die: it speaks of one of them.
    """
    figures = [reading.mention.figure for reading in readings]
    deaths = fatal or any(figure.measure is Measure.KILLED for figure in figures)
    near = [reading for reading in readings if not reading.wide]
    told = [reading.mention.figure for reading in near]
    harms = {figure.measure for figure in told if figure.measure is not None and figure.measure.harm}
    wholes = {measure: whole for measure in harms if (whole := _most(told, measure)) is not None}
    given: defaultdict[Measure | None, set[Number]] = defaultdict(set)
    known = _known([_of_all(reading, deaths) for reading in near])
    hits: set[Number] = set()
    for reading in readings:
        figure = reading.mention.figure
        if _all_of_the_hit(reading, hits):
            reading = attrs.evolve(reading, hit=True)
        if reading.hit and figure.best is not None and not figure.implicit:
            hits.add(figure.best)
        if figure.implicit and (reading.hit or reading.cared) and deaths and not reading.alive:
            continue
        if figure.implicit and figure.measure and (figure.best or 0) < known.get(figure.measure, 0):
            continue
        whole = wholes.get(figure.measure) if figure.measure else None
        earlier = given[figure.measure]
        if whole is not None and _is_part(reading, whole, earlier):
            figure = attrs.evolve(figure, of=whole.spans[0])
        else:
            figure = _of_all(reading, deaths)
        if figure.of is None and figure.high is not None:
            earlier.add(figure.high)
        yield reading.mention if figure is reading.mention.figure else attrs.evolve(reading.mention, figure=figure)


def _all_of_the_hit(reading: Reading, hits: Collection[Number]) -> bool:
    """Are as many in hospital as were shot: "All four victims were taken to a hospital"? Some of them may have died."""
    figure = reading.mention.figure
    again = reading.definite or reading.cared
    return again and figure.measure is Measure.INJURED and not figure.implicit and figure.best in hits


def _of_all(reading: Reading, deaths: bool) -> Figure:
    """The figure, of casualties where it counts people who were shot, some of whom may be the dead."""
    figure = reading.mention.figure
    if not reading.hit or not deaths or reading.beside or reading.alive:
        return figure
    return attrs.evolve(figure, measure=Measure.CASUALTIES)


def _known(figures: Sequence[Figure]) -> dict[Measure, Number]:
    """How many the document counts by each measure of harm, at least."""
    known: dict[Measure, Number] = {}
    for figure in figures:
        if figure.measure is None or not figure.measure.harm:
            continue
        if figure.of is None and (not figure.implicit or _count(figure) > 1):
            known[figure.measure] = max(known.get(figure.measure, 0), _count(figure))
    dead = max((_count(figure) for figure in figures if figure.measure is Measure.KILLED), default=0)
    living = known.get(Measure.CASUALTIES, 0) - dead
    return {**known, Measure.INJURED: max(known.get(Measure.INJURED, 0), living)}


_ANAPHORS = frozenset({None, "victim", "victims"})


def _count(figure: Figure) -> Number:
    count = figure.low if figure.best is None else figure.best
    return 0 if count is None else count


def _most(figures: Sequence[Figure], measure: Measure) -> Figure | None:
    """The figure with the largest count that a number word gives."""
    counts = [figure for figure in figures if figure.measure == measure and not figure.implicit and figure.of is None]
    return max(counts, key=_count, default=None)


def _is_part(reading: Reading, whole: Figure, earlier: Collection[Number]) -> bool:
    """Is it a number of those counted before: "Two victims remain in hospital" after "Six people were shot"?

    ``earlier`` are the counts of its measure that were given before: such a number is said once more.
    """
    figure = reading.mention.figure
    if figure.of is not None or figure.accumulation is not None or whole.spans[0] >= figure.spans[0]:
        return False
    if figure.high is None or figure.high >= _count(whole):
        return False
    if reading.definite and not figure.implicit:
        return figure.high not in earlier
    return not reading.beside and figure.counted in _ANAPHORS
