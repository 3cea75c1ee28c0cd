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
from timeline_plugins.extractors.figures.implicit import implied, starts_implied, surnames
from timeline_plugins.extractors.figures.measures import counted
from timeline_plugins.extractors.figures.numbers import numerals, starts_number, whole
from timeline_plugins.extractors.figures.predicates import goes_on, inverted, relative_end, said_of
from timeline_plugins.extractors.figures.quantities import Quantity, quantity
from timeline_plugins.extractors.figures.settle import Reading, settled
from timeline_plugins.extractors.figures.sums import apart_from_the_dead, together
from timeline_plugins.extractors.figures.survival import lives, tells_of_a_death
from timeline_plugins.extractors.figures.tolls import of_tolls
from timeline_plugins.extractors.figures.wholes import DEFINITE, Found, accumulation, counts_widely, linked, part_of
from timeline_plugins.extractors.figures.words import Words
from timeline_plugins.sentence_tokens import rows


def extract(view: View) -> Iterator[FigureMention]:
    """The layer ``figure``, from the layers ``token``, ``sentence`` and ``time``."""
    text = view.text
    times = view.mentions(TimeMention)
    taken = sorted(span for mention in times for span in mention.spans)
    readings: list[Reading] = []
    names: frozenset[str] | None = None
    for sentence, triggers in _sentences(view):
        line_start = _begins_line(text, sentence.starts[0])
        found = _found(sentence, triggers, text, line_start, taken)
        if names is None and not starts_implied().isdisjoint(sentence.low):
            names = surnames(text)
        readings.extend(of_tolls(sentence, _readings(sentence, found, text, names or frozenset())))
    yield from settled(readings, bool(readings) and tells_of_a_death(text))


def _sentences(view: View) -> Iterator[tuple[Words, list[int]]]:
    """The sentences in which a number may stand, with the tokens that it may begin at."""
    numerals()
    for raw, begin, end in rows(view):
        low = [word.lower() for word in raw]
        triggers = [index for index, word in enumerate(low) if starts_number(word)]
        if triggers or not starts_implied().isdisjoint(low):
            yield Words(raw, low, begin, end), triggers


def _begins_line(text: str, start: int) -> bool:
    """Does nothing but blanks and marks stand before an offset in its line?"""
    while start and text[start - 1] in _LINE_MARKS:
        start -= 1
    return not start or text[start - 1] == "\n"


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


def _readings(sentence: Words, found: list[Found], text: str, names: frozenset[str]) -> list[Reading]:
    covered: list[tuple[int, int]] = []
    results: list[Reading] = []
    measures: list[Measure | None] = []
    wide = bool(found) and counts_widely(sentence)
    for index, each in enumerate(found):
        one, noun = each.quantity, each.counted
        stop = _stop(sentence, found, index)
        if index and found[index - 1].whole == index:
            stop = min(stop, relative_end(sentence, noun.end))
        unit, told = one.unit, said_of(sentence, one, noun, stop if each.whole != index + 1 else len(sentence))
        said = told.measure if told else None
        if _unsaid(said) and measures and _is_outcome(measures[-1]) and goes_on(sentence, one, noun):
            said = measures[-1]
        of = None
        if each.whole is not None:
            other = found[each.whole].quantity
            of = sentence.span(other.first, other.end)
            if one.share:
                one = part_of(one, other)
                noun = found[each.whole].counted
                told = said_of(sentence, one, noun, len(sentence))
                said = told.measure if told else None
            elif noun.noun is None or noun.noun == found[each.whole].counted.noun:
                said = said or found[each.whole].counted.measure
            if each.whole < index and _unsaid(said):
                said = measures[each.whole] or said
        elif noun.noun and one.unit is None and not one.share and _of_definite(sentence, one.end):
            of = sentence.span(one.end + 1, noun.end)
        if _unsaid(said) and of is None and sentence.at(0) == "among":
            told = inverted(sentence, one.first) or told
            if told is not None and told.measure is not said:  # "Among the wounded were two officers"
                said, of = told.measure, sentence.span(1, 3)
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
        mention = FigureMention(spans=(span,), figure=figure, rule=one.rule)
        beside = sentence.at(one.end) in {"other", "others"}
        hit = told is not None and told.hit
        cared = told is not None and told.cared
        alive = (hit or cared) and lives(sentence, noun.end, stop)
        definite = sentence.at(one.first - 1) in {"the", "those", "these", "all"}
        results.append(Reading(mention, hit, cared, beside=beside, alive=alive, definite=definite, wide=wide))
    groups = list(implied(sentence, covered, text, names))
    results = [_member(reading, groups) for reading in results]
    results = apart_from_the_dead(sentence, sorted([*groups, *results], key=lambda reading: reading.mention.start))
    return together(sentence, results, text)


def _of_definite(sentence: Words, end: int) -> bool:
    """Does "of the" or the like follow the number?"""
    return sentence.at(end) == "of" and sentence.at(end + 1) in DEFINITE


def _member(reading: Reading, groups: list[Reading]) -> Reading:
    """The reading as a part of the list that it stands in: "four" in "four adults and a child were hurt"."""
    mention = reading.mention
    for group in groups:
        if group.mention.start <= mention.start and mention.end <= group.mention.end and mention.figure.of is None:
            figure = attrs.evolve(mention.figure, of=group.mention.spans[0])
            return attrs.evolve(reading, mention=attrs.evolve(mention, figure=figure))
    return reading


def _says_nothing(sentence: Words, one: Quantity, noun: str | None, said: Measure | None) -> bool:
    """Is it a small number that stands for something named before ("the two"), or a mere "one" ("by one estimate")?"""
    if one.rule == "number" and one.low == one.high == 1 and not one.plain and said is None and one.unit is None:
        return True
    small = one.rule == "number" and one.high is not None and one.high <= SMALL and not one.plain
    return small and noun is None and said is None and one.unit is None and sentence.at(one.first - 1) in _POINTING


def _stop(sentence: Words, found: list[Found], index: int) -> int:
    """Where the next figure begins that is no aside on this one: "60 people, 20 of them children, were hurt"."""
    following = index + 1
    while following < len(found) and found[following].whole == index:
        following += 1
    return found[following].quantity.first if following < len(found) else len(sentence)


_LINE_MARKS = " \t*#>-"
SMALL = 12
_POINTING = frozenset({"the", "those", "these", "you", "us", "them", "other", "we", "they"})


def _unsaid(measure: Measure | None) -> bool:
    """Does it not tell what became of a part, so that it is what became of the whole ("12 killed, including 3 men")?"""
    return measure is None or measure.person


def _is_outcome(measure: Measure | None) -> bool:
    return measure is not None and measure.outcome


def _as_percent(one: Quantity) -> Quantity:
    def percent(value: Number | None) -> Number | None:
        return None if value is None else whole(round(Decimal(value) * 100, 2))

    return attrs.evolve(one, low=percent(one.low), best=percent(one.best), high=percent(one.high))
