"""Counts without a number word: "a man was shot and killed", "the couple died", "killing a woman and her son"."""

from collections.abc import Iterator
from functools import cache

import attrs

from timeline.model.figure import Figure, Measure
from timeline.model.mention import FigureMention
from timeline_plugins.extractors.figures.measures import after, lexicon, syntax
from timeline_plugins.extractors.figures.words import PACKAGE, Words
from timeline_plugins.lexicon import sections, words

_OF_BOTH = frozenset({"a", "an", "his", "her", "their", "another", "the"})
_STOPS = frozenset(',.;:()[]"?!\u201c\u201d\u2014\u2013')


@attrs.frozen(slots=True)
class Implicit:
    """``implicit.txt``."""

    one: frozenset[str]
    few: dict[str, int]
    persons: frozenset[str]
    unsure: frozenset[str]


@cache
def _lexicon() -> Implicit:
    rows = sections(PACKAGE, "implicit.txt")
    people = {Measure.PEOPLE, Measure.TROOPS, Measure.CAPTURED, Measure.DISPLACED}
    known = {noun for noun, measure in lexicon().singular.items() if measure in people}
    return Implicit(
        one=words(PACKAGE, "implicit.txt", "one"),
        few={cell.split()[0]: int(cell.split()[1]) for row in rows["few"] for cell in row},
        persons=words(PACKAGE, "implicit.txt", "persons") | known,
        unsure=words(PACKAGE, "implicit.txt", "unsure"),
    )


@cache
def starts_implied() -> frozenset[str]:
    """Words without one of which a sentence has no implicit count."""
    table = lexicon()
    return frozenset({*table.transitive, *table.intransitive, "dead", "missing"})


def implied(sentence: Words, covered: list[tuple[int, int]], text: str) -> Iterator[FigureMention]:
    """The implicit counts of a sentence; ``covered`` are the tokens of its explicit figures."""
    if starts_implied().isdisjoint(sentence.low):
        return
    table = _lexicon()
    index = 0
    while index < len(sentence):
        word = sentence.low[index]
        if word in table.one or word == "both":
            found = _people(sentence, index)
            if found is not None:
                end, count = found
                said = _said(sentence, index, end)
                if said is not None and not any(a < end and b > index for a, b in covered):
                    span = sentence.span(index, end)
                    figure = Figure(
                        low=count,
                        best=count,
                        high=count,
                        text=text[span[0] : span[1]],
                        spans=(span,),
                        counted=sentence.low[end - 1],
                        measure=said,
                        implicit=True,
                    )
                    yield FigureMention(spans=(span,), figure=figure, rule="implicit")
                index = end
                continue
        index += 1


def _people(sentence: Words, index: int) -> tuple[int, int] | None:
    """The noun phrase of a person or a known few that begins at ``index``: the index behind it, how many they are."""
    table = _lexicon()
    last: int | None = None
    if sentence.low[index] == "another" and (
        sentence.at(index + 1) in syntax("be") or not sentence.at(index + 1)[:1].isalnum()
    ):
        return index + 1, 1
    for place in range(index + 1, min(index + 7, len(sentence))):
        word = sentence.low[place]
        if word in table.few and sentence.at(place + 1) != "of":
            return place + 1, table.few[word]
        if sentence.low[index] == "both" and lexicon().plural.get(word) in {Measure.PEOPLE, Measure.TROOPS}:
            return place + 1, 2
        if word in table.persons:
            last = place
        elif last is not None or word in syntax("stops") or not (word[0].isalnum() or word == "-"):
            break
    if last is None or sentence.low[index] == "both" or sentence.at(last + 1) in {"'s", "\u2019s", "-"}:
        return None
    end = last + 1
    following = sentence.at(end)
    if following.isalpha() and not (
        following in syntax("stops")
        or following in lexicon().participles
        or following in lexicon().intransitive
        or following in syntax("be")
        or following.endswith(("ing", "ed", "ly"))
    ):
        return None
    if sentence.at(end) == "and" and sentence.at(end + 1) in _OF_BOTH:
        for place in range(end + 2, min(end + 7, len(sentence))):
            if sentence.low[place] in table.persons and sentence.at(place + 1) not in table.persons:
                return place + 1, 2
            if sentence.low[place] in _STOPS or lexicon().participles.get(sentence.low[place]):
                break
    return end, 1


def _said(sentence: Words, index: int, end: int) -> Measure | None:
    """What is said to have happened to the people at ``index`` to ``end``; None where nothing or not surely."""
    table, unsure = lexicon(), _lexicon().unsure
    before = sentence.at(index - 1)
    place = index - 1
    if before == "of":
        return table.nouns_of.get(sentence.at(index - 2))
    if before in table.transitive and before not in syntax("no verbs before"):
        passive = sentence.at(place - 1) in {"was", "were", "been", "be", "to"}
        return None if passive or unsure & set(sentence.low[max(0, place - 3) : place]) else table.transitive[before]
    if sentence.low[index] == "the" and before in {"by", "from", "with", "to"}:
        return None
    stop = end
    while stop < min(len(sentence), end + 14) and sentence.low[stop] not in {".", ";", "but"}:
        stop += 1
    said = after(sentence, end, stop)
    if said is None or (said is Measure.DISPLACED and syntax("flights") & set(sentence.low[end:stop])):
        return None
    return None if unsure & set(sentence.low[end:stop]) else said
