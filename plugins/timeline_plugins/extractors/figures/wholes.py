"""Parts and wholes, additions and totals: how the figures of a sentence hang together."""

from decimal import Decimal
from functools import cache

import attrs

from timeline.model.figure import Accumulation, Number
from timeline_plugins.extractors.figures.measures import Counted, lexicon, syntax
from timeline_plugins.extractors.figures.numbers import whole
from timeline_plugins.extractors.figures.quantities import Quantity
from timeline_plugins.extractors.figures.words import PACKAGE, Phrases, Words
from timeline_plugins.lang.en.morphology import forms
from timeline_plugins.lexicon import sections, words

_BETWEEN = frozenset({"of", "the", "its", "their", "his", "her", "these", "those", "out", "all", "our", "total", "a"})


DEFINITE = frozenset({"the", "its", "their", "his", "her", "our", "these", "those", "all"})
"""What a part's whole begins with: "eight of the schoolgirls"."""


@attrs.frozen(slots=True)
class Found:
    """A figure of a sentence: quantity, noun, and the index of the figure that is its whole."""

    quantity: Quantity
    counted: Counted
    whole: int | None = None


def linked(sentence: Words, found: list[Found]) -> list[Found]:
    """The figures with their wholes, and nouns inherited where none follows."""
    result: list[Found] = []
    for index, each in enumerate(found):
        part = _of_next(sentence, found, index)
        if part is None:
            part = _of_earlier(sentence, result, each)
        noun = each.counted
        if noun.noun is None and each.quantity.unit is None:
            noun = _inherited(sentence, found, index, part, noun)
        result.append(Found(each.quantity, noun, part))
    return result


def _of_next(sentence: Words, found: list[Found], index: int) -> int | None:
    """The figure behind "of": "five of the 90 wells"."""
    if index + 1 >= len(found):
        return None
    one, other = found[index].quantity, found[index + 1].quantity
    gap = range(one.end, other.first)
    if not 0 < len(gap) <= 6 or one.measured == "money":
        return None
    nouns = sentence.low[one.end : other.first]
    if found[index].counted.noun is not None and "out" in nouns:
        nouns = nouns[nouns.index("out") :]
    if "of" in nouns and all(word in _BETWEEN for word in nouns):
        return index + 1
    return None


def _of_earlier(sentence: Words, earlier: list[Found], each: Found) -> int | None:
    """An earlier whole: "out of 11,000 troops, 1,000", "1,200 people, including 300 children", "12,000 of them"."""
    if not earlier:
        return None
    one, last = each.quantity, len(earlier) - 1
    other = earlier[last].quantity
    before = sentence.at(one.first - 1)
    if before in {"including", "them"} or (before == "mostly" and sentence.at(one.first - 2) == "including"):
        return _outermost(earlier, last, before)
    if before == "," and sentence.at(one.end) in syntax("gravely"):  # "wounded 50 people, 12 critically"
        return last
    if before in {"whom", "which"} and sentence.at(one.first - 2) == "of":
        return last
    if sentence.at(one.end) == "of" and sentence.at(one.end + 1) in {"them", "these", "those", "whom", "which"}:
        return last
    place = other.first - 1
    place -= sentence.at(place) in DEFINITE
    if sentence.at(place) == "of" and other.measured is None and one.measured in {None, "share"}:
        lead = sentence.at(place - 1)
        if lead in {"", "out", "that", ",", "and", "\u201c", '"'} or sentence.raw[place] == "Of":
            return last
    return None


def _outermost(earlier: list[Found], last: int, before: str) -> int:
    """The whole itself in "30 people, including 4 women and 5 children"."""
    return earlier[last].whole if before == "and" and earlier[last].whole is not None else last  # type: ignore[return-value]


def _inherited(sentence: Words, found: list[Found], index: int, part: int | None, noun: Counted) -> Counted:
    if part is not None:
        source = found[part].counted
    elif index and not found[index].quantity.joined and found[index - 1].quantity.unit is None:
        gap = sentence.low[found[index - 1].quantity.end : found[index].quantity.first]
        if not lexicon().subject_heads.isdisjoint(gap):
            return noun
        source = found[index - 1].counted
    else:
        return noun
    return attrs.evolve(noun, noun=source.noun, measure=noun.measure or source.measure, people=source.people)


def part_of(one: Quantity, other: Quantity) -> Quantity:
    """A share of a counted whole as a count: half of the 50 is 25."""
    low, high = _times(one.low, other.low), _times(one.high, other.high)
    best = _times(one.best, other.best)
    if low is None and best is None and high is None:
        return one
    end, noun = max(one.end, other.end), max(one.noun, other.noun)
    if other.first < one.first:
        end, noun = one.end, one.noun
    return attrs.evolve(one, low=low, best=best, high=high, end=end, noun=noun, share=False, vague=False)


def _times(share: Number | None, count: Number | None) -> Number | None:
    if share is None or count is None:
        return None
    value = Decimal(share) * count
    return whole(value.quantize(Decimal(1) if value >= 100 else Decimal("0.01"))) if value < 10**20 else whole(value)


@cache
def _totals() -> tuple[frozenset[str], Phrases, frozenset[str]]:
    rows = sections(PACKAGE, "measures.txt")
    phrases = {cell: "total" for row in rows["total phrases"] for cell in row}
    rising = frozenset(form for row in rows["change"] for verb in row for form in forms(verb))
    return words(PACKAGE, "measures.txt", "totals"), Phrases(phrases), rising


@cache
def _widely() -> tuple[Phrases, frozenset[str]]:
    cells = [cell for row in sections(PACKAGE, "syntax.txt")["wide counts"] for cell in row]
    return Phrases(dict.fromkeys(cells, "")), frozenset({"in", *(cell.split()[0] for cell in cells)})


def counts_widely(sentence: Words) -> bool:
    """Does a sentence count over a whole country, a year or longer, so that its numbers are of many happenings?"""
    phrases, starts = _widely()
    return any(
        phrases.ahead(sentence, index) is not None or (word == "in" and _is_year(sentence.at(index + 1)))
        for index, word in enumerate(sentence.low)
        if word in starts
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def accumulation(sentence: Words, one: Quantity, noun_end: int, stop: int) -> Accumulation | None:
    """Whether the words say a total so far ("bringing the toll to 58") or an addition ("another 20", "3,000 more")."""
    totals, phrases, rising = _totals()
    before = sentence.at(one.first - 1)
    if one.marker is not None or (
        sentence.at(one.noun) in {"more", "additional"} and sentence.at(one.noun + 1) != "than"
    ):
        return Accumulation.INCREMENTAL
    lead = sentence.low[max(0, one.first - 10) : one.base]
    if before == "by" and any(word in rising for word in lead[-4:]):
        return Accumulation.INCREMENTAL
    if lead[-3:] == ["a", "total", "of"]:
        return Accumulation.CUMULATIVE
    if one.joined == "to" and one.rule == "number" and before == "to" and one.measured is None:
        return Accumulation.CUMULATIVE
    for back in range(len(lead) - 1, -1, -1):
        if lead[back] in {",", ";", ".", ":"}:
            break
        if lead[back] in totals and (lead[back + 1 :] != ["of"] or "toll" in lead[back]):
            return Accumulation.CUMULATIVE
    if one.first > 1 and phrases.behind(sentence, one.first - (sentence.at(one.first - 1) == ",")) is not None:
        return Accumulation.CUMULATIVE
    for index in range(noun_end, min(stop, noun_end + 10)):
        if sentence.low[index] in {";", "."}:
            break
        if phrases.ahead(sentence, index) is not None:
            return Accumulation.CUMULATIVE
    return None
