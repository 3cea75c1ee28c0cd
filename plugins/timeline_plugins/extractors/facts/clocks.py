"""Clock times with what they tell of: "officers were called to a shooting shortly after 9"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from timeline.model.mention import FactMention, TimeMention, TimexType
from timeline_plugins.extractors.facts.passages import Passage
from timeline_plugins.extractors.facts.phrases import FACTS, PACKAGE
from timeline_plugins.lexicon import sections, words

KIND = "clock time"
ABOUT = "~"
"""Mark behind the value of a time that is told roughly: "shortly after 9"."""

_PARTS = re.compile(r"[A-Za-z]+|911|;|\.(?=\s|[A-Z][a-z])")
_WORD = re.compile(r"[a-z]+|911")
_TELLING = 5
"""Words of a clause that tells of something, be it nothing that is listed."""
_NEXT = 20
"""Characters before a clock time in which words tell how near it was."""
_REACH = 200
"""Characters on each side of a clock time in which what it tells of is looked for."""


def clock_times(text: str, sentence: tuple[int, int], times: Iterable[TimeMention]) -> Iterator[FactMention]:
    """The clock times of a sentence, ``of`` the moment that they tell of; ``text`` is that of the document."""
    first, last = sentence
    told = text[first:last]
    for time in times:
        if time.type is not TimexType.TIME or ":" not in time.value:
            continue
        start, end = time.spans[0][0] - first, time.spans[0][1] - first
        near = not _near().isdisjoint(_WORD.findall(told[max(0, start - _NEXT) : end].lower()))
        value = time.value.partition("T")[2] + (ABOUT if near else "")
        yield FactMention(spans=time.spans, kind=KIND, value=value, of=moment(told, start, end))


def moment(text: str, start: int, end: int) -> str | None:
    """What a clock time at ``start`` to ``end`` tells of; None where no word tells.

    ``happening``, ``call``, ``end`` or ``stamp`` (when it was told). The clause before it goes first, then the one
    behind it, then those next to these: in "he died in hospital after being shot at 9" the time is that of the shots.
    """
    before = [[], *_clauses(text[max(0, start - _REACH) : start])]
    while len(before) > 2 and (_near() | _about()).issuperset(before[-1]):  # "just before 9" ends no clause
        before.pop()
    behind = [*_clauses(text[end : end + _REACH]), []]
    for clause in (before[-1], behind[0], before[-2], behind[1]):
        for name, stems in _moments():
            if any(word.startswith(stems) for word in clause):
                return name
        if len(clause) >= _TELLING:
            return None
    return None


def _clauses(text: str) -> list[list[str]]:
    """The words of each clause, as far as marks and words between clauses show it."""
    clauses: list[list[str]] = [[]]
    for word in map(str.lower, _PARTS.findall(text)):
        if word in _between() or not word[0].isalnum():
            clauses.append([])
        else:
            clauses[-1].append(word)
    return clauses


def one_of_several(passage: Passage) -> Iterator[FactMention]:
    """Where a sentence speaks of "the first shooting" or "another attack"."""
    found = passage.words
    happening = next(stems for name, stems in _moments() if name == "happening")
    for place, (word, after) in enumerate(pairwise(found)):
        if word not in _several():
            continue
        ends = [place + 1] if after.startswith(happening) else []
        ends += [other for other in range(place + 2, min(place + 4, len(found))) if found[other] in _nouns()]
        if ends:
            yield FactMention(spans=(passage.at(place, ends[0]),), kind="events", value="another")


@cache
def _between() -> frozenset[str]:
    return words(PACKAGE, FACTS, "between clauses")


@cache
def _near() -> frozenset[str]:
    return words(PACKAGE, FACTS, "shortly")


@cache
def _about() -> frozenset[str]:
    return words(PACKAGE, FACTS, "about")


@cache
def _moments() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row[0], tuple(row[1].split())) for row in sections(PACKAGE, FACTS)["moments"])


@cache
def _several() -> frozenset[str]:
    return words(PACKAGE, FACTS, "several")


@cache
def _nouns() -> frozenset[str]:
    several = words(PACKAGE, FACTS, "words of events: several")
    return frozenset(word.removesuffix(ending) for word in several for ending in ("s", "es"))
