"""Figures: uncertain quantities in English text as intervals, by a table of conventions.

Numbers are found by their first word; hedges, ranges, currency, percent and units widen them to quantities; guards
throw out what counts nothing; nouns and verbs around tell what is counted and by which measure.
"""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

import attrs

from timeline.model.figure import Figure, Measure, Number
from timeline.model.mention import FigureMention, TimeMention
from timeline.plugin.view import View
from timeline_plugins.extractors.figures.guards import is_figure
from timeline_plugins.extractors.figures.implicit import implied, starts_implied
from timeline_plugins.extractors.figures.measures import counted, measure
from timeline_plugins.extractors.figures.numbers import numerals, starts_number, whole
from timeline_plugins.extractors.figures.quantities import Quantity, quantity
from timeline_plugins.extractors.figures.wholes import Found, accumulation, linked, part_of
from timeline_plugins.extractors.figures.words import Words
from timeline_plugins.sentence_tokens import rows


def extract(view: View) -> Iterator[FigureMention]:
    """The layer ``figure``, from the layers ``token``, ``sentence`` and ``time``."""
    text = view.text
    times = view.mentions(TimeMention)
    taken = sorted(span for mention in times for span in mention.spans)
    for sentence, triggers in _sentences(view):
        start = sentence.starts[0]
        line_start = not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t*#>-")
        found = _found(sentence, triggers, text, line_start, taken)
        yield from _mentions(sentence, found, text)


def _sentences(view: View) -> Iterator[tuple[Words, list[int]]]:
    """The sentences in which a number may stand, with the tokens that it may begin at."""
    numerals()
    for raw, begin, end in rows(view):
        low = [word.lower() for word in raw]
        triggers = [index for index, word in enumerate(low) if starts_number(word)]
        if triggers or not starts_implied().isdisjoint(low):
            yield Words(raw, low, begin, end), triggers


def _found(
    sentence: Words, triggers: list[int], text: str, line_start: bool, taken: list[tuple[int, int]]
) -> list[Found]:
    found: list[Found] = []
    done = 0
    for index in triggers:
        if index < done:
            continue
        for one in quantity(sentence, index):
            done = max(done, one.end)
            inside = _inside(taken, sentence.starts[one.base], sentence.ends[one.end - 1])
            if (
                not inside
                and one.first >= (found[-1].quantity.end if found else 0)
                and is_figure(sentence, one, text, line_start)
            ):
                found.append(Found(one, counted(sentence, one)))
    return linked(sentence, found)


def _inside(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Does one of the spans share a character with ``[start, end)``?"""
    index = bisect_right(taken, (end - 1, len(taken) + end)) - 1
    return index >= 0 and taken[index][1] > start


def _mentions(sentence: Words, found: list[Found], text: str) -> Iterator[FigureMention]:
    covered: list[tuple[int, int]] = []
    results: list[tuple[int, FigureMention]] = []
    measures: list[Measure | None] = []
    for index, each in enumerate(found):
        one, noun = each.quantity, each.counted
        stop = found[index + 1].quantity.first if index + 1 < len(found) else len(sentence)
        unit, said = one.unit, measure(sentence, one, noun, stop if each.whole != index + 1 else len(sentence))
        of = None
        if each.whole is not None:
            other = found[each.whole].quantity
            of = sentence.span(other.first, other.end)
            if one.share:
                one = part_of(one, other)
                said = measure(sentence, one, attrs.evolve(found[each.whole].counted), len(sentence))
                noun = found[each.whole].counted
            elif noun.noun is None or noun.noun == found[each.whole].counted.noun:
                said = said or found[each.whole].counted.measure
            if each.whole < index and said in _UNSAID:
                said = measures[each.whole] or said
        if one.share:
            one = _as_percent(one)
            unit, said = "%", Measure.SHARE
        measures.append(said)
        if _says_nothing(sentence, one, noun.noun, said):
            continue
        span = sentence.span(one.first, one.end)
        covered.append((one.first, one.end))
        figure = Figure(
            low=one.low,
            best=one.best,
            high=one.high,
            text=text[span[0] : span[1]],
            spans=(span,),
            counted=noun.noun,
            measure=said,
            unit=unit,
            approximator=one.approximator,
            of=of,
            accumulation=accumulation(sentence, one, noun.end, stop),
        )
        results.append((span[0], FigureMention(spans=(span,), figure=figure, rule=one.rule)))
    results.extend((mention.start, mention) for mention in implied(sentence, covered, text))
    for _, mention in sorted(results, key=lambda row: row[0]):
        yield mention


def _says_nothing(sentence: Words, one: Quantity, noun: str | None, said: Measure | None) -> bool:
    """Is it a small number that stands for something named before ("the two"), or a mere "one" ("by one estimate")?"""
    if one.rule == "number" and one.low == one.high == 1 and not one.plain and said is None and one.unit is None:
        return True
    small = one.rule == "number" and one.high is not None and one.high <= SMALL and not one.plain
    return small and noun is None and said is None and one.unit is None and sentence.at(one.first - 1) in _POINTING


SMALL = 12
_POINTING = frozenset({"the", "those", "these", "you", "us", "them", "other", "we", "they"})
_UNSAID = frozenset({None, Measure.PEOPLE, Measure.TROOPS})
"""Measures of a part that its whole's may stand in for ("12 killed, including 3 children")."""


def _as_percent(one: Quantity) -> Quantity:
    def percent(value: Number | None) -> Number | None:
        return None if value is None else whole(round(Decimal(value) * 100, 2))

    return attrs.evolve(one, low=percent(one.low), best=percent(one.best), high=percent(one.high))
