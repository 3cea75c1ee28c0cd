"""Counts without a number word: "a man was shot and killed", "the couple died", "killing a woman and her son"."""

import re
from collections.abc import Iterator
from functools import cache

from timeline.model.figure import Accumulation, Figure, Measure
from timeline.model.mention import FigureMention
from timeline_plugins.extractors.figures.measures import lexicon, syntax
from timeline_plugins.extractors.figures.persons import (
    Persons,
    is_headline,
    listed,
    persons_from,
    persons_lexicon,
    starts_persons,
    told,
)
from timeline_plugins.extractors.figures.predicates import REACH, Said, after, before, inverted, to_death
from timeline_plugins.extractors.figures.settle import Reading
from timeline_plugins.extractors.figures.survival import NEAR, dies, lives
from timeline_plugins.extractors.figures.words import Words

_FULL_NAME = re.compile(r"\b[A-Z][\w\u2019'-]{1,20} (?:[A-Z]\w{0,20}\.? ){0,2}([A-Z][\w\u2019'-]{1,20})")


@cache
def starts_implied() -> frozenset[str]:
    """Words without one of which a sentence has no implicit count."""
    table = lexicon()
    return frozenset({*table.transitive, *table.intransitive, *told("starts")})


def surnames(text: str) -> frozenset[str]:
    """The last words of what looks like a full name in the document."""
    return frozenset(found[1] for found in _FULL_NAME.finditer(text))


def implied(sentence: Words, covered: list[tuple[int, int]], text: str, names: frozenset[str]) -> Iterator[Reading]:
    """The implicit counts of a sentence; ``covered`` are the tokens of its explicit figures."""
    if starts_implied().isdisjoint(sentence.low):
        return
    end = 0
    for index in persons_from(sentence):
        if index < end:
            continue
        people = listed(sentence, index, names)
        people, said = (people, _said(sentence, index, people)) if people else _manifold(sentence, index)
        if people is None:
            continue
        end = people.end
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
            alive = (said.hit or said.cared) and lives(sentence, people.end, len(sentence))
            mention = FigureMention(spans=(span,), figure=figure, rule="implicit")
            fresh = sentence.low[index] in {"a", "an"} or people.named
            yield Reading(mention, said.hit, said.cared, people.more, alive, fresh)


def _said(sentence: Words, index: int, people: Persons) -> Said | None:
    """What is said to have happened to the people from ``index`` on; None where nothing or not surely."""
    table = persons_lexicon()
    said = before(sentence, index) if sentence.low[index] not in table.subjects else None
    said = said or inverted(sentence, index)
    takes = sentence.at(index - 4) in syntax("life takers") and sentence.low[index - 3 : index] == ["the", "life", "of"]
    if takes or to_death(sentence, index, people.end):
        said = Said(Measure.KILLED)
    unsure = told("unsure")
    pronoun = people.noun is None and people.count == 1 and not people.more
    if said is not None:
        clause = people.end + (sentence.at(people.end) == ",")
        who = sentence.at(clause) == "who"
        if who and said.measure is Measure.INJURED and dies(sentence, clause, clause + NEAR):
            said = Said(Measure.KILLED)  # "hitting a woman who later died"
        lead = sentence.low[max(0, index - 4) : index]
        if people.named and not who and people.count == people.implied and not syntax("strikes").isdisjoint(lead[-3:]):
            return None  # "strikes a Strategic Bargain"
        if unsure.isdisjoint(lead) and not ("to" in lead[-3:-1] and "of" not in lead):
            return _person_said(people, said)
        return None
    if (pronoun and sentence.low[index] in table.objects) or not _is_subject(sentence, index, people):
        return None
    stop = people.end
    while stop < min(len(sentence), people.end + REACH) and not (
        sentence.low[stop] in {".", ";", "but"} or (stop > people.end and sentence.low[stop] in {"that", "which"})
    ):
        stop += 1
    behind = people.end
    if sentence.at(index - 1) == sentence.at(behind) == "," and sentence.at(behind + 1) in lexicon().intransitive:
        behind += 1  # "the victims, Jo Berg and Al Lind, died"
    said = after(sentence, behind, _clause_end(sentence, people.end), persons=True, acts=pronoun)
    if (
        said is not None
        and said.cared
        and sentence.at(behind) == "in"
        and "hospital" in sentence.low[behind : behind + 4]
    ):
        return None  # "a nurse in the hospital"
    if said is None or not unsure.isdisjoint(sentence.low[people.end : stop]):
        return None
    if said.measure is Measure.DISPLACED and not syntax("flights").isdisjoint(sentence.low[people.end : stop]):
        return None
    return _person_said(people, said)


def _clause_end(sentence: Words, place: int) -> int:
    """Where someone else begins to be spoken of: "he fled after a woman was hit"."""
    for index in range(place, min(len(sentence), place + REACH)):
        named = sentence.low[index] == "as" and sentence.at(index - 1).endswith("ed")  # "identified as Jo Berg"
        further = not named and sentence.low[index] in told("further clauses")
        if further and (is_headline(sentence) or _persons_at(sentence, index + 1)):
            return index
    return len(sentence)


def _persons_at(sentence: Words, index: int) -> bool:
    here = index < len(sentence) and starts_persons(sentence, index)
    return here and listed(sentence, index, frozenset()) is not None


def _manifold(sentence: Words, index: int) -> tuple[Persons | None, Said | None]:
    """Those whom "a double homicide" or "a triple shooting" counts."""
    count, deed = persons_lexicon().manifold.get(sentence.low[index]), sentence.at(index + 1)
    if count is None or sentence.at(index + 2) in {"-", "/", "suicide"}:
        return None, None
    people = Persons(index + 2, count)
    if deed in told("manifold: killed"):
        return people, Said(Measure.KILLED)
    return (people, Said(Measure.INJURED, hit=True)) if deed in told("manifold: hit") else (None, None)


def _is_subject(sentence: Words, index: int, people: Persons) -> bool:
    """Can the people be those that the words behind them speak of?"""
    following, lead = sentence.at(people.end), sentence.at(index - 1)
    if people.noun is None and following in lexicon().transitive and not people.more:
        return False  # "he shot a guard"
    if lead == "as" and people.named:  # "identified as Jo Berg"
        return False
    if lead in _FORMER:  # "an aide to former minister Jo Berg"
        lead = sentence.at(index - 2)
    if lead in told("no subject behind"):
        return _at_once(sentence, people.end)
    if following == "of":  # "the father of the girl who was killed"
        inner = listed(sentence, people.end + 1, frozenset())
        return inner is None or not _at_once(sentence, inner.end)
    if following == "or":
        return listed(sentence, people.end + 1, frozenset()) is None
    return True


_FORMER = frozenset({"former", "late", "then", "fellow"})


def _at_once(sentence: Words, place: int) -> bool:
    """Does a relative clause or a participle follow directly?"""
    word = sentence.at(place)
    return word in {"who", "dead", "being"} or word in lexicon().participles


def _person_said(people: Persons, said: Said) -> Said | None:
    """Names, pronouns and headlines are read only where someone was harmed."""
    plain = people.named or people.bare or people.noun is None
    return said if not plain or said.measure.harm else None
