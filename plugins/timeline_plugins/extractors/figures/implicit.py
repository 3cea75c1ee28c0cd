"""Counts without a number word: "a man was shot and killed", "the couple died", "killing a woman and her son"."""

import re
from collections.abc import Iterator
from functools import cache

from timeline.model.figure import Accumulation, Figure, Measure
from timeline.model.mention import FigureMention
from timeline_plugins.extractors.figures.measures import lexicon, syntax
from timeline_plugins.extractors.figures.persons import Persons, listed, persons_lexicon, starts_persons
from timeline_plugins.extractors.figures.predicates import REACH, Said, after, before
from timeline_plugins.extractors.figures.settle import Reading
from timeline_plugins.extractors.figures.words import PACKAGE, Words
from timeline_plugins.lexicon import words

_FULL_NAME = re.compile(r"\b[A-Z][\w\u2019'-]{1,20} (?:[A-Z]\w{0,20}\.? ){0,2}([A-Z][\w\u2019'-]{1,20})")
_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES})


@cache
def starts_implied() -> frozenset[str]:
    """Words without one of which a sentence has no implicit count."""
    table = lexicon()
    return frozenset({*table.transitive, *table.intransitive, "dead", "missing", "shooting", "death", "body"})


def surnames(text: str) -> frozenset[str]:
    """The last words of what looks like a full name in the document."""
    return frozenset(found[1] for found in _FULL_NAME.finditer(text))


def implied(sentence: Words, covered: list[tuple[int, int]], text: str, names: frozenset[str]) -> Iterator[Reading]:
    """The implicit counts of a sentence; ``covered`` are the tokens of its explicit figures."""
    if starts_implied().isdisjoint(sentence.low):
        return
    index = 0
    while index < len(sentence):
        people = listed(sentence, index, names) if starts_persons(sentence, index) else None
        if people is None:
            index += 1
            continue
        said = _said(sentence, index, people)
        inside = [(a, b) for a, b in covered if a < people.end and b > index]
        if said is not None and (not inside or people.count > people.implied):
            span = sentence.span(index, people.end)
            figure = Figure(
                low=people.count,
                best=people.count,
                high=people.count,
                text=text[span[0] : span[1]],
                spans=(span,),
                counted=people.noun,
                measure=said.measure,
                accumulation=Accumulation.INCREMENTAL if people.more else None,
                implicit=True,
            )
            yield Reading(FigureMention(spans=(span,), figure=figure, rule="implicit"), said.hit, said.cared)
        index = people.end


def _said(sentence: Words, index: int, people: Persons) -> Said | None:
    """What is said to have happened to the people from ``index`` on; None where nothing or not surely."""
    said = before(sentence, index) if sentence.low[index] not in persons_lexicon().subjects else None
    unsure = words(PACKAGE, "implicit.txt", "unsure")
    if said is not None:
        lead = sentence.low[max(0, index - 4) : index]
        if people.named and not syntax("strikes").isdisjoint(lead[-3:]):
            return None  # "strikes a Strategic Bargain"
        if unsure.isdisjoint(lead) and not ("to" in lead[-3:-1] and "of" not in lead):
            return _person_said(people, said)
        return None
    if sentence.low[index] in persons_lexicon().objects:
        return None
    if sentence.low[index] == "the" and sentence.at(index - 1) in {"by", "from", "with", "to"}:
        return None
    stop = people.end
    while stop < min(len(sentence), people.end + REACH) and sentence.low[stop] not in {".", ";", "but"}:
        stop += 1
    said = after(sentence, people.end, len(sentence))
    active = people.noun is None and sentence.at(people.end) in syntax("hits")  # "he shot at a car"
    if said is None or active or not unsure.isdisjoint(sentence.low[people.end : stop]):
        return None
    if said.measure is Measure.DISPLACED and not syntax("flights").isdisjoint(sentence.low[people.end : stop]):
        return None
    return _person_said(people, said)


def _person_said(people: Persons, said: Said) -> Said | None:
    """Names and pronouns are read only where someone was harmed."""
    plain = people.named or people.noun is None
    return said if not plain or said.measure in _HARM else None
